"""Is this a report of diplomacy? A match report or a balance sheet holds nothing for the record, whoever speaks in it."""

from collections.abc import Iterable
from functools import lru_cache

from readout.actor import Actor
from readout.lexicon.fields import Fields

# Parties of international relations that speak or meet count like words of the field, up to so many.
MOST_PARTIES = 4
# A state or body that publishes the report itself counts like so many.
WEIGHT_OF_PUBLISHER = 2
# What is so many times more of another field is not worth the model's time: nothing of it would stand on record.
FAR_AFIELD = 3


def is_diplomatic(text: str, acting: Iterable[Actor], fields: Fields, *, publisher: Actor | None = None) -> bool:
    """True if the report's words are more of diplomacy than of any other field.

    Different words are counted, not their number, and `acting` are those who speak or meet: states, bodies and persons known to
    hold office weigh like words, and so does a party that is itself the `publisher`. Tried on 252 business reports (Wikinews,
    Wall Street Journal) against the gold reports.
    """
    (words, others), parties = words_for_and_against(text, fields), known_parties(acting)
    own = WEIGHT_OF_PUBLISHER if publisher is not None else 0
    return (words > 0 or parties > 1 or own > 0) and words + parties + own > others


def is_far_afield(text: str, named: Iterable[Actor], fields: Fields, *, publisher: Actor | None = None) -> bool:
    """True if the report is of another field altogether, even if everybody `named` in it were to speak or meet."""
    words, others = words_for_and_against(text, fields)
    weight = words + known_parties(named) + (WEIGHT_OF_PUBLISHER if publisher is not None else 0)
    return weight == 0 or others > FAR_AFIELD * weight


# Asked before a report's annotation and again before its record.
@lru_cache(maxsize=1)
def words_for_and_against(text: str, fields: Fields) -> tuple[int, int]:
    """How many different words of diplomacy the text has, and of the other field that has most of them."""
    count = fields.words_by_field(text)
    return count.pop("diplomacy", 0), max(count.values(), default=0)


def known_parties(actors: Iterable[Actor]) -> int:
    """How many of the actors are parties of international relations, up to the most that count."""
    known = {actor.actor for actor in actors if actor.actor is not None and not actor.actor.startswith("place:")}
    return min(len(known), MOST_PARTIES)
