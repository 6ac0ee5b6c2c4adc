"""In whose name a report is written."""

from collections.abc import Callable

import pytest

from readout.annotate.voices import Voice
from readout.reading import Toolbox, process
from readout.report import Origin, freeze

Hear = Callable[..., Voice]
WE = "We welcome the talks. We will go on with them. We thank the hosts. They were long."


@pytest.fixture
def hear(toolbox: Toolbox) -> Hear:
    def voice(text: str, publisher: str | None = None, title: str | None = None) -> Voice:
        origin = Origin("test", publisher=publisher, title=title)
        report = freeze(text, origin=origin, source_sha256="", reader="test/1", publisher=publisher, title=title)
        return process(report, toolbox).annotations.voice

    return voice


def test_a_press_report_speaks_for_nobody(hear: Hear) -> None:
    assert hear("The minister left on Monday.") == Voice(None, None, None, "")


def test_a_government_speaks_for_its_state(hear: Hear) -> None:
    voice = hear(WE, publisher="Government of France")
    assert (voice.home, voice.home_name, voice.author and voice.author.name) == ("state:FRA", "France", "France")


def test_a_service_speaks_for_its_union(hear: Hear) -> None:
    assert hear(WE, publisher="European External Action Service").home == "body:EU"


def test_an_unknown_movement_speaks_for_itself(hear: Hear) -> None:
    voice = hear(WE, publisher="Movement of the Seventh of March")
    assert (voice.home, voice.home_name) == (None, "Movement of the Seventh of March")


def test_the_person_of_the_title_is_the_author(hear: Hear) -> None:
    voice = hear(WE, title="Statement by Foreign Minister Goran Isthvar on the talks")
    assert voice.author is not None and voice.author.name == "Goran Isthvar"


def test_a_party_that_only_reports_is_not_the_author(hear: Hear) -> None:
    voice = hear("The ministers met on Monday. They left on Tuesday.", publisher="Ministry of Foreign Affairs of China")
    assert voice.author is None and voice.party is not None


def test_a_newspaper_speaks_for_nobody_whatever_its_name(hear: Hear) -> None:
    voice = hear(WE, publisher="Paris Sunday Mirror")
    assert (voice.author, voice.party) == (None, None)


def test_a_ministry_that_publishes_appears_for_its_state(hear: Hear) -> None:
    voice = hear("The Ministry urged calm.", publisher="Ministry of Foreign Affairs of Thailand")
    assert (voice.ministry, voice.land) == ("Ministry of Foreign Affairs of Thailand", "Thailand")
    assert hear(WE, publisher="Government of France").ministry == ""
