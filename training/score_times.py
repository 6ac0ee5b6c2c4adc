"""How well find_times does on corpora of dated expressions.

    python training/score_times.py tempeval3/Training meantime duckling_time_en/duckling_en_time.json

An argument is a folder of TimeML (.tml) or MEANTIME (.xml) files, or duckling's examples as JSON. Only values that we give are
scored: days, months, years and stretches of them; clock times are cut to their day. Durations, sets and vague references are
left out, found or not. An extent counts as found if the two overlap.
`--misses` prints each expression missed, wrongly found, or wrongly read.
"""

import argparse
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from readout.annotate.dates import Stretch, months, quarter, season, week, weekend
from readout.annotate.times import TimeExpression, find_times
from readout.span import Span

SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with its date and the marked expressions; a value of None is not ours to find."""

    text: str
    published: date | None
    marked: tuple[tuple[Span, str | None], ...]


@dataclass(slots=True)
class Score:
    """Counts over passages, and the lines that tell of each miss."""

    found: int = 0
    marked: int = 0
    met: int = 0
    right: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, passage: Passage) -> None:
        """Count one passage."""
        ours = list(find_times(passage.text, published=passage.published))
        spare = set(ours)
        for span, value in passage.marked:
            meeting = [expression for expression in ours if expression.span.meets(span)]
            spare -= set(meeting)
            if value is not None:
                self._count(passage.text, span, value, meeting)
        self.found += len(spare)
        self.misses += [f"SPURIOUS {_around(passage.text, one.span)} ({one.rule}: {one.value})" for one in ours if one in spare]

    def _count(self, text: str, span: Span, value: str, meeting: list[TimeExpression]) -> None:
        self.marked += 1
        self.found += bool(meeting)
        self.met += bool(meeting)
        self.right += any(one.value == value for one in meeting)
        if not meeting:
            self.misses.append(f"MISSED   {_around(text, span)} = {value}")
        elif all(one.value != value for one in meeting):
            self.misses.append(f"WRONG    {_around(text, span)} = {value}, not {meeting[0].value} ({meeting[0].rule})")

    def __str__(self) -> str:
        precision, recall = self.met / max(1, self.found), self.met / max(1, self.marked)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        return (
            f"extents P {precision:.3f} R {recall:.3f} F1 {f1:.3f}; values right {self.right}/{self.met} = "
            f"{self.right / max(1, self.met):.3f} ({self.marked} marked)"
        )


def _around(text: str, span: Span) -> str:
    return " ".join(f"{text[max(0, span.start - 50) : span.start]}[{span.of(text)}]{text[span.end : span.end + 40]}".split())


def our_value(value: str) -> str | None:
    """A TIMEX3 value in our form; None if it is none of ours."""
    value = value.split("T")[0]
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
        return value
    stretch = _stretch(value)
    return stretch.written() if stretch else f"{value}0/{value}9" if re.fullmatch(r"\d{3}", value) else None


def _stretch(value: str) -> Stretch | None:
    if found := re.fullmatch(r"(\d{4})-W(\d\d?)(-WE)?", value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return weekend(monday) if found[3] else week(monday)
    if found := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return quarter(int(found[1]), int(found[2]))
    if found := re.fullmatch(r"(\d{4})-H([12])", value):
        return months(int(found[1]), 6 * int(found[2]) - 5, 6)
    if found := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return season(int(found[1]), SEASONS[found[2]])
    return None


def read_timeml(path: Path) -> Passage:
    """The passage of one TimeML file."""
    root = ElementTree.parse(path).getroot()
    created = root.find("DCT/TIMEX3")
    pieces: list[str] = []
    marked: list[tuple[Span, str | None]] = []
    body = root.find("TEXT")
    if body is not None:
        _collect(body, pieces, marked)
    value = created.get("value", "") if created is not None else ""
    return Passage("".join(pieces), date.fromisoformat(value[:10]), tuple(marked))


def _collect(node: ElementTree.Element, pieces: list[str], marked: list[tuple[Span, str | None]]) -> None:
    start = sum(map(len, pieces))
    pieces.append(node.text or "")
    for child in node:
        _collect(child, pieces, marked)
        pieces.append(child.tail or "")
    if node.tag == "TIMEX3":
        ours = our_value(node.get("value", "")) if node.get("type") in ("DATE", "TIME") else None
        marked.append((Span(start, sum(map(len, pieces))), ours))


def read_meantime(path: Path) -> Passage:
    """The passage of one MEANTIME file: its annotated sentences, the first six; tokens stand apart, sentences on lines."""
    root = ElementTree.parse(path).getroot()
    text, spans, sentence = "", {}, "0"
    for token in root.iter("token"):
        if int(token.get("sentence", "")) > 5:
            break
        glue = " " if token.get("sentence") == sentence and not re.fullmatch(r"[,.;:)%]|'s", token.text or "") else ""
        text += glue if token.get("sentence") == sentence else "\n"
        sentence = token.get("sentence", "")
        spans[token.get("t_id")] = Span(len(text), len(text) + len(token.text or ""))
        text += token.text or ""
    created, marked = None, []
    for time in root.iter("TIMEX3"):
        tokens = [spans[anchor.get("t_id")] for anchor in time.findall("token_anchor")]
        if time.get("functionInDocument") == "CREATION_TIME":
            created = _day_either_way(time.get("value", ""))
        if tokens:
            ours = our_value(time.get("value", "")) if time.get("type") in ("DATE", "TIME") else None
            marked.append((Span(tokens[0].start, tokens[-1].end), ours))
    return Passage(text, created, tuple(marked))


def _day_either_way(value: str) -> date:
    """A day written 2009-02-03 or, as a few files have it, 03-02-2009."""
    return date.fromisoformat(value[:10]) if value[4:5] == "-" else date(int(value[6:10]), int(value[3:5]), int(value[:2]))


_GRAINS = {"Day": 10, "Month": 7, "Year": 4}


def read_duckling(path: Path) -> Iterator[Passage]:
    """A passage for each example whose value is a day, week, month, quarter or year; names of months and days
    get their capital, and a clause with a future verb goes before it, since duckling looks ahead."""
    content = json.loads(path.read_text())
    published = date.fromisoformat(content["reference_time"][:10])
    for entry in content["items"]:
        found = re.fullmatch(r"\(datetime \((\d+), (\d+), (\d+), 0, 0, 0\) (Day|Week|Month|Quarter|Year)\)", entry["value"])
        if not found or entry["locale"] != "ALL" or not 1500 <= int(found[1]) < 2100:
            continue
        on = date(int(found[1]), int(found[2]), int(found[3]))
        whole = {"Week": week(on), "Quarter": quarter(on.year, (on.month + 2) // 3)}.get(found[4])
        value = whole.written() if whole else on.isoformat()[: _GRAINS[found[4]]]
        for example in entry["examples"]:
            text = re.sub(_NAMES, lambda name: name[0].capitalize(), example)
            yield Passage(f"They will meet {text}.", published, ((Span(15, 15 + len(text)), value),))


_NAMES = (
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tues|wednes|thurs|fri|satur|sun|thu|tue|wed|sat|christmas|easter)"
    r"(?:uary|ruary|ch|il|e|y|ust|tember|ober|ember|day)?\b(?=[ .',]|$)"
)


def passages(path: Path) -> Iterator[Passage]:
    """All passages of a corpus."""
    if path.is_file():
        yield from read_duckling(path)
    yield from map(read_timeml, sorted(path.rglob("*.tml")))
    yield from map(read_meantime, sorted(path.rglob("*.xml")))


def main() -> None:
    """Print the score of each corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    for path in options.corpora:
        score = Score()
        for passage in passages(path):
            score.add(passage)
        print(*(score.misses if options.misses else ()), f"{path}: {score}", sep="\n")


if __name__ == "__main__":
    main()
