"""Doubtful pairs: what is alike but not one event is offered, the likeliest first."""

import random

from tests.merging.stories import article, events_of
from timeline.merging import doubtful_pairs
from timeline.model import Article, Event

ROWS = (
    ("A", 6, "A ferry sank near the port of Tarn on Monday, killing nine passengers."),
    ("B", 6, "Passengers of a boat drowned on Monday near Tarn in heavy seas."),
    ("C", 6, "The harvest festival of Lower Bram opened on Monday."),
)


def offered() -> tuple[list[Event], dict[str, Article]]:
    articles = [article(*row) for row in ROWS]
    return [each.event for each in events_of(articles)], {each.id: each for each in articles}


def test_alike_events_are_offered_once_with_the_reason() -> None:
    events, articles = offered()
    assert len(events) == 3
    [pair] = doubtful_pairs(events, articles)
    article_of = {mention.id: mention.article for event in events for mention in event.mentions}
    assert [article_of[pair.one], article_of[pair.two]] == ["A-6", "B-6"]
    assert pair.why.startswith("Same day; ")
    assert pair.why.endswith(".")


def test_one_event_is_not_offered() -> None:
    events, articles = offered()
    alone = Event(events[0].id, tuple(mention for each in events for mention in each.mentions))
    assert doubtful_pairs([alone], articles) == []


def test_the_number_is_limited_and_the_order_of_events_does_not_matter() -> None:
    events, articles = offered()
    shuffled = list(events)
    random.Random(1).shuffle(shuffled)  # noqa: S311
    assert doubtful_pairs(shuffled, articles) == doubtful_pairs(events, articles)
    assert doubtful_pairs(events, articles, most=0) == []


def test_events_with_hardly_more_than_the_day_in_common_are_not_offered() -> None:
    rows = (
        ("A", 6, "Platinum rose after news from Detroit on Monday."),
        ("B", 6, "The euro rose by four percent on Monday."),
    )
    articles = [article(*row) for row in rows]
    events = [each.event for each in events_of(articles)]
    assert len(events) == 2
    assert doubtful_pairs(events, {each.id: each for each in articles}) == []


def test_the_same_two_sentences_are_offered_once() -> None:
    events = [each.event for each in events_of([article(*row) for row in (*ROWS, ("D", 6, ROWS[0][2]))])]
    apart = [Event(mention.id, (mention,)) for each in events for mention in each.mentions]
    articles = {each.id: each for each in [article(*row) for row in (*ROWS, ("D", 6, ROWS[0][2]))]}
    asked = [{pair.one, pair.two} for pair in doubtful_pairs(apart, articles)]
    sentences = {each.lead.id: articles[each.lead.article].text for each in apart}
    told = [frozenset(sentences[each] for each in pair) for pair in asked]
    assert len(told) == len(set(told)) >= 1


def test_a_week_and_a_day_in_it_are_offered_only_for_a_like_act() -> None:
    week = "The mayor of Tarn met fishermen of the port last week."
    asked = []
    for day in (
        "The fishermen of Tarn hoped on 6 May for help from the mayor.",
        "The council of the port and the fishermen of Tarn met on 6 May.",
    ):
        articles = [article("A", 12, week), article("B", 12, day)]
        apart = [
            Event(mention.id, (mention,)) for each in events_of(articles) for mention in each.event.mentions
        ]
        asked.append(len(doubtful_pairs(apart, {each.id: each for each in articles})))
    assert asked == [0, 1]


def test_two_sentences_of_one_article_are_offered_only_for_the_same_act() -> None:
    one = "A ferry sank near the port of Tarn on Monday, killing nine passengers."
    two = "Passengers of a boat drowned on Monday near Tarn in heavy seas."
    articles = [article("A", 6, f"{one} {two}")]
    events = [each.event for each in events_of(articles)]
    assert len(events) == 2
    assert doubtful_pairs(events, {each.id: each for each in articles}) == []
