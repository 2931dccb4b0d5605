"""The review queue has the missing and uncertain dates, without those checked or given by a person."""

from datetime import date

from timeline.corrections import Correction, Kind, ManualEvent, ReviewReason, review_queue, target_of

from .in_memory import CHRISTMAS_EVE, InMemory


def queue(timeline):
    return review_queue(timeline.corrected, timeline.extractions)


def test_missing_and_uncertain_dates_are_queued_until_a_person_handles_them():
    text = "The strike began around June 3, 2020. Two days later police left. Talks failed on Friday."
    timeline = InMemory(text, published=None)
    items = queue(timeline)
    assert [(each.reason, each.expression.text) for each in items] == [
        (ReviewReason.UNPLACED, "Friday"),
        (ReviewReason.APPROXIMATE, "around June 3, 2020"),
        (ReviewReason.FROM_ANOTHER_DATE, "Two days later"),
    ]
    corrected = timeline.corrected
    timeline.correct(corrected.correction(items[1].event, Kind.CHECKED, True))
    timeline.correct(corrected.correction(items[2].event, Kind.DATE, CHRISTMAS_EVE))
    target = target_of(timeline.articles["a"], items[0].expression)
    timeline.correct(Correction(Kind.ADDED, target, None, ManualEvent("Talks failed", CHRISTMAS_EVE)))
    assert not queue(timeline)


def test_durations_and_vague_words_are_not_queued():
    text = "He waited for three years, and now reads every Monday. She arrived on May 3, 2020."
    assert not queue(InMemory(text))


def test_a_weekday_that_may_be_the_next_day_is_queued():
    text = "The harbour pilots went back to work on Friday. The ferries sailed on Tuesday."
    [item] = queue(InMemory(text, published=date(2024, 10, 17)))
    assert (item.reason, item.expression.text) == (ReviewReason.UNCERTAIN, "Friday")


def test_filled_in_names_are_queued_until_a_person_checks_or_gives_the_actors():
    text = "Sarah Brandt won in Oslo. She took office on May 3, 2020. Sarah Brandt left on May 4, 2021."
    timeline = InMemory(text)
    [item] = queue(timeline)
    assert item.reason is ReviewReason.FILLED_IN
    assert [(name.text, name.name) for name in item.filled_in] == [("She", "Sarah Brandt")]
    checked = timeline.corrected.correction(item.event, Kind.CHECKED, True)
    given = timeline.corrected.correction(item.event, Kind.ACTORS, ("Sarah Holm",))
    for correction in (checked, given):
        timeline = InMemory(text)
        timeline.correct(correction)
        assert not queue(timeline)
        [kept] = [mention for event in timeline.corrected.events for mention in event.mentions][:1]
        assert kept.actors == (("Sarah Holm",) if correction is given else ("Sarah Brandt",))


def test_a_renamed_actor_has_its_new_name_where_it_was_filled_in():
    text = "Sarah Brandt won in Oslo. She took office on May 3, 2020."
    timeline = InMemory(text)
    timeline.correct(Correction(Kind.RENAMED_ACTOR, None, "Sarah Brandt", "Sarah Holm"))
    [item] = queue(timeline)
    assert [name.name for name in item.filled_in] == ["Sarah Holm"]


def test_news_without_a_day_is_queued_last_until_a_person_dates_it():
    timeline = InMemory(
        "Pilots have grounded half of the flights. The airline is sorry. Owners paid around June 3, 2020."
    )
    items = queue(timeline)
    assert [each.reason for each in items] == [ReviewReason.APPROXIMATE, ReviewReason.PUBLICATION]
    corrected = timeline.change(lambda _: items[1].event, Kind.DATE, CHRISTMAS_EVE)
    [dated] = [event for event in corrected.events if event.lead.date == CHRISTMAS_EVE]
    assert not dated.lead.is_dated_by_publication
    assert len(queue(timeline)) == 1


def test_a_correction_of_news_without_a_day_outlives_a_changed_text():
    text = "Pilots have grounded half of the flights. The airline is sorry."
    timeline = InMemory(text)
    timeline.change(lambda corrected: corrected.events[0], Kind.TITLE, "Pilots strike")
    timeline.put("a", f"LISBON (Reuters) - {text} It says so.")
    assert [event.lead.title for event in timeline.corrected.events] == ["Pilots strike"]
    assert not timeline.corrected.orphans


def test_a_doubtful_weekday_is_queued_though_another_article_dates_its_event():
    told = "Rebels seized the oil port of Tarn on Friday, killing nine guards."
    again = "The oil port of Tarn was seized by rebels on Friday, and nine guards were killed."
    timeline = InMemory(told, published=date(2020, 5, 7))
    timeline.put("b", again, published=date(2020, 5, 9))
    [event] = timeline.corrected.events
    assert event.lead.article == "b"
    [item] = [each for each in queue(timeline) if each.reason is ReviewReason.UNCERTAIN]
    assert (item.article, item.event) == ("a", event)
