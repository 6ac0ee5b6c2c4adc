"""A statement as its page shows it: its words among those of the report, and all that is needed to cite them."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from readout.accounts.reports import Said, told_in
from readout.span import Span, hull
from readout.store.one_report import Whole
from readout.views.export import bibtex
from readout.views.export.citations import cite, quoted
from readout.views.export.identifiers import statement_name
from readout.views.marked_text import Mark
from readout.views.text_fragment import link_to_words
from readout.web.highlighting import Highlights, marked, spans_of
from readout.web.report_view import Statement, view_of

# So many characters of the paragraphs around a statement are shown at most.
AROUND = 500


@dataclass(frozen=True, slots=True)
class Context:
    """A stretch of a report with a statement marked in it; `before` and `after` tell whether the report goes on there."""

    text: Markup
    before: bool
    after: bool


@dataclass(frozen=True, slots=True)
class StatementView:
    """All that the page of a statement shows. `original` opens the page of the publisher at the words, if it is on the web."""

    shown: Statement
    context: Context
    encounter: str | None
    original: str | None
    urn: str
    citation: str
    bibtex: str

    @property
    def words(self) -> str:
        """All that is said, omissions marked."""
        return quoted(self.said.content)

    @property
    def said(self) -> Said:
        """The statement."""
        return self.shown.said


def statement_view(whole: Whole, name: str) -> StatementView | None:
    """The view of a statement of a report by its id; None if the report has none of that id."""
    found = next((each for each in view_of(whole).statements if each.said.id == name), None)
    if found is None:
        return None
    told, said = told_in(whole.reading), found.said
    out = io.StringIO()
    bibtex.write_statements([said], out)
    return StatementView(
        shown=found,
        context=context_of(told.text, list(marks_of(whole, name, found.colour))),
        encounter=whole.encounters.get(said.encounter) if said.encounter else None,
        original=link_to_words(said.source.url, told.text, [part.span for part in said.content]),
        urn=statement_name(said),
        citation=cite(said.source, said.content),
        bibtex=out.getvalue().strip(),
    )


def marks_of(whole: Whole, name: str, colour: int) -> Iterator[Mark]:
    """The words of a statement, of its speaker and of speaking."""
    found = next(each for each in whole.reading["statements"] if each["id"] == name)
    for role in ("content", "source", "cue"):
        yield from (Mark(span, "statement", role, colour) for span in spans_of(found[role]))


def context_of(text: str, marks: list[Mark]) -> Context:
    """The paragraphs in which marks stand, with them marked."""
    whole = hull(mark.span for mark in marks)
    start = text.rfind("\n", max(0, whole.start - AROUND), whole.start) + 1 or _word_after(text, whole.start - AROUND)
    end = text.find("\n", whole.end, whole.end + AROUND)
    if end < 0:
        end = len(text) if whole.end + AROUND >= len(text) else text.rfind(" ", whole.end, whole.end + AROUND) % len(text)
    highlights = Highlights([Mark(Span(m.span.start - start, m.span.end - start), m.fact, m.role, m.colour) for m in marks])
    return Context(marked(text[start:end], highlights), bool(text[:start].strip()), bool(text[end:].strip()))


def _word_after(text: str, at: int) -> int:
    return text.find(" ", at) + 1 if at > 0 else 0
