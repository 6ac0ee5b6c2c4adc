"""The text of a report as HTML with its facts marked in it: nested and overlapping spans become a row of segments."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from readout.span import Span
from readout.views.wording import is_unsafe

PLAIN = frozenset("\n\t\r ")


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that belong to a fact. `role` is content, source, cue, evidence or quiet; `colour` the speaker's, 0 for none."""

    span: Span
    fact: str
    role: str
    colour: int = 0


@dataclass(frozen=True, slots=True)
class Tag:
    """What stands in the text before the words of a fact: a link to the fact, or only a place to come back to if it has no label.

    `speaker` is the number of who speaks, with a `colour`; 0 for none.
    """

    at: int
    fact: str
    label: str = ""
    speaker: int = 0
    colour: int = 0


def marked_html(text: str, marks: Iterable[Mark], tags: Iterable[Tag]) -> str:
    """The text, escaped, each segment with the facts it belongs to, the innermost first, and the tags in their places."""
    by_place: dict[int, list[Tag]] = {}
    for tag in tags:
        by_place.setdefault(tag.at, []).append(tag)
    parts = []
    for span, active in segments(len(text), list(marks), by_place):
        parts += [tag_html(tag) for tag in by_place.get(span.start, ())]
        parts.append(segment_html(span.of(text), active))
    return "".join(parts)


def segments(length: int, marks: Sequence[Mark], cuts: Iterable[int]) -> Iterator[tuple[Span, list[Mark]]]:
    """The text cut wherever a mark starts or ends, each piece with its marks, the shortest first."""
    starts: dict[int, list[Mark]] = {}
    ends: dict[int, list[Mark]] = {}
    for mark in (mark for mark in marks if len(mark.span)):
        starts.setdefault(mark.span.start, []).append(mark)
        ends.setdefault(mark.span.end, []).append(mark)
    edges = sorted({0, length, *starts, *ends, *cuts})
    active: list[Mark] = []
    for start, end in pairwise(edges):
        active = [mark for mark in active if mark not in ends.get(start, ())] + starts.get(start, [])
        yield Span(start, end), sorted(active, key=lambda mark: len(mark.span))


def segment_html(words: str, marks: Sequence[Mark]) -> str:
    """The words, in an element that says to which facts they belong."""
    if not marks:
        return shown(words)
    said = [mark for mark in marks if mark.role == "content"]
    classes = [f"said sp{said[0].colour}"] if said else []
    classes += ["deep"] if len(said) > 1 else []
    classes += sorted({mark.role for mark in marks} - {"content"})
    facts = " ".join(dict.fromkeys(mark.fact for mark in marks))
    return f'<span class="{" ".join(classes)}" data-f="{facts}">{shown(words)}</span>'


def tag_html(tag: Tag) -> str:
    """The tag; its label is no part of the text and is not copied with it."""
    if not tag.label:
        return f'<span id="{tag.fact}-t"></span>'
    number = f"<b>{tag.speaker}</b>" if tag.speaker else ""
    return f'<a class="tag sp{tag.colour}" id="{tag.fact}-t" href="#{tag.fact}" tabindex="-1">{number}{escape(tag.label)}</a>'


def shown(words: str) -> str:
    """The words escaped; a character that could hide or turn others around becomes a sign that names it."""
    if words.isascii() and words.isprintable():
        return escape(words)
    return "".join(
        f'<i class="odd" title="U+{ord(char):04X}">\ufffd</i>' if char not in PLAIN and is_unsafe(char) else escape(char)
        for char in words
    )
