"""Which tag the words of closed classes have (see `pieces` for the tags)."""

from readout.annotate.tokens import QUOTED
from readout.lexicon.grammar import Grammar

GENITIVES = frozenset({"'s", "’s"})
# With "the" they take up one of two.
EITHER = frozenset({"former", "latter", "other"})
JUNIOR = frozenset({"jr.", "sr.", "jr", "sr"})
# Behind "newly" they belong to an office: the newly [appointed] ambassador.
TAKING_OFFICE = frozenset({"appointed", "accredited", "arrived", "installed", "named"})
# Behind "to" they are verbs.
PRESIDING = frozenset({"host", "head", "chair", "guest"})
# What these are is told by the words around them.
OTHERWISE_TAGGED = frozenset(
    {"her", "under", "acting", "men", "women", "state", "member", "deputy", "front", "i", "opposite", "number", QUOTED}
)
IN_CONTEXT = OTHERWISE_TAGGED | TAKING_OFFICE | EITHER | JUNIOR | PRESIDING


def closed_class_tags(grammar: Grammar) -> dict[str, str]:
    """The tag of each word that a closed class claims; where two do, the later line wins."""
    tags: dict[str, str] = {}
    for tag, words in (
        ("v", grammar.name_particles),
        ("j", grammar.nominal_adjectives),
        ("M", grammar.title_modifiers),
        ("F", grammar.portfolios),
        ("G", grammar.group_nouns),
        ("r", grammar.papers),
        ("N", grammar.person_nouns),
        ("R", filter(grammar.is_plural, grammar.person_nouns)),
        ("n", grammar.quantities),
        ("k", grammar.pair_quantities),
        ("D", grammar.determiners - grammar.quantities - {"that"}),
        ("h", grammar.possessives),
        ("y", grammar.nouns_of_quantity),
        ("p", (grammar.pronouns_subject | {"us", "him", "them"}) - {"who"}),
        ("H", grammar.honorifics),
        ("o", {"of", "for", "to", "from", "within"}),
        ("s", GENITIVES),
        ("t", grammar.calendar_words),
        ("a", {"and"}),
        ("c", {","}),
        ("d", {".", "(", ")", "/", "-", "–", "—", "&"}),
    ):
        tags.update((word, tag) for word in words)
    return tags
