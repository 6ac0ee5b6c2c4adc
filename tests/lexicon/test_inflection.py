import pytest

from readout.lexicon import load_lexicon
from readout.lexicon.inflection import noun_forms

FORMS = {form: verb.phrase for verb in load_lexicon().reporting_verbs for form in verb.forms}
LABELS = {form: label for verb in load_lexicon().reporting_verbs for form, label in verb.forms.items()}


@pytest.mark.parametrize(
    ("words", "phrase", "label"),
    [
        ("denies", "deny", "third"),
        ("denying", "deny", "gerund"),
        ("replied", "reply", "past"),
        ("admitted", "admit", "past"),
        ("credited", "credit", "past"),
        ("quipped", "quip", "past"),
        ("tweeted", "tweet", "past"),
        ("signaled", "signal", "past"),
        ("signalling", "signal", "gerund"),
        ("revealed", "reveal", "past"),
        ("appealing", "appeal", "gerund"),
        ("agreeing", "agree", "gerund"),
        ("decreed", "decree", "past"),
        ("stresses", "stress", "third"),
        ("pushes for", "push for", "third"),
        ("vetoes", "veto", "third"),
        ("swore", "swear", "past"),
        ("sworn", "swear", "participle"),
        ("come out against", "come out against", "base"),
        ("set out", "set out", "past"),
        ("was quoted as saying", "be quoted as saying", "past"),
        ("been committed to", "be committed to", "participle"),
        ("’re ready", "be ready", "base"),
        ("threw her weight behind", "throw one's weight behind", "past"),
        ("commits itself", "commit oneself", "third"),
        ("emphasizing", "emphasise", "gerund"),
        ("favors", "favour", "third"),
        ("called upon", "call on", "past"),
        ("spoke in favor of", "speak in favour of", "past"),
    ],
)
def test_a_form_belongs_to_its_verb(words: str, phrase: str, label: str) -> None:
    form = tuple(words.split())
    assert (FORMS[form], LABELS[form]) == (phrase, label)


@pytest.mark.parametrize("words", ["admited", "offerred", "tweetted", "revealled", "visitted", "says", "denys", "putted"])
def test_no_form_is_invented(words: str) -> None:
    assert (tuple(words.split()) in FORMS) == (words == "says")


def test_nouns_have_regular_plurals_unless_told() -> None:
    assert noun_forms("apology") == {("apology",), ("apologies",)}
    assert noun_forms("wish") == {("wish",), ("wishes",)}
    assert noun_forms("common ground", []) == {("common", "ground")}
    assert noun_forms("ultimatum", ["ultimata"]) == {("ultimatum",), ("ultimata",)}
