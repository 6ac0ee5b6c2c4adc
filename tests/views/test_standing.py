from datetime import date

import pytest

from readout.accounts.commitments.ledger import Fate, Owed
from readout.accounts.reports import Promise, Source
from readout.actor import Actor
from readout.evidence import Anchor
from readout.span import Span
from readout.views.standing import standing

KELMARA = Actor(None, "Kelmara")
ANCHOR = Anchor(Span(0, 4), "word")
GAZETTE = Source("r1", publisher="Norland Gazette", published="2031-06-04")


def owed(status: str, *fates: Fate, term: str | None = "2031-05-31") -> Owed:
    made = Promise(GAZETTE, None, KELMARA, None, ANCHOR, None, term)
    return Owed((made,), KELMARA, None, term, status, fates)


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (owed("open"), "Open: its term, 31 May 2031, is still to come."),
        (owed("open", term=None), "Open: no term was told."),
        (owed("due", term="2031-05/2031-06"), "Due: its term, May to June 2031, has begun, and nothing tells what became of it."),
        (owed("overdue"), "Overdue: its term, 31 May 2031, passed 1 day before; nothing tells that it was kept or broken."),
        (owed("lapsed"), "Lapsed: nothing was told of it for 2 years after its term."),
        (owed("lapsed", term=None), "Lapsed: nothing was told of it for 2 years."),
        (
            owed("fulfilled", Fate("reported fulfilled", GAZETTE, ANCHOR)),
            "Fulfilled: so tells Norland Gazette, in a report of 4 June 2031.",
        ),
        (owed("broken", Fate("reported broken", Source("r2"), ANCHOR)), "Broken: so tells a report, in a report."),
        (
            owed("changed", Fate("changed", GAZETTE, ANCHOR, "2031-09")),
            "Changed: so tells Norland Gazette, in a report of 4 June 2031; its term is now September 2031.",
        ),
    ],
)
def test_a_status_is_told_with_its_reason(found: Owed, told: str) -> None:
    assert standing(found, date(2031, 6, 1)) == told
