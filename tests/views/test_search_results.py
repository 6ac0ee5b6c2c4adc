from dataclasses import replace

from readout.accounts.reports import Source, Told, told_in
from readout.open_record import Wanted
from readout.span import Span
from readout.store.answers import Finding
from readout.views.search_results import Piece, finding_json, said_in_pieces, sayings, snippet
from tests.store.readings import talks


def found(text: str, *words: str) -> Finding:
    """A report in which each place of the words was sought."""
    places = [Span(at, at + len(word)) for word in words for at in range(len(text)) if text.startswith(word, at)]
    return Finding(Told(Source("r"), text, (), (), (), ()), tuple(sorted(places)))


def test_a_snippet_shows_where_most_of_the_words_stand() -> None:
    text = f"Peace. {'word ' * 200}In peace they spoke of peace and of war. {'word ' * 200}"
    told = snippet(found(text, "peace", "war"))
    assert [piece.words for piece in told if piece.found] == ["peace", "peace", "war"]
    assert told[0] == told[-1] == Piece("…")
    assert "".join(piece.words for piece in told[1:-1]) in text
    assert len("".join(piece.words for piece in told)) <= 262


def test_a_short_text_is_shown_whole_and_one_without_the_words_from_its_beginning() -> None:
    assert snippet(found("Peace now.", "Peace")) == [Piece("Peace", found=True), Piece(" now.")]
    assert snippet(found("word " * 200))[0].words.startswith("word word")


def test_words_without_a_blank_are_cut_somewhere() -> None:
    assert len("".join(piece.words for piece in snippet(found("x" * 5000)))) <= 262


def test_who_says_the_words_and_else_what_is_wanted() -> None:
    told = told_in(talks("a"))
    finding = Finding(told, (Span(told.text.index("sail"), told.text.index("sail") + 4),))
    assert [said.id for said in sayings(finding, Wanted())] == ["s-a"]
    assert [said.id for said in sayings(finding, Wanted(act="urge"))] == ["u-a"]
    assert sayings(replace(finding, places=()), Wanted()) == []
    assert [said.id for said in sayings(replace(finding, places=()), Wanted(actor="INA BERG"))] == ["s-a"]


def test_what_is_said_is_marked_and_cut() -> None:
    told = told_in(talks("a"))
    at = told.text.index("sail")
    finding = Finding(told, (Span(at, at + 4),))
    said = told.statements[0]
    whole = said_in_pieces(said, finding)
    assert "".join(piece.words for piece in whole) == said.content[0].exact
    assert Piece("sail", found=True) in whole
    assert Piece("sail", found=True) in said_in_pieces(said, finding, limit=20)


def test_a_program_is_told_the_same() -> None:
    told = told_in(talks("a"))
    at = told.text.index("sail")
    row = finding_json(Finding(told, (Span(at, at + 4),)), Wanted())
    assert row["found"] == ["sail"]
    assert row["statements"] == [{"id": "s-a", "speaker": "Ina Berg", "actor": None, "acts": ["pledge", "announce"]}]
