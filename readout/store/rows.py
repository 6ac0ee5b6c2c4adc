"""Readings as rows: what is written of a reading, table by table."""

import json
import re
from collections import defaultdict
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
UNDATED = "9999"
_DAYS = {"01": 31, "02": 29, "03": 31, "04": 30, "05": 31, "06": 30, "07": 31, "08": 31, "09": 30, "10": 31, "11": 30, "12": 31}
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def report_row(reading: Json, program: int) -> Row:
    """The row of the report itself."""
    told = {name: reading["report"][name] for name in REPORT_COLUMNS}
    return {**told, "day": listed_by(reading["report"]["published"]), "program": program}


def listed_by(day: str | None) -> str:
    """The day by which something is listed: what has none stands last."""
    return UNDATED if day is None else day


def actor_name(actor: Json) -> ActorName:
    """The actor as the key by which it is stored."""
    return actor["actor"] or "", actor["name"], actor["capacity"] or ""


def actors_in(reading: Json) -> Iterator[ActorName]:
    """Every actor of the facts of a reading, as often as it occurs."""
    for encounter in reading["encounters"]:
        yield from map(actor_name, encounter["participants"])
    for statement in reading["statements"]:
        yield actor_name(statement["speaker"])
        yield from map(actor_name, statement["reported_by"])
        if statement["addressee"]:
            yield actor_name(statement["addressee"])
    for commitment in reading["commitments"]:
        yield actor_name(commitment["debtor"])
        if commitment["beneficiary"]:
            yield actor_name(commitment["beneficiary"])
    for claim in reading["contested"]:
        yield actor_name(claim["asserted_by"])
        yield actor_name(claim["denied_by"])


def roles_in(reading: Json) -> Iterator[tuple[str, ActorName]]:
    """Who met, spoke and promised, once for each fact, with the kind of the fact."""
    for encounter in reading["encounters"]:
        yield from (("encounters", name) for name in map(actor_name, encounter["participants"]))
    yield from (("statements", actor_name(statement["speaker"])) for statement in reading["statements"])
    yield from (("commitments", actor_name(commitment["debtor"])) for commitment in reading["commitments"])


class FactRows:
    """The rows of facts, by table; reports are added one after the other."""

    def __init__(self, actors: Mapping[ActorName, int]) -> None:
        self.rows: dict[str, list[Row]] = defaultdict(list)
        self._actors = actors

    def add(self, report: int, reading: Json) -> None:
        """Adds the facts of a reading under its report's key."""
        if layers := packed(reading):
            self.rows["layers"].append({"report": report, "packed": layers})
        numbers: dict[str, dict[str, int]] = {"account": {}, "statement": {}}
        day = listed_by(reading["report"]["published"])
        for number, encounter in enumerate(reading["encounters"]):
            numbers["account"][encounter["id"]] = number
            self._account(report, number, encounter, day)
        for number, statement in enumerate(reading["statements"]):
            numbers["statement"][statement["id"]] = number
            self._statement(report, number, statement, numbers["account"].get(statement["encounter"]), day)
        for weak in weak_statements(reading):
            self.rows["weak_statements"].append({"report": report, **weak})
        for number, commitment in enumerate(reading["commitments"]):
            self._commitment(report, number, commitment, numbers["statement"].get(commitment["statement"]))
        for number, claim in enumerate(reading["contested"]):
            self._contested(report, number, claim)

    def _account(self, report: int, number: int, found: Json, day: str) -> None:
        first_day, last_day = days_of(found["date"])
        self.rows["accounts"].append(
            {
                "report": report,
                "number": number,
                **{name: found[name] for name in ("id", "format", "status", "date", "place", "occasion")},
                "first_day": first_day,
                "last_day": last_day,
                "topics": listed(found["topics"]),
            }
        )
        self._actor_rows("account_participants", report, number, found["participants"], day=day)
        self._anchors(report, "account", number, {"evidence": found["evidence"]})

    def _statement(self, report: int, number: int, found: Json, account: int | None, day: str) -> None:
        self.rows["statements"].append(
            {
                "report": report,
                "number": number,
                "id": found["id"],
                "speaker": self._actor(found["speaker"]),
                "addressee": self._actor(found["addressee"]),
                "manner": found["manner"],
                "negated": found["negated"],
                "acts": listed(found["acts"]),
                "topics": listed(found["topics"]),
                "words": " … ".join(anchor["exact"] for anchor in found["content"]),
                "account": account,
                "day": day,
            }
        )
        place = {"day": day, "report": report, "number": number}
        self.rows["statement_acts"] += [{"act": act, **place} for act in dict.fromkeys(found["acts"])]
        self.rows["statement_topics"] += [{"topic": topic, **place} for topic in dict.fromkeys(found["topics"])]
        self._actor_rows("statement_reporters", report, number, found["reported_by"])
        self._anchors(report, "statement", number, {name: found[name] for name in ("source", "cue", "content")})

    def _commitment(self, report: int, number: int, found: Json, statement: int | None) -> None:
        parties = {name: self._actor(found[name]) for name in ("debtor", "beneficiary")}
        place = {"report": report, "number": number, "statement": statement}
        self.rows["commitments"].append({**place, **parties, "deadline": found["deadline"]})
        self._anchors(report, "commitment", number, {name: found[name] for name in ("content", "condition")})

    def _contested(self, report: int, number: int, found: Json) -> None:
        parties = {name: self._actor(found[name]) for name in ("asserted_by", "denied_by")}
        self.rows["contested"].append({"report": report, "number": number, **parties})
        self._anchors(report, "contested", number, {name: found[name] for name in ("claim", "denial")})

    def _actor(self, found: Json | None) -> int | None:
        return None if found is None else self._actors[actor_name(found)]

    def _actor_rows(self, table: str, report: int, number: int, found: Iterable[Json], **more: str) -> None:
        self.rows[table] += [
            {"report": report, "number": number, "place_in_list": place, "actor": self._actor(each), **more}
            for place, each in enumerate(found)
        ]

    def _anchors(self, report: int, kind: str, number: int, found: Mapping[str, Any]) -> None:
        for role, anchors in found.items():
            for place, anchor in enumerate(anchors_in(anchors)):
                self.rows["anchors"].append(
                    {
                        "report": report,
                        "kind": kind,
                        "number": number,
                        "role": role,
                        "place_in_list": place,
                        "start": anchor["start"],
                        "end": anchor["end"],
                        "exact": anchor["exact"],
                    }
                )


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
