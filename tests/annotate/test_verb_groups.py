import pytest

from readout.annotate.verb_groups import Usage, VerbGroups
from readout.lexicon.grammar import Grammar, load_grammar


@pytest.fixture(scope="module")
def grammar() -> Grammar:
    return load_grammar()


def usage_of(words: str, verb: str, form: str, grammar: Grammar, *, actor_ends: tuple[int, ...] = ()) -> Usage | None:
    lower = words.split()
    return VerbGroups(lower, grammar, frozenset(actor_ends)).usage(lower.index(verb), form, noun_like=form == "base")


@pytest.mark.parametrize(
    ("words", "verb", "form", "expected"),
    [
        ("the envoy said so", "said", "past", Usage(2, "past", False, False)),
        ("the envoy has not yet said so", "said", "past", Usage(2, "past", True, False)),
        ("the offer was warmly welcomed by her", "welcomed", "past", Usage(2, "past", False, True)),
        ("nobody denied it", "denied", "past", Usage(1, "past", True, False)),
        ("she went on to stress it", "stress", "base", Usage(1, "past", False, False)),
        ("the envoy also used his speech to thank us", "thank", "base", Usage(2, "past", False, False)),
        ("she did not fail to thank us", "thank", "base", Usage(1, "past", False, False)),
    ],
)
def test_verbs_in_use(words: str, verb: str, form: str, expected: Usage, grammar: Grammar) -> None:
    assert usage_of(words, verb, form, grammar) == expected


@pytest.mark.parametrize(
    ("words", "verb", "form"),
    [
        ("the envoy should have said so", "said", "past"),
        ("the said envoy left", "said", "past"),
        ("she hoped to stress it", "stress", "base"),
        ("the road in support of it", "support", "base"),
        ("rules agreed upon before", "agreed", "participle"),
    ],
)
def test_words_that_report_nothing(words: str, verb: str, form: str, grammar: Grammar) -> None:
    assert usage_of(words, verb, form, grammar) is None


def test_what_the_speaker_must_say_is_said(grammar: Grammar) -> None:
    assert usage_of("i must stress this", "stress", "base", grammar) == Usage(1, "base", False, False)


def test_a_noun_behind_a_genitive_is_no_verb(grammar: Grammar) -> None:
    assert usage_of("the minister ’s claims", "claims", "third", grammar, actor_ends=(1,)) is None
