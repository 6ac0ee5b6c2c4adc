"""The pages in a real browser. Skipped, with the reason, where there is none: apt-get install chromium."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from readout.actor import Actor
from readout.store import Decision, Store
from tests.store.promises import story
from tests.store.readings import BERG, PROGRAM, anchor, doubtful_talks, scored, talks
from tests.web.hostile import PAYLOADS, Json, hostile_talks

AXE = Path(__file__).parent.parent / "vendor" / "axe.min.js"
NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        pytest.skip(f"no browser on this machine: none of {', '.join(NAMES)} is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@dataclass(frozen=True)
class Site:
    """A record and the address at which its pages stand."""

    record: Path
    address: str


@contextmanager
def served(record: Path) -> Iterator[Site]:
    """A server of its own for a record."""
    command = [sys.executable, "-m", "readout.cli", "serve", "--record", str(record), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        yield Site(record, server.stdout.readline().split()[0].rstrip("/"))
        server.terminate()


@pytest.fixture(scope="session")
def talks_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A record of two accounts of the same talks, whose mentions and attributions are known, and of plans and promises."""
    record = tmp_path_factory.mktemp("site") / "talks.db"
    a, b = talks("a"), talks("b", place="Bergen", publisher="Sudland Courier")
    text = a["report"]["text"]
    a["mentions"] = [{"span": anchor(text, words), "kind": "name", "actor": BERG} for words in ("Ina Berg", "She")]
    with Store.open(str(record)) as store:
        store.writer(PROGRAM).add([a, b, scored("c", 0.31, None), *story()])
        one, other = (f"{told['report']['id']}/{told['encounters'][0]['id']}" for told in (a, b))
        store.decide([Decision("same", one, other, decided_by="Ada", decided_at="2021-06-01T00:00:00+00:00")])
        store.settle()
    with served(record) as site:
        yield site


@pytest.fixture(scope="session")
def site(talks_site: Site) -> str:
    """The address of the record of talks."""
    return talks_site.address


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A record of hostile reports, about each of which somebody hostile decided."""
    record = tmp_path_factory.mktemp("hostile") / "hostile.db"
    with Store.open(str(record)) as store:
        told = [hostile_talks(number) for number in range(len(PAYLOADS))]
        store.writer(PROGRAM).add(told)
        store.decide([hostile_decision(each, payload) for each, payload in zip(told, PAYLOADS, strict=True)])
        store.settle()
    with served(record) as site:
        yield site.address


def hostile_decision(told: Json, words: str) -> Decision:
    """A decision about the first statement of a report with these words in every field."""
    said = f"{told['report']['id']}/{told['statements'][0]['id']}"
    return Decision("speaker", said, None, words, "2021-06-01T00:00:00+00:00", words, speaker=Actor(None, words, words))


@pytest.fixture
def empty_site(tmp_path: Path) -> Iterator[Site]:
    """A record that is not yet there."""
    with served(tmp_path / "new.db") as site:
        yield site


@pytest.fixture
def doubtful_site(tmp_path: Path) -> Iterator[str]:
    """A record with a doubtful pair and a weak statement."""
    with Store.open(str(tmp_path / "doubt.db")) as store:
        store.writer(PROGRAM).add([*doubtful_talks(), scored("c", 0.31, None)])
        store.settle()
    with served(tmp_path / "doubt.db") as site:
        yield site.address


Opened = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opened]:
    """Opens a page; whatever the browser complains of fails the test in the end."""
    complaints: list[str] = []
    contexts = []

    def open_page(address: str, *, width: int = 1280, dark: bool = False, scripts: bool = True, complains: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        # A page that refuses what was asked is an error to the browser's console.
        if complains:
            page.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(f"dialog {dialog.message}"))
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def faults(page: Page) -> list[str]:
    """What axe-core finds in a page that keeps people out."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run().then(result => result.violations)")
    return [
        f"{each['id']}: {node['target']} {node['failureSummary']}"
        for each in found
        if each["impact"] in ("serious", "critical")
        for node in each["nodes"]
    ]


def fits(page: Page) -> bool:
    """Whether nothing of a page stands outside its window."""
    found: bool = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    return found
