"""A record opened to be asked: who met whom, who said what, what was promised, and how accounts differ."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import TracebackType
from typing import Any

from readout.accounts.commitments.ledger import Owed
from readout.accounts.comparison.points import Point, find_points
from readout.accounts.encounters.differences import Encounter
from readout.accounts.ids import encounter_id
from readout.accounts.naming import known_actor
from readout.accounts.positions.courses import ANY, Counted, Course, Side, follow
from readout.accounts.positions.phrases import Phrase, Use, counted, pattern_of, use_in
from readout.accounts.reports import Said, Source, Told
from readout.accounts.scheduled.following import Scheduled
from readout.actor import Actor
from readout.errors import RecordError
from readout.evidence import Anchor
from readout.store import Decision, Mismatch, Store
from readout.store.actor_questions import Dossier, Saying
from readout.store.answers import Answer, Finding
from readout.store.decisions import SPEAKER
from readout.store.excerpts import Excerpt
from readout.store.ledger_questions import CommitmentsWanted
from readout.store.one_report import Whole
from readout.store.overview import Rows, Totals
from readout.store.positions import Found, Spoken
from readout.store.questions import Place, Wanted
from readout.store.reviewing import Waiting
from readout.store.searching import Hit, parse_query

__all__ = ["CommitmentsWanted", "Comparison", "OpenRecord", "Wanted"]

ID_BEGINS = ("person:", "state:", "body:")


@dataclass(frozen=True, slots=True)
class Comparison:
    """The accounts of one encounter side by side."""

    encounter: Encounter
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a timeline: an encounter on its day, or a statement on the day of its report."""

    day: str | None
    encounter: Encounter | None = None
    statement: Said | None = None


@dataclass(frozen=True, slots=True)
class Positions:
    """What actors say over time: the courses of acts and topics, and of a phrase, if one was asked for."""

    courses: tuple[Course, ...]
    phrases: tuple[Phrase, ...]


class OpenRecord:
    """A record of reports. Opened as `readout.open(path)`; asks bring it up to date first, so that answers know every report."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @classmethod
    def open(cls, address: str = "readout.db", *, create: bool = False) -> "OpenRecord":
        """The record at a path or a postgresql:// address; raises RecordError if there is none."""
        return cls(Store.open(address, create=create))

    def close(self) -> None:
        """Lets the record go."""
        self._store.close()

    def __enter__(self) -> "OpenRecord":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def encounters(self, wanted: Wanted = Wanted()) -> list[Encounter]:  # noqa: B008 - frozen
        """The encounters, in the order of their days."""
        self._store.settle()
        return self._store.encounters(wanted)

    def encounter(self, name: str) -> Encounter:
        """The encounter of an id, or of its beginning; raises RecordError if there is none, or more than one."""
        self._store.settle()
        found = self._store.encounters_called(name)
        if len(found) != 1:
            many = f"{len(found)} encounters begin so" if found else "no such encounter"
            raise RecordError(f"{name}: {many}; readout encounters lists them")
        return found[0]

    def compare(self, name: str) -> Comparison:
        """The accounts of the encounter of this id side by side."""
        return self._compared(self.encounter(name))

    def comparisons(self, wanted: Wanted = Wanted()) -> Iterator[Comparison]:  # noqa: B008 - frozen
        """Every encounter of which two reports or more tell, compared."""
        for encounter in self.encounters(wanted):
            if len({account.source.report for account in encounter.joined.accounts}) > 1:
                yield self._compared(encounter)

    def statements(self, wanted: Wanted = Wanted()) -> Iterator[Said]:  # noqa: B008 - frozen
        """The statements, in the order of their reports' days."""
        return self._store.statements(wanted)

    def commitments(self, on: date, wanted: CommitmentsWanted = CommitmentsWanted()) -> list[Owed]:  # noqa: B008 - frozen
        """The ledger as it stands on a day, in the order of making unless another is asked for."""
        self._store.settle()
        return self._store.commitments(on, wanted)

    def commitment(self, name: str, on: date) -> Owed:
        """The commitment of an id, or of its beginning, as it stands on a day; raises RecordError for none, or more than one."""
        self._store.settle()
        found = self._store.commitments_called(name)
        if len(found) != 1:
            many = f"{len(found)} commitments begin so" if found else "no such commitment"
            raise RecordError(f"{name}: {many}; readout commitments lists them")
        return self._store.commitment(found[0], on)

    def last_made(self) -> str | None:
        """The day of the last report of a new promise, None if there is no promise."""
        return self._store.last_made() or None

    def excerpts(self, places: Iterable[tuple[str, Anchor]]) -> Mapping[tuple[str, Anchor], Excerpt]:
        """What stands before and after anchors, each in the report of an id."""
        return self._store.excerpts(places)

    def scheduled(self, on: date, wanted: Wanted = Wanted()) -> list[Scheduled]:  # noqa: B008 - frozen
        """The encounters of which a report told ahead, in the order of their days, with what became of them until a day."""
        self._store.settle()
        return self._store.scheduled(on, wanted)

    def actors(self, wanted: Wanted = Wanted()) -> Sequence[Mapping[str, Any]]:  # noqa: B008 - frozen
        """Who acts, with how often each met, spoke and promised; those who did most first."""
        return self._store.actors(wanted)

    def actor(self, name: str) -> Actor:
        """The actor of an id or a name, the first if several are called so; raises RecordError if the record knows none."""
        found = self._store.actors_called(name) if name.strip() else []
        if not found:
            raise RecordError(f"{name}: no such actor in the record; readout actors lists them")
        return found[0]

    def dossier(self, actor: str) -> Dossier:
        """What the record knows of an actor, by an id or a name: its statements counted, its capacities, with whom it had to do.

        Raises RecordError if there is nobody of that name.
        """
        self._store.settle()
        found = self._store.dossier(actor)
        if found is None:
            raise unknown(actor)
        return found

    def called(self, actor: str) -> Sequence[Actor]:
        """Who is meant by an id or a name: more than one where a name is shared. Raises RecordError if it is nobody."""
        found = self._store.actors_called(actor)
        if not found:
            raise unknown(actor)
        return found

    def meetings(self, *actors: str, after: Place | None = None, limit: int = 20) -> list[Encounter]:
        """The encounters at which all of these actors were, the latest first, from the one after which the list goes on."""
        self._store.settle()
        return self._store.meetings(actors, after, limit)

    def sayings(self, actor: str, other: str | None = None, limit: int = 20) -> list[Saying]:
        """The latest statements of an actor, or of one to another, the latest first."""
        return self._store.sayings(actor, other, limit)

    def said_to(self, actor: str, other: str) -> list[Counted]:
        """The latest statements of an actor to another one, counted by month, by act and by topic."""
        return self._store.said_to(actor, other)

    def reports(self, wanted: Wanted = Wanted()) -> Sequence[Mapping[str, Any]]:  # noqa: B008 - frozen
        """The reports, in the order of their days, with the number of their facts."""
        return self._store.reports(wanted)

    def sources(self, wanted: Wanted = Wanted()) -> Iterator[Source]:  # noqa: B008 - frozen
        """The reports as sources, in the order of their days."""
        names = ("given_id", "publisher", "title", "url", "published")
        return (Source(row["id"], *(row[name] for name in names)) for row in self.reports(wanted))

    def readings(self, wanted: Wanted = Wanted()) -> Iterator[Told]:  # noqa: B008 - frozen
        """All that reports tell, with their texts, in the order of their days."""
        return self._store.told([source.report for source in self.sources(wanted)])

    def timeline(self, actor: str, other: str | None = None) -> list[Entry]:
        """What an actor did and said, day by day; with another one, what they did together and said to each other."""
        encounters = self.encounters(Wanted(actor=actor))
        statements = list(self.statements(Wanted(actor=actor)))
        if other is not None:
            shared = {encounter_id(each.joined) for each in self.encounters(Wanted(actor=other))}
            encounters = [each for each in encounters if encounter_id(each.joined) in shared]
            answers = self.statements(Wanted(actor=other))
            names = self._store.names_of(actor) | self._store.names_of(other)
            statements = [each for each in [*statements, *answers] if each.addressee and each.addressee.name in names]
        entries = [Entry(each.date, encounter=each) for each in encounters]
        entries += [Entry(each.source.published, statement=each) for each in statements]
        return sorted(entries, key=_order)

    def positions(
        self,
        actor: str,
        towards: str | None = None,
        phrase: str | None = None,
        wanted: Wanted = Wanted(),  # noqa: B008 - frozen
    ) -> Positions:
        """What an actor says over time: by act, by topic, and how it uses a phrase; of two, what they say to and of each other.

        Of `wanted` the days and the publisher of reports count. Raises RecordError for an actor that the record does not know.
        """
        self._store.settle()
        pairs = [(actor, towards)] if towards is None else [(actor, towards), (towards, actor)]
        courses: list[Course] = []
        phrases: list[Phrase] = []
        for speaker, other in pairs:
            found = self._store.side(speaker, other, phrase, wanted)
            side = Side(self.actor(speaker), None if other is None else self.actor(other))
            courses += follow(side, found.counts)
            phrases += [self._phrase(side, phrase, found)] if phrase else []
        if phrase:
            for name in (actor,) if towards is None else (actor, towards):
                found = self._store.others(name, phrase, wanted)
                phrases.append(self._phrase(Side(None, self.actor(name)), phrase, found))
        return Positions(tuple(courses), tuple(phrases))

    def search(self, words: str, *, limit: int = 20, skip: int = 0) -> Sequence[Hit]:
        """The reports in which the words stand, the best first; raises RecordError if nothing is sought."""
        return self._store.search(parse_query(words), limit=limit, skip=skip)

    def answer(self, words: str, wanted: Wanted = Wanted()) -> Answer:  # noqa: B008 - frozen
        """The reports in which the words stand, or all without words, with what they have in common: the best first.

        `wanted` narrows them by who spoke (`actor`), `act`, `topic`, `publisher`, `since` and `until`, and says which part is
        asked for. Raises RecordError if there are words in which nothing can be sought.
        """
        return self._store.answer(parse_query(words) if words else None, wanted)

    def latest_findings(self, words: str, wanted: Wanted, limit: int) -> Sequence[Finding]:
        """The reports that fit and came in last, the newest first."""
        return self._store.latest(parse_query(words) if words else None, wanted, limit)

    def totals(self) -> Totals:
        """How many reports, encounters, statements and commitments there are."""
        return self._store.totals()

    def newest_reports(self, limit: int) -> Rows:
        """The reports that came in last, the newest first, with the number of their facts."""
        return self._store.newest_reports(limit)

    def encounters_about(self, day: str, limit: int) -> tuple[list[Encounter], list[Encounter]]:
        """The encounters up to a day, the latest first, and those after it, the next first; so many of each."""
        self._store.settle()
        return self._store.encounters_about(day, limit)

    def encounters_by_month(self) -> Rows:
        """How many encounters begin in each month, from the first on: `period` ("2022-02") and `count`."""
        return self._store.encounters_by_month()

    def coverage(self) -> Rows:
        """How many reports each publisher published in each month: `publisher`, `period` and `count`, either may be None."""
        return self._store.coverage()

    def decide(self, verdict: str, fact: str, other: str | None = None, *, by: str, at: str, note: str | None = None) -> Decision:
        """Keeps a person's verdict: `same` or `different` of two accounts, `wrong` or `right` of one, `speaker` of a statement.

        A fact is named by its report and its id, "w01-a/3f2a9c"; the beginning of an encounter's id stands for its first account.
        `other` is the other account or, for `speaker`, who really spoke: an id or a name. `at` is ISO 8601. Gives the decision.
        Raises RecordError if nothing, or more than one thing, has such a name.
        """
        if verdict == SPEAKER:
            decision = self._attributed(fact, other or "", Decision(verdict, fact, None, by, at, note))
        else:
            decision = Decision(verdict, self._fact(fact), None if other is None else self._fact(other), by, at, note)
        self._store.decide([decision])
        return decision

    def undo(self, name: str, *, by: str, at: str, note: str | None = None) -> Decision:
        """Takes a decision back, by its id or the beginning of it; gives what undoes it. Both are kept."""
        found = [each for each in self.decisions() if each.id.startswith(name)]
        if len(found) != 1:
            raise RecordError(f"{name}: {len(found)} decisions are called so; readout decisions lists them")
        undone = Decision("undo", found[0].about, found[0].other, by, at, note, undoes=found[0].id)
        self._store.decide([undone])
        return undone

    def decisions(self) -> list[Decision]:
        """All that was ever decided, in that order."""
        return self._store.decisions()

    def take_decisions(self, decisions: Iterable[Decision]) -> int:
        """Keeps decisions made elsewhere; gives how many are new."""
        return self._store.decide(decisions)

    def doubtful(self) -> Sequence[Mapping[str, Any]]:
        """The pairs of accounts that wait for a person's verdict, with what speaks for and against."""
        self._store.settle()
        return self._store.doubtful()

    def waiting_at(self, place: int) -> Waiting:
        """How much waits for a person's verdict, and what stands at a place of it, from 0."""
        self._store.settle()
        return self._store.waiting_at(place)

    def _fact(self, name: str) -> str:
        report, slash, fact = name.partition("/")
        if slash:
            return self._store.fact_called(report, fact)
        first = self.encounter(name).joined.accounts[0]
        return f"{first.source.report}/{first.encounter}"

    def _attributed(self, statement: str, speaker: str, decision: Decision) -> Decision:
        report, _, fact = statement.partition("/")
        about = self._store.fact_called(report, fact, kinds=("statements",))
        return replace(decision, about=about, speaker=self._actor(speaker.strip(), about.partition("/")[0]))

    def _actor(self, name: str, report: str) -> Actor:
        """Whom a name means on the day of a report: as knowledge has it, else as the record has it, else nobody but the name."""
        if not name:
            raise RecordError("name who spoke: a name, or an id as in state:CHN")
        if known := known_actor(name, self._store.published(report)):
            return known
        called = self._store.actors_called(name)
        # Names that differ only in case or accents are one spelling each.
        found = [each for each in called if each.name == name] or called
        if len(found) > 1:
            raise RecordError(f"{name}: {len(found)} actors are called so; name one by its id, as in state:CHN")
        if not found and name.startswith(ID_BEGINS):
            raise RecordError(f"{name}: no such actor; write a name, or an id that readout actor tells")
        return found[0] if found else Actor(None, name)

    def _phrase(self, side: Side, phrase: str, found: Found) -> Phrase:
        """The uses of a phrase, the first and the last with their statements."""
        months = counted(phrase, [each.month for each in found.uses])
        (course,) = follow(side, [*months, *(each for each in found.counts if each.kind == ANY)]) or (
            Course(side, "phrase", phrase, ()),
        )
        dated = [each for each in found.uses if each.published]
        first, last = (self._use(each, phrase) for each in (dated[0], dated[-1])) if dated else (None, None)
        return Phrase(course, first, last)

    def _use(self, spoken: Spoken, phrase: str) -> Use | None:
        (told,) = self._store.told([spoken.report])
        return use_in(told.statements[spoken.number], pattern_of(phrase))

    def settle(self) -> None:
        """Brings the record up to date with what other processes have added."""
        self._store.settle()

    def told(self, reports: Sequence[str]) -> dict[str, Told]:
        """What reports tell, by their ids."""
        return {told.source.report: told for told in self._store.told(reports)}

    def whole(self, report: str) -> Whole:
        """A report with its whole reading and what the record makes of it; raises RecordError if there is none of this id."""
        found = self._store.whole(report)
        if found is None:
            raise RecordError(f"{report}: no such report; readout reports lists them")
        return found

    def original(self, report: str) -> bytes | None:
        """The bytes that a report was made of, None if they were not kept."""
        return self._store.original(report)

    def anchors(self) -> int:
        """How many anchors the record holds."""
        return self._store.anchors()

    def mismatches(self) -> Iterable[Mismatch]:
        """The anchors whose words are not those at their place; none in a sound record."""
        return self._store.mismatches()

    def _compared(self, encounter: Encounter) -> Comparison:
        told = self.told(list(dict.fromkeys(account.source.report for account in encounter.joined.accounts)))
        return Comparison(encounter, find_points(encounter.joined, told))


def _order(entry: Entry) -> tuple[bool, str, bool, str]:
    name = encounter_id(entry.encounter.joined) if entry.encounter else entry.statement.id if entry.statement else ""
    return entry.day is None, entry.day or "", entry.encounter is None, name


def unknown(actor: str) -> RecordError:
    """The error for an actor of whom the record does not tell."""
    return RecordError(f"{actor}: no such actor in the record; readout actors lists them")
