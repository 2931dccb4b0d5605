"""Clusters: a statement is compared with the whole event, and pairs count together."""

import pytest

from timeline.merging.clusters import LIKELY, likeness
from timeline.merging.told_apart import Pairs

NEARLY = LIKELY - 0.2


def pairs_of(scores: dict[tuple[int, int], float]) -> Pairs:
    """Return the likeness of pairs both ways."""
    both: Pairs = {}
    for (one, two), score in scores.items():
        both.setdefault(one, {})[two] = both.setdefault(two, {})[one] = score
    return both


def test_many_nearly_likely_pairs_are_one_event_and_one_such_pair_is_not() -> None:
    assert likeness([0], [1], pairs_of({(0, 1): NEARLY})) < LIKELY
    assert likeness([0], [1, 2, 3], pairs_of({(0, other): NEARLY for other in (1, 2, 3)})) > LIKELY


@pytest.mark.parametrize("unlike", [-0.5, -5.0])
def test_pairs_that_are_not_alike_add_nothing(unlike: float) -> None:
    scores = {(0, 1): NEARLY, (0, 2): unlike, (0, 3): unlike}
    assert likeness([0], [1, 2, 3], pairs_of(scores)) == NEARLY


def test_one_likely_pair_does_not_chain_two_large_groups() -> None:
    one, two = [0, 1, 2, 3], [4, 5, 6, 7]
    assert likeness(one, two, pairs_of({(0, 4): 4 * LIKELY})) < LIKELY
    assert likeness(one, two, pairs_of({(here, there): 2 * LIKELY for here in one for there in two})) > LIKELY


def test_large_groups_are_one_event_if_nearly_every_statement_has_a_likely_one_in_the_other() -> None:
    one, two = list(range(8)), list(range(8, 16))
    each_has_one = {(here, here + 8): 3 * LIKELY for here in one}
    assert likeness(one, two, pairs_of(each_has_one)) > LIKELY
    half = {pair: score for pair, score in each_has_one.items() if pair[0] < 4}
    assert likeness(one, two, pairs_of(half)) < LIKELY
