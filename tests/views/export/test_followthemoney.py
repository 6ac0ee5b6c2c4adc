import json
import re
from typing import Any

import pytest

from tests.views.export.conftest import Write

# What FollowTheMoney's schemata demand, and the properties of theirs that we use.
REQUIRED = {"Person": {"name"}, "PublicBody": {"name"}, "Organization": {"name"}, "LegalEntity": {"name"}, "Event": {"name"}}
REQUIRED |= {"Article": set(), "Documentation": {"document", "entity"}}
PROPERTIES = {
    "Person": {"name", "position"},
    "PublicBody": {"name", "topics"},
    "Organization": {"name"},
    "LegalEntity": {"name"},
    "Article": {"title", "name", "publisher", "sourceUrl", "publishedAt"},
    "Event": {"name", "summary", "date", "startDate", "endDate", "location", "keywords", "involved", "proof"},
    "Documentation": {
        "document", "entity", "role", "description", "date", "endDate", "status", "publisher", "sourceUrl",
    },
}  # fmt: skip
POINTERS = {
    "involved": {"Person", "PublicBody", "Organization", "LegalEntity"},
    "proof": {"Article"},
    "document": {"Article"},
    "entity": set(PROPERTIES) - {"Documentation"},
}
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def entities_of(text: str) -> dict[str, dict[str, Any]]:
    lines = [json.loads(line) for line in text.splitlines()]
    entities = {line["id"]: line for line in lines}
    assert len(entities) == len(lines)
    return entities


@pytest.mark.parametrize("kind", ["encounters", "statements", "commitments", "reports"])
def test_entities_are_of_the_schemata_and_point_to_one_another(kind: str, write: Write) -> None:
    entities = entities_of(write("followthemoney", kind))
    for entity in entities.values():
        properties = entity["properties"]
        assert (
            set(entity) == {"id", "schema", "properties"}
            and REQUIRED[entity["schema"]] <= set(properties) <= PROPERTIES[entity["schema"]]
        )
        for name, told in properties.items():
            assert (
                told and all(isinstance(value, str) and value == value.strip() for value in told) and len(set(told)) == len(told)
            )
            if name in POINTERS:
                assert {entities[value]["schema"] for value in told} <= POINTERS[name]
            if name.endswith(("Date", "edAt")) or name == "date":
                assert all(DATE.fullmatch(value) for value in told)


def test_one_actor_is_one_entity_in_all_exports_but_a_description_is_not(write: Write) -> None:
    met, said = (entities_of(write("followthemoney", kind)) for kind in ("encounters", "statements"))
    shared = {met[name]["properties"]["name"][0] for name in set(met) & set(said) if met[name]["schema"] != "Article"}
    assert shared == {"Ines Kader"}


def test_who_said_what_is_a_link_between_speaker_and_report(write: Write) -> None:
    entities = entities_of(write("followthemoney", "statements"))
    link = next(each for each in entities.values() if each["properties"].get("role") == ["speaker: assert, pledge"])
    assert entities[link["properties"]["entity"][0]]["properties"]["name"] == ["Ines Kader"]
    assert link["properties"]["description"] == ["the bridge will carry goods again […] whatever it costs"]
