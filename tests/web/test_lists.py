import csv
import io
import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from readout.store import Store
from readout.web.formats import suffixes
from tests.store.readings import PROGRAM, reading, talks


def test_encounters_are_listed_and_filtered(client: TestClient) -> None:
    assert "Ina Berg and Tor Lind" in client.get("/encounters").text
    assert "None fits" in client.get("/encounters?actor=Nobody").text
    assert "Ina Berg and Tor Lind" in client.get("/encounters?since=2031&until=2031").text


def test_a_day_that_is_none_is_refused_with_the_way_to_write_it(client: TestClient) -> None:
    answer = client.get("/encounters.json?since=yesterday")
    assert answer.status_code == 400
    assert "write it as 2022-02-06" in answer.json()["error"]


def test_rows_come_in_portions_with_a_cursor(address: str, client: TestClient) -> None:
    with Store.open(address) as store:
        store.writer(PROGRAM).add([reading(f"r{number}", f"Report {number}.") for number in range(7)])
    seen: list[str] = []
    url: str | None = "/reports.json?size=4"
    while url:
        answer = client.get(url).json()
        assert answer["ok"]
        seen += [row["id"] for row in answer["rows"]]
        url = answer["next_url"]
    assert len(seen) == len(set(seen)) == 9


@pytest.mark.parametrize("path", ["/encounters", "/statements", "/reports"])
def test_a_list_begins_with_the_latest_and_is_turned_round_by_a_link(address: str, client: TestClient, path: str) -> None:
    later, undated = talks("c", day="2032-03-04"), talks("d", day=None, place="Port")
    later["report"]["published"], undated["report"]["published"] = "2032-03-05", None
    with Store.open(address) as store:
        store.writer(PROGRAM).add([later, undated])
    page = client.get(f"{path}?publisher=").text
    link = unescape(re.findall(r'; <a href="([^"]*)">begin with the earliest', page)[0])
    turned = client.get(link).text
    assert link == f"{path}?order=earliest"
    assert '<input type="hidden" name="order" value="earliest">' in turned
    assert f'href="{path}">begin with the latest' in turned
    assert f'href="{path}.csv?order=earliest"' in turned
    for shown, order in ((page, -1), (turned, 1)):
        days = re.findall(r'<li><span class="day">(?:<time datetime="([^"]*)")?', shown)
        dated = [day for day in days if day]
        assert len(set(dated)) > 1
        assert dated == sorted(dated)[::order]
        assert days == [*dated, *[""] * (len(days) - len(dated))]
        assert "" in days


def test_no_other_order_is_known(client: TestClient) -> None:
    answer = client.get("/encounters.json?order=sideways")
    assert answer.status_code == 400
    assert "latest" in answer.json()["error"]


@pytest.mark.parametrize("cursor", ["x", "-1", "1.5"])
def test_a_cursor_that_is_none_is_refused(client: TestClient, cursor: str) -> None:
    assert client.get("/reports", params={"next": cursor}).status_code == 400


@pytest.mark.parametrize(("path", "kind"), [("/encounters", "encounters"), ("/reports", "reports")])
def test_every_format_that_a_page_names_is_there(client: TestClient, path: str, kind: str) -> None:
    page = client.get(path).text
    for suffix, _ in suffixes(kind):
        assert f'href="{path}{suffix}"' in page
        answer = client.get(path + suffix)
        assert answer.status_code == 200
        assert "html" not in answer.headers["content-type"]


def test_a_table_is_whole(client: TestClient) -> None:
    answer = client.get("/encounters.csv")
    assert answer.headers["content-disposition"] == 'attachment; filename="encounters.csv"'
    assert len(list(csv.DictReader(io.StringIO(answer.text)))) == 1
