"""Meetings and who takes part in them: subjects, partners, what is joined to them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from readout.actor import Actor
from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.annotate.mentions import Mention
from readout.lexicon.encounters import EncounterWords, Surroundings
from readout.lexicon.inflection import Words
from readout.span import Span

PARTY_CATEGORIES = frozenset({"person", "state", "body", "group", "unnamed", "name", "author"})
# One calls persons, and one writes to persons, states and bodies; any party can be met.
PARTNER_CATEGORIES = {
    "call": frozenset({"person", "author"}),
    "letter": frozenset({"person", "state", "body", "name"}),
}


@dataclass(frozen=True, slots=True)
class Meeting:
    """One telling of an encounter: tokens `first` up to `last` of the line are its anchor, `head` the verb or noun.

    `parties` are the references of those who met, in text order; `form` is the verb's form or "noun"; `rule` says what was seen.
    """

    line: Clauses
    first: int
    last: int
    head: int
    format: str
    form: str
    parties: tuple[Reference, ...]
    rule: str
    place: Reference | None = None

    @property
    def anchor(self) -> Span:
        """The words that tell of it."""
        return self.line.span(self.first, self.last)


def parties_among(references: Iterable[Reference], words: EncounterWords) -> tuple[Reference, ...]:
    """Those of the references that can be parties to an encounter."""
    return tuple(r for r in references if r.category in PARTY_CATEGORIES and r.mention.noun not in words.around.non_parties)


def subject_parties(line: Clauses, at: int, words: EncounterWords) -> tuple[int, tuple[Reference, ...]]:
    """First token and references of the subject of a verb at `at`, over auxiliaries and adverbs; `at` and none without one.

    The subject of an infinitive is the party before it, as in "invited [the President] to visit".
    """
    first = verb_group_start(line, at)
    infinitive = first < at and line.word(first) == "to"
    if infinitive and (guest := invited_guest(line, first)) is not None:
        return guest.mention.first, parties_among((guest,), words)
    subject = line.subject_before(first)
    shared = infinitive or line.word(first - 1) in words.around.verb_joints or line.word(at) in ("meeting", "visiting")
    if subject is None and shared:
        subject = line.main_subject(first)
    return (subject.first, parties_among(subject.references, words)) if subject else (at, ())


def verb_group_start(line: Clauses, at: int) -> int:
    """The first of the auxiliaries and adverbs before a verb: Mr Lund [will also] meet."""
    passed = line.grammar.auxiliaries | line.grammar.adverbs | {"not", "never", "to", "today"}
    while at and (line.word(at - 1) in passed or line.word(at - 1).endswith("ly")):
        at -= 1
    return at


def invited_guest(line: Clauses, at: int) -> Reference | None:
    """Who is to come, where an invitation leads to the infinitive at `at`.

    [Lund] was invited to visit      extended to [Arn] an invitation to visit
    """
    if line.word(at - 1) == "invited":
        subject = line.subject_before(at - 2) if line.word(at - 2) in ("was", "were", "been") else None
        return subject.references[-1] if subject else None
    before = line.lower[max(0, at - 14) : at]
    if line.word(at - 1) != "invitation" or "to" not in before:
        return None
    return line.starting_at(at - before[::-1].index("to"))


def is_partner(format: str, found: Reference) -> bool:
    """True if the party can be at the other end of an encounter of that format."""
    allowed = PARTNER_CATEGORIES.get(format)
    return allowed is None or found.category in allowed


def partner_groups(
    line: Clauses, found: Reference | None, lead: Words, words: EncounterWords
) -> Iterator[tuple[Reference, tuple[Reference, ...], int]]:
    """Each partner for which the lead is said again, with those joined to it and the token where they end."""
    while found is not None:
        joined, last = coordinated(line, found, words)
        yield found, joined, last
        found = repeated(line, last, lead, words)


def repeated(line: Clauses, at: int, lead: Words, words: EncounterWords) -> Reference | None:
    """The next party, if the lead stands again: with the President, [with] the Director and [with] the Minister."""
    while line.word(at) in words.around.repeating:
        at += 1
    preposition = lead[-1] if lead and lead[-1] in ("with", "to") else "with"
    return line.starting_at(at + 1) if line.word(at) == preposition else None


def coordinated(line: Clauses, first: Reference, words: EncounterWords) -> tuple[tuple[Reference, ...], int]:
    """The reference with those joined to it by commas, "and", "as well as", "together with"; and the token where they end."""
    references, last = [first], behind_apposition(first)
    while (following := joined_at(line, last, words)) is not None:
        references.append(following)
        last = behind_apposition(following)
    return tuple(references), last


def joined_at(line: Clauses, last: int, words: EncounterWords) -> Reference | None:
    """The reference that is joined to what ends at `last`; a mere comma joins persons only."""
    at = last
    while line.word(at) in words.around.joining:
        at += 1
    if at > last and line.word(at) == "with" and line.word(at - 1) in ("together", "along"):
        at += 1
    following = line.starting_at(at) if at > last else None
    if following is None or following.category == "place" or is_subject(line, following.mention.last):
        return None
    listed = line.word(at - 1) == "," and at - last == 1
    return None if listed and following.category != "person" else following


def behind_apposition(reference: Reference) -> int:
    """The token behind a reference and the title in apposition to it: Mr Arn, [President of Torvesk], and Ms Berg."""
    return max(reference.mention.last, reference.mention.apposition)


def is_subject(line: Clauses, at: int) -> bool:
    """True if a cue's verb group begins at the token: what stands before is a new subject."""
    return any(cue.first == at for cue in line.cues) or line.word(at) in line.grammar.auxiliaries


def governed_by(line: Clauses, preposition: int, first: Reference, words: EncounterWords) -> tuple[tuple[Reference, ...], int]:
    """The parties behind a preposition and the token where they end; "between" has two sides: between [Torvesk] and [Ardelia]."""
    joined, last = coordinated(line, first, words)
    if line.word(preposition) == "between" and line.word(last) == "and" and (second := line.starting_at(last + 1)) is not None:
        return (*joined, second), second.mention.last
    return joined, last


def plain_party(line: Clauses, at: int, words: EncounterWords) -> Reference | None:
    """A plural noun phrase that is no mention of its own: met [British businesses]."""
    end = plain_end(line, at, words.around)
    noun = line.word(end - 1)
    if end == at or not noun.endswith("s") or noun in words.around.non_parties or noun in words.around.no_plurals:
        return None
    name = " ".join(token.word for token in line.sentence.tokens[at:end] if token.lower not in ("the", "a", "an"))
    mention = Mention(line.span(at, end), "nominal", line.number, at, end, noun=noun, post=name, plural=True)
    return Reference(mention, Actor(None, name), "unnamed")


def plain_end(line: Clauses, at: int, around: Surroundings) -> int:
    """The end of a plain noun phrase of six words at most, `at` if none begins there."""
    for end in range(at, min(at + 6, len(line.sentence.tokens))):
        word = line.word(end)
        is_word = word.isalpha() or "-" in word
        if not is_word or word in around.phrase_ends or (end > at and word.endswith(("ing", "ed"))):
            return end
    return min(at + 6, len(line.sentence.tokens))
