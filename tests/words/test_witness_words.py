"""Witnesses and their disagreement in words."""

from tests.export.cases import MAY_7, placed
from timeline.words import disagreement_words, witness_counts

MAY_20 = placed("2023-05-20", "2023-05-20", "2023-05-20")


def test_a_single_article_needs_no_counts():
    assert witness_counts(1, 1) == ""
    assert witness_counts(1, 2) == "1 outlet, 2 articles"
    assert witness_counts(0, 2) == "2 articles, no outlet named"
    assert witness_counts(8, 1_100) == "8 outlets, 1,100 articles"


def test_few_outlets_are_named_and_many_counted():
    dates = [(MAY_7, ("a", "b", "c")), (MAY_20, ("www.post.example",))]
    assert disagreement_words(dates) == "3 sources: 7 May 2023; post.example: 20 May 2023"
    assert (
        disagreement_words([(MAY_7, ("a", "b")), (MAY_20, ("c",))]) == "a and b: 7 May 2023; c: 20 May 2023"
    )


def test_one_date_is_no_disagreement():
    assert disagreement_words([(MAY_7, ("a", "b"))]) == ""
