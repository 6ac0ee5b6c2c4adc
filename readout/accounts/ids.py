"""The ids of what the record makes of many reports: hashes of what came first, so that further reports seldom change them."""

import hashlib

from readout.accounts.commitments.ledger import Followed, Owed
from readout.accounts.encounters.joining import Joined
from readout.accounts.reports import Promise


def encounter_id(joined: Joined) -> str:
    """A hash of the account that comes first by its ids."""
    return _hashed(*min((account.source.report, account.encounter) for account in joined.accounts))


def owed_id(owed: Owed | Followed) -> str:
    """A hash of the telling of the promise that comes first by its place, and of what tells apart those of one place."""
    return _hashed(*map(str, min(map(_place, owed.made_in))))


def _place(promise: Promise) -> tuple[str, int, int, str, str]:
    """The same words may bind several: the minister will visit Lima and Quito."""
    span = promise.content.span
    return promise.source.report, span.start, span.end, promise.debtor.name, promise.deadline or ""


def _hashed(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
