"""Groups of mentions: added one by one, changed or removed, they are those of a comparison from nothing."""

import random
from dataclasses import replace
from datetime import timedelta
from itertools import accumulate

import pytest

from tests.merging.stories import MANY_DAYS, article
from timeline.merging import MentionFamilies, mention_families, mention_groups
from timeline.model import Article, Extraction
from timeline.pipeline import extract


@pytest.fixture(scope="module")
def extractions() -> list[Extraction]:
    found = [result for _, result in extract([article(*row) for row in MANY_DAYS])]
    assert all(isinstance(each, Extraction) for each in found)
    return found


def families(
    extractions: list[Extraction], known: MentionFamilies = (), changed: tuple[str, ...] = ()
) -> MentionFamilies:
    mentions = [mention for each in extractions for mention in each.mentions]
    return mention_families(mentions, {each.article.id: each.article for each in extractions}, known, changed)


def test_added_one_by_one_in_any_order_the_events_are_the_same(extractions: list[Extraction]) -> None:
    expected = families(extractions)
    assert max(map(len, mention_groups(expected))) > 3
    for seed in range(8):
        shuffled = list(extractions)
        random.Random(seed).shuffle(shuffled)  # noqa: S311
        known: MentionFamilies = ()
        for some in accumulate([each] for each in shuffled):
            known = families(some, known)
        assert known == expected


def test_a_removed_article_leaves_the_events_of_the_others(extractions: list[Extraction]) -> None:
    expected = families(extractions)
    for each in extractions:
        others = [other for other in extractions if other is not each]
        assert families(others, expected) == families(others)


def test_a_changed_article_is_compared_again(extractions: list[Extraction]) -> None:
    """Another day of publication moves "Monday"; the ids of the mentions stay."""
    known = families(extractions)
    herald = extractions[1].article
    assert herald.published is not None
    moved: Article = replace(herald, published=herald.published + timedelta(7))
    [(_, again)] = extract([moved])
    assert isinstance(again, Extraction)
    changed = [again if each.article.id == moved.id else each for each in extractions]
    assert families(changed, known, (moved.id,)) == families(changed) != known


def test_only_families_of_like_mentions_are_compared_again(extractions: list[Extraction]) -> None:
    known = families(extractions)
    eruption = next(family for family in known if any(len(group) == 3 for group in family))
    new = extract([article("Mirror", 6, "The ferry Saint Olga sank off Tarn on Monday.")])
    added = [*extractions, *(result for _, result in new if isinstance(result, Extraction))]
    after = families(added, known)
    assert after == families(added)
    assert eruption in after
    assert sum(each not in known for each in after) == 1
