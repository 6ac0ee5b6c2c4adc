"""The side that the words of an account give a person of whom the reading has no state or body.

Prime Minister [Berg] of Ardelia · her Ardelian counterpart, [Ines Duval] · the foreign ministers of Ardelia and Torvesk, [Duval]
and [Kolb] · an Ardelian delegation led by General [Sande] · [Sande] led an Ardelian team
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readout.accounts.encounters.background import Background
from readout.accounts.encounters.offices import without_styles
from readout.accounts.reports import Account
from readout.spelling import folded

_TOKEN = re.compile(r"[^\W_]+|[.,;:!?()]")
_LONGEST_OWNER = 6
# So many words has the name of a body, with the article, at most.
_LONGEST_NAME = 9
# A style before a name ends in a stop that ends no sentence: Hon., H.E., Amb.
_LONGEST_STYLE = 4
# How many words back from the name a word for the delegation that the person leads, or for a counterpart, may stand.
_FAR, _NEAR = 16, 7
_LED = frozenset(("led", "leads", "headed", "heads", "represented"))


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an account, folded, with their stops but for those behind a style."""

    tokens: tuple[str, ...]
    background: Background

    def owner_from(self, at: int) -> str | None:
        """The state or body whose name begins there, behind "the" or not."""
        at += self.tokens[at : at + 1] == ("the",)
        return next(filter(None, (self._owner(at, at + size) for size in range(_LONGEST_OWNER, 0, -1))), None)

    def owner_to(self, end: int) -> str | None:
        """The state or body whose name, or adjective, ends before that place."""
        return next(filter(None, (self._owner(end - size, end) for size in range(_LONGEST_OWNER, 0, -1))), None)

    def _owner(self, first: int, last: int) -> str | None:
        return self.background.owners.get(" ".join(self.tokens[first:last])) if 0 <= first < last <= len(self.tokens) else None


def words_of(text: str, background: Background) -> Words:
    """The words of a text."""
    found = _TOKEN.findall(text)
    styles = {at for at, token in enumerate(found) if token == "." and at and len(found[at - 1]) <= _LONGEST_STYLE}
    return Words(tuple(folded(token) or token for at, token in enumerate(found) if at not in styles), background)


def side_told(name: Sequence[str], account: Account, background: Background) -> str | None:
    """The id of the state or body for which a person stands by the words that show the encounter; None if they do not tell."""
    for anchor in account.evidence:
        words = words_of(anchor.exact, background)
        for first, last in _places_of(name, words.tokens):
            if side := next(filter(None, (rule(words, first, last) for rule in RULES)), None):
                return side
    return None


def _places_of(name: Sequence[str], tokens: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the name stands, from one word to before another: in full or by its last word, with what of it stands before."""
    for at, token in enumerate(tokens):
        if token == name[-1]:
            first = at
            while first and tokens[first - 1] in name:
                first -= 1
            yield first, at + 1


def side_behind_the_name(words: Words, first: int, last: int) -> str | None:
    """Prime Minister [Berg] of Ardelia"""
    return words.owner_from(last + 1) if words.tokens[last : last + 1] == ("of",) else None


def side_before_a_comma(words: Words, first: int, last: int) -> str | None:
    """the foreign ministers of Torvesk, [Kolb], and of Ardelia, [Duval]"""
    if words.tokens[first - 1 : first] != (",",):
        return None
    owner = words.owner_to(first - 1)
    begins = next((at for at in range(first - 1, max(0, first - 1 - _LONGEST_OWNER), -1) if words.tokens[at] == "of"), None)
    return owner if owner and begins is not None and words.owner_from(begins + 1) == owner else None


def counterpart(words: Words, first: int, last: int) -> str | None:
    """her Ardelian counterpart, [Duval] · his counterpart from Ardelia, [Duval]"""
    for at in range(first - 1, max(-1, first - 1 - _NEAR), -1):
        if words.tokens[at] in words.background.words.counterparts:
            start = at - (words.tokens[at - 1 : at] == ("opposite",))
            return words.owner_to(start) or (words.owner_from(at + 2) if words.tokens[at + 1] == "from" else None)
    return None


def leads_a_delegation(words: Words, first: int, last: int) -> str | None:
    """an Ardelian delegation led by [Sande] · the delegation of Ardelia was headed by [Sande] · that of Torvesk by [Kolb]"""
    by = next((at for at in range(first - 1, max(0, first - _FAR), -1) if words.tokens[at] in ("by", "under")), None)
    if by is None or not {".", ";"}.isdisjoint(words.tokens[by:first]):
        return None
    delegations = words.background.words.delegations
    for at in range(by - 1, max(-1, by - _FAR), -1):
        if words.tokens[at : at + 2] == ("that", "of") and words.owner_to(by) == (side := words.owner_from(at + 2)):
            return side
        if words.tokens[at] in delegations:
            led = at == by - 1 or words.tokens[by - 1] in _LED or (words.owner_to(by) and words.tokens[at + 1] in ("from", "of"))
            return _side_of_delegation(words, at) if led else None
    return None


def _side_of_delegation(words: Words, at: int) -> str | None:
    """The side of a delegation by the adjective before, or the name behind it."""
    return words.owner_to(at) or (words.owner_from(at + 2) if words.tokens[at + 1 : at + 2] in (("from",), ("of",)) else None)


def led_a_delegation(words: Words, first: int, last: int) -> str | None:
    """[Sande] led an Ardelian team · [Sande] headed the delegation of Ardelia"""
    if _LED.isdisjoint(words.tokens[last : last + 1]):
        return None
    near = range(last, min(len(words.tokens), last + _NEAR))
    at = next((at for at in near if words.tokens[at] in words.background.words.delegations), None)
    return None if at is None else _side_of_delegation(words, at)


def one_of_two(words: Words, first: int, last: int) -> str | None:
    """the foreign ministers of Ardelia and Torvesk, [Duval] and [Kolb]: the first is of the first, the other of the other"""
    tokens = words.tokens
    comma = next((at for at in range(first - 1, max(0, first - 1 - _FAR), -1) if tokens[at] == ","), None)
    if comma is None:
        return None
    second = words.owner_to(comma)
    begins = next((at for at in range(comma - 1, max(0, comma - _NEAR), -1) if tokens[at] == "and"), None)
    if second is None or begins is None or words.owner_from(begins + 1) != second:
        return None
    between = tokens[comma + 1 : first]
    if "of" in between or "," in between or between.count("and") > 1:
        return None
    return second if "and" in between else words.owner_to(begins)


def represents(words: Words, first: int, last: int) -> str | None:
    """The Government was represented by Ms Berg, and the Front for the Coast (FFC) by [General Sande]"""
    tokens = words.tokens
    first -= tokens[first - 2 : first - 1] == ("by",)
    if tokens[first - 1 : first] != ("by",) or "represented" not in tokens[: first - 1]:
        return None
    end = first - 4 if tokens[first - 4 : first - 3] == ("(",) and tokens[first - 2] == ")" else first - 1
    start = next((at + 1 for at in range(end - 1, max(-1, end - 2 - _LONGEST_NAME), -1) if tokens[at] in ("and", ",", ";")), None)
    if start is None or start >= end:
        return None
    name = " ".join(without_styles(tokens[start:end], words.background))
    return words.background.owners.get(name, name)


RULES = (
    side_behind_the_name,
    side_before_a_comma,
    counterpart,
    one_of_two,
    leads_a_delegation,
    led_a_delegation,
    represents,
)
