import pytest

from timeline.words import counted, joined, plural, shortened


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 articles"), (1, "1 article"), (2, "2 articles"), (1_200, "1,200 articles")]
)
def test_a_count_has_its_noun_in_singular_or_plural(count, words):
    assert counted(count, "article") == words


def test_an_irregular_plural_is_given():
    assert [plural(count, "was", "were") for count in (0, 1, 2)] == ["were", "was", "were"]


@pytest.mark.parametrize(
    ("items", "words"),
    [([], ""), (["A"], "A"), (["A", "B"], "A or B"), (["A", "B", "C"], "A, B or C")],
)
def test_items_are_joined_as_in_a_sentence(items, words):
    assert joined(items, "or") == words


@pytest.mark.slow
def test_a_text_is_cut_with_an_ellipsis_only_if_it_is_too_long():
    assert shortened("The harbour", 11) == "The harbour"
    assert shortened("The harbour is closed", 11) == "The harbo …"
    assert shortened("The\nharbour\u202e", 11) == "The harbour"
