import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.dating import Dating, DatingTables, date_report
from readout.dating.datelines import Dateline, find_dateline
from readout.gazetteer import Gazetteer, Name, Occasion, Term
from readout.report import Origin, freeze
from readout.span import Span

ROLE_WORDS = {
    "president": ["president"],
    "secretary-general": ["secretary general"],
    "foreign-minister": ["foreign minister"],
    "high-commissioner": ["high commissioner"],
    "foreign-ministry-spokesperson": ["foreign ministry spokesman"],
    "spokesperson": ["spokesman", "spokeswoman"],
}
NAMES = (
    ("Republic of Norland", "state:NOR", "name"),
    ("Norland", "state:NOR", "name"),
    ("Coastal League", "body:league", "name"),
    ("Ida Berg", "person:ida-berg", "name"),
    ("Berg", "person:ida-berg", "short"),
    ("Per Sund", "person:per-sund", "name"),
    ("Sund", "person:per-sund", "short"),
    ("Ole Vik", "person:ole-vik", "name"),
    ("Zoë Rask", "person:zoe-rask", "name"),
)
TERMS = (
    ("person:ida-berg", "state:NOR", "president", "2009-01-20", "2017-01-20"),
    ("person:per-sund", "body:league", "secretary-general", "2017-01-01", ""),
    ("person:ole-vik", "state:NOR", "foreign-ministry-spokesperson", "2020-02", "2022"),
    ("person:zoe-rask", "body:league", "high-commissioner", "2018-09-01", "2022-08-31"),
    ("person:zoe-rask", "body:league", "spokesperson", "2003", "2004"),
)
GAMES = (("2014-02-07", "2014-02-23"), ("2018-02-09", "2018-02-25"), ("2022-02-04", "2022-02-20"))
GAZETTEER = Gazetteer(
    tuple(Name(*row) for row in NAMES),
    tuple(Term(*row) for row in TERMS),
    tuple(
        Occasion(f"games-{start[:4]}", "Winter Games", ("Winter Games", "Ice Games"), start, end, None) for start, end in GAMES
    ),
    {},
    {},
    {},
    {},
    {},
)
TABLES = DatingTables(GAZETTEER, ROLE_WORDS)


def dated(text: str, published: str | None = None) -> Dating:
    by = "metadata" if published else None
    origin = Origin("test")
    return date_report(
        freeze(text, origin=origin, source_sha256="", reader="plain", published=published, published_by=by), TABLES
    )


def years(text: str) -> list[int]:
    found = dated(text)
    return [int(day[:4]) for day in ([found.published] if found.published else found.candidates)]


@pytest.mark.parametrize(
    ("text", "place", "day"),
    [
        ("United Nations, Feb 6:UN officials met", "United Nations", (6, 2, None)),
        ("BEIJING, May 25 -- The minister", "Beijing", (25, 5, None)),
        ("Sept. 24, 2020 (EIRNS)—The minister held", None, (24, 9, 2020)),
        ("Halvenska, 14 March 2017\n\nThe minister", "Halvenska", (14, 3, 2017)),
        ("PRESIDENCY : News\n22.07.2022\n\nThe minister", None, (22, 7, 2022)),
        ("Talks\n\n2022-05-25 18:40    Font size: L M S\n\nBEIJING, May 25 -- The", None, (25, 5, 2022)),
        ("FOR IMMEDIATE RELEASE\nHanoi, February 28, 2019\n\nThe minister", "Hanoi", (28, 2, 2019)),
        ("(Geneva, 6 May) The minister", "Geneva", (6, 5, None)),
        ("GUANGZHOU / GENEVA (28 May 2022) – The minister", "Guangzhou / Geneva", (28, 5, 2022)),
        ("MOSCOW, March 3. /TASS/. The minister", "Moscow", (3, 3, None)),
        ("MOSCOW. May 5 (Interfax) - The minister", "Moscow", (5, 5, None)),
        ("SOCHI, Russia, Sept 5 (Meridian) - The minister", "Sochi, Russia", (5, 9, None)),
        ("Posted 26 May 2022 in Rights, Xinjiang | 14 comments", None, (26, 5, 2022)),
        ("BRIEF | for people who stay | Tuesday, 8 February 2022\n", None, (8, 2, 2022)),
        ("Lukesi, 3–4 February 2022\nSUMMARY BY THE CHAIR", "Lukesi", (4, 2, 2022)),
        ("Source: Coastal Wire | 2022-02-06 12:00:00 | Editor: hx", None, (6, 2, 2022)),
        ("December 5, 2022 at 3:15 p.m. EST\nThe minister", None, (5, 12, 2022)),
        ("Lund, 25/12/2021\nThe minister", "Lund", (25, 12, 2021)),
        ("GENEVA (Reuters) - The minister", "Geneva", (None, None, None)),
        ("LUND, Wednesday - The minister", "Lund", (None, None, None)),
    ],
)
def test_datelines(text: str, place: str | None, day: tuple[int | None, int | None, int | None]) -> None:
    found = find_dateline(text)
    assert found is not None
    assert (found.place, (found.day, found.month, found.year)) == (place, day)


@pytest.mark.parametrize(
    "text",
    [
        "On 9 February, a few hours before the Games, the minister spoke.",
        "On June 19, 2023, the minister met the envoy.",
        "Meeting of 3 May 2020",
        "World Leaders Mark Sept. 11, 2001 Attacks",
        "Lund, 07/06/2022",
        "Lund, 31 June 2022",
        "May 3 was a day of mourning.",
        "No date at all.\n" * 12 + "Lund, 5 May 2020",
    ],
)
def test_no_dateline(text: str) -> None:
    found = find_dateline(text)
    assert found is None or found.day is None


def test_dateline_span_and_weekday() -> None:
    text = "News\nLUND, Saturday June 19 - The"
    found = find_dateline(text)
    assert found and found.span.of(text) == "LUND, Saturday June 19" and found.weekday == 5


def test_what_the_report_brings_stands() -> None:
    assert dated("Lund, 5 May 2020 - The", published="2021-01-02") == Dating("2021-01-02", "metadata", (), ())


def test_year_in_the_dateline() -> None:
    found = dated("Lund, 5 May 2020 - The minister met the envoy.")
    assert found == Dating("2020-05-05", "dateline", (), ("the dateline is “Lund, 5 May 2020”",))


def test_no_head_no_date() -> None:
    assert dated("The minister met the envoy.") == Dating(None, None, (), ("no date at the head of the text",))


def test_nothing_known_leaves_all_years() -> None:
    assert years("Lund, 5 May - The minister met the envoy.") == list(range(2000, 2028))
    assert years("Lund, Feb. 29 - The minister met the envoy.") == list(range(2000, 2028, 4))


def test_office_games_and_year_leave_one() -> None:
    found = dated(
        "Coastal League, Feb 6:League Secretary-General Per Sund met the minister at the Winter Games.\n\n"
        "Norland's Foreign Ministry spokesman Ole Vik said so. At the end of August 2018, experts reported that it could be."
    )
    assert (found.published, found.published_by, found.candidates) == ("2022-02-06", "text", ())
    assert len(found.reasons) == 4


def test_several_are_candidates_with_reasons() -> None:
    found = dated("Lund, May 5 - Norland's Foreign Ministry spokesman Ole Vik said so.")
    assert found.published is None
    assert found.candidates == ("2020-05-05", "2021-05-05", "2022-05-05")
    assert found.reasons == (
        "the dateline “Lund, May 5” names no year",
        "“Foreign Ministry spokesman Ole Vik” in office: 2020-2022",
    )


def test_what_excludes_one_another_dates_nothing() -> None:
    found = dated("Lund, May 5 - President Ida Berg said so. Secretary-General Per Sund said no.")
    assert (found.published, found.candidates) == (None, ())
    assert found.reasons[-1].endswith("which does not fit the rest")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lund, May 5 - High Commissioner for Human Rights Zoë Rask came.", range(2019, 2023)),
        ("Lund, May 5 - President of the Republic of Norland Ida Berg came.", range(2009, 2017)),
        ("Lund, May 5 - President Berg of Norland came.", range(2009, 2017)),
        ("Lund, May 5 - President Berg came.", range(2000, 2028)),
        ("Lund, May 5 - President Berg Olsen of Norland came.", range(2000, 2028)),
        ("Lund, May 5 - Former President Ida Berg came.", range(2000, 2028)),
        ("Lund, May 5 - President Ida Berg's administration fell.", range(2000, 2028)),
        ("Lund, May 5 - Vice President Ida Berg came.", range(2000, 2028)),
        ("Lund, May 5 - In 2013 President Ida Berg came.", range(2013, 2028)),
        ("Lund, May 5 - The spokeswoman Zoë Rask came.", range(2000, 2028)),
        ("Lund, May 5 - The Coastal League spokeswoman Zoë Rask came.", range(2003, 2005)),
        ("Lund, May 5 - " + "The envoys talked. " * 30 + "It was a plan of President Ida Berg.", range(2009, 2028)),
        ("Lund, May 5 - " + "The envoys talked. " * 30 + "They met President Ida Berg.", range(2009, 2017)),
        ("Lund, Jan 25 - President Ida Berg came.", range(2009, 2018)),
    ],
)
def test_offices(text: str, expected: range) -> None:
    assert years(text) == list(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lund, Feb 6 - The envoys met at the Winter Games.", [2014, 2018, 2022]),
        ("Lund, Feb 21 - The envoys met on the sidelines of the Ice Games.", [2014, 2018, 2022]),
        ("Lund, Feb 6 - The envoys met at the Winter Games last year.", None),
        ("Lund, Feb 6 - The envoys will meet at the Winter Games.", None),
        ("Lund, Feb 6 - The envoys met after the Winter Games.", None),
        ("Lund, July 6 - The envoys met at the Winter Games.", None),
    ],
)
def test_occasions(text: str, expected: list[int] | None) -> None:
    found = years(text)
    inner = [year for year in found if 2014 <= year <= 2022]
    assert inner == (expected or list(range(2014, 2023)))
    assert {2003, 2026} <= set(found), "years in which the series is not known stay"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("In 2013, the envoys met.", 2013, 2027),
        ("They have not met since 2013.", 2013, 2027),
        ("A treaty was signed in Lund in June 2013.", 2014, 2027),
        ("A treaty was signed in Lund in April 2013.", 2013, 2027),
        ("The 2030 Plan was discussed.", 2000, 2027),
        ("The envoys agreed to end coal by 2025.", 2000, 2027),
        ("Next talks will be held in Lund in June 2015.", 2000, 2015),
        ("It will be larger than the one that was shown in 2009.", 2000, 2027),
        ("Aid of 2015 people was sent.", 2000, 2027),
    ],
)
def test_years_told(text: str, first: int, last: int) -> None:
    assert years(f"Lund, May 5 - The minister spoke. {text}") == list(range(first, last + 1))


@pytest.mark.parametrize(
    ("text", "first"),
    [("The AUKUS partners met.", 2022), ("The ISIL and COVID-19 files were read.", 2020), ("A BASILISK was seen.", 2000)],
)
def test_names_of_their_time(text: str, first: int) -> None:
    assert years(f"Lund, May 5 - The minister spoke. {text}") == list(range(first, 2028))


def test_weekdays() -> None:
    assert years("Lund, Saturday June 19 - The envoys met.") == [2004, 2010, 2021, 2027]
    assert 2022 in years("Lund, Feb 6 - The envoys met on Saturday, Feb. 5, and left.")
    assert 2021 not in years("Lund, Feb 6 - The envoys met on Saturday, Feb. 5, and left.")
    assert 2022 in years("Lund, Jan 1 - The envoys met on Friday, Dec. 31, and left.")


def test_number_of_the_document() -> None:
    assert dated("OFFICE OF THE MINISTER\nCommuniqué No. 31/2017\n\nLund, 15 March — The").published == "2017-03-15"


def test_days_skip_years_without_the_day() -> None:
    assert [day.year for day in Dateline(Span(0, 0), None, 29, 2).days(range(2000, 2006))] == [2000, 2004]


@given(st.text(alphabet=st.sampled_from("Lund, May5 -\nPresidt Bg20139:FbWnGamsh.“”()/"), max_size=200))
def test_any_text_is_dated_or_not(text: str) -> None:
    if text.strip():
        found = dated(text)
        assert found.published is None or found.candidates == ()


def test_long_text_is_quick() -> None:
    started = time.perf_counter()
    dated("Lund, May 5 - " + "President Ida Berg said in 2013 will at the Winter Games " * 20_000)
    assert time.perf_counter() - started < 2
