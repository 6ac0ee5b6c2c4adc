"""What statements and encounters are about, by their words."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from readout.span import Span

_WORD = re.compile(r"[^\W_]+")


@dataclass(slots=True)
class Node:
    """A step in the tree of phrases: the words that may come next, and the topics shown if a phrase ends here."""

    after: dict[str, "Node"] = field(default_factory=dict)
    shown: tuple[str, ...] | None = None


class TopicFinder:
    """Finds topics in one walk over the words of a text; made once from phrases, each with a topic's id or None.

    Of phrases that begin at the same word the longest counts, and words within it are not read again. A phrase in which a topic's
    words are about something else ("climate of trust") is a phrase like others that shows nothing: its id is None. Case counts
    only in abbreviations; a hyphen or an apostrophe parts two words.
    """

    def __init__(self, phrases: Iterable[tuple[str, str | None]]) -> None:
        self._root = Node()
        self._openings: set[str] = set()
        for phrase, topic in phrases:
            node = self._root
            for word in _WORD.findall(phrase):
                node = node.after.setdefault(word if len(word) > 1 and word.isupper() else word.lower(), Node())
            node.shown = (*(node.shown or ()), *((topic,) if topic else ()))
        self._openings.update(word.lower() for word in self._root.after)

    def topics_of(self, text: str, spans: Sequence[Span]) -> tuple[str, ...]:
        """Ids of the topics that the words in these spans of the text show, each once, in the order in which they come up."""
        found: dict[str, None] = {}
        for span in sorted(spans):
            words = _WORD.findall(span.of(text))
            passed = 0
            for at in [at for at, word in enumerate(words) if word.lower() in self._openings]:
                if at >= passed:
                    shown, passed = self._phrase_at(words, at)
                    found.update(dict.fromkeys(shown))
        return tuple(found)

    def _phrase_at(self, words: Sequence[str], at: int) -> tuple[tuple[str, ...], int]:
        """What the longest phrase that begins here shows, and the index of the word behind it; nothing if there is no phrase."""
        longest: tuple[tuple[str, ...], int] = ((), at)
        node = self._root
        for index in range(at, len(words)):
            following = step(node.after, words[index])
            if following is None:
                break
            node = following
            if node.shown is not None:
                longest = node.shown, index + 1
        return longest


def step(after: Mapping[str, Node], word: str) -> Node | None:
    """The node that a word leads to: as it stands for an abbreviation, else in lower case."""
    return after.get(word) or after.get(word.lower())
