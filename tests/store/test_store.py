"""The same tests on SQLite and on PostgreSQL."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from readout.accounts.ids import encounter_id
from readout.errors import RecordError
from readout.store import Original, Store
from readout.store.opening import MIGRATIONS, NEWEST_FORM
from readout.store.portions import MOST_ASKED
from readout.store.questions import Wanted
from readout.store.rows import days_of
from readout.store.searching import CLOSE, OPEN, parse_query
from readout.store.tables import metadata
from tests.store.readings import PROGRAM, reading, talks

ALL = Wanted()


def add(store: Store, *readings: dict[str, object]) -> list[str]:
    return store.writer(PROGRAM).add(list(readings))


def test_what_is_saved_is_fetched_as_it_was(store: Store) -> None:
    readings = [talks("a"), talks("b", day=None, place=None), reading("empty", "Nothing happened.", published=None)]
    add(store, *readings)
    assert list(store.readings([each["report"]["id"] for each in reversed(readings)])) == list(reversed(readings))


def test_adding_the_same_again_changes_nothing(store: Store) -> None:
    first = add(store, talks("a"), talks("a"))
    assert first == [talks("a")["report"]["id"]]
    assert add(store, talks("a"), talks("b")) == [talks("b")["report"]["id"]]
    assert len(store.reports(ALL)) == 2
    assert store.anchors() == 2 * 9


def test_more_reports_than_one_statement_takes_are_written_at_once(store: Store) -> None:
    many = [reading(f"r{number}", f"Nothing happened in week {number}.") for number in range(MOST_ASKED + 1)]
    ids = {each["report"]["id"] for each in many}
    assert set(add(store, *many)) == ids
    assert add(store, *many) == []
    assert {row["id"] for row in store.reports(ALL)} == ids


def test_names_are_counted_by_what_they_do(store: Store) -> None:
    add(store, talks("a"))
    add(store, talks("b"), talks("c"))
    counted = {row["name"]: (row["encounters"], row["statements"], row["commitments"]) for row in store.actors(ALL)}
    told = [talks(name) for name in "abc"]
    for name in ("Ina Berg", "Tor Lind", "Norway"):
        met = sum(each["name"] == name for one in told for meeting in one["encounters"] for each in meeting["participants"])
        said = sum(each["speaker"]["name"] == name for one in told for each in one["statements"])
        owed = sum(each["debtor"]["name"] == name for one in told for each in one["commitments"])
        assert counted[name] == (met, said, owed)


def test_a_batch_is_written_whole_or_not_at_all(store: Store) -> None:
    damaged = talks("b")
    damaged["statements"][1]["manner"] = None
    with pytest.raises(Exception, match=r"(?i)not.null"):
        add(store, talks("a"), damaged)
    assert store.reports(ALL) == []
    add(store, talks("a"))
    assert len(store.actors(ALL)) == 3


def test_the_bytes_are_kept_once_by_their_hash(store: Store) -> None:
    writer = store.writer(PROGRAM)
    writer.add([talks("a")], [Original("hash", b"\x00bytes")])
    writer.add([talks("b")], [Original("hash", b"\x00bytes")])
    with store.engine.connect() as connection:
        assert connection.execute(text("SELECT sha256, content FROM originals")).all() == [("hash", b"\x00bytes")]


def test_a_report_is_known_by_its_bytes_and_where_they_came_from(store: Store) -> None:
    found = talks("a")
    add(store, found)
    sha256 = found["report"]["source_sha256"]
    assert store.knows(sha256, "a.txt", None)
    assert not store.knows(sha256, "b.txt", None)
    assert not store.knows(sha256, "a.txt", "https://example.org")


def test_a_sound_record_has_no_mismatch_and_a_damaged_one_tells_it(store: Store) -> None:
    add(store, talks("a"), talks("b"))
    assert list(store.mismatches()) == []
    with store.engine.begin() as connection:
        connection.execute(
            text("UPDATE anchors SET start = start + 1 WHERE kind = 'contested' AND role = 'denial' AND report = 2")
        )
    found = list(store.mismatches())
    assert [(each.kind, each.role, each.exact, each.found) for each in found] == [("contested", "denial", "denied", "enied")]


def test_encounters_are_there_once_the_record_is_settled(store: Store) -> None:
    add(store, talks("a"))
    assert store.encounters(ALL) == []
    assert store.settle() == 1
    assert store.settle() == 0
    (found,) = store.encounters(ALL)
    assert [account.source.given_id for account in found.joined.accounts] == ["a"]
    assert found.date == "2031-05-01"
    assert [actor.name for actor in found.participants] == ["Ina Berg", "Tor Lind"]
    assert store.encounters_called(encounter_id(found.joined)[:6]) == [found]
    assert store.encounters_called("no such") == []


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(actor="ina berg"), 2),
        (Wanted(actor="state:NOR"), 0),
        (Wanted(topic="transport", since="2031-05-01", until="2031-05-31"), 2),
        (Wanted(since="2031-05-02"), 1),
        (Wanted(until="2031-04-30"), 0),
        (Wanted(publisher="Wire"), 1),
        (Wanted(status="planned"), 0),
        (Wanted(about="no % such"), 0),
        (Wanted(limit=1), 1),
        (Wanted(limit=5, skip=1), 1),
    ],
)
def test_encounters_can_be_asked_for(store: Store, wanted: Wanted, found: int) -> None:
    add(store, talks("a"), talks("b", day="2031-05", place="Bergen", publisher="Wire"))
    with store.engine.begin() as connection:
        # What two reports tell is kept apart here, so that each question has its own answer.
        connection.execute(text("UPDATE accounts SET format = 'call', first_day = '2031-05-01' WHERE report = 2"))
    store.settle()
    answers = store.encounters(wanted)
    assert len({account.source.given_id for each in answers for account in each.joined.accounts}) in (found, 2 * bool(answers))


def test_statements_can_be_asked_for(store: Store) -> None:
    add(store, talks("b", publisher="Wire"), talks("a"))
    assert sorted(each.id for each in store.statements(Wanted(actor="Tor Lind"))) == ["u-a", "u-b"]
    assert [each.id for each in store.statements(Wanted(act="pledge", publisher="Wire"))] == ["s-b"]
    assert [each.id for each in store.statements(Wanted(topic="transport", limit=1))] == ["s-a"]
    assert [each.id for each in store.statements(Wanted(about="FERRY would"))] == ["s-a", "s-b"]
    assert list(store.statements(Wanted(since="2031-05-03"))) == []


def test_actors_are_counted(store: Store) -> None:
    add(store, talks("a"), talks("b"))
    rows = {row["name"]: (row["encounters"], row["statements"], row["commitments"]) for row in store.actors(ALL)}
    assert rows == {"Ina Berg": (2, 2, 2), "Tor Lind": (2, 2, 0), "Norway": (0, 0, 0)}
    assert store.names_of("state:NOR") == {"Norway"}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ferries sailing", ["ä"]),
        ("cafe", ["é"]),
        ('"the ferry would"', ["ä"]),
        ('"ferry the"', []),
        ("ferr*", ["ä"]),
        ("ferry café", []),
        ("OR NOT ( ferry", []),
        ('sail "again by"', ["ä"]),
    ],
)
def test_words_are_found_by_stem_phrase_and_beginning(store: Store, words: str, found: list[str]) -> None:
    add(store, reading("ä", "The ferry would sail again by June."), reading("é", "They sat in the Café Nord."))
    hits = store.search(parse_query(words), limit=5, skip=0)
    assert [hit.given_id for hit in hits] == found
    assert all(OPEN in hit.snippet and CLOSE in hit.snippet for hit in hits)


@pytest.mark.parametrize("words", ["", '"', "*", "%%", "()"])
def test_a_search_for_nothing_says_so(words: str) -> None:
    with pytest.raises(RecordError, match="nothing to search for"):
        parse_query(words)


def test_other_programs_read_the_record_in_plain_words(store: Store) -> None:
    add(store, talks("a"), talks("b"))
    store.settle()
    with store.engine.connect() as connection:
        met = connection.execute(text("SELECT date, participants, reports FROM who_met_whom")).all()
        said = connection.execute(text("SELECT speaker, words FROM who_said_what WHERE addressee = 'Tor Lind'")).all()
        promised = connection.execute(text("SELECT debtor, beneficiary, words, deadline FROM who_promised_what")).all()
        denied = connection.execute(text("SELECT asserted_by, claim, denied_by, denial FROM who_denied_what")).all()
    assert met == [("2031-05-01", "Ina Berg; Tor Lind", 2)]
    assert said == [("Ina Berg", "the ferry would sail again by June")] * 2
    assert promised == [("Ina Berg", "Tor Lind", "the ferry would sail again", "2031-06")] * 2
    assert denied == [("Tor Lind", "it had closed the port", "Norway", "denied")] * 2


def test_the_migrations_make_the_tables_as_they_are_written(store: Store) -> None:
    with store.engine.connect() as connection:
        changes = compare_metadata(MigrationContext.configure(connection), metadata)
    # The indexes of words are made by SQL of their own.
    own = [
        change
        for change in changes
        if not any("report_" in str(part) or "words" in str(part) or "stems" in str(part) for part in change)
    ]
    assert own == []
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == NEWEST_FORM


@pytest.mark.parametrize(
    ("date", "days"),
    [
        (None, (None, None)),
        ("2031", ("2031-01-01", "2031-12-31")),
        ("2031-02", ("2031-02-01", "2031-02-29")),
        ("2031-02-03", ("2031-02-03", "2031-02-03")),
        ("2031-02/2031-04", ("2031-02-01", "2031-04-30")),
        ("2031-02-03/", ("2031-02-03", None)),
        ("/2031-02-03", (None, "2031-02-03")),
    ],
)
def test_a_date_is_its_first_and_its_last_day(date: str | None, days: tuple[str | None, str | None]) -> None:
    assert days_of(date) == days


def test_what_is_no_record_is_refused_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("not a database")
    for path, words in ((tmp_path / "notes.txt", "not a record"), (tmp_path, "not a file"), (tmp_path / "a" / "b.db", "folder")):
        with pytest.raises(RecordError, match=words):
            Store.open(str(path))
    with pytest.raises(RecordError, match="no record there"):
        Store.open(str(tmp_path / "none.db"), create=False)
    with pytest.raises(RecordError, match="cannot be opened"):
        Store.open("postgresql://nobody:secret@127.0.0.1:1/none?connect_timeout=1")
