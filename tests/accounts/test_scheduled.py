"""Encounters told of ahead: held, moved, cancelled, or no report since."""

from datetime import date

import pytest

from readout.accounts.encounters.differences import weigh
from readout.accounts.encounters.joining import Joined
from readout.accounts.reports import Account, Source
from readout.accounts.scheduled.following import Scheduled, scheduled_on
from readout.actor import Actor
from readout.evidence import Anchor
from readout.span import Span

BERG, LIND = Actor(None, "Ina Berg"), Actor(None, "Tor Lind")


def account(published: str, status: str, when: str | None) -> Account:
    source = Source(report=f"report of {published}", published=published)
    anchor = Anchor(Span(0, 4), "Berg")
    return Account(source, status, (BERG, LIND), "meeting", status, when, "Oslo", None, (), (anchor,))


PLANNED = account("2031-05-01", "planned", "2031-05-20")


def followed(*accounts: Account, on: str = "2031-12-31") -> Scheduled | None:
    return scheduled_on(weigh(Joined(accounts, ())), (), date.fromisoformat(on))


@pytest.mark.parametrize(
    ("later", "on", "status", "fates"),
    [
        ([], "2031-05-20", "ahead", []),
        ([], "2031-05-21", "no report since", []),
        ([account("2031-05-21", "held", "2031-05-20")], "2031-12-31", "held", ["held"]),
        ([account("2031-05-21", "held", "2031-05-20")], "2031-05-20", "ahead", []),
        ([account("2031-05-10", "cancelled", None)], "2031-12-31", "cancelled", ["cancelled"]),
        ([account("2031-05-10", "planned", "2031-06-03")], "2031-06-01", "moved", ["moved"]),
        ([account("2031-05-10", "planned", "2031-06-03")], "2031-06-04", "no report since", ["moved"]),
        ([account("2031-05-10", "planned", "2031-05")], "2031-05-11", "ahead", []),
    ],
)
def test_what_became_of_a_meeting_arranged(later: list[Account], on: str, status: str, fates: list[str]) -> None:
    found = followed(PLANNED, *later, on=on)
    assert found is not None
    assert (found.status, [turn.fate for turn in found.fates]) == (status, fates)


def test_what_nobody_told_ahead_was_not_scheduled() -> None:
    assert followed(account("2031-05-21", "held", "2031-05-20")) is None
    assert followed(PLANNED, on="2031-04-30") is None
