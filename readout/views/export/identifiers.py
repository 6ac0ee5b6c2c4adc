"""The names by which exports point to reports, encounters, statements and actors; the same in every run."""

from urllib.parse import quote, urlsplit

from readout.accounts.encounters.differences import Encounter
from readout.accounts.ids import encounter_id
from readout.accounts.reports import Account, Said, Source
from readout.actor import Actor

# What RFC 3986 lets stand in an address as it is; all else is written as per cent and code.
ADDRESS = "!#$%&'()*+,/:;=?@[]~-._"


def report_name(source: Source) -> str:
    """The URN of a report's frozen text, into which anchors point."""
    return _urn("report", source.report)


def encounter_name(encounter: Encounter) -> str:
    """The URN of an encounter of the record."""
    return _urn("encounter", encounter_id(encounter.joined))


def account_name(account: Account) -> str:
    """The URN of one report's account of an encounter."""
    return _urn("account", account.source.report, account.encounter)


def statement_name(said: Said) -> str:
    """The URN of a statement in a report."""
    return _urn("statement", said.source.report, said.id)


def actor_name(actor: Actor) -> str | None:
    """The URN of a known actor, None for one that no file of knowledge lists."""
    return _urn("actor", actor.actor) if actor.actor else None


def address(url: str | None) -> str | None:
    """A web address that any reader of addresses takes, None if it is none (http or https with a host)."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        known = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return None
    return quote(parts.geturl(), safe=ADDRESS) if known else None


def _urn(*parts: str) -> str:
    return ":".join(("urn:readout", *(quote(part, safe=":-._") for part in parts)))
