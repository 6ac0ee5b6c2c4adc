"""What every lexicon entry must hold. A new entry needs no new test: these run over all of them."""

import re
import time
from collections import Counter
from collections.abc import Iterator

import pytest

from readout.lexicon import NOUN_TAKES, VERB_TAKES, LightVerb, NominalCue, ReportingVerb, load_lexicon
from readout.markup import Marked, read_marked, write_marked

LEXICON = load_lexicon()
ENTRIES: tuple[ReportingVerb | NominalCue | LightVerb, ...] = (
    *LEXICON.reporting_verbs,
    *LEXICON.nominal_cues,
    *LEXICON.light_verbs,
)
NOUNS = {form for noun in LEXICON.nominal_cues for form in noun.forms}
LIGHT_FORMS = {form for light in LEXICON.light_verbs for form in light.forms}
INSIDE_A_CUE = re.compile(
    r"(?:has|have|had|is|are|was|were|been|being|will|would|could|not|neither|never|a|an|the|his|her|its|their|full|strong|warm|\w+ly)"
)
QUESTION_WORDS = ("whether", "if", "who", "whom", "whose", "what", "when", "where", "why", "how", "which")


def named(entry: ReportingVerb | NominalCue | LightVerb) -> str:
    return f"{type(entry).__name__}:{entry.noun if isinstance(entry, NominalCue) else entry.phrase}"


def examples() -> Iterator[tuple[ReportingVerb | NominalCue | LightVerb, Marked]]:
    return ((entry, read_marked(example)) for entry in ENTRIES for example in entry.examples)


def words_of(marked: Marked, label: str) -> list[str]:
    return [mark.span.of(marked.text) for mark in marked.marks if mark.label == label and mark.number == 1]


def find(form: tuple[str, ...], words: tuple[str, ...]) -> int | None:
    """Where the form begins in the words, or None."""
    return next((at for at in range(len(words)) if words[at : at + len(form)] == form), None)


def attached(marked: Marked) -> set[str]:
    """The values of `takes` that the marks of an example may stand for."""
    spans = {mark.label: mark.span for mark in marked.marks}
    cue, content, addressee = spans["cue"], spans["content"], spans.get("addressee")
    words = content.of(marked.text)
    if content.end <= cue.start:
        return {"quotation", "inverted"} if marked.text[content.start - 1] == '"' else {"inverted"}
    between = marked.text[cue.end : content.start] if not addressee else marked.text[addressee.end : content.start]
    link, infinitive = between.strip(' ,:"'), words.startswith("to ")
    if addressee and addressee.start > cue.start:
        if not link:
            return {"addressee-to"} if infinitive else {"addressee-object", "addressee-that"}
        kinds = {"that": "that", "of": "of", "about": "of", "for": "for", "on": "for", "with": "for", "against": "against"}
        return {f"addressee-{kinds[link]}"} if link in kinds else {"addressee-on"}
    if '"' in between:
        return {"quotation"}
    if link == "that":
        return {"that"}
    found = {"clause", "object", "as"} | ({"to"} if infinitive else set())
    return found | ({"whether"} if words.startswith(QUESTION_WORDS) else set())


def test_lists_are_long_enough() -> None:
    assert len(LEXICON.reporting_verbs) >= 360
    assert len(LEXICON.nominal_cues) >= 130
    assert len(LEXICON.light_verbs) >= 30


def test_the_27_acts_have_families_and_glosses() -> None:
    assert len(LEXICON.acts) == 27
    families = {act.family for act in LEXICON.acts.values()}
    assert families == {"assertive", "directive", "commissive", "expressive", "declarative"}
    assert all(act.gloss for act in LEXICON.acts.values())


def test_every_act_and_every_way_of_attaching_is_used() -> None:
    assert {act for entry in ENTRIES for act in entry.acts} == set(LEXICON.acts)
    assert {take for verb in LEXICON.reporting_verbs for take in verb.takes} == set(VERB_TAKES)
    assert {take for noun in LEXICON.nominal_cues for take in noun.takes} <= NOUN_TAKES


@pytest.mark.parametrize(
    "entries", [LEXICON.reporting_verbs, LEXICON.nominal_cues, LEXICON.light_verbs], ids=lambda e: type(e[0]).__name__
)
def test_no_form_belongs_to_two_entries(entries: tuple[ReportingVerb | NominalCue | LightVerb, ...]) -> None:
    claims = Counter(form for entry in entries for form in entry.forms)
    assert [form for form, count in claims.items() if count > 1] == []


def test_forms_are_lower_case_words() -> None:
    assert [form for entry in ENTRIES for form in entry.forms if " ".join(form) != " ".join(form).lower() or "" in form] == []


def test_examples_round_trip_and_have_one_cue_and_one_content() -> None:
    assert [example for entry in ENTRIES for example in entry.examples if write_marked(read_marked(example)) != example] == []
    faulty = [m.text for _, m in examples() if len(words_of(m, "cue")) != 1 or len(words_of(m, "content")) != 1]
    assert faulty == []


def test_an_example_shows_its_entry() -> None:
    """The cue is a form of the entry, with auxiliaries, adverbs and, beside a nominal cue, a light verb around it."""
    assert [(named(entry), marked.text) for entry, marked in examples() if not shows(entry, marked)] == []


def shows(entry: ReportingVerb | NominalCue | LightVerb, marked: Marked) -> bool:
    words = tuple(words_of(marked, "cue")[0].lower().split())
    for form in entry.forms:
        at = find(form, words)
        if at is None:
            continue
        rest = words[:at] + words[at + len(form) :]
        if not isinstance(entry, ReportingVerb) or all(INSIDE_A_CUE.fullmatch(word) for word in rest):
            return True
    return False


def test_an_example_of_a_verb_shows_something_it_takes() -> None:
    faulty = [(verb.phrase, m.text) for verb, m in examples() if isinstance(verb, ReportingVerb) and not attached(m) & verb.takes]
    assert faulty == []


def test_an_example_of_a_noun_shows_a_word_it_takes() -> None:
    faulty = []
    for noun, marked in examples():
        if isinstance(noun, NominalCue) and not noun_links(noun, marked) & noun.takes:
            faulty.append((noun.noun, marked.text))
    assert faulty == []


def noun_links(noun: NominalCue, marked: Marked) -> set[str]:
    cue = next(mark.span for mark in marked.marks if mark.label == "cue")
    words = tuple(cue.of(marked.text).lower().split())
    inside = [words[at + len(form) :] for form in noun.forms if (at := find(form, words)) is not None]
    link = next((rest[0] for rest in inside if rest), marked.text[cue.end :].split()[0])
    return {"to", "to-infinitive", "to-addressee"} if link == "to" else {link}


def test_an_example_with_a_light_verb_has_one_from_the_list() -> None:
    faulty = []
    for entry, marked in examples():
        words = tuple(words_of(marked, "cue")[0].lower().split())
        voiced = any(find(form, words) == 0 for form in LIGHT_FORMS) and any(find(noun, words) for noun in NOUNS)
        if isinstance(entry, LightVerb | NominalCue) and len(words) > 2 and not voiced:
            faulty.append((named(entry), marked.text))
    assert faulty == []


def test_lookalikes_carry_no_marks() -> None:
    assert [text for entry in ENTRIES for text in entry.lookalikes if read_marked(text).marks] == []


def test_loading_is_quick() -> None:
    def seconds() -> float:
        start = time.process_time()
        load_lexicon()
        return time.process_time() - start

    assert min(seconds() for _ in range(3)) < 0.15
