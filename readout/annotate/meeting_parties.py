"""Meetings and who takes part in them: subjects, partners, what is joined to them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from readout.actor import Actor
from readout.annotate.clauses import Clauses, Subject
from readout.annotate.coreference import Reference
from readout.annotate.mentions import Mention
from readout.lexicon.encounters import EncounterWords, Surroundings
from readout.lexicon.inflection import Words
from readout.span import Span

# How many tokens of an apposition lie between one partner and the next: with the head of the office, Mr Lund, [and with].
REPEAT_REACH = 12
# How many tokens lie between an office and the name of its holder behind a comma.
NAME_REACH = 8
# How many tokens lie between a body and the relative clause that tells of it: a Joint Commission [on Infrastructure], which.
ANTECEDENT_REACH = 6
# How many tokens lie between "led by" and the verb: led by Mr Lund, the envoy for the river, [arrived].
LED_REACH = 14
PARTY_CATEGORIES = frozenset({"person", "state", "body", "group", "unnamed", "name", "author"})
# What has rounds and sessions, and is no party to them.
DIALOGUES = frozenset({"Dialogue", "Talks", "Process", "Negotiations", "Consultations", "Conference", "Forum", "Conversations"})
# One calls persons, and one writes to persons, states and bodies; any party can be met.
PARTNER_CATEGORIES = {
    "call": frozenset({"person", "author", "group"}),
    "letter": frozenset({"person", "state", "body", "name", "group", "unnamed", "author"}),
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
    return tuple(r for r in references if r.category in PARTY_CATEGORIES and not is_no_party(r, words))


def is_pair(reference: Reference) -> bool:
    """True for two names in one word: the [Torvesk-Ardelia] talks."""
    sides = sides_of_pair(reference.actor.name)
    return reference.category == "name" and reference.actor.actor is None and len(sides) == 2


def sides_of_pair(name: str) -> tuple[str, ...]:
    """The two names that a hyphen or dash joins, nothing if there are not two."""
    sides = tuple(name.replace("–", "-").removeprefix("the ").removeprefix("The ").split("-"))
    return sides if len(sides) == 2 and all(side[:1].isupper() and " " not in side for side in sides) else ()


def is_no_party(reference: Reference, words: EncounterWords) -> bool:
    """True for papers, the press, and a dialogue that has rounds."""
    name = reference.actor.name.split()
    return reference.mention.noun in words.around.non_parties or (name[-1:] != [] and name[-1] in DIALOGUES)


def subject_parties(line: Clauses, at: int, words: EncounterWords) -> tuple[int, tuple[Reference, ...]]:
    """First token and references of the subject of a verb at `at`, over auxiliaries and adverbs; `at` and none without one.

    The subject of an infinitive is the party before it, as in "invited [the President] to visit".
    """
    first = verb_group_start(line, at)
    infinitive = first < at and line.word(first) == "to"
    if infinitive and (guest := invited_guest(line, first)) is not None:
        return guest.mention.first, parties_among((guest,), words)
    if infinitive and (planner := planner_of(line, first, words)) is not None:
        return planner.first, parties_among(planner.references, words)
    subject = (
        line.subject_before(first)
        or named_in_apposition(line, first)
        or behind_relative(line, first)
        or thanked(line, first)
        or led_by(line, first)
    )
    shared = infinitive or line.word(first - 1) in words.around.verb_joints or line.word(at).endswith("ing")
    if subject is None and shared:
        subject = line.main_subject(first)
    return (subject.first, parties_among(with_joined(line, subject), words)) if subject else (at, ())


def planner_of(line: Clauses, at: int, words: EncounterWords) -> Subject | None:
    """Who means to do what the infinitive at a token says.

    the decision of [the President] to visit      [she] hoped to meet      [the envoy] is ready to meet
    """
    holder = line.ending_at(at)
    if holder is not None and line.word(holder.mention.first - 1) == "of":
        planned = line.word(holder.mention.first - 2) in words.around.intentions
        return Subject.of(holder) if planned else None
    governing = verb_group_start(line, at - 1)
    return line.subject_before(governing) if governing < at and line.word(at - 1) not in line.grammar.function_words else None


def behind_relative(line: Clauses, at: int) -> Subject | None:
    """The subject over a relative clause, or the antecedent of one with words of its own.

    [the committee] that watches over the truce held      [a Joint Commission] on Infrastructure, which will hold
    """
    if line.word(at - 1) in ("which", "that"):
        near = [r for r in line.references if at - ANTECEDENT_REACH < r.mention.last < at and r.category in ("body", "group")]
        return Subject.of(near[-1]) if near else None
    subject = line.main_subject(at)
    relative = subject is not None and line.word(subject.last) in ("that", "which", "who")
    if subject is None or not relative or line.starting_at(subject.last + 1) is not None:
        return None
    joints = {",", ";", "and"} & set(line.lower[subject.last : at])
    return None if joints else subject


def led_by(line: Clauses, at: int) -> Subject | None:
    """Who is at the head of those that come: a team led by [Mr Lund] arrived, a mission headed by [Ms Berg], the envoy, met."""
    leads = (k for k in range(at - 1, max(at - LED_REACH, 1), -1) if line.word(k) == "by")
    by = next((k for k in leads if line.word(k - 1) in ("led", "headed")), None)
    leader = line.starting_at(by + 1) if by is not None else None
    if leader is None or leader.category not in ("person", "unnamed"):
        return None
    whole = behind_apposition(leader)
    return Subject.of(leader) if at in (whole, whole + 1) or line.word(at - 1) == "," else None


def thanked(line: Clauses, at: int) -> Subject | None:
    """Who did what the gerund behind "for" says: We thank [Torvesk] for hosting."""
    if line.word(at - 1) != "for" or not line.word(at).endswith("ing"):
        return None
    found = line.ending_at(at - 1)
    return Subject.of(found) if found is not None else None


def named_in_apposition(line: Clauses, at: int) -> Subject | None:
    """The person named between commas before a verb: their leader, [Isaya Arn], met."""
    named = line.ending_at(at - 1) if line.word(at - 1) == "," else None
    lead = line.word(named.mention.first - 1) if named is not None else ""
    apposed = named is not None and named.category == "person" and (lead == "," or lead in line.grammar.subordinators)
    return Subject.of(named) if apposed and named is not None else None


def with_joined(line: Clauses, subject: Subject) -> tuple[Reference, ...]:
    """The references of a subject, with one joined to it by "and": [Arn] and President Berg of Torvesk today met."""
    before = line.ending_at(subject.first - 1) if line.word(subject.first - 1) == "and" else None
    joined = before is not None and before not in subject.references and before.category == "person"
    return (before, *subject.references) if joined and before is not None else subject.references


def verb_group_start(line: Clauses, at: int) -> int:
    """The first of the auxiliaries and adverbs before a verb: Mr Lund [will also] meet."""
    passed = line.grammar.auxiliaries | line.grammar.adverbs | {"not", "never", "to", "today", "last", "both", "all", "jointly"}
    while at and (line.word(at - 1) in passed or is_adverb(line, at - 1)):
        at -= 1
    return at


def is_adverb(line: Clauses, at: int) -> bool:
    """True for a plain word in -ly that is no part of a name: [Italy] received."""
    word = line.sentence.tokens[at].word
    return word.endswith("ly") and (word[:1].islower() or at == 0) and line.ending_at(at + 1) is None


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
    if line.word(at) != preposition:
        joints = (k for k in range(at, at + REPEAT_REACH) if line.word(k) == "and" and line.word(k + 1) == preposition)
        at = next(joints, at) + 1
    return line.starting_at(at + 1) if line.word(at) == preposition else None


def coordinated(line: Clauses, first: Reference, words: EncounterWords) -> tuple[tuple[Reference, ...], int]:
    """The reference with those joined to it by commas, "and", "as well as", "together with"; and the token where they end."""
    first = in_full(line, first)
    references, last = [first], behind_apposition(first)
    while (following := joined_at(line, last, words)) is not None:
        following = in_full(line, following)
        references.append(following)
        last = behind_apposition(following)
    return tuple(references), last


def in_full(line: Clauses, titled: Reference) -> Reference:
    """The person whose name follows an office that nobody is known to hold: the Director of the Office, [Mr Arn]."""
    if (
        titled.category not in ("person", "unnamed")
        or titled.actor.actor is not None
        or titled.mention.words
        or titled.mention.plural
    ):
        return titled
    for at in range(titled.mention.last, titled.mention.last + NAME_REACH):
        named = (
            next((line.starting_at(at + 1 + k) for k in (0, 1) if line.starting_at(at + 1 + k)), None)
            if line.word(at) == ","
            else None
        )
        if named is not None:
            closed = line.word(named.mention.last) in (",", ".", ";", ")", "and", "")
            return named if closed and named.category == "person" and named.mention.words else titled
        if line.word(at) in ("and", ".", ";", "who", "which", "that") or line.word(at) in line.grammar.auxiliaries:
            break
    return titled


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
    behind = behind_apposition(following)
    goes_on = following.category in ("state", "body") and line.word(behind) in (",", "and") and line.starting_at(behind + 1)
    return following if not listed or following.category == "person" or goes_on else None


def behind_apposition(reference: Reference) -> int:
    """The token behind a reference and the title in apposition to it: Mr Arn, [President of Torvesk], and Ms Berg."""
    return max(reference.mention.last, reference.mention.apposition)


def is_subject(line: Clauses, at: int) -> bool:
    """True if a cue's verb group begins at the token: what stands before is a new subject."""
    return any(cue.first == at for cue in line.cues) or line.word(at) in line.grammar.auxiliaries


def governed_by(line: Clauses, preposition: int, first: Reference, words: EncounterWords) -> tuple[tuple[Reference, ...], int]:
    """The parties behind a preposition and the token where they end; "between" has two sides: between [Torvesk] and [Ardelia]."""
    joined, last = coordinated(line, first, words)
    if line.word(preposition) == "between" and line.word(last) == "of" and (owner := line.starting_at(last + 1)) is not None:
        last = owner.mention.last
    if line.word(preposition) == "between" and line.word(last) == "and" and (second := line.starting_at(last + 1)) is not None:
        return (*joined, second), second.mention.last
    return joined, last


def plain_party(line: Clauses, at: int, words: EncounterWords) -> Reference | None:
    """A plural noun phrase that is no mention of its own: met [British businesses]."""
    end = plain_end(line, at, words.around)
    if line.word(end) == "and" and (joined := line.starting_at(end + 1)) is not None and joined.mention.plural and end - at == 1:
        end = joined.mention.last
    noun = line.word(end - 1)
    if (
        end == at
        or line.possessive(end)
        or not noun.endswith("s")
        or noun in words.around.non_parties
        or noun in words.around.no_plurals
    ):
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
