import json

import pytest
from starlette.testclient import TestClient

from readout.span import Span
from readout.store import Store
from readout.web.highlighting import Highlights, marked
from tests.store.readings import BERG, PROGRAM, anchor, reading, talks

A = talks("a")["report"]["id"]


def test_a_report_shows_its_text_and_its_facts_linked_both_ways(client: TestClient) -> None:
    page = client.get(f"/d/{A}").text
    start = talks("a")["statements"][0]["content"][0]["start"]
    end = talks("a")["statements"][0]["content"][0]["end"]
    assert f'<span class="place" id="c={start}-{end}"></span>' in page
    assert '<a class="tag sp1" href="#s1"' in page
    assert f'href="#c={start}-{end}"' in page
    assert 'id="s1"' in page
    assert "All accounts of it" in page
    assert "rests on statement 1" in page


def test_words_that_a_link_asks_for_are_marked_by_the_server(client: TestClient) -> None:
    page = client.get(f"/d/{A}?c=2-10").text
    assert '<span class="place" id="c=2-10"></span>' in page
    assert "<mark" in page
    for far in ("90-99999999", "9-2", "x", "1-1"):
        assert "<mark" not in client.get(f"/d/{A}", params={"c": far}).text


def test_what_found_a_statement_and_whom_the_text_names_are_kept(address: str, client: TestClient) -> None:
    told = talks("c")
    text = told["report"]["text"]
    statement = told["statements"][0]
    told["mentions"] = [{"span": anchor(text, words), "kind": "name", "actor": BERG} for words in ("Ina Berg", "She")]
    told["attributions"] = [
        {name: statement[name] for name in ("source", "cue", "content", "manner")}
        | {"found_by": ["cue_then_that_clause", "say"], "score": 0.93}
    ]
    with Store.open(address) as store:
        store.writer(PROGRAM).add([told])
    report = told["report"]["id"]
    page = client.get(f"/d/{report}").text
    assert "found by the rule cue then that clause, the lexicon’s “say”" in page
    assert "the model is 0.93 sure" in page
    assert page.count('data-a="a1"') == 3
    assert client.get(f"/d/{report}.json").json()["rows"] == [told]


@pytest.mark.parametrize("suffix", [".csv", ".bib", ".csl.json", ".anno.jsonld", ".jsonld", ".jsonl", ".ftm.ndjson"])
def test_a_report_is_there_for_other_programs(client: TestClient, suffix: str) -> None:
    answer = client.get(f"/d/{A}{suffix}")
    assert answer.status_code == 200
    assert answer.text


def test_annotations_of_a_report_are_json(client: TestClient) -> None:
    assert json.loads(client.get(f"/d/{A}.anno.jsonld").text)


def test_a_report_that_is_not_there_is_not_found(client: TestClient) -> None:
    assert client.get("/d/0000").status_code == 404
    assert client.get("/d/0000.json").json()["error"] == "0000: no such report"


def test_bytes_that_were_not_kept_are_not_found(client: TestClient) -> None:
    assert client.get(f"/d/{A}/original").status_code == 404
    assert f"/d/{A}/original" not in client.get(f"/d/{A}").text


def test_crossing_marks_become_segments_and_the_text_is_escaped() -> None:
    highlights = Highlights()
    highlights.fact("s1", [(Span(0, 5), "content")], 1)
    highlights.fact("s2", [(Span(3, 8), "content")], 2)
    html = str(marked("<b>&\"'<i>", highlights))
    assert "<b>" not in html
    assert '<span class="said sp1 deep" data-f="s1 s2">' in html


def test_a_report_of_nothing_says_so(address: str, client: TestClient) -> None:
    told = reading("dull", "It rained.")
    with Store.open(address) as store:
        store.writer(PROGRAM).add([told])
    assert "Nothing for the record" in client.get(f"/d/{told['report']['id']}").text
