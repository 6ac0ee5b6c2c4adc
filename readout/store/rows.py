"""Readings as rows: what is written of a reading, table by table."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from readout.store.layers import packed
from readout.store.weakness import weak_statements

Json = Mapping[str, Any]
Row = dict[str, Any]
# An actor by id, name and capacity; "" for what is not known.
ActorName = tuple[str, str, str]
REPORT_COLUMNS = (
    "id",
    "given_id",
    "origin",
    "url",
    "publisher",
    "title",
    "published",
    "published_by",
    "language",
    "text",
    "text_sha256",
    "source_sha256",
)
REPORT_ROW = (*REPORT_COLUMNS, "day", "program")
ACCOUNT_TOLD = ("id", "format", "status", "date", "place", "occasion")
# The columns of each table of facts, in the order in which the values of its rows are written.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "layers": ("report", "packed"),
    "accounts": ("report", "number", *ACCOUNT_TOLD, "first_day", "last_day", "topics"),
    "account_participants": ("report", "number", "place_in_list", "actor", "day"),
    "statements": (
        *("report", "number", "id", "speaker", "addressee", "manner", "negated", "acts", "topics", "words", "account", "day"),
    ),
    "statement_acts": ("act", "day", "report", "number"),
    "statement_topics": ("topic", "day", "report", "number"),
    "statement_reporters": ("report", "number", "place_in_list", "actor"),
    "weak_statements": ("report", "number", "score"),
    "commitments": ("report", "number", "statement", "debtor", "beneficiary", "deadline"),
    "contested": ("report", "number", "asserted_by", "denied_by"),
    "anchors": ("report", "kind", "number", "role", "place_in_list", "start", "end", "exact"),
}
UNDATED = "9999"
_DAYS = {"01": 31, "02": 29, "03": 31, "04": 30, "05": 31, "06": 30, "07": 31, "08": 31, "09": 30, "10": 31, "11": 30, "12": 31}
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def report_row(reading: Json, program: int) -> tuple[Any, ...]:
    """The row of the report itself, its values in the order of REPORT_ROW."""
    report = reading["report"]
    return (*map(report.__getitem__, REPORT_COLUMNS), listed_by(report["published"]), program)


def listed_by(day: str | None) -> str:
    """The day by which something is listed: what has none stands last."""
    return UNDATED if day is None else day


def actor_name(actor: Json) -> ActorName:
    """The actor as the key by which it is stored."""
    return actor["actor"] or "", actor["name"], actor["capacity"] or ""


def roles_in(reading: Json) -> Iterator[tuple[str, ActorName]]:
    """Every actor of the facts of a reading, as often as it occurs, with the kind of the facts that are counted as its own.

    Own are the encounters at which it was, the statements it made and the commitments it owes; of others the kind is "".
    """
    for encounter in reading["encounters"]:
        for participant in encounter["participants"]:
            yield "encounters", actor_name(participant)
    for statement in reading["statements"]:
        yield "statements", actor_name(statement["speaker"])
        for reporter in statement["reported_by"]:
            yield "", actor_name(reporter)
        if addressee := statement["addressee"]:
            yield "", actor_name(addressee)
    for commitment in reading["commitments"]:
        yield "commitments", actor_name(commitment["debtor"])
        if beneficiary := commitment["beneficiary"]:
            yield "", actor_name(beneficiary)
    for claim in reading["contested"]:
        yield "", actor_name(claim["asserted_by"])
        yield "", actor_name(claim["denied_by"])


def actors_in(reading: Json) -> set[ActorName]:
    """The actors of the facts of a reading."""
    return {name for _, name in roles_in(reading)}


class FactRows:
    """The rows of facts, by table, their values in the order of COLUMNS; reports are added one after the other."""

    def __init__(self, actors: Mapping[ActorName, int]) -> None:
        self.rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in COLUMNS}
        self._actors = actors

    def add(self, report: int, reading: Json) -> None:
        """Adds the facts of a reading under its report's key."""
        if layers := packed(reading):
            self.rows["layers"].append((report, layers))
        numbers: dict[str, dict[str, int]] = {"account": {}, "statement": {}}
        day = listed_by(reading["report"]["published"])
        for number, encounter in enumerate(reading["encounters"]):
            numbers["account"][encounter["id"]] = number
            self._account(report, number, encounter, day)
        for number, statement in enumerate(reading["statements"]):
            numbers["statement"][statement["id"]] = number
            self._statement(report, number, statement, numbers["account"].get(statement["encounter"]), day)
        for weak in weak_statements(reading):
            self.rows["weak_statements"].append((report, weak["number"], weak["score"]))
        for number, commitment in enumerate(reading["commitments"]):
            self._commitment(report, number, commitment, numbers["statement"].get(commitment["statement"]))
        for number, claim in enumerate(reading["contested"]):
            self._contested(report, number, claim)

    def _account(self, report: int, number: int, found: Json, day: str) -> None:
        told = map(found.__getitem__, ACCOUNT_TOLD)
        self.rows["accounts"].append((report, number, *told, *days_of(found["date"]), listed(found["topics"])))
        self.rows["account_participants"] += [
            (report, number, place, self._actor(each), day) for place, each in enumerate(found["participants"])
        ]
        self._anchors(report, "account", number, "evidence", found["evidence"])

    def _statement(self, report: int, number: int, found: Json, account: int | None, day: str) -> None:
        content, acts, topics, rows = found["content"], found["acts"], found["topics"], self.rows
        parties = self._actor(found["speaker"]), self._actor(found["addressee"])
        words = content[0]["exact"] if len(content) == 1 else " … ".join([anchor["exact"] for anchor in content])
        told = found["manner"], found["negated"], listed(acts), listed(topics), words
        rows["statements"].append((report, number, found["id"], *parties, *told, account, day))
        for act in dict.fromkeys(acts):
            rows["statement_acts"].append((act, day, report, number))
        for topic in dict.fromkeys(topics):
            rows["statement_topics"].append((topic, day, report, number))
        for place, reporter in enumerate(found["reported_by"]):
            rows["statement_reporters"].append((report, number, place, self._actor(reporter)))
        for role in ("source", "cue", "content"):
            self._anchors(report, "statement", number, role, found[role])

    def _commitment(self, report: int, number: int, found: Json, statement: int | None) -> None:
        parties = self._actor(found["debtor"]), self._actor(found["beneficiary"])
        self.rows["commitments"].append((report, number, statement, *parties, found["deadline"]))
        for role in ("content", "condition"):
            self._anchors(report, "commitment", number, role, found[role])

    def _contested(self, report: int, number: int, found: Json) -> None:
        self.rows["contested"].append((report, number, self._actor(found["asserted_by"]), self._actor(found["denied_by"])))
        for role in ("claim", "denial"):
            self._anchors(report, "contested", number, role, found[role])

    def _actor(self, found: Json | None) -> int | None:
        return None if found is None else self._actors[actor_name(found)]

    def _anchors(self, report: int, kind: str, number: int, role: str, found: Any) -> None:
        for place, anchor in enumerate(anchors_in(found)):
            exact = anchor["exact"]
            self.rows["anchors"].append((report, kind, number, role, place, anchor["start"], anchor["end"], exact))


def anchors_in(found: Any) -> list[Json]:
    """One anchor, several or none as a list."""
    if found is None:
        return []
    return found if isinstance(found, list) else [found]


def listed(values: Iterable[str]) -> str:
    """A list of words in one column."""
    return _written(tuple(values))


# Most facts have one of few lists of acts or topics.
@lru_cache(maxsize=4096)
def _written(values: tuple[str, ...]) -> str:
    return json.dumps(values, ensure_ascii=False)


def days_of(date: str | None) -> tuple[str | None, str | None]:
    """The first and the last day that a date of any precision may mean, as ISO days; that of an open interval is None."""
    if date is None:
        return None, None
    first, _, last = date.partition("/")
    return _first_day(first), _last_day(last if "/" in date else first)


def _first_day(words: str) -> str | None:
    found = _DATE.fullmatch(words)
    return f"{found[1]}-{found[2] or '01'}-{found[3] or '01'}" if found else None


def _last_day(words: str) -> str | None:
    found = _DATE.fullmatch(words)
    if not found:
        return None
    month = found[2] or "12"
    return f"{found[1]}-{month}-{found[3] or _DAYS.get(month, 31)}"
