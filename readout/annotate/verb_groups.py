"""Verb groups: the auxiliaries, adverbs and negations before a verb of speaking, and how the verb is used in them."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from readout.annotate.closed_classes import GENITIVES
from readout.lexicon.grammar import Grammar
from readout.value import value

NONFINITE_BE = frozenset({"be", "been", "being"})
# Before a verb these are subjects rather than determiners of a noun: [all] support the plan.
PRONOMINAL_DETERMINERS = frozenset({"all", "both", "that", "this"})
NEGATIVE_SUBJECTS = frozenset({"neither", "nor", "nobody", "no-one", "none", "no"})
# They stand before the auxiliary and its subject: nor would she, neither had the ministry.
INVERTING_NEGATIONS = frozenset({"nor", "neither"})
REACH_OF_SUBJECT = 5
REACH_OF_GOVERNOR = 3
# Pronouns and quantities with which an object begins.
OBJECTS = frozenset(
    {"him", "them", "us", "me", "it", "you", "both", "all", "any", "each", "everyone", "everybody", "anybody", "nobody"}
)


ANY_WORD = "*"
LEAST_WORDS_OF_ITEM = 4


@value
class VerbGroup:
    """What goes with the verb at token `verb`: the `first` token of its group, the `auxiliary` nearest to it ("" if none).

    `carrier` is the first word of the phrase that leads to the verb, "" if none does: [went] on to say.
    """

    verb: int
    first: int
    auxiliary: str
    negated: bool
    carrier: str = ""


@lru_cache(maxsize=4)
def phrases_by_end(phrases: frozenset[str]) -> Mapping[str, Sequence[tuple[str, ...]]]:
    """Phrases as words, longest first, under the last of them."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted((tuple(phrase.split()) for phrase in phrases), key=lambda words: (-len(words), words)):
        table.setdefault(words[-1], []).append(words)
    return table


@value
class Usage:
    """How a verb is used: first token of its group, its form, whether it is negated ("did not say") or passive ("was told")."""

    first: int
    form: str
    negated: bool
    passive: bool


def form_of_carrier(word: str) -> str:
    """The form of the verb with which a carrying phrase begins."""
    if word in ("is", "never") or (word.endswith("s") and word != "was"):
        return "third"
    return "base" if word in ("take", "would") else "past"


class VerbGroups:
    """Reads the verb groups of one sentence, given in lower case.

    `actor_ends` are the last tokens of its mentions, `capitals` those that begin with a capital letter.
    """

    def __init__(
        self, lower: Sequence[str], grammar: Grammar, actor_ends: frozenset[int], capitals: frozenset[int] = frozenset()
    ) -> None:
        self.lower, self.grammar, self.actor_ends, self.capitals = lower, grammar, actor_ends, capitals

    def usage(self, at: int, form: str, *, noun_like: bool) -> Usage | None:
        """How the words at `at` are used as a verb; None if they are a noun or an adjective there, or nothing that was done."""
        group = self.group_of(at, form)
        if group is None or self.is_determined(group):
            return None
        if self.is_passive(group, form):
            return Usage(group.first, form, group.negated, passive=True)
        if (
            self.is_bare_participle(group, form)
            or self.is_base_without_subject(group, form)
            or (noun_like and self.is_noun(group, form))
        ):
            return None
        if group.carrier:
            return Usage(group.first, form_of_carrier(group.carrier), group.negated, passive=False)
        # Having noted the delay, the envoy left: noted, and before he left, as one who says so "noting" it.
        return Usage(group.first, "gerund" if self.lower[group.first] == "having" else form, group.negated, passive=False)

    def group_of(self, at: int, form: str) -> VerbGroup | None:
        """The verb group that ends with the verb at `at`; None if it tells what ought to be or might be."""
        first, negated, auxiliary = self.before_carrier(at), False, ""
        carrier = self.lower[first] if first < at else ""
        while first > 0 and self.is_in_group(first - 1):
            first -= 1
            if self.is_irrealis(first) or (form in ("base", "third", "gerund") and self.is_genitive(first)):
                return None
            word = self.lower[first]
            negated = negated or word in self.grammar.negations
            auxiliary = auxiliary or (word if word in self.grammar.auxiliaries else "")
        negated = negated or self.before(first) in NEGATIVE_SUBJECTS or self.is_inverted_negation(first)
        return VerbGroup(at, first, auxiliary, negated, carrier)

    def before_carrier(self, verb: int) -> int:
        """The token where the phrase begins that leads to the verb, with which it is said; the verb's own if none does."""
        end = verb
        while end > 1 and self.is_adverb(end - 1):
            end -= 1
        for words in phrases_by_end(self.grammar.carrying_phrases).get(self.before(end), ()):
            first = end - len(words)
            if first < 0 or words[0] not in (ANY_WORD, self.lower[first]):
                continue
            if all(word in (ANY_WORD, there) for word, there in zip(words, self.lower[first:end], strict=True)):
                return first
        return verb

    def is_inverted_negation(self, first: int) -> bool:
        """True if a subject stands between "nor" with its auxiliary and the verb: [nor would she] commit herself."""
        start = max(1, first - REACH_OF_SUBJECT)
        if first - 1 not in self.actor_ends or INVERTING_NEGATIONS.isdisjoint(self.lower[start - 1 : first]):
            return False
        return any(
            self.lower[at] in self.grammar.auxiliaries
            and self.lower[at - 1] in INVERTING_NEGATIONS
            and "," not in self.lower[at:first]
            for at in range(start, first - 1)
        )

    def before(self, at: int) -> str:
        """The word before token `at`, "" at the head of the sentence."""
        return self.lower[at - 1] if at else ""

    def is_in_group(self, at: int) -> bool:
        """True for what may stand in a verb group before its verb."""
        word = self.lower[at]
        return word in self.grammar.auxiliaries or word in ("not", "never", "to") or self.is_adverb(at)

    def is_adverb(self, at: int) -> bool:
        """True for adverbs that stand in a verb group."""
        word, grammar = self.lower[at], self.grammar
        return word in grammar.adverbs or (word.endswith("ly") and len(word) > 4 and word not in grammar.nouns_in_ly)

    def is_irrealis(self, at: int) -> bool:
        """True for a modal or "to" that keeps the verb from being done; what "I must" or "we should" say is said with it."""
        word = self.lower[at]
        if word == "to":
            return self.grammar.infinitive_governors.isdisjoint(self.lower[max(0, at - REACH_OF_GOVERNOR) : at])
        return word in self.grammar.irrealis_modals and self.before(at) not in ("i", "we")

    def is_genitive(self, at: int) -> bool:
        """True for the ’s of an actor, which makes the word behind it a noun: the minister’s [claims]."""
        return self.lower[at] in GENITIVES and at - 1 in self.actor_ends

    def is_determined(self, group: VerbGroup) -> bool:
        """True if a determiner makes it a noun or an adjective: [the said] minister, [their] call."""
        grammar, before = self.grammar, self.before(group.verb)
        determined = before in grammar.determiners or before in grammar.possessives
        return group.first == group.verb and determined and before not in PRONOMINAL_DETERMINERS

    def is_passive(self, group: VerbGroup, form: str) -> bool:
        """True for a participle with a form of be."""
        be = group.auxiliary in self.grammar.finite_be or group.auxiliary in NONFINITE_BE
        return form in ("past", "participle") and be and self.lower[group.verb] not in self.grammar.copulas

    def is_bare_participle(self, group: VerbGroup, form: str) -> bool:
        """True for a participle without auxiliary, unless the sentence ends with it."""
        return form == "participle" and not group.auxiliary and group.verb + 1 != len(self.lower)

    def is_base_without_subject(self, group: VerbGroup, form: str) -> bool:
        """True for a base form that no auxiliary, no "to" and no plural subject makes a verb; in a list it may open a line."""
        opens_item = group.first == 0 and 0 not in self.capitals and len(self.lower) > LEAST_WORDS_OF_ITEM
        if form != "base" or opens_item or group.auxiliary or self.before(group.first) == "to":
            return False
        return "to" not in self.lower[group.first : group.verb] and not self.follows_plural(group.first)

    def follows_plural(self, first: int) -> bool:
        """True if what stands before can be the subject of a base form: we, they, a plural, "A and B"."""
        before = self.before(first)
        plural = before.endswith("s") and not before.endswith("'s")
        return first > 0 and (plural or before in self.grammar.plural_subjects or first - 1 in self.actor_ends)

    def is_noun(self, group: VerbGroup, form: str) -> bool:
        """True if a verb that is also a noun stands where nouns do: in [support] of, talks and [demands]."""
        before = self.before(group.verb)
        joined = before in ("and", ",", "but", "”", "“”")
        nominal_place = before in self.grammar.prepositions or joined
        alone = group.first == group.verb and form in ("base", "third")
        governs = joined and form == "third" and self.opens_object(group.verb + 1)
        return alone and nominal_place and not governs and group.first - 1 not in self.actor_ends

    def opens_object(self, at: int) -> bool:
        """True if an object or inverted subject begins here, which no plural noun has behind it: urges [them], says [a]."""
        word = self.lower[at] if at < len(self.lower) else ""
        grammar = self.grammar
        return word in grammar.determiners or word in grammar.possessives or word in OBJECTS or at in self.capitals
