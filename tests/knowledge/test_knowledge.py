"""What the packaged knowledge holds, and whom names and offices mean on a day."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

import readout.knowledge
from readout.gazetteer import Term
from readout.knowledge import KnowledgeBase, load_knowledge
from readout.knowledge.files import read_toml
from readout.lexicon.titles import load_titles, words_by_role
from readout.offices import covers

FOLDER = Path(readout.knowledge.__file__).parent
# Two persons of one name, each in their own right.
NAMESAKES = {"Andris Bērziņš", "António Monteiro", "David Johnston", "João Bernardo Vieira", "King Abdullah", "Mohamed Abdelaziz"}


@pytest.fixture(scope="module")
def knowledge() -> KnowledgeBase:
    return load_knowledge(words_by_role(load_titles()))


@pytest.mark.parametrize(
    ("name", "day", "actor"),
    [
        ("Xi Jinping", "2022-02-04", "person:xi-jinping"),
        ("Jinping Xi", None, "person:xi-jinping"),
        ("Mr. Lavrov", "2022-02-04", "person:sergei-lavrov"),
        ("Antonio Guterres", None, "person:antonio-guterres"),
        ("Tayyip Erdogan", "2022-02-04", "person:recep-tayyip-erdogan"),
        ("Turkiye", None, "state:TUR"),
        ("Turkey's", None, "state:TUR"),
        ("the U.S.", None, "state:USA"),
        ("US", None, "state:USA"),
        ("He Lifeng", None, "person:he-lifeng"),
        ("DR Congo", None, "state:COD"),
        ("DPRK", None, "state:PRK"),
        ("Ivory Coast", None, "state:CIV"),
        ("Iraqis", None, "state:IRQ"),
        ("Kiev", None, "state:UKR"),
        ("the Elysee", None, "state:FRA"),
        ("the Kremlin", None, "state:RUS"),
        ("the WHO", None, "body:WHO"),
        ("World Health Organisation", None, "body:WHO"),
        ("Daesh", None, "body:islamic-state"),
        ("UN Security Council", None, "body:UNSC"),
        ("the Chinese Foreign Ministry", None, "body:CHN-foreign-ministry"),
    ],
)
def test_a_name_or_variant_means_its_actor(knowledge: KnowledgeBase, name: str, day: str | None, actor: str) -> None:
    found = knowledge.resolve(name, date.fromisoformat(day) if day else None)
    assert found and found.actor == actor
    assert found.name == knowledge.gazetteer.canonical[actor]


@pytest.mark.parametrize(
    ("words", "day", "name"),
    [
        ("the Chinese foreign minister", "2022-02-04", "Wang Yi"),
        ("China's foreign minister", "2023-03-01", "Qin Gang"),
        ("UN Secretary-General", "2016-06-01", "Ban Ki-moon"),
        ("the UN chief", "2022-06-01", "António Guterres"),
        ("President of France", "2015-06-01", "François Hollande"),
        ("French President Macron", "2022-06-01", "Emmanuel Macron"),
        ("President Macron", None, "Emmanuel Macron"),
        ("former French President Hollande", "2022-06-01", "François Hollande"),
        ("US Secretary of State", "2015-06-01", "John Kerry"),
        ("Secretary of State Antony Blinken", "2022-06-01", "Antony Blinken"),
        ("the Permanent Representative of China to the United Nations", "2022-06-01", "Zhang Jun"),
        ("European Council President Charles Michel", "2022-06-01", "Charles Michel"),
        ("UN High Commissioner for Human Rights", "2022-06-01", "Michelle Bachelet"),
        ("the EU foreign policy chief", "2022-06-01", "Josep Borrell"),
        ("the Pope", "2022-06-01", "Pope Francis"),
    ],
)
def test_an_office_means_its_holder_on_the_day(knowledge: KnowledgeBase, words: str, day: str | None, name: str) -> None:
    found = knowledge.resolve(words, date.fromisoformat(day) if day else None)
    assert found and found.name == name


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("", "2022-02-04"),
        ("Ms Berg", "2022-02-04"),
        ("who", "2022-02-04"),
        ("us", "2022-02-04"),
        ("He", "2022-02-04"),
        ("he", "2022-02-04"),
        ("Let", None),
        ("Congo", "2022-02-04"),
        ("Brussels", "2022-02-04"),
        ("Kim", None),
        ("the Chinese foreign minister", None),
        ("the Pope", None),
        ("the Ruritanian foreign minister", "2022-02-04"),
        ("a senior official", "2022-02-04"),
        ("Geneva", "2022-02-04"),
    ],
)
def test_what_is_unknown_or_means_two_is_nobody(knowledge: KnowledgeBase, words: str, day: str | None) -> None:
    assert knowledge.resolve(words, date.fromisoformat(day) if day else None) is None


def test_capacity_is_the_main_office_of_the_day(knowledge: KnowledgeBase) -> None:
    assert knowledge.offices.capacity("person:xi-jinping", "2022-02-04") == "President of China"
    assert knowledge.offices.capacity("person:joe-biden", "2012-02-04") == "Vice President of the United States"
    assert knowledge.offices.capacity("person:xi-jinping", None) is None
    assert knowledge.offices.capacity("person:nobody", "2022-02-04") is None


def test_holders_without_a_day_need_one_holder_ever(knowledge: KnowledgeBase) -> None:
    assert knowledge.offices.holders("state:CHN", "foreign-minister", None) == ()
    assert knowledge.offices.holders("state:CHN", "foreign-minister", "2022-02-04") == ("person:wang-yi",)
    assert knowledge.offices.holders("state:CHN", "no-such-role", "2022-02-04") == ()


@pytest.mark.parametrize(
    ("start", "end", "day", "expected"),
    [
        ("2013-03", "2018", "2013-03-01", True),
        ("2013-03", "2018", "2018-12-31", True),
        ("2013-03", "2018", "2013-02-28", False),
        ("2013-03", "2018", "2019-01-01", False),
        ("2013-03-14", "", "2026-11-21", True),
        ("", "2013-03-14", "1999-01-01", True),
    ],
)
def test_a_term_covers_any_day_possibly_inside(start: str, end: str, day: str, expected: bool) -> None:
    assert covers(Term("person:x", "state:X", "president", start, end), day) is expected


def clashes(knowledge: KnowledgeBase, kinds: Iterable[str]) -> dict[str, frozenset[str]]:
    actors: dict[str, set[str]] = defaultdict(set)
    for name in knowledge.gazetteer.names:
        if name.kind in kinds:
            actors[name.words].add(name.actor)
    return {words: frozenset(found) for words, found in actors.items() if len(found) > 1}


def test_full_names_of_persons_are_unique_unless_declared(knowledge: KnowledgeBase) -> None:
    found = clashes(knowledge, ("name",)).items()
    persons = {words: actors for words, actors in found if all(each.startswith("person:") for each in actors)}
    assert {words: actors for words, actors in persons.items() if words not in NAMESAKES} == {}


def test_names_of_states_and_bodies_are_unique(knowledge: KnowledgeBase) -> None:
    found = clashes(knowledge, ("name", "abbreviation"))
    listed = {
        words for words, actors in found.items() if not any("-ministry" in each or each[:7] == "person:" for each in actors)
    }
    assert listed <= {"Congo"}


def test_every_owner_and_parent_is_listed_and_every_office_has_a_title(knowledge: KnowledgeBase) -> None:
    gazetteer = knowledge.gazetteer
    assert {term.owner for term in gazetteer.terms} <= gazetteer.canonical.keys()
    assert set(knowledge.parent.values()) <= gazetteer.canonical.keys()
    assert {(term.owner, term.role) for term in gazetteer.terms} <= gazetteer.titles.keys()


def test_every_wikidata_id_comes_with_its_source(knowledge: KnowledgeBase) -> None:
    states = read_toml(FOLDER / "states.toml")
    derived = read_toml(FOLDER / "bodies-supraverden.toml")
    joined = derived.pop("wikidata")
    from_sources = {f"state:{key}" for key, state in states.items() if "wikidata" in state}
    from_sources |= {f"body:{key}" for key in joined} | {f"body:{key}" for key, body in derived.items() if "wikidata" in body}
    assert knowledge.wikidata.keys() == from_sources
    assert all(re.fullmatch(r"Q[1-9]\d*", code) for code in knowledge.wikidata.values())
    assert len(set(knowledge.wikidata.values())) == len(knowledge.wikidata)


def test_the_un_has_its_members_and_the_derived_file_its_licence() -> None:
    states = read_toml(FOLDER / "states.toml")
    assert sum(state.get("un_member", True) for state in states.values()) == 193
    assert all("iso2" in state for key, state in states.items() if key not in ("SCG", "YUG"))
    licence = (FOLDER / "LICENSE-CC-BY-SA-4.0").read_text(encoding="utf-8")
    assert "bodies-supraverden.toml" in licence and "Confirmordeny" in licence
    assert "CC BY-SA 4.0" in (FOLDER / "bodies-supraverden.toml").read_text(encoding="utf-8")[:400]


def test_there_are_bodies_and_places_enough(knowledge: KnowledgeBase) -> None:
    kinds = [actor.split(":")[0] for actor in knowledge.gazetteer.canonical if "-ministry" not in actor]
    assert kinds.count("body") >= 600 and kinds.count("place") >= 450
