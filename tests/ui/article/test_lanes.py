"""Lanes keep what overlaps apart and use no more of them than needed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gofteh.ui.article.lanes import lanes

ranges = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda pair: (pair[0], sum(pair))))


@pytest.mark.parametrize(
    ("given_ranges", "expected"),
    [
        ([], []),
        ([(0, 3), (3, 5)], [0, 0]),
        ([(0, 9), (2, 4), (5, 7)], [0, 1, 1]),
        ([(2, 4), (0, 9)], [1, 0]),
        ([(0, 5), (3, 8), (6, 9)], [0, 1, 0]),
        ([(0, 5), (0, 5)], [0, 1]),
    ],
)
def test_lanes(given_ranges: list[tuple[int, int]], expected: list[int]) -> None:
    assert lanes(given_ranges) == expected


@given(ranges)
def test_no_two_that_overlap_share_a_lane_and_none_is_wasted(given_ranges: list[tuple[int, int]]) -> None:
    found = lanes(given_ranges)
    for one, (start, end) in enumerate(given_ranges):
        for other in range(one):
            low, high = given_ranges[other]
            assert found[one] != found[other] or end <= low or high <= start
    depth = max((sum(s <= place < e for s, e in given_ranges) for place in range(45)), default=0)
    assert max(found, default=-1) + 1 == depth
