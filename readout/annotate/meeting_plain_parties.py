"""Parties by a plain noun phrase in the plural, which is no mention of its own: British businesses, local business leaders."""

from readout.actor import Actor
from readout.annotate.clauses import Clauses
from readout.annotate.coreference import Reference
from readout.annotate.mentions import Mention
from readout.lexicon.encounters import EncounterWords, Surroundings

# Where one goes, by its kind alone.
AREAS = frozenset(
    {
        "region",
        "capital",
        "area",
        "border",
        "zone",
        "island",
        "islands",
        "camp",
        "front",
        "enclave",
        "province",
        "city",
        "site",
        "line",
    }
)


def plain_party(line: Clauses, at: int, words: EncounterWords) -> Reference | None:
    """A plural noun phrase that is no mention of its own: met [British businesses]."""
    end = plain_end(line, at, words.around)
    if line.word(end) == "and" and (joined := line.starting_at(end + 1)) is not None and joined.mention.plural and end - at == 1:
        end = joined.mention.last
    noun = line.word(end - 1)
    if (
        end == at
        or line.word(at) in ("after", "before", "during", "since", "behind", "under", "over", "amid")
        or line.possessive(end)
        or not noun.endswith("s")
        or noun in words.around.non_parties
        or noun in words.around.no_plurals
    ):
        return None
    name = " ".join(token.word for token in line.sentence.tokens[at:end] if token.lower not in ("the", "a", "an"))
    mention = Mention(line.span(at, end), "nominal", line.number, at, end, noun=noun, post=name, plural=True)
    return Reference(mention, Actor(None, name), "unnamed")


def plain_company(line: Clauses, at: int, words: EncounterWords) -> Reference | None:
    """A plural noun phrase for persons or organisations behind others: met Ms Berg and [local business leaders]."""
    party = plain_party(line, at, words)
    return party if party is not None and party.mention.noun in words.around.companies else None


def plain_end(line: Clauses, at: int, around: Surroundings) -> int:
    """The end of a plain noun phrase of six words at most, `at` if none begins there."""
    for end in range(at, min(at + 6, len(line.sentence.tokens))):
        word = line.word(end)
        is_word = word.isalpha() or "-" in word
        if not is_word or word in around.phrase_ends or (end > at and word.endswith(("ing", "ed"))):
            return end
    return min(at + 6, len(line.sentence.tokens))


def plain_place(line: Clauses, at: int) -> Reference | None:
    """A place without a name where officials go: will return to [the border area], flew to [the capital]."""
    if line.word(at) != "the":
        return None
    end = next((k + 1 for k in range(at + 3, at, -1) if line.word(k) in AREAS), None)
    if end is None or not all(line.is_content_word(k) for k in range(at + 1, end)) or line.is_content_word(end):
        return None
    name = " ".join(token.word for token in line.sentence.tokens[at + 1 : end])
    return Reference(Mention(line.span(at, end), "nominal", line.number, at, end, words=name), Actor(None, name), "place")


def whole_company(line: Clauses, named: Reference | None, words: EncounterWords) -> Reference | None:
    """The persons of whose phrase a mention is only the first word: consultations with [community leaders]."""
    if named is None or named.mention.kind != "nominal" or named.actor.actor is not None or named.mention.plural:
        return named
    whole = plain_company(line, named.mention.first, words)
    return whole if whole is not None and whole.mention.last > named.mention.last else named
