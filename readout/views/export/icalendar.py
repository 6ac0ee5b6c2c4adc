"""iCalendar (RFC 5545): encounters planned, proposed or called off, and the deadlines of commitments, as all-day events."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TextIO

from readout.accounts.commitments.ledger import Owed
from readout.accounts.encounters.differences import Encounter
from readout.accounts.ids import encounter_id, owed_id
from readout.accounts.reports import Source
from readout.views.export.citations import cite
from readout.views.export.days import days_of
from readout.views.export.identifiers import address
from readout.views.wording import named

HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//readout//record//EN", "CALSCALE:GREGORIAN")
STATUSES = {"planned": "TENTATIVE", "proposed": "TENTATIVE", "cancelled": "CANCELLED"}
# A line holds so many octets; those that go on begin with a space.
WIDTH = 75
# When a record says nothing of time, its entries are of the beginning of computers' time, and not of the moment of writing.
EPOCH = date(1970, 1, 1)
LAST = date.max - timedelta(1)
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def write_encounters(values: Iterable[Encounter], out: TextIO) -> None:
    """Writes the encounters to come or called off whose day, month or year is told. The stream must leave line ends alone."""
    _write((_encounter(each) for each in values if each.status in STATUSES and days_of(each.date)), out)


def write_commitments(values: Iterable[Owed], out: TextIO) -> None:
    """Writes the commitments that have a deadline. The stream must leave line ends alone."""
    _write((_deadline(each) for each in values if days_of(each.deadline)), out)


def _write(events: Iterable[Iterator[str]], out: TextIO) -> None:
    out.writelines(map(folded, HEAD))
    for event in events:
        out.writelines(map(folded, ("BEGIN:VEVENT", *event, "END:VEVENT")))
    out.write(folded("END:VCALENDAR"))


def _encounter(encounter: Encounter) -> Iterator[str]:
    sources = [account.source for account in encounter.joined.accounts]
    who = named(encounter.participants)
    topics = f"Topics: {', '.join(encounter.topics)}" if encounter.topics else ""
    yield f"UID:encounter-{encounter_id(encounter.joined)}@readout"
    yield from _when(encounter.date, sources)
    yield f"SUMMARY:{escaped(f'{encounter.format.capitalize()}: {who}' if who else encounter.format.capitalize())}"
    if encounter.place:
        yield f"LOCATION:{escaped(encounter.place)}"
    yield from _told("\n".join(filter(None, (f"Status: {encounter.status}", topics, *map(cite, sources)))), sources)
    yield f"STATUS:{STATUSES[encounter.status]}"
    yield f"CATEGORIES:{escaped(encounter.format)},{escaped(encounter.status)}"


def _deadline(owed: Owed) -> Iterator[str]:
    sources = [each.source for each in owed.made_in]
    debt = f"Deadline: {owed.debtor.name}" + (f" to {owed.beneficiary.name}" if owed.beneficiary else "")
    yield f"UID:commitment-{owed_id(owed)}@readout"
    yield from _when(owed.deadline, sources)
    yield f"SUMMARY:{escaped(debt)}"
    made = [cite(each.source, (each.content,)) for each in owed.made_in]
    yield from _told("\n".join((f"Status: {owed.status}", *made)), sources)
    yield f"STATUS:{'CANCELLED' if owed.status in ('lapsed', 'changed') else 'CONFIRMED'}"
    yield f"CATEGORIES:deadline,{escaped(owed.status)}"


def _when(value: str | None, sources: Iterable[Source]) -> Iterator[str]:
    """The stamp, which is the day of the latest report, and the days from the first to the one after the last."""
    known = [days[1] for source in sources if (days := days_of(source.published))]
    first, last = days_of(value) or (EPOCH, EPOCH)
    yield f"DTSTAMP:{_digits(max(known, default=EPOCH))}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_digits(first)}"
    yield f"DTEND;VALUE=DATE:{_digits(min(last, LAST) + timedelta(1))}"
    yield "TRANSP:TRANSPARENT"


def _digits(day: date) -> str:
    return day.isoformat().replace("-", "")


def _told(description: str, sources: Iterable[Source]) -> Iterator[str]:
    yield f"DESCRIPTION:{escaped(description)}"
    if url := next(filter(None, (address(source.url) for source in sources)), None):
        yield f"URL:{url}"


def escaped(words: str) -> str:
    r"""The words as a value of type TEXT: \\, \; and \, for the signs, \n for a line end, no control characters."""
    plain = words.replace("\r\n", "\n").replace("\r", "\n").replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return _CONTROLS.sub("", plain.replace("\n", "\\n"))


def folded(line: str) -> str:
    """The line cut into pieces of 75 octets at most, never inside a character, and ended."""
    pieces, width = [""], 0
    for char in line:
        octets = len(char.encode())
        if width + octets > WIDTH:
            pieces.append(" ")
            width = 1
        pieces[-1] += char
        width += octets
    return "\r\n".join(pieces) + "\r\n"
