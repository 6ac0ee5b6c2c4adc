from readout.span import Span
from readout.views.export.text_fragments import directive, text_fragment_link

TEXT = "The ferry will sail.\nMs Berg said that the ferry-boat, once mended, will sail again by June & not before.\nThe end."


def place(words: str, text: str = TEXT) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def test_few_words_are_named_whole_and_signs_with_a_meaning_are_encoded() -> None:
    assert directive(TEXT, place("ferry-boat, once mended")) == "ferry%2Dboat%2C%20once%20mended"
    assert directive(TEXT, place("June & not")) == "June%20%26%20not"


def test_many_words_are_named_by_their_beginning_and_end() -> None:
    words = "the ferry-boat, once mended, will sail again by June & not before"
    assert directive(TEXT, place(words)) == "the%20ferry%2Dboat%2C%20once%20mended%2C,June%20%26%20not%20before"


def test_words_of_two_lines_are_no_single_string() -> None:
    assert directive(TEXT, place("will sail.\nMs Berg")) == "will%20sail.,Ms%20Berg"


def test_words_that_stand_twice_are_told_apart_by_those_around() -> None:
    second = Span(TEXT.rindex("will sail"), TEXT.rindex("will sail") + len("will sail"))
    assert directive(TEXT, second) == "boat%2C%20once%20mended%2C-,will%20sail,-again%20by%20June".replace("boat", "ferry%2Dboat")


def test_part_of_a_word_becomes_the_word() -> None:
    assert directive(TEXT, place("erg sai")) == "Berg%20said"


def test_a_link_is_made_of_web_addresses_alone() -> None:
    span = place("Ms Berg")
    assert text_fragment_link("https://a.test/x", TEXT, span) == "https://a.test/x#:~:text=Ms%20Berg"
    assert text_fragment_link("https://a.test/x#top", TEXT, span) == "https://a.test/x#top:~:text=Ms%20Berg"
    for url in (None, "", "javascript:alert(1)", "file:///etc/passwd"):
        assert text_fragment_link(url, TEXT, span) is None
