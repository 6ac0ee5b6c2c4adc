"""The side of a person by the words of the account, where the reading has a name alone. States are real, persons invented."""

import pytest

from readout.accounts.encounters.background import load_background
from readout.accounts.encounters.sides import side_told
from readout.actor import Actor
from tests.accounts.tellings import are_joined, told

NAME = ("ola", "sande")


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("Prime Minister Ola Sande of Kenya met", "state:KEN"),
        ("hosted her Kenyan counterpart, Hon. Ola Sande, for talks", "state:KEN"),
        ("met his opposite number from Kenya, Mr. Ola Sande", "state:KEN"),
        ("The foreign ministers of Kenya and Malawi, Ola Sande and Ines Duval, met", "state:KEN"),
        ("The foreign ministers of Malawi and Kenya, Ines Duval and Ola Sande, met", "state:KEN"),
        ("the foreign ministers of Malawi, Ines Duval, and of Kenya, Ola Sande", "state:KEN"),
        ("a Kenyan delegation led by General Ola Sande", "state:KEN"),
        ("The delegation of the Republic of Kenya was headed by Hon. Ola Sande, Minister of State", "state:KEN"),
        ("headed by Ines Duval, and that of Kenya by H.E. Ola Sande, Vice Minister", "state:KEN"),
        ("General Ola Sande led a Kenyan team", "state:KEN"),
        ("talks with a Kenyan delegation under Vice Minister Sande", "state:KEN"),
        ("The Kenyan delegation was received by Ola Sande", None),
        ("Ola Sande met the foreign minister of Kenya", None),
        ("the foreign minister of Kenya met Ola Sande", None),
        ("The ministers met in Kenya, Ola Sande said", None),
        ("Ola Sande spoke of Kenya", None),
    ],
)
def test_the_side_stands_beside_the_name(words: str, side: str | None) -> None:
    assert side_told(NAME, told("a", words=words), load_background()) == side


def test_persons_whose_sides_the_words_tell_are_those_of_the_states() -> None:
    persons = Actor(None, "Ola Sande", "Foreign Minister"), Actor(None, "Ines Duval", "Foreign Minister")
    states = Actor("state:KEN", "Kenya"), Actor("state:MWI", "Malawi")
    words = "The foreign ministers of {} and {}, Ola Sande and Ines Duval, met in Lorneval"
    there = told("b", *states, place="Lorneval")
    assert are_joined(told("a", *persons, place="Lorneval", words=words.format("Kenya", "Malawi")), there)
    assert not are_joined(told("a", *persons, place="Lorneval", words=words.format("Ghana", "Togo")), there)
