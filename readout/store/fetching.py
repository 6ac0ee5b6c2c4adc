"""Readings fetched from the store, with the facts that were written of them."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from readout.store import tables
from readout.store.portions import portions
from readout.store.rows import REPORT_COLUMNS

Json = dict[str, Any]
SCHEMA = "readout.reading/1"
# The columns that name actors.
_ACTORS = frozenset({"actor", "speaker", "addressee", "debtor", "beneficiary", "asserted_by", "denied_by"})


def fetch_readings(connection: Connection, keys: Sequence[int]) -> Iterator[Json]:
    """The readings of reports, in the order of the keys: as JSON, without mentions and attributions, which are not stored."""
    for some in portions(keys):
        yield from _Batch(connection, some).readings()


class _Batch:
    """Some reports with all their rows."""

    def __init__(self, connection: Connection, keys: Sequence[int]) -> None:
        self._connection, self._keys = connection, keys
        self._anchors: dict[tuple[int, str, int], dict[str, list[Json]]] = defaultdict(lambda: defaultdict(list))
        anchors = tables.anchors
        for row in self._rows(anchors, *anchors.primary_key):
            place = self._anchors[row.report, row.kind, row.number]
            place[row.role].append({"start": row.start, "end": row.end, "exact": row.exact})
        self._lists = {
            name: self._grouped(tables.metadata.tables[name])
            for name in ("account_participants", "statement_reporters", "accounts", "statements", "commitments", "contested")
        }
        self._actors = self._known_actors()

    def readings(self) -> Iterator[Json]:
        """The reading of each report."""
        found = {row.key: row for row in self._rows(tables.reports, key=tables.reports.c.key)}
        for key in self._keys:
            yield {
                "schema": SCHEMA,
                "report": {name: getattr(found[key], name) for name in REPORT_COLUMNS},
                "statements": [self._statement(row) for row in self._lists["statements"][key]],
                "encounters": [self._encounter(row) for row in self._lists["accounts"][key]],
                "commitments": [self._commitment(row) for row in self._lists["commitments"][key]],
                "contested": [self._contested(row) for row in self._lists["contested"][key]],
            }

    def _rows(self, table: Table, *order: Any, key: Any = None) -> Iterable[Row[Any]]:
        column = table.c.report if key is None else key
        return self._connection.execute(select(table).where(column.in_(self._keys)).order_by(*order))

    def _grouped(self, table: Table) -> Mapping[int, list[Row[Any]]]:
        grouped: dict[int, list[Row[Any]]] = defaultdict(list)
        for row in self._rows(table, *table.primary_key):
            grouped[row.report].append(row)
        return grouped

    def _known_actors(self) -> Mapping[int, Json]:
        wanted = sorted(
            {
                key
                for table, rows in self._lists.items()
                for name in _ACTORS.intersection(tables.metadata.tables[table].c.keys())
                for each in rows.values()
                for row in each
                if (key := getattr(row, name)) is not None
            }
        )
        found: dict[int, Json] = {}
        for some in portions(wanted):
            asked = select(tables.actors).where(tables.actors.c.key.in_(some))
            for row in self._connection.execute(asked):
                found[row.key] = {"actor": row.id or None, "name": row.name, "capacity": row.capacity or None}
        return found

    def _actor(self, key: int | None) -> Json | None:
        return None if key is None else self._actors[key]

    def _listed(self, table: str, row: Row[Any]) -> list[Json]:
        return [self._actors[each.actor] for each in self._lists[table][row.report] if each.number == row.number]

    def _at(self, kind: str, row: Row[Any]) -> Mapping[str, list[Json]]:
        return self._anchors[row.report, kind, row.number]

    def _encounter(self, row: Row[Any]) -> Json:
        return {
            **{name: getattr(row, name) for name in ("id", "format", "status", "date", "place", "occasion")},
            "topics": json.loads(row.topics),
            "participants": self._listed("account_participants", row),
            "evidence": self._at("account", row)["evidence"],
        }

    def _statement(self, row: Row[Any]) -> Json:
        anchors = self._at("statement", row)
        accounts = self._lists["accounts"][row.report]
        return {
            **{name: getattr(row, name) for name in ("id", "manner", "negated")},
            "acts": json.loads(row.acts),
            "topics": json.loads(row.topics),
            "speaker": self._actor(row.speaker),
            "addressee": self._actor(row.addressee),
            "reported_by": self._listed("statement_reporters", row),
            "source": _one_or_more(anchors["source"]),
            "cue": _one_or_more(anchors["cue"]),
            "content": anchors["content"],
            "encounter": None if row.account is None else accounts[row.account].id,
        }

    def _commitment(self, row: Row[Any]) -> Json:
        anchors = self._at("commitment", row)
        statements = self._lists["statements"][row.report]
        return {
            "statement": None if row.statement is None else statements[row.statement].id,
            "debtor": self._actor(row.debtor),
            "beneficiary": self._actor(row.beneficiary),
            "content": anchors["content"][0],
            "condition": _one_or_more(anchors["condition"]),
            "deadline": row.deadline,
        }

    def _contested(self, row: Row[Any]) -> Json:
        anchors = self._at("contested", row)
        return {
            "claim": anchors["claim"][0],
            "asserted_by": self._actor(row.asserted_by),
            "denial": anchors["denial"][0],
            "denied_by": self._actor(row.denied_by),
        }


def _one_or_more(anchors: list[Json]) -> Any:
    if len(anchors) > 1:
        return anchors
    return anchors[0] if anchors else None
