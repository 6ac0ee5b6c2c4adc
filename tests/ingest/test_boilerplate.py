import pytest

from readout.ingest.boilerplate import is_debris, load_debris, without_boilerplate

EXAMPLES = [(debris.name, line) for debris in load_debris() for line in debris.examples]
LOOK_ALIKES = [(debris.name, line) for debris in load_debris() for line in debris.look_alikes]


@pytest.mark.parametrize(("name", "line"), EXAMPLES)
def test_each_example_is_debris(name: str, line: str) -> None:
    assert is_debris(line)


@pytest.mark.parametrize(("name", "line"), LOOK_ALIKES)
def test_each_look_alike_stays(name: str, line: str) -> None:
    assert not is_debris(line)


@pytest.mark.parametrize(
    "line",
    [
        "The minister said: leave a comment.",
        "“Share the burden,” she urged.",
        "Tags: she wore none. The guards wore theirs.",
        "Photo: the minister greets the envoy. He then left for the port.",
        "Home rule was discussed | Contact was kept",
    ],
)
def test_a_line_with_a_piece_of_report_stays(line: str) -> None:
    assert not is_debris(line)


def test_a_wrapped_line_of_a_sentence_stays() -> None:
    text = "The envoy denied it in a post that he put that night on\nTwitter.\n\nThe two states\nshare\nthis view."
    assert without_boilerplate(text) == text


def test_furniture_in_mid_quotation_goes_and_the_rest_is_unchanged() -> None:
    text = "“We shall go on.\n\nSign up for our newsletter\n\n“There is\u00a0no other way,” she said."
    assert without_boilerplate(text) == "“We shall go on.\n\n“There is\u00a0no other way,” she said."


def test_blank_lines_elsewhere_stay() -> None:
    assert without_boilerplate("\n\nOne.\n\n\n\nTwo.\n\n###\n") == "One.\n\n\n\nTwo."
