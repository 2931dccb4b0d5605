"""What "it" and "its" mean, or that they stay."""

from __future__ import annotations

import pytest

from tests.events.short_texts import mention


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Executives of Boeing have left since it disclosed a loss in May.", {"Boeing"}),
        ("Executives of Boeing and Norvik Ltd. have left since it disclosed a loss in May.", set()),
        ("Executives of Boeing have left since it rained in May.", set()),
    ],
)
def test_it_means_the_only_body_that_can_act(text: str, names: set[str]) -> None:
    assert {each.name for each in mention(text, "May").filled_in} == names


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The show ended at last. Its shares fell on Monday.", "Shares fell"),
        ("The firm closed its yard. Its shares fell on Monday.", "[The firm's] shares fell"),
        ("The ship left Porto. Its engine failed on Monday.", "[The ship's] engine failed"),
    ],
)
def test_a_thing_owns_only_what_it_can_have(text: str, title: str) -> None:
    assert mention(text, "Monday").title == title
