"""Likeness: a pair has the same likeness in every collection."""

from tests.merging.stories import FERRY, MANY_DAYS, article
from timeline.merging.clusters import likely_pairs
from timeline.merging.statement import statements
from timeline.pipeline import extract


def likenesses(*rows: tuple[str, int, str]) -> dict[tuple[str, str], float]:
    """Return the likeness of each likely pair, by the ids of the mentions."""
    articles = [article(*row) for row in rows]
    mentions = [mention for _, found in extract(articles) for mention in found.mentions]
    collection = statements(mentions, {each.id: each for each in articles})
    ids = [each.mention.id for each in collection]
    return {(ids[one], ids[two]): score for one, two, score in likely_pairs(collection)}


def test_the_likeness_of_a_pair_does_not_depend_on_the_other_articles() -> None:
    sentence = "On 27 May 2020 the ferry, the mayor of Tarn and the rebels stood below Mount Karo. "
    alone, among_many = likenesses(*FERRY), likenesses(*MANY_DAYS, ("Mirror", 28, sentence * 40))
    assert len(alone) > 5
    assert {pair: among_many[pair] for pair in alone} == alone
