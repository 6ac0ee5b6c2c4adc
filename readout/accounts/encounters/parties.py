"""Who took part, made comparable: persons with the side they stand for, states and bodies, and offices without a name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache
from itertools import combinations

from readout.accounts.encounters.background import Background
from readout.accounts.encounters.offices import HEADS, read_office, without_styles
from readout.accounts.encounters.sides import side_told
from readout.accounts.reports import Account
from readout.actor import Actor
from readout.annotate.persons import same_sound
from readout.lexicon.titles import SHARED_ROLES
from readout.spelling import folded

# Letters that an adjective shares with its state: Ardelia and Ardelian, Torvesk and Torveskan. The gazetteer has the real ones.
_STEM = 5
# An abbreviation of fewer letters is one of many things.
_ABBREVIATION = range(3, 8)
SMALL = frozenset(("a", "and", "for", "in", "of", "on", "the", "to"))
_LONGEST_ENDING = 3
# Two names of so many letters, of which all but one are the same, are one beside another name that is the same.
LONG_NAME = 7
_SURE_LETTERS = 3
# A government may have several of them, beside those that share a title with many.
_OF_SEVERAL = SHARED_ROLES | {"deputy-prime-minister", "vice-premier"}


class Match(IntEnum):
    """How far two parties are one, from not at all upward."""

    NONE = 0
    STANDS_FOR = 1  # a person, and the state or body whose office that person holds
    OFFICE = 2  # a name, and words for the office that this person holds
    SAME = 3


@dataclass(frozen=True, slots=True)
class Party:
    """A participant: `name` are the folded words of the name, empty where only an office is told; `owner` is whose office it is.

    `owner` is an id where the gazetteer has one, else folded words; the owner of a state or body is that state or body itself.
    The `role` of a side is that of an organ, or of a company of office-holders ("the trade ministers of the Lake Union");
    `also` is a second office of a person, who is deputy prime minister and foreign minister.
    """

    actor: str | None
    name: tuple[str, ...]
    role: str | None
    owner: str | None
    is_side: bool
    is_company: bool = False
    also: str | None = None

    @property
    def roles(self) -> tuple[str, ...]:
        """The office, and the other one of somebody who has two."""
        return tuple(role for role in (self.role, self.also) if role)

    @property
    def is_of_many(self) -> bool:
        """True for a body of many states, and for all who hold one office in it."""
        return self.is_company or (self.role is None and (self.owner or "").startswith("body:") and self.is_side)

    @property
    def key(self) -> str:
        """The last word of the name, or the owner: two parties of which one is named in full and one in part share it."""
        return self.name[-1] if self.name else self.owner or ""

    @property
    def surnames(self) -> tuple[str, ...]:
        """The words by which a part of a person's name may go: the last, and of two family names the first as well."""
        return self.name[-1:] if self.is_side else self.name[max(1, len(self.name) - 2) :] or self.name


@lru_cache(maxsize=65536)
def party_of(actor: Actor, background: Background) -> Party | None:
    """The participant as it is compared; None for a group that nobody could tell from another ("senior officials")."""
    words = tuple(folded(actor.name).split())
    if actor.actor and not actor.actor.startswith("person:"):
        return _listed_side(actor.actor, words, background)
    if actor.capacity or actor.actor:
        office = read_office(actor.capacity or "", background.roles, background)
        return Party(actor.actor, _bare(words), office.role, office.owner, is_side=False, also=office.also)
    office = read_office(actor.name, background.companies, background)
    if office.role and office.owner and (":" in office.owner or office.owner.split()[0] in _capitalised(actor.name)):
        return Party(None, (), office.role, office.owner, is_side=True, is_company=True)
    office = read_office(actor.name, background.roles, background)
    if office.role:
        known_to_all = bool(office.owner) or actor.name[:1].isupper()
        return Party(None, (), office.role, office.owner, is_side=False, also=office.also) if known_to_all else None
    if actor.name[:1].islower():
        return Party(None, words, None, " ".join(words), is_side=True) if is_plain_body(words, background) else None
    if _is_personal(actor.name, background):
        return Party(None, _bare(words), None, None, is_side=False)
    side = without_styles(words, background)
    if (known := background.owners.get(" ".join(side))) is not None:
        return _listed_side(known, side, background)
    if (state := _state_of_organ(words, background)) is not None:
        return Party(None, words, " ".join(words), state, is_side=True)
    return Party(None, side, None, " ".join(side), is_side=True)


def parties_of(account: Account, background: Background) -> tuple[Party | None, ...]:
    """The participants as they are compared, in their order; a person of no told side is of the one that the words give.

    Of those of whom only an office is told, the first is of the state whose organ publishes the report, if nobody else there is:
    a ministry writes "the Minister of Foreign Affairs" of its own.
    """
    parties = [_sided(party_of(actor, background), account, background) for actor in account.participants]
    home = _publishing_state(account.source.publisher or "", background)
    if home is not None and not any(party and same_owner(party.owner, home) for party in parties):
        for place, party in enumerate(parties):
            if party and not party.is_side and party.role and party.owner is None:
                parties[place] = replace(party, owner=home)
                break
    return tuple(parties)


def sides_between(parties: tuple[Party, ...], background: Background) -> tuple[Party, ...]:
    """The parties; of one body alone whose name begins with those of two sides, these: the Ardelia-Torvesk Trade Dialogue."""
    if len(parties) != 1 or not parties[0].is_side or background.words.bodies.isdisjoint(parties[0].name):
        return parties
    words, found = parties[0].name, list[Party]()
    while len(found) < 2:
        size = next((size for size in range(len(words), 0, -1) if " ".join(words[:size]) in background.owners), None)
        if size is None:
            return parties
        found.append(_listed_side(background.owners[" ".join(words[:size])], words[:size], background))
        words = words[size:]
    return tuple(found) if words and found[0].owner != found[1].owner else parties


def _sided(party: Party | None, account: Account, background: Background) -> Party | None:
    if party is None or party.is_side or party.owner or not party.name:
        return party
    owner = side_told(party.name, account, background)
    return replace(party, owner=owner) if owner else party


@lru_cache(maxsize=4096)
def _publishing_state(publisher: str, background: Background) -> str | None:
    """The state whose organ publishes, by a name with a word for an organ and one state: Ministry of Trade of Ardelia."""
    words = re.findall(r"\w+", folded(publisher))
    if background.words.organs.isdisjoint(words):
        return None
    told = {
        owner
        for first, last in combinations(range(len(words) + 1), 2)
        if (owner := background.owners.get(" ".join(words[first:last]), "")).startswith("state:")
    }
    return next(iter(told)) if len(told) == 1 else None


def _listed_side(actor: str, name: tuple[str, ...], background: Background) -> Party:
    """A state or body of the gazetteer; an organ of a state has the state for its owner."""
    state = background.organs.get(actor)
    return Party(actor, name, " ".join(name) if state else None, state or actor, is_side=True)


def _capitalised(name: str) -> set[str]:
    """The words that begin with a capital, folded."""
    return {folded(word) for word in name.split() if word[:1].isupper()}


def _state_of_organ(words: Sequence[str], background: Background) -> str | None:
    """The state whose organ a name with "of" tells: the Ministry of Foreign Affairs of [Umbanza]."""
    if "of" not in words[1:-1]:
        return None
    last = len(words) - words[::-1].index("of")
    owner = background.owners.get(" ".join(without_styles(tuple(words[last:]), background)), "")
    return owner if owner.startswith("state:") else None


def is_plain_body(words: Sequence[str], background: Background) -> bool:
    """True for a body that is told by what it does: the contact group, a joint commission; "the committee" is any."""
    return (
        len(words) > 1
        and words[-1] in background.words.bodies
        and not set(words) <= background.words.bodies | background.words.plain
    )


def _is_personal(name: str, background: Background) -> bool:
    """True if a name of which no more is told looks like a person's: two to four capitalised words, none a word for a body."""
    words = name.split()
    if not 2 <= len(words) <= 4 or not all(word[:1].isupper() for word in words) or folded(name) in background.owners:
        return False
    known = background.words
    return not set(folded(name).split()) & (known.bodies | known.styles | known.portfolios | known.venues)


def _bare(words: tuple[str, ...]) -> tuple[str, ...]:
    """The name without the initials that some reports give and some leave out."""
    return tuple(word for word in words if len(word) > 1) or words


def match(one: Party, other: Party) -> Match:
    """How far two parties are one."""
    if one.actor and other.actor and one.actor == other.actor:
        return Match.SAME
    if one.is_side != other.is_side:
        return _across(one, other)
    return _sides(one, other) if one.is_side else _persons(one, other)


def _sides(one: Party, other: Party) -> Match:
    if one.role and other.role and one.role != other.role:
        return Match.NONE
    unlisted = not (one.actor or other.actor) and one.name and other.name
    if unlisted and (is_part(one.name, other.name) or is_abbreviation(one.name, other.name)):
        return Match.SAME
    if not same_owner(one.owner, other.owner):
        return Match.NONE
    return Match.SAME if one.role == other.role else Match.STANDS_FOR


def _persons(one: Party, other: Party) -> Match:
    if (one.actor and other.actor) or not same_owner(one.owner, other.owner, unknown=True):
        return Match.NONE
    if one.name and other.name and (is_part(one.name, other.name) or is_spelling(one.name, other.name)):
        return Match.SAME
    if (
        one.name
        and other.name
        and one.owner
        and other.owner
        and has_office_of(one, other)
        and is_one_of_names(one.name, other.name)
    ):
        return Match.SAME
    if is_first_of_two_family_names(one.name, other.name) and (
        one.role is None or other.role is None or has_office_of(one, other)
    ):
        return Match.SAME
    if one.role and has_office_of(one, other) and is_spelling_of_one(one.name, other.name):
        return Match.SAME
    told_by_office = not (one.name and other.name) or _has_one_holder(one, other)
    return Match.OFFICE if told_by_office and has_office_of(one, other) and (one.role or one.owner) else Match.NONE


def may_be_one(one: Party, other: Party) -> bool:
    """True if two parties match, or are a name whose side is not told and the holder whom knowledge gives to the same office.

    That makes them nobody's match, but does not exclude that a third account knows better.
    """
    if match(one, other):
        return True
    persons = not one.is_side and not other.is_side and not (one.actor and other.actor) and bool(one.actor or other.actor)
    sides = [owner for owner in (one.owner, other.owner) if owner]
    return persons and len(sides) == 1 and _is_held_by_one(one, other)


def has_office_of(one: Party, other: Party) -> bool:
    """True if both have one office, or it is not told of either; "the leader" is whoever is at the head of a state."""
    if one.role == other.role:
        return True
    if one.also or other.also:
        return not set(one.roles).isdisjoint(other.roles)
    return "leader" in (one.role, other.role) and HEADS.issuperset((one.role, other.role))


def _has_one_holder(one: Party, other: Party) -> bool:
    """True if both have an office of which a state has one at a time, and one is known by knowledge that may be out of date."""
    return bool(one.actor or other.actor) and bool(one.owner and other.owner) and _is_held_by_one(one, other)


def _is_held_by_one(one: Party, other: Party) -> bool:
    """True if they have an office in common that a state gives to one person at a time."""
    return bool(set(one.roles) & set(other.roles) - _OF_SEVERAL)


def _across(one: Party, other: Party) -> Match:
    """A state or body beside a person: the person's own side, or a person of whom a report gives nothing but the name."""
    person, side = (other, one) if one.is_side else (one, other)
    named = bool(side.name and person.name)
    part = named and (is_part(side.name, person.name) or is_first_of_two_family_names(side.name, person.name))
    if part and not side.actor:
        return Match.SAME
    return Match.STANDS_FOR if person.owner and same_owner(person.owner, side.owner) else Match.NONE


def is_part(one: Sequence[str], other: Sequence[str]) -> bool:
    """True if the names are one, or one is the end of the other, as a family name is, or leaves out a name in between."""
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return short[0] == long[-1]
    return short[-1] == long[-1] and set(short) <= set(long)


def is_first_of_two_family_names(one: Sequence[str], other: Sequence[str]) -> bool:
    """True if one is a single name that stands last but one in the other: Arreaza, and Ximena Arreaza Soto."""
    short, long = sorted((one, other), key=len)
    return len(short) == 1 and len(long) > 2 and short[0] == long[-2] and len(short[0]) > _STEM - 1


def is_spelling_of_one(one: Sequence[str], other: Sequence[str]) -> bool:
    """True if one is the other's family name in another spelling, and not the form of it that his sister has."""
    short, long = sorted((one, other), key=len)
    if len(short) != 1:
        return False
    return same_sound(short[0], long[-1]) and short[0].endswith("a") == long[-1].endswith("a")


def is_one_of_names(one: Sequence[str], other: Sequence[str]) -> bool:
    """True if one is a single name that the other has too: Berro, and Ines Berro Laval; B. Oyuun, and Oyuun Batbold.

    Which of the names stands alone is of each country's custom: of two with one office it is one person, wherever it stands.
    """
    short, long = sorted((one, other), key=len)
    return len(short) == 1 and short[0] in long


def is_abbreviation(one: Sequence[str], other: Sequence[str]) -> bool:
    """True if one has the initials of the other, in the order of another language too: UFP, and United Party of Farmers."""
    short, long = sorted((one, other), key=len)
    return len(short) == 1 and len(long) > 2 and short[0][0] == long[0][0] and initials(short) == initials(long)


@lru_cache(maxsize=65536)
def initials(name: tuple[str, ...]) -> str:
    """The letters of an abbreviation, or the first ones of the words that one counts, in the order of the alphabet; else none."""
    counted = [word for word in name if word not in SMALL]
    if len(counted) == 1:
        return "".join(sorted(counted[0])) if len(counted[0]) in _ABBREVIATION else ""
    return "".join(sorted(word[0] for word in counted)) if len(counted) in _ABBREVIATION else ""


def is_spelling(one: Sequence[str], other: Sequence[str]) -> bool:
    """True if two full names are one in two spellings: one word at least is the same, and the others are spelt alike."""
    short, long = sorted((one, other), key=len)
    if len(short) < 2 or set(short).isdisjoint(long):
        return False
    return all(any(same_sound(word, each) or is_a_letter_off(word, each) for each in long) for word in short)


def is_a_letter_off(one: str, other: str) -> bool:
    """True if two long words differ in one letter behind the first three: one report is misspelt, or writes the name anew."""
    if len(one) != len(other) or len(one) < LONG_NAME or one[:_SURE_LETTERS] != other[:_SURE_LETTERS]:
        return False
    return sum(mine != theirs for mine, theirs in zip(one, other, strict=True)) == 1


def same_owner(one: str | None, other: str | None, *, unknown: bool = False) -> bool:
    """True if both are one state or body, be it by an adjective; `unknown` answers where one is not told."""
    if one is None or other is None:
        return unknown
    if one == other:
        return True
    if ":" in one and ":" in other:
        return False
    short, long = sorted((one, other), key=len)
    return (
        long.startswith(short[: max(len(short) - 1, _STEM)]) and len(short) >= _STEM and len(long) - len(short) <= _LONGEST_ENDING
    )


def principals_of(parties: Sequence[Party]) -> tuple[Party, ...]:
    """Those between whom the encounter was: the first named of every side; who comes after them of a side attended.

    Where the side of anybody before is not told, a third party may be of a side already there, and counts as attending.
    """
    found: list[Party] = []
    for party in parties:
        sides = [each.owner for each in found]
        if len(found) >= 2 and (party.owner is None or None in sides):
            break
        if not found or party.owner is None or not any(same_owner(party.owner, side) for side in sides):
            found.append(party)
    return tuple(found) if len(found) > 1 else tuple(parties[:2])


def pairing(some: Sequence[Party], others: Sequence[Party]) -> Iterator[Match]:
    """The best match of each of `some` among the others, every other taken once."""
    free = list(others)
    for party in some:
        best = max(free, key=lambda other: match(party, other), default=None)
        found = match(party, best) if best else Match.NONE
        if best and found:
            free.remove(best)
        yield found
