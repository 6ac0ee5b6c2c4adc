import pytest

from readout.ingest.damage import find_damage


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("the Organization's work ? peace and rights.", "work ? peace"),
        ("It was \ufffd said.", "U+FFFD"),
        ("The ministerâ€™s visit.", "decoded wrongly"),
        ("The cafÃ© was closed.", "decoded wrongly"),
        ("She said. " * 20 + "The delegation then trav", "may be cut"),
        ("“We agree, he said.", "do not pair"),
        ('"We agree, he said.', "do not pair"),
    ],
)
def test_damage_is_told(text: str, told: str) -> None:
    notes = find_damage(text)
    assert len(notes) == 1
    assert told in notes[0]


@pytest.mark.parametrize(
    "text",
    [
        "What now? peace, she hoped.",
        "“First paragraph of it.\n\n“Second paragraph of it,” he said.",
        "Erdoğan, Côte d’Ivoire, Åland and São Tomé.",
        "A short last line\n\nMajor Lund,\nspokesman",
        '"We agree," she said.',
    ],
)
def test_sound_text_is_left_in_peace(text: str) -> None:
    assert find_damage(text) == ()
