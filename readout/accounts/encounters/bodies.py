"""Standing bodies that convene, known by what they are for: reports call one by its name, by a part of it, or by its task.

the Joint Monitoring Committee on Umbanza · the monitoring committee · the committee that watches over the truce in Umbanza
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readout.accounts.encounters.background import Background
from readout.accounts.reports import Account
from readout.lexicon.stems import stem
from readout.spelling import folded

_TOKEN = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*|[.,;:!?()]")
_LONGEST_NAME = 6
_LONGEST_TASK = 8
# The head that stands for every other: the body overseeing the truce.
_ANY = "body"
# They lead from the head of the name to the rest of it, and stand within the rest.
_LEADS = frozenset(("for", "of", "on"))
_WITHIN = frozenset(("a", "an", "and", "the"))


@dataclass(frozen=True, slots=True)
class Body:
    """What convenes: the `head` of its name, the terms `own` to the name, and those of the clause that tells its `task`.

    A term is the stem of a word, or the list of kindred words that has it: to watch over is to monitor. `proper` are the terms
    that a capital shows to be names; where `is_name`, every word has one, and they show nothing.
    """

    head: str
    own: frozenset[str]
    task: frozenset[str]
    proper: frozenset[str]
    is_name: bool

    @property
    def terms(self) -> frozenset[str]:
        """All terms."""
        return self.own | self.task


def are_one_body(one: Body, other: Body) -> bool:
    """True if they have one head, or one is only "the body", and what the one is called the other is called or does."""
    if one.head != other.head and _ANY not in (one.head, other.head):
        return False
    return any(some.own and some.own <= others.terms for some, others in ((one, other), (other, one)))


def are_surely_one(one: Body, other: Body) -> bool:
    """True if besides they are called just the same, or one in common words and both by the name of a place or of people."""
    if not are_one_body(one, other):
        return False
    return one.own == other.own or (not (one.is_name and other.is_name) and bool(one.proper & other.proper))


def bodies_of(account: Account, background: Background) -> Iterator[Body]:
    """The bodies in the words that show the encounter; of "the Committee" alone the report's title tells the name."""
    title = account.source.title or ""
    for text in [*(anchor.exact for anchor in account.evidence), *(actor.name for actor in account.participants)]:
        for body in _bodies_in(text, background):
            if body.terms:
                yield body
            else:
                yield from (named for named in _bodies_in(title, background) if named.head == body.head and named.own)


def _bodies_in(text: str, background: Background) -> Iterator[Body]:
    if not any(word in text.lower() for word in background.words.standing):
        return
    words = _TOKEN.findall(text)
    plain = [folded(word) or word for word in words]
    for at, word in enumerate(plain):
        if word in background.words.standing:
            places = [*_before(plain, at, background), *_behind(words, at, background)]
            task = list(_task(plain, at, background))
            own, done = (frozenset(_term(plain, place, background) for place in each) for each in (places, task))
            capital = frozenset(_term(plain, place, background) for place in (*places, *task) if words[place][0].isupper())
            yield Body(word, own, done, capital, words[at][0].isupper())


def _before(plain: Sequence[str], at: int, background: Background) -> Iterator[int]:
    """The places of the telling words before the head: the joint [boundary] commission."""
    for place in range(at - 1, max(-1, at - 1 - _LONGEST_NAME), -1):
        if not plain[place][0].isalpha() or (plain[place] in background.small and plain[place] != "and"):
            return
        if _tells(plain[place], background):
            yield place


def _behind(words: Sequence[str], at: int, background: Background) -> Iterator[int]:
    """The places of the rest of the name: the Commission on [Lakes] [Edward] and [Albert]."""
    if words[at + 1 : at + 2] and words[at + 1] in _LEADS:
        for place in range(at + 2, min(len(words), at + 2 + _LONGEST_NAME)):
            word = words[place].lower()
            if not word[0].isalnum() or (word in background.small and word not in _WITHIN | _LEADS):
                return
            if _tells(word, background):
                yield place


def _task(plain: Sequence[str], at: int, background: Background) -> Iterator[int]:
    """The places of the telling words of a clause behind the head: the committee that [watches] over the [truce]."""
    following = plain[at + 1 : at + 2]
    if following and (following[0] in ("that", "which") or following[0] in background.words.tasked):
        for place in range(at + 1, min(len(plain), at + 1 + _LONGEST_TASK)):
            if not plain[place][0].isalnum():
                return
            if plain[place] not in background.small and _tells(plain[place], background):
                yield place


def _tells(word: str, background: Background) -> bool:
    known = background.words
    return not any(word in some for some in (known.shared, known.plain, known.usual, _WITHIN, _LEADS))


def _term(words: Sequence[str], at: int, background: Background) -> str:
    kin = background.kindred.shown_by(words, at)
    return f"kin {kin[0]}" if kin else stem(words[at])
