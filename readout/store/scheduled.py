"""Encounters that were arranged, fetched with what became of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import ColumnElement, Connection, select

from readout.accounts.commitments.ledger import Fate
from readout.accounts.encounters.differences import Encounter
from readout.accounts.reports import Source
from readout.accounts.scheduled.following import AHEAD, Scheduled, scheduled_on
from readout.evidence import Anchor
from readout.span import Span
from readout.store import ledger_tables as ledger
from readout.store import tables
from readout.store.account_rows import SOURCE_COLUMNS, fetch_encounters
from readout.store.portions import MOST_ASKED, among, portions
from readout.store.questions import Wanted, encounters_wanted, fetch_rows, place_of, undated_last

# An account by its report's id and its own id in the reading.
AccountName = tuple[str, str]


def fetch_scheduled(connection: Connection, on: date, wanted: Wanted) -> Iterator[Scheduled]:
    """The encounters wanted of which a report told ahead, in the order of their days, as they were followed until a day."""
    left, after = wanted.limit, wanted.after
    # A status is told only of what was fetched: then many are looked at for a few.
    size = MOST_ASKED if left is None or wanted.status is not None else min(MOST_ASKED, left)
    while left is None or left > 0:
        page = replace(wanted, status=None, limit=size, after=after)
        rows = undated_last(lambda asked: fetch_rows(connection, encounters_wanted(connection, asked).where(_was_ahead())), page)
        encounters = fetch_encounters(connection, rows)
        for found in _followed(connection, encounters, on):
            if wanted.status in (None, found.status) and (left is None or left > 0):
                yield found
                left = None if left is None else left - 1
        if len(rows) < size:
            return
        after = place_of(encounters[-1])


def _was_ahead() -> ColumnElement[bool]:
    """True of an encounter of which a report told ahead: asked of one after the other, in the order of the list."""
    members, accounts = tables.encounter_accounts, tables.accounts
    same = (accounts.c.report == members.c.report) & (accounts.c.number == members.c.number)
    told = select(members.c.encounter).join(accounts, same).where(accounts.c.status.in_(AHEAD))
    return told.where(members.c.encounter == tables.encounters.c.id).correlate(tables.encounters).exists()


def _followed(connection: Connection, encounters: Sequence[Encounter], on: date) -> Iterator[Scheduled]:
    names = [[(account.source.report, account.encounter) for account in each.joined.accounts] for each in encounters]
    fates = _fates(connection, sorted({name for some in names for name in some}))
    for encounter, own in zip(encounters, names, strict=True):
        found = scheduled_on(encounter, [fate for name in own for fate in fates.get(name, ())], on)
        if found is not None:
            yield found


def _fates(connection: Connection, names: Sequence[AccountName]) -> dict[AccountName, list[Fate]]:
    """What became of the promises that plan the encounters of these accounts."""
    pledges, fates, made_in = ledger.pledges.c, ledger.owed_fates.c, tables.reports.alias("made_in")
    columns = (made_in.c.id.label("made"), pledges.account, fates.fate, fates.deadline, fates.start, fates.end, fates.exact)
    asked = (
        select(*columns, *SOURCE_COLUMNS)
        .select_from(ledger.pledges)
        .join(made_in, made_in.c.key == pledges.report)
        .join(ledger.owed_fates, fates.owed == pledges.owed)
        .join(tables.reports, tables.reports.c.key == fates.told_in)
        .order_by(fates.owed, fates.place_in_list)
    )
    found: dict[AccountName, list[Fate]] = {}
    for some in portions(names):
        for row in connection.execute(asked.where(among((made_in.c.id, pledges.account), some))):
            source = Source(*tuple(row)[len(columns) :])
            anchor = Anchor(Span(row.start, row.end), row.exact)
            found.setdefault((row.made, row.account), []).append(Fate(row.fate, source, anchor, row.deadline))
    return found
