"""The reports that are measured."""

import json
from pathlib import Path

from readout.ingest import Input, find_inputs, read_input

SAMPLES = Path(__file__).parent.parent / "samples"
WORDS = 400
COPIES = 5


def write_corpus(target: Path) -> None:
    """Writes the samples as JSON Lines, each repeated to about 400 words, and all of them five times."""
    reports = [read_input(found) for found in find_inputs([str(SAMPLES)]) if isinstance(found, Input)]
    with target.open("w", encoding="utf-8") as file:
        for copy in range(COPIES):
            for place, report in enumerate(reports):
                line = {"id": f"{copy}-{place}", "published": report.published or "2022-02-04", "text": lengthened(report.text)}
                file.write(json.dumps(line) + "\n")


def lengthened(text: str) -> str:
    """The text as often as comes closest to 400 words."""
    return "\n\n".join([text] * max(1, round(WORDS / len(text.split()))))
