"""Takes the pictures of the pages: python tools/screenshots.py, or ./dev screenshots.

The samples are read into a record that is thrown away, and each page is opened in chromium. Writes docs/pictures/*.png. Run it
when pages or the reading change. Fonts differ from machine to machine, and pictures with them, so no test compares them.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
NAMES = ("chromium", "chromium-browser", "google-chrome")
# Of the size of a picture, in bytes: a page of docs should open at once.
MOST = 150_000


@dataclass(frozen=True)
class Picture:
    """A picture: its name, the address of the page, and how wide and in which colours it is seen."""

    name: str
    path: str
    width: int = 1280
    height: int = 800
    colours: str = "light"


def pictures(site: str) -> list[Picture]:
    """What there is to take, of the samples as they stand."""
    encounters = rows(f"{site}/encounters.json")
    most_told = max(encounters, key=lambda each: len(each["accounts"]))
    report = next(each for each in rows(f"{site}/reports.json") if "Lviv" in (each["title"] or ""))
    return [
        Picture("home", "/"),
        Picture("report", f"/d/{report['id']}", height=600),
        Picture("report-dark", f"/d/{report['id']}", height=600, colours="dark"),
        Picture("encounter", f"/e/{most_told['id']}"),
        Picture("commitments", "/commitments?status=any&on=2023-12-31"),
        Picture("actor", "/a/António Guterres", height=1000),
        Picture("search", "/search?q=grain"),
        Picture("home-narrow", "/", width=360, height=780),
        Picture("encounter-narrow", f"/e/{most_told['id']}", width=360, height=780),
    ]


def rows(address: str) -> list[dict[str, Any]]:
    """The rows of an answer."""
    with urllib.request.urlopen(address) as answer:
        found: list[dict[str, Any]] = json.load(answer)["rows"]
    return found


@contextmanager
def samples_served() -> Iterator[str]:
    """The address of the pages of the samples."""
    program = [sys.executable, "-m", "readout.cli"]
    with tempfile.TemporaryDirectory() as folder:
        record = str(Path(folder, "samples.db"))
        subprocess.run([*program, "add", "samples", "--record", record], cwd=ROOT, check=True, capture_output=True)
        serve = [*program, "serve", "--record", record, "--port", "0"]
        with subprocess.Popen(serve, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout is not None
            yield server.stdout.readline().split()[0].rstrip("/")
            server.terminate()


def take(browser: Browser, site: str, picture: Picture) -> Path:
    """Writes one picture; gives its file."""
    page = browser.new_page(
        viewport={"width": picture.width, "height": picture.height},
        color_scheme="dark" if picture.colours == "dark" else "light",
    )
    page.goto(site + picture.path, wait_until="networkidle")
    file = PICTURES / f"{picture.name}.png"
    page.screenshot(path=file)
    page.close()
    return file


def main() -> None:
    """Takes them all."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        sys.exit(f"no browser on this machine: none of {', '.join(NAMES)} is installed; on Debian: apt-get install chromium")
    PICTURES.mkdir(exist_ok=True)
    with samples_served() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for picture in pictures(site):
            file = take(browser, site, picture)
            size = file.stat().st_size
            print(f"{file.relative_to(ROOT)}: {size // 1000} kB{', too large for a page of docs' if size > MOST else ''}")
        browser.close()


if __name__ == "__main__":
    main()
