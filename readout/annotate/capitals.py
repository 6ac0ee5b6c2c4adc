"""What capitals tell: which line is a headline, and which words a report capitalises where no sentence begins."""

from collections.abc import Iterable

from readout.annotate.tokens import Sentence


def capitalised_words(sentences: Iterable[Sentence]) -> frozenset[str]:
    """The words that stand with a capital amid a sentence that is no headline; of KOVAL also Koval."""
    found: set[str] = set()
    for sentence in sentences:
        if is_headline(sentence):
            continue
        for before, token in zip(sentence.tokens, sentence.tokens[1:], strict=False):
            if token.word[0].isupper() and len(token.word) > 1 and (before.word[0].isalnum() or before.word in ",’s'"):
                found |= {token.word, token.word.capitalize()} if token.word.isupper() else {token.word}
    return frozenset(found)


def is_headline(sentence: Sentence) -> bool:
    """True if most words have capitals, which tell nothing there, and neither full stop nor quotation closes the line."""
    last = sentence.tokens[-1]
    ended = last.quotation is not None and last.quotation.closed_by in (".", "!", "?")
    if sentence.inside is not None or ended or last.word in '.!?:;,”"':
        return False
    words = [token.word for token in sentence.tokens if token.word[0].isalpha() and len(token.word) > 3]
    if words and all(word.isupper() for word in words):
        return True
    return len(words) > 2 and sum(word[0].isupper() for word in words) > 0.6 * len(words)
