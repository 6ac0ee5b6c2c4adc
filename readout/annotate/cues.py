"""Cues: the words of speaking, by verb ("called for"), by noun ("voiced his concern over") or by preposition ("according to")."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from readout.annotate.mentions import Mention
from readout.annotate.tokens import Sentence
from readout.lexicon import Lexicon, LightVerb, NominalCue, ReportingVerb
from readout.lexicon.grammar import Grammar

# Between a light verb and its noun at most so many words may stand: "expressed [its deep and lasting] gratitude".
MAX_WORDS_TO_NOUN = 5
# What somebody must or might say is not said.
OUGHT = frozenset(
    {"should", "must", "ought", "can", "could", "may", "might", "cannot", "shouldn't", "shouldn’t", "can't", "can’t"}
)
COPULAS = frozenset(
    {
        "be",
        "is",
        "are",
        "was",
        "were",
        "am",
        "been",
        "being",
        "remain",
        "remains",
        "remained",
        "remaining",
        "stand",
        "stands",
        "stood",
        "feel",
        "feels",
        "felt",
    }
)


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of speaking in a sentence.

    `first` and `last` bound its tokens, auxiliaries and adverbs included; `head` is the verb's own first token. `form` is base,
    third, past, participle, gerund or noun. `takes` is the lexicon's; `entry` names the lexicon entry; `passive` is true of
    "was told", `negated` of "did not say". `leads` is the word by which a nominal cue leads to
    its content; of `objects`, if any, one must stand near the head of the object.
    """

    first: int
    head: int
    last: int
    form: str
    entry: str
    acts: tuple[str, ...]
    takes: frozenset[str]
    negated: bool
    passive: bool
    thought: bool
    leads: str = ""
    objects: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class CueBook:
    """All cue forms by their first word, longest first; made once from the lexicon."""

    grammar: Grammar
    verbs: Mapping[str, Sequence[tuple[tuple[str, ...], str, ReportingVerb]]]
    lights: Mapping[str, Sequence[tuple[tuple[str, ...], str, LightVerb]]]
    nouns: Mapping[str, Sequence[tuple[tuple[str, ...], NominalCue]]]


def make_cue_book(lexicon: Lexicon, grammar: Grammar) -> CueBook:
    """The cue book of a lexicon."""
    verbs: dict[str, list[tuple[tuple[str, ...], str, ReportingVerb]]] = {}
    for verb in lexicon.reporting_verbs:
        for form, label in verb.forms.items():
            verbs.setdefault(form[0], []).append((form, label, verb))
    lights: dict[str, list[tuple[tuple[str, ...], str, LightVerb]]] = {}
    for light in lexicon.light_verbs:
        for form, label in light.forms.items():
            lights.setdefault(form[0], []).append((form, label, light))
    nouns: dict[str, list[tuple[tuple[str, ...], NominalCue]]] = {}
    for noun in lexicon.nominal_cues:
        for form in noun.forms:
            nouns.setdefault(form[0], []).append((form, noun))
    for table in (verbs, lights, nouns):
        for rows in table.values():
            rows.sort(key=lambda row: -len(row[0]))
    return CueBook(grammar, verbs, lights, nouns)


def find_cues(sentence: Sentence, book: CueBook, mentions: Sequence[Mention]) -> list[Cue]:
    """The cues of a sentence in order, none within another or within a name ("United States" states nothing)."""
    finder = CueFinder(sentence, book, frozenset(mention.last - 1 for mention in mentions))
    named = {at for mention in mentions if mention.kind in ("name", "title") for at in range(mention.first, mention.last)}
    found: list[Cue] = []
    at = 0
    while at < len(sentence.tokens):
        cue = finder.cue_at(at) if at not in named else None
        if cue is not None:
            found.append(cue)
            at = max(cue.last, at + 1)
        else:
            at += 1
    return found


class CueFinder:
    """Looks for cues in one sentence."""

    def __init__(self, sentence: Sentence, book: CueBook, actor_ends: frozenset[int]) -> None:
        self.tokens, self.book, self.actor_ends = sentence.tokens, book, actor_ends
        self.lower = [token.lower for token in sentence.tokens]
        self.capitals = frozenset(index for index, token in enumerate(sentence.tokens) if token.word[0].isupper())

    def cue_at(self, at: int) -> Cue | None:
        """The cue whose verb begins here: a nominal cue that leads on to its content, else a verb, else a nominal cue that ends."""
        nominal = self.nominal_at(at)
        if nominal is not None and nominal.leads != "end":
            return nominal
        return self.verbal_at(at) or nominal

    def match(self, form: tuple[str, ...], at: int) -> int:
        """The end of the form's words from `at` on, 0 if they are not there; adverbs may follow a copula."""
        position = at
        for index, word in enumerate(form):
            if index == 1 and form[0] in COPULAS:
                while position < len(self.lower) and self.is_adverb(position) and self.lower[position] != word:
                    position += 1
            if position >= len(self.lower) or self.lower[position] != word:
                return 0
            position += 1
        return position

    def verbal_at(self, at: int) -> Cue | None:
        """The longest reporting verb that begins here and is used as a verb."""
        for form, label, verb in self.book.verbs.get(self.lower[at], ()):
            end = self.match(form, at)
            if not end or (form[-1] == "to" and len(form) > 1 and self.infinitive_at(end) and self.has_shorter(form, at)):
                continue
            if not self.is_conjunction(at) and (used := self.usage(at, end, label, verb.noun_like)):
                first, label, negated, passive = used
                if (negated and verb.silent) or (label == "gerund" and verb.phrase == "cite"):
                    return None
                acts = verb.acts if not negated else verb.negated or negation_of(verb.acts)
                return Cue(first, at, end, label, verb.phrase, acts, verb.takes, negated, passive, verb.thought, "", verb.objects)
        return None

    def infinitive_at(self, at: int) -> bool:
        """True if a verb in the infinitive, not a noun phrase, follows "to"."""
        if at >= len(self.lower):
            return False
        word, grammar = self.lower[at], self.book.grammar
        return (
            at not in self.capitals
            and word not in grammar.determiners | grammar.possessives | grammar.quantities
            and not word.endswith("ing")
            and word.isalpha()
        )

    def has_shorter(self, form: tuple[str, ...], at: int) -> bool:
        """True if the verb without "to" is an entry that takes an infinitive: agreed [to meet], but agreed to [the visit]."""
        return any(
            len(other) == len(form) - 1 and other == form[:-1] and "to" in verb.takes
            for other, _, verb in self.book.verbs.get(self.lower[at], ())
        )

    def nominal_at(self, at: int) -> Cue | None:
        """A light verb with its noun and the word that leads to the content: "voiced [their deep] gratitude to"."""
        for form, label, light in self.book.lights.get(self.lower[at], ()):
            end = self.match(form, at)
            if not end or not (used := self.usage(at, end, label, False)):
                continue
            for noun, noun_end in self.nouns_after(end):
                if light.phrase == "have" and self.is_perfect(end, noun_end):
                    continue
                leads, last = self.lead(noun, noun_end)
                if not leads and noun_end < len(self.lower) and self.lower[noun_end] not in (".", ",", "and", ";"):
                    continue
                first, label, negated, passive = used
                acts = (*light.acts, *noun.acts) if light.leads else (*noun.acts, *light.acts)
                acts = negation_of(acts) if negated else acts
                return Cue(
                    first,
                    at,
                    last,
                    label,
                    f"{light.phrase} {noun.noun}",
                    acts,
                    noun.takes,
                    negated,
                    passive,
                    False,
                    leads or "end",
                )
        return None

    def is_perfect(self, start: int, end: int) -> bool:
        """True if "has" is the auxiliary of a verb that stands before the noun: has [repeatedly denied] all accusations."""
        return any(
            self.is_adverb(at) or self.lower[at] in self.book.verbs or self.lower[at].endswith("ed")
            for at in range(start, end - 1)
        )

    def nouns_after(self, at: int) -> Iterator[tuple[NominalCue, int]]:
        """The nominal cues within reach of a light verb that ends at `at`, each with its end."""
        for start in range(at, min(at + MAX_WORDS_TO_NOUN + 1, len(self.lower))):
            for form, noun in self.book.nouns.get(self.lower[start], ()):
                if tuple(self.lower[start : start + len(form)]) == form:
                    yield noun, start + len(form)
            if (
                self.tokens[start].quotation
                or self.lower[start] in (",", ".", ";", ":", "that", "of", "for", "to", "by")
                or self.is_verb_like(start)
            ):
                return

    def is_verb_like(self, at: int) -> bool:
        """True for auxiliaries, which end the search for a noun."""
        return self.lower[at] in self.book.grammar.auxiliaries

    def lead(self, noun: NominalCue, at: int) -> tuple[str, int]:
        """The word by which the noun leads to its content, and where the cue ends with it; "" if it takes none here."""
        word = self.lower[at] if at < len(self.lower) else ""
        if word == "to":
            following = self.lower[at + 1] if at + 1 < len(self.lower) else ""
            infinitive = "to-infinitive" in noun.takes and not (
                at + 1 in self.capitals or following in self.book.grammar.determiners
            )
            if infinitive:
                return "to-infinitive", at
            return (
                ("to-addressee" if "to-addressee" in noun.takes else "to", at + 1)
                if {"to", "to-addressee"} & noun.takes
                else ("", at)
            )
        if word == "that" and "that" in noun.takes:
            return word, at
        if word in noun.takes:
            return word, at + 1
        return "", at

    def is_adverb(self, at: int) -> bool:
        """True for adverbs that stand in a verb group."""
        word = self.lower[at]
        return word in self.book.grammar.adverbs or (
            word.endswith("ly")
            and len(word) > 4
            and word not in ("family", "reply", "ally", "rely", "supply", "apply", "italy", "july", "assembly")
        )

    def is_conjunction(self, at: int) -> bool:
        """True for ", provided that", which states a condition and reports nothing."""
        condition = self.lower[at] in ("provided", "providing", "granted", "given", "supposing")
        return condition and self.lower[at + 1 : at + 2] == ["that"] and (at == 0 or at - 1 not in self.actor_ends)

    def usage(self, at: int, end: int, label: str, noun_like: bool) -> tuple[int, str, bool, bool] | None:
        """(first token of the verb group, form, negated, passive) if the words are used as a finite verb or participle, else None."""
        grammar, first, negated, auxiliary = self.book.grammar, at, False, ""
        while first > 0 and (
            self.lower[first - 1] in grammar.auxiliaries
            or self.lower[first - 1] in ("not", "never", "to")
            or self.is_adverb(first - 1)
        ):
            word = self.lower[first - 1]
            if word == "to" and not self.infinitive_reports(first - 1):
                return None
            if word in ("'s", "’s") and first - 2 in self.actor_ends and label in ("base", "third", "gerund"):
                return None
            negated = negated or word in grammar.negations
            if word in grammar.auxiliaries and not auxiliary:
                auxiliary = word
            if word in OUGHT and self.lower[first - 2 : first - 1] not in (["i"], ["we"]):
                return None
            first -= 1
        before = self.lower[first - 1] if first else ""
        if before in ("neither", "nor", "nobody", "no-one", "none", "no"):
            negated = True
        return self.judge_usage(at, end, label, noun_like, first, before, negated, auxiliary)

    def infinitive_reports(self, at: int) -> bool:
        """True for "went on to say", "took the occasion to stress", "would like to thank", "wish to express"."""
        return any(
            word
            in (
                "went",
                "goes",
                "like",
                "wish",
                "want",
                "wanted",
                "occasion",
                "opportunity",
                "began",
                "continued",
                "sought",
                "seeks",
                "moved",
                "floor",
                "pleased",
                "wishes",
            )
            for word in self.lower[max(0, at - 3) : at]
        )

    def judge_usage(
        self, at: int, end: int, label: str, noun_like: bool, first: int, before: str, negated: bool, auxiliary: str
    ) -> tuple[int, str, bool, bool] | None:
        """Part of `usage`: decides between verb and noun, active and passive."""
        grammar = self.book.grammar
        adjacent = self.lower[at - 1] if at else ""
        be = auxiliary in grammar.finite_be or auxiliary in ("was", "were", "be", "been", "being")
        if (
            first == at
            and (adjacent in grammar.determiners or adjacent in grammar.possessives)
            and adjacent not in ("all", "both", "that", "this")
        ):
            return None
        if label in ("past", "participle") and be and self.lower[at] not in COPULAS:
            return first, label, negated, True
        if label == "participle" and not auxiliary and at + 1 != len(self.lower):
            return None
        if (
            label == "base"
            and not auxiliary
            and not self.plural_subject(first, before)
            and before != "to"
            and "to" not in self.lower[first:at]
        ):
            return None
        if (
            noun_like
            and first == at
            and label in ("base", "third")
            and adjacent in grammar.prepositions | {"and", ","}
            and first - 1 not in self.actor_ends
        ):
            return None
        return first, label, negated, False

    def plural_subject(self, first: int, before: str) -> bool:
        """True if what stands before can be the subject of a base form: we, they, a plural, "A and B"."""
        if first == 0:
            return False
        return (
            before in ("i", "we", "they", "you", "and", "who", "both", "all", ",", ")")
            or (before.endswith("s") and not before.endswith("'s"))
            or before in ("people", "media", "police", "men", "two", "three", "countries", "but", "council", "states")
            or first - 1 in self.actor_ends
        )


def negation_of(acts: Iterable[str]) -> tuple[str, ...]:
    """The acts of a negated cue: what is not pledged, agreed or supported is refused; what is not said is denied."""
    refused = {"pledge", "offer", "agree", "support", "praise", "invite"}
    return ("reject",) if refused & set(acts) else ("deny",)
