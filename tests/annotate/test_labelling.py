"""Labels and their probabilities as stretches of words."""

import numpy as np
import pytest

from readout.annotate.labelling import cue_candidates, cue_score, ranges_of, stretches_of


@pytest.mark.parametrize(
    ("labels", "ranges"),
    [
        ([], []),
        ([0, 1, 2, 0], [(1, 3, 0)]),
        ([1, 1, 2], [(0, 1, 0), (1, 3, 0)]),
        ([0, 2, 2], [(1, 3, 0)]),
        ([1, 4, 4, 0, 2], [(0, 1, 0), (1, 3, 1), (4, 5, 0)]),
        ([3], [(0, 1, 1)]),
    ],
)
def test_ranges(labels: list[int], ranges: list[tuple[int, int, int]]) -> None:
    assert ranges_of(labels) == ranges


def test_marked_words_stand_together() -> None:
    assert stretches_of([True, False, True, True]) == [(0, 1), (2, 4)]


@pytest.mark.parametrize(
    ("outside", "ranges"),
    [
        # A likely cue sheds the words beside it that are only possible; a possible one is kept whole.
        ([0.95, 0.1, 0.9, 0.95], [(1, 2)]),
        ([0.95, 0.9, 0.9, 0.95], [(1, 3)]),
        ([0.1, 0.1, 0.95, 0.3], [(0, 2), (3, 4)]),
        ([0.95, 0.95], []),
    ],
)
def test_candidates(outside: list[float], ranges: list[tuple[int, int]]) -> None:
    rows, before = [], 1.0
    for none in outside:
        begins = before > 0.92
        rows.append([none, (1 - none) * begins, (1 - none) * (not begins)])
        before = none
    assert cue_candidates(np.asarray(rows)) == ranges


def test_a_cue_is_weighed_by_its_words_and_by_what_belongs_to_it() -> None:
    assert cue_score([0.2, 0.4], 0.5) == pytest.approx(0.6)
