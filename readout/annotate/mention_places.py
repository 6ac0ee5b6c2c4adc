"""Where neighbouring mentions stand: the words of their sentence between and around them."""

from readout.annotate.mentions import Mention
from readout.annotate.tokens import Sentence
from readout.lexicon.grammar import Grammar
from readout.value import value


@value
class Place:
    """Where two neighbouring mentions stand: their sentence and the grammar."""

    sentence: Sentence
    grammar: Grammar

    def words(self, first: int, last: int) -> list[str]:
        """The words of these tokens in lower case."""
        return [token.lower for token in self.sentence.tokens[first:last]]

    def between(self, one: Mention, other: Mention) -> list[str]:
        """The words between two mentions in lower case."""
        return self.words(one.last, other.first)

    def ends_phrase(self, mention: Mention) -> bool:
        """True if no predicate begins right behind the mention."""
        behind = self.words(mention.last, mention.last + 1)
        return not behind or behind[0] in self.grammar.prepositions or not behind[0][0].isalpha() or behind[0] == "and"

    def is_determined(self, mention: Mention) -> bool:
        """True if the mention begins with a determiner."""
        return self.sentence.tokens[mention.first].lower in self.grammar.determiners
