"""Which clauses of a report belong to its account of an encounter."""

import re
from collections.abc import Sequence
from datetime import date

from readout.accounts.comparison.clauses import Clause, find_clauses
from readout.accounts.comparison.terms import WordTables
from readout.accounts.encounters.joining import Joined
from readout.accounts.reports import Account, Told

# A report tells of what was in the days before it, or will be in those after; what lies further off it recalls or awaits.
_DAYS_OF_NEWS = 10
# What a report is about it tells in its first third, or names in its headline.
_OPENING = 1 / 3
_WORD = re.compile(r"\w+")


def clauses_about(encounter: Joined, told: Told, tables: WordTables) -> list[Clause]:
    """The clauses of one report that are about an encounter, in the order of its text.

    All of them where the report is about the encounter; where it tells of it in passing, those of the paragraphs that do so.
    """
    accounts = [account for account in encounter.accounts if account.source.report == told.source.report]
    clauses = find_clauses(told, tables)
    if is_news(encounter, told) and any(is_leading(account, told) for account in accounts):
        return list(clauses)
    paragraphs = {clause.place.paragraph for clause in clauses if tells(accounts, clause)}
    return [clause for clause in clauses if clause.place.paragraph in paragraphs]


def tells(accounts: Sequence[Account], clause: Clause) -> bool:
    """True if the words that report the encounter are in the clause."""
    return any(words.span.meets(clause.anchor.span) for account in accounts for words in account.evidence)


def is_leading(account: Account, told: Told) -> bool:
    """True for an account of what the report is about: it opens with it, or has two who took part in its headline."""
    start = min((words.span.start for words in account.evidence), default=0)
    headline = set(_WORD.findall(told.source.title or ""))
    named = [actor for actor in account.participants if headline.intersection(_WORD.findall(actor.name))]
    return start <= len(told.text) * _OPENING or len(named) > 1


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
