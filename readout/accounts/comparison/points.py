"""Points: the single things that accounts report of an encounter, those that several report aligned."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from readout.accounts.comparison.belonging import clauses_about
from readout.accounts.comparison.clauses import Clause, Place
from readout.accounts.comparison.links import Link, find_links
from readout.accounts.comparison.terms import load_word_tables, topics_of
from readout.accounts.encounters.joining import Joined
from readout.accounts.reports import Source, Told
from readout.actor import Actor
from readout.evidence import Anchor, anchor
from readout.lexicon.stems import stem
from readout.span import hull

# Clauses this strongly linked are of one point. Among the words in points of the written gold reports (2026-11-22) three links in
# four are right at 0.15, four in five at 0.2, where more is lost than won; other sets bear lower values as well.
LEAST_STRENGTH = 0.18
# Clauses that are each strongly linked with a third one may be linked as weakly as this. Flat from 0.03 to 0.1 there.
LEAST_BETWEEN = 0.05
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Telling:
    """One account's words for a point; `statement` is the id of the statement they are part of, None in the author's voice."""

    source: Source
    anchor: Anchor
    acts: tuple[str, ...]
    statement: str | None


@dataclass(frozen=True, slots=True)
class Point:
    """One thing reported of an encounter, with the words of every account that reports it, in the order of the accounts."""

    topics: tuple[str, ...]
    speaker: Actor | None
    tellings: tuple[Telling, ...]


def find_points(encounter: Joined, told: Mapping[str, Told]) -> tuple[Point, ...]:
    """The points of an encounter, in the order of the first account that makes each; `told` by the ids of the reports.

    A point of several accounts has clauses each of which is strongly linked with one of another report, and linked with all of
    them. A clause may be of two points, where another report tells at length what this one puts in a word.
    """
    tables = load_word_tables()
    reports = dict.fromkeys(account.source.report for account in encounter.accounts)
    about = [clauses_about(encounter, told[report], tables) for report in reports]
    clauses = [clause for each in about for clause in each.clauses]
    surely = frozenset().union(*(each.surely for each in about))
    groups = group(clauses, find_links(clauses, names_of([told[report] for report in reports]), LEAST_BETWEEN))
    groups.extend(told_once(clauses, surely, {number for numbers in groups for number in numbers}))
    return tuple(make_point([clauses[number] for number in numbers], told) for numbers in sorted(groups))


def group(clauses: Sequence[Clause], links: Iterable[Link]) -> list[list[int]]:
    """Numbers of the clauses of each point that several reports make; `links` from the strongest on."""
    links = list(links)
    linked = {pair for link in links for pair in ((link.one, link.other), (link.other, link.one))}
    strong = (link for link in links if link.strength >= LEAST_STRENGTH)
    groups: list[list[int]] = []
    homes: dict[int, list[list[int]]] = defaultdict(list)
    for link in strong:
        if any(link.other in home for home in homes[link.one]):
            continue
        for member, newcomer in ((link.one, link.other), (link.other, link.one)):
            home = next((home for home in homes[member] if has_room(home, newcomer, clauses, linked)), None)
            if home is not None:
                home.append(newcomer)
                homes[newcomer].append(home)
                break
        else:
            groups.append([link.one, link.other])
            homes[link.one].append(groups[-1])
            homes[link.other].append(groups[-1])
    return [sorted(numbers) for numbers in groups]


def has_room(home: Iterable[int], newcomer: int, clauses: Sequence[Clause], linked: set[tuple[int, int]]) -> bool:
    """True if a clause is linked with all of other reports in a group, and in one sentence with those of its own."""
    place = clauses[newcomer].place
    return all(
        clauses[number].place == place
        if clauses[number].place.source.report == place.source.report
        else (number, newcomer) in linked
        for number in home
    )


def told_once(clauses: Sequence[Clause], surely: Set[Place], aligned: Set[int]) -> Iterator[list[int]]:
    """Numbers of the clauses that no other report tells, but surely belong; those of one statement in one sentence together."""
    rest: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for number, clause in enumerate(clauses):
        if number not in aligned and clause.place in surely:
            rest[clause.place, clause.said.id if clause.said else None].append(number)
    yield from rest.values()


def make_point(clauses: Sequence[Clause], told: Mapping[str, Told]) -> Point:
    """The point of some clauses, those of one report being of one sentence; its speaker is that of the first statement."""
    by_report: dict[str, list[Clause]] = defaultdict(list)
    for clause in clauses:
        by_report[clause.place.source.report].append(clause)
    speaker = next((clause.said.speaker for clause in clauses if clause.said), None)
    topics = dict.fromkeys(topic for clause in clauses for topic in topics_of(clause.own))
    return Point(tuple(topics), speaker, tuple(_telling(told[report], own) for report, own in by_report.items()))


def _telling(told: Told, clauses: Sequence[Clause]) -> Telling:
    said = next((clause.said for clause in clauses if clause.said), None)
    words = anchor(told.text, hull(clause.anchor.span for clause in clauses))
    return Telling(told.source, words, said.acts if said else (), said.id if said else None)


def names_of(reports: Iterable[Told]) -> frozenset[str]:
    """The stems of the words in the names of those who take part in anything that the reports tell of, or speak in them."""
    actors = [actor for told in reports for actor in (*taking_part(told), *(said.speaker for said in told.statements))]
    return frozenset(stem(word.lower()) for actor in actors for word in _WORD.findall(actor.name) if word[0].isupper())


def taking_part(told: Told) -> Iterator[Actor]:
    """Those who take part in the encounters of a report."""
    return (actor for account in told.accounts for actor in account.participants)
