import json
from typing import Any

import pytest

from tests.views.export.conftest import HOSTILE, Write

# Of schema.org's properties of the types that we write those that we use.
PROPERTIES = {
    "Event": {
        "name", "additionalType", "disambiguatingDescription", "eventStatus", "eventAttendanceMode", "startDate", "endDate",
        "location", "attendee", "superEvent", "keywords", "subjectOf",
    },
    "Quotation": {"text", "spokenByCharacter", "description", "keywords", "audience", "citation"},
    "CreativeWork": {"name", "publisher", "datePublished", "url", "identifier"},
    "Person": {"name", "jobTitle"},
    "GovernmentOrganization": {"name"},
    "Organization": {"name"},
    "Audience": {"name"},
    "Place": {"name"},
    "Thing": {"name"},
}  # fmt: skip


def nodes(value: Any) -> list[dict[str, Any]]:
    """All objects with a type, at any depth."""
    if isinstance(value, list):
        return [node for each in value for node in nodes(each)]
    if not isinstance(value, dict):
        return []
    return ([value] if "@type" in value else []) + [node for each in value.values() for node in nodes(each)]


@pytest.mark.parametrize("kind", ["encounters", "statements"])
def test_types_and_properties_are_those_of_the_vocabulary(kind: str, write: Write) -> None:
    document = json.loads(write("schema-org", kind))
    assert document["@context"] == "https://schema.org"
    for node in nodes(document["@graph"]):
        assert set(node) - {"@type", "@id"} <= PROPERTIES[node["@type"]]
        assert all(value not in (None, "", []) for value in node.values())


def test_an_event_tells_when_where_and_who(write: Write) -> None:
    met, again, called = json.loads(write("schema-org", "encounters"))["@graph"]
    assert met["name"] == "Meeting: Ines Kader and Tomas Reyl" and met["location"]["name"] == "Lorneval"
    assert (again["startDate"], again["endDate"], again["eventStatus"]) == (
        "2021-09",
        "2021-11",
        "https://schema.org/EventScheduled",
    )
    assert called["eventStatus"] == "https://schema.org/EventCancelled"
    assert called["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"


def test_a_quotation_has_its_speaker_and_its_report(write: Write) -> None:
    first, *_, last = json.loads(write("schema-org", "statements"))["@graph"]
    assert first["text"] == "the bridge will carry goods again […] whatever it costs"
    assert first["spokenByCharacter"]["jobTitle"] == "Foreign Minister of Avaria"
    assert first["citation"]["url"] == "https://gazette.test/a?b=1&c=2"
    assert last["text"] == HOSTILE[-1] and "url" not in last["citation"]
