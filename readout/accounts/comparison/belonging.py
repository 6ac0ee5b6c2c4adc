"""Which clauses of a report belong to its account of an encounter."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from readout.accounts.comparison.clauses import Clause, Place, find_clauses
from readout.accounts.comparison.terms import WordTables
from readout.accounts.encounters.background import load_background
from readout.accounts.encounters.joining import Joined
from readout.accounts.encounters.parties import parties_of
from readout.accounts.reports import Account, Told
from readout.spelling import folded

# A report tells of what was in the days before it, or will be in those after; what lies further off it recalls or awaits.
_DAYS_OF_NEWS = 10
# What a report is about it tells in its first third, or names in its headline.
_OPENING = 1 / 3
_WORD = re.compile(r"\w+")
# The words of the name of a side in a headline.
_LONGEST_SIDE = 4


@dataclass(frozen=True, slots=True)
class Belonging:
    """The clauses of one report that may be about an encounter, and the places of those that are, even if no other tells it."""

    clauses: tuple[Clause, ...]
    surely: frozenset[Place]


def clauses_about(encounter: Joined, told: Told, tables: WordTables) -> Belonging:
    """The clauses of one report that are about an encounter, in the order of its text.

    All of them where the report is about the encounter; where it tells of it in passing, those of the paragraphs that do so. Of a
    report of another time that is about it, what comes after is about it too if it takes up what another report tells.
    """
    accounts = [account for account in encounter.accounts if account.source.report == told.source.report]
    clauses = find_clauses(told, tables)
    leading = any(is_leading(account, told) for account in accounts) or has_sides_in_headline(encounter, told)
    paragraphs = {clause.place.paragraph for clause in clauses if tells(accounts, clause)}
    passing = tuple(clause for clause in clauses if clause.place.paragraph in paragraphs)
    surely = clauses if leading and is_news(encounter, told) else passing
    return Belonging(clauses if leading else passing, frozenset(clause.place for clause in surely))


def tells(accounts: Sequence[Account], clause: Clause) -> bool:
    """True if the words that report the encounter are in the clause."""
    return any(words.span.meets(clause.anchor.span) for account in accounts for words in account.evidence)


def is_leading(account: Account, told: Told) -> bool:
    """True for an account of what the report is about: it opens with it, or has two who took part in its headline."""
    start = min((words.span.start for words in account.evidence), default=0)
    headline = set(_WORD.findall(told.source.title or ""))
    named = [actor for actor in account.participants if headline.intersection(_WORD.findall(actor.name))]
    return start <= len(told.text) * _OPENING or len(named) > 1


def has_sides_in_headline(encounter: Joined, told: Told) -> bool:
    """True if the headline names two of the sides between whom it was, as any account has them."""
    background = load_background()
    parties = (party for account in encounter.accounts for party in parties_of(account, background))
    sides = {party.owner for party in parties if party and party.owner}
    words = _WORD.findall(folded(told.source.title or ""))
    named = {" ".join(words[at : at + size]) for at in range(len(words)) for size in range(1, _LONGEST_SIDE + 1)}
    return len({background.owners.get(name, name) for name in named} & sides) > 1


def is_news(encounter: Joined, told: Told) -> bool:
    """True unless the report is of another time than the encounter, by what any account tells of its date."""
    published = day_of(told.source.published)
    days = [day for account in encounter.accounts if (day := day_of(account.date))]
    return published is None or not days or any(abs((day - published).days) <= _DAYS_OF_NEWS for day in days)


def day_of(words: str | None) -> date | None:
    """The last day of an ISO date or interval; None for one that is not told to the day."""
    try:
        return date.fromisoformat((words or "").rpartition("/")[2][:10])
    except ValueError:
        return None
