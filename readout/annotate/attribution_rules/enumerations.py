"""Points that one cue introduces in mid-sentence: she suggested that they (i) reopen the line; (ii) lift the tax."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from readout.annotate.attribution_rules.boundaries import stretch
from readout.annotate.attribution_rules.content_ends import without_joint
from readout.annotate.attributions import Attribution
from readout.annotate.clauses import Clauses

ROMAN = frozenset({"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"})
LETTERS = frozenset("abcdefgh")
LEAST_POINTS = 2
# The rule of a point: the model, which sees one content for the cue, does not say where it ends.
POINT = "point"


def points_of(clauses: Clauses, attribution: Attribution) -> Iterator[Attribution]:
    """One attribution for each numbered point of the content, each with the cue and its source; else the attribution itself.

    [She]{source} [suggested]{cue} that they (i) [reopen the line]{content}; and (ii) [lift the tax]{content}.
    """
    marks = [at + 1 for at, word in enumerate(clauses.lower) if word == "(" and numbers_point(clauses, at + 1)]
    inside = [at for at in marks if attribution.content[0].covers(clauses.span(at, at + 1))]
    if attribution.cue is None or len(marks) < LEAST_POINTS or not inside or inside[0] != marks[0]:
        yield attribution
        return
    ends = [*(mark - 1 for mark in marks[1:]), clauses.last_token()]
    for mark, end in zip(marks, ends, strict=True):
        content = stretch(clauses, mark + 2, without_joint(clauses, end, mark + 2))
        if content:
            yield replace(attribution, content=tuple(content), rule=POINT)


def numbers_point(clauses: Clauses, at: int) -> bool:
    """True for the number or letter that opens a point, behind a bracket: ([ii])."""
    word = clauses.word(at)
    return clauses.word(at + 1) == ")" and (word in ROMAN or word in LETTERS or word.isdigit())


def without_points_done(found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions without those of a verb that opens a point: what is proposed, (i) [sign] the text, has not been done."""
    points = [attribution.content[0] for attribution in found if attribution.rule == POINT]
    return [a for a in found if a.rule == POINT or a.cue is None or a.form != "base" or not any(p.covers(a.cue) for p in points)]
