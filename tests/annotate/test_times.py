"""Expressions of time: what is found, what it comes to, and what must stay silent."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.annotate.times import TimeExpression, find_times
from readout.gazetteer import Occasion
from readout.span import Span

FRIDAY = date(2019, 5, 10)
GAMES = Occasion("occasion:games", "River Games", ("the River Games", "Games"), "2019-08-02", "2019-08-18", "Port Aveline")


def read(text: str, published: date | None = FRIDAY) -> list[tuple[str, str | None]]:
    return [(found.span.of(text), found.value) for found in find_times(text, published=published, occasions=(GAMES,))]


def value(text: str, published: date | None = FRIDAY) -> str | None:
    found = find_times(text, published=published, occasions=(GAMES,))
    assert len(found) == 1, read(text, published)
    return found[0].value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on 3 May 2018.", "2018-05-03"),
        ("They met on May 3rd, 2018.", "2018-05-03"),
        ("They met on Thursday, 3 May 2018, in Brezna.", "2018-05-03"),
        ("HALVENSKA, MAY 3, 2018", "2018-05-03"),
        ("They met on the third of May 2018.", "2018-05-03"),
        ("Posted 2018-05-03 18:40", "2018-05-03"),
        ("Posted 03.05.2018", "2018-05-03"),
        ("Posted 03/05/2018", "2018-05-03"),
        ("Posted 05/23/2018", "2018-05-23"),
        ("They met on 3 May 2018 at 18:40.", "2018-05-03"),
        ("They met on Sept.\n24, 2018.", "2018-09-24"),
        ("They met in May 2018.", "2018-05"),
        ("The treaty dates from 2011.", "2011"),
        ("They walked out of the 2015 talks.", "2015"),
        ("a quarrel of the 1990s", "1990/1999"),
        ("from 3 to 5 May 2018", "2018-05-03/2018-05-05"),
        ("on 3-5 May 2018", "2018-05-03/2018-05-05"),
        ("on May 3 and 4, 2018", "2018-05-03/2018-05-04"),
        ("from 30 May until 2 June 2018", "2018-05-30/2018-06-02"),
        ("from December 30 to January 2, 2018", "2017-12-30/2018-01-02"),
        ("from May to July 2018", "2018-05/2018-07"),
        ("between 2014 and 2016", "2014/2016"),
        ("in 2014–15", "2014/2015"),
        ("at the end of August 2018", "2018-08"),
        ("by the end of August 2018", "2018-08-31"),
        ("in the first half of 2018", "2018-01/2018-06"),
        ("in the second half of May 2018", "2018-05-16/2018-05-31"),
        ("in the fourth quarter of 2018", "2018-10/2018-12"),
        ("in the spring of 2018", "2018-03/2018-05"),
        ("on the first Monday of March 2018", "2018-03-05"),
        ("in the last week of May 2018", "2018-05-25/2018-05-31"),
        ("late 2025", "2025"),
        ("on Good Friday 2018", "2018-03-30"),
        ("the September 11 attacks", "2001-09-11"),
    ],
)
def test_dates_that_need_no_report(text: str, expected: str) -> None:
    found = find_times(text, published=None)
    assert [one.value for one in found] == [expected]
    assert not found[0].relative


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met today.", "2019-05-10"),
        ("The envoy left last night.", "2019-05-09"),
        ("The day before yesterday they met.", "2019-05-08"),
        ("They will meet tomorrow.", "2019-05-11"),
        ("They met on Wednesday.", "2019-05-08"),
        ("They met on Friday.", "2019-05-10"),
        ("They will meet on Wednesday.", "2019-05-15"),
        ("The envoy is to arrive on Sunday evening.", "2019-05-12"),
        ("They agreed to meet on Monday.", "2019-05-13"),
        ("By Tuesday they had left.", "2019-05-07"),
        ("They want an answer by Tuesday.", "2019-05-14"),
        ("They could come as soon as Tuesday, the minister said.", "2019-05-14"),
        ("Until Tuesday, they had not called.", "2019-05-07"),
        ("He spoke of Monday's meeting.", "2019-05-06"),
        ("They met last Monday.", "2019-05-06"),
        ("See you next Tuesday.", "2019-05-14"),
        ("They met last week.", "2019-04-29/2019-05-05"),
        ("They will meet next week.", "2019-05-13/2019-05-19"),
        ("They met over the weekend.", "2019-05-04/2019-05-05"),
        ("They met last month.", "2019-04"),
        ("They meet early next month.", "2019-06"),
        ("Talks resume next year.", "2020"),
        ("They met three weeks ago.", "2019-04-15/2019-04-21"),
        ("They met three weeks ago today.", "2019-04-19"),
        ("They met two days ago.", "2019-05-08"),
        ("The men will be home within ten days.", "2019-05-20"),
        ("They will return in three months' time.", "2019-08"),
        ("Talks begin in the coming days.", None),
        ("The gates open by the end of June.", "2019-06-30"),
        ("The gates open before the year is out.", "2019-12-31"),
        ("It was signed at the end of January.", "2019-01"),
        ("He will visit in mid-November.", "2019-11"),
        ("They met in February.", "2019-02"),
        ("They will meet in February.", "2020-02"),
        ("He has waited since October.", "2018-10"),
        ("They met on November 3.", "2018-11-03"),
        ("They will meet on 3 November.", "2019-11-03"),
        ("They met last November.", "2018-11"),
        ("It was signed on 24 September of last year.", "2018-09-24"),
        ("They meet in the first half of next year.", "2020-01/2020-06"),
        ("Talks resume early in the new year.", "2020"),
        ("This summer they will meet.", "2019-06/2019-08"),
        ("They will be back by the 24th of the month.", "2019-05-24"),
        ("Yours of the 4th instant was received.", "2019-05-04"),
        ("They will be back by the 24th.", "2019-05-24"),
        ("Men had been promised for Easter.", "2019-04-21"),
        ("They met on the evening of May 3.", "2019-05-03"),
        ("On the 8th and again on the 9th of May they met.", "2019-05-08/2019-05-09"),
    ],
)
def test_dates_reckoned_from_the_report(text: str, expected: str | None) -> None:
    assert value(text) == expected
    assert find_times(text, published=FRIDAY)[0].relative
    assert value(text, None) is None


def test_extent_takes_in_the_words_around() -> None:
    assert read("In the first half of the year, after the River Games, they met.") == [
        ("the first half of the year", "2019-01/2019-06")
    ]
    assert read("They meet in the second half of the year, after the River Games, in Brezna.") == [
        ("the second half of the year, after the River Games", "2019-08-18/2019-12-31")
    ]
    assert read("They sat on the evening of May 3 and again this morning.") == [
        ("the evening of May 3", "2019-05-03"),
        ("this morning", "2019-05-10"),
    ]
    assert read("They sat down at noon yesterday.") == [("noon yesterday", "2019-05-09")]


def test_unknown_or_distant_occasion_leaves_the_bare_stretch() -> None:
    assert read("It shall convene in the second half of the year, after the Lake Games.") == [
        ("the second half of the year", "2019-07/2019-12")
    ]
    text = "It met in the second half of 2009, after the River Games."
    assert value(text) == "2009-07/2009-12"


def test_later_words_lean_on_the_date_before() -> None:
    found = read(
        "They signed on 3 May 2018. The next day the deal was off. Two days later talks resumed, and that year ended well."
    )
    assert [one[1] for one in found] == ["2018-05-03", "2018-05-04", "2018-05-06", "2018"]


def test_year_of_the_same_sentence_serves_twice() -> None:
    assert read("She visited Lorneval on 4 April and Brezna on 6 April 2016.", None) == [
        ("4 April", "2016-04-04"),
        ("6 April 2016", "2016-04-06"),
    ]


def test_day_and_month_without_a_year_stay_open_without_a_report_date() -> None:
    assert read("They met on 4 April.", None) == [("4 April", None)]


@pytest.mark.parametrize(
    "text",
    [
        "You may march on; the second man may fall.",
        "May God protect them.",
        "Resolution 2254 and Resolution 2231 (2015) on 55 cases.",
        "They counted 1,991 men and 45,000 tonnes.",
        "The 12-year-old gave a 24-hour notice after a five-day visit.",
        "The Movement of the Seventh of March spoke.",
        "The 7th of March Movement spoke.",
        "The April 6 Youth Movement spoke.",
        "THE MOVEMENT OF THE SEVENTH OF MARCH",
        "April Haddad wrote to June Osborne.",
        "Ms May thanked him.",
        "They spoke one on one under the sun, mon ami.",
        "Augusta and Mayor Sunderland saw the fall of the fort.",
        "The Sunday Times wrote it, as did the Mail on Sunday.",
        "Bloody Sunday and the Arab Spring were named.",
        "On the eve of the summit, on the sidelines of the talks.",
        "The 24th session of the 19th century club.",
        "It collapsed in two weeks.",
        "The year was hard.",
        "One table has 1987 carved into it.",
    ],
)
def test_look_alikes_stay_silent(text: str) -> None:
    assert read(text) == []


def test_only_the_stretch_asked_for_is_read() -> None:
    text = "They met on 3 May 2018. They parted on 4 May 2018."
    found = find_times(text, published=None, within=Span(24, len(text)))
    assert [one.value for one in found] == ["2018-05-04"]


def test_rule_names_tell_what_was_seen() -> None:
    assert [one.rule for one in find_times("On 3 May, on Monday, last week.", published=FRIDAY)] == [
        "day_then_month",
        "weekday",
        "last_or_next_unit",
    ]


DAYS = st.dates(date(1950, 1, 1), date(2080, 12, 31))
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@given(DAYS, st.sampled_from(WEEKDAYS))
def test_weekdays_fall_on_the_side_of_the_tense(published: date, name: str) -> None:
    past, coming = value(f"They met on {name}.", published), value(f"They will meet on {name}.", published)
    assert past is not None and coming is not None
    assert 0 <= (published - date.fromisoformat(past)).days <= 6
    assert 0 <= (date.fromisoformat(coming) - published).days <= 6
    assert date.fromisoformat(past).strftime("%A") == date.fromisoformat(coming).strftime("%A") == name


@given(DAYS)
def test_written_dates_are_read_back(on: date) -> None:
    month = on.strftime("%B")
    for text in (f"{on.day} {month} {on.year}", f"{month} {on.day}, {on.year}", on.isoformat(), f"{on:%d.%m.%Y}"):
        assert value(text, None) == on.isoformat()


@given(DAYS, st.integers(-150, 150))
def test_day_and_month_take_the_nearest_year(published: date, ahead: int) -> None:
    on = published + timedelta(ahead)
    if (on.month, on.day) != (2, 29):
        assert value(f"{on.day} {on.strftime('%B')}", published) == on.isoformat()


WORDS = re.split(
    r" +",
    "today yesterday next last this the of May March June 3 24th 31 30 2018 February 29 Monday Friday week weeks "
    "month year ago earlier within ten days first second half quarter end by before in on - and to , . spring "
    "Easter evening at 18:40 after Games 1990s will met 2018-02-31 99.99.2018 ",
)


def check(text: str, found: tuple[TimeExpression, ...]) -> None:
    end = 0
    for one in found:
        assert end <= one.span.start < one.span.end <= len(text)
        end = one.span.end
        if one.value:
            ends = one.value.split("/")
            assert len(ends) <= 2 and len({len(side) for side in ends}) == 1
            assert all(date.fromisoformat((side + "-01-01")[:10]) for side in ends)
            assert ends == sorted(ends)


@given(st.lists(st.sampled_from(WORDS), max_size=25), st.none() | DAYS)
def test_values_are_well_formed_and_spans_in_order(words: list[str], published: date | None) -> None:
    text = " ".join(words).replace(" . ", ".\n")
    check(text, find_times(text, published=published, occasions=(GAMES,)))


@given(st.text(), st.none() | st.dates())
def test_never_raises(text: str, published: date | None) -> None:
    text += " in 300 years, 999 decades ago, last year, on 29 February, the spring, Easter, last Monday"
    check(text, find_times(text, published=published))
