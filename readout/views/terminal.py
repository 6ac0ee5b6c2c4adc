"""The reading for a person at a terminal: what the report tells, in one column that needs no colour."""

import io
from collections.abc import Iterable, Iterator
from itertools import groupby

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from readout.actor import Actor
from readout.reading import Reading
from readout.record.commitments import Commitment
from readout.record.contested import Contested
from readout.record.statements import Statement
from readout.record.tellings import Encounter
from readout.views.wording import clean, in_words, named, shortened, when_published

LONGEST = 280
ACT_WIDTH = 15
MINOR = "dim"
ACT_STYLES = {
    **dict.fromkeys(("pledge", "offer", "agree", "announce"), "green"),
    **dict.fromkeys(("urge", "demand", "propose", "invite", "ask"), "yellow"),
    **dict.fromkeys(("deny", "accuse", "warn", "reject", "threaten", "condemn"), "red"),
    **dict.fromkeys(("praise", "thank", "congratulate", "condole", "concern", "apologise", "support"), "cyan"),
}


def terminal_text(reading: Reading, *, width: int = 80, colour: bool = False) -> str:
    """The reading as lines of at most `width` columns, with terminal colours if wanted."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    console.print(layout(reading))
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def layout(reading: Reading) -> RenderableType:
    """The heading and the parts that are not empty."""
    record = reading.record
    parts: list[RenderableType] = [heading(reading)]
    parts += section("Encounters", map(encounter_lines, record.encounters))
    parts += section("Statements", statement_groups(reading))
    parts += section("Commitments", map(commitment_lines, record.commitments))
    parts += section("Contested", map(contested_lines, record.contested))
    if len(parts) == 1:
        parts.append(
            Padding(Text("Nothing for the record: no party meets, speaks or commits itself here.", style=MINOR), (1, 0, 0, 2))
        )
    return Group(*parts, Text(""))


def heading(reading: Reading) -> RenderableType:
    """Title, then publisher, day of publication with how it was found, and file."""
    report = reading.report
    title = Text(clean(report.title or report.origin.name), style="bold")
    below = [clean(report.publisher or ""), when_published(report, reading.dating), clean(report.origin.name)]
    lines: list[RenderableType] = [
        Rule(style=MINOR, characters="─"),
        title,
        Text(" · ".join(part for part in below if part), style=MINOR),
    ]
    lines += [Text(f"damage: {clean(note)}", style=MINOR) for note in report.damage]
    return Group(*lines)


def section(name: str, parts: Iterable[RenderableType]) -> list[RenderableType]:
    """A part with its name, or nothing if it is empty."""
    listed = list(parts)
    return (
        [Text(""), Text(name.upper(), style=f"bold {MINOR}"), *(Padding(part, (0, 0, 0, 2)) for part in listed)] if listed else []
    )


def encounter_lines(encounter: Encounter) -> RenderableType:
    """Who, then format, status, day, place, occasion and topics."""
    facts = [f"{encounter.format}, {encounter.status}"]
    facts += [in_words(encounter.date)] if encounter.date else []
    facts += [clean(encounter.place)] if encounter.place else []
    facts += [f"occasion: {clean(encounter.occasion)}"] if encounter.occasion else []
    facts += [f"on {clean(', '.join(encounter.topics))}"] if encounter.topics else []
    return Group(Text(named(encounter.participants)), Padding(Text(" · ".join(facts), style=MINOR), (0, 0, 0, 2)))


def statement_groups(reading: Reading) -> Iterator[RenderableType]:
    """The statements in text order, those that follow one another of one speaker under the speaker's name."""
    for speaker, statements in groupby(reading.record.statements, key=lambda statement: statement.speaker):
        rows = Table.grid(padding=(0, 1))
        rows.add_column(width=ACT_WIDTH)
        rows.add_column(ratio=1)
        for statement in statements:
            rows.add_row(act_words(statement), content_words(reading.report.text, statement))
        yield Group(actor_line(speaker), Padding(rows, (0, 0, 0, 2)))


def actor_line(actor: Actor) -> Text:
    """The name, and the office in which the actor appears."""
    line = Text(clean(actor.name), style="bold")
    if actor.capacity:
        line.append(f", {clean(actor.capacity)}", style=f"not bold {MINOR}")
    return line


def act_words(statement: Statement) -> Text:
    """The acts, main act first; a negated cue is shown as one."""
    words = Text("not: " if statement.negated else "")
    words.append(", ".join(statement.acts), style=ACT_STYLES.get(statement.acts[0] if statement.acts else "", ""))
    return words


def content_words(text: str, statement: Statement) -> Text:
    """What is said, in quotation marks if it is quoted, with whom it is said to and through whom it is told."""
    said = shortened(" … ".join(span.of(text) for span in statement.content), LONGEST)
    words = Text(f"“{said}”" if statement.manner == "direct" else said)
    around = [f"to {clean(statement.addressee.name)}"] if statement.addressee else []
    around += [f"told by {named(statement.reported_by)}"] if statement.reported_by else []
    return words.append(f"  ({', '.join(around)})", style=MINOR) if around else words


def commitment_lines(commitment: Commitment) -> RenderableType:
    """Debtor and beneficiary, what is promised, condition and deadline."""
    who = actor_line(commitment.debtor)
    if commitment.beneficiary:
        who.append(f" to {clean(commitment.beneficiary.name)}", style=f"not bold {MINOR}")
    lines: list[RenderableType] = [Text(shortened(commitment.content.exact, LONGEST))]
    if commitment.condition:
        lines.append(Text(f"condition: {shortened(commitment.condition.exact, LONGEST)}", style=MINOR))
    if commitment.deadline:
        lines.append(Text(f"when: {in_words(commitment.deadline)}", style=MINOR))
    return Group(who, Padding(Group(*lines), (0, 0, 0, 2)))


def contested_lines(contested: Contested) -> RenderableType:
    """The claim with who makes it, the denial with who makes that."""
    rows = Table.grid(padding=(0, 1))
    rows.add_column(width=ACT_WIDTH)
    rows.add_column(ratio=1)
    rows.add_row("claimed by", actor_line(contested.asserted_by))
    rows.add_row("", Text(shortened(contested.claim.exact, LONGEST)))
    rows.add_row("denied by", actor_line(contested.denied_by))
    rows.add_row("", Text(shortened(contested.denial.exact, LONGEST)))
    return rows
