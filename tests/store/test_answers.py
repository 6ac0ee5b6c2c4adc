"""A search's answer on both databases: what fits, what its hits have in common, where the words stand."""

import pytest

from readout.span import Span
from readout.store import Store, findings
from readout.store.found_words import marked_places
from readout.store.questions import Wanted
from readout.store.searching import CLOSE, OPEN, parse_query
from tests.store.readings import PROGRAM, reading, talks

PART = Wanted(limit=10)


@pytest.fixture
def talked(store: Store) -> Store:
    """Three reports: two of talks, one of the weather."""
    weather = reading("c", "It rained on the ferries of Oslo.", published="2030-01", publisher=None)
    store.writer(PROGRAM).add([talks("a"), talks("b", publisher="Sudland Courier"), weather])
    return store


def names(store: Store, words: str, wanted: Wanted = PART) -> list[str]:
    """The given ids of what is found."""
    answer = store.answer(parse_query(words) if words else None, wanted)
    return sorted(str(each.told.source.given_id) for each in answer.findings)


@pytest.mark.parametrize(
    ("words", "wanted", "found"),
    [
        ("ferry", PART, ["a", "b", "c"]),
        ("ferry", Wanted(actor="Ina Berg", limit=10), ["a", "b"]),
        ("ferry", Wanted(actor="Ina Berg", act="pledge", limit=10), ["a", "b"]),
        ("ferry", Wanted(actor="Ina Berg", act="urge", limit=10), []),
        ("ferry", Wanted(actor="Ina Berg", topic="transport", publisher="Sudland Courier", limit=10), ["b"]),
        ("ferry", Wanted(since="2030", until="2030-12-31", limit=10), ["c"]),
        ('"rained on" ferry', PART, ["c"]),
        ("", Wanted(act="urge", limit=10), ["a", "b"]),
        ("", PART, ["a", "b", "c"]),
        ("glacier", PART, []),
    ],
)
def test_a_search_is_narrowed(talked: Store, words: str, wanted: Wanted, found: list[str]) -> None:
    assert names(talked, words, wanted) == found


MANY = (
    PART,
    Wanted(act="pledge", limit=10),
    Wanted(actor="Ina Berg", topic="transport", limit=10),
    Wanted(since="2031", act="urge", limit=10),
)


@pytest.mark.parametrize("wanted", MANY)
def test_what_is_true_of_many_reports_narrows_as_what_is_true_of_few(
    talked: Store, wanted: Wanted, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = names(talked, "ferry", wanted)
    monkeypatch.setattr(findings, "RANKED", 1)
    (latest,) = names(talked, "ferry", wanted)
    assert latest in few
    assert talked.answer(parse_query("ferry"), wanted).latest


def test_facets_count_reports(talked: Store) -> None:
    answer = talked.answer(parse_query("ferry"), PART)
    told = {name: [(each.value, each.count) for each in values] for name, values in answer.facets.items()}
    assert told["actor"] == [("Ina Berg", 2), ("Tor Lind", 2)]
    assert told["act"] == [("announce", 2), ("pledge", 2), ("urge", 2)]
    assert told["topic"] == [("transport", 2)]
    assert told["publisher"] == [("Norland Gazette", 1), ("Sudland Courier", 1)]
    assert told["year"] == [("2031", 2), ("2030", 1)]
    assert (answer.counted, answer.more, answer.latest) == (3, False, False)


def test_acts_are_counted_in_the_statements_wanted(talked: Store) -> None:
    facets = talked.answer(None, Wanted(actor="Tor Lind", limit=0)).facets
    assert [each.name for each in facets["act"]] == ["urge"]
    assert [each.name for each in facets["actor"]] == ["Tor Lind"]


@pytest.mark.parametrize("words", ["ferry", "FERRIES", '"the ferry"', "ferr*", '"the ferry" sail'])
def test_the_words_found_are_where_they_stand(talked: Store, words: str) -> None:
    finding = talked.answer(parse_query(words), Wanted(publisher="Sudland Courier", limit=1)).findings[0]
    text = finding.told.text
    assert any("ferry" in place.of(text) for place in finding.places)
    assert all(text[place.end : place.end + 1] in (" ", ".", ",") for place in finding.places)


def test_what_people_found_wrong_is_not_quoted(talked: Store) -> None:
    from readout.store import Decision

    said = talked.answer(None, Wanted(publisher="Sudland Courier", limit=1)).findings[0].told
    wrong = f"{said.source.report}/{said.statements[0].id}"
    talked.decide([Decision("wrong", wrong, None, "Ada", "2031-06-01T00:00:00+00:00")])
    again = talked.answer(None, Wanted(publisher="Sudland Courier", limit=1)).findings[0].told
    assert again.statements == said.statements[1:]


def test_the_latest_come_first_in_a_feed(talked: Store) -> None:
    found = talked.latest(parse_query("ferry"), Wanted(), 2)
    assert [each.told.source.given_id for each in found] == ["c", "b"]


def test_a_text_with_the_marks_in_it_or_a_changed_one_shows_none() -> None:
    assert marked_places(f"a {OPEN}b{CLOSE} c", 5) == (Span(2, 3),)
    assert marked_places(f"a {OPEN} {OPEN}b{CLOSE} c", 7) == ()
    assert marked_places("", 6) == ()
