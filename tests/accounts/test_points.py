"""Points: what several accounts report of one encounter, side by side."""

from dataclasses import replace
from itertools import permutations

import pytest

from readout.accounts.comparison.points import Point, find_points
from readout.accounts.encounters.joining import Joined
from readout.accounts.reports import Account, Said, Source, Told
from readout.actor import Actor
from readout.evidence import Anchor, anchor
from readout.span import Span

BERG, ARN = Actor("person:berg", "Edda Berg"), Actor("person:arn", "Tomas Arn")
OFFICIAL = (
    "President Arn received Prime Minister Berg in Varno on Tuesday. He confirmed that the bridge at Sund will be reopened by "
    "the end of May. The two sides discussed trade. Ms Berg thanked her host for the warm welcome. The President announced a "
    "grant of forty million crowns for the schools of the valley."
)
WIRE = (
    "VARNO - Talks between Edda Berg and Tomas Arn ended on Tuesday without a deal on fish. The Sund bridge would not stay shut "
    "beyond May, Arn said. Schools in the valley are to get 40 million crowns. Nobody mentioned the harbour fees."
)


def told(name: str, text: str, *said: tuple[str, Actor], published: str = "2021-04-07", reports: str = "") -> Told:
    """A report of one encounter of Berg and Arn, told by its first sentence unless by the words `reports`."""
    source = Source(name, name, published=published)
    words = reports or text.partition(".")[0]
    met = Account(source, "e1", (BERG, ARN), "meeting", "held", "2021-04-06", None, None, (), (_anchor(text, words),))
    statements = tuple(
        Said(source, f"s{number}", actor, None, (), None, (_anchor(text, content),), "indirect", ("pledge",), False, (), "e1")
        for number, (content, actor) in enumerate(said)
    )
    return Told(source, text, (met,), statements, (), ())


def _anchor(text: str, words: str) -> Anchor:
    start = text.index(words)
    return anchor(text, Span(start, start + len(words)))


def points_of(*reports: Told) -> tuple[Point, ...]:
    joined = Joined(tuple(account for report in reports for account in report.accounts), ())
    return find_points(joined, {report.source.report: report for report in reports})


def aligned(points: tuple[Point, ...]) -> list[tuple[str, ...]]:
    """The words of the points that several reports make."""
    return [tuple(telling.anchor.exact for telling in point.tellings) for point in points if len(point.tellings) > 1]


@pytest.fixture
def both() -> tuple[Told, Told]:
    return told("a", OFFICIAL, ("the bridge at Sund will be reopened by the end of May", ARN)), told("b", WIRE)


def holds(points: tuple[Point, ...], one: str, other: str) -> bool:
    return any(one in words[0] and other in words[1] for words in aligned(points))


def test_one_thing_in_different_words_is_one_point(both: tuple[Told, Told]) -> None:
    assert holds(points_of(*both), "bridge at Sund", "Sund bridge")


def test_numbers_in_words_and_in_digits_are_the_same(both: tuple[Told, Told]) -> None:
    assert holds(points_of(*both), "forty million", "40 million")


def test_a_term_in_days_is_the_day_that_another_names() -> None:
    points = points_of(
        told(
            "a",
            "Arn met Berg. The crews would be home within ten days. They spoke of fish and of schools.",
            published="2021-04-07",
        ),
        told(
            "b",
            "Berg met Arn. The sailors are to leave on 17 April. They quarrelled about the harbour fees.",
            published="2021-04-08",
        ),
    )
    assert holds(points, "within ten days", "on 17 April")


def test_a_month_is_no_march_of_protesters() -> None:
    points = points_of(
        told("a", "Arn met Berg. Protesters had blocked the square for hours. They spoke of fish."),
        told("b", "Berg met Arn. The grant will be paid in March. They quarrelled about the harbour fees."),
    )
    assert not holds(points, "Protesters", "in March")


def test_names_and_denials_alone_make_no_point() -> None:
    points = points_of(
        told("a", "Arn met Berg in Varno. Tomas Arn did not like the soup. The bridge will be mended."),
        told("b", "Berg met Arn in Varno. Tomas Arn never read the letter. The harbour was shut."),
    )
    assert not holds(points, "soup", "letter")


def test_what_one_report_alone_tells_is_a_point_of_its_own(both: tuple[Told, Told]) -> None:
    alone = [point.tellings[0].anchor.exact for point in points_of(*both) if len(point.tellings) == 1]
    assert any("harbour fees" in words for words in alone)
    assert any("thanked her host" in words for words in alone)


def test_a_point_tells_speaker_acts_and_statement(both: tuple[Told, Told]) -> None:
    point = next(point for point in points_of(*both) if "bridge at Sund" in point.tellings[0].anchor.exact)
    assert point.speaker == ARN
    assert [(telling.acts, telling.statement) for telling in point.tellings] == [(("pledge",), "s0"), ((), None)]


def test_words_stand_where_the_anchor_says(both: tuple[Told, Told]) -> None:
    texts = {report.source.report: report.text for report in both}
    tellings = [telling for point in points_of(*both) for telling in point.tellings]
    assert all(telling.anchor.span.of(texts[telling.source.report]) == telling.anchor.exact for telling in tellings)


def test_every_clause_of_reports_about_the_encounter_is_in_a_point(both: tuple[Told, Told]) -> None:
    tellings = [telling.anchor.span for point in points_of(*both) for telling in point.tellings if telling.source.report == "b"]
    assert all(any(span.start <= at < span.end for span in tellings) for at in (WIRE.index("Nobody"), WIRE.index("Schools")))


def test_the_order_of_the_accounts_changes_no_alignment(both: tuple[Told, Told]) -> None:
    third = told("c", "Berg and Arn met on Tuesday. Arn promised her that the bridge would open in May.")
    found = {
        frozenset(frozenset((t.source.report, t.anchor.span) for t in point.tellings) for point in points_of(*reports))
        for reports in permutations((*both, third))
    }
    assert len(found) == 1


def test_what_two_reports_share_with_a_third_is_one_point_though_they_share_little() -> None:
    reports = (
        told("a", "Arn met Berg on Tuesday. The Sund tunnel will see traffic again before the summer. Fish was not discussed."),
        told("b", "Berg and Arn met. The pass at Sund would see traffic again in May. They had lunch."),
        told("c", "Arn and Berg talked on Tuesday. The tunnel is to be open by the third of May. Schools get a grant."),
    )
    of_all = next(words for words in aligned(points_of(*reports)) if "tunnel" in words[0])
    assert "pass" in of_all[1] and "open" in of_all[2]
    assert not any("open" in words[1] for words in aligned(points_of(*reports[1:])))


def test_a_report_that_only_recalls_the_encounter_gives_no_more_than_what_it_recalls(both: tuple[Told, Told]) -> None:
    recalling = told(
        "c",
        "Edda Berg opened a school in Oster. The children sang, and the minister cut a ribbon.\n\n"
        "Ms Berg had met Tomas Arn in Varno last April.\n\nNobody spoke of harbour fees.",
        published="2022-03-01",
        reports="Ms Berg had met Tomas Arn in Varno last April",
    )
    words = {t.anchor.exact for point in points_of(*both, recalling) for t in point.tellings if t.source.report == "c"}
    assert words == {"Ms Berg had met Tomas Arn in Varno last April"}


def test_a_report_that_comes_back_to_the_encounter_gives_besides_what_others_tell(both: tuple[Told, Told]) -> None:
    later = told(
        "c",
        "Tomas Arn met Edda Berg in Varno last April. There was soup.\n\nNobody spoke of harbour fees.\n\nA goat ate grass.",
        published="2022-03-01",
        reports="Tomas Arn met Edda Berg in Varno last April",
    )
    words = {t.anchor.exact for point in points_of(*both, later) for t in point.tellings if t.source.report == "c"}
    assert any("harbour fees" in said for said in words) and not any("goat" in said for said in words)


def test_a_headline_with_both_sides_tells_what_a_report_is_about() -> None:
    def of_states(report: Told, title: str | None = None) -> Told:
        (account,), source = report.accounts, replace(report.source, title=title)
        sides = (Actor("state:KEN", "Kenya"), Actor("state:MWI", "Malawi"))
        return replace(report, source=source, accounts=(replace(account, source=source, participants=sides),))

    opening = (
        "A goat ate the grass. The grass had been sown in March. Nobody was there. It rained all day long in the valley.\n\n"
    )
    first = of_states(told("a", "Arn met Berg on Tuesday. The bridge at Sund will be mended before the winter."))
    later = told("b", f"{opening}The bridge at Sund will be mended, it is said.\n\nArn met Berg.", reports="Arn met Berg")
    assert not holds(points_of(first, of_states(later)), "mended", "mended")
    assert holds(points_of(first, of_states(later, "Kenyan and Malawian ministers at odds")), "mended", "mended")


def test_one_account_alone_has_points_too() -> None:
    assert len(points_of(told("a", OFFICIAL))) > 3
    assert aligned(points_of(told("a", OFFICIAL))) == []


def test_reports_without_a_sentence_have_no_points() -> None:
    assert points_of(told("a", "Arn Berg", reports="Arn"), told("b", "Berg Arn", reports="Arn")) == ()
