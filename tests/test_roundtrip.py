"""Every pointer of a reading leads to the words it quotes, whatever the text."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readout.report import Report

Json = dict[str, Any]
JsonOf = Callable[[Report], Json]
NASTY = [
    "“",
    "”“”“ said",
    "said said said. said, said: said",
    "Said, the minister.",
    '"Peace," "he" "said" "that" said "he".',
    "He said that she said that they said that we said that it was so.",
    "The minister 🤝 met 👩🏽‍⚖️ the President of China 🇨🇳 and said: “We agree 👍🏽.”",
    "قال الوزير: \u202eThe minister said “\u202bسلام\u202c”.\u202c He met Xi Jinping in Beijing.",
    "שר החוץ said that talks will resume tomorrow.",
    "Ms Be\u0301rg sai\u0301d tha\u0301t talks will resume.",
    "M\u0131n\u0131ster \ufb01rst said: \u2018\u2018We will act.\u2019\u2019 \u1e9e\u0130 \ufb03",
    "\ufeff\u200bThe\u00a0minister\u2028said\u2029that\x85talks\x0bwill\x0cresume.\r\n\r\nHe\tmet\tXi\r",
    "United Nations, Feb 6 (Xinhua) -- \n\n\n“\n\n”\n\nFebruary 30, 2022\n",
    "on 99 February 20222 and on 31 April; between 30-31 February; the 0th of May, in 24:00 hours, said the minister on Someday.",
    "The ministers met on Friday, on Friday, on Friday, " * 30,
    "(" * 200 + "said" + ")" * 200,
    "“" * 200 + "he said" + "”" * 200,
    "The President of the Minister of the President of the Minister of China " * 20 + "said that.",
    "a" * 5000,
    "....!!!???;;;:::---———…………",
    "“We will act if you act,” said Ms Berg, “and not before,” adding: “Soon.”",
    "“Good,” he said.\n\n“And so\n\n“on.”",
]
WORDS = re.findall(
    r"\S+",
    """
    said says told urged pledged denied will not never if unless that to and but , . : ; — “ ” ‘ ’ " ' ( ) he she they we I his Xi
    Jinping Putin Guterres Berg Ms Mr President Minister foreign spokesman China Chinese Beijing Kremlin UN WHO US United States
    talks met meeting visited phone call summit Friday yesterday 4 February 2022 in on at with by for of the a an agreement
    according called condemned welcomed between both sides 🤝 \u202e
    """,
)
GAPS = ["\n", "\n\n", "\t", "\xa0"]
MAKESHIFT = st.lists(st.sampled_from([*WORDS, *GAPS]), min_size=1, max_size=80).map(" ".join).filter(str.strip)
ANY_TEXT = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), min_size=1, max_size=300).filter(
    str.strip
)
QUICK = settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def anchors(value: Any) -> Iterator[Json]:
    """All anchors in a JSON value."""
    if isinstance(value, dict):
        if {"start", "end", "exact"} <= value.keys():
            yield value
        yield from (found for inner in value.values() for found in anchors(inner))
    elif isinstance(value, list):
        yield from (found for inner in value for found in anchors(inner))


def check(reading: Json) -> None:
    """Fails unless all that the reading tells can be seen in its text."""
    text = reading["report"]["text"]
    for anchor in anchors({key: value for key, value in reading.items() if key != "report"}):
        assert 0 <= anchor["start"] < anchor["end"] <= len(text), anchor
        assert text[anchor["start"] : anchor["end"]] == anchor["exact"]
    assert all(statement["content"] and statement["acts"] for statement in reading["statements"])
    assert all(encounter["evidence"] and encounter["participants"] for encounter in reading["encounters"])
    known = {one["id"] for one in [*reading["statements"], *reading["encounters"]]}
    assert len(known) == len(reading["statements"]) + len(reading["encounters"])
    assert {one["statement"] for one in reading["commitments"]} - {None} <= known
    assert {one["encounter"] for one in reading["statements"]} - {None} <= known


def test_samples(sample_reports: list[Report], json_of: JsonOf) -> None:
    readings = [json_of(report) for report in sample_reports]
    for reading in readings:
        check(reading)
    assert sum(len(reading["statements"]) for reading in readings) > 50
    assert sum(len(reading["encounters"]) for reading in readings) > 15


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_nasty_texts(text: str, report_of: Callable[[str], Report], json_of: JsonOf) -> None:
    check(json_of(report_of(text)))


@QUICK
@given(ANY_TEXT)
def test_any_text(report_of: Callable[[str], Report], json_of: JsonOf, text: str) -> None:
    check(json_of(report_of(text)))


@QUICK
@given(MAKESHIFT)
def test_words_of_the_trade_in_any_order(report_of: Callable[[str], Report], json_of: JsonOf, text: str) -> None:
    check(json_of(report_of(text)))


@QUICK
@given(st.integers(0), st.integers(0, 400))
def test_samples_cut_anywhere(
    sample_reports: list[Report], report_of: Callable[[str], Report], json_of: JsonOf, start: int, length: int
) -> None:
    whole = "\n\n".join(report.text for report in sample_reports)
    start %= len(whole)
    if piece := whole[start : start + length + 1].strip():
        check(json_of(report_of(piece)))
