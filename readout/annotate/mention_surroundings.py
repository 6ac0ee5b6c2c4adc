"""What the words right before and behind a mention tell of it."""

from typing import Any

from readout.annotate.actor_forms import Form, opens_clause
from readout.annotate.closed_classes import GENITIVES

# Talks are told of so many tokens before those between whom they are: talks on prisoners and detainees between.
PARLEY_REACH = 8
# Before a person they tell that he is in the chair.
CHAIRED = frozenset({("chaired", "by"), ("chairmanship", "of"), ("presided", "by")})


def told_around(form: Form, first: int, last: int) -> dict[str, Any]:
    """What the words around a mention tell: part of another phrase, host or witness, in the chair."""
    tokens, grammar = form.sentence.tokens, form.grammar
    two_before, before = (tokens[first - 2].lower if first > 1 else ""), (tokens[first - 1].lower if first else "")
    behind = tokens[last].lower if last < len(tokens) else ""
    return {
        "presides": (two_before, before) in CHAIRED,
        "parleys": before == "between"
        and not grammar.speech.talks.isdisjoint(t.lower for t in tokens[max(0, first - PARLEY_REACH) : first]),
        "governed": behind in GENITIVES or before in grammar.governing_prepositions,
        "comma": before == ",",
        "opens": opens_clause(form.sentence, first, last, grammar),
        "there": behind == "there",
        "indefinite": tokens[first].lower in ("a", "an"),
        "of_it": tokens[first].lower in ("its", "their"),
        "bracketed": before == "(",
        "goes_on": behind in ("of", "from"),
        "beside": two_before in grammar.actors.hosting and before in ("of", "by", "from"),
    }
