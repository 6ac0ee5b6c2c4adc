"""Which session or round it was, by its number: two of one number are one whenever they were, two of other numbers are two."""

from collections.abc import Iterator, Sequence

from readout.accounts.reports import Account
from readout.annotate.calendar_words import NUMBERS, ORDINALS
from readout.lexicon.convening import ConveningWords
from readout.spelling import folded

# Words for one sitting: what the one report calls the tenth round, the other may call the tenth meeting.
SAT_TOGETHER = frozenset(("meeting", "round", "session", "sitting"))
_ENDINGS = ("st", "nd", "rd", "th")
_TENS = {word: number for word, number in NUMBERS.items() if number in range(20, 100, 10)}
# The tenth regular annual session.
_WORDS_BETWEEN = 2


def sittings_of(account: Account, words: ConveningWords) -> Iterator[str]:
    """What sat and its number, as the words that show the encounter tell it: "its tenth regular session" is "session 10".

    Nothing where these words tell of a body beside which others met: on the margins of the tenth session.
    """
    for anchor in account.evidence:
        plain = anchor.exact.lower()
        if not any(word in plain for word in words.sat):
            continue
        tokens = folded(plain).split()
        if words.beside.isdisjoint(tokens):
            yield from _numbered(tokens, words)


def _numbered(tokens: Sequence[str], words: ConveningWords) -> Iterator[str]:
    for place, token in enumerate(tokens):
        if number := _number(token):
            tens = _TENS.get(tokens[place - 1], 0) if place and number < 10 else 0
            following = tokens[place + 1 : place + 2 + _WORDS_BETWEEN]
            if head := next((word for word in following if word in words.sat), None):
                yield f"{head} {tens + number}"


def _number(token: str) -> int | None:
    """The number of an ordinal: tenth, 10th."""
    if token[-2:] in _ENDINGS and token[:-2].isdigit():
        return int(token[:-2])
    return ORDINALS.get(token)
