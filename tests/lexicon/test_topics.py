"""What every topic must hold. A new entry needs no new test: these run over all of them."""

from pathlib import Path

import pytest

from readout.errors import InvalidLexicon
from readout.lexicon.topics import Topic, load_topics, phrase_rows
from readout.markup import read_marked, write_marked
from readout.record.topics import TopicFinder
from readout.span import Span

TOPICS = load_topics()
FINDER = TopicFinder(phrase_rows(TOPICS))


def found_in(text: str) -> tuple[str, ...]:
    return FINDER.topics_of(text, [Span(0, len(text))])


def shows(topic: Topic, example: str) -> bool:
    """True if each marked stretch shows the topic by itself, and the words around them do not."""
    marked = read_marked(example)
    spans = [mark.span for mark in marked.marks if mark.label == "topic"]
    gaps = [
        Span(one.end, other.start)
        for one, other in zip([Span(0, 0), *spans], [*spans, Span(len(marked.text), len(marked.text))], strict=True)
    ]
    inside = all(topic.id in FINDER.topics_of(marked.text, [span]) for span in spans)
    return bool(spans) and inside and topic.id in found_in(marked.text) and topic.id not in FINDER.topics_of(marked.text, gaps)


def test_there_are_enough_topics() -> None:
    assert len(TOPICS) >= 60
    assert len({topic.id for topic in TOPICS}) == len({topic.name for topic in TOPICS}) == len(TOPICS)


def test_every_goal_is_served() -> None:
    assert {goal for topic in TOPICS for goal in topic.sdg} == set(range(1, 18))


def test_an_example_shows_its_topic_where_it_is_marked() -> None:
    assert [(topic.id, example) for topic in TOPICS for example in topic.examples if not shows(topic, example)] == []


def test_lookalikes_do_not_show_the_topic() -> None:
    assert [(topic.id, text) for topic in TOPICS for text in topic.lookalikes if topic.id in found_in(text)] == []


def test_examples_round_trip_and_lookalikes_carry_no_marks() -> None:
    assert [text for topic in TOPICS for text in topic.examples if write_marked(read_marked(text)) != text] == []
    assert [text for topic in TOPICS for text in topic.lookalikes if read_marked(text).marks] == []


def test_a_phrase_of_something_else_holds_words_of_the_topic() -> None:
    words = {topic.id: {word for phrase in topic.phrases for word in phrase.split()} for topic in TOPICS}
    assert [(topic.id, phrase) for topic in TOPICS for phrase in topic.unless if not words[topic.id] & set(phrase.split())] == []


GOOD = {"name": '"Kites"', "words": '["kite"]', "examples": '["x"]'}


@pytest.mark.parametrize(
    "change",
    [{"name": '""'}, {"words": "[]"}, {"examples": "[]"}, {"sdg": "[18]"}, {"mood": '"merry"'}, {"name": "["}],
)
def test_an_entry_that_breaks_the_rules_is_refused_by_name(tmp_path: Path, change: dict[str, str]) -> None:
    file = tmp_path / "topics.toml"
    file.write_text("\n".join(["[kites]", *(f"{key} = {value}" for key, value in (GOOD | change).items())]), encoding="utf-8")
    with pytest.raises(InvalidLexicon, match=r"topics\.toml"):
        load_topics(file)


def test_an_odd_id_and_a_missing_file_are_named(tmp_path: Path) -> None:
    file = tmp_path / "topics.toml"
    with pytest.raises(InvalidLexicon, match=r"topics\.toml"):
        load_topics(file)
    file.write_text('[Kites]\nname = "Kites"\nwords = ["kite"]\nexamples = ["x"]', encoding="utf-8")
    with pytest.raises(InvalidLexicon, match="rename"):
        load_topics(file)
