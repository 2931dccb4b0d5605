"""Corrections: what each does to the events, how they are undone, and that they outlast a new reading."""

from dataclasses import replace
from datetime import date

import pytest

from timeline.errors import ConflictError, StoreError
from timeline.events import extract
from timeline.model import Modality, Place
from timeline.store import (
    Correction,
    HandMade,
    Kind,
    Store,
    Why,
    corrected,
    needing_a_look,
    renaming_of,
    target_at,
)
from timeline.temporal import parse_user_date

from .news import article, many

TEXT = (
    "Mayor Ana Reis opened the bridge in Porto on January 2. "
    "Rescue teams left Braga on January 5. "
    "Mayor Ana Reis opened the new bridge in Porto on January 2, officials said."
)
DAY = parse_user_date("2023-12-24")


@pytest.fixture
def filled(store, project):
    list(store.add(project.id, [article(TEXT, "a")]))
    return store


def events(store, project):
    return corrected(store.contents(project.id))


def opening(shown):
    return next(each for each in shown.events if any("opened" in one.title for one in each.mentions))


def leaving(shown):
    return next(each for each in shown.events if "left" in each.lead.title)


def correct(store, project, kind, new, which=opening):
    shown = events(store, project)
    store.correct(project.id, shown.correction(which(shown), kind, new))
    return events(store, project)


def test_without_corrections_the_events_are_those_that_were_found(filled, project):
    shown = events(filled, project)
    assert [len(each.mentions) for each in shown.events] == [2, 1]
    assert not shown.misfits


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
def test_a_value_is_corrected_and_undone_and_redone(filled, project, kind, new, value):
    def shown(now):
        return value(now.events[0])

    expected = set(new) if isinstance(new, tuple) else new
    before = events(filled, project)
    after = correct(filled, project, kind, new, lambda now: now.events[0])
    assert shown(after) == expected != shown(before)
    assert len(after.events[0].mentions) == 2
    filled.undo(project.id)
    assert events(filled, project).events == before.events
    filled.redo(project.id)
    assert events(filled, project).events == after.events


def test_an_event_is_hidden_checked_and_remarked_on(filled, project):
    assert (
        leaving(correct(filled, project, Kind.NOTE, "Ask again", leaving)).id in events(filled, project).notes
    )
    shown = correct(filled, project, Kind.CHECKED, True, leaving)
    assert shown.checked == {leaving(shown).id}
    shown = correct(filled, project, Kind.HIDDEN, True, leaving)
    assert len(shown.events) == len(shown.hidden) == 1
    (hidden,) = shown.hidden
    filled.correct(project.id, shown.correction(hidden, Kind.HIDDEN, False))
    assert len(events(filled, project).events) == 2


def test_events_are_merged_and_split(filled, project):
    shown = events(filled, project)
    filled.correct(project.id, shown.merging(leaving(shown), [opening(shown)]))
    (whole,) = events(filled, project).events
    assert len(whole.mentions) == 3
    assert "left" in whole.lead.title
    shown = events(filled, project)
    filled.correct(project.id, shown.splitting(whole.mentions[1]))
    shown = events(filled, project)
    assert sorted(len(each.mentions) for each in shown.events) == [1, 2]
    filled.correct(
        project.id, shown.merging(leaving(shown), [each for each in shown.events if each != leaving(shown)])
    )
    assert [len(each.mentions) for each in events(filled, project).events] == [3]
    for _ in range(3):
        filled.undo(project.id)
    assert [len(each.mentions) for each in events(filled, project).events] == [2, 1]


def test_the_first_mention_of_an_event_can_be_split_off(filled, project):
    shown = events(filled, project)
    first = shown.events[0].mentions[0]
    filled.correct(project.id, shown.splitting(first))
    shown = events(filled, project)
    assert [len(each.mentions) for each in shown.events] == [1, 1, 1]
    assert len({each.id for each in shown.events}) == 3


def test_names_are_called_otherwise_for_all(filled, project):
    list(filled.add(project.id, many(16)))
    filled.correct(project.id, renaming_of(Kind.PLACE, "Porto", "Oporto"))
    filled.correct(project.id, renaming_of(Kind.PLACE, "Oporto", "Braga"))
    shown = events(filled, project)
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
    assert not shown.misfits


def test_an_event_is_added_with_and_without_an_article(filled, project):
    made = HandMade("Council met", DAY, ("Council",), (Place("Porto"),))
    filled.correct(project.id, Correction(Kind.ADDED, None, None, made))
    contents = filled.contents(project.id)
    start = TEXT.index("Rescue")
    here = replace(contents.extractions["a"].expressions[0], start=start, end=start + 12)
    filled.correct(project.id, Correction(Kind.ADDED, target_at(contents.articles["a"], here), None, made))
    shown = events(filled, project)
    alone, told = [each.lead for each in shown.events if each.lead.title == "Council met"]
    alone, told = sorted((alone, told), key=lambda one: one.article, reverse=True)
    text = shown.articles[alone.article].text
    assert text[alone.start : alone.end] == "2023-12-24: Council met"
    assert told.expression.text == "Rescue teams"
    assert TEXT[told.start : told.end].strip() == "Rescue teams left Braga on January 5."
    added = next(each for each in shown.events if each.lead == alone)
    filled.correct(project.id, shown.correction(added, Kind.TITLE, "Council sat"))
    assert {"Council sat", "Council met"} <= {each.lead.title for each in events(filled, project).events}


def test_a_correction_against_a_value_that_is_there_no_more_is_refused(filled, project, address):
    mine = events(filled, project)
    with Store.open(address) as other:
        theirs = corrected(other.contents(project.id))
        other.correct(project.id, theirs.correction(opening(theirs), Kind.TITLE, "Theirs"))
    with pytest.raises(ConflictError, match="meanwhile") as refused:
        filled.correct(project.id, mine.correction(opening(mine), Kind.TITLE, "Mine"))
    assert refused.value.value == "Theirs"
    assert events(filled, project).events[0].lead.title == "Theirs"
    correct(filled, project, Kind.TITLE, "Mine", lambda now: now.events[0])
    with Store.open(address) as other:
        assert events(other, project).events[0].lead.title == "Mine"


def test_a_correction_of_what_someone_undid_is_refused(filled, project):
    mine = correct(filled, project, Kind.TITLE, "First", lambda now: now.events[0])
    filled.undo(project.id)
    with pytest.raises(ConflictError) as refused:
        filled.correct(project.id, mine.correction(mine.events[0], Kind.TITLE, "Second"))
    assert refused.value.value == extract(article(TEXT, "a")).mentions[0].title


def test_several_corrections_are_stored_all_or_none(filled, project):
    shown = events(filled, project)
    title, date_, note = (
        shown.correction(leaving(shown), kind, new)
        for kind, new in ((Kind.TITLE, "Mine"), (Kind.DATE, DAY), (Kind.NOTE, "Ask"))
    )
    filled.correct(project.id, replace(date_, new=parse_user_date("2023-12-25")))
    with pytest.raises(ConflictError, match="meanwhile") as refused:
        filled.correct_all(project.id, [title, date_, note])
    assert (refused.value.kind, refused.value.value) == (Kind.DATE, parse_user_date("2023-12-25"))
    assert len(filled.contents(project.id).log) == 1
    made = filled.correct_all(project.id, [title, note])
    assert [(each.number, each.correction) for each in made] == [(2, title), (3, note)]
    assert filled.contents(project.id).log[1:] == tuple(made)


def test_corrections_of_one_thing_that_are_stored_together_follow_one_another(filled, project):
    first, second = (
        renaming_of(Kind.ACTOR, "Ana Reis", "A. Reis"),
        renaming_of(Kind.ACTOR, "Ana Reis", "Reis"),
    )
    with pytest.raises(ConflictError):
        filled.correct_all(project.id, [first, second])
    filled.correct_all(project.id, [first, renaming_of(Kind.ACTOR, "A. Reis", "Reis")])
    assert len(filled.contents(project.id).log) == 2


@pytest.mark.parametrize("kind", [Kind.TITLE, Kind.CHECKED, Kind.ACTOR, Kind.ADDED])
def test_the_same_correction_by_two_people_stands_once(filled, project, kind):
    shown = events(filled, project)
    correction = {
        Kind.TITLE: shown.correction(leaving(shown), Kind.TITLE, "Teams left"),
        Kind.CHECKED: shown.correction(leaving(shown), Kind.CHECKED, True),
        Kind.ACTOR: renaming_of(Kind.ACTOR, "Ana Reis", "A. Reis"),
        Kind.ADDED: Correction(
            Kind.ADDED, shown.target(leaving(shown).lead), None, HandMade("Teams left", DAY)
        ),
    }[kind]
    first = filled.correct(project.id, correction)
    assert filled.correct(project.id, correction) == first
    assert filled.contents(project.id).log == (first,)


def test_a_correction_to_what_an_undoing_brought_back_writes_nothing(filled, project):
    before = leaving(events(filled, project)).lead.title
    theirs = correct(filled, project, Kind.TITLE, "Teams left", leaving)
    undone = filled.undo(project.id)
    assert filled.correct(project.id, theirs.correction(leaving(theirs), Kind.TITLE, before)) == undone


def test_a_second_event_at_the_same_words_is_refused(filled, project):
    shown = events(filled, project)
    there, other = HandMade("Teams left", DAY), HandMade("Braga emptied", DAY)
    target = shown.target(leaving(shown).lead)
    filled.correct(project.id, Correction(Kind.ADDED, target, None, there))
    with pytest.raises(ConflictError) as refused:
        filled.correct(project.id, Correction(Kind.ADDED, target, None, other))
    assert (refused.value.kind, refused.value.value) == (Kind.ADDED, there)
    filled.undo(project.id)
    filled.correct(project.id, Correction(Kind.ADDED, target, None, other))
    for _ in range(2):
        filled.correct(project.id, Correction(Kind.ADDED, None, None, other))
    titles = [each.lead.title for each in events(filled, project).events]
    assert titles.count("Braga emptied") == 3
    assert "Teams left" not in titles


def test_the_notes_of_merged_events_are_written_anew_as_one(filled, project):
    correct(filled, project, Kind.NOTE, "A", leaving)
    correct(filled, project, Kind.NOTE, "B")
    shown = events(filled, project)
    filled.correct(project.id, shown.merging(leaving(shown), [opening(shown)]))

    def notes(shown):
        return list(shown.notes.values())

    assert notes(events(filled, project)) == ["A\nB"]
    assert notes(correct(filled, project, Kind.NOTE, "A\nB\nC", leaving)) == ["A\nB\nC"]
    assert notes(correct(filled, project, Kind.NOTE, "", leaving)) == []
    filled.undo(project.id)
    filled.undo(project.id)
    assert notes(events(filled, project)) == ["A\nB"]


def test_what_was_hidden_before_it_was_merged_is_seen_when_it_is_split_off(filled, project):
    mine = events(filled, project)
    correct(filled, project, Kind.HIDDEN, True, leaving)
    filled.correct(project.id, mine.merging(opening(mine), [leaving(mine)]))
    (whole,) = events(filled, project).events
    (left,) = (each for each in whole.mentions if "left" in each.title)
    shown = events(filled, project)
    filled.correct(project.id, shown.splitting(left))
    shown = events(filled, project)
    assert (len(shown.events), shown.hidden) == (2, ())


def test_a_renaming_of_what_someone_renamed_is_refused(filled, project):
    filled.correct(project.id, renaming_of(Kind.ACTOR, "Ana Reis", "A. Reis"))
    with pytest.raises(ConflictError) as refused:
        filled.correct(project.id, renaming_of(Kind.ACTOR, "Ana Reis", "Reis"))
    assert refused.value.value == "A. Reis"


def test_the_history_keeps_what_was_undone(filled, project):
    correct(filled, project, Kind.TITLE, "First", lambda now: now.events[0])
    correct(filled, project, Kind.TITLE, "Second", lambda now: now.events[0])
    filled.undo(project.id, 1)
    assert events(filled, project).events[0].lead.title == "Second"
    with pytest.raises(StoreError, match="undone already"):
        filled.undo(project.id, 1)
    log = filled.contents(project.id).log
    assert [(each.number, each.action, each.of) for each in log] == [
        (1, "make", 1),
        (2, "make", 2),
        (3, "undo", 1),
    ]
    assert log[1].correction.old == "First"
    filled.undo(project.id)
    correct(filled, project, Kind.NOTE, "New", leaving)
    assert filled.redo(project.id) is None
    filled.undo(project.id)
    assert filled.undo(project.id) is None


@pytest.mark.parametrize("kind", [Kind.TITLE, Kind.ACTOR])
def test_a_name_without_words_is_refused(filled, project, kind):
    with pytest.raises(StoreError, match="cannot be empty"):
        filled.correct(project.id, Correction(kind, None, "x", "  "))


def test_corrections_outlast_a_changed_text_or_are_listed(filled, project):
    correct(filled, project, Kind.DATE, DAY, leaving)
    correct(filled, project, Kind.TITLE, "The bridge opened", lambda now: now.events[0])
    changed = "An editor put this paragraph first. " + TEXT.replace("on January 2. ", "on January 3. ")
    list(filled.add(project.id, [article(changed, "a")]))
    shown = events(filled, project)
    assert leaving(shown).lead.date == DAY
    (misfit,) = shown.misfits
    assert misfit.entry.correction.new == "The bridge opened"
    assert misfit.reason == "its words do not stand in the article any more"


def test_a_correction_whose_article_is_gone_is_listed_until_it_is_back(filled, project):
    correct(filled, project, Kind.DATE, DAY, leaving)
    filled.remove(project.id, ["a"])
    assert [each.reason for each in events(filled, project).misfits] == [
        "its article is not in the timeline any more"
    ]
    filled.bring_back(project.id, ["a"])
    assert leaving(events(filled, project)).lead.date == DAY


def test_what_needs_a_look_is_what_is_unplaced_or_unsure_and_nobody_checked(store, project):
    text = "The strike began around June 3, 2020. Two days later police left. Talks failed on Friday."
    list(store.add(project.id, [article(text, "a", published=None)]))

    def looks():
        contents = store.contents(project.id)
        return needing_a_look(corrected(contents), contents.extractions)

    found = looks()
    assert [(each.why, each.expression.text) for each in found] == [
        (Why.UNPLACED, "Friday"),
        (Why.APPROXIMATE, "around June 3, 2020"),
        (Why.FROM_ANOTHER_DATE, "Two days later"),
    ]
    shown = corrected(store.contents(project.id))
    store.correct(project.id, shown.correction(found[1].event, Kind.CHECKED, True))
    store.correct(project.id, shown.correction(found[2].event, Kind.DATE, DAY))
    target = target_at(shown.articles["a"], found[0].expression)
    store.correct(project.id, Correction(Kind.ADDED, target, None, HandMade("Talks failed", DAY)))
    assert not looks()


def test_what_needs_no_place_in_the_calendar_needs_no_look(store, project):
    text = "He waited for three years, and now reads every Monday. She arrived on May 3, 2020."
    list(store.add(project.id, [article(text, "a", published=date(2024, 1, 10))]))
    contents = store.contents(project.id)
    assert not needing_a_look(corrected(contents), contents.extractions)
