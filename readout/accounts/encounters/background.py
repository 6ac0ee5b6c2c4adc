"""What is known before any report is read: the words of offices, the names of states and bodies, and which places lie where."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from readout.gazetteer import Gazetteer
from readout.knowledge import load_knowledge
from readout.lexicon.convening import ConveningWords, load_convening_words
from readout.lexicon.grammar import load_grammar
from readout.lexicon.kindred import KindredWords, load_kindred_words
from readout.lexicon.titles import load_titles
from readout.spelling import folded

# Names that mean a state or body wherever they stand beside an office: "the Chinese foreign minister".
_OWNER_KINDS = frozenset(("name", "abbreviation", "adjective", "seat"))


@dataclass(frozen=True, eq=False)
class Background:
    """`roles` gives the office behind a title, `companies` the same behind its plural, `owners` the id of a state or body by its
    names, `organs` the state whose organ a body is, `states` the state of a place. `kindred` are words that stand for each other,
    `small` those of closed classes, `fields` those that tell what an office is over, or of which rank.

    A state stands in `states` as its own; all words are folded.
    """

    words: ConveningWords
    roles: Mapping[str, str]
    companies: Mapping[str, str]
    owners: Mapping[str, str]
    organs: Mapping[str, str]
    states: Mapping[str, str]
    longest_title: int
    kindred: KindredWords
    small: frozenset[str]
    fields: frozenset[str]


@lru_cache(maxsize=1)
def load_background() -> Background:
    """The background made from the files of the package. Raises InvalidLexicon or InvalidKnowledge if one of them is broken."""
    return make_background(load_knowledge().gazetteer)


def make_background(gazetteer: Gazetteer) -> Background:
    """The background for a gazetteer. Raises InvalidLexicon if a file of words is broken."""
    roles, companies = (
        {folded(" ".join(form)): title.role for title in load_titles() if title.plural is plural for form in title.forms}
        for plural in (False, True)
    )
    owners = {folded(name.words): name.actor for name in gazetteer.names if name.kind in _OWNER_KINDS and _is_side(name.actor)}
    grammar = load_grammar()
    longest = max(len(words.split()) for words in (*roles, *companies))
    return Background(
        words=load_convening_words(),
        roles=roles,
        companies=companies,
        owners=owners,
        organs=_organs(gazetteer),
        states=_states(gazetteer),
        longest_title=longest,
        kindred=load_kindred_words(),
        small=grammar.function_words,
        fields=grammar.portfolios | grammar.fields_of_office | grammar.title_modifiers,
    )


def _is_side(actor: str) -> bool:
    return actor.startswith(("state:", "body:"))


def _organs(gazetteer: Gazetteer) -> dict[str, str]:
    """The state of every ministry, whose id begins with the state's: body:ARD-foreign-ministry is of state:ARD."""
    ministries = [actor for actor, kind in gazetteer.body_kind.items() if kind == "ministry"]
    states = {actor: "state:" + actor.removeprefix("body:").partition("-")[0] for actor in ministries}
    return {actor: state for actor, state in states.items() if state in gazetteer.canonical}


def _states(gazetteer: Gazetteer) -> dict[str, str]:
    """The state of every place that lies in one, of every capital, and of every state's own names."""
    states: dict[str, str] = {}
    for name in gazetteer.names:
        if name.kind == "place" and name.actor in gazetteer.place_state:
            states[folded(name.words)] = gazetteer.place_state[name.actor]
        elif name.actor.startswith("state:") and name.kind in ("capital", "name"):
            states[folded(name.words)] = name.actor
    return states
