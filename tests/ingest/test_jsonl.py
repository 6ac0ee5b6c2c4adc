import json
from typing import Any

import pytest

from readout.errors import DamagedInput, ForbiddenCharacter, NotDeclaredType, NotEnglish, NoText, RefusedInput, UndecodableText
from readout.ingest import FieldMap, Options, read
from readout.report import Origin, Report

GERMAN = (
    "Der Minister empfing die Delegation am Dienstag in der Hauptstadt und sagte, dass die Gespräche im nächsten Monat"
    " am gleichen Ort fortgesetzt werden."
)
TEXT = " Back to top\r\n\r\nThe minister said so.\u00a0\n\n###\n"


def read_line(line: bytes | dict[str, Any], **fields: str) -> Report:
    data = line if isinstance(line, bytes) else json.dumps(line).encode()
    return read(data, media_type="application/json", origin=Origin("a.jsonl:1"), options=Options(fields=FieldMap(**fields)))


def test_the_text_is_taken_character_for_character() -> None:
    assert read_line({"text": TEXT}).text == TEXT


def test_what_the_line_says_of_its_text() -> None:
    report = read_line(
        {
            "text": TEXT,
            "title": "Talks",
            "publisher": "Tern",
            "published": "2015-12-03T08:00:00Z",
            "url": "https://x.example",
            "id": 7,
        }
    )
    assert (report.title, report.publisher, report.origin.url, report.origin.given_id) == (
        "Talks",
        "Tern",
        "https://x.example",
        "7",
    )
    assert (report.published, report.published_by) == ("2015-12-03", "metadata")


def test_a_field_map() -> None:
    report = read_line({"body": TEXT, "headline": "Talks", "text": "no"}, text="body", title="headline")
    assert (report.text, report.title) == (TEXT, "Talks")


@pytest.mark.parametrize("date", ["2015", "2015-12", "2015-12-03"])
def test_a_date_keeps_its_precision(date: str) -> None:
    assert read_line({"text": TEXT, "published": date}).published == date


@pytest.mark.parametrize("date", ["3 December 2015", "2015-13", "2015-02-30", 1449100800, ["2015"], "0000"])
def test_another_date_is_told_and_not_used(date: object) -> None:
    report = read_line({"text": TEXT, "published": date})
    assert (report.published, report.published_by) == (None, None)
    assert "is not an ISO date" in report.damage[0]


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (b'{"text": "cut', DamagedInput),
        (b"[" * 100_000, DamagedInput),
        (b'{"text": ' + b"9" * 5000 + b"}", DamagedInput),
        (b'["The minister"]', NotDeclaredType),
        (b"The minister said so.", DamagedInput),
        (b'{"title": "Talks"}', NoText),
        (b'{"text": null}', NoText),
        (b'{"text": " \\n\\t"}', NoText),
        (b'{"text": "a\\u0000b"}', ForbiddenCharacter),
        (b'{"text": "a\\ud800b"}', ForbiddenCharacter),
        (b'{"text": "ab", "id": "\\ud800"}', ForbiddenCharacter),
        (b'{"text": "caf\xe9"}', UndecodableText),
        (b"\x1f\x8b\x08", NotDeclaredType),
        (json.dumps({"text": GERMAN}).encode(), NotEnglish),
    ],
)
def test_bad_lines_are_refused_in_one_line(line: bytes, error: type[RefusedInput]) -> None:
    with pytest.raises(error) as caught:
        read_line(line)
    assert str(caught.value).startswith("a.jsonl:1: ")
    assert "\n" not in str(caught.value)
