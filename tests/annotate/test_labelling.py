"""BIO labels as stretches of words."""

import pytest

from readout.annotate.labelling import ranges_of


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
