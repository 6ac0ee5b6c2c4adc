"""Cues: the words of speaking, by verb ("called for"), by noun ("voiced his concern over") or by preposition ("according to")."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from readout.annotate.closed_classes import GENITIVES
from readout.annotate.mentions import Mention
from readout.annotate.tokens import Sentence
from readout.annotate.verb_groups import Usage, VerbGroups
from readout.lexicon import Lexicon, LightVerb, NominalCue, ReportingVerb
from readout.lexicon.grammar import Grammar
from readout.value import value

# Between a light verb and its noun at most so many words may stand: "expressed [its deep and lasting] gratitude".
MAX_WORDS_TO_NOUN = 5
# Behind a light verb they end the search for its noun.
NOUN_BARRIERS = frozenset({",", ".", ";", ":", "that", "of", "for", "to", "by"})
# A noun that leads on to nothing ends a nominal cue only before one of these.
PHRASE_ENDS = frozenset({".", ",", "and", ";"})
CLOSING_QUOTES = frozenset({"”", '"', "’", "»"})
# Before "call" they tell of a visit or a conversation.
CALLS_MADE = frozenset({"courtesy", "farewell", "introductory", "phone", "telephone", "video", "conference"})
# Between a verb and what it calls something: rejected [as "baseless and mischievous" Ardelian] claims.
MAX_WORDS_OF_NAMING = 8
# By these a noun with its owner leads on to the content.
OWNED_LEADS = frozenset({"for", "to", "that", "over", "on", "at", "with"})
# What is not pledged, agreed or supported is refused; what is not said is denied.
REFUSED_IF_NEGATED = frozenset({"pledge", "offer", "agree", "support", "praise", "invite"})


@value
class Cue:
    """Words of speaking in a sentence.

    `first` and `last` bound its tokens, auxiliaries and adverbs included; `head` is the verb's own first token. `form` is base,
    third, past, participle, gerund, noun, preposition or none. `takes` is the lexicon's; `entry` names the lexicon entry;
    `passive` is true of "was told", `negated` of "did not say". `leads` is the word by which a nominal cue leads to its content;
    of `objects`, if any, one must stand near the head of the object.
    """

    first: int
    head: int
    last: int
    form: str
    entry: str
    acts: tuple[str, ...] = ()
    takes: frozenset[str] = frozenset()
    negated: bool = False
    passive: bool = False
    thought: bool = False
    leads: str = ""
    objects: frozenset[str] = frozenset()


def same_form(one: Cue, other: Cue) -> bool:
    """True if two cues stand in one form, as coordinated verbs do; past and participle may look alike."""
    return one.form == other.form or {one.form, other.form} <= {"past", "participle"}


def prepositional_cue(first: int, last: int, entry: str) -> Cue:
    """The cue of a preposition that attributes: according to, in the view of."""
    return Cue(first=first, head=first, last=last, form="preposition", entry=entry, acts=("assert",))


class VerbForm(NamedTuple):
    """One form of a reporting verb; `label` says which."""

    words: tuple[str, ...]
    label: str
    verb: ReportingVerb


class VerbForms(NamedTuple):
    """Forms of reporting verbs that begin with one word, longest first; of them those of one word; and their second words."""

    forms: Sequence[VerbForm]
    single: Sequence[VerbForm]
    seconds: frozenset[str]

    @classmethod
    def of(cls, forms: Sequence[VerbForm]) -> "VerbForms":
        """These forms, which begin with one word."""
        single = [form for form in forms if len(form.words) == 1]
        return cls(forms, single, frozenset(form.words[1] for form in forms if len(form.words) > 1))


class LightVerbForm(NamedTuple):
    """One form of a light verb; `label` says which."""

    words: tuple[str, ...]
    label: str
    verb: LightVerb


class NounForm(NamedTuple):
    """One form of a noun of speaking."""

    words: tuple[str, ...]
    noun: NominalCue


class Lead(NamedTuple):
    """The word by which a noun leads to its content, "" if it leads nowhere, and the token that ends the cue with it."""

    word: str
    end: int


@dataclass(frozen=True, slots=True)
class CueBook:
    """All cue forms by their first word, longest first, and the words with which cues open; made once from the lexicon."""

    grammar: Grammar
    verbs: Mapping[str, VerbForms]
    lights: Mapping[str, Sequence[LightVerbForm]]
    nouns: Mapping[str, Sequence[NounForm]]
    openers: frozenset[str]


def make_cue_book(lexicon: Lexicon, grammar: Grammar) -> CueBook:
    """The cue book of a lexicon."""
    verbs = by_first_word(VerbForm(words, label, verb) for verb in lexicon.reporting_verbs for words, label in verb.forms.items())
    lights = by_first_word(
        LightVerbForm(words, label, verb) for verb in lexicon.light_verbs for words, label in verb.forms.items()
    )
    return CueBook(
        grammar,
        {first: VerbForms.of(forms) for first, forms in verbs.items()},
        lights,
        by_first_word(NounForm(words, noun) for noun in lexicon.nominal_cues for words in noun.forms),
        frozenset((*verbs, *lights)),
    )


Form = TypeVar("Form", VerbForm, LightVerbForm, NounForm)


def by_first_word(forms: Iterable[Form]) -> dict[str, list[Form]]:
    """The forms under their first word, longest first."""
    table: dict[str, list[Form]] = {}
    for form in forms:
        table.setdefault(form.words[0], []).append(form)
    for row in table.values():
        row.sort(key=lambda form: -len(form.words))
    return table


def find_cues(sentence: Sentence, book: CueBook, mentions: Sequence[Mention]) -> list[Cue]:
    """The cues of a sentence in order, none within another or within a name ("United States" states nothing)."""
    if book.openers.isdisjoint(sentence.lower):
        return []
    finder = CueFinder(sentence, book, frozenset([mention.last - 1 for mention in mentions]))
    named = {at for mention in mentions if mention.kind in ("name", "title") for at in range(mention.first, mention.last)}
    found: list[Cue] = []
    for at, word in enumerate(finder.lower):
        if word not in book.openers or at in named or (finder.last is not None and at < finder.last.last):
            continue
        cue = finder.cue_at(at)
        if cue is None:
            continue
        # did not [hesitate] to condemn: what leads to a verb is no cue beside it.
        while found and found[-1].head >= cue.first:
            found.pop()
        found.append(cue)
        finder.last = cue
        finder.last_base = cue.head if cue.form == "base" and cue.first == cue.head else finder.last_base
    return found


class CueFinder:
    """Looks for cues in one sentence."""

    def __init__(self, sentence: Sentence, book: CueBook, actor_ends: frozenset[int]) -> None:
        self.tokens, self.book, self.actor_ends = sentence.tokens, book, actor_ends
        self.lower = tuple(sentence.lower)
        self.capitals = frozenset([index for index, token in enumerate(sentence.tokens) if token.word[0].isupper()])
        self.groups = VerbGroups(self.lower, book.grammar, actor_ends, self.capitals)
        # The last finite verb in the base form, which another may be joined to: we condemn the attack and [urge] ...
        self.last_base = -1
        self.last: Cue | None = None

    def word(self, at: int) -> str:
        """The word at a place, "" behind the sentence."""
        return self.lower[at] if at < len(self.lower) else ""

    def cue_at(self, at: int) -> Cue | None:
        """The cue whose verb begins here: a nominal cue that leads to its content, else a verb, else a nominal cue that ends."""
        nominal = self.nominal_at(at)
        if nominal is not None and nominal.leads != "end":
            return nominal
        return self.verbal_at(at) or nominal

    def match(self, form: tuple[str, ...], at: int) -> int:
        """The end of a form whose first word stands at `at`, 0 if the others do not follow; adverbs may follow a copula."""
        start, rest = at + 1, form[1:]
        if rest and form[0] in self.book.grammar.copulas:
            while self.word(start) != rest[0] and start < len(self.lower) and self.groups.is_adverb(start):
                start += 1
        end = start + len(rest)
        return end if self.lower[start:end] == rest else 0

    def following(self, at: int) -> tuple[str, ...]:
        """The words with which a form that begins here can go on: the next one, behind a copula also those behind adverbs."""
        end = at + 2
        if self.lower[at] in self.book.grammar.copulas:
            while end <= len(self.lower) and self.groups.is_adverb(end - 1):
                end += 1
        return self.lower[at + 1 : end]

    def verbal_at(self, at: int) -> Cue | None:
        """The longest reporting verb that begins here and is used as a verb."""
        known = self.book.verbs.get(self.lower[at])
        if known is None:
            return None
        following = self.following(at)
        for form, label, verb in known.single if known.seconds.isdisjoint(following) else known.forms:
            end = self.match(form, at) if len(form) == 1 or form[1] in following else 0
            if not end or self.leaves_infinitive(form, at, end) or self.leaves_date(form, at, end) or self.is_conjunction(at):
                continue
            usage = self.groups.usage(at, label, noun_like=verb.noun_like) or self.joined(at, label, end)
            if usage is None or (verb.noun_like and self.is_called(at, label)):
                continue
            if (usage.negated and verb.silent) or (label == "gerund" and verb.phrase == "cite"):
                return None
            return Cue(
                first=usage.first,
                head=at,
                last=end,
                form=usage.form,
                entry=verb.phrase,
                acts=(verb.negated or negation_of(verb.acts)) if usage.negated else verb.acts,
                takes=verb.takes,
                negated=usage.negated,
                passive=usage.passive,
                thought=verb.thought,
                objects=verb.objects,
            )
        return None

    def joined(self, at: int, label: str, end: int) -> Usage | None:
        """The usage of a verb that could be a noun, but is joined by "and" to another in its form; an object must follow.

        we condemn the attack and [urge] all sides, the state condemns the attack and [calls for] the release of ...
        """
        like_last = self.last is not None and self.last.form == "third" and self.lower[at - 1] == "and"
        base = label == "base" and self.last_base >= 0 and self.lower[at - 1] in ("and", "but", "also")
        joined = base or (label == "third" and like_last)
        return Usage(at, label, negated=False, passive=False) if joined and self.groups.opens_object(end) else None

    def is_called(self, at: int, label: str) -> bool:
        """True of a noun that somebody calls something: rejected as false [claims] that the gate was shut."""
        called = self.last is not None and self.last.form != "noun" and self.word(self.last.last) == "as"
        near = called and self.last is not None and at - self.last.last <= MAX_WORDS_OF_NAMING
        return (
            near
            and label in ("base", "third")
            and self.word(at + 1) in ("that", "of", "by", "about")
            and at - 1 not in self.actor_ends
        )

    def leaves_infinitive(self, form: tuple[str, ...], at: int, end: int) -> bool:
        """True if the "to" of the form belongs to an infinitive: agreed [to meet], but agreed to [the visit]."""
        return form[-1] == "to" and len(form) > 1 and self.is_infinitive(end) and self.has_shorter(form, at)

    def leaves_date(self, form: tuple[str, ...], at: int, end: int) -> bool:
        """True if the "on" of the form belongs to a date: agreed [on Friday] that, but agreed on [the route]."""
        dated = len(form) > 1 and form[-1] == "on" and self.word(end) in self.book.grammar.calendar_words
        return dated and any(other == form[:-1] for other, _, _ in self.book.verbs[self.lower[at]].forms)

    def is_infinitive(self, at: int) -> bool:
        """True if a verb in the infinitive, not a noun phrase, follows "to"."""
        word, grammar = self.word(at), self.book.grammar
        opens_noun_phrase = word in grammar.determiners or word in grammar.possessives or word in grammar.quantities
        return word.isalpha() and at not in self.capitals and not opens_noun_phrase and not word.endswith("ing")

    def has_shorter(self, form: tuple[str, ...], at: int) -> bool:
        """True if the verb without "to" is an entry that takes an infinitive."""
        return any(other == form[:-1] and "to" in verb.takes for other, _, verb in self.book.verbs[self.lower[at]].forms)

    def is_conjunction(self, at: int) -> bool:
        """True for ", provided that", which states a condition and reports nothing."""
        condition = self.lower[at] in self.book.grammar.conditional_participles and self.word(at + 1) == "that"
        return condition and (at == 0 or at - 1 not in self.actor_ends)

    def nominal_at(self, at: int) -> Cue | None:
        """A light verb with its noun and the word that leads to the content: "voiced [their deep] gratitude to"."""
        for form, label, light in self.book.lights.get(self.lower[at], ()):
            end = self.match(form, at)
            nouns = list(self.nouns_after(end)) if end else []
            usage = self.groups.usage(at, label, noun_like=False) if nouns else None
            if usage is None:
                continue
            for noun, noun_end in nouns:
                if self.is_conversation(noun, noun_end):
                    continue
                lead = self.lead_of(noun, noun_end)
                # She voiced Torvesk's regret; but he has Torvesk's support: that of another is none of his.
                of_another = not light.for_others and any(self.groups.is_genitive(k) for k in range(end, noun_end))
                perfect = light.phrase == "have" and self.is_perfect(end, noun_end)
                if not (perfect or of_another) and (
                    lead.word or self.word(noun_end) in PHRASE_ENDS or noun_end == len(self.lower)
                ):
                    return nominal_cue(at, usage, light, noun, lead)
        return None

    def is_conversation(self, noun: NominalCue, end: int) -> bool:
        """True of a call that is paid, or made by telephone, and calls for nothing: paid a courtesy [call] on the envoy."""
        return noun.noun == "call" and self.lower[end - 2] in CALLS_MADE

    def is_perfect(self, start: int, end: int) -> bool:
        """True if "has" is the auxiliary of a verb that stands before the noun: has [repeatedly denied] all accusations."""
        return any(
            self.groups.is_adverb(at) or self.lower[at] in self.book.verbs or self.lower[at].endswith("ed")
            for at in range(start, end - 1)
        )

    def nouns_after(self, at: int) -> Iterator[tuple[NominalCue, int]]:
        """The nominal cues within reach of a light verb that ends at `at`, each with its end."""
        for start in range(at, min(at + MAX_WORDS_TO_NOUN + 1, len(self.lower))):
            word = self.lower[start]
            for form, noun in self.book.nouns.get(word, ()):
                if self.lower[start : start + len(form)] == form:
                    yield noun, start + len(form)
            # Behind the speaker's own party it is no verb (conveyed his Government['s] gratitude); another's pledge is no cue.
            own = word in GENITIVES and (self.lower[at] in self.book.grammar.possessives or start - 1 in self.actor_ends)
            barrier = word in NOUN_BARRIERS or (word in self.book.grammar.auxiliaries and not own)
            if self.tokens[start].quotation or barrier:
                return

    def lead_of(self, noun: NominalCue, at: int) -> Lead:
        """The word at `at` by which the noun that ends there leads to its content; before it may close a short quotation.

        voiced "deep concern" [over] the raid
        """
        at = at + 1 if self.word(at) in CLOSING_QUOTES else at
        if self.word(at) == "of" and (behind := self.after_owner(at + 1)):
            owned = self.lead_of(noun, behind)
            if owned.word:
                return owned
        word = self.word(at)
        if word == "to":
            return self.lead_by_to(noun, at)
        if word not in noun.takes:
            return Lead("", at)
        return Lead(word, at if word == "that" else at + 1)

    def after_owner(self, at: int) -> int:
        """The token behind the actor that begins at `at`, 0 if none is there: the full support of [the Commission] for."""
        ends = (end + 1 for end in range(at, min(at + MAX_WORDS_TO_NOUN, len(self.lower))) if end in self.actor_ends)
        end = next(ends, 0)
        return end if end and self.word(end) in OWNED_LEADS else 0

    def lead_by_to(self, noun: NominalCue, at: int) -> Lead:
        """The lead of a noun before "to": its infinitive, its addressee or its object."""
        phrase = at + 1 in self.capitals or self.word(at + 1) in self.book.grammar.determiners
        if "to-infinitive" in noun.takes and not phrase:
            return Lead("to-infinitive", at)
        kind = next((kind for kind in ("to-addressee", "to") if kind in noun.takes), "")
        return Lead(kind, at + 1 if kind else at)


def nominal_cue(head: int, usage: Usage, light: LightVerb, noun: NominalCue, lead: Lead) -> Cue:
    """The cue of a light verb with its noun; their acts are joined, those of the verb first if it leads."""
    acts = (*light.acts, *noun.acts) if light.leads else (*noun.acts, *light.acts)
    return Cue(
        first=usage.first,
        head=head,
        last=lead.end,
        form=usage.form,
        entry=f"{light.phrase} {noun.noun}",
        acts=negation_of(acts) if usage.negated else acts,
        takes=noun.takes,
        negated=usage.negated,
        passive=usage.passive,
        leads=lead.word or "end",
    )


def negation_of(acts: Iterable[str]) -> tuple[str, ...]:
    """The acts of a negated cue: a refusal or a denial."""
    return ("reject",) if not REFUSED_IF_NEGATED.isdisjoint(acts) else ("deny",)
