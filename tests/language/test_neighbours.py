"""The words beside a word, and the ends of a text."""

from timeline.language.english_parser import parse
from timeline.language.neighbours import neighbour


def test_a_word_has_neighbours_and_at_the_ends_it_is_its_own():
    text = "The ferry sank"
    first, middle, last = parse(text, [(0, len(text))])[0].doc
    assert (neighbour(middle, -1), neighbour(middle)) == (first, last)
    assert neighbour(first, 2) == last
    assert neighbour(first, -1) == first
    assert neighbour(last) == last
    assert neighbour(middle, -2) == middle
