"""Offices read from words: which they are, and of what state or body."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from readout.accounts.encounters.background import Background
from readout.spelling import folded

# Who may be called the leader of a state.
HEADS = frozenset(("leader", "president", "prime-minister", "premier", "chancellor", "monarch", "supreme-leader"))
# Who is sent to a land or about it, and does not come from there.
SENT = frozenset(("ambassador", "un-ambassador", "envoy", "consul", "diplomat", "negotiator"))


@dataclass(frozen=True, slots=True)
class Office:
    """An office: its role, the role of a second one that the same person has, and whose it is; None where that is not told."""

    role: str | None
    also: str | None
    owner: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """A title in words, from one to before the other."""

    role: str
    first: int
    last: int


def read_office(words: str, roles: Mapping[str, str], background: Background) -> Office:
    """The office: "Ardelian Prime Minister" and "Prime Minister of Ardelia" have one owner, "Minister" has none.

    A second one stands next to the first: Deputy Prime Minister and Minister of Foreign Affairs of Ardelia.
    """
    tokens = folded(words).split()
    longest = background.longest_title
    starts = ((first, size) for size in range(min(len(tokens), longest), 0, -1) for first in range(len(tokens) - size + 1))
    one = next((found for first, size in starts if (found := _title_at(tokens, first, first + size, roles))), None)
    if one is None:
        return Office(None, None, None)
    other = _title_beside(tokens, one, roles, longest) or one
    rest = [*tokens[: min(one.first, other.first)], "of", *tokens[max(one.last, other.last) :]]
    return Office(one.role, other.role if other.role != one.role else None, _owner(rest, background, is_sent=one.role in SENT))


def _title_beside(tokens: Sequence[str], one: Found, roles: Mapping[str, str], longest: int) -> Found | None:
    """The longest title that ends just before the other, or begins just behind it, with or without "and"."""
    end = one.first - (tokens[one.first - 1 : one.first] == ["and"])
    start = one.last + (tokens[one.last : one.last + 1] == ["and"])
    before = (_title_at(tokens, first, end, roles) for first in range(max(0, end - longest), end))
    behind = (_title_at(tokens, start, last, roles) for last in range(min(len(tokens), start + longest), start, -1))
    return next(filter(None, (*before, *behind)), None)


def _title_at(tokens: Sequence[str], first: int, last: int, roles: Mapping[str, str]) -> Found | None:
    role = roles.get(" ".join(tokens[first:last]))
    return Found(role, first, last) if role else None


def _owner(rest: Sequence[str], background: Background, *, is_sent: bool) -> str | None:
    """Whose office it is, of the words beside the title; the last "of" leads there: Member of the House of the United States."""
    if body := _collective(rest, background):
        return background.owners.get(body, body)
    told = re.split(r"\b(of|for|at|to|in)\b", " ".join(rest))
    parts = [
        (leads, without_styles(tuple(words.split()), background))
        for leads, words in zip(("of", *told[1::2]), told[::2], strict=True)
    ]
    own = [part for leads, part in reversed(parts) if leads == "of"]
    # An envoy for a land, or to it, is not that land's; the office at a ministry may be.
    besides = [] if is_sent else [part for leads, part in reversed(parts) if leads in ("for", "at", "in")]
    listed = (owner for part in (*own, *besides) if (owner := background.owners.get(" ".join(part))) is not None)
    named = (" ".join(part) for part in own if part and _tells_whose(part, background))
    return next(listed, None) or next(named, None)


def _collective(rest: Sequence[str], background: Background) -> str | None:
    """The body whose name has an "of" itself: the League of Coastal Nations. The Communist Party of China speaks for China."""
    for place, word in enumerate(rest):
        if word in background.words.collectives and rest[place + 1 : place + 2] == ["of"]:
            first = next((at + 1 for at in range(place, -1, -1) if rest[at] in ("of", "for", "the")), 0)
            name, tail = (" ".join(without_styles(tuple(rest[start:]), background)) for start in (first, place + 2))
            return name if tail and tail not in background.owners else None
    return None


def _tells_whose(part: Sequence[str], background: Background) -> bool:
    """True unless the words are of a portfolio, or of an organ that every state has: of the Ministry."""
    words = background.words
    of_field = all(word in background.fields or word in background.small for word in part)
    return words.portfolios.isdisjoint(part) and not words.organs.issuperset(part) and not of_field


def without_styles(words: tuple[str, ...], background: Background) -> tuple[str, ...]:
    """The words without the form of state: "government of umbanza" is "umbanza"; as they stand if nothing else is left."""
    words = tuple(word for word in words if word != "the")
    small = background.words.styles | {"of", "a", "people", "peoples", "democratic", "s"}
    for first in range(len(words)):
        if " ".join(words[first:]) in background.owners:
            return words[first:]
        if words[first] not in small:
            break
    return tuple(word for word in words if word not in small) or words
