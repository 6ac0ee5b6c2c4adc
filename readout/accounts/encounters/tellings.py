"""An account made ready to be compared: its parties, its time, and the proper names of what met."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from readout.accounts.encounters.background import Background
from readout.accounts.encounters.bodies import Body, bodies_of
from readout.accounts.encounters.dates import AHEAD, When, when_told
from readout.accounts.encounters.parties import SMALL, Party, is_plain_body, parties_of, principals_of, sides_between
from readout.accounts.encounters.places import Place, place_of
from readout.accounts.encounters.rites import rites_of
from readout.accounts.encounters.sittings import sittings_of
from readout.accounts.reports import Account
from readout.spelling import folded

_NAME = re.compile(r"[A-Z0-9][\w’'-]*(?:\s(?:(?:of|on|for|and|the|to)\s){0,2}[A-Z0-9][\w’'-]*)+")
_OF = re.compile(r"(\w+) of (?:the )?$")
_LEADS = re.compile(r"\s(?:of|on|for|to)\s")
# Formats of one kind may be told for each other; those of two kinds are two encounters, as a visit and the talks during it are.
KINDS = {
    "meeting": "talks",
    "summit": "talks",
    "conference": "talks",
    "call": "talks",
    "video": "talks",
    "visit": "visit",
    "reception": "reception",
    "letter": "letter",
}
IN_PERSON = frozenset(("meeting", "summit", "conference"))
OF_MANY = frozenset(("summit", "conference", "reception"))
REMOTE = frozenset(("call", "video"))


class Stage(NamedTuple):
    """A format, whether the plan can be moved, whether a session has its number, whether it is ahead, whether it was moved."""

    format: str
    moves: bool
    counted: bool
    ahead: bool
    moved: bool


@dataclass(frozen=True, slots=True)
class Telling:
    """What of an account is compared with others. Two accounts with one telling are told apart by nothing but their words.

    `names` are the proper names of what convened, `own_names` those of them that no two parties have with others too;
    `sittings` the numbers of sessions and rounds: "session 10". `is_moved` says that it was first planned otherwise; `bodies`
    are what convenes, as by a part of its name or by its task another account may call it; `rites` say what sort of reception.
    """

    kind: str
    format: str
    status: str
    parties: tuple[Party, ...]
    principals: tuple[Party, ...]
    when: When
    place: Place | None
    names: frozenset[str]
    own_names: frozenset[str]
    sittings: frozenset[str]
    is_moved: bool
    bodies: frozenset[Body] = frozenset()
    rites: frozenset[str] = frozenset()

    @property
    def can_be_moved(self) -> bool:
        """True if it is ahead on days that are told, and known without these: a visit by its place, a session by its name."""
        known = bool(self.sittings or self.names) or (self.kind == "visit" and self.place is not None)
        return self.status in AHEAD and self.when.told is not None and known

    @property
    def stage(self) -> Stage:
        """What decides how far in time another account of it may lie."""
        return Stage(self.format, self.can_be_moved, bool(self.sittings), self.status in AHEAD, self.is_moved)

    @property
    def is_of_company(self) -> bool:
        """True if it is an encounter of all who have an office in one body."""
        return len(self.principals) == 1 and self.principals[0].is_company

    @property
    def is_of_many(self) -> bool:
        """True if many may have come of whom the account names some: by its format, or a link-up of three or more."""
        return self.format in OF_MANY or (self.format == "video" and len(self.parties) > 2)

    @property
    def is_of_body(self) -> bool:
        """True if nobody is named but what convened."""
        return bool(self.parties) and all(party.is_side and " ".join(party.name) in self.names for party in self.parties)

    @property
    def names_body_alone(self) -> bool:
        """True if nobody is named but a standing body, be it by words that are no name: the committee that watches the truce."""
        return bool(self.bodies) and (not self.parties or self.is_of_body)

    @property
    def is_of_host(self) -> bool:
        """True if nobody is named but the state in which the place lies."""
        sides = [party for party in self.parties if party.is_side]
        return bool(
            self.place and len(self.parties) == len(sides) == 1 and self.place.state and sides[0].owner == self.place.state
        )

    @property
    def substance(self) -> tuple[object, ...]:
        """All that is compared but for the time and the stage."""
        own = self.kind, self.format, self.principals, self.parties, self.place, self.names, self.sittings, self.is_moved
        return *own, self.rites


def telling_of(account: Account, background: Background) -> Telling:
    """The account as it is compared."""
    parties = sides_between(tuple(filter(None, parties_of(account, background))), background)
    names = frozenset(_names(account, background))
    own = frozenset(name for name in names if background.words.shared.isdisjoint(name.split()))
    kind = KINDS.get(account.format, account.format)
    principals = principals_of(parties)
    place = place_of(account.place, background) if account.place else None
    sittings = frozenset(sittings_of(account, background.words))
    return Telling(
        kind=kind,
        format=account.format,
        status=account.status,
        parties=parties,
        principals=principals,
        when=when_told(account),
        place=place,
        names=names,
        own_names=own,
        sittings=sittings,
        is_moved=_is_moved(account, background.words.moved),
        bodies=frozenset(bodies_of(account, background)),
        rites=rites_of(account, background.words),
    )


def _is_moved(account: Account, words: frozenset[str]) -> bool:
    """True if the words that show the encounter say that it was to be at another time or place."""
    told = [f" {folded(anchor.exact)} " for anchor in account.evidence]
    return any(f" {word} " in text for text in told for word in words)


def _names(account: Account, background: Background) -> Iterator[str]:
    """Proper names of what convenes, in the words that show the encounter, its occasion and its participants."""
    words = background.words
    common = words.bodies | words.plain | SMALL
    told = [anchor.exact for anchor in account.evidence] + [account.occasion or ""]
    for text in [*told, *(actor.name for actor in account.participants)]:
        for found in _NAME.finditer(text):
            name = _without_owners(folded(found[0]).removeprefix("a "), background)
            head = _LEADS.split(name)[0].split()
            named = {head[-1], head[0]} & words.bodies and not set(name.split()) <= common
            if named and not _is_office(text[: found.start()], background):
                yield name
                if not words.shared.isdisjoint(head):
                    yield " ".join(head)
    yield from (folded(actor.name) for actor in account.participants if is_plain_body(folded(actor.name).split(), background))


def _without_owners(name: str, background: Background) -> str:
    """The name without the sides that some put before it: the Ardelia-Torvesk Trade Dialogue is the Trade Dialogue."""
    words = name.split()
    while len(words) > 2 and words[0] in background.owners:
        words = words[1:]
    return " ".join(words)


def _is_office(before: str, background: Background) -> bool:
    """True if the name behind the words only tells whose office somebody holds: "chairman of the State Affairs Commission"."""
    office = _OF.search(before)
    return bool(office and folded(office[1]) in background.roles)
