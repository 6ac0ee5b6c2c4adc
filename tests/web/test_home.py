from starlette.testclient import TestClient


def test_the_home_page_tells_what_there_is(client: TestClient) -> None:
    page = client.get("/").text
    for words in ("2 reports", "Ina Berg and Tor Lind", "Norland Gazette", "Who reported when", 'action="/search"'):
        assert words in page


def test_an_empty_record_says_how_to_fill_it(empty: TestClient) -> None:
    page = empty.get("/").text
    assert "still empty" in page
    assert "readout add reports/ --record empty.db" in page


def test_what_is_not_there_is_told_as_a_page_with_a_way_on(client: TestClient) -> None:
    answer = client.get("/nothing-here")
    assert answer.status_code == 404
    assert 'href="/search"' in answer.text


def test_a_program_is_told_what_is_not_there_as_json(client: TestClient) -> None:
    answer = client.get("/nothing-here.json")
    assert answer.status_code == 404
    assert answer.json() == {"ok": False, "status": 404, "error": "Not Found", "errors": ["Not Found"]}
