"""Golden cases: what a linguist expects of one layer, what the layer finds, and where the two differ.

A case is a table of a TOML file under `cases/<layer>/`: `label` (the phenomenon), `text` in the notation of `markup`, and, where
the layer has values besides words, lists of them in the order of the marks' numbers. `expect = "known failure"` needs a `note`.
"""

import json
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from readout.actor import Actor
from readout.annotate.attributions import MODEL
from readout.errors import InvalidMarkup
from readout.markup import Mark, Marked, read_marked, write_marked
from readout.reading import Reading, Toolbox, process
from readout.report import Origin, freeze
from readout.span import Span, trimmed

# Marks that make no difference at the edge of a stretch: nobody should have to think about them.
EDGE = "\"'“”‘’„«»‹›,.;:!?…()[]—–-"
KNOWN_FAILURE = "known failure"
OWN_FIELDS = frozenset({"label", "text", "published", "publisher", "title", "expect", "note"})


@dataclass(frozen=True, slots=True)
class Case:
    """One case: expectations in `marked` and, for layers with values, in `values` (a list for each field)."""

    layer: str
    label: str
    marked: Marked
    values: Mapping[str, tuple[Any, ...]]
    published: str | None = None
    publisher: str | None = None
    title: str | None = None
    known_failure: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One thing expected or found: its marked words, and its values by field."""

    marks: tuple[tuple[str, Span], ...]
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Layer:
    """How a layer is compared.

    `numbered`: marks of one number belong together. Expected and found words are taken for the same if under each label they
    share `least` of their characters (intersection over union). `optional` labels count only in a case that uses them, as do
    all `fields`.
    """

    labels: tuple[str, ...]
    find: Callable[[Reading, Case], Iterable[Item]]
    fields: tuple[str, ...] = ()
    numbered: bool = True
    least: float = 1.0
    optional: frozenset[str] = frozenset()


def read_cases(path: Path, layer: str | None = None) -> tuple[Case, ...]:
    """The cases of a file, whose folder names the layer; raises InvalidMarkup, naming the case, for one that cannot be read."""
    with path.open("rb") as file:
        tables = tomllib.load(file)["case"]
    return tuple(make_case(layer or path.parent.name, table) for table in tables)


def make_case(layer: str, table: dict[str, Any]) -> Case:
    """The case of one table; raises InvalidMarkup if marks, fields or values do not fit the layer."""
    label = table.get("label", "")
    if layer not in LAYERS:
        raise InvalidMarkup(f"no layer {layer!r}; take one of {', '.join(LAYERS)}")
    try:
        marked = read_marked(table["text"])
    except (InvalidMarkup, KeyError) as error:
        raise InvalidMarkup(f"case {label!r}: {error}") from error
    case = Case(
        layer=layer,
        label=label,
        marked=marked,
        values={name: tuple(table[name]) for name in LAYERS[layer].fields if name in table},
        published=table.get("published"),
        publisher=table.get("publisher"),
        title=table.get("title"),
        known_failure=table.get("expect") == KNOWN_FAILURE,
        note=table.get("note"),
    )
    if problem := fault(case, table, LAYERS[layer]):
        raise InvalidMarkup(f"case {label!r}: {problem}")
    return case


def fault(case: Case, table: dict[str, Any], kind: Layer) -> str | None:
    """What is wrong with a case as it is written, None if nothing is."""
    if unknown := set(table) - OWN_FIELDS - set(kind.fields):
        return f"unknown field {sorted(unknown)[0]!r}; this layer has {', '.join(kind.fields) or 'no fields of its own'}"
    if not case.label or ("expect" in table and table["expect"] != KNOWN_FAILURE):
        return f'give a label; the only value of expect is "{KNOWN_FAILURE}"'
    if case.known_failure and not case.note:
        return "a known failure needs a note that says what goes wrong"
    items = len(grouped(case, kind))
    if short := [name for name, values in case.values.items() if len(values) != items]:
        return f"{short[0]} has {len(case.values[short[0]])} values for {items} marked {kind.labels[0]}s"
    return None


def read_case(case: Case, toolbox: Toolbox) -> Reading:
    """The reading of the case's plain text."""
    origin = Origin("case", publisher=case.publisher, title=case.title, published=case.published)
    report = freeze(
        case.marked.text,
        origin=origin,
        source_sha256="",
        reader="case",
        title=case.title,
        publisher=case.publisher,
        published=case.published,
        published_by="given" if case.published else None,
    )
    return process(report, toolbox)


def expected_items(case: Case) -> list[Item]:
    """What the case's marks and values ask for, marks of other layers left aside."""
    kind = LAYERS[case.layer]
    items = []
    for place, marks in enumerate(grouped(case, kind)):
        values = {name: _plain(given[place]) for name, given in case.values.items()}
        items.append(make_item(case.marked.text, marks, values))
    return items


def grouped(case: Case, kind: Layer) -> list[list[tuple[str, Span]]]:
    """The case's marks of a layer, each alone or, where the layer numbers them, by number."""
    own = [mark for mark in case.marked.marks if mark.label in kind.labels]
    if not kind.numbered:
        return [[(mark.label, mark.span)] for mark in own]
    by_number = groupby(sorted(own, key=lambda mark: mark.number), key=lambda mark: mark.number)
    return [[(mark.label, mark.span) for mark in marks] for _, marks in by_number]


def found_items(case: Case, reading: Reading) -> list[Item]:
    """What the layer finds in the case's text, in text order."""
    return sorted(LAYERS[case.layer].find(reading, case), key=lambda item: min(span for _, span in item.marks))


def make_item(text: str, marks: Iterable[tuple[str, Span | None]], values: dict[str, Any] | None = None) -> Item:
    """An item whose spans are trimmed of marks and white space at their edges."""
    kept = {(label, trimmed(text, span, EDGE)) for label, span in marks if span is not None}
    return Item(tuple(sorted(kept, key=lambda mark: (mark[1].start, -mark[1].end, mark[0]))), values or {})


def differences(case: Case, reading: Reading) -> list[str]:
    """Where expectation and finding differ, one line each; none if the case passes."""
    kind = LAYERS[case.layer]
    compared = frozenset(mark.label for mark in case.marked.marks) | (frozenset(kind.labels) - kind.optional)
    found, lines = [without(item, compared) for item in found_items(case, reading)], []
    for item in expected_items(case):
        partner = max(found, key=lambda other: likeness(item, other), default=None)
        if partner is None or likeness(item, partner) < kind.least:
            lines.append(f"missing: {told(item, case)}")
            continue
        found.remove(partner)
        lines += [f"{what}, in {told(item, case)}" for what in value_differences(item, partner)]
    return lines + [f"not expected: {told(item, case)}" for item in found]


def without(item: Item, labels: frozenset[str]) -> Item:
    """The item with marks of these labels only."""
    return Item(tuple(mark for mark in item.marks if mark[0] in labels), item.values)


def likeness(item: Item, other: Item) -> float:
    """How far two items share their words, from 0 to 1: the worst of their labels, 0 if they do not have the same ones."""
    labels = {label for label, _ in item.marks}
    if labels != {label for label, _ in other.marks}:
        return 0.0
    pairs = [(characters(item, label), characters(other, label)) for label in labels]
    return min(len(mine & others) / max(1, len(mine | others)) for mine, others in pairs)


def characters(item: Item, label: str) -> set[int]:
    """The places of all characters under the label."""
    return {place for own, span in item.marks if own == label for place in range(span.start, span.end)}


def value_differences(item: Item, partner: Item) -> Iterator[str]:
    """The fields of an expected item on which its partner differs."""
    for name, wanted in item.values.items():
        value = partner.values[name]
        if not agree(name, wanted, value):
            yield f"{name}: expected {_shown(wanted)}, found {_shown(value)}"


def agree(name: str, wanted: Any, value: Any) -> bool:
    """True if the values are the same; of acts only the first need be, and participants have no order."""
    if name == "acts":
        return bool(value[:1] == wanted[:1])
    return sorted(value) == sorted(wanted) if name == "participants" else bool(value == wanted)


def told(item: Item, case: Case) -> str:
    """An item in words: its marked stretches and values."""
    words = " ".join(f"[{' '.join(span.of(case.marked.text).split())}]{{{label}}}" for label, span in item.marks)
    values = ", ".join(f"{name} {_shown(value)}" for name, value in item.values.items())
    return f"{words} ({values})" if values else words


def notation(case: Case, items: Sequence[Item]) -> list[str]:
    """The case's text with the items marked: one text, or one for each item where their marks cross."""
    text, numbered = case.marked.text, LAYERS[case.layer].numbered
    marks = [Mark(label, number if numbered else 1, span) for number, item in enumerate(items, 1) for label, span in item.marks]
    try:
        return [write_marked(Marked(text, tuple(in_order(marks))))]
    except InvalidMarkup:
        return [line for item in items for line in notation(case, [item])] if len(items) > 1 else [told(items[0], case)]


def in_order(marks: Iterable[Mark]) -> list[Mark]:
    """Marks with the outer before the inner."""
    return sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end, mark.label))


def as_toml(case: Case, items: Sequence[Item]) -> str:
    """The items as a case in TOML, ready to correct and paste."""
    lines = ["[[case]]", 'label = ""', *(f"text = {_literal(text)}" for text in notation(case, items))]
    lines += [f"{name} = {_toml(value)}" for name in ("published", "publisher", "title") if (value := getattr(case, name))]
    fields = LAYERS[case.layer].fields if items else ()
    lines += [f"{name} = {_toml([item.values.get(name) for item in items])}" for name in fields]
    return "\n".join(lines) + "\n"


def _literal(text: str) -> str:
    return _toml(text) if "'''" in text or text.endswith("'") else f"'''{text}'''"


def _toml(value: Any) -> str:
    return json.dumps(_plain(value), ensure_ascii=False)


def _plain(value: Any) -> Any:
    """The value as TOML can say it: no tuples, and "" for what is not known."""
    return [_plain(part) for part in value] if isinstance(value, list | tuple) else "" if value is None else value


def _shown(value: Any) -> str:
    return " ".join(map(str, value)) or "nothing" if isinstance(value, list | tuple) else str(value or "nothing")


# --- what each layer finds -----------------------------------------------------------------------------------------


def sentences_found(reading: Reading, case: Case) -> Iterator[Item]:
    """Sentences, those within a quotation too."""
    return (make_item(reading.report.text, [("sentence", line.sentence.span)]) for line in reading.annotations.lines)


def quotations_found(reading: Reading, case: Case) -> Iterator[Item]:
    """The words of each quotation, one stretch a paragraph."""
    for quotation in reading.annotations.quotations:
        yield make_item(reading.report.text, [("quotation", span) for span in quotation.inner])


def mentions_found(reading: Reading, case: Case) -> Iterator[Item]:
    """Mentions, labelled with their kind."""
    for reference in reading.annotations.references:
        yield make_item(reading.report.text, [(reference.mention.kind, reference.mention.span)])


def actors_found(reading: Reading, case: Case) -> list[Item]:
    """The words that pick out each actor: of the marked words only, of all mentions if none are marked."""
    spans = [mark.span for mark in case.marked.marks if mark.label == "actor"]
    references = reading.annotations.references
    by_actor: dict[Actor | Span, list[Span]] = {}
    for span in dict.fromkeys(spans or [reference.mention.span for reference in references]):
        here = [reference for reference in references if reference.mention.span.meets(span)]
        best = max(here, key=lambda one: (one.mention.span == span, len(one.mention.span)), default=None)
        for actor in (best.members or (best.actor,)) if best else (span,):
            by_actor.setdefault(actor, []).append(span)
    return [make_item(case.marked.text, [("actor", span) for span in group]) for group in by_actor.values()]


def times_found(reading: Reading, case: Case) -> Iterator[Item]:
    """Expressions of time with their values, "" where there is none."""
    for time in reading.annotations.times:
        yield make_item(reading.report.text, [("time", time.span)], {"values": time.value or ""})


def attributions_found(reading: Reading, case: Case) -> Iterator[Item]:
    """Source, cue, content and addressee of each attribution, but for those that the model takes for thought on its own."""
    for one in reading.annotations.attributions:
        if one.rule == MODEL and one.thought:
            continue
        addressee = one.addressee.mention.span if one.addressee else None
        parts = [("source", one.source), ("cue", one.cue), ("addressee", addressee), *(("content", span) for span in one.content)]
        yield make_item(reading.report.text, parts)


def acts_found(reading: Reading, case: Case) -> Iterator[Item]:
    """The content of each statement with what is done in it."""
    for one in reading.record.statements:
        values = {
            "acts": list(one.acts),
            "speakers": one.speaker.name,
            "addressees": one.addressee.name if one.addressee else "",
            "reported_by": [actor.name for actor in one.reported_by],
        }
        yield make_item(reading.report.text, [("content", span) for span in one.content], values)


def encounters_found(reading: Reading, case: Case) -> Iterator[Item]:
    """The words that tell of each encounter, and its facts."""
    for one in reading.record.encounters:
        values = {
            "format": one.format,
            "status": one.status,
            "participants": [actor.name for actor in one.participants],
            "date": one.date or "",
            "place": one.place or "",
        }
        yield make_item(reading.report.text, [("encounter", anchor.span) for anchor in one.evidence.anchors], values)


def commitments_found(reading: Reading, case: Case) -> Iterator[Item]:
    """What is promised, on what condition, by whom and by when."""
    for one in reading.record.commitments:
        parts = [("commitment", one.content.span), ("condition", one.condition.span if one.condition else None)]
        yield make_item(reading.report.text, parts, {"debtors": one.debtor.name, "deadlines": one.deadline or ""})


def contested_found(reading: Reading, case: Case) -> Iterator[Item]:
    """Each claim with its denial."""
    for one in reading.record.contested:
        values = {"asserted_by": one.asserted_by.name, "denied_by": one.denied_by.name}
        yield make_item(reading.report.text, [("claim", one.claim.span), ("denial", one.denial.span)], values)


LAYERS = {
    "tokens-and-sentences": Layer(("sentence",), sentences_found, numbered=False),
    "quotations": Layer(("quotation",), quotations_found),
    "mentions": Layer(("name", "title", "pronoun", "nominal"), mentions_found, numbered=False),
    "coreference": Layer(("actor",), actors_found),
    "times": Layer(("time",), times_found, ("values",), numbered=False),
    "attributions": Layer(("source", "cue", "content", "addressee"), attributions_found, optional=frozenset({"addressee"})),
    "acts": Layer(("content",), acts_found, ("acts", "speakers", "addressees", "reported_by"), least=0.5),
    "encounters": Layer(("encounter",), encounters_found, ("format", "status", "participants", "date", "place"), least=0.01),
    "commitments": Layer(("commitment", "condition"), commitments_found, ("debtors", "deadlines"), least=0.3),
    "contested": Layer(("claim", "denial"), contested_found, ("asserted_by", "denied_by"), least=0.3),
}
