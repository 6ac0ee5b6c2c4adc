"""A cue whose object is the party it is said to: she urged both sides to talk."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from readout.actor import Actor
from readout.annotate.attribution_rules.boundaries import after_adverbials, content_from, is_clause
from readout.annotate.attributions import Attribution, attribute
from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.annotate.cues import Cue
from readout.annotate.mentions import Mention

WORDS_TO_LEAD = 9
# Within so many words the thing stands that is directed rather than told to somebody: directed [the dispatch] of aid to the port.
WORDS_TO_THING = 3
WORDS_OF_DESCRIPTION = 6
WORDS_TO_LEAD_BEHIND_ADDRESSEE = 12


class Frame(NamedTuple):
    """What the lexicon calls a way to lead from addressee to content, and its words; they may themselves open the content."""

    takes: str
    leads: Sequence[str]
    lead_is_content: bool


FRAMES = (
    Frame("addressee-to", ("to",), True),
    Frame("addressee-for", ("for", "on", "over", "with", "upon"), False),
    Frame("addressee-of", ("of", "about"), False),
    Frame("addressee-against", ("against",), False),
    Frame("addressee-on", ("to",), True),
)
# How a cue may take whom it is said to, with words that lead on to the content and without.
ADDRESSING = frozenset({"addressee-that", "addressee-object", *(frame.takes for frame in FRAMES)})


def cue_then_addressee(clauses: Clauses, cue: Cue) -> Iterator[Attribution]:
    """The cue's object is whom it is said to.

    [The envoy]{source} [urged]{cue} [both sides]{addressee} [to lay down arms]{content}.
    [The envoy]{source} [thanked]{cue} [the hosts]{addressee} for [their welcome]{content}.
    [The envoy]{source} [told]{cue} [the Council]{addressee} [the road was closed]{content}.
    """
    if cue.passive or cue.takes.isdisjoint(ADDRESSING) or (subject := clauses.subject_of(cue)) is None:
        return
    addressed = clauses.starting_at(cue.last)
    # wants to bring an end to the war: whoever wants to do something asks nobody.
    if addressed is None and clauses.word(cue.last) == "to":
        return
    found = led_content(clauses, cue, addressed)
    if found is None and addressed is not None:
        found = bare_content(clauses, cue, addressed)
    if found is not None:
        start, rule = found
        if addressed is None:
            addressed = described_party(clauses, cue.last, start if rule.endswith("_to") else start - 1)
        yield attribute(clauses, cue, subject, content_from(clauses, start, cue), rule).addressed_to(addressed)


def described_party(clauses: Clauses, first: int, last: int) -> Reference | None:
    """The party between a cue and the word that leads on, which is no mention by itself: [our ally Torvesk]."""
    while last > first and clauses.word(last - 1) in (",", "both", "also"):
        last -= 1
    named = clauses.ending_at(last)
    if named is not None and named.mention.first > first and not clauses.governed(named.mention.first):
        return named if clauses.word(named.mention.first - 1) != "and" else None
    words = [token.word for token in clauses.sentence.tokens[first:last]]
    lower = clauses.lower[first:last]
    plain = all(word.isalpha() or word in ("’s", "'s") for word in words) and "not" not in lower
    plain = plain and clauses.grammar.spans_of_time.isdisjoint(lower)
    if not plain or not 1 < len(words) <= WORDS_OF_DESCRIPTION or clauses.word(first) not in clauses.grammar.determiners:
        return None
    name = " ".join(words[1:])
    mention = Mention(clauses.span(first, last), "nominal", clauses.number, first, last, noun=words[-1].lower(), post=name)
    return Reference(mention, Actor(None, name), "unnamed")


def led_content(clauses: Clauses, cue: Cue, addressed: Reference | None) -> tuple[int, str] | None:
    """Where the content starts that a word leads to, and the rule of the frame; none if the cue has a thing for its object."""
    if not cue.objects.isdisjoint(clauses.lower[cue.last : cue.last + WORDS_TO_THING]):
        return None
    for frame in FRAMES:
        at = lead_after(clauses, cue, frame, addressed) if frame.takes in cue.takes else None
        start = at if at is None or frame.lead_is_content else at + 1
        if start is not None and content_from(clauses, start, cue):
            return start, f"cue_then_addressee_{frame.leads[0]}"
    return None


def lead_after(clauses: Clauses, cue: Cue, frame: Frame, addressed: Reference | None) -> int | None:
    """The word that leads from the addressee to the content, over what else describes the addressee."""
    start = addressed.mention.last if addressed else cue.last + 1
    reach = WORDS_TO_LEAD_BEHIND_ADDRESSEE if addressed else WORDS_TO_LEAD
    for at in range(start, min(start + reach, clauses.last_token())):
        word = clauses.word(at)
        if word in frame.leads and not (word == "on" and is_day(clauses, at + 1)):
            # requested support for its entry to [the Union]: no infinitive follows.
            phrase = frame.lead_is_content and clauses.word(at + 1) in clauses.grammar.determiners
            return None if phrase and addressed is None else at
        if word in ("that", "according", ".", ";", ":") or any(other.first == at for other in clauses.cues):
            return None
    return None


def is_day(clauses: Clauses, at: int) -> bool:
    """True for a weekday or a date: on [Friday], on [5 June]."""
    calendar = clauses.grammar.calendar_words
    return clauses.word(at) in calendar or (clauses.word(at)[:1].isdigit() and clauses.word(at + 1) in calendar)


def bare_content(clauses: Clauses, cue: Cue, addressed: Reference) -> tuple[int, str] | None:
    """Where the clause or noun phrase starts that stands right behind the addressee, and the rule."""
    start = after_adverbials(clauses, addressed.mention.last)
    word = clauses.word(start)
    if word in (",", ".", "") or qualifies_thing(clauses, addressed):
        return None
    # told a radio [station]: one word is no clause.
    clausal = word not in clauses.grammar.phrase_openers and clauses.word(start + 1) not in (".", "")
    # promised the Council its share: what is no clause is the thing promised.
    thing = "addressee-object" in cue.takes and not any(is_clause(clauses, span) for span in content_from(clauses, start, cue))
    if "addressee-that" in cue.takes and clausal and not thing:
        return start, "cue_then_addressee_clause"
    return (start, "cue_then_addressee_object") if "addressee-object" in cue.takes else None


def qualifies_thing(clauses: Clauses, addressed: Reference) -> bool:
    """True if the party only tells whose the thing is: offered [Torvesk]'s good offices, [U.S.] assistance."""
    short = any(name.kind in ("abbreviation", "adjective") for name in addressed.mention.names[:1])
    behind = clauses.word(addressed.mention.last)
    named_thing = short and clauses.is_content_word(addressed.mention.last) and not behind.endswith(("ed", "s"))
    return clauses.possessive(addressed.mention.last) or named_thing
