"""Each kind of correction changes the events as it says, and can be undone and redone."""

from dataclasses import replace

import pytest

from timeline.corrections import Correction, Kind, ManualEvent, OrphanReason, rename_correction, target_of
from timeline.corrections.marks_by_event import marks_by_event, tag_names
from timeline.corrections.order_in_day import move_corrections
from timeline.model import Modality, Place
from timeline.table import events_table

from .in_memory import CHRISTMAS_EVE, TEXT, InMemory, first, leaving, opening


def test_without_corrections_the_events_are_the_extracted_ones():
    corrected = InMemory().corrected
    assert [len(each.mentions) for each in corrected.events] == [2, 1]
    assert not corrected.orphans


@pytest.mark.parametrize(
    ("kind", "new", "value"),
    [
        (Kind.DATE, CHRISTMAS_EVE, lambda event: event.lead.date),
        (Kind.TITLE, "Mayor opened a bridge", lambda event: event.lead.title),
        (Kind.MODALITY, Modality.PLANNED, lambda event: event.lead.modality),
        (
            Kind.ACTORS,
            ("City of Porto",),
            lambda event: {name for one in event.mentions for name in one.actors},
        ),
        (Kind.GROUPS, ("residents",), lambda event: {name for one in event.mentions for name in one.groups}),
        (
            Kind.PLACES,
            (Place("Gaia"),),
            lambda event: {place for one in event.mentions for place in one.places},
        ),
    ],
)
def test_a_value_is_corrected_undone_and_redone(kind, new, value):
    timeline = InMemory()
    expected = set(new) if isinstance(new, tuple) else new
    before = timeline.corrected
    after = timeline.change(first, kind, new)
    assert value(first(after)) == expected != value(first(before))
    assert len(first(after).mentions) == 2
    timeline.undo()
    assert timeline.corrected.events == before.events
    timeline.redo()
    assert timeline.corrected.events == after.events


def test_a_date_by_hand_says_so():
    (event, _) = InMemory().change(first, Kind.DATE, CHRISTMAS_EVE).events
    assert event.lead.expression.explanation == "given by hand"


def test_an_event_is_hidden_checked_and_gets_a_note():
    timeline = InMemory()
    corrected = timeline.change(leaving, Kind.NOTE, "Ask again")
    assert corrected.notes == {leaving(corrected).id: "Ask again"}
    corrected = timeline.change(leaving, Kind.CHECKED, True)
    assert corrected.checked == {leaving(corrected).id}
    corrected = timeline.change(leaving, Kind.HIDDEN, True)
    assert len(corrected.events) == len(corrected.hidden) == 1
    corrected = timeline.change(lambda now: now.hidden[0], Kind.HIDDEN, False)
    assert len(corrected.events) == 2


def test_the_corrections_of_an_event_are_listed_oldest_first():
    timeline = InMemory()
    timeline.change(leaving, Kind.NOTE, "Ask again")
    corrected = timeline.change(leaving, Kind.CHECKED, True)
    kinds = [each.correction.kind for each in corrected.entries_of(leaving(corrected))]
    assert kinds == [Kind.NOTE, Kind.CHECKED]
    assert corrected.entries_of(opening(corrected)) == []


def test_events_are_merged_and_split():
    timeline = InMemory()
    before = timeline.corrected
    timeline.correct(before.merge_correction(leaving(before), [opening(before)]))
    (whole,) = timeline.corrected.events
    assert len(whole.mentions) == 3
    assert "left" in whole.lead.title
    timeline.correct(timeline.corrected.split_correction(whole.mentions[1]))
    split = timeline.corrected
    assert sorted(len(each.mentions) for each in split.events) == [1, 2]
    others = [each for each in split.events if each != leaving(split)]
    timeline.correct(split.merge_correction(leaving(split), others))
    assert [len(each.mentions) for each in timeline.corrected.events] == [3]
    for _ in range(3):
        timeline.undo()
    assert timeline.corrected.events == before.events


def test_the_first_mention_of_an_event_can_be_split_off():
    timeline = InMemory()
    timeline.correct(timeline.corrected.split_correction(first(timeline.corrected).mentions[0]))
    events = timeline.corrected.events
    assert [len(each.mentions) for each in events] == [1, 1, 1]
    assert len({each.id for each in events}) == 3


def test_a_hidden_event_is_visible_again_after_a_merge_and_a_split():
    timeline = InMemory()
    mine = timeline.corrected
    timeline.change(leaving, Kind.HIDDEN, True)
    timeline.correct(mine.merge_correction(opening(mine), [leaving(mine)]))
    (whole,) = timeline.corrected.events
    (left,) = (each for each in whole.mentions if "left" in each.title)
    timeline.correct(timeline.corrected.split_correction(left))
    assert (len(timeline.corrected.events), timeline.corrected.hidden) == (2, ())


def test_the_notes_of_merged_events_are_rewritten_as_one():
    timeline = InMemory()
    timeline.change(leaving, Kind.NOTE, "A")
    both = timeline.change(opening, Kind.NOTE, "B")
    timeline.correct(both.merge_correction(leaving(both), [opening(both)]))

    def notes(corrected):
        return list(corrected.notes.values())

    assert notes(timeline.corrected) == ["A\nB"]
    assert notes(timeline.change(leaving, Kind.NOTE, "A\nB\nC")) == ["A\nB\nC"]
    assert notes(timeline.change(leaving, Kind.NOTE, "")) == []
    timeline.undo()
    timeline.undo()
    assert notes(timeline.corrected) == ["A\nB"]


def place_names(corrected):
    return {place.name for event in corrected.events for one in event.mentions for place in one.places}


def test_a_place_is_renamed_everywhere_and_takes_the_coordinates_of_its_new_name():
    timeline = InMemory()
    (braga,) = leaving(timeline.corrected).places
    timeline.correct(rename_correction(Kind.RENAMED_PLACE, "Porto", "Oporto"))
    assert place_names(timeline.corrected) == {"Oporto", "Braga"}
    timeline.correct(rename_correction(Kind.RENAMED_PLACE, "Oporto", "Braga"))
    corrected = timeline.corrected
    assert {place for event in corrected.events for place in event.places} == {braga}
    assert not corrected.orphans


def test_renaming_a_name_that_no_event_has_is_orphaned():
    timeline = InMemory()
    timeline.correct(rename_correction(Kind.RENAMED_ACTOR, "Rui Costa", "R. Costa"))
    assert [each.reason for each in timeline.corrected.orphans] == [OrphanReason.NO_NAME]


def test_an_event_is_added_with_and_without_an_article():
    timeline = InMemory()
    added = ManualEvent("Council met", CHRISTMAS_EVE, ("Council",), (Place("Porto"),))
    timeline.correct(Correction(Kind.ADDED, None, None, added))
    start = TEXT.index("Rescue")
    here = replace(timeline.extractions["a"].expressions[0], start=start, end=start + 12)
    timeline.correct(Correction(Kind.ADDED, target_of(timeline.articles["a"], here), None, added))
    corrected = timeline.corrected
    inside, alone = sorted(
        (each.lead for each in corrected.events if each.lead.title == "Council met"),
        key=lambda mention: mention.article != "a",
    )
    assert inside.expression.text == "Rescue teams"
    assert TEXT[inside.start : inside.end].strip() == "Rescue teams left Braga on January 5."
    text = corrected.articles[alone.article].text
    assert text[alone.start : alone.end] == "2023-12-24: Council met"
    event = next(each for each in corrected.events if each.lead == alone)
    timeline.correct(corrected.correction(event, Kind.TITLE, "Council sat"))
    assert {"Council sat", "Council met"} <= {each.lead.title for each in timeline.corrected.events}


def test_corrections_outlast_a_changed_text_or_are_orphaned():
    timeline = InMemory()
    timeline.change(leaving, Kind.DATE, CHRISTMAS_EVE)
    timeline.change(first, Kind.TITLE, "The bridge opened")
    timeline.put("a", "An editor put this paragraph first. " + TEXT.replace("January 2. ", "January 3. "))
    corrected = timeline.corrected
    assert leaving(corrected).lead.date == CHRISTMAS_EVE
    (orphan,) = corrected.orphans
    assert orphan.entry.correction.new == "The bridge opened"
    assert orphan.reason is OrphanReason.NO_WORDS


def test_the_correction_of_a_missing_or_unread_article_is_orphaned_until_it_is_there():
    timeline = InMemory()
    timeline.change(leaving, Kind.DATE, CHRISTMAS_EVE)
    article, extraction = timeline.articles.pop("a"), timeline.extractions.pop("a")
    assert [each.reason for each in timeline.corrected.orphans] == [OrphanReason.NO_ARTICLE]
    timeline.articles["a"] = article
    assert [each.reason for each in timeline.corrected.orphans] == [OrphanReason.NOT_EXTRACTED]
    timeline.extractions["a"] = extraction
    assert leaving(timeline.corrected).lead.date == CHRISTMAS_EVE


def test_a_star_and_tags_last_through_a_merge():
    timeline = InMemory()
    timeline.change(leaving, Kind.STARRED, True)
    timeline.change(leaving, Kind.TAGGED, ("rescue",))
    both = timeline.change(opening, Kind.TAGGED, ("bridges",))
    timeline.correct(both.merge_correction(opening(both), [leaving(both)]))
    (whole,) = timeline.corrected.events
    assert timeline.corrected.starred == {whole.id}
    assert set(timeline.corrected.tags[whole.id]) == {"rescue", "bridges"}
    assert timeline.change(first, Kind.TAGGED, ("bridges",)).tags[whole.id] == ("bridges",)
    assert timeline.change(first, Kind.STARRED, False).starred == frozenset()


ONE_DAY = "The mayor spoke on January 2. Rain fell on January 2. The fair closed on January 2."


def ordered(timeline):
    corrected = timeline.corrected
    table = events_table(corrected.merged.values(), corrected.articles, marks_by_event(corrected))
    events = {each.id: each for each in corrected.events}
    return [events[each] for each in table["id"]]


def titles(timeline):
    return [each.lead.title.split()[-1] for each in ordered(timeline)]


def test_an_event_moves_within_its_day_in_both_directions():
    timeline = InMemory(ONE_DAY)
    assert titles(timeline) == ["spoke", "fell", "closed"]
    for move, expected in (
        ((2, 0), ["closed", "spoke", "fell"]),
        ((0, 1), ["spoke", "closed", "fell"]),
        ((1, 2), ["spoke", "fell", "closed"]),
    ):
        day = ordered(timeline)
        for each in move_corrections(timeline.corrected, day, *(day[at] for at in move)):
            timeline.correct(each)
        assert titles(timeline) == expected


def test_an_event_with_another_date_loses_its_place_in_the_former_day():
    timeline = InMemory(ONE_DAY)
    day = ordered(timeline)
    for each in move_corrections(timeline.corrected, day, day[2], day[0]):
        timeline.correct(each)
    event = ordered(timeline)[0]
    assert timeline.corrected.order == {event.id: 1}
    timeline.correct(timeline.corrected.correction(event, Kind.DATE, CHRISTMAS_EVE))
    assert timeline.corrected.order == {}


def test_tags_are_named_in_the_order_of_their_first_use():
    timeline = InMemory()
    timeline.change(leaving, Kind.TAGGED, ("rescue", "Braga"))
    timeline.change(leaving, Kind.TAGGED, ())
    timeline.change(opening, Kind.TAGGED, ("bridges", "rescue"))
    assert tag_names(timeline.history) == ("rescue", "Braga", "bridges")


def test_a_group_is_renamed_everywhere_and_two_become_one():
    timeline = InMemory("Police left Porto on January 2. Police officers reached Gaia on January 6.")
    timeline.change(leaving, Kind.GROUPS, ("police of Porto",))
    for name in ("police of Porto", "police officers"):
        timeline.correct(rename_correction(Kind.RENAMED_GROUP, name, "rescuers"))
    groups = [group for event in timeline.corrected.events for group in event.groups]
    assert groups.count("rescuers") == 2
    assert not timeline.corrected.orphans
    timeline.undo()
    assert "police officers" in [group for event in timeline.corrected.events for group in event.groups]
