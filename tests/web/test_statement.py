from pathlib import Path

import pytest
from starlette.testclient import TestClient

from readout.store import Store
from tests.store.readings import PROGRAM, talks
from tests.web.conftest import asking

TOLD = talks("a")
REPORT = TOLD["report"]["id"]
HERE = f"/s/{REPORT}/s-a"


def test_a_statement_is_shown_with_its_context_and_how_to_cite_it(client: TestClient) -> None:
    page = client.get(HERE).text
    for words in (
        '<a class="actor" href="/a/Ina%20Berg"',
        "pledge, announce",
        '<span class="cue" data-f="statement">said</span>',
        "He called on her",
        "Tor Lind",
        "Norway",
        "this encounter",
        f"http://127.0.0.1:8765{HERE}",
        f"urn:readout:statement:{REPORT}:s-a",
        "Norland Gazette, report a, 2 May 2031: “the ferry would sail again by June”",
        "@misc{norlandgazette2031-",
        f"/d/{REPORT}?c=",
    ):
        assert words in page, words
    assert "In the original" not in page


@pytest.mark.parametrize(
    ("suffix", "words"),
    [
        (".json", "readout.statement/1"),
        (".csv", "Ina Berg"),
        (".bib", "@misc"),
        (".jsonld", "Quotation"),
        (".csl.json", "speech"),
    ],
)
def test_it_is_there_for_programs(client: TestClient, suffix: str, words: str) -> None:
    answer = client.get(HERE + suffix)
    assert answer.status_code == 200
    assert words in answer.text
    assert "to name a day" not in answer.text


def test_as_json_it_is_the_statement_alone(client: TestClient) -> None:
    answer = client.get(f"{HERE}.json").json()
    assert [(row["id"], row["report"]) for row in answer["rows"]] == [("s-a", REPORT)]


@pytest.mark.parametrize("path", [f"/s/{REPORT}/nothing", "/s/nothing/s-a", f"/s/{REPORT}/nothing.json"])
def test_what_is_not_there_is_told(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def recorded(tmp_path: Path, **report: str) -> str:
    """The record of one report, told otherwise."""
    path = str(tmp_path / "one.db")
    told = talks("a")
    told["report"] |= report
    with Store.open(path) as store:
        store.writer(PROGRAM).add([told])
    return path


def test_the_original_is_opened_at_the_words(tmp_path: Path) -> None:
    with asking(recorded(tmp_path, url="https://gazette.test/1?a=1&b=2")) as client:
        page = client.get(HERE).text
    assert 'href="https://gazette.test/1?a=1&amp;b=2#:~:text=the%20ferry%20would%20sail%20again%20by%20June"' in page
    assert 'rel="noreferrer noopener external"' in page


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//elsewhere.test/x"])
def test_what_is_no_web_address_is_no_link(tmp_path: Path, url: str) -> None:
    with asking(recorded(tmp_path, url=url)) as client:
        assert f'href="{url}' not in client.get(HERE).text


def test_hostile_words_are_escaped(tmp_path: Path) -> None:
    bad = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>\u202e"
    path = str(tmp_path / "hostile.db")
    told = talks("a", publisher=bad)
    told["report"] |= {"title": bad, "url": f"https://gazette.test/{bad}"}
    told["statements"][0] |= {
        "speaker": {"actor": None, "name": bad, "capacity": bad},
        "addressee": {"actor": None, "name": bad, "capacity": bad},
        "acts": [bad],
        "topics": [bad],
        "manner": bad,
    }
    with Store.open(path) as store:
        store.writer(PROGRAM).add([told])
    with asking(path) as client:
        page = client.get(HERE).text
    assert "Cite" in page
    assert "<img" not in page and "<script>" not in page and "\u202e" not in page
