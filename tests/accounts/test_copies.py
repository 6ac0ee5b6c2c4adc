"""Reprints are told from accounts of the same encounter, from forms filled in, and from corrected versions."""

import random
import re
from itertools import combinations, permutations

import pytest

from readout.accounts.copies import Printed, Signature, bands, find_copies, is_copy, is_new_version, likeness, original, signature
from readout.accounts.reports import Source

WIRE = """LORNEVAL, May 4 (Agency) -- The foreign ministers of Avaria and Belmora met in Lorneval on Tuesday for the first time in
three years and agreed to reopen the crossing at Port Callis to lorries, both ministries said.

Avaria's minister, Ines Kader, told reporters after four hours of talks that "the bridge will carry goods again before the
harvest." She thanked Lorneval for its hospitality and said a joint commission of six engineers would inspect the pillars by
20 June.

Her counterpart, Tomas Reyl, called the meeting useful but warned that the toll dispute of 2017 had not been settled. He
urged Avaria to release the 14 barges still held at Callis, which he said were carrying nothing but grain, and invited Kader
to visit Belmora in autumn. Neither side would say whether fishing rights were raised.

Trade between the two countries fell by a third after the crossing was closed. Hauliers have since used the northern road, a
detour of some 400 kilometres."""

OTHER_DESK = """Belmora's minister for foreign affairs, Tomas Reyl, held a working meeting with his Avarian colleague
Ines Kader in the
capital of Lorneval on 4 May. The ministers reviewed relations and found common ground on freight across the river.

Reyl stressed that barges belonging to Belmoran owners must be handed back without conditions. He said that no progress on
the toll was possible until then. Kader, for her part, promised that "the bridge will carry goods again before the harvest",
according to the ministry's press service.

An inspection by engineers of both sides was set for June. The two also exchanged views on the regional water council and
agreed to stay in touch through their ambassadors. A further round is planned in Belmora, the date of which will be fixed by
letter."""

LETTER = """The President of {state} sent a message of congratulation to {name} on the occasion of the national day of
{people}. In the
message the President recalled the long friendship between the two nations and voiced his confidence that cooperation in
trade, science and culture would go on to flourish in the years to come for the good of both peoples. He wished {name} good
health and every success in {office}, and peace and prosperity to the people of {people}. The message was handed over by the
ambassador in {city} in the morning."""


def printed(report: str, text: str = WIRE, **known: str) -> Printed:
    return Printed(Source(report, **known), text)


def edited(text: str, rate: float, seed: int) -> str:
    chance = random.Random(seed)
    return " ".join("word" if chance.random() < rate and word.islower() else word for word in text.split(" "))


def without_dateline(text: str) -> str:
    return "Reopening of a bridge\nBy our correspondent\n\n" + text.partition(" -- ")[2]


EDITS = {
    "curly quotes": WIRE.replace('"', "”").replace("'", "’"),
    "capitals": WIRE.upper(),
    "other line breaks": re.sub(r"\s+", " ", WIRE),
    "another head": without_dateline(WIRE),
    "another dateline": WIRE.replace("LORNEVAL, May 4 (Agency)", "PORT CALLIS, Wednesday (Gazette)"),
    "words changed": edited(WIRE, 0.05, seed=1),
    "end cut": WIRE[: len(WIRE) * 6 // 10],
    "paragraph out": "\n\n".join(WIRE.split("\n\n")[:1] + WIRE.split("\n\n")[2:]),
    "paragraph added": WIRE
    + "\n\nThe town council of Callis has asked for a second ferry, its clerk told this paper, and for lamps.",
}


@pytest.mark.parametrize("edit", EDITS)
def test_a_reprint_is_a_copy_and_meets_its_original_by_a_key(edit: str) -> None:
    assert is_copy(WIRE, EDITS[edit]) and is_copy(EDITS[edit], WIRE)
    assert set(bands(signature(WIRE))) & set(bands(signature(EDITS[edit])))


def test_an_account_by_another_desk_is_no_copy() -> None:
    assert not is_copy(WIRE, OTHER_DESK)
    assert likeness(signature(WIRE), signature(OTHER_DESK)) < 0.2


def test_a_form_filled_in_twice_is_no_copy() -> None:
    one = LETTER.format(state="Avaria", name="King Odo", people="Tarn", office="the high office", city="Tarnholm")
    other = LETTER.format(state="Avaria", name="Chancellor Brisk", people="Umbria Minor", office="government", city="Ostrava Bay")
    assert not is_copy(one, other)
    assert is_copy(one, one.replace("good health", "health"))


def test_what_is_issued_daily_in_one_form_is_no_copy() -> None:
    form = (
        "On {day} March, patrols of the river mission in Avaria made {count} stops between Callis and Lorneval. Near Callis, "
        "{boats} barges were searched and papers of {papers} sailors were checked. Near Tarn Bridge, one unlit barge was "
        "led to harbour. In Lorneval, {tons} tons of grain were unloaded under the eyes of the mission. All stops were made in "
        "support of the agreement between Avaria and Belmora, which limits the transport of arms on the river. Further details "
        "are given by the spokesman of the mission in Lorneval."
    )
    one, other = (form.format(day=day, count=30 + day, boats=day + 2, papers=90 - day, tons=day * 40) for day in (4, 9))
    assert not is_copy(one, other)
    assert likeness(signature(one), signature(other)) > 0.5


def test_a_shared_disclaimer_makes_no_copy() -> None:
    disclaimer = " ".join(f"clause {number} of the terms of use binds every reader and subscriber" for number in range(12))
    one = "Ines Kader left for Lorneval on Monday with nine aides and a proposal on tolls that has not been made public so far. "
    other = (
        "Fishermen of Port Callis blocked the quay on Friday to protest against quotas which Belmora had set in early spring. "
    )
    assert not is_copy(one + disclaimer, other + disclaimer)


def test_short_texts_are_never_told_a_copy() -> None:
    notice = "The minister received the ambassador on Monday. Views were exchanged on matters of common interest."
    assert bands(signature(notice)) == () and not is_copy(notice, notice)
    assert likeness(signature(""), signature(notice)) == 0


def test_likeness_is_that_of_the_sets_within_its_error() -> None:
    words = [f"word{number}" for number in range(3000)]
    one, other = " ".join(words[:2000]), " ".join(words[1000:])
    assert likeness(signature(one), signature(other)) == pytest.approx(1 / 3, abs=4 * 0.042)
    assert likeness(signature(one), signature(one)) == 1


def test_a_signature_is_stored_in_296_bytes_and_is_the_same_for_ever() -> None:
    found = signature(WIRE)
    assert len(bytes(found)) == 296 and Signature.stored(bytes(found)) == found
    assert signature("one two three four") != signature("four three two one")
    assert bytes(signature("one two three four"))[:12].hex() == "020000000cf590acd13fc25b"
    assert all(0 <= key < 2**53 for key in bands(found))


def test_the_earlier_is_the_original_and_an_excerpt_is_a_copy_of_the_whole() -> None:
    early, late = printed("b", published="2021-05-04"), printed("a", EDITS["words changed"], published="2021-05-05")
    excerpt = printed("c", EDITS["end cut"], published="2021-05-03")
    undated = printed("0", EDITS["curly quotes"])
    for order in permutations((early, late, excerpt, undated)):
        assert original(order) == early


def test_copies_are_found_in_any_order_and_other_accounts_are_left() -> None:
    texts = [printed(f"{place}", text, published="2021-05-05") for place, text in enumerate(EDITS.values())]
    texts += [printed("first", published="2021-05-04"), printed("other", OTHER_DESK, published="2021-05-04")]
    expected = {str(place): "first" for place in range(len(EDITS))}
    chance = random.Random(3)
    for _ in range(5):
        chance.shuffle(texts)
        assert find_copies(texts) == expected


def test_the_samples_are_no_copies_of_one_another(sample_texts: list[str]) -> None:
    assert not any(is_copy(one, other) for one, other in combinations(sample_texts, 2))
    assert all(is_copy(text, edited(text, 0.03, seed=7)) for text in sample_texts)


@pytest.fixture(scope="module")
def sample_texts() -> list[str]:
    from readout.ingest import Input, find_inputs, read_input

    return [read_input(found).text for found in find_inputs(["samples"]) if isinstance(found, Input)]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"publisher": "The Gazette", "url": "//a.test/x"}, {"publisher": "gazette", "url": "//www.a.test/x/?utm_i=m"}, True),
        ({"publisher": "Gazette", "url": "https://a.test/x"}, {"publisher": "Gazette", "url": "https://a.test/y"}, False),
        ({"publisher": "Gazette", "url": "https://a.test/x"}, {"publisher": "Herald", "url": "https://a.test/x"}, False),
        ({"given_id": "7", "title": "Bridge"}, {"given_id": "7", "title": "bridge"}, True),
        ({"given_id": "7", "title": "Bridge"}, {"given_id": "7", "title": "Ferry"}, False),
        ({"title": "Bridge"}, {"title": "Bridge"}, False),
    ],
)  # fmt: skip
def test_a_corrected_text_is_a_new_version(one: dict[str, str], other: dict[str, str], expected: bool) -> None:
    old, new = printed("a", **one), printed("b", WIRE.replace("six engineers", "eight engineers"), **other)
    assert is_new_version(new, old) is expected
    assert not is_new_version(printed("c", **other), old)  # the same words


def test_another_text_at_a_standing_address_is_no_version() -> None:
    where = {"publisher": "Ministry", "url": "https://a.test/today"}
    assert not is_new_version(printed("b", OTHER_DESK, **where), printed("a", WIRE, **where))


def test_a_new_version_is_no_copy() -> None:
    where = {"publisher": "Gazette", "url": "https://a.test/x"}
    old = printed("old", published="2021-05-04", **where)
    new = printed("new", WIRE.replace("six", "eight"), published="2021-05-05", **where)
    elsewhere = printed("copy", WIRE, published="2021-05-05", publisher="Herald")
    assert find_copies([new, elsewhere, old]) == {"copy": "old"}
