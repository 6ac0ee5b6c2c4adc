"""What leads from a promise to a passage: enough of what they share, told of many promises at once as of each by itself."""

import pytest

from readout.accounts.commitments.chapters import Chapter, open_chapter
from readout.accounts.commitments.leads import Shelves, code_of, led_to, marks_of
from readout.accounts.reports import told_in
from tests.store.promises import promising, story
from tests.store.readings import reading

MADE = "it would release 27 sailors from Ostin prison before the end of May"


def opened(text: str) -> Chapter:
    return open_chapter(told_in(reading("later", text, published="2031-06-04")))


PLEDGE = open_chapter(told_in(promising("made", "2031-05-14", f"Kelmara promised Sorenia that {MADE}.", MADE))).pledges[0]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Kelmara freed the sailors on Friday.", [0]),
        ("Rain fell. The prison of Ostin was painted.", [1]),
        ("The sailors sang. They were freed.", [1]),
        ("The sailors sang on Friday.", []),
        ("Kelmara freed a bird.", []),
        ("As promised, they were freed.", [0]),
        ("The sailors sang.\n\nA bird was freed.", []),
    ],
)
def test_a_promise_leads_where_enough_is_shared(text: str, numbers: list[int]) -> None:
    assert led_to(PLEDGE, opened(text).outline) == numbers


def test_shelves_tell_of_all_promises_what_each_tells() -> None:
    chapters = [open_chapter(told_in(each)) for each in story()]
    pledges = [pledge for chapter in chapters for pledge in chapter.pledges]
    written: dict[str, list[str]] = {}
    for number, pledge in enumerate(pledges):
        for key, mark in marks_of(pledge).items():
            written.setdefault(key, []).append(str(code_of(7 + number, number, mark)))
    shelves = Shelves({key: ",".join(codes) for key, codes in written.items()})
    for chapter in chapters:
        led = {(7 + number, number) for number, pledge in enumerate(pledges) if led_to(pledge, chapter.outline)}
        assert shelves.leading_to(chapter.outline) == led
    assert shelves.leading_to([]) == set()
    assert Shelves({}).leading_to([frozenset({"sailor"})]) == set()
