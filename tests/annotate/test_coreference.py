"""Who is meant: names, offices, groups and pronouns after what the report has told."""

from collections.abc import Callable

import pytest

from readout.annotate.coreference import Reference
from readout.annotate.entities import akin, family_name
from readout.reading import Toolbox, process
from readout.report import Report

Resolve = Callable[[str], list[str]]
MET = "Ardelian Foreign Minister Goran Isthvar met Velmaran Foreign Minister Ana Moreno. "


@pytest.fixture
def references(report_of: Callable[[str], Report], toolbox: Toolbox) -> Callable[[str], tuple[Reference, ...]]:
    return lambda text: process(report_of(text), toolbox).annotations.references


@pytest.fixture
def resolve(references: Callable[[str], tuple[Reference, ...]]) -> Resolve:
    return lambda text: [reference.actor.name for reference in references(text)]


@pytest.mark.parametrize(
    ("then", "meant"),
    [
        ("Isthvar left.", "Goran Isthvar"),
        ("Mr Isthvar left.", "Goran Isthvar"),
        ("He left.", "Goran Isthvar"),
        ("The Velmaran minister left.", "Ana Moreno"),
        ("The two ministers left.", "Goran Isthvar and Ana Moreno"),
        ("The two met again.", "Goran Isthvar and Ana Moreno"),
        ("Both leaders left.", "Goran Isthvar and Ana Moreno"),
        ("Isthvar thanked his guest.", "Ana Moreno"),
        ("Two unnamed experts left.", "Two unnamed experts"),
        ("Isthvar left. The diplomat was in haste.", "Goran Isthvar"),
        ("The Velmaran authority left.", "Ana Moreno"),
        ("Both authorities left.", "Goran Isthvar and Ana Moreno"),
    ],
)
def test_who_is_meant_by_what_follows(then: str, meant: str, resolve: Resolve) -> None:
    assert resolve(MET + then)[-1] == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("The Chinese side agreed.", "China"),
        ("The Chinese Foreign Ministry agreed.", "Ministry of Foreign Affairs of China"),
        ("The Movement of the Seventh of March met. The Movement agreed.", "Movement of the Seventh of March"),
        ("A senior official agreed.", "senior official"),
        ("The Chancellery of Ecuador met. The Chancellery agreed.", "Ministry of Foreign Affairs of Ecuador"),
    ],
)
def test_groups(text: str, meant: str, resolve: Resolve) -> None:
    assert resolve(text)[-1] == meant


def test_a_name_in_the_text_stands_against_the_list_of_offices(resolve: Resolve) -> None:
    text = "Peru's foreign minister rejected the plan on Tuesday. Marta Solís said that Solís would wait. The minister left."
    assert {name for name in resolve(text) if name != "Peru"} == {"Marta Solís"}


def test_an_office_of_a_state_nowhere_told_is_that_of_the_person_at_hand(resolve: Resolve) -> None:
    text = "The Foreign Minister of Mexico, Luis Barrios, arrived at noon. The Foreign Secretary left at six."
    assert resolve(text)[-1] == "Luis Barrios"


def test_a_title_before_the_full_name_is_its_bearers(resolve: Resolve) -> None:
    assert set(resolve("Mr Isthvar left. Later Foreign Minister Goran Isthvar spoke.")) == {"Goran Isthvar"}


def test_a_pronoun_tells_the_gender(references: Callable[[str], tuple[Reference, ...]]) -> None:
    found = references("Minister Sorrel Vane left. She spoke. Later Vane returned.")
    assert [(reference.actor.name, reference.gender) for reference in found][-1] == ("Sorrel Vane", "f")


def test_akin() -> None:
    assert akin("Republic of Torvesk", "Torveskan")
    assert not akin("Republic of Torvesk", "Ardelian")
    assert family_name("Ana Moreno") == "Moreno"
