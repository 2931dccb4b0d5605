"""The sentences that differ between two versions of an article."""

import pytest

from timeline.store.changed_text import changed_passages

BUS = "A bus fell into the Lune on Friday. Six people were killed. Divers searched the river."


@pytest.mark.parametrize(
    ("after", "passages"),
    [
        (BUS, []),
        (BUS.replace(" Six", "\n\nSix"), []),
        (BUS.replace("Six", "Nine"), [("Six people were killed.", "Nine people were killed.")]),
        (BUS + " The driver survived.", [("", "The driver survived.")]),
        (BUS.replace(" Six people were killed.", ""), [("Six people were killed.", "")]),
    ],
)
def test_changed_sentences_are_told_with_what_stood_before(after, passages):
    assert changed_passages(BUS, after) == passages
