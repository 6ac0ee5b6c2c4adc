import re

import pytest

from readout.accounts.reports import Source
from readout.views.export.bibtex import escaped, key
from tests.views.export.conftest import LONG, Write

ENTRY = re.compile(r"@misc\{(?P<key>[a-z0-9-]+),\n(?P<fields>.*?)\n\}\n\n", re.DOTALL)
FIELD = re.compile(r"  (?P<name>[a-z]+) = (?P<value>.*),")


def entries_of(text: str) -> dict[str, dict[str, str]]:
    """The entries of a file by their keys, read as strictly as BibTeX does."""
    found = list(ENTRY.finditer(text))
    assert "".join(entry[0] for entry in found) == text
    entries = {entry["key"]: dict(field_of(line) for line in entry["fields"].split("\n")) for entry in found}
    assert len(entries) == len(found)
    return entries


def field_of(line: str) -> tuple[str, str]:
    field = FIELD.fullmatch(line)
    assert field, line
    value = field["value"]
    depth = 0
    for place, char in enumerate(value):
        depth += (char == "{") - (char == "}")
        assert depth > 0 or place == len(value) - 1 or value.isalpha()
    assert depth == 0
    return field["name"], value


@pytest.mark.parametrize(("kind", "count"), [("reports", 2), ("statements", 9)])
def test_every_entry_is_read_back(kind: str, count: int, write: Write) -> None:
    entries = entries_of(write("bibtex", kind))
    assert len(entries) == count
    for fields in entries.values():
        assert {"author", "title"} <= set(fields) and set(fields) <= {"author", "title", "note", "year", "month", "date", "url"}
        assert not re.search(r"(?<!\\)[&%$#_]", fields["author"] + fields["title"] + fields.get("note", ""))


def test_a_report_has_publisher_title_day_and_address(write: Write) -> None:
    assert entries_of(write("bibtex", "reports"))["thegazette2021-0123456789abcdef"] == {
        "author": "{{The Gazette}}",
        "title": "{{Ministers Meet}}",
        "year": "{2021}",
        "month": "may",
        "date": "{2021-05-04}",
        "url": "{https://gazette.test/a?b=1&c=2}",
    }


def test_a_statement_is_its_speakers_in_a_report(write: Write) -> None:
    fields = entries_of(write("bibtex", "statements"))["thegazette2021-0123456789abcdef-s1"]
    assert fields["author"] == "{{Ines Kader}}"
    assert fields["note"] == "{{direct, as reported by The Gazette, Ministers Meet}}"
    assert LONG in write("bibtex", "statements")


def test_signs_of_tex_are_written_as_commands() -> None:
    assert (
        escaped("5 % of {x} \\ a_b\n& ~")
        == r"5 \% of {\textbraceleft}x{\textbraceright} {\textbackslash} a\_b \& {\textasciitilde}"
    )


def test_keys_are_made_of_letters_digits_and_the_id() -> None:
    assert key(Source("ab12", publisher="Agência Nacional, Lda.", published="2020-02")) == "agencianacionallda2020-ab12"
    assert key(Source("ab12", publisher="新华社")) == "reportundated-ab12"
