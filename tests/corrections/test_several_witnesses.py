"""Corrections of events with witnesses in several articles, and what comes later."""

from datetime import date

import pytest

from timeline.corrections import CorrectedEvents, Kind, same_event_questions
from timeline.corrections.marks_by_event import corrections_in_force
from timeline.corrections.merge_by_hand import merge_events
from timeline.merging import DoubtfulPair
from timeline.model import Event
from timeline.temporal import parse_user_date
from timeline.words import event_date_words

from .in_memory import InMemory

FERRY = "The ferry Saint Olga sank off Tarn on Monday, killing nine passengers."
SAME = "Nine passengers died when the ferry Saint Olga sank off Tarn on 4 May 2020."
MAYOR = "The mayor of Tarn resigned on Thursday."
PUBLISHED = date(2020, 5, 8)


def timeline(*texts: str) -> InMemory:
    made = InMemory(texts[0], PUBLISHED)
    for number, text in enumerate(texts[1:], 1):
        made.put(f"b{number}", text, PUBLISHED)
    return made


def sinking(corrected: CorrectedEvents) -> Event:
    return next(each for each in corrected.events if "sank" in each.lead.title.casefold())


def resigning(corrected: CorrectedEvents) -> Event:
    return next(each for each in corrected.events if "resigned" in each.lead.title)


def articles(event: Event) -> set[str]:
    return {each.article for each in event.mentions}


def test_witnesses_of_several_articles_are_one_event_with_its_reasons():
    corrected = timeline(FERRY, SAME, MAYOR).corrected
    event = sinking(corrected)
    assert articles(event) == {"a", "b1"}
    merged = corrected.merged[event.id]
    assert (merged.articles, len(merged.why)) == (2, 1)
    assert merged.why[0].startswith("same day")


def test_a_corrected_event_keeps_id_title_and_date_with_a_new_witness():
    story = timeline(FERRY)
    story.change(sinking, Kind.TITLE, "Ferry sank")
    before = story.change(sinking, Kind.DATE, sinking(story.corrected).lead.date)
    story.put("b1", SAME, PUBLISHED)
    story.put("b2", f"{SAME} Divers found the wreck.", PUBLISHED)
    after = sinking(story.corrected)
    assert articles(after) == {"a", "b1", "b2"}
    assert (after.id, after.lead.title) == (sinking(before).id, "Ferry sank")
    assert not story.corrected.orphans


def test_values_that_a_person_gave_stay_when_another_mention_is_corrected():
    story = timeline(FERRY, SAME)
    lead = sinking(story.corrected).lead.article
    story.change(sinking, Kind.TITLE, "Ferry sank")
    other = next(each for each in sinking(story.corrected).mentions if each.article != lead)
    story.correct(story.corrected.correction(Event(other.id, (other,)), Kind.NOTE, "Ask the port"))
    after = sinking(story.corrected)
    assert after.lead.article != lead
    assert after.lead.title == "Ferry sank"


def test_a_split_keeps_two_mentions_apart_whatever_comes_later():
    story = timeline(FERRY, SAME)
    second = sinking(story.corrected).mentions[1]
    story.correct(story.corrected.split_correction(second))
    assert len(story.corrected.events) == 2
    story.put("b2", SAME.replace("Nine", "At least nine"), PUBLISHED)
    events = story.corrected.events
    assert {frozenset(articles(each)) for each in events} in (
        {frozenset({"a", "b2"}), frozenset({"b1"})},
        {frozenset({"a"}), frozenset({"b1", "b2"})},
        {frozenset({"b1", "b2"}), frozenset({"a"})},
    )
    assert frozenset(each.id for each in events) in story.corrected.apart
    story.undo()
    assert len(story.corrected.events) == 1


def test_a_merge_by_hand_outlasts_new_articles_and_says_so():
    story = timeline(FERRY, MAYOR)
    before = story.corrected
    story.correct(before.merge_correction(sinking(before), [resigning(before)]))
    story.put("b2", SAME, PUBLISHED)
    [event] = story.corrected.events
    assert articles(event) == {"a", "b1", "b2"}
    why = dict(zip(event.mentions[1:], story.corrected.merged[event.id].why, strict=True))
    assert {each.article: reason for each, reason in why.items()}["b1"] == "merged by hand"
    assert list(why.values()).count("merged by hand") == 1


def test_a_no_keeps_mentions_apart_that_merging_joins_later():
    story = timeline(FERRY, SAME, SAME.replace("Nine", "All nine"))
    [event] = story.corrected.events
    one, *others = (Event(each.id, (each,)) for each in event.mentions)
    other = Event(others[0].id, tuple(each.lead for each in others))
    story.correct(story.corrected.distinct_correction(one, other))
    after = story.corrected
    assert sorted(len(each.mentions) for each in after.events) == [1, 2]
    assert after.apart == {frozenset(each.id for each in after.events)}


def test_a_later_merge_wins_over_an_earlier_no():
    story = timeline(FERRY, MAYOR)
    before = story.corrected
    story.correct(before.distinct_correction(sinking(before), resigning(before)))
    assert len(story.corrected.apart) == 1
    after = story.corrected
    story.correct(after.merge_correction(sinking(after), [resigning(after)]))
    assert len(story.corrected.events) == 1
    assert not story.corrected.apart


def test_a_question_is_asked_until_it_is_answered():
    story = timeline(FERRY, MAYOR)
    now = story.corrected
    pairs = [DoubtfulPair(sinking(now).lead.id, resigning(now).lead.id, "Same day.")] * 2
    [question] = same_event_questions(now, pairs)
    assert {each.lead.title for each in question.events} == {each.lead.title for each in now.events}
    story.correct(question.no(now))
    assert same_event_questions(story.corrected, pairs) == []
    story.undo()
    assert len(same_event_questions(story.corrected, pairs)) == 1
    story.correct(merge_events(story.corrected, question.events).correction)
    assert same_event_questions(story.corrected, pairs) == []
    assert len(story.corrected.events) == 1


def test_a_hidden_event_is_not_asked_about():
    story = timeline(FERRY, MAYOR)
    now = story.corrected
    pairs = [DoubtfulPair(sinking(now).lead.id, resigning(now).lead.id, "Same day.")]
    assert same_event_questions(story.change(resigning, Kind.HIDDEN, True), pairs) == []


def test_a_pinned_event_weighs_more_than_all_others_and_a_lowered_one_nothing():
    story = timeline(FERRY, SAME, MAYOR)
    pinned = story.change(resigning, Kind.PINNED, True)
    weights = {event: each.weight for event, each in pinned.merged.items()}
    assert max(weights, key=weights.__getitem__) == resigning(pinned).id
    lowered = story.change(resigning, Kind.LOWERED, True)
    assert not lowered.pinned
    assert lowered.merged[resigning(lowered).id].weight == 0
    story.undo()
    assert story.corrected.pinned == pinned.pinned


def merged(story: InMemory, chosen: str | None = None) -> Event:
    now = story.corrected
    story.correct(merge_events(now, now.events, chosen).correction)
    [event] = story.corrected.events
    return event


def test_a_merge_keeps_title_day_time_and_star_of_the_event_that_a_person_worked_on():
    story = timeline(FERRY, MAYOR)
    story.change(resigning, Kind.TITLE, "Mayor resigns over the ferry")
    by_hand = next(each for each in story.corrected.events if "Mayor" in each.lead.title).id

    def mine(now: CorrectedEvents) -> Event:
        return next(each for each in now.events if each.id == by_hand)

    story.change(mine, Kind.DATE, parse_user_date("6 May 2020"))
    story.change(mine, Kind.TIME, "14:30")
    now = story.corrected
    story.correct(now.merge_correction(sinking(now), [mine(now)]))
    [event] = story.corrected.events
    assert event.lead.article == "a"
    assert event.lead.title == "Mayor resigns over the ferry"
    assert (event.lead.date.earliest, event.lead.expression.time) == (date(2020, 5, 6), "14:30")
    story.undo()
    assert sinking(story.corrected).lead.date.earliest == date(2020, 5, 4)


def test_a_starred_event_leads_a_merge_whichever_is_chosen():
    story = timeline(FERRY, MAYOR)
    story.change(resigning, Kind.STARRED, True)
    event = merged(story, chosen=sinking(story.corrected).id)
    assert "resigned" in event.lead.title
    assert event.id in story.corrected.starred


@pytest.mark.parametrize("kind", [Kind.STARRED, Kind.PINNED])
@pytest.mark.parametrize("leaving", [0, 1])
def test_star_and_pin_stay_with_the_statement_that_led_when_one_is_split_off(kind, leaving):
    story = timeline(FERRY, SAME)
    event = sinking(story.change(sinking, kind, True))
    story.correct(story.corrected.split_correction(event.mentions[leaving]))
    now = story.corrected
    marked = now.starred if kind is Kind.STARRED else now.pinned
    assert [each.lead.id for each in now.events if each.id in marked] == [event.lead.id]
    assert len(now.events) == 2
    other = next(each for each in now.events if each.id not in marked)
    story.correct(now.correction(other, kind, True))
    again = story.corrected
    assert len(again.starred if kind is Kind.STARRED else again.pinned) == 2


def test_events_starred_before_a_merge_are_both_starred_after_it_is_divided():
    story = timeline(FERRY, MAYOR)
    story.change(resigning, Kind.STARRED, True)
    story.change(sinking, Kind.STARRED, True)
    event = merged(story)
    story.correct(story.corrected.split_correction(event.mentions[1]))
    assert len(story.corrected.events) == len(story.corrected.starred) == 2


def test_a_star_given_after_a_merge_is_not_divided_and_a_removed_one_does_not_come_back():
    story = timeline(FERRY, MAYOR)
    event = merged(story)
    story.correct(story.corrected.correction(event, Kind.STARRED, True))
    story.correct(story.corrected.split_correction(event.mentions[1]))
    assert story.corrected.starred == {event.id}
    story.undo()
    [whole] = story.corrected.events
    story.correct(story.corrected.correction(whole, Kind.STARRED, False))
    story.correct(story.corrected.split_correction(whole.mentions[1]))
    assert not story.corrected.starred


def test_of_two_typed_titles_the_leading_one_stays_and_the_other_is_told():
    story = timeline(FERRY, MAYOR)
    one = story.change(sinking, Kind.TITLE, "Ferry sank off Tarn")
    ferry = sinking(one).id
    story.change(resigning, Kind.TITLE, "Mayor resigned")
    now = story.corrected
    merge = merge_events(now, now.events, chosen=ferry)
    assert (merge.lead.id, merge.title, merge.replaced) == (ferry, "Ferry sank off Tarn", ("Mayor resigned",))
    story.correct(merge.correction)
    [event] = story.corrected.events
    titles = [
        each.correction.new
        for each in corrections_in_force(story.corrected, event)
        if each.correction.kind is Kind.TITLE
    ]
    assert titles == [event.lead.title] == ["Ferry sank off Tarn"]


def test_a_title_leaves_with_the_statement_that_brought_it():
    story = timeline(FERRY, MAYOR)
    before = sinking(story.corrected).lead.title
    story.change(resigning, Kind.TITLE, "Mayor gives up")
    now = story.corrected
    other = next(each for each in now.events if each.lead.title == "Mayor gives up")
    story.correct(now.merge_correction(sinking(now), [other]))
    [event] = story.corrected.events
    assert event.lead.title == "Mayor gives up"
    story.correct(story.corrected.split_correction(event.mentions[-1]))
    assert {each.lead.title for each in story.corrected.events} == {before, "Mayor gives up"}


def test_the_chosen_sentence_leads_its_event_with_title_and_date_unless_a_person_gave_others():
    story = timeline(FERRY, SAME)
    before = sinking(story.corrected)
    other = before.mentions[1]
    story.correct(story.corrected.sentence_correction(other))
    after = sinking(story.corrected)
    assert (after.id, after.lead.id, after.lead.title) == (before.id, other.id, other.title)
    story.correct(story.corrected.sentence_correction(before.lead))
    assert sinking(story.corrected).lead.id == before.lead.id
    story.undo()
    story.change(sinking, Kind.TITLE, "A ferry sank")
    story.correct(story.corrected.sentence_correction(before.lead))
    again = sinking(story.corrected)
    assert (again.lead.id, again.lead.title) == (before.lead.id, "A ferry sank")
    story.correct(story.corrected.sentence_correction(other))
    assert sinking(story.corrected).lead.id == other.id


def test_the_time_of_another_statement_stays_about_and_has_its_zone():
    story = timeline(FERRY, "The ferry Saint Olga sank off Tarn at about 3 p.m. ET on 4 May 2020.")
    now = story.corrected
    if len(now.events) == 2:
        story.correct(now.merge_correction(now.events[0], [now.events[1]]))
    [event] = story.corrected.events
    untimed = next(each for each in event.mentions if not each.time)
    story.correct(story.corrected.sentence_correction(untimed))
    [event] = story.corrected.events
    assert event.lead.time is None
    assert event_date_words(event) == "4 May 2020, about 15:00 ET"


def test_an_own_title_leaves_the_weight_as_it_was_and_another_date_does_not():
    story = timeline(FERRY, SAME, MAYOR)
    before = story.corrected
    event = sinking(before)
    titled = story.change(sinking, Kind.TITLE, "It sank")
    assert titled.merged[event.id].event.lead.title == "It sank"
    assert titled.merged[event.id].weight == before.merged[event.id].weight
    dated = story.change(sinking, Kind.DATE, parse_user_date("1950"))
    assert dated.merged[event.id].weight < before.merged[event.id].weight
