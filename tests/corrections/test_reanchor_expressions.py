"""A target is found again by its words and their context."""

import pytest

from timeline.corrections import Target
from timeline.corrections.reanchor_expressions import find_span

BEFORE, WORDS, AFTER = "Rescue teams left Braga ", "on Friday", ", the mayor said."
TARGET = Target("a", len(BEFORE), len(BEFORE) + len(WORDS), WORDS, BEFORE, AFTER)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        (BEFORE + WORDS + AFTER, len(BEFORE)),
        ("New first sentence. " + BEFORE + WORDS + AFTER, len(BEFORE) + 20),
        ("It rained on Friday. " + BEFORE + WORDS + AFTER, len(BEFORE) + 21),
        (BEFORE + WORDS + " after a night of heavy rain.", len(BEFORE)),
        ("Nothing else is left: on Friday, there was rain.", None),
        (BEFORE + "on Monday" + AFTER, None),
        ("", None),
    ],
)
def test_the_occurrence_with_the_best_context_is_found(text, start):
    assert find_span(text, TARGET) == (None if start is None else (start, start + len(WORDS)))


def test_among_equal_contexts_the_nearest_occurrence_is_found():
    text = "x on Friday y " * 3
    target = Target("a", 16, 25, WORDS, "x ", " y")
    assert find_span(text, target) == (16, 25)


def test_a_target_without_words_and_without_text_after_it_is_never_found():
    assert find_span("text", Target("a", 0, 0, "")) is None


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Rescue teams have left Braga, the mayor said.", 0),
        ("BRAGA - Rescue teams have left Braga, the mayor said.", 8),
        ("Rescue boats have left Braga, the mayor said.", None),
    ],
)
def test_a_target_without_words_is_found_by_the_words_after_it(text, start):
    target = Target("a", 0, 0, "", "", "Rescue teams have left Braga, th")
    assert find_span(text, target) == (None if start is None else (start, start))
