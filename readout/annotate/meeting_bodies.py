"""The whole name of a body that convenes, with what it is for: the Joint Commission [on Fisheries (JCF)] will convene."""

from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.lexicon.encounters import EncounterWords

# How many tokens the rest of a body's name has at most, how many of them in small letters, and a relative clause behind it.
NAME_REACH, PLAIN_REACH, RELATIVE_REACH = 14, 4, 16
# Behind the first that names what the body is for stand words of its name.
JOINING = frozenset({"on", "for", "of", "and"})


def body_over_name(line: Clauses, at: int, bodies: frozenset[str]) -> Reference | None:
    """The body whose name and relative clause end at a token: the [Working Group] on Transit, which is idle, will."""
    for reference in reversed(line.references):
        first, noun = reference.mention.first, reference.mention.noun or reference.actor.name.lower().split()[-1]
        if at - NAME_REACH - RELATIVE_REACH > first or reference.category not in ("body", "group"):
            continue
        if reference.mention.last <= at and noun in bodies:
            end = end_of_name(line, reference.mention.last)
            fits = at in (end, over_relative(line, end)) and not line.governed(first)
            return reference if fits else None
    return None


def end_of_name(line: Clauses, at: int) -> int:
    """The token behind the rest of a body's name that begins at a token: the Working Group [on Free Transit]."""
    end = at
    while end - at < NAME_REACH:
        step = step_of_name(line, end)
        if not step:
            break
        end += step
    return end


def step_of_name(line: Clauses, at: int) -> int:
    """How many tokens at `at` go on with a name: a word with a capital, one that joins such, a topic, an abbreviation; else 0."""
    word = line.word(at)
    if is_capital(line, at):
        return 1
    if word == "(" and line.word(at + 2) == ")":
        return 3
    if word in JOINING and (is_capital(line, at + 1) or (line.word(at + 1) == "the" and is_capital(line, at + 2))):
        return 2
    if word != "on" or is_timed(line, at + 1):
        return 0
    start = at + 1 + (line.word(at + 1) == "the")
    if is_timed(line, start):
        return 0
    plain = next((k for k in range(PLAIN_REACH) if not line.is_content_word(start + k)), PLAIN_REACH)
    return start - at + plain if plain else 0


def is_timed(line: Clauses, at: int) -> bool:
    """True if a day begins at a token."""
    return line.word(at) in line.grammar.calendar_words or line.word(at)[:1].isdigit()


def is_capital(line: Clauses, at: int) -> bool:
    """True of a word of a name by its capital letter."""
    named = at < len(line.sentence.tokens) and line.sentence.tokens[at].word[:1].isupper()
    return named and not is_timed(line, at)


def over_relative(line: Clauses, at: int) -> int:
    """The token behind a relative clause between commas: the Commission[, which has not met since May,] in Lorneval."""
    if line.word(at) != "," or line.word(at + 1) not in ("which", "whose"):
        return at
    reach = range(at + 2, min(at + RELATIVE_REACH, len(line.sentence.tokens)))
    return next((k + 1 for k in reach if line.word(k) == ","), at)


def is_council(party: Reference, words: EncounterWords) -> bool:
    """True of a body whose meetings are its sessions: the Peace [Council], at its eleventh meeting."""
    return party.category in ("body", "group", "name") and not words.around.councils.isdisjoint(party.actor.name.lower().split())
