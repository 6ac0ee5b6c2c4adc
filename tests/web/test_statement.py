import pytest
from starlette.testclient import TestClient

from tests.store.readings import talks

TOLD = talks("a")
ADDRESS = f"/s/{TOLD['report']['id']}/{TOLD['statements'][0]['id']}"


def test_a_statement_has_a_page_of_its_own_that_says_how_to_cite_it(client: TestClient) -> None:
    page = client.get(ADDRESS).text
    for words in (
        "the ferry would sail again by June",
        "Ina Berg",
        "told by Norway",
        "Norland Gazette, report a, 2 May 2031",
        "@misc{",
    ):
        assert words in page
    link = page.partition('<a href="/d/')[2]
    assert "its place in the text" in link


@pytest.mark.parametrize("suffix", [".json", ".bib", ".csl.json", ".csv", ".jsonld", ".anno.jsonld"])
def test_a_statement_is_there_for_other_programs(client: TestClient, suffix: str) -> None:
    answer = client.get(ADDRESS + suffix)
    assert answer.status_code == 200
    assert "the ferry would sail again by June" in answer.text


def test_a_statement_that_is_not_there_is_not_found(client: TestClient) -> None:
    assert client.get(f"/s/{TOLD['report']['id']}/nothing").status_code == 404
    assert client.get("/s/nothing/nothing").status_code == 404
