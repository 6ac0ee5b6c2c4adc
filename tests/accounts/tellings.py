"""Accounts of invented encounters, and whether they are joined."""

from readout.accounts.encounters.decisions import Decisions, key_of
from readout.accounts.encounters.joining import join_accounts
from readout.accounts.reports import Account, Source
from readout.actor import Actor
from readout.evidence import Anchor
from readout.span import Span

ARN = Actor(None, "Sela Arn", "President of Torvesk")
BERG = Actor(None, "Jonas Berg", "Prime Minister of Ardelia")
KOLB = Actor(None, "Mira Kolb", "Minister of Foreign Affairs of Torvesk")
DUVAL = Actor(None, "Ines Duval", "Foreign Minister of Ardelia")
PAIR = (ARN, BERG)


def told(
    report: str,
    *participants: Actor,
    date: str | None = "2021-05-04",
    format: str = "meeting",
    status: str = "held",
    place: str | None = None,
    published: str | None = "2021-05-05",
    words: str = "they met",
) -> Account:
    """An account by the report of that name; two of one report need different words."""
    source = Source(report, report, published=published)
    evidence = (Anchor(Span(0, len(words)), words),)
    return Account(source, f"{format} {words}", participants or PAIR, format, status, date, place, None, (), evidence)


def groups_of(*accounts: Account, decisions: Decisions | None = None) -> set[frozenset[tuple[str, str]]]:
    grouping = join_accounts(accounts, decisions or Decisions())
    return {frozenset(map(key_of, joined.accounts)) for joined in grouping.encounters}


def are_joined(*accounts: Account) -> bool:
    return len(groups_of(*accounts)) == 1


def reasons_of(*accounts: Account) -> list[str]:
    (joined,) = join_accounts(accounts).encounters
    return list(joined.reasons)
