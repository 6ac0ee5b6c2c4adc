from collections.abc import Callable

from readout.reading import Reading
from readout.views.terminal import terminal_text

Read = Callable[..., Reading]
TALKS = (
    'Ms Berg, the foreign minister, met the envoy in Geneva on 3 May 2021. She said: "We will open the crossing by 1 June if '
    'the road is safe." The envoy denied that the road was unsafe.'
)


def test_it_fits_eighty_columns_and_needs_no_colour(read: Read) -> None:
    told = terminal_text(read(TALKS, title="Talks on the crossing " * 8))
    assert all(len(line) <= 80 and line == line.rstrip() for line in told.splitlines())
    assert "\x1b" not in told


def test_statements_stand_under_their_speaker(read: Read) -> None:
    lines = terminal_text(read(TALKS)).splitlines()
    assert "STATEMENTS" in lines
    speaker = next(at for at, line in enumerate(lines) if "Berg" in line and at > lines.index("STATEMENTS"))
    assert any("We will open the crossing" in line for line in lines[speaker : speaker + 4])


def test_colour_is_only_added(read: Read) -> None:
    assert "\x1b[" in terminal_text(read(TALKS), colour=True)


def test_hostile_words_cannot_reach_the_terminal(read: Read) -> None:
    told = terminal_text(read(f"\x1b]0;owned\x07 {TALKS}\u202e", title="[red]Talks[/red]\x1b[2J", publisher="\u2066Wire"))
    assert not set(told) & {"\x1b", "\x07", "\u202e", "\u2066"}
    assert "[red]Talks[/red]" in told


def test_a_report_without_facts_says_so(read: Read) -> None:
    assert "Nothing for the record" in terminal_text(read("The apple trees are in blossom."))
