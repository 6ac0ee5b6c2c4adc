"""Offices, organs and groups among the pieces of a mention, and whose they are: the state or body that the words name.

An owner stands before the noun, behind it, or at the end of its post: [Chinese] Foreign Minister, President of [Torvesk].
"""

import itertools
import re
from collections.abc import Sequence
from typing import Any

from readout.annotate.actor_forms import Form
from readout.annotate.pieces_in_row import Piece
from readout.gazetteer import Name
from readout.lexicon.titles import Title

# Tags of pieces that can own an office or organ: adjectives, states, bodies, capitals, places, unknown names, persons.
OWNING = "ASBCLUP"
# Roles of those who are sent to a state that is not theirs.
SENT = frozenset({"ambassador", "envoy"})


def office_in(form: Form, prefix: str, pieces: Sequence[Piece]) -> dict[str, Any]:
    """Title and owner of the office among these pieces; the owner stands before the title or in the post after it.

    Of an office under another it is the one told last: the President's [special envoy].
    """
    tags = "".join(piece.tag for piece in pieces)
    pieces = pieces[tags.find("Ts") + 2 if re.match("[Dh]?Ts", tags) else 0 :]
    title = next((piece for piece in pieces if piece.tag in "TN"), pieces[0]).title
    before = without(form.group(f"{prefix}_own"), "sDh")
    owner = before or owner_in_post(form, form.group(f"{prefix}_post"), title)
    return {
        "title": title,
        "post": form.words(without(pieces, "Dhcs")),
        "owner": form.words(owner),
        "owners": rows_of(owner),
        "plural": title is not None and title.plural,
    }


def owner_in_post(form: Form, post: Sequence[Piece], title: Title | None) -> list[Piece]:
    """Whose office the words behind a title tell: the state, if one is named last; never what a minister is in charge of.

    State Secretary of the Ministry of Foreign Affairs and Trade of [Torvesk] · Parliamentary Secretary for the Sea
    The state to which an ambassador is sent is not his: the Ambassador of [Torvesk] to Ardelia, the ambassador to Ardelia.
    """
    sent = next((k for k, piece in enumerate(post) if form.lower(piece) == "to"), len(post))
    if any(piece.tag in "SCU" for piece in post[:sent]) or (title is not None and title.role in SENT):
        post = post[:sent]
    states = [piece for piece in post if piece.tag in "SC"]
    if states:
        return states[-1:]
    in_charge = title is not None and title.role.endswith("minister") and bool(post) and form.lower(post[0]) == "for"
    return [] if in_charge else owner_behind(form, post)


def owner_behind(form: Form, post: Sequence[Piece]) -> list[Piece]:
    """Whose office it is by the words behind it; of a body with an unknown name all of it: of [the League of Coastal Nations]."""
    owner = [piece for piece in post if piece.tag in OWNING][-2:]
    actors = form.grammar.actors
    lands = actors.state_organs | actors.own_organs | actors.state_nouns
    bodies = (k for k, piece in enumerate(post) if piece.tag == "G" and form.lower(piece) not in lands)
    start = next((k for k in bodies if form.sentence.tokens[post[k].first].word[0].isupper()), None)
    unknown = bool(owner) and all(piece.tag == "U" for piece in owner)
    return list(post[min(start, post.index(owner[0])) :]) if start is not None and unknown else owner


def home_behind(form: Form) -> dict[str, Any]:
    """The state or body named behind a person with a title, whose office it is: President Lund of [Torvesk]."""
    behind = form.pieces[form.match.end() :]
    if form.words_behind(form.whole(), 1) != ["of"]:
        return {}
    named = list(itertools.takewhile(lambda piece: piece.tag in "SBU", without(behind[1:5], "D")))
    owner = named[:1] if named and named[0].tag in "SB" else named
    return {"owner": form.words(owner), "owners": rows_of(owner)}


def described(form: Form, pieces: Sequence[Piece], head: Piece, *, post: str, definite: bool) -> dict[str, Any]:
    """Head, description and owner of what a common noun picks out; the owner is the first piece that can be one."""
    owning = [piece for piece in pieces if piece.tag in OWNING]
    behind = list(pieces[pieces.index(head) + 1 :])
    unknown = bool(owning) and owning[0] in behind and all(piece.tag == "U" for piece in owning)
    return {
        "noun": form.lower(head),
        "owner": form.words(owner_behind(form, behind) if unknown else owning[:1]),
        "owners": rows_of(owning),
        "post": post,
        "definite": definite,
    }


def owners_joined(form: Form, pieces: Sequence[Piece], head: Piece) -> tuple[tuple[str, tuple[Name, ...]], ...]:
    """The two or more whose persons a plural noun tells of: her [Estonian and Latvian] colleagues."""
    at = pieces.index(head)
    joined = re.search("[ASU](?:c[ASU])*c?a[ASU]$", "".join(piece.tag for piece in pieces[:at]))
    return owners_of(form, pieces[joined.start() : at]) if joined else owners_each_behind(form, pieces[at + 1 :])


def owners_each_behind(form: Form, pieces: Sequence[Piece]) -> tuple[tuple[str, tuple[Name, ...]], ...]:
    """Words and rows of each owner, behind "of" said again: the delegations of the Government of [Torvesk] and of [the Front]."""
    joints = [at for at in range(1, len(pieces)) if pieces[at - 1].tag == "a" and pieces[at].tag == "o"]
    starts = [0, *joints] if joints else []
    phrases = [pieces[start:end] for start, end in itertools.pairwise([*starts, len(pieces)])]
    owners = [[piece for piece in phrase if piece.names][:1] or owner_behind(form, phrase) for phrase in phrases]
    return tuple((form.words(owner), rows_of(owner)) for owner in owners if owner)


def owners_of(form: Form, pieces: Sequence[Piece]) -> tuple[tuple[str, tuple[Name, ...]], ...]:
    """Words and rows of each owner among the pieces: Russia, Türkiye and Iran."""
    return tuple((form.words([piece]), piece.names) for piece in without(pieces, "Dca"))


def rows_of(pieces: Sequence[Piece]) -> tuple[Name, ...]:
    """The gazetteer's rows of the first piece that has any."""
    return next((piece.names for piece in pieces if piece.names), ())


def without(pieces: Sequence[Piece], tags: str) -> list[Piece]:
    """The pieces that have none of these tags."""
    return [piece for piece in pieces if piece.tag not in tags]
