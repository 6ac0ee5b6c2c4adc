"""A report's text with its facts and its actors marked, on the server: offsets are code points, and browsers count otherwise."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from readout.span import Span
from readout.views.facts import colour_of
from readout.views.marked_text import Mark, Tag, segments, shown

# Roles of marks that are no part of a fact: the words for an actor, and those that an address asks for.
MENTION, ASKED = "mention", "asked"


@dataclass(frozen=True, slots=True)
class Highlights:
    """What is marked in a text: marks, the tags before facts, and the places that links lead to."""

    marks: list[Mark] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    places: dict[int, dict[str, None]] = field(default_factory=dict)

    def fact(self, name: str, spans: Iterable[tuple[Span, str]], colour: int = 0) -> None:
        """Marks the words of a fact, each with its role."""
        self.marks.extend(Mark(span, name, role, colour) for span, role in spans)

    def tag(self, name: str, at: int, label: str, speaker: int = 0) -> None:
        """Puts a link to a fact before its words."""
        self.tags.append(Tag(at, name, label, speaker, colour_of(speaker) if speaker else 0))

    def place(self, span: Span) -> str:
        """Makes a span something that links may lead to; gives what follows the # in them."""
        name = place_name(span)
        self.places.setdefault(span.start, {})[name] = None
        return name


def place_name(span: Span) -> str:
    """A stretch of a text as the end of an address names it: c=120-310."""
    return f"c={span.start}-{span.end}"


def marked(text: str, highlights: Highlights) -> Markup:
    """The text, escaped, with all that is marked in it."""
    tags: dict[int, list[Tag]] = {}
    for tag in highlights.tags:
        tags.setdefault(tag.at, []).append(tag)
    parts: list[Markup] = []
    for span, active in segments(len(text), highlights.marks, {*tags, *highlights.places}):
        parts += [_PLACE.format(name) for name in highlights.places.get(span.start, ())]
        parts += [_tag(tag) for tag in tags.get(span.start, ())]
        parts.append(_segment(span.of(text), active))
    return Markup("").join(parts)


_PLACE = Markup('<span class="place" id="{}"></span>')
_TAG = Markup('<a class="tag sp{}" href="#{}" data-f="{}" tabindex="-1">{}{}</a>')
_NUMBER = Markup("<b>{}</b>")
_ATTRIBUTE = Markup(' {}="{}"')
_SPAN = Markup("<{}{}>{}</{}>")


def _tag(tag: Tag) -> Markup:
    number = _NUMBER.format(tag.speaker) if tag.speaker else ""
    return _TAG.format(tag.colour, tag.fact, tag.fact, number, tag.label)


def _segment(words: str, marks: Sequence[Mark]) -> Markup:
    """The words, in an element that says to which facts and which actor they belong, the innermost first."""
    text = Markup(shown(words))  # which escapes
    if not marks:
        return text
    facts = dict.fromkeys(mark.fact for mark in marks if mark.role not in (MENTION, ASKED))
    actors = dict.fromkeys(mark.fact for mark in marks if mark.role == MENTION)
    attributes = {"class": " ".join(_classes(marks)), "data-f": " ".join(facts), "data-a": " ".join(actors)}
    given = Markup("").join(_ATTRIBUTE.format(name, value) for name, value in attributes.items() if value)
    element = "mark" if any(mark.role == ASKED for mark in marks) else "span"
    return _SPAN.format(Markup(element), given, text, Markup(element))


def _classes(marks: Sequence[Mark]) -> list[str]:
    said = [mark for mark in marks if mark.role == "content"]
    classes = ["said", f"sp{said[0].colour}"] if said else []
    classes += ["deep"] if len(said) > 1 else []
    return classes + sorted({mark.role for mark in marks} - {"content", ASKED})


def spans_of(anchors: Any) -> list[Span]:
    """The spans of one anchor of a reading, of several or of none."""
    listed: Sequence[Mapping[str, Any]] = anchors if isinstance(anchors, list) else [anchors] if anchors else []
    return [Span(each["start"], each["end"]) for each in listed]
