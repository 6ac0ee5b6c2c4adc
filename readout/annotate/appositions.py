"""Mentions that belong together: an office before a rank and a name, the head of a delegation, an official at a ministry."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import Any

from readout.annotate.mention_places import Place
from readout.annotate.mentions import Mention
from readout.annotate.title_bearers import with_own_bearer
from readout.annotate.tokens import Sentence
from readout.lexicon.grammar import Grammar
from readout.lexicon.titles import Title
from readout.span import Span

# From "headed" to the name of the head, and from a capital at the head of a sentence to the organ there.
REACH = 4
UNDER = frozenset({"of", "to", "for"})
AT = frozenset({"at", "in", "within", "inside"})
# Between two mentions that belong together nothing stands, or the last word is one of these.
JOINTS = frozenset({",", "(", "–", "—", "-", "/", "and", "by"}) | UNDER | AT
# Of a name behind an office the office tells these.
TOLD_BY_OFFICE = ("first", "title", "post", "owner", "owners", "governed", "comma", "opens", "beside", "presides", "heading")
# What two states can have together.
JOINT_ORGANS = frozenset({"commission", "committee", "group", "mechanism"})
KINDS = frozenset(
    {
        "working",
        "joint",
        "technical",
        "mixed",
        "bilateral",
        "boundary",
        "border",
        "intergovernmental",
        "binational",
        "demarcation",
    }
)


Rule = Callable[[Place, Mention, Mention], tuple[Mention, ...] | None]


def joined(mentions: Sequence[Mention], sentences: Sequence[Sentence], grammar: Grammar) -> list[Mention]:
    """The mentions of a report, in order, those that belong together as one."""
    found: list[Mention] = []
    for number, told in groupby(mentions, key=lambda mention: mention.sentence):
        place = Place(sentences[number], grammar)
        row = [with_its_kind(place, no_person(place, with_own_bearer(mention))) for mention in told]
        # In most sentences no rule sees anything.
        if any(rule(place, one, other) is not None for one, other in near_pairs(place, row) for rule in RULES):
            for rule in RULES:
                row = list(pairwise_joined(place, row, rule))
        found += names_of_holders(place, row)
    return found


def near_pairs(place: Place, mentions: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """Each mention with the next, where that is near."""
    return [(one, other) for one, other in pairwise(mentions) if are_near(place, one, other)]


def are_near(place: Place, one: Mention, other: Mention) -> bool:
    """True if no more words, and no other last word, stand between two mentions than any rule passes over."""
    apart = other.first - one.last
    return apart <= REACH and (apart <= 0 or place.sentence.tokens[other.first - 1].lower in JOINTS)


def pairwise_joined(place: Place, mentions: Sequence[Mention], rule: Rule) -> Iterator[Mention]:
    """The mentions of a sentence with what a rule makes of each and the next."""
    held: Mention | None = None
    for mention in mentions:
        made = rule(place, held, mention) if held is not None and are_near(place, held, mention) else None
        if made is None:
            if held is not None:
                yield held
            held = mention
        else:
            yield from made[:-1]
            held = made[-1]
    if held is not None:
        yield held


def no_person(place: Place, mention: Mention) -> Mention:
    """The mention, but what a noun for a land closes is no name of a person: [the Governor of the North Province]."""
    if mention.kind != "name" or not mention.words:
        return mention
    last = mention.words.split()[-1].lower()
    if last not in place.grammar.actors.never_persons or mention.names or "," in place.words(mention.first, mention.last):
        return mention
    if mention.title is None:
        return replace(mention, apposed=False, post="")
    if not UNDER.intersection(place.words(mention.first, mention.last)):
        return mention
    start = mention.first + place.is_determined(mention)
    owner = f"{mention.owner} {mention.words}".strip()
    post = place.sentence.words(start, mention.last)
    told: dict[str, Any] = {"kind": "title", "words": "", "apposed": False, "post": post, "owner": owner, "owners": ()}
    return replace(mention, **told, definite=start > mention.first)


def office_before_rank_and_name(place: Place, one: Mention, other: Mention) -> tuple[Mention, ...] | None:
    """[the Governor of the North Province, General Harun Idris Benn] · [Deputy Foreign Minister Ambassador Ana Lund]"""
    is_office = one.kind == "title" and one.title is not None and not one.plural and not one.owners_apart
    titled = other.kind == "name" and other.title is not None
    once = titled and other.post.lower().startswith("former ") and place.words(other.last, other.last + 2)[:1] == [","]
    ranked = titled and (once or (other.title is not None and other.title.key in place.grammar.actors.ranks))
    beside = place.between(one, other) in ([","], [])
    if not (is_office and ranked and beside) or place.is_determined(other) or other.owner:
        return None
    return (named(one, other),)


def two_offices_by_a_dash(place: Place, one: Mention, other: Mention) -> tuple[Mention, ...] | None:
    """[Deputy Foreign Minister – Chairman of the Investment Committee Ana Lund]"""
    is_office = one.kind == "title" and one.title is not None and not one.plural and not one.owners_apart
    titled = other.kind == "name" and other.title is not None and not other.plural and bool(other.words)
    if not (is_office and titled) or place.between(one, other) not in (["–"], ["—"], ["-"], ["/"]) or place.is_determined(other):
        return None
    both = named(one, other)
    return (replace(both, post=f"{one.post} – {other.post}", owner=one.owner or other.owner, owners=one.owners or other.owners),)


def office_under_an_office(place: Place, one: Mention, other: Mention) -> tuple[Mention, ...] | None:
    """[the Special Envoy of the Chair, Ms Ana Lund]: the name is the envoy's."""
    serves = one.kind == "title" and one.title is not None and one.title.role in place.grammar.actors.serving_roles
    if not serves or one.plural or other.kind != "name" or other.title is None or not other.words:
        return None
    before = place.between(one, other)
    commas = place.words(other.first, other.last).count(",")
    if len(before) != 1 or before[0] not in UNDER or commas != 1 or other.title.role in place.grammar.actors.serving_roles:
        return None
    post = f"{one.post} of the {other.post}"
    return (replace(named(one, other), post=post, owner=one.owner or other.owner, owners=one.owners or other.owners),)


def named(office: Mention, name: Mention) -> Mention:
    """The name with the office that stands before it."""
    return replace(
        name,
        **{key: getattr(office, key) for key in TOLD_BY_OFFICE},
        span=Span(office.span.start, name.span.end),
        apposed=True,
    )


def head_of_a_delegation(place: Place, one: Mention, other: Mention) -> tuple[Mention, ...] | None:
    """an Ardelian delegation headed by [Deputy Minister Ana Lund]: she is Ardelia's."""
    actors, between = place.grammar.actors, place.between(one, other)
    side = one.noun in actors.led
    of_land = bool(one.owner) and side and other.kind == "name" and bool(other.words) and not other.owner
    leads = between[-1:] == ["by"] and len(between) <= REACH and not actors.leading.isdisjoint(between)
    leads = leads or (between == ["by"] and one.noun in ("side", "delegation", "team"))
    if not of_land or not leads or (other.names and not other.title):
        return None
    return one, replace(other, owner=one.owner, owners=one.owners, apposed=True)


def head_of_that_of(place: Place, one: Mention, other: Mention) -> tuple[Mention, ...] | None:
    """the delegation of Torvesk was led by Mr Arn and that of Ardelia by [Deputy Minister Ana Lund]: she is Ardelia's."""
    before = [word for word in place.words(max(0, one.first - 3), one.first) if word != "the"]
    land = one.kind == "name" and before[-2:] == ["that", "of"] and any(name.actor.startswith("state:") for name in one.names[:1])
    if not land or place.between(one, other) != ["by"] or other.kind != "name" or not other.words or other.owner:
        return None
    return one, replace(other, owner=one.words, owners=one.names, apposed=True)


def organs_of_several(place: Place, one: Mention, other: Mention) -> tuple[Mention, ...] | None:
    """[the foreign ministries of Torvesk, Ardelia and Velmara]"""
    plural = one.kind == "nominal" and one.plural and one.noun in place.grammar.actors.emissaries and bool(one.owner)
    land = other.kind == "name" and any(name.actor.startswith("state:") for name in other.names[:1])
    listed = place.between(one, other) in ([","], ["and"], [",", "and"])
    ends = place.words(one.first, one.last)
    if not (plural and land and listed and "of" in ends) or other.last - other.first > REACH:
        return None
    owners = one.owners_apart or ((one.owner, one.owners),)
    span = Span(one.span.start, other.span.end)
    post = place.sentence.words(one.first + place.is_determined(one), other.last)
    return (replace(one, span=span, last=other.last, post=post, owners_apart=(*owners, (other.words, other.names))),)


def with_its_kind(place: Place, mention: Mention) -> Mention:
    """The mention, of a common body with the words for its kind: a [joint technical committee], the [working group]."""
    start = mention.first
    if mention.kind != "nominal" or mention.noun not in JOINT_ORGANS or mention.plural or place.is_determined(mention):
        return mention
    while start and not KINDS.isdisjoint(place.words(start - 1, start)):
        start -= 1
    if start == mention.first:
        return mention
    span, post = place.sentence.span_of(start, mention.last), f"{place.sentence.words(start, mention.first)} {mention.post}"
    return replace(mention, span=span, first=start, post=post)


def body_of_two(place: Place, one: Mention, other: Mention) -> tuple[Mention, ...] | None:
    """[the boundary commission of Torvesk and Ardelia]"""
    organ = one.kind in ("nominal", "name") and not one.plural and one.noun in JOINT_ORGANS and not one.owners_apart
    of_land = "of" in place.words(one.last - 3, one.last - 1)
    land = other.kind == "name" and any(name.actor.startswith("state:") for name in other.names[:1])
    if not (organ and land and of_land) or place.between(one, other) != ["and"]:
        return None
    post = place.sentence.words(one.first + place.is_determined(one), other.last)
    told: dict[str, Any] = {"post": post, "owner": "", "owners": (), "names": (), "words": post if one.kind == "name" else ""}
    return (replace(one, span=Span(one.span.start, other.span.end), last=other.last, **told),)


def person_at_an_organ(place: Place, one: Mention, other: Mention) -> tuple[Mention, ...] | None:
    """[an official at the electricity ministry] · [two diplomats at the embassy]"""
    persons = one.kind == "nominal" and (one.human or one.plural) and one.noun in place.grammar.person_nouns and not one.paper
    organ = other.noun in place.grammar.actors.workplaces and other.kind in ("nominal", "name") and not other.plural
    between = place.between(one, other)
    if not (persons and organ) or len(between) != 1 or between[0] not in AT:
        return None
    post = f"{one.post} {between[0]} {place.sentence.words(other.first, other.last)}"
    owner, owners = one.owner or other.owner, one.owners or other.owners
    return (replace(one, span=Span(one.span.start, other.span.end), last=other.last, post=post, owner=owner, owners=owners),)


def name_with_its_abbreviation(place: Place, one: Mention, other: Mention) -> tuple[Mention, ...] | None:
    """[the Council for Trade and Economic Development (COTED)] of the Community"""
    alike = bool(one.names and other.names) and one.names[0].actor == other.names[0].actor
    closed = place.words(other.last, other.last + 1) == [")"]
    if not (alike and closed) or one.kind != "name" or place.between(one, other) != ["("]:
        return None
    last = other.last + 1
    return (replace(one, span=place.sentence.span_of(one.first, last), last=last),)


def counterpart_by_title_and_name(place: Place, one: Mention, other: Mention) -> tuple[Mention, ...] | None:
    """[his Ardelian counterpart, Vice Transport Minister Ana Lund]: she is Ardelia's."""
    colleague = one.kind == "nominal" and one.possessed and one.noun in place.grammar.actors.vis_a_vis
    titled = other.kind == "name" and other.title is not None and not other.plural and bool(other.words)
    if not (colleague and titled) or place.between(one, other) != [","] or not place.ends_phrase(other):
        return None
    owner, owners = other.owner or one.owner, other.owners or one.owners
    kept = {key: getattr(one, key) for key in ("first", "governed", "comma", "opens", "beside", "heading")}
    span = Span(one.span.start, other.span.end)
    return (replace(other, **kept, span=span, owner=owner, owners=owners, apposed=True),)


def office_behind_a_name(place: Place, one: Mention, other: Mention) -> tuple[Mention, ...] | None:
    """[the Honourable Ana Lund], Minister for External Affairs of Ardelia · [Ambassador Ana Lund], Assistant Foreign Minister"""
    ranked = one.title is None or (one.title.key in place.grammar.actors.ranks and not place.is_determined(other))
    styled = bool(one.honorific) or one.title is not None
    person = one.kind == "name" and styled and ranked and " " in one.words and not one.plural
    office = other.kind == "title" and other.title is not None and not other.plural and place.between(one, other) == [","]
    if not (person and office) or place.words(other.last, other.last + 1) not in ([","], ["."], ["and"], [";"], []):
        return None
    told = {key: getattr(other, key) for key in ("title", "post")}
    owned = {key: getattr(other if other.owner else one, key) for key in ("owner", "owners")}
    return (replace(one, **told, **owned, apposed=True, apposition=other.last),)


def office_on_both_sides(place: Place, one: Mention, other: Mention) -> tuple[Mention, ...] | None:
    """[the foreign ministers of the two countries]"""
    office = one.kind == "title" and one.plural and one.title is not None and not (one.owner or one.owners_apart)
    sides = other.kind == "nominal" and other.plural and other.noun in place.grammar.actors.paired_sides
    counted = not {"two", "both"}.isdisjoint(place.words(other.first, other.last))
    if not (office and sides and counted) or place.between(one, other) != ["of"]:
        return None
    post = place.sentence.words(one.first + place.is_determined(one), other.last)
    return (replace(one, span=Span(one.span.start, other.span.end), last=other.last, post=post, noun=other.noun),)


def name_with_its_land(place: Place, one: Mention, other: Mention) -> tuple[Mention, ...] | None:
    """[Foreign Minister Ana Lund] (Norway): she is Norway's, and the bracket no end of a list of names."""
    land = other.bracketed and other.kind == "name" and any(row.actor.startswith(("state:", "body:")) for row in other.names[:1])
    person = one.title is not None or (one.kind == "name" and bool(one.words) and not (one.noun or one.names or one.located))
    if not (land and person) or place.between(one, other) != ["("] or place.words(other.last, other.last + 1) != [")"]:
        return None
    owner, owners = one.owner or other.words, one.owners if one.owner else other.names
    return replace(one, owner=owner, owners=owners, apposition=other.last + 1), other


def names_under_one_style(place: Place, one: Mention, other: Mention) -> tuple[Mention, ...] | None:
    """[Messrs Arn] and [Berg] · [Ministers Arn] and [Berg]: the title is that of both."""
    of_several = (
        one.kind == "name" and bool(one.words) and ("messrs" in one.honorific or (one.title is not None and one.title.plural))
    )
    bare = other.kind == "name" and bool(other.words) and not (other.title or other.honorific or other.noun or other.located)
    person = bare and all(row.actor.startswith("person:") for row in other.names[:1])
    if not (of_several and person) or place.between(one, other) not in (["and"], [","], [",", "and"]):
        return None
    told = {key: getattr(one, key) for key in ("title", "post", "honorific")}
    return one, replace(other, **told, owner=one.owner, owners=one.owners)


def names_of_holders(place: Place, row: list[Mention]) -> list[Mention]:
    """The mentions, of two names behind an office of two lands each with its own.

    the foreign ministers of Torvesk and Ardelia, [Ana Lund] and [Ratko Berg]
    """
    for at in range(len(row) - 2):
        holders, *names = row[at : at + 3]
        apart = holders.owners_apart if holders.kind == "title" and holders.title is not None and holders.plural else ()
        if len(apart) != 2:
            continue
        bare = all(name.kind == "name" and " " in name.words and not (name.owner or name.names) for name in names)
        task = place.between(holders, names[0])
        behind = task == [","] or (task[:1] in (["for"], ["on"]) and task[-1:] == [","] and task.count(",") == 1)
        if bare and behind and place.between(*names) == ["and"]:
            row[at + 1 : at + 3] = [
                replace(name, title=one_of(holders), post=one_of(holders).key.title(), owner=owner, owners=rows, apposed=True)
                for name, (owner, rows) in zip(names, apart, strict=True)
            ]
    return row


def one_of(holders: Mention) -> Title:
    """The office of several holders in the singular."""
    assert holders.title is not None
    return replace(holders.title, plural=False)


def organ_in_its_capital(place: Place, one: Mention, other: Mention) -> tuple[Mention, ...] | None:
    """In Lorneval, [the government] regretted that · [the fisheries department in Lorneval] announced"""
    if behind := organ_before_its_capital(place, one, other):
        return behind
    opens = is_capital(one) and one.first <= 1 and place.words(0, 1) == ["in"]
    bare = other.kind == "nominal" and other.noun in place.grammar.actors.workplaces and other.definite and not other.owner
    if not (opens and bare) or len([word for word in place.between(one, other) if word != ","]) > 0:
        return None
    return one, replace(other, owner=one.words, owners=one.names)


def organ_before_its_capital(place: Place, one: Mention, other: Mention) -> tuple[Mention, ...] | None:
    """[the fisheries department in Lorneval] announced; talks with [the government] in Lorneval may be held there."""
    bare = one.kind == "nominal" and one.noun in place.grammar.actors.workplaces and one.definite and not one.owner
    met = place.words(one.first - 1, one.first) == ["with"]
    if not bare or met or not is_capital(other) or place.between(one, other) != ["in"]:
        return None
    span, post = Span(one.span.start, other.span.end), f"{one.post} in {other.words}"
    return (replace(one, span=span, last=other.last, post=post, owner=other.words, owners=other.names),)


def is_capital(mention: Mention) -> bool:
    """True for the bare name of a capital, as a place."""
    return mention.kind == "name" and mention.located and any(name.kind == "capital" for name in mention.names[:1])


RULES: tuple[Rule, ...] = (
    name_with_its_abbreviation,
    name_with_its_land,
    office_before_rank_and_name,
    two_offices_by_a_dash,
    office_under_an_office,
    office_behind_a_name,
    names_under_one_style,
    counterpart_by_title_and_name,
    office_on_both_sides,
    organs_of_several,
    body_of_two,
    organ_in_its_capital,
    person_at_an_organ,
    head_of_a_delegation,
    head_of_that_of,
)
