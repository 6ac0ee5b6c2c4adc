"""Citations of reports and of words in them, for people and for programs that keep them."""

from collections.abc import Iterable, Sequence

from readout.accounts.reports import Source
from readout.evidence import Anchor
from readout.views.export.identifiers import address
from readout.views.wording import clean, in_words

# Between stretches of a report that are one statement.
OMITTED = " […] "


def cite(source: Source, words: Sequence[Anchor] = ()) -> str:
    """One line that says where words stand: publisher, title, date, address, the words quoted.

    Gazette, “Ministers Meet in Lorneval”, 4 May 2021, https://gazette.test/1: “the bridge will carry goods again”
    """
    title = f"“{_inside(source.title)}”" if source.title else f"report {source.name}"
    dated = in_words(source.published) if source.published else "undated"
    parts = (clean(source.publisher or ""), title, dated, address(source.url))
    line = ", ".join(part for part in parts if part)
    return f"{line}: “{_inside(quoted(words))}”" if words else line


def quoted(words: Iterable[Anchor]) -> str:
    """The words of several stretches, omissions marked."""
    return OMITTED.join(part.exact for part in words)


def _inside(words: str) -> str:
    """Words to stand between double quotation marks: their own become single ones."""
    return clean(words).translate({ord("“"): "‘", ord("”"): "’", ord('"'): "'"})
