"""Corrections in the store: conflicts between people, undo and redo, and corrections of changed articles."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import update

from timeline.corrections import (
    Correction,
    Kind,
    ManualEvent,
    OrphanReason,
    rename_correction,
)
from timeline.errors import ConflictError, StoreError
from timeline.events import extract
from timeline.store import Store
from timeline.store.schema import corrections
from timeline.temporal import parse_user_date

from .sample_articles import article

TEXT = (
    "Mayor Ana Reis opened the bridge in Porto on January 2. "
    "Rescue teams left Braga on January 5. "
    "Mayor Ana Reis opened the new bridge in Porto on January 2, officials said."
)
DAY = parse_user_date("2023-12-24")


@pytest.fixture
def filled(store, timeline):
    list(store.add(timeline.id, [article(TEXT, "a")]))
    return store


def events(store, timeline):
    return store.snapshot(timeline.id).corrected()


def opening(shown):
    return next(each for each in shown.events if any("opened" in one.title for one in each.mentions))


def leaving(shown):
    return next(each for each in shown.events if "left" in each.lead.title)


def correct(store, timeline, kind, new, which=opening):
    shown = events(store, timeline)
    store.correct(timeline.id, shown.correction(which(shown), kind, new))
    return events(store, timeline)


def test_a_correction_of_a_value_changed_by_someone_else_is_refused(filled, timeline, address):
    mine = events(filled, timeline)
    with Store.open(address) as other:
        theirs = other.snapshot(timeline.id).corrected()
        other.correct(timeline.id, theirs.correction(opening(theirs), Kind.TITLE, "Theirs"), "Grace")
    with pytest.raises(ConflictError, match="in the meantime") as refused:
        filled.correct(timeline.id, mine.correction(opening(mine), Kind.TITLE, "Mine"))
    assert (refused.value.value, refused.value.person) == ("Theirs", "Grace")
    assert events(filled, timeline).events[0].lead.title == "Theirs"
    correct(filled, timeline, Kind.TITLE, "Mine", lambda now: now.events[0])
    with Store.open(address) as other:
        assert events(other, timeline).events[0].lead.title == "Mine"


def test_a_correction_of_a_value_undone_by_someone_else_is_refused(filled, timeline):
    mine = correct(filled, timeline, Kind.TITLE, "First", lambda now: now.events[0])
    filled.undo(timeline.id)
    with pytest.raises(ConflictError) as refused:
        filled.correct(timeline.id, mine.correction(mine.events[0], Kind.TITLE, "Second"))
    assert refused.value.value == extract(article(TEXT, "a")).mentions[0].title


def test_several_corrections_are_stored_all_or_none(filled, timeline):
    shown = events(filled, timeline)
    title, date_, note = (
        shown.correction(leaving(shown), kind, new)
        for kind, new in ((Kind.TITLE, "Mine"), (Kind.DATE, DAY), (Kind.NOTE, "Ask"))
    )
    filled.correct(timeline.id, replace(date_, new=parse_user_date("2023-12-25")))
    with pytest.raises(ConflictError, match="in the meantime") as refused:
        filled.correct_all(timeline.id, [title, date_, note])
    assert (refused.value.kind, refused.value.value) == (Kind.DATE, parse_user_date("2023-12-25"))
    assert len(filled.snapshot(timeline.id).history) == 1
    made = filled.correct_all(timeline.id, [title, note])
    assert [(each.number, each.correction) for each in made] == [(2, title), (3, note)]
    assert filled.snapshot(timeline.id).history[1:] == tuple(made)


def test_two_corrections_of_one_name_stored_together_follow_one_another(filled, timeline):
    first, second = (
        rename_correction(Kind.RENAMED_ACTOR, "Ana Reis", "A. Reis"),
        rename_correction(Kind.RENAMED_ACTOR, "Ana Reis", "Reis"),
    )
    with pytest.raises(ConflictError):
        filled.correct_all(timeline.id, [first, second])
    filled.correct_all(timeline.id, [first, rename_correction(Kind.RENAMED_ACTOR, "A. Reis", "Reis")])
    assert len(filled.snapshot(timeline.id).history) == 2


@pytest.mark.parametrize("kind", [Kind.TITLE, Kind.CHECKED, Kind.RENAMED_ACTOR, Kind.ADDED])
def test_the_same_correction_by_two_people_is_stored_once(filled, timeline, kind):
    shown = events(filled, timeline)
    correction = {
        Kind.TITLE: shown.correction(leaving(shown), Kind.TITLE, "Teams left"),
        Kind.CHECKED: shown.correction(leaving(shown), Kind.CHECKED, True),
        Kind.RENAMED_ACTOR: rename_correction(Kind.RENAMED_ACTOR, "Ana Reis", "A. Reis"),
        Kind.ADDED: Correction(
            Kind.ADDED, shown.target(leaving(shown).lead), None, ManualEvent("Teams left", DAY)
        ),
    }[kind]
    first = filled.correct(timeline.id, correction)
    assert filled.correct(timeline.id, correction) == first
    assert filled.snapshot(timeline.id).history == (first,)


def test_a_correction_to_the_value_that_an_undo_restored_stores_nothing(filled, timeline):
    before = leaving(events(filled, timeline)).lead.title
    theirs = correct(filled, timeline, Kind.TITLE, "Teams left", leaving)
    undone = filled.undo(timeline.id)
    assert filled.correct(timeline.id, theirs.correction(leaving(theirs), Kind.TITLE, before)) == undone


def test_a_second_event_at_the_same_words_is_refused(filled, timeline):
    shown = events(filled, timeline)
    there, other = ManualEvent("Teams left", DAY), ManualEvent("Braga emptied", DAY)
    target = shown.target(leaving(shown).lead)
    filled.correct(timeline.id, Correction(Kind.ADDED, target, None, there))
    with pytest.raises(ConflictError) as refused:
        filled.correct(timeline.id, Correction(Kind.ADDED, target, None, other))
    assert (refused.value.kind, refused.value.value) == (Kind.ADDED, there)
    filled.undo(timeline.id)
    filled.correct(timeline.id, Correction(Kind.ADDED, target, None, other))
    for _ in range(2):
        filled.correct(timeline.id, Correction(Kind.ADDED, None, None, other))
    titles = [each.lead.title for each in events(filled, timeline).events]
    assert titles.count("Braga emptied") == 3
    assert "Teams left" not in titles


def test_renaming_a_name_that_someone_else_has_renamed_is_refused(filled, timeline):
    filled.correct(timeline.id, rename_correction(Kind.RENAMED_ACTOR, "Ana Reis", "A. Reis"))
    with pytest.raises(ConflictError) as refused:
        filled.correct(timeline.id, rename_correction(Kind.RENAMED_ACTOR, "Ana Reis", "Reis"))
    assert refused.value.value == "A. Reis"


def test_the_history_keeps_undone_corrections(filled, timeline):
    correct(filled, timeline, Kind.TITLE, "First", lambda now: now.events[0])
    correct(filled, timeline, Kind.TITLE, "Second", lambda now: now.events[0])
    filled.undo(timeline.id, 1)
    assert events(filled, timeline).events[0].lead.title == "Second"
    with pytest.raises(StoreError, match="already undone"):
        filled.undo(timeline.id, 1)
    log = filled.snapshot(timeline.id).history
    assert [(each.number, each.action, each.of) for each in log] == [
        (1, "make", 1),
        (2, "make", 2),
        (3, "undo", 1),
    ]
    assert log[1].correction.old == "First"
    filled.undo(timeline.id)
    correct(filled, timeline, Kind.NOTE, "New", leaving)
    assert filled.redo(timeline.id) == []
    filled.undo(timeline.id)
    assert filled.undo(timeline.id) is None


def test_one_undo_takes_back_a_whole_act_and_one_redo_brings_it_back(filled, timeline):
    correct(filled, timeline, Kind.TITLE, "Teams left earlier", leaving)
    shown = events(filled, timeline)
    act = [shown.correction(each, Kind.STARRED, True) for each in shown.events]
    stored = filled.correct_all(timeline.id, act)
    assert events(filled, timeline).starred == {each.id for each in shown.events}
    undone = filled.undo_act(timeline.id, stored[0].number)
    assert [each.of for each in undone] == [each.number for each in reversed(stored)]
    after = events(filled, timeline)
    assert after.starred == frozenset()
    assert leaving(after).lead.title == "Teams left earlier"
    assert [each.of for each in filled.redo(timeline.id)] == [each.number for each in stored]
    assert len(events(filled, timeline).starred) == len(act)


def test_an_undo_of_an_act_leaves_out_what_was_undone_alone(filled, timeline):
    shown = events(filled, timeline)
    act = [shown.correction(each, Kind.CHECKED, True) for each in shown.events]
    first, *others = filled.correct_all(timeline.id, act)
    filled.undo(timeline.id, first.number)
    assert {each.of for each in filled.undo_act(timeline.id)} == {each.number for each in others}
    assert filled.undo_act(timeline.id) == []


def test_two_acts_of_one_moment_are_undone_one_by_one(filled, timeline, monkeypatch):
    monkeypatch.setattr("timeline.store.correction_table.now", lambda: datetime(2024, 1, 10, tzinfo=UTC))
    for kind in (Kind.STARRED, Kind.CHECKED):
        shown = events(filled, timeline)
        filled.correct_all(timeline.id, [shown.correction(each, kind, True) for each in shown.events])
    filled.undo_act(timeline.id)
    after = events(filled, timeline)
    assert len(after.starred) == len(after.events)
    assert after.checked == frozenset()
    filled.undo_act(timeline.id)
    filled.redo(timeline.id)
    after = events(filled, timeline)
    assert len(after.starred) == len(after.events)
    assert after.checked == frozenset()


def test_entries_of_an_old_program_are_acts_of_their_own(filled, timeline):
    for kind in (Kind.STARRED, Kind.CHECKED):
        shown = events(filled, timeline)
        filled.correct(timeline.id, shown.correction(shown.events[0], kind, True))
    with filled._database.writing(timeline.id) as connection:
        connection.execute(update(corrections).values(act=0))  # what a program before v0006 stores
    assert len(filled.undo_act(timeline.id)) == 1
    after = events(filled, timeline)
    assert (len(after.starred), len(after.checked)) == (1, 0)


def test_the_history_names_who_did_what(filled, timeline):
    shown = events(filled, timeline)
    filled.correct(timeline.id, shown.correction(leaving(shown), Kind.NOTE, "Checked by phone"), "Ada\0Byron")
    filled.undo(timeline.id, person="Grace Hopper")
    filled.redo(timeline.id)
    filled.undo_act(timeline.id, person="Grace Hopper")
    filled.redo(timeline.id, "Ada Byron")
    log = filled.snapshot(timeline.id).history
    assert [each.person for each in log] == ["Ada�Byron", "Grace Hopper", "", "Grace Hopper", "Ada Byron"]


@pytest.mark.parametrize("kind", [Kind.TITLE, Kind.RENAMED_ACTOR])
def test_an_empty_title_or_name_is_refused(filled, timeline, kind):
    with pytest.raises(StoreError, match="cannot be empty"):
        filled.correct(timeline.id, Correction(kind, None, "x", "  "))


def test_corrections_outlast_a_changed_text_or_are_orphaned(filled, timeline):
    correct(filled, timeline, Kind.DATE, DAY, leaving)
    correct(filled, timeline, Kind.TITLE, "The bridge opened", lambda now: now.events[0])
    changed = "An editor put this paragraph first. " + TEXT.replace("on January 2. ", "on January 3. ")
    list(filled.add(timeline.id, [article(changed, "a")]))
    shown = events(filled, timeline)
    assert leaving(shown).lead.date == DAY
    (orphan,) = shown.orphans
    assert orphan.entry.correction.new == "The bridge opened"
    assert orphan.reason == OrphanReason.NO_WORDS


def test_the_correction_of_a_removed_article_is_orphaned_until_it_is_restored(filled, timeline):
    correct(filled, timeline, Kind.DATE, DAY, leaving)
    filled.remove_articles(timeline.id, ["a"])
    assert [each.reason for each in events(filled, timeline).orphans] == [OrphanReason.NO_ARTICLE]
    filled.restore_articles(timeline.id, ["a"])
    assert leaving(events(filled, timeline)).lead.date == DAY
