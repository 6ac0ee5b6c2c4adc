"""The gate for English."""

import re

from readout.errors import NotEnglish

# None that is frequent in another European language too ("in", "a", "is", "at").
FUNCTION_WORDS = frozenset(
    (
        "about", "after", "all", "also", "and", "are", "be", "because", "been", "between", "but", "by", "can",
        "could", "during", "for", "from", "has", "his", "if", "into", "it", "its", "more", "not", "of", "only",
        "other", "our", "said", "should", "some", "such", "than", "that", "the", "their", "there", "these", "they",
        "this", "those", "to", "were", "what", "when", "which", "who", "will", "with", "would", "you", "your",
    )
)  # fmt: skip
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u4e00-\u9fff]")
FEWEST_WORDS = 20
ENGLISH_SHARE = 0.12
SAMPLE = 20_000
ASKED = 600
# How much likelier than English another language must be, in log score for each word. The openings of pages in other languages
# came out at 5 to 45 (article-extraction-benchmark), English lists that are all names at 3 to 5; a long text almost without
# function words is no such list.
MARGIN, LONG_MARGIN = 5.5, 1.0
LONG, BARE = 60, 0.02


def refuse_other_languages(text: str, name: str) -> None:
    """Raises NotEnglish if `text` has 20 words or more and is clearly in another language.

    Twelve function words in a hundred words settle it for English without a model: py3langid takes 0.7 s and 125 MB to load, and
    is asked only about the rest (lists, headlines full of names, other languages), by their opening.
    """
    sample = text[:SAMPLE]
    found = WORD.findall(sample)
    words = len(found) + _unspaced_words(sample)
    known = len([word for word in found if word.lower() in FUNCTION_WORDS])
    if words < FEWEST_WORDS or known >= ENGLISH_SHARE * words:
        return
    margin = LONG_MARGIN if words >= LONG and known < BARE * words else MARGIN
    if other := _other_language(sample[:ASKED], margin):
        raise NotEnglish(f"{name}: the language seems to be {other!r}; readout reads English, give an English version")


def _unspaced_words(text: str) -> int:
    """The words of `text` in scripts without spaces between words: two characters are taken for one."""
    return len(UNSPACED.findall(text)) // 2


def _other_language(text: str, margin: float) -> str | None:
    import py3langid  # loaded late, see above

    ranking = py3langid.rank(text)
    language, score = ranking[0]
    english = dict(ranking).get("en", score)
    return (
        str(language)
        if language != "en" and float(score - english) > margin * (len(WORD.findall(text)) + _unspaced_words(text))
        else None
    )
