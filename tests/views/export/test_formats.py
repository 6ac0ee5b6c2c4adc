import io
import random
from collections.abc import Iterator
from typing import Any

import pytest

from readout.views.export import FORMATS
from tests.views.export.conftest import Write, hostile, usual, values_of, written

STREAMS = [(name, kind) for name, form in FORMATS.items() for kind in form.stream]
FINALS = {"web-annotation": "]}\n", "schema-org": "]}\n", "csl-json": "]\n", "icalendar": "END:VCALENDAR\r\n"}


def test_each_format_says_what_it_is_and_exports_something() -> None:
    suffixes = [form.suffix for form in FORMATS.values()]
    assert len(set(suffixes)) == len(suffixes) and all(suffix.startswith(".") for suffix in suffixes)
    assert all(form.purpose and "/" in form.media_type and form.kinds for form in FORMATS.values())
    kinds = {"encounters", "statements", "commitments", "reports", "readings"}
    assert {kind for form in FORMATS.values() for kind in form.kinds} == kinds


@pytest.mark.parametrize(("name", "kind"), STREAMS)
def test_the_same_values_give_the_same_bytes(name: str, kind: str, write: Write) -> None:
    random.seed(1)
    assert write(name, kind) == written(name, kind, values_of(usual(), hostile())[kind])
    assert write(name, kind).encode("utf-8")


@pytest.mark.parametrize(("name", "kind"), STREAMS)
def test_nothing_is_held_back_until_all_is_read(name: str, kind: str) -> None:
    """What was read is written before much more is read, so that memory does not grow with the length of an export."""
    out = io.StringIO(newline="")
    values = values_of(usual())[kind]
    sizes = []

    def read() -> Iterator[Any]:
        for each in values * 3:
            sizes.append(out.tell())
            yield each

    FORMATS[name].stream[kind](read(), out)
    assert name == "followthemoney" or sizes[0] < sizes[len(values)] < sizes[2 * len(values)] < out.tell()


@pytest.mark.parametrize(("name", "kind"), STREAMS)
def test_nothing_to_write_is_no_error(name: str, kind: str) -> None:
    assert written(name, kind, []).endswith(FINALS.get(name, ""))
