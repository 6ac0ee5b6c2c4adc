"""Whether the weights in int8 say what those in float say, where it counts: on the cases."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from readout.annotate.tagger import Tagger
from readout.casebook import differences, read_case, read_cases
from readout.reading import make_toolbox

CASES = Path(__file__).parent.parent / "cases"


def cases_that_differ(floating: Path, whole: Path) -> tuple[int, int]:
    """How many cases come out otherwise with one folder of weights than with the other, and how many there are."""
    verdicts = list(zip(_verdicts(floating), _verdicts(whole), strict=True))
    return sum(one != other for one, other in verdicts), len(verdicts)


def _verdicts(weights: Path) -> Iterator[list[str]]:
    toolbox = make_toolbox()
    toolbox = replace(toolbox, tools=replace(toolbox.tools, tagger=Tagger(weights)))
    return (differences(case, read_case(case, toolbox)) for path in sorted(CASES.glob("*/*.toml")) for case in read_cases(path))
