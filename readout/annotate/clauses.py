"""What the rules of attribution see of one sentence: tokens, actors, cues, and where subjects and clauses begin and end."""

from dataclasses import field, replace

from readout.actor import Actor
from readout.annotate.coreference import Reference
from readout.annotate.cues import Cue, same_form
from readout.annotate.mentions import ABBREVIATED_STYLES, Mention
from readout.annotate.subjects import Subject
from readout.annotate.tokens import Sentence
from readout.lexicon.grammar import Grammar
from readout.span import Span
from readout.value import value

RELATIVE = frozenset({"who", "which", "that"})
REFLEXIVES = frozenset({"himself", "herself", "themselves"})
CLOSING_MARKS = frozenset({".", "!", "?", "…", "”", '"', ")", "’"})
PARENTHESES, PARENTHESES_END = frozenset({",", "–", "—", "("}), frozenset({",", "–", "—", ")"})
QUOTING = frozenset({"quote", "cite", "report"})
# Before a cue they tell that it goes on with the subject of an earlier one.
SHARING = frozenset({"and", "but", ",", "then", "or", "while", "by", "in", "after", ";", "yet", "nor"})
# What can be the subject of a sentence, and what can speak for a noun phrase that a preposition makes part of it.
SUBJECT_CATEGORIES = frozenset({"person", "state", "body", "group", "unnamed", "name", "author"})
HEAD_CATEGORIES = frozenset({"unnamed", "group", "person", "body"})
# Whose a person can be: [Norway]'s Ana Berg, [the League]'s Per Lund.
OWNERS = frozenset({"state", "body", "name"})
MAX_WORDS_OF_PLAIN_SUBJECT, MAX_WORDS_OF_LIST_OPENING = 5, 5
# How many tokens an office or a place has between a person and "who".
OFFICE_REACH = 16


@value
class Clauses:
    """Sentence `number` of a report with its references and cues, both in order; `heading` above the first full sentence.

    `carried` is who speaks where an item of a list begins with its verb: "1. Welcomes the agreement"; `lower` are the words in
    lower case.
    """

    number: int
    sentence: Sentence
    references: tuple[Reference, ...]
    cues: tuple[Cue, ...]
    grammar: Grammar
    heading: bool
    carried: Reference | None = None
    lower: list[str] = field(init=False, repr=False, compare=False)
    _by_first: dict[int, Reference] = field(init=False, repr=False, compare=False)
    _by_last: dict[int, Reference] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Rules ask for words some thousand times a sentence, for references some hundred times: made once, it takes a third.
        object.__setattr__(self, "lower", self.sentence.lower)
        object.__setattr__(self, "_by_first", {r.mention.first: r for r in reversed(self.references)})
        by_last = {r.mention.last: r for r in reversed(self.references)}
        by_last |= {end: r for r in self.references if (end := r.mention.apposition) and self.word(end - 1) == ")"}
        object.__setattr__(self, "_by_last", by_last)

    def word(self, at: int) -> str:
        """The word at a place in lower case, "" outside the sentence."""
        return self.lower[at] if 0 <= at < len(self.lower) else ""

    def ending_at(self, at: int) -> Reference | None:
        """The reference whose last token, or the bracket with whose land, is just before `at`: [Ms Berg] (Norway) met."""
        return self._by_last.get(at)

    def starting_at(self, at: int) -> Reference | None:
        """The reference that begins at token `at`, or behind the style of a person there: HE [President Arn], HH [the Amir]."""
        found = self._by_first.get(at)
        styled = found is None and at < len(self.sentence.tokens) and self.sentence.tokens[at].word in ABBREVIATED_STYLES
        return self.starting_at(at + 1) if styled else found

    def token_at(self, start: int) -> int:
        """The first token at or behind a character of the text, their number if there is none."""
        tokens = self.sentence.tokens
        return next((at for at, token in enumerate(tokens) if token.start >= start), len(tokens))

    def last_token(self) -> int:
        """The end of the sentence without its closing marks."""
        end = len(self.sentence.tokens)
        while end and self.sentence.tokens[end - 1].word in CLOSING_MARKS:
            end -= 1
        # The last but one item of a list: ...; and
        listed = end > 2 and self.lower[end - 1] in ("and", "or") and self.lower[end - 2] in (";", ",")
        return end - 2 if listed else end

    def span(self, first: int, last: int) -> Span:
        """The span of tokens `first` up to `last`."""
        return self.sentence.span_of(first, last)

    def source_of(self, subject: Subject) -> Span | None:
        """The words that name the subject, None if it is carried over from another sentence."""
        return self.span(subject.first, subject.last) if subject.last > subject.first else None

    def possessive(self, at: int) -> bool:
        """True if a possessive clitic stands at `at`."""
        return self.word(at) in ("'s", "’s", "'", "’")

    def subject_of(self, cue: Cue) -> Subject | None:
        """Who does the cue's speaking: before it, behind a parenthesis, shared with an earlier cue, or inverted behind it."""
        return self.subject_before(cue.first) or self.shared_subject(cue) or self.subject_behind(cue) or self.carried_subject(cue)

    def carried_subject(self, cue: Cue) -> Subject | None:
        """The speaker of a list item or paragraph that begins with its verb; no words of the sentence name it."""
        if self.carried is None or cue.first > MAX_WORDS_OF_LIST_OPENING or cue.form in ("noun", "preposition", "none"):
            return None
        opening = all(word in self.grammar.list_openers or word[:1].isdigit() for word in self.lower[: cue.first])
        if cue.form == "gerund" and {",", ";"}.isdisjoint(self.lower[cue.last :]):
            return None
        return Subject(cue.first, cue.first, (self.carried,)) if opening else None

    def subject_behind(self, cue: Cue) -> Subject | None:
        """The subject of the main clause behind a participle that opens the sentence: Noting the delay, [the envoy] called ..."""
        if cue.form != "gerund" or cue.first > 1 or cue.entry in self.grammar.speech.topical:
            return None
        for at in range(cue.last, len(self.sentence.tokens) - 1):
            found = self.starting_at(at + 1) if self.word(at) == "," else None
            if found is not None and any(found.mention.last in (other.first, other.head) for other in self.cues):
                return self.coordinated(found)
        return None

    def speaker_of(self, cue: Cue) -> Subject | None:
        """The subject of a cue that a clause or quotation follows: any noun phrase before it, else the sentence's subject."""
        plain = cue.form in ("past", "third")
        return self.subject_of(cue) or (self.plain_subject(cue.first) if plain else None) or self.main_subject(cue.first)

    def plain_subject(self, at: int) -> Subject | None:
        """A noun phrase with an article that is no mention of its own: [the fund] warned that."""
        first = at - 1
        while first >= 0 and at - first <= MAX_WORDS_OF_PLAIN_SUBJECT and self.is_content_word(first):
            first -= 1
        bare = first < 0 or first == at - 1 or any(first < cue.head < at for cue in self.cues)
        if bare or self.word(first) not in ("the", "a", "an") or self.governed(first):
            return None
        words = " ".join(token.word for token in self.sentence.tokens[first + 1 : at])
        mention = Mention(self.span(first, at), "nominal", self.number, first, at, noun=self.word(at - 1), post=words)
        return Subject.of(Reference(mention, Actor(None, words), "unnamed"))

    def is_content_word(self, at: int) -> bool:
        """True for a word of no closed class."""
        return self.word(at).isalpha() and self.word(at) not in self.grammar.function_words

    def subject_before(self, at: int) -> Subject | None:
        """The subject that ends where a verb group begins, over appositions and relative clauses between commas."""
        if (timed := self.before_date(at)) < at:
            return self.subject_before(timed)
        if (found := self.ending_at(at)) is not None:
            return self.whole_subject(found)
        before = self.word(at - 1)
        if before in REFLEXIVES or (before == "there" and self.ending_at(at - 1) is not None):
            return self.subject_before(at - 1)
        if before in RELATIVE:
            return self.antecedent(at - 1)
        if before == "," and (apposed := self.ending_at(at - 1)) is not None and self.is_apposition(apposed):
            return self.whole_subject(apposed)
        return self.subject_over_parenthesis(at - 1) if before in PARENTHESES_END else None

    def before_date(self, at: int) -> int:
        """The token where a date between subject and verb begins, `at` without one: Torvesk [on Monday in Lorneval] accused."""
        days, parts, city = self.grammar.calendar_words, self.grammar.parts_of_day, self.ending_at(at)
        there = city is not None and city.category == "place" and self.word(city.mention.first - 1) == "in"
        start = first = city.mention.first - 1 if city is not None and there else at
        while (word := self.word(first - 1)) in days or word in parts or word[:1].isdigit():
            first -= 1
        opened = self.word(first - 1) in ("on", "late", "early", "last", "this") and self.ending_at(first - 1) is not None
        return first - 1 if opened and first < start else at

    def is_apposition(self, reference: Reference) -> bool:
        """True for a name that a comma joins to its office: [the minister, Ms Berg], said; its head, [Mr Lund]."""
        mention = reference.mention
        if mention.apposed and "," in self.lower[mention.first : mention.last]:
            return True
        offices = (r for r in self.references if r.mention.last < mention.first and r.mention.kind in ("title", "nominal"))
        is_name = mention.kind == "name" and mention.comma and reference.category == "person"
        return is_name and any(r.category in ("person", "unnamed") and not r.mention.plural for r in offices)

    def antecedent(self, relative: int) -> Subject | None:
        """The subject that a relative pronoun takes up: [the envoy], who; one person alone if it is "who"."""
        end = relative - 1 if self.word(relative - 1) == "," else relative
        who = self.word(relative) == "who"
        person = self.bearer_of(self.ending_at(end)) if who else None
        if who and (person is None or person.category == "place"):
            person = self.over_office(end) or person
        return Subject.of(person) if person is not None else self.subject_before(end)

    def over_office(self, end: int) -> Reference | None:
        """Who is named before an office or a place that ends at a token: [Mr Lund], Minister of Trade of Torvesk, who; [a team]
        from the office in Lorneval, who."""
        people = (r for r in reversed(self.references) if r.mention.last < end and r.category in ("person", "unnamed"))
        person = next(people, None)
        if person is None or end - person.mention.last > OFFICE_REACH or self.word(end) != ",":
            return None
        between = self.lower[person.mention.last : end]
        office = between[0] == "," and self.sentence.tokens[person.mention.last + 1].word[:1].isupper()
        plain = between[0] in self.grammar.prepositions
        told = any(person.mention.last <= cue.head < end for cue in self.cues) or not self.grammar.auxiliaries.isdisjoint(between)
        return person if (office or plain) and "," not in between[1:] and not told else None

    def subject_over_parenthesis(self, comma: int) -> Subject | None:
        """The subject before a parenthesis that closes at token `comma`: [Ms Berg], thanking the hosts, said"""
        for at in range(comma - 1, 0, -1):
            found = self.ending_at(at) if self.word(at) in PARENTHESES else None
            if found is not None and not (self.has_finite_clause(at, comma) or self.within_relative(at)):
                return self.whole_subject(found)
        return None

    def within_relative(self, at: int) -> bool:
        """True inside a relative clause about the first words: the minister[, who spoke at the port, Lorneval, then,] said."""
        comma = opening.mention.last if (opening := self.starting_at(0)) is not None else 0
        return comma < at and self.word(comma) == "," and self.word(comma + 1) in ("who", "whose", "which")

    def has_finite_clause(self, start: int, end: int) -> bool:
        """True if a cue in a finite form stands between two tokens right behind an actor, and is not all that does: , he said,"""
        finite = [cue for cue in self.cues if start < cue.first and cue.last < end and cue.form in ("past", "third")]
        return any(self.ending_at(cue.first) is not None for cue in finite)

    def whole_subject(self, last: Reference) -> Subject | None:
        """The subject that ends with this reference, with what is coordinated before it; None if it is no subject."""
        references = [last]
        first = last.mention.first
        while (
            self.word(joint := self.before_owner(first)) in ("and", ",")
            and (before := self.bearer_of(self.ending_at(joint)) or self.told_with_office(joint, first == last.mention.first))
            is not None
        ):
            apposition = self.word(joint) == "," and len(references) == 1
            if apposition or self.governed(before.mention.first):
                break
            references.insert(0, before)
            first = before.mention.first
        compound = self.ending_at(first) if self.is_common_noun(last) else None
        if compound is not None and compound.category in ("group", "body", "name"):
            first = compound.mention.first  # a [Commission] spokeswoman
        if self.possessive(first - 1) and (owner := self.ending_at(first - 1)) is not None:
            first = owner.mention.first  # [the ministry]'s spokesman
        if self.governed(first):
            return self.head_of(first, last)
        return Subject(first, last.mention.last, tuple(references))

    def told_with_office(self, joint: int, alone: bool) -> Reference | None:
        """Who opens the sentence and is told with an office between commas, before others: [Ms Berg], the envoy, and Mr Lund.

        [The minister, Ms Berg], and the envoy, Mr Lund, said ...      On Monday, [Mr Lund], Minister of Trade, and Ms Berg ...
        To whom stands `alone` so far a mere comma joins nobody.
        """
        comma = joint - 1 if self.word(joint) == "and" else joint
        if self.word(comma) != "," or (alone and comma == joint):
            return None
        named = self.ending_at(comma) or self.over_plain_office(comma)
        if named is None or named.category not in ("person", "unnamed"):
            return None
        opening = self.lower[: named.mention.first]
        verbs = self.grammar.verb_signs
        opens = not opening or ((opening[-1] == "," or opening[-1] in self.grammar.subordinators) and verbs.isdisjoint(opening))
        return named if opens and not any(cue.head < named.mention.first for cue in self.cues) else None

    def over_plain_office(self, comma: int) -> Reference | None:
        """The person before an office that a comma closes: [Ms Berg], the minister of trade of Torvesk[,]"""
        before = (r for r in reversed(self.references) if r.mention.last < comma and self.word(r.mention.last) == ",")
        person = next((r for r in before if r.category == "person"), None)
        if person is None or comma - person.mention.last > OFFICE_REACH:
            return None
        office = self.lower[person.mention.last + 1 : comma]
        tells = "," not in office and self.grammar.verb_signs.isdisjoint(office) and RELATIVE.isdisjoint(office)
        return person if tells and office and not any(person.mention.last < cue.head < comma for cue in self.cues) else None

    def bearer_of(self, home: Reference | None) -> Reference | None:
        """The person whose state is told behind him: [Ana Lund] of Torvesk; the reference itself if it is no such state."""
        of = home is not None and home.category in OWNERS and self.word(home.mention.first - 1) == "of"
        person = self.ending_at(home.mention.first - 1) if of and home is not None else None
        return person if person is not None and person.category == "person" else home

    def before_owner(self, first: int) -> int:
        """The token before a person, over the state that is told as his: Norway's Ana Berg [and] Sweden's Per Lund."""
        owner = self.ending_at(first - 1) if self.possessive(first - 1) else None
        return owner.mention.first - 1 if owner is not None and owner.category in OWNERS else first - 1

    def owned_by(self, owner: Reference) -> Reference | None:
        """The person whose state is named before him, those who come for a person: Norway's [Ana Berg], Mr Lund's [envoys]."""
        behind = self.starting_at(owner.mention.last + 1) if self.possessive(owner.mention.last) else None
        if (
            behind is not None
            and owner.category == "person"
            and self.word(behind.mention.last - 1) in self.grammar.actors.own_people
        ):
            return replace(behind, actor=Actor(None, f"{behind.actor.name} of {owner.actor.name}"))
        person = behind is not None and behind.category == "person" and behind.mention.kind == "name"
        return behind if person and owner.category in OWNERS else None

    def is_common_noun(self, reference: Reference) -> bool:
        """True if the mention begins with a noun, without article or name: spokeswoman."""
        at, grammar = reference.mention.first, self.grammar
        word = self.sentence.tokens[at].word
        return word.islower() and (word in grammar.person_nouns or word in grammar.group_nouns)

    def head_of(self, first: int, last: Reference) -> Subject | None:
        """The noun phrase that the governed one belongs to, if that can speak: [officials in Lorneval], [one of them]."""
        if self.word(first - 1) == "of" and self.word(first - 2) in self.grammar.quantities:
            return Subject(first - 2, last.mention.last, (last,))
        head = self.ending_at(first - 1)
        if head is None or head.mention.kind == "pronoun" or head.category not in HEAD_CATEGORIES:
            return None
        if self.governed(head.mention.first):
            return None
        whole = self.whole_subject(head) if self.bearer_of(last) is head else None
        first, references = (whole.first, whole.references) if whole is not None else (head.mention.first, (head,))
        return Subject(first, last.mention.last, references)

    def governed(self, first: int) -> bool:
        """True for part of another noun phrase: the visit of [the President] · an adviser to [the President]."""
        before = self.word(first - 1)
        serves = before == "to" and self.ending_at(first - 1) is not None
        return first > 1 and (before in self.grammar.governing_prepositions or serves)

    def is_pluperfect(self, cue: Cue) -> bool:
        """True of "had agreed"."""
        return self.word(cue.first) == "had" and cue.first < cue.head

    def is_aside(self, cue: Cue) -> bool:
        """True for a cue that with its subject stands between commas: the envoy left, his aide [said], and asked for patience."""
        subject = self.subject_before(cue.first) if self.word(cue.last) == "," else None
        return subject is not None and self.word(subject.first - 1) == ","

    def quoted_before(self, at: int) -> Subject | None:
        """Who is quoted as saying: the object of the verb of quoting, its subject in the passive, else whoever ends at `at`."""
        quoting = next((cue for cue in reversed(self.cues) if cue.last <= at and cue.entry in QUOTING), None)
        named = None if quoting is None or quoting.passive else self.starting_at(quoting.last)
        if quoting is not None and quoting.passive:
            return self.subject_before(quoting.first)
        found = named or self.ending_at(at)
        return (self.whole_subject(found) or Subject.of(found)) if found is not None else None

    def quoted_speaker(self, cue: Cue) -> Subject | None:
        """Who is quoted where the cue is "as saying"."""
        return self.quoted_before(cue.first - 1) if cue.form == "gerund" and self.word(cue.first - 1) == "as" else None

    def inverted_before(self, cue: Cue) -> Subject | None:
        """Who is named behind a verb of speaking, where a participle goes on: ..., said [Ms Berg], calling for patience."""
        found = self.ending_at(cue.first - 1) if cue.form == "gerund" and self.word(cue.first - 1) == "," else None
        said = found is not None and any(c.last == found.mention.first and "inverted" in c.takes for c in self.cues)
        return Subject.of(found) if found is not None and said else None

    def shared_subject(self, cue: Cue) -> Subject | None:
        """The subject of an earlier cue that this one goes on with: thanked the hosts and [stressed] ...; ..., [adding] that"""
        before, gerund = self.word(cue.first - 1), cue.form == "gerund"
        if (quoted := self.quoted_speaker(cue) or self.inverted_before(cue)) is not None:
            return quoted
        if not gerund and before not in SHARING:
            return None
        parallel = [
            other
            for other in reversed(self.cues)
            if other.last <= cue.first and (gerund or same_form(other, cue) or self.shifts_tense(cue, other))
        ]
        # He [said] both sides had agreed, and [denied] that ...: of two the one in the same tense, else the nearer.
        for other in sorted(
            parallel, key=lambda other: (self.is_pluperfect(other) != self.is_pluperfect(cue), self.is_aside(other))
        ):
            if (
                found := self.subject_before(other.first) or self.quoted_speaker(other) or self.carried_subject(other)
            ) is not None:
                return found
        return self.main_subject(cue.first) if gerund or before in ("and", "but", ",") else None

    def main_subject(self, before: int) -> Subject | None:
        """The first reference of the sentence that can be its subject, up to token `before`, with what is joined to it."""
        for reference in self.references:
            mention = reference.mention
            if mention.first >= before:
                break
            able = reference.category in SUBJECT_CATEGORIES and not mention.located
            if able and not self.governed(mention.first) and not self.possessive(mention.last):
                return self.coordinated(reference)
        return None

    def main_subject_from(self, at: int) -> Reference | None:
        """The first reference from a token on that can be a subject there."""
        behind = (r for r in self.references if r.mention.first >= at)
        return next((r for r in behind if r.category in SUBJECT_CATEGORIES and not self.governed(r.mention.first)), None)

    def coordinated(self, first: Reference) -> Subject:
        """The subject that begins with this reference, with what is joined to it by "and"."""
        references, last = [first], first.mention.last
        while self.word(last) == "and" and (following := self.starting_at(last + 1)) is not None:
            following = self.owned_by(following) or following
            references.append(following)
            last = following.mention.last
        return Subject(first.mention.first, last, tuple(references))

    def subject_after(self, at: int) -> Subject | None:
        """The subject of an inverted cue that ends at `at`: said [Ms Berg]."""
        found = self.starting_at(at)
        return self.coordinated(found) if found is not None else None

    def shifts_tense(self, other: Cue, cue: Cue) -> bool:
        """True of finite verbs of two tenses that are set against each other: has apologised for the delay but [rejects] ..."""
        tenses = {"third", "past", "participle"}
        finite = cue.form in tenses and other.form in tenses and (other.form != "participle" or other.first < other.head)
        joint, two_before = self.word(other.first - 1), self.word(other.first - 2)
        return finite and (joint == "but" or (joint == "and" and two_before == ",")) and not other.passive
