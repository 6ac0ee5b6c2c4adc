"""Values of the record for exports to write: a report as usual, and one whose every word is hostile."""

import io
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from readout.accounts.commitments.ledger import Fate, Owed
from readout.accounts.encounters.differences import Encounter
from readout.accounts.encounters.joining import Joined
from readout.accounts.reports import Account, Promise, Said, Source, Told
from readout.actor import Actor
from readout.evidence import Anchor
from readout.span import Span
from readout.views.export import FORMATS

LONG = "Donaudampfschifffahrtsgesellschaft" * 30
HOSTILE = (
    '=HYPERLINK("http://x.test";"a")',
    "+1, 'two'; \"three\"\r\nfour\ttab",
    "-{brace} }unbalanced\\ %5 & $1 #2 _3 ~4 ^5",
    "@sum \u202edlrow\u202c \u200fright to left \u2028 line",
    "👩\u200d🚀 émigré \U0001f1fa\U0001f1f3 ünï",
    "</script><b>&amp; ]]> BEGIN:VEVENT\nEND:VCALENDAR",
    LONG,
)
TEXT = (
    "Lorneval, 4 May 2021 - Ines Kader met Tomas Reyl on Tuesday. \U0001f91d She said that “the bridge will carry goods again, "
    "whatever it costs” and promised Belmora to free the barges by June if the toll is dropped. They are to meet again in autumn."
)
KADER = Actor("person:ines-kader", "Ines Kader", "Foreign Minister of Avaria")
REYL = Actor("person:tomas-reyl", "Tomas Reyl", "Foreign Minister of Belmora")
BELMORA = Actor("state:BLM", "Belmora")
OFFICIAL = Actor(None, "a senior official")


def anchor(text: str, words: str) -> Anchor:
    start = text.index(words)
    return Anchor(Span(start, start + len(words)), words)


def usual() -> Told:
    source = Source("0123456789abcdef", "g-1", "The Gazette", "Ministers Meet", "https://gazette.test/a?b=1&c=2", "2021-05-04")
    pair, first, second = (KADER, REYL), (anchor(TEXT, "Ines Kader met"),), (anchor(TEXT, "They are to meet again"),)
    met = Account(source, "e1", pair, "meeting", "held", "2021-05-04", "Lorneval", None, ("the bridge",), first)
    again = Account(source, "e2", pair, "visit", "planned", "2021-09/2021-11", None, None, (), second)
    bridge = (anchor(TEXT, "the bridge will carry goods again"), anchor(TEXT, "whatever it costs"))
    said = Said(
        source, "s1", KADER, None, (), anchor(TEXT, "said"), bridge, "direct", ("assert", "pledge"), False, ("trade",), "e1"
    )
    freed, toll = anchor(TEXT, "to free the barges by June"), anchor(TEXT, "if the toll is dropped")
    pledged = Said(source, "s2", KADER, BELMORA, (OFFICIAL,), None, (freed,), "indirect", ("pledge",), True, (), None)
    promise = Promise(source, "s2", KADER, BELMORA, freed, toll, "2021-06")
    return Told(source, TEXT, (met, again), (said, pledged), (promise,), ())


def hostile() -> Told:
    text = "\n".join(HOSTILE)
    source = Source("fedcba9876543210", HOSTILE[0], HOSTILE[1], HOSTILE[2], "javascript:alert(1)//\n", None)
    actors = tuple(Actor(None, words, HOSTILE[3]) for words in HOSTILE)
    anchors = tuple(anchor(text, words) for words in HOSTILE)
    account = Account(source, "e9", actors, "call", "cancelled", "2021", HOSTILE[5], HOSTILE[4], HOSTILE, anchors)
    said = tuple(
        Said(source, f"s{place}", actor, actors[0], actors, anchors[0], (each,), "mixed", ("urge",), False, HOSTILE, None)
        for place, (actor, each) in enumerate(zip(actors, anchors, strict=True))
    )
    promises = tuple(
        Promise(source, None, actor, actors[1], each, each, "2021-02-30") for actor, each in zip(actors, anchors, strict=True)
    )
    return Told(source, text, (account,), said, promises, ())


def encounters_of(told: Told) -> list[Encounter]:
    return [
        Encounter(
            Joined((each,), ("same participants",)), each.participants, each.format, each.status, each.date, each.place,
            each.occasion, each.topics, {"date": {each.source.name: each.date or "?"}},
        )
        for each in told.accounts
    ]  # fmt: skip


def owed_of(told: Told) -> list[Owed]:
    return [
        Owed((each,), each.debtor, each.beneficiary, each.deadline, "open", (Fate("restated", each.source, each.content),))
        for each in told.promises
    ]


def values_of(*told: Told) -> dict[str, list[Any]]:
    return {
        "encounters": [encounter for each in told for encounter in encounters_of(each)],
        "statements": [said for each in told for said in each.statements],
        "commitments": [owed for each in told for owed in owed_of(each)],
        "reports": [each.source for each in told],
        "readings": list(told),
    }


Write = Callable[[str, str], str]


def written(name: str, kind: str, values: Iterable[Any]) -> str:
    """What a format writes of some values."""
    out = io.StringIO(newline="")
    FORMATS[name].stream[kind](iter(values), out)
    return out.getvalue()


@pytest.fixture
def values() -> dict[str, list[Any]]:
    """A usual report and a hostile one."""
    return values_of(usual(), hostile())


@pytest.fixture
def write(values: dict[str, list[Any]]) -> Write:
    """What a format writes of both reports."""
    return lambda name, kind: written(name, kind, values[kind])
