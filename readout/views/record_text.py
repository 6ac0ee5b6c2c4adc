"""Answers of the record for a person at a terminal: tables, comparisons, timelines."""

import io
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from readout.accounts.comparison.points import Point
from readout.accounts.encounters.differences import Encounter
from readout.accounts.reports import Said
from readout.open_record import Comparison, Entry
from readout.store.searching import CLOSE, OPEN, Hit
from readout.views.record_rows import Flat, in_words, names
from readout.views.wording import clean, shortened
from readout.views.wording import in_words as day_in_words

MINOR = "dim"
WIDEST_CELL = 160
# Stands for the edges of words found; a letter of a private area, which clean leaves alone.
MARK = "\uf8ff"
# Columns that only programs need.
LEFT_OUT = frozenset({"start", "end", "negated", "origin", "url", "occasion", "topics", "capacity", "reported_by", "given_id"})
# So much of an id is shown: commands take the beginning of one.
BEGINNING = 8


def printed(parts: Iterable[RenderableType], width: int, colour: bool) -> str:
    """The parts as lines of at most `width` columns."""
    out = io.StringIO()
    settings = {"legacy_windows": False, "highlight": False, "markup": False, "emoji": False}
    system = "standard" if colour else None
    console = Console(file=out, width=width, force_terminal=colour, color_system=system, **settings)  # type: ignore[arg-type]
    for part in parts:
        console.print(part)
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def table_of(rows: Sequence[Flat]) -> RenderableType:
    """Rows as a table, without the columns that no row fills."""
    filled = [name for name in (rows[0] if rows else ()) if name not in LEFT_OUT and any(row[name] for row in rows)]
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for name in filled:
        table.add_column(name.replace("_", " "), overflow="fold")
    for row in rows:
        table.add_row(*(cell(name, row[name]) for name in filled))
    return table


def cell(name: str, value: str | int | None) -> Text:
    """A value in a table; of an id the beginning."""
    if name == "id":
        return Text(str(value)[:BEGINNING], style=MINOR)
    return Text(shortened(str(value or ""), WIDEST_CELL))


def comparison_text(comparison: Comparison) -> Iterator[RenderableType]:
    """One encounter: what it was, what differs, then the points, shared ones first."""
    encounter = comparison.encounter
    yield Rule(Text(heading(encounter), style="bold"), align="left")
    yield Text(f"told by {'; '.join(accounts_of(encounter))}", style=MINOR)
    for reason in encounter.joined.reasons:
        yield Text(f"joined by {clean(reason)}", style=MINOR)
    if encounter.differs:
        yield Padding(Text("Told differently", style="bold"), (1, 0, 0, 0))
        yield Padding(Group(*differences(encounter)), (0, 0, 0, 2))
    several = [point for point in comparison.points if len(tellers(point)) > 1]
    alone = [point for point in comparison.points if len(tellers(point)) == 1]
    for title, points in (("Told by several", several), ("Told by one alone", alone)):
        if points:
            yield Padding(Text(title, style="bold"), (1, 0, 0, 0))
            yield Padding(Group(*(lines for point in points for lines in point_lines(point))), (0, 0, 0, 2))


def heading(encounter: Encounter) -> str:
    """Day, format and parties in one line."""
    when = day_in_words(encounter.date) if encounter.date else "no day told"
    return f"{when} · {encounter.format} · {encounter.status} · {clean(names(encounter.participants))}"


def accounts_of(encounter: Encounter) -> list[str]:
    """The names of the reports, each once."""
    return list(dict.fromkeys(clean(in_words(account.source)) for account in encounter.joined.accounts))


def differences(encounter: Encounter) -> Iterator[RenderableType]:
    """A line for each fact: what each report says of it."""
    called = {account.source.name: in_words(account.source) for account in encounter.joined.accounts}
    for fact, values in encounter.differs.items():
        told = "; ".join(f"{clean(called[report])}: {clean(value)}" for report, value in values.items())
        yield Text.assemble((f"{fact}  ", "yellow"), told)


def tellers(point: Point) -> set[str]:
    """The reports that make a point."""
    return {telling.source.report for telling in point.tellings}


def point_lines(point: Point) -> Iterator[RenderableType]:
    """The words of each report for a point, closed by an empty line."""
    for telling in point.tellings:
        acts = f" ({', '.join(telling.acts)})" if telling.acts else ""
        yield Text.assemble(
            (clean(in_words(telling.source)), "cyan"), (acts, MINOR), "  ", shortened(telling.anchor.exact, WIDEST_CELL)
        )
    yield Text("")


def timeline_text(entries: Sequence[Entry]) -> Iterator[RenderableType]:
    """A line for each entry."""
    for entry in entries:
        day = day_in_words(entry.day) if entry.day else "no day told"
        if entry.encounter is not None:
            yield Text.assemble((f"{day}  ", "bold"), heading(entry.encounter).partition(" · ")[2])
        elif entry.statement is not None:
            yield Text.assemble((f"{day}  ", MINOR), statement_line(entry.statement))


def statement_line(said: Said) -> str:
    """A statement in one line."""
    words = shortened(" … ".join(anchor.exact for anchor in said.content), WIDEST_CELL)
    to = f" to {clean(said.addressee.name)}" if said.addressee else ""
    return f"{clean(said.speaker.name)}{to} ({', '.join(said.acts)}): {words} [{clean(in_words(said.source))}]"


def hit_text(hit: Hit) -> RenderableType:
    """A report that was found, with the words that were sought."""
    where = " · ".join(clean(part) for part in (hit.published or "", hit.publisher or "", hit.given_id or hit.report) if part)
    line = Text.assemble((clean(hit.title or "untitled"), "bold"), "\n", (where, MINOR), "\n")
    # Clean takes marks of control away, and blanks at the edges: so the words found are marked behind it.
    for number, part in enumerate(clean(hit.snippet.replace(CLOSE, OPEN).replace(OPEN, MARK)).split(MARK)):
        line.append(part, style="reverse" if number % 2 else "")
    return line
