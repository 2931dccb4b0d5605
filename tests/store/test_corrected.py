"""Corrections: what each does to the events, how they are undone, and that they outlast a new reading."""

from dataclasses import replace
from datetime import date

import pytest

from timeline.corrections import (
    Correction,
    Kind,
    ManualEvent,
    OrphanReason,
    ReviewReason,
    rename_correction,
    review_queue,
    target_of,
)
from timeline.errors import ConflictError, StoreError
from timeline.events import extract
from timeline.model import Modality, Place
from timeline.store import Store
from timeline.temporal import parse_user_date

from .news import article, many

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


def test_without_corrections_the_events_are_those_that_were_found(filled, timeline):
    shown = events(filled, timeline)
    assert [len(each.mentions) for each in shown.events] == [2, 1]
    assert not shown.orphans


@pytest.mark.parametrize(
    ("kind", "new", "value"),
    [
        (Kind.DATE, DAY, lambda event: event.lead.date),
        (Kind.TITLE, "Mayor opened a bridge", lambda event: event.lead.title),
        (Kind.MODALITY, Modality.PLANNED, lambda event: event.lead.modality),
        (
            Kind.ACTORS,
            ("City of Porto",),
            lambda event: {name for one in event.mentions for name in one.actors},
        ),
        (
            Kind.PLACES,
            (Place("Gaia"),),
            lambda event: {place for one in event.mentions for place in one.places},
        ),
    ],
)
def test_a_value_is_corrected_and_undone_and_redone(filled, timeline, kind, new, value):
    def shown(now):
        return value(now.events[0])

    expected = set(new) if isinstance(new, tuple) else new
    before = events(filled, timeline)
    after = correct(filled, timeline, kind, new, lambda now: now.events[0])
    assert shown(after) == expected != shown(before)
    assert len(after.events[0].mentions) == 2
    filled.undo(timeline.id)
    assert events(filled, timeline).events == before.events
    filled.redo(timeline.id)
    assert events(filled, timeline).events == after.events


def test_an_event_is_hidden_checked_and_remarked_on(filled, timeline):
    assert (
        leaving(correct(filled, timeline, Kind.NOTE, "Ask again", leaving)).id
        in events(filled, timeline).notes
    )
    shown = correct(filled, timeline, Kind.CHECKED, True, leaving)
    assert shown.checked == {leaving(shown).id}
    shown = correct(filled, timeline, Kind.HIDDEN, True, leaving)
    assert len(shown.events) == len(shown.hidden) == 1
    (hidden,) = shown.hidden
    filled.correct(timeline.id, shown.correction(hidden, Kind.HIDDEN, False))
    assert len(events(filled, timeline).events) == 2


def test_events_are_merged_and_split(filled, timeline):
    shown = events(filled, timeline)
    filled.correct(timeline.id, shown.merge_correction(leaving(shown), [opening(shown)]))
    (whole,) = events(filled, timeline).events
    assert len(whole.mentions) == 3
    assert "left" in whole.lead.title
    shown = events(filled, timeline)
    filled.correct(timeline.id, shown.split_correction(whole.mentions[1]))
    shown = events(filled, timeline)
    assert sorted(len(each.mentions) for each in shown.events) == [1, 2]
    filled.correct(
        timeline.id,
        shown.merge_correction(leaving(shown), [each for each in shown.events if each != leaving(shown)]),
    )
    assert [len(each.mentions) for each in events(filled, timeline).events] == [3]
    for _ in range(3):
        filled.undo(timeline.id)
    assert [len(each.mentions) for each in events(filled, timeline).events] == [2, 1]


def test_the_first_mention_of_an_event_can_be_split_off(filled, timeline):
    shown = events(filled, timeline)
    first = shown.events[0].mentions[0]
    filled.correct(timeline.id, shown.split_correction(first))
    shown = events(filled, timeline)
    assert [len(each.mentions) for each in shown.events] == [1, 1, 1]
    assert len({each.id for each in shown.events}) == 3


def test_names_are_called_otherwise_for_all(filled, timeline):
    list(filled.add(timeline.id, many(16)))
    filled.correct(timeline.id, rename_correction(Kind.RENAMED_PLACE, "Porto", "Oporto"))
    filled.correct(timeline.id, rename_correction(Kind.RENAMED_PLACE, "Oporto", "Braga"))
    shown = events(filled, timeline)
    names = {place.name for event in shown.events for one in event.mentions for place in one.places}
    assert "Braga" in names
    assert not names & {"Porto", "Oporto"}
    braga = {
        place
        for event in shown.events
        for one in event.mentions
        for place in one.places
        if place.name == "Braga"
    }
    assert len(braga) == 1
    assert not shown.orphans


def test_an_event_is_added_with_and_without_an_article(filled, timeline):
    made = ManualEvent("Council met", DAY, ("Council",), (Place("Porto"),))
    filled.correct(timeline.id, Correction(Kind.ADDED, None, None, made))
    snapshot = filled.snapshot(timeline.id)
    start = TEXT.index("Rescue")
    here = replace(snapshot.extractions["a"].expressions[0], start=start, end=start + 12)
    filled.correct(timeline.id, Correction(Kind.ADDED, target_of(snapshot.articles["a"], here), None, made))
    shown = events(filled, timeline)
    alone, told = [each.lead for each in shown.events if each.lead.title == "Council met"]
    alone, told = sorted((alone, told), key=lambda one: one.article, reverse=True)
    text = shown.articles[alone.article].text
    assert text[alone.start : alone.end] == "2023-12-24: Council met"
    assert told.expression.text == "Rescue teams"
    assert TEXT[told.start : told.end].strip() == "Rescue teams left Braga on January 5."
    added = next(each for each in shown.events if each.lead == alone)
    filled.correct(timeline.id, shown.correction(added, Kind.TITLE, "Council sat"))
    assert {"Council sat", "Council met"} <= {each.lead.title for each in events(filled, timeline).events}


def test_a_correction_against_a_value_that_is_there_no_more_is_refused(filled, timeline, address):
    mine = events(filled, timeline)
    with Store.open(address) as other:
        theirs = other.snapshot(timeline.id).corrected()
        other.correct(timeline.id, theirs.correction(opening(theirs), Kind.TITLE, "Theirs"))
    with pytest.raises(ConflictError, match="in the meantime") as refused:
        filled.correct(timeline.id, mine.correction(opening(mine), Kind.TITLE, "Mine"))
    assert refused.value.value == "Theirs"
    assert events(filled, timeline).events[0].lead.title == "Theirs"
    correct(filled, timeline, Kind.TITLE, "Mine", lambda now: now.events[0])
    with Store.open(address) as other:
        assert events(other, timeline).events[0].lead.title == "Mine"


def test_a_correction_of_what_someone_undid_is_refused(filled, timeline):
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


def test_corrections_of_one_thing_that_are_stored_together_follow_one_another(filled, timeline):
    first, second = (
        rename_correction(Kind.RENAMED_ACTOR, "Ana Reis", "A. Reis"),
        rename_correction(Kind.RENAMED_ACTOR, "Ana Reis", "Reis"),
    )
    with pytest.raises(ConflictError):
        filled.correct_all(timeline.id, [first, second])
    filled.correct_all(timeline.id, [first, rename_correction(Kind.RENAMED_ACTOR, "A. Reis", "Reis")])
    assert len(filled.snapshot(timeline.id).history) == 2


@pytest.mark.parametrize("kind", [Kind.TITLE, Kind.CHECKED, Kind.RENAMED_ACTOR, Kind.ADDED])
def test_the_same_correction_by_two_people_stands_once(filled, timeline, kind):
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


def test_a_correction_to_what_an_undoing_brought_back_writes_nothing(filled, timeline):
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


def test_the_notes_of_merged_events_are_written_anew_as_one(filled, timeline):
    correct(filled, timeline, Kind.NOTE, "A", leaving)
    correct(filled, timeline, Kind.NOTE, "B")
    shown = events(filled, timeline)
    filled.correct(timeline.id, shown.merge_correction(leaving(shown), [opening(shown)]))

    def notes(shown):
        return list(shown.notes.values())

    assert notes(events(filled, timeline)) == ["A\nB"]
    assert notes(correct(filled, timeline, Kind.NOTE, "A\nB\nC", leaving)) == ["A\nB\nC"]
    assert notes(correct(filled, timeline, Kind.NOTE, "", leaving)) == []
    filled.undo(timeline.id)
    filled.undo(timeline.id)
    assert notes(events(filled, timeline)) == ["A\nB"]


def test_what_was_hidden_before_it_was_merged_is_seen_when_it_is_split_off(filled, timeline):
    mine = events(filled, timeline)
    correct(filled, timeline, Kind.HIDDEN, True, leaving)
    filled.correct(timeline.id, mine.merge_correction(opening(mine), [leaving(mine)]))
    (whole,) = events(filled, timeline).events
    (left,) = (each for each in whole.mentions if "left" in each.title)
    shown = events(filled, timeline)
    filled.correct(timeline.id, shown.split_correction(left))
    shown = events(filled, timeline)
    assert (len(shown.events), shown.hidden) == (2, ())


def test_a_renaming_of_what_someone_renamed_is_refused(filled, timeline):
    filled.correct(timeline.id, rename_correction(Kind.RENAMED_ACTOR, "Ana Reis", "A. Reis"))
    with pytest.raises(ConflictError) as refused:
        filled.correct(timeline.id, rename_correction(Kind.RENAMED_ACTOR, "Ana Reis", "Reis"))
    assert refused.value.value == "A. Reis"


def test_the_history_keeps_what_was_undone(filled, timeline):
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
    assert filled.redo(timeline.id) is None
    filled.undo(timeline.id)
    assert filled.undo(timeline.id) is None


@pytest.mark.parametrize("kind", [Kind.TITLE, Kind.RENAMED_ACTOR])
def test_a_name_without_words_is_refused(filled, timeline, kind):
    with pytest.raises(StoreError, match="cannot be empty"):
        filled.correct(timeline.id, Correction(kind, None, "x", "  "))


def test_corrections_outlast_a_changed_text_or_are_listed(filled, timeline):
    correct(filled, timeline, Kind.DATE, DAY, leaving)
    correct(filled, timeline, Kind.TITLE, "The bridge opened", lambda now: now.events[0])
    changed = "An editor put this paragraph first. " + TEXT.replace("on January 2. ", "on January 3. ")
    list(filled.add(timeline.id, [article(changed, "a")]))
    shown = events(filled, timeline)
    assert leaving(shown).lead.date == DAY
    (orphan,) = shown.orphans
    assert orphan.entry.correction.new == "The bridge opened"
    assert orphan.reason == OrphanReason.NO_WORDS


def test_a_correction_whose_article_is_gone_is_listed_until_it_is_back(filled, timeline):
    correct(filled, timeline, Kind.DATE, DAY, leaving)
    filled.remove_articles(timeline.id, ["a"])
    assert [each.reason for each in events(filled, timeline).orphans] == [OrphanReason.NO_ARTICLE]
    filled.restore_articles(timeline.id, ["a"])
    assert leaving(events(filled, timeline)).lead.date == DAY


def test_what_needs_a_look_is_what_is_unplaced_or_unsure_and_nobody_checked(store, timeline):
    text = "The strike began around June 3, 2020. Two days later police left. Talks failed on Friday."
    list(store.add(timeline.id, [article(text, "a", published=None)]))

    def looks():
        snapshot = store.snapshot(timeline.id)
        return review_queue(snapshot.corrected(), snapshot.extractions)

    found = looks()
    assert [(each.reason, each.expression.text) for each in found] == [
        (ReviewReason.UNPLACED, "Friday"),
        (ReviewReason.APPROXIMATE, "around June 3, 2020"),
        (ReviewReason.FROM_ANOTHER_DATE, "Two days later"),
    ]
    shown = store.snapshot(timeline.id).corrected()
    store.correct(timeline.id, shown.correction(found[1].event, Kind.CHECKED, True))
    store.correct(timeline.id, shown.correction(found[2].event, Kind.DATE, DAY))
    target = target_of(shown.articles["a"], found[0].expression)
    store.correct(timeline.id, Correction(Kind.ADDED, target, None, ManualEvent("Talks failed", DAY)))
    assert not looks()


def test_what_needs_no_place_in_the_calendar_needs_no_look(store, timeline):
    text = "He waited for three years, and now reads every Monday. She arrived on May 3, 2020."
    list(store.add(timeline.id, [article(text, "a", published=date(2024, 1, 10))]))
    snapshot = store.snapshot(timeline.id)
    assert not review_queue(snapshot.corrected(), snapshot.extractions)
