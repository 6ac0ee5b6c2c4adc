"""A report as its page shows it: the marked text, a card for each fact, and the actors, each joined with its words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from readout.accounts.reports import Account, Dispute, Promise, Said, Told, told_in
from readout.actor import Actor
from readout.span import Span, hull
from readout.store.decisions import Decision, in_force
from readout.store.one_report import Whole
from readout.views.explanation import found_by
from readout.views.facts import MANNERS, colour_of
from readout.views.marked_text import Mark
from readout.web.highlighting import ASKED, MENTION, Highlights, marked, spans_of

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Card:
    """A fact beside the text. `name` is its id in the page, `place` leads to its words, `about` names it in decisions.

    `why` tells in lines what the fact rests on; `decision` is what a person decided about it, if anybody did.
    """

    name: str
    place: str
    about: str | None
    why: tuple[str, ...]
    decision: Decision | None


@dataclass(frozen=True, slots=True)
class Meeting:
    """An encounter as the report tells it; `encounter` is the id of what the record makes of it, if it stands in the record."""

    card: Card
    account: Account
    encounter: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement with the number and colour of its speaker."""

    card: Card
    said: Said
    number: int
    colour: int
    manner: str


@dataclass(frozen=True, slots=True)
class Owing:
    """A commitment."""

    card: Card
    promise: Promise


@dataclass(frozen=True, slots=True)
class Contention:
    """A contested claim."""

    card: Card
    dispute: Dispute


@dataclass(frozen=True, slots=True)
class Named:
    """An actor of the report with the number of its mentions; `name` is its id in the page."""

    name: str
    actor: Actor
    mentions: int


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker with the number and colour of its statements."""

    actor: Actor
    number: int
    colour: int


@dataclass(frozen=True, slots=True)
class ReportView:
    """All that the page of a report shows."""

    report: Json
    text: Markup
    meetings: tuple[Meeting, ...]
    statements: tuple[Statement, ...]
    owings: tuple[Owing, ...]
    contentions: tuple[Contention, ...]
    actors: tuple[Named, ...]
    speakers: tuple[Speaker, ...]


def view_of(whole: Whole, asked: Span | None = None) -> ReportView:
    """The view of a report; `asked` is a stretch of the text that a link leads to."""
    return Viewing(whole).view(asked)


class Viewing:
    """A view in the making."""

    def __init__(self, whole: Whole) -> None:
        self._whole, self._reading = whole, whole.reading
        self._told: Told = told_in(whole.reading)
        self._report: str = self._told.source.report
        self._highlights = Highlights()
        self._decided = {
            each.about: each for each in in_force(whole.decisions) if each.other is None or each.verdict == "speaker"
        }
        self._numbers = {
            name: at for at, name in enumerate(dict.fromkeys(each.speaker.name for each in self._told.statements), 1)
        }

    def view(self, asked: Span | None) -> ReportView:
        """The view, once all is marked."""
        meetings, statements = tuple(self._meetings()), tuple(self._statements())
        owings, contentions = tuple(self._owings()), tuple(self._contentions())
        actors = tuple(self._actors())
        text: str = self._told.text
        if asked and asked.end <= len(text):
            self._highlights.place(asked)
            self._highlights.marks.append(Mark(asked, ASKED, ASKED))
        speakers = {each.number: Speaker(each.said.speaker, each.number, each.colour) for each in statements}
        shown = marked(text, self._highlights)
        listed = tuple(speakers[number] for number in sorted(speakers))
        return ReportView(self._reading["report"], shown, meetings, statements, owings, contentions, actors, listed)

    def _meetings(self) -> Iterator[Meeting]:
        for number, account in enumerate(self._told.accounts, 1):
            name, spans = f"e{number}", sorted(anchor.span for anchor in account.evidence)
            self._highlights.fact(name, [(span, "evidence") for span in spans])
            self._highlights.tag(name, spans[0].start, f"{account.format}, {account.status}")
            why = (f"told in {len(spans)} places" if len(spans) > 1 else "told in one place",)
            card = self._card(name, spans[0], account.encounter, why)
            yield Meeting(card, account, self._whole.encounters.get(account.encounter))

    def _statements(self) -> Iterator[Statement]:
        seen = list(self._reading["attributions"])
        for at, (said, found) in enumerate(zip(self._told.statements, self._reading["statements"], strict=True), 1):
            name, number = f"s{at}", self._numbers[said.speaker.name]
            spans = [anchor.span for anchor in said.content]
            others = [(span, role) for role in ("source", "cue") for span in spans_of(found[role])]
            colour = colour_of(number)
            self._highlights.fact(name, [*((span, "content") for span in spans), *others], colour)
            self._highlights.tag(name, spans[0].start, said.acts[0] if said.acts else "says", number)
            card = self._card(name, hull(spans), said.id, tuple(why_said(found, seen)))
            yield Statement(card, said, number, colour, MANNERS.get(said.manner, ""))

    def _owings(self) -> Iterator[Owing]:
        numbers = {said.id: number for number, said in enumerate(self._told.statements, 1)}
        for number, promise in enumerate(self._told.promises, 1):
            name, spans = f"p{number}", [each.span for each in (promise.content, promise.condition) if each]
            self._highlights.fact(name, [(span, "quiet") for span in spans])
            made = numbers.get(promise.statement or "")
            why = f"rests on statement {made}" if made else "told by the report itself"
            yield Owing(self._card(name, promise.content.span, None, (why,)), promise)

    def _contentions(self) -> Iterator[Contention]:
        for number, dispute in enumerate(self._told.disputes, 1):
            name = f"d{number}"
            self._highlights.fact(name, [(dispute.claim.span, "quiet"), (dispute.denial.span, "quiet")])
            why = "a denial, and the claim that it answers"
            yield Contention(self._card(name, dispute.claim.span, None, (why,)), dispute)

    def _actors(self) -> Iterator[Named]:
        """Those whom the text mentions, in the order in which it first does."""
        found: dict[str, list[Json]] = {}
        for mention in self._reading["mentions"]:
            actor = mention["actor"]
            found.setdefault(actor["actor"] or actor["name"], []).append(mention)
        for number, mentions in enumerate(found.values(), 1):
            actor = max((each["actor"] for each in mentions), key=lambda each: bool(each["capacity"]))
            if (actor["actor"] or "").startswith("place:"):
                continue
            self._highlights.fact(f"a{number}", [(span, MENTION) for each in mentions for span in spans_of(each["span"])])
            yield Named(f"a{number}", Actor(actor["actor"], actor["name"], actor["capacity"]), len(mentions))

    def _card(self, name: str, span: Span, fact: str | None, why: tuple[str, ...]) -> Card:
        about = f"{self._report}/{fact}" if fact else None
        return Card(name, self._highlights.place(span), about, why, self._decided.get(about or ""))


def why_said(found: Json, seen: Sequence[Json]) -> Iterator[str]:
    """What a statement rests on: the rule or the model that saw it, the entry of the lexicon, the model's score."""
    cue, content = spans_of(found["cue"]), spans_of(found["content"])
    for attribution in seen:
        same = spans_of(attribution["cue"]) == cue if cue else spans_of(attribution["content"]) == content
        if same and attribution["found_by"]:
            yield f"found by {found_by(attribution['found_by'])}"
            if attribution["score"] is not None:
                yield f"the model is {attribution['score']:.2f} sure of the cue, on a scale from 0 to 1"
            return
    yield "nobody is named here: the words go on with the one who had the floor" if not cue else "found by rule"
