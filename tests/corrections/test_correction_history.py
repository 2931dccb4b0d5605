"""The history: the corrections in force, undo, redo, and conflicts."""

from dataclasses import replace

import pytest

from timeline.corrections import (
    Correction,
    Kind,
    ManualEvent,
    active_entries,
    next_redo,
    next_undo,
    rename_correction,
)
from timeline.corrections.correction_history import checked_correction, current_name, entry_to_undo
from timeline.errors import ConflictError, StoreError

from .in_memory import CHRISTMAS_EVE, InMemory, first, leaving


def numbers(entries):
    return [each.number for each in entries]


def test_undo_and_redo_are_entries_of_their_own():
    timeline = InMemory()
    timeline.change(first, Kind.TITLE, "First")
    timeline.change(first, Kind.TITLE, "Second")
    timeline.undo(1)
    assert [(each.number, each.action, each.of) for each in timeline.history] == [
        (1, "make", 1),
        (2, "make", 2),
        (3, "undo", 1),
    ]
    assert numbers(active_entries(timeline.history)) == [2]
    assert next_undo(timeline.history).number == 2
    assert next_redo(timeline.history).number == 1
    timeline.redo()
    assert numbers(active_entries(timeline.history)) == [1, 2]
    assert next_redo(timeline.history) is None


def test_a_new_correction_leaves_nothing_to_redo():
    timeline = InMemory()
    timeline.change(first, Kind.TITLE, "First")
    timeline.undo()
    timeline.change(leaving, Kind.NOTE, "New")
    assert next_redo(timeline.history) is None


def test_an_undone_correction_cannot_be_undone_again():
    timeline = InMemory()
    assert entry_to_undo(timeline.history, None) is None
    timeline.change(first, Kind.TITLE, "First")
    timeline.undo(1)
    with pytest.raises(StoreError, match="already undone"):
        entry_to_undo(timeline.history, 1)


def test_the_same_correction_by_two_people_is_one_entry():
    timeline = InMemory()
    correction = timeline.corrected.correction(first(timeline.corrected), Kind.TITLE, "Same")
    assert timeline.correct(correction) == timeline.correct(correction)
    assert len(timeline.history) == 1


def test_a_correction_of_a_value_that_someone_else_changed_is_a_conflict():
    timeline = InMemory()
    mine = timeline.corrected.correction(first(timeline.corrected), Kind.TITLE, "Mine")
    timeline.correct(replace(mine, new="Theirs"))
    with pytest.raises(ConflictError, match="in the meantime") as refused:
        timeline.correct(mine)
    assert (refused.value.kind, refused.value.value) == (Kind.TITLE, "Theirs")


def test_names_follow_all_renamings():
    timeline = InMemory()
    timeline.correct(rename_correction(Kind.RENAMED_ACTOR, "Ana Reis", "A. Reis"))
    last = timeline.correct(rename_correction(Kind.RENAMED_ACTOR, "A. Reis", "Reis"))
    assert current_name(active_entries(timeline.history), Kind.RENAMED_ACTOR, "Ana Reis") == ("Reis", last)
    assert current_name(active_entries(timeline.history), Kind.RENAMED_PLACE, "Ana Reis") == (
        "Ana Reis",
        None,
    )


def test_manual_events_without_an_article_never_conflict():
    timeline = InMemory()
    correction = Correction(Kind.ADDED, None, None, ManualEvent("Council met", CHRISTMAS_EVE))
    assert timeline.correct(correction) != timeline.correct(correction)


@pytest.mark.parametrize("kind", [Kind.TITLE, Kind.RENAMED_ACTOR, Kind.RENAMED_PLACE])
def test_a_title_or_name_without_text_is_refused(kind):
    with pytest.raises(StoreError, match="cannot be empty"):
        checked_correction(Correction(kind, None, "x", "  "))
    assert checked_correction(Correction(Kind.NOTE, None, "x", "")).new == ""


def test_a_correction_to_the_same_value_changes_nothing():
    assert Correction(Kind.TAGGED, None, ("war",), ("war",)).changes_nothing
    assert not Correction(Kind.TAGGED, None, ("war",), ()).changes_nothing
    assert not Correction(Kind.ADDED, None, None, ManualEvent("Council met", CHRISTMAS_EVE)).changes_nothing
