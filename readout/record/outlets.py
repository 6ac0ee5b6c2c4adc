"""Outlets of the press around words: to which of them the words were said, and which carried them."""

from collections.abc import Iterator

from readout.actor import Actor
from readout.annotate import Annotations
from readout.annotate.attributions import Attribution
from readout.annotate.clauses import Clauses
from readout.report import Report
from readout.value import value

# How a paper tells of itself as the one to whom something was said.
OWN_OUTLETS = frozenset(
    {"this newspaper", "this paper", "this reporter", "this correspondent", "this agency", "this magazine", "me", "us"}
)
FIRST_PERSONS = frozenset({"me", "us"})
MAX_WORDS_OF_OUTLET = 6


@value
class Press:
    """The outlets around words said.

    `own`: the report's publisher heard them; `carrier` is another outlet that heard them, or whoever carried them; `at_large`:
    reporters heard them.
    """

    own: bool = False
    carrier: Actor | None = None
    at_large: bool = False

    @property
    def is_told(self) -> bool:
        """True if the press, but not the report's own publisher, heard or carried the words."""
        return self.at_large or self.carrier is not None


@value
class Lead:
    """The token at which the words for an outlet begin; `carries` if they are led to by a verb of carrying words."""

    at: int
    carries: bool


def press_around(report: Report, attribution: Attribution, annotations: Annotations) -> Press:
    """What the sentence tells of the press around the words of an attribution; nothing within a quotation."""
    line, speech = annotations.lines[attribution.sentence], annotations.speech
    told = attribution.cue is not None and attribution.entry in speech.telling
    if line.sentence.inside is not None or not (told or not speech.outlet_leads.isdisjoint(line.lower)):
        return Press()
    found = (press_at(report, line, lead, annotations) for lead in leads_around(line, attribution, annotations))
    return next((press for press in found if press != Press()), Press())


def leads_around(line: Clauses, attribution: Attribution, annotations: Annotations) -> Iterator[Lead]:
    """Where the sentence may name an outlet outside what is said.

    told [this newspaper]      carried by [the state agency]      in an interview with [Radio Lorneval]
    """
    speech = annotations.speech
    if attribution.cue is not None and attribution.entry in speech.telling:
        yield Lead(line.token_at(attribution.cue.end), carries=False)
    for at, word in enumerate(line.lower[:-2]):
        told = (*attribution.content, *((attribution.source,) if attribution.source else ()))
        within = any(span.start <= line.sentence.tokens[at].start < span.end for span in told)
        if word not in speech.outlet_leads or within:
            continue
        following = line.word(at + 1)
        if word in speech.carrying and (following == "by" or line.lower[at + 1 : at + 4] == ["as", "saying", "by"]):
            yield Lead(at + 2 if following == "by" else at + 4, carries=True)
        elif word not in speech.carrying and following in ("to", "with", "on"):
            yield Lead(at + 2, carries=False)


def press_at(report: Report, line: Clauses, lead: Lead, annotations: Annotations) -> Press:
    """What the words at a lead tell: the report's own publisher, reporters, or another outlet."""
    words = outlet_words(line, lead.at, annotations)
    name = " ".join(words)
    if not words:
        return Press()
    own = name.lower() in OWN_OUTLETS and annotations.voice.party is None
    if own or is_publisher(name, report):
        return Press(own=True)
    known = line.starting_at(lead.at) or line.starting_at(lead.at + 1)
    if words[-1].lower() in annotations.speech.outlets and (named := name_behind(line, lead.at, words)):
        return Press(carrier=Actor(None, named))
    kinds = annotations.offices.gazetteer.body_kind
    body = known.actor if known is not None and kinds.get(known.actor.actor or "") == "media" else None
    if body is not None or lead.carries:
        return Press(carrier=body or Actor(None, name))
    last = words[-1].lower()
    if last in annotations.speech.press:
        return Press(at_large=True)
    titled = not annotations.speech.outlets.isdisjoint(word.lower() for word in words) or (
        words[-1][:1].isupper() and last in line.grammar.actors.periodicals
    )
    return Press(carrier=Actor(None, name)) if titled else Press()


def name_behind(line: Clauses, start: int, words: list[str]) -> str:
    """The name in apposition to a noun for an outlet, "" if none stands there: the group's television channel, [al-Waha]."""
    comma = next((at for at in range(start, start + MAX_WORDS_OF_OUTLET + 3) if line.word(at) == ","), 0)
    named = line.starting_at(comma + 1) if comma and line.word(comma - 1) == words[-1].lower() else None
    return named.actor.name if named is not None and named.category in ("name", "body") else ""


def is_publisher(name: str, report: Report) -> bool:
    """True if the report's publisher is called so, in part or in first letters: the Courier, for the Lorneval Evening Courier."""
    publisher = publisher_of(report)
    initials = "".join(word[0] for word in publisher.split() if word[0].isupper())
    return f" {name.lower()} " in f" {publisher.lower()} " or (len(name) > 1 and name == initials)


def publisher_of(report: Report) -> str:
    """The publisher's name without its place and what is added to it in brackets, "" if none is known."""
    return (report.publisher or "").partition(" (")[0].partition(",")[0]


def outlet_words(line: Clauses, start: int, annotations: Annotations) -> list[str]:
    """The words for an outlet that begin at a token, without their article, up to the noun for its kind: [state television]."""
    first = start + 1 if line.word(start) in ("the", "a", "an", "its") else start
    if line.word(start) in FIRST_PERSONS:
        return [line.word(start)]
    words: list[str] = []
    for at in range(first, min(first + MAX_WORDS_OF_OUTLET, line.last_token())):
        word = line.sentence.tokens[at].word
        if line.possessive(at):
            words = []
            continue
        if (
            not word[:1].isalpha()
            or any(cue.head == at for cue in line.cues)
            or (word.lower() in line.grammar.function_words and word.lower() != "this")
        ):
            break
        words.append(word)
        kind = word.lower() in annotations.speech.outlets | annotations.speech.press
        if kind and not (line.word(at + 1) in annotations.speech.outlets or line.sentence.tokens[at + 1].word[:1].isupper()):
            break
    return words
