"""How a sentence tells that a gathering takes place, or that a day was set for it."""

from readout.annotate.clauses import Clauses
from readout.lexicon.encounters import EncounterWords

# How many tokens lie between "the holding" and "of" what is held.
HOLDING_REACH = 10


def is_called(line: Clauses, at: int, words: EncounterWords) -> bool:
    """True if a gathering takes place by the verb behind it: will be [held], has been [called] for Thursday, [took] place."""
    for position in range(at, min(at + HOLDING_REACH, len(line.sentence.tokens))):
        word = line.word(position)
        if word in words.around.convened and line.word(position - 1) in ("be", "been", "was", "were", "being", "is", "are"):
            return True
        if line.lower[position : position + 2] in (["take", "place"], ["took", "place"], ["takes", "place"], ["taken", "place"]):
            return True
        if word in line.grammar.subordinators or word in (";", ":", ",", "and"):
            return False
    return False


def is_holding_of(line: Clauses, first: int) -> bool:
    """True if the holding of the encounter is spoken of: [the holding, before the end of the year, of] a session."""
    before = line.lower[max(0, first - HOLDING_REACH) : first - 1]
    return line.word(first - 1) == "of" and not {"holding", "convening", "hosting"}.isdisjoint(before)


def is_arranged(line: Clauses, at: int, words: EncounterWords) -> bool:
    """True if a day was set for it: the meeting of the Commission [scheduled for] May, [due on] Monday, will go ahead."""
    at += line.word(at) == ","
    return line.word(at) in words.around.setting_up and line.word(at + 1) in ("for", "on", "in", "next", "this")
