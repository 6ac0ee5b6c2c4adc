"""Promises followed through reports invented for it: kept, broken, altered, made again, or of something else."""

from datetime import date
from itertools import permutations

import pytest

from readout.accounts.commitments.ledger import Owed, keep_ledger
from readout.accounts.reports import Account, Promise, Source, Told
from readout.actor import Actor
from readout.evidence import Anchor
from readout.span import Span

KELMARA, SORENIA = Actor(None, "Kelmara"), Actor(None, "Sorenia")
BRANDT = Actor(None, "Ivo Brandt", "President of Kelmara")
TODAY = date(2020, 1, 10)


def anchor_in(text: str, words: str) -> Anchor:
    start = text.index(words)
    return Anchor(Span(start, start + len(words)), words)


def telling(
    day: str, text: str, *promised: str, debtor: Actor = KELMARA, deadline: str | None = None, visits: bool = False
) -> Told:
    """A report of that day, which holds these promises; `visits` makes the first of them a visit of Brandt's to Arlen."""
    source = Source(report=f"report of {day}: {text[:40]}", published=day)
    anchors = [anchor_in(text, words) for words in promised]
    promises = tuple(Promise(source, None, debtor, None, anchor, None, deadline) for anchor in anchors)
    planned = Account(source, "1", (BRANDT,), "visit", "planned", deadline, "Arlen", None, (), (anchors[0],)) if visits else None
    return Told(source, text, (planned,) if planned else (), (), promises, ())


def met(day: str, text: str, words: str, *, status: str, when: str, place: str | None) -> Told:
    """A report of that day with an account of Brandt."""
    source = Source(report=f"report of {day}: {text[:40]}", published=day)
    account = Account(source, "2", (BRANDT,), "visit", status, when, place, None, (), (anchor_in(text, words),))
    return Told(source, text, (account,), (), (), ())


def fates(*told: Told) -> list[tuple[str, str]]:
    """The fates of the first promise, each with the day of its report."""
    return [(fate.fate, fate.source.published or "") for fate in owed(*told).fates]


def owed(*told: Told, on: date = TODAY) -> Owed:
    return min(keep_ledger(told, on), key=lambda each: each.made_in[0].source.published or "")


SAILORS = telling(
    "2019-05-14",
    "Kelmara promised Sorenia that it would release 27 sailors from Ostin prison before the end of May.",
    "it would release 27 sailors from Ostin prison before the end of May",
    deadline="2019-05-31",
)


@pytest.mark.parametrize(
    ("text", "fate"),
    [
        ("Kelmara freed the 27 sailors on Friday.", "reported fulfilled"),
        ("The sailors were released from Ostin prison on Friday.", "reported fulfilled"),
        ("Kelmara has still not released the sailors from Ostin prison.", "reported broken"),
        ("Kelmara refused to release the sailors from Ostin prison.", "reported broken"),
        ("The 27 sailors remain in Ostin prison, a lawyer from Sorenia said.", "reported broken"),
        ("Kelmara has postponed the release of the sailors from Ostin prison.", "changed"),
        ("Kelmara renewed its promise to release the sailors from Ostin prison.", "restated"),
    ],
)
def test_a_later_report_tells_the_fate(text: str, fate: str) -> None:
    assert fates(SAILORS, telling("2019-06-04", text)) == [(fate, "2019-06-04")]


@pytest.mark.parametrize(
    "text",
    [
        "Kelmara released a new stamp on Friday.",
        "Were the sailors released from Ostin prison? Kelmara does not say.",
        "If Kelmara released the sailors from Ostin prison, Sorenia would be glad.",
        "Kelmara denied that the sailors were released from Ostin prison.",
        "Norvik freed the crew of a ferry on Friday.",
    ],
)
def test_other_news_is_no_fate(text: str) -> None:
    assert fates(SAILORS, telling("2019-06-04", text)) == []


def test_an_earlier_report_tells_no_fate() -> None:
    assert (
        fates(
            telling("2019-06-01", SAILORS.text, SAILORS.promises[0].content.exact),
            telling("2019-04-02", "Kelmara freed the 27 sailors."),
        )
        == []
    )


def test_what_was_not_to_be_done_is_broken_when_done() -> None:
    promise = "not to shell the railway to Sulla"
    made = telling("2016-08-27", f"Kelmara promised {promise}.", promise)
    assert fates(made, telling("2016-09-12", "Kelmara's guns shelled the railway to Sulla on Sunday.")) == [
        ("reported broken", "2016-09-12")
    ]


def test_each_side_tells_of_one_making() -> None:
    one = telling("2019-05-14", "Kelmara will reopen the bridge at Vadu.", "Kelmara will reopen the bridge at Vadu")
    other = telling("2019-05-15", "Kelmara is to reopen the bridge at Vadu.", "Kelmara is to reopen the bridge at Vadu")
    later = telling("2019-09-15", "Kelmara will reopen the bridge at Vadu.", "Kelmara will reopen the bridge at Vadu")
    first = owed(one, other, later)
    assert len(first.made_in) == 2
    assert [fate.fate for fate in first.fates] == ["restated"]


def test_a_new_term_behind_the_old_one_is_a_change() -> None:
    later = telling(
        "2019-06-04",
        SAILORS.text.replace("May", "July"),
        SAILORS.promises[0].content.exact.replace("May", "July"),
        deadline="2019-07-31",
    )
    assert fates(SAILORS, later) == [("changed", "2019-06-04")]


def test_looking_back_on_the_making_changes_nothing() -> None:
    words = "it would release the 27 sailors from Ostin prison in July"
    later = telling("2019-06-04", f"Kelmara signed in Vadu that {words}.", words, deadline="2019-07")
    assert fates(SAILORS, later) == []


GATES = "Kelmara will reopen the crossing at Ostin bridge to lorries on 1 June"
CROSSING = telling("2019-05-14", f"{GATES}.", GATES, deadline="2019-06-01")


@pytest.mark.parametrize(
    ("text", "fate"),
    [
        ("The reopening of the crossing at Ostin bridge has been put back to September.", ["changed"]),
        ("The reopening of Ostin bridge to lorries has slipped; Kelmara gave no reason.", ["changed"]),
        ("The lorries must not be in a hurry. Kelmara will not reopen the crossing at Ostin bridge before July.", ["changed"]),
        ("The crossing for lorries will not be reopened at Ostin bridge but at Vadu.", ["changed"]),
        ("Kelmara will not reopen the crossing at Ostin bridge tomorrow after all. The new date is 1 July.", ["changed"]),
        ("Kelmara spoke of the reopening of the crossing at Ostin bridge to lorries. It was called off.", ["reported broken"]),
        ("Kelmara spoke of the reopening of the crossing at Ostin bridge to lorries. The new date is 1 July.", ["changed"]),
        ("The crossing at Ostin bridge that Kelmara promised has still not seen any lorries.", ["reported broken"]),
        ("The promise of the crossing at Ostin bridge for lorries has been kept, Kelmara says.", ["reported fulfilled"]),
        ("The crossing at Ostin bridge would now be reopened to lorries in July, Kelmara says.", ["changed"]),
        (
            "Kelmara spoke of the reopening of the crossing at Ostin bridge to lorries. It will go ahead, but in Vadu.",
            ["changed"],
        ),
        ("The reopening of the crossing at Ostin bridge to lorries took place on Friday, Kelmara says.", ["reported fulfilled"]),
        ("Kelmara counted the lorries at Ostin bridge after a concert, which took place on Friday.", []),
        ("The lorries at Ostin bridge were to be let through ten days after the talks with Kelmara.", []),
    ],
)
def test_a_term_that_moves_and_a_promise_unseen(text: str, fate: list[str]) -> None:
    assert [found for found, _ in fates(CROSSING, telling("2019-06-04", text))] == fate


def test_a_state_is_known_by_its_adjective_and_its_abbreviation() -> None:
    words = "will repair 14 wells in Sulla by the end of May"
    for side, told in ((Actor("state:FRA", "France"), "French engineers"), (Actor("body:EU", "European Union"), "The EU")):
        made = telling("2019-05-14", f"{side.name} {words}.", f"{side.name} {words}", debtor=side, deadline="2019-05-31")
        assert fates(made, telling("2019-06-04", f"{told} repaired the 14 wells on Friday.")) == [
            ("reported fulfilled", "2019-06-04")
        ]
        assert fates(made, telling("2019-06-04", "Danish engineers repaired the 14 wells on Friday.")) == []


def test_what_a_promise_is_to_end_does_not_break_it() -> None:
    told = "The crossing at Ostin bridge, which Kelmara is to reopen, has not been reopened to lorries."
    assert fates(CROSSING, telling("2019-05-15", told)) == []


WORDS_OF_VISIT = "President Ivo Brandt will visit Arlen in October"
VISIT = telling("2019-05-14", f"{WORDS_OF_VISIT}.", WORDS_OF_VISIT, debtor=BRANDT, deadline="2019-10", visits=True)


@pytest.mark.parametrize(
    ("text", "words", "status", "place", "fate"),
    [
        ("Ivo Brandt visited Arlen on Friday.", "visited Arlen", "held", "Arlen", ["reported fulfilled"]),
        ("Ivo Brandt visited Norvik on Friday.", "visited Norvik", "held", "Norvik", []),
        ("The visit of Ivo Brandt to Arlen is off.", "The visit", "cancelled", "Arlen", ["reported broken"]),
    ],
)
def test_a_visit_is_followed_by_accounts(text: str, words: str, status: str, place: str, fate: list[str]) -> None:
    report = met("2019-10-05", text, words, status=status, when="2019-10-04", place=place)
    assert [found for found, _ in fates(VISIT, report)] == fate


def planned_call() -> Told:
    words = "Ivo Brandt and Mara Lund are expected to speak by telephone this week"
    source = Source(report="planned", published="2019-05-14")
    parties = BRANDT, Actor(None, "Mara Lund", "President of Sorenia")
    account = Account(
        source, "1", parties, "call", "planned", "2019-05-14/2019-05-19", None, None, (), (anchor_in(words, words),)
    )
    return Told(source, f"{words}.", (account,), (), (), ())


@pytest.mark.parametrize(
    ("format", "when", "place", "fate"),
    [
        ("call", "2019-05-16", None, ["reported fulfilled"]),
        ("meeting", "2019-05-16", None, ["reported fulfilled"]),
        ("meeting", "2019-05-16", "Arlen", []),
        ("call", "2019-05-15", None, []),
        ("letter", "2019-05-16", None, []),
    ],
)
def test_a_call_is_followed_by_accounts(format: str, when: str, place: str | None, fate: list[str]) -> None:
    text = "Ivo Brandt and Mara Lund talked for an hour."
    source = Source(report="later", published="2019-05-17")
    parties = BRANDT, Actor(None, "Mara Lund", "President of Sorenia")
    account = Account(source, "2", parties, format, "held", when, place, None, (), (anchor_in(text, text[:-1]),))
    assert [found for found, _ in fates(planned_call(), Told(source, text, (account,), (), (), ()))] == fate


def test_the_order_of_the_reports_does_not_matter() -> None:
    reports = [SAILORS, VISIT, telling("2019-06-04", "Kelmara freed the 27 sailors on Friday.")]
    ledgers = [keep_ledger(order, TODAY) for order in permutations(reports)]
    assert all(ledger == ledgers[0] for ledger in ledgers)


def test_every_fate_quotes_its_report() -> None:
    later = telling("2019-06-04", "Nothing new. Kelmara freed the 27 sailors on Friday, two ministers said.")
    anchor = owed(SAILORS, later).fates[0].anchor
    assert anchor.span.of(later.text) == anchor.exact == "Kelmara freed the 27 sailors on Friday"
