"""What is known of one actor: names, offices with their dates, the office of a day."""

from collections.abc import Iterator

from readout.actor import Actor
from readout.gazetteer import Gazetteer, Term
from readout.spelling import folded
from readout.views.wording import in_words, series

KINDS = {
    "name": "names",
    "short": "short name",
    "abbreviation": "abbreviation",
    "adjective": "adjective",
    "people": "people",
    "capital": "capital",
    "seat": "seat",
}


def actor_lines(actor: Actor, gazetteer: Gazetteer, wikidata: str | None, on: str | None) -> Iterator[str]:
    """The actor's name and id, the office of the day, the names that mean it, and its offices, the latest first."""
    yield actor.name
    yield f"  id: {actor.actor}"
    if wikidata:
        yield f"  wikidata: {wikidata}"
    if on and actor.capacity:
        yield f"  on {in_words(on)}: {actor.capacity}"
    for kind, label in KINDS.items():
        if words := sorted({name.words for name in gazetteer.names if name.actor == actor.actor and name.kind == kind}):
            yield f"  {label}: {', '.join(words)}"
    terms = sorted((term for term in gazetteer.terms if term.person == actor.actor), key=lambda term: term.start, reverse=True)
    for term in terms:
        yield f"  {years(term)}  {office(term, gazetteer)}"


def years(term: Term) -> str:
    """The dates of a term as precise as they are known: "2013-03 to 2018"; open at the end if it lasts."""
    return f"{term.start or '?'} to {term.end or 'now'}"


def office(term: Term, gazetteer: Gazetteer) -> str:
    """The title of the office, or its role and owner where no title is listed."""
    title = gazetteer.titles.get((term.owner, term.role))
    return title or f"{term.role.replace('-', ' ')}, {gazetteer.canonical.get(term.owner, term.owner)}"


def candidates(words: str, gazetteer: Gazetteer) -> list[str]:
    """The canonical names of the actors that have these words for a name."""
    wanted = folded(words)
    found = (name.actor for name in gazetteer.names if name.kind != "place" and folded(name.words) == wanted)
    return sorted({gazetteer.canonical[actor] for actor in found})


def not_one(name: str, listed: list[str], on: str | None) -> str:
    """One line that says why a name means nobody, or more than one."""
    if not listed:
        return f"no actor is known as {name!r}; " + (
            "try the full name" if on else "try the full name; for an office, say the day with --on"
        )
    if len(listed) == 1:
        return f"{name!r} means {listed[0]} only together with a day; say it with --on"
    shown = series(listed, "or") if len(listed) < 7 else f"{', '.join(listed[:6])} or one of {len(listed) - 6} others"
    return f"{name!r} may be {shown}; give the full name" + ("" if on else ", or a day with --on")
