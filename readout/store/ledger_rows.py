"""Commitments as rows."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, bindparam, select, update

from readout.accounts.commitments.due import STATUS, first_day, last_day
from readout.accounts.commitments.ledger import Followed
from readout.accounts.commitments.promises import Pledge
from readout.accounts.ids import owed_id
from readout.actor import Actor
from readout.store import ledger_tables as ledger
from readout.store import tables
from readout.store.inserting import execute_many
from readout.store.pledge_rows import PledgeKey
from readout.store.portions import portions
from readout.store.rows import Row

DEBTOR, BENEFICIARY = "debtor", "beneficiary"
# The last term there can be; and where a promise without one stands among terms, and one of no known day among days.
LAST_TERM, NO_TERM = "9999-12-31", "9999-99-99"


class OwedRows:
    """Commitments to be written, added one after the other."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._added: list[tuple[str, Sequence[PledgeKey], Followed, Pledge]] = []

    def add(self, members: Sequence[PledgeKey], known: Followed, first: Pledge) -> None:
        """Adds a commitment with the keys of its tellings, of which `first` is the first."""
        self._added.append((owed_id(known), members, known, first))

    def write(self) -> None:
        """Writes what was added."""
        reports = self._reports()
        parties = self._parties()
        execute_many(self._connection, ledger.owed, [owed_row(name, known) for name, _, known, _ in self._added])
        execute_many(self._connection, ledger.owed_parties, parties)
        execute_many(
            self._connection,
            ledger.owed_fates,
            [row for name, _, known, _ in self._added for row in fate_rows(name, known, reports)],
        )
        own = ledger.pledges.c
        named = update(ledger.pledges).where(own.report == bindparam("in_report"), own.number == bindparam("at"))
        told = [{"in_report": report, "at": number, "owed": name} for name, keys, _, _ in self._added for report, number in keys]
        if told:
            self._connection.execute(named, told)

    def _reports(self) -> dict[str, int]:
        """The keys of reports that tell fates."""
        table, found = tables.reports, dict[str, int]()
        names = sorted({fate.source.report for _, _, known, _ in self._added for fate in known.fates})
        for some in portions(names):
            rows = self._connection.execute(select(table.c.id, table.c.key).where(table.c.id.in_(some)))
            found |= {row.id: row.key for row in rows}
        return found

    def _parties(self) -> list[Row]:
        news = {name: max(days_told(known), default="") for name, _, known, _ in self._added}
        parties = {(name, role, actor) for name, _, known, first in self._added for role, actor in parties_of(known, first)}
        keys: dict[Actor, int] = {}
        table = tables.actors
        for some in portions(sorted({actor.name for _, _, actor in parties})):
            for row in self._connection.execute(select(table).where(table.c.name.in_(some))):
                keys[Actor(row.id or None, row.name, row.capacity or None)] = row.key
        found = {(name, role, keys[actor]) for name, role, actor in parties if actor in keys}
        return [{"owed": name, "role": role, "actor": actor, "last_news": news[name]} for name, role, actor in sorted(found)]


def owed_row(name: str, known: Followed) -> Row:
    """The row of the commitment itself."""
    outcome = next((STATUS[fate.fate] for fate in reversed(known.fates) if fate.fate in STATUS), None)
    term = next((fate.deadline for fate in reversed(known.fates) if fate.deadline), known.deadline)
    told, end = days_told(known), [last_day(term).isoformat()] if term else []
    return {
        "id": name,
        "made": known.made_in[0].source.published or "",
        "deadline": known.deadline,
        "outcome": outcome,
        "first_day": first_day(term).isoformat() if term else None,
        "last_news": max(told, default=""),
        "term": max(end, default=NO_TERM),
        "heard_until": max([*(first_day(day).isoformat() for day in told), *end], default=NO_TERM),
        "words": known.made_in[0].content.exact,
    }


def days_told(known: Followed) -> list[str]:
    """The days of the reports of its making and of what became of it, where they are known."""
    sources = (known.made_in[0].source, *(fate.source for fate in known.fates))
    return [source.published for source in sources if source.published]


def fate_rows(name: str, known: Followed, reports: dict[str, int]) -> Iterator[Row]:
    """The rows of its fates."""
    for place, fate in enumerate(known.fates):
        yield {
            "owed": name,
            "place_in_list": place,
            "fate": fate.fate,
            "day": fate.source.published or "",
            "deadline": fate.deadline,
            "told_in": reports[fate.source.report],
            "start": fate.anchor.span.start,
            "end": fate.anchor.span.end,
            "exact": fate.anchor.exact,
        }


def parties_of(known: Followed, first: Pledge) -> Iterator[tuple[str, Actor]]:
    """Who owes and to whom; what an encounter planned is, its participants owe each other."""
    planned = first.appointment
    debtors = planned.participants if planned is not None and first.promise.debtor not in planned.participants else ()
    yield from ((DEBTOR, actor) for actor in (first.promise.debtor, *debtors))
    for promise in known.made_in:
        if promise.beneficiary is not None:
            yield BENEFICIARY, promise.beneficiary
