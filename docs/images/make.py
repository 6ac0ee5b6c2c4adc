"""Makes the pictures of the README from what the program prints.

    python docs/images/make.py [SAMPLE]

Writes terminal.svg beside this file, and page.png where chromium is installed. Run it when the views or the reading change.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

HERE = Path(__file__).parent
SAMPLE = HERE.parent.parent / "samples" / "lviv-2022.txt"
WIDTH = 84
WINDOW = "1280,860"
# Fonts would be fetched from elsewhere, which pages that show the picture forbid.
FETCHED_FONTS = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)


def readout(*arguments: str | Path) -> str:
    """What the program prints, with the colours of a terminal."""
    command = [sys.executable, "-m", "readout.cli", *map(str, arguments)]
    done = subprocess.run(command, env={**os.environ, "FORCE_COLOR": "1"}, capture_output=True, encoding="utf-8", check=True)
    return done.stdout


def draw_terminal(sample: Path) -> None:
    """Writes the view for a terminal as terminal.svg."""
    with Path(os.devnull).open("w") as nowhere:
        console = Console(record=True, width=WIDTH, file=nowhere, color_system="standard", force_terminal=True)
        console.print(Text.from_ansi(readout("read", sample, "--format", "text").strip("\n")))
    drawn = console.export_svg(title=f"readout read samples/{sample.name}", unique_id="readout")
    (HERE / "terminal.svg").write_text(FETCHED_FONTS.sub("", drawn), encoding="utf-8")


def draw_page(sample: Path) -> None:
    """Writes the top of the page as page.png; tells where there is no chromium to draw it."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("page.png not made: chromium is not installed", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        readout("read", sample, "--output", page)
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--window-size={WINDOW}"]
        command = [chromium, *flags, f"--screenshot={HERE / 'page.png'}", page.as_uri()]
        subprocess.run(command, capture_output=True, check=True, timeout=120)


if __name__ == "__main__":
    chosen = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE
    draw_terminal(chosen)
    draw_page(chosen)
