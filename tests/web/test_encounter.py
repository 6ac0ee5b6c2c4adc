from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from readout.open_record import OpenRecord
from readout.web.encounter_view import PointRow, matrix_of, on_sheet


@pytest.fixture
def encounter(client: TestClient) -> str:
    """The id of the one encounter."""
    name: str = client.get("/encounters.json").json()["rows"][0]["id"]
    return name


def test_what_differs_comes_first(address: str) -> None:
    with OpenRecord.open(address) as book:
        matrix = matrix_of(next(iter(book.comparisons())))
    assert matrix.facts[0].name == "place"
    assert [row.differs for row in matrix.facts] == [True, False, False, False, False]
    assert matrix.facts[0].cells == ("Oslo", "Bergen")
    assert [column.label for column in matrix.columns] == ["Norland Gazette", "Sudland Courier"]


def test_the_page_sets_each_side_beside_the_other(client: TestClient, encounter: str) -> None:
    page = client.get(f"/e/{encounter}").text
    for words in ("Told differently", "Oslo", "Bergen", "Told by several", "Norland Gazette", "Another encounter"):
        assert words in page
    assert page.index("Told differently") < page.index("Told by several")


def test_words_of_an_account_lead_to_their_place_in_its_report(client: TestClient, encounter: str) -> None:
    page = client.get(f"/e/{encounter}").text
    link = page.partition('<q><a href="')[2].partition('"')[0].replace("&amp;", "&")
    path, _, place = link.partition("#")
    assert f'id="{place}"' in client.get(path).text


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".jsonld", ".anno.jsonld", ".plover.jsonl", ".ics", ".ftm.ndjson", ".json"])
def test_an_encounter_is_there_for_other_programs(client: TestClient, encounter: str, suffix: str) -> None:
    assert client.get(f"/e/{encounter}{suffix}").status_code == 200


def test_points_are_there_for_programs(client: TestClient, encounter: str) -> None:
    found = client.get(f"/e/{encounter}/points.json").json()["rows"][0]
    assert found["schema"] == "readout.comparison/1"
    assert found["accounts"] == ["a", "b"]


def test_an_encounter_that_is_not_there_is_not_found(client: TestClient) -> None:
    assert client.get("/e/ffffffffffffffff").status_code == 404


def test_accounts_can_be_told_apart(client: TestClient, encounter: str, token_of: Callable[[TestClient], str]) -> None:
    page = client.get(f"/e/{encounter}").text
    given = {name: page.partition(f'name="{name}" value="')[2].partition('"')[0] for name in ("verdict", "fact", "other", "back")}
    assert given["verdict"] == "different"
    answer = client.post("/decide", data=given | {"token": token_of(client)})
    assert answer.status_code == 200
    assert len(client.get("/encounters.json").json()["rows"]) == 2


def test_a_sheet_of_paper_has_room_for_so_many_points(address: str) -> None:
    with OpenRecord.open(address) as book:
        point = next(iter(book.comparisons())).points[0]
    rows = on_sheet([PointRow(point, ())] * 3, 2)
    assert [row.on_sheet for row in rows] == [True, True, False]
