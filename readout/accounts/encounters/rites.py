"""Of what sort a reception or ceremony was, by the words that show it: a signing, a meal, credentials presented, homage paid."""

import re

from readout.accounts.reports import Account
from readout.lexicon.convening import ConveningWords

SIGNING = "signing"
_WORD = re.compile(r"[a-z]+")


def rites_of(account: Account, words: ConveningWords) -> frozenset[str]:
    """The sorts told of a reception; none of another format.

    None of one that did not take place either: of a dinner and a signing called off one report names the one, another the other.
    """
    if account.format != "reception" or account.status in ("cancelled", "denied"):
        return frozenset()
    told = {word for anchor in account.evidence for word in _WORD.findall(anchor.exact.lower())}
    sorts = {SIGNING: words.signings, "meal": words.meals, "credentials": words.credentials, "homage": words.homage}
    return frozenset(sort for sort, known in sorts.items() if not told.isdisjoint(known))
