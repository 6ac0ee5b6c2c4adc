import csv
import io
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from readout.store import Store
from tests.store.promises import story
from tests.store.readings import PROGRAM
from tests.web.conftest import asking

THEN = "2031-05-22"


@pytest.fixture
def promises(tmp_path: Path) -> Iterator[TestClient]:
    path = str(tmp_path / "promises.db")
    with Store.open(path) as store:
        store.writer(PROGRAM).add(story())
    with asking(path) as client:
        yield client


def words_of(page: str) -> str:
    """What a reader reads."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", page)).split())


def test_the_ledger_tells_what_waits_in_the_order_of_its_terms(promises: TestClient) -> None:
    page = promises.get(f"/commitments?on={THEN}").text
    lines = re.findall(r'<li><span class="day">(.*?)</li>', page, re.S)
    told = [words_of(line) for line in lines]
    assert len(told) == 2
    assert "no term told" in told[-1]
    assert "Kelmara to Sorenia Kelmara will reopen the bridge" in told[-1]
    assert "open" in told[-1]


def test_the_ledger_is_as_of_a_day(promises: TestClient) -> None:
    def statuses(on: str) -> list[str]:
        rows = promises.get("/commitments.json", params={"status": "any", "on": on}).json()["rows"]
        return sorted(row["status"] for row in rows if row["debtor"]["name"] == "Kelmara")

    assert statuses("2031-05-16") == ["open", "open"]
    assert "fulfilled" in statuses("2031-06-05")
    assert promises.get("/commitments.json?on=2030-01-01&status=any").json()["rows"] == []


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("actor=Kelmara", True),
        ("actor=Sorenia", False),
        ("beneficiary=Sorenia", True),
        ("about=bridge+at+Vadu", True),
        ("about=ferry", False),
        ("status=overdue", False),
        ("since=2031-05&until=2031-05", True),
        ("since=2033", False),
        ("publisher=Norland+Gazette", True),
        ("publisher=Nobody", False),
    ],
)
def test_the_ledger_is_filtered(promises: TestClient, asked: str, found: bool) -> None:
    page = promises.get(f"/commitments?on={THEN}&{asked}").text
    assert ("reopen the bridge" in page) == found


def test_nothing_that_waits_leads_to_what_there_is(promises: TestClient) -> None:
    page = promises.get("/commitments?on=2099-01-01").text
    assert 'href="/commitments?status=any&amp;on=2099-01-01"' in page
    assert 'href="/commitments?on=2031-05-' in page


def test_the_ledger_comes_in_portions_in_the_order_of_its_terms(promises: TestClient) -> None:
    seen: list[str] = []
    terms: list[str] = []
    url: str | None = "/commitments.json?status=any&size=1&on=2031-05-22"
    while url:
        answer = promises.get(url).json()
        seen += [row["id"] for row in answer["rows"]]
        terms += [row["deadline"] or "9999" for row in answer["rows"]]
        url = answer["next_url"]
    assert len(seen) == len(set(seen)) == len(promises.get("/commitments.json?status=any&on=2031-05-22").json()["rows"]) > 1
    assert terms == sorted(terms)


@pytest.mark.parametrize(
    ("asked", "trouble"),
    [("on=yesterday", "write it as"), ("status=lost", "take one of"), ("next=none", "no such"), ("since=x", "no day")],
)
def test_what_makes_no_sense_is_told(promises: TestClient, asked: str, trouble: str) -> None:
    answer = promises.get(f"/commitments.json?{asked}")
    assert answer.status_code == 400
    assert trouble in answer.json()["error"]


def test_a_commitment_tells_its_makings_and_its_fates_with_the_words_around_them(promises: TestClient) -> None:
    link = re.findall(r'href="(/c/[^"]*)"', promises.get("/commitments?about=sailors&status=any&on=2031-06-05").text)[0]
    page = words_of(promises.get(unescape(link)).text)
    assert "Kelmara to Sorenia" in page
    assert "Fulfilled: so tells Norland Gazette, in a report of 4 June 2031." in page
    assert "Kelmara promised Sorenia that it would release 27 sailors" in page
    assert "Sorenia was told by Kelmara that it would release" in page
    assert page.index("Changed") < page.index("Reported broken") < page.index("Reported fulfilled")
    earlier = words_of(promises.get(unescape(link).replace("2031-06-05", "2031-05-16")).text)
    assert "No report published by 16 May 2031 tells" in earlier
    assert "Open: its term, 31 May 2031, is still to come" in earlier


def test_a_commitment_goes_out_in_every_format_its_page_names(promises: TestClient) -> None:
    (row,) = promises.get("/commitments.json?about=sailors&status=any&on=2031-06-05").json()["rows"]
    page = promises.get(f"/c/{row['id']}?on=2031-06-05").text
    for suffix in (".json", ".csv", ".ics", ".ftm.ndjson"):
        address = f"/c/{row['id']}{suffix}?on=2031-06-05"
        assert f'href="{address}"' in page
        assert promises.get(address).status_code == 200
    assert promises.get(f"/c/{row['id']}.json?on=2031-06-05").json()["rows"] == [row]
    assert "BEGIN:VEVENT" in promises.get(f"/c/{row['id']}.ics?on=2031-06-05").text


def test_the_ledger_goes_out_as_asked_for(promises: TestClient) -> None:
    table = promises.get("/commitments.csv?status=any&on=2031-05-22&about=bridge").text
    (row,) = csv.DictReader(io.StringIO(table))
    assert row["debtor"] == "Kelmara"


def test_a_commitment_that_is_not_there_is_not_found(promises: TestClient) -> None:
    assert promises.get("/c/ffff").status_code == 404
    assert promises.get("/c/").status_code == 404
    (row,) = promises.get("/commitments.json?about=sailors&status=any&on=2031-06-05").json()["rows"]
    answer = promises.get(f"/c/{row['id']}.json?on=2030-01-01")
    assert answer.status_code == 404
    assert "as of a later day" in answer.json()["error"]
