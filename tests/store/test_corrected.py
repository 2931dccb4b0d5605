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
from timeline.temporal import typed_date

from .news import article, many

TEXT = (
    "Mayor Ana Reis opened the bridge in Porto on January 2. "
    "Rescue teams left Braga on January 5. "
    "Mayor Ana Reis opened the new bridge in Porto on January 2, officials said."
)
DAY = typed_date("2023-12-24")


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
