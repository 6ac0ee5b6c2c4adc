"""What the rules of attribution see of one sentence: tokens, actors, cues, and where subjects and clauses begin and end."""

from dataclasses import dataclass

from readout.actor import Actor
from readout.annotate.coreference import Reference
from readout.annotate.cues import Cue
from readout.annotate.mentions import Mention
from readout.annotate.tokens import Sentence
from readout.lexicon.grammar import Grammar
from readout.span import Span

CLOSING = frozenset({".", "!", "?", ";", "…"})
LIST_WORDS = frozenset(
    {
        "(",
        ")",
        ".",
        "-",
        "•",
        "–",
        "also",
        "further",
        "furthermore",
        "moreover",
        "again",
        "and",
        "i",
        "ii",
        "iii",
        "iv",
        "a",
        "b",
        "c",
        "strongly",
        "deeply",
    }
)
RELATIVE = frozenset({"who", "which", "that"})


@dataclass(frozen=True, slots=True)
class Subject:
    """Who speaks: the tokens that name the source, and the references in them (several for "A and B said")."""

    first: int
    last: int
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Clauses:
    """Sentence `number` of a report with its references and cues, both in order; `heading` above the first full sentence.

    `carried` is who speaks where an item of a list begins with its verb: "1. Welcomes the agreement".
    """

    number: int
    sentence: Sentence
    references: tuple[Reference, ...]
    cues: tuple[Cue, ...]
    grammar: Grammar
    heading: bool
    carried: Reference | None = None

    @property
    def lower(self) -> list[str]:
        """The words in lower case."""
        return [token.lower for token in self.sentence.tokens]

    def word(self, at: int) -> str:
        """The word at a place in lower case, "" outside the sentence."""
        tokens = self.sentence.tokens
        return tokens[at].lower if 0 <= at < len(tokens) else ""

    def ending_at(self, at: int) -> Reference | None:
        """The reference whose last token is just before `at`."""
        return next((reference for reference in self.references if reference.mention.last == at), None)

    def starting_at(self, at: int) -> Reference | None:
        """The reference that begins at token `at`."""
        return next((reference for reference in self.references if reference.mention.first == at), None)

    def last_token(self) -> int:
        """The end of the sentence without its closing marks."""
        end = len(self.sentence.tokens)
        while end and self.sentence.tokens[end - 1].word in (".", "!", "?", "…", "”", '"', ")", "’"):
            end -= 1
        return end

    def span(self, first: int, last: int) -> Span:
        """The span of tokens `first` up to `last`."""
        return self.sentence.span_of(first, last)

    # --- subjects --------------------------------------------------------------------------------------------

    def subject_of(self, cue: Cue) -> Subject | None:
        """Who does the cue's speaking: before it, behind a parenthesis, shared with an earlier cue, or inverted behind it."""
        return self.subject_before(cue.first) or self.shared_subject(cue) or self.carried_subject(cue) or self.subject_behind(cue)

    def carried_subject(self, cue: Cue) -> Subject | None:
        """The speaker of a list item or paragraph that begins with its verb; no words of the sentence name it."""
        opening = all(word in LIST_WORDS or word[:1].isdigit() for word in self.lower[: cue.first]) and cue.first < 6
        if not opening or cue.form not in ("third", "base", "gerund", "participle", "past") or self.carried is None:
            return None
        return Subject(cue.first, cue.first, (self.carried,))

    def subject_behind(self, cue: Cue) -> Subject | None:
        """The subject of the main clause behind a participle that opens the sentence: Noting the delay, [the envoy] called ..."""
        if cue.form != "gerund" or cue.first > 1:
            return None
        for at in range(cue.last, len(self.sentence.tokens) - 1):
            found = self.starting_at(at + 1) if self.word(at) == "," else None
            if found is not None and any(
                other.first == found.mention.last or other.head == found.mention.last for other in self.cues
            ):
                return self.coordinated(found)
        return None

    def carried_person(self) -> Reference | None:
        """The person who was spoken of in the sentence before, if one is carried over."""
        return self.carried if self.carried is not None and self.carried.category == "person" else None

    def speaker_of(self, cue: Cue) -> Subject | None:
        """The subject of a cue that a clause or quotation follows: any noun phrase before it, else the sentence's subject."""
        found = self.subject_of(cue)
        if found is None and cue.form in ("past", "third"):
            found = self.plain_subject(cue.first)
        return found or self.main_subject(cue.first)

    def plain_subject(self, at: int) -> Subject | None:
        """A noun phrase with an article that is no mention of its own: [the fund] warned that."""
        first = at - 1
        while (
            first >= 0 and at - first < 6 and self.word(first).isalpha() and self.word(first) not in self.grammar.function_words
        ):
            first -= 1
        if first < 0 or first == at - 1 or self.word(first) not in ("the", "a", "an") or self.governed(first):
            return None
        span = self.span(first, at)
        words = " ".join(token.word for token in self.sentence.tokens[first + 1 : at])
        mention = Mention(span, "nominal", self.number, first, at, noun=self.word(at - 1), post=words)
        return Subject(first, at, (Reference(mention, Actor(None, words), "unnamed"),))

    def subject_before(self, at: int) -> Subject | None:
        """The subject that ends where a verb group begins, over appositions and relative clauses between commas."""
        if (found := self.ending_at(at)) is not None:
            return self.whole_subject(found)
        if self.word(at - 1) == "themselves" or self.word(at - 1) == "himself" or self.word(at - 1) == "herself":
            return self.subject_before(at - 1)
        if (
            self.word(at - 1) == "who"
            and (antecedent := self.ending_at(at - 2 if self.word(at - 2) == "," else at - 1)) is not None
        ):
            return Subject(antecedent.mention.first, antecedent.mention.last, (antecedent,))
        if self.word(at - 1) in RELATIVE:
            return self.subject_before(at - 2 if self.word(at - 2) == "," else at - 1)
        if self.word(at - 1) in (",", "–", "—", ")"):
            return self.subject_over_parenthesis(at - 1)
        return None

    def subject_over_parenthesis(self, comma: int) -> Subject | None:
        """The subject before a parenthesis that closes at token `comma`: [Ms Berg], thanking the hosts, said"""
        for at in range(comma - 1, 0, -1):
            if self.word(at) in (",", "–", "—", "(") and (found := self.ending_at(at)) is not None:
                between_cues = [cue for cue in self.cues if at < cue.first < comma and cue.form in ("past", "third")]
                if not any(self.subject_before_plain(cue.first) for cue in between_cues):
                    return self.whole_subject(found)
        return None

    def subject_before_plain(self, at: int) -> bool:
        """True if a reference ends right before the verb group at `at`."""
        return self.ending_at(at) is not None

    def whole_subject(self, last: Reference) -> Subject | None:
        """The subject that ends with this reference, with what is coordinated before it; None if it is no subject."""
        references = [last]
        first = last.mention.first
        while self.word(first - 1) in ("and", ",") and (before := self.ending_at(first - 1)) is not None:
            if self.word(first - 1) == "," and len(references) == 1:
                break
            if self.governed(before.mention.first):
                break
            references.insert(0, before)
            first = before.mention.first
        if self.governed(first):
            return self.head_of(first, last)
        return Subject(first, last.mention.last, tuple(references))

    def head_of(self, first: int, last: Reference) -> Subject | None:
        """The noun phrase that the governed one belongs to, if that can speak: [officials in Lorneval]."""
        head = self.ending_at(first - 1)
        if (
            head is None
            or head.mention.kind == "pronoun"
            or head.category not in ("unnamed", "group", "person", "body")
            or self.governed(head.mention.first)
        ):
            return None
        return Subject(head.mention.first, last.mention.last, (head,))

    def governed(self, first: int) -> bool:
        """True if a preposition before the noun phrase makes it part of another ("the visit of [the President]")."""
        before = self.word(first - 1)
        return (
            before
            in ("of", "by", "with", "from", "for", "between", "against", "about", "at", "in", "on", "into", "under", "through")
            and first > 1
        )

    def shared_subject(self, cue: Cue) -> Subject | None:
        """The subject of an earlier cue that this one goes on with: "thanked the hosts and [stressed] ...", "..., [adding] that"."""
        earlier = [other for other in self.cues if other.last <= cue.first]
        before = self.word(cue.first - 1)
        if cue.form == "gerund" and before == "as" and (quoted := self.ending_at(cue.first - 1)) is not None:
            return self.whole_subject(quoted) or Subject(quoted.mention.first, quoted.mention.last, (quoted,))
        if cue.form == "gerund" or before in ("and", "but", ",", "then", "or", "while", "by", "in", "after", ";", "yet", "nor"):
            for other in reversed(earlier):
                same_form = other.form == cue.form or {other.form, cue.form} <= {"past", "participle"} or cue.form == "gerund"
                if same_form and (found := self.subject_before(other.first)) is not None:
                    return found
            return self.main_subject(cue.first) if cue.form == "gerund" or before in ("and", "but", ",") else None
        return None

    def main_subject(self, before: int) -> Subject | None:
        """The first reference of the sentence that can be its subject, up to token `before`; else that of the main clause behind."""
        for reference in self.references:
            mention = reference.mention
            if mention.first >= before:
                break
            if (
                reference.category in ("person", "state", "body", "group", "unnamed", "name", "author")
                and not mention.located
                and not self.governed(mention.first)
                and not self.possessive(mention.last)
            ):
                return self.coordinated(reference)
        return None

    def coordinated(self, first: Reference) -> Subject:
        """The subject that begins with this reference, with what is joined to it by "and"."""
        references, last = [first], first.mention.last
        while self.word(last) == "and" and (following := self.starting_at(last + 1)) is not None:
            references.append(following)
            last = following.mention.last
        return Subject(first.mention.first, last, tuple(references))

    def possessive(self, at: int) -> bool:
        """True if a possessive clitic follows."""
        return self.word(at) in ("'s", "’s", "'", "’")

    def subject_after(self, at: int) -> Subject | None:
        """The subject of an inverted cue that ends at `at`: said [Ms Berg]."""
        found = self.starting_at(at)
        return self.coordinated(found) if found is not None else None

    # --- clause ends -----------------------------------------------------------------------------------------

    def content_end(self, start: int, cue: Cue) -> int:
        """Where content that starts at `start` ends: before the next cue that is not part of it, else with the sentence."""
        for other in self.cues:
            if other.first > start and (cut := self.cut_before(other, cue, start)) is not None:
                return self.without_joint(cut, start)
        return self.last_token()

    def cut_before(self, other: Cue, cue: Cue, start: int) -> int | None:
        """Where the clause of another cue begins if it stands beside, not within, the content of `cue`; else None."""
        before = self.word(other.first - 1)
        if other.form == "gerund":
            return other.first if before == "," else None
        if (
            cue.form == "gerund"
            and cue.first <= 1
            and (main := self.subject_before(other.first)) is not None
            and self.word(main.first - 1) == ","
        ):
            return main.first
        subject = self.subject_before(other.first)
        if subject is None:
            same_form = other.form == cue.form or {other.form, cue.form} <= {"past", "participle"}
            joined = before in ("and", "but", ",", "then") or (before == "also" and self.word(other.first - 2) == "and")
            listed = before == "," or (before == "and" and self.word(other.first - 2) == ",")
            nested = not listed and self.finite_between(start, other.first, cue)
            return other.first if joined and same_form and not nested else None
        if subject.first < start:
            return other.first if before == "," else None
        joint = self.word(subject.first - 1)
        if joint == "and" and other.form == cue.form and self.word(start - 1) != "that" and "object" in cue.takes:
            return subject.first
        if joint == "," and self.word(other.last) in (",", ".", "") and other.takes & {"clause", "that", "quotation"}:
            return subject.first
        if joint in ("while", "whereas", "but", ";") or (
            joint in ("and", "though", "although") and self.word(subject.first - 2) == ","
        ):
            return subject.first
        return None

    def finite_between(self, start: int, end: int, cue: Cue) -> bool:
        """True if the content is itself a clause in which a cue of its own has a subject, so that "and ..." goes on with that."""
        return any(
            start <= other.first < end and other.form == cue.form and self.subject_before(other.first) is not None
            for other in self.cues
        )

    def without_joint(self, end: int, start: int) -> int:
        """The end before the commas and conjunctions that lead to the next clause."""
        while end > start and self.word(end - 1) in (
            ",",
            "and",
            "but",
            "while",
            "whereas",
            ";",
            "then",
            "also",
            "though",
            "although",
            "—",
            "–",
        ):
            end -= 1
        return end

    def clause_start(self, end: int) -> int:
        """Where the clause that ends at token `end` begins: behind the last semicolon, or behind another cue's clause."""
        for at in range(end - 1, -1, -1):
            if self.word(at) in (";",) or (self.word(at) == ":" and at > 0):
                return at + 1
        return 0
