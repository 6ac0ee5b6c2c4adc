import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from readout.web.jobs import safe_name

TEXT = "OSLO, 4 May 2031 — Foreign Minister Ina Berg met Tor Lind. She said that the ferry would sail again by June."
Token = Callable[[TestClient], str]


def outcomes(client: TestClient, address: str) -> list[dict[str, Any]]:
    """What became of a job once it is done."""
    for _ in range(600):
        answer = client.get(f"{address}.json").json()
        if answer["next"] is None:
            rows: list[dict[str, Any]] = answer["rows"]
            return rows
        time.sleep(0.05)
    raise AssertionError("the job never ends")


def test_a_text_that_was_pasted_is_in_the_record(empty: TestClient, token_of: Token) -> None:
    given = {
        "token": token_of(empty),
        "text": TEXT,
        "title": "Berg meets Lind",
        "publisher": "Gazette",
        "published": "2031-05-04",
    }
    sent = empty.post("/add", data=given, files={"files": ("", b"")}, follow_redirects=False)
    assert sent.status_code == 303
    (row,) = outcomes(empty, sent.headers["location"])
    assert row["outcome"] == "added"
    assert "Berg meets Lind" in empty.get(f"/d/{row['report']}").text
    assert "Gazette" in empty.get("/").text
    assert "1 added" in empty.get(sent.headers["location"]).text


def test_files_are_read_and_what_cannot_be_is_told(empty: TestClient, token_of: Token) -> None:
    files = [
        ("files", ("../../talks.txt", TEXT.encode(), "text/plain")),
        ("files", ("picture.png", b"\x89PNG", "image/png")),
        ("files", ("talks.txt", TEXT.encode(), "text/plain")),
    ]
    sent = empty.post("/add", data={"token": token_of(empty)}, files=files, follow_redirects=False)
    rows = outcomes(empty, sent.headers["location"])
    assert sorted((row["outcome"], row["name"]) for row in rows) == [
        ("added", "talks.txt"),
        ("refused", "picture.png"),
        ("there", "talks.txt"),
    ]
    assert "no reader for .png" in empty.get(sent.headers["location"]).text


@pytest.mark.parametrize("given", [{}, {"text": "  "}])
def test_nothing_is_no_job(empty: TestClient, token_of: Token, given: dict[str, str]) -> None:
    assert empty.post("/add", data={"token": token_of(empty)} | given).status_code == 400


def test_a_day_that_is_none_is_refused(empty: TestClient, token_of: Token) -> None:
    answer = empty.post("/add", data={"token": token_of(empty), "text": TEXT, "published": "soon"})
    assert answer.status_code == 400
    assert "write it as 2022-02-06" in answer.text


def test_without_the_token_nothing_is_read(empty: TestClient) -> None:
    assert empty.post("/add", data={"text": TEXT}).status_code == 403


def test_a_job_that_is_not_there_is_not_found(empty: TestClient) -> None:
    assert empty.get("/add/nothing").status_code == 404


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\talks\\a.txt", "a.txt"),
        (".hidden.txt", "hidden.txt"),
        ("..", "upload"),
        ("", "upload"),
        ("a\x00b\n.txt", "ab.txt"),
        ("x" * 300 + ".txt", "x" * 80 + ".txt"),
    ],
)
def test_a_name_from_a_browser_becomes_the_name_of_a_file(sent: str, kept: str) -> None:
    assert safe_name(sent) == kept
    assert Path(kept).name == kept
