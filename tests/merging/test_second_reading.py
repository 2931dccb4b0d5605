"""A doubtful weekday is read as the other articles of its event tell."""

from tests.merging.stories import article, events_of
from timeline.merging import MergedEvent

FRIDAY_AHEAD = ("Evening", 7, "Rebels seized the oil port of Tarn on Friday, killing nine guards.")
"""Published on Thursday 7 May 2020: 1 May, or 8 May by a reader in another time zone."""
DAY_AFTER = ("Herald", 9, "The oil port of Tarn was seized by rebels on Friday, and nine guards were killed.")
WEEK_BEFORE = (
    "Gazette",
    2,
    "The oil port of Tarn was seized by rebels on Friday, and nine guards were killed.",
)


def dates(events: list[MergedEvent]) -> list[list[str]]:
    return [[mention.date.edtf for mention in each.event.mentions] for each in events]


def test_without_other_articles_the_first_reading_stays() -> None:
    assert dates(events_of([article(*FRIDAY_AHEAD)])) == [["2020-05-01?"]]


def test_an_article_of_the_next_day_moves_it() -> None:
    [event] = events_of([article(*FRIDAY_AHEAD), article(*DAY_AFTER)])
    assert [each.date.edtf for each in event.event.mentions] == ["2020-05-08", "2020-05-08?"]
    assert event.event.mentions[1].expression.value == "2020-05-08"
    assert event.event.mentions[1].expression.explanation == (
        "Friday, 2020-05-08, not 2020-05-01, because 1 other article tells of that day"
    )
    assert not event.is_disputed


def test_an_article_of_the_week_before_keeps_it() -> None:
    [event] = events_of([article(*FRIDAY_AHEAD), article(*WEEK_BEFORE)])
    assert {each.date.edtf for each in event.event.mentions} == {"2020-05-01", "2020-05-01?"}


def test_another_event_of_the_article_moves_with_it() -> None:
    text = f"{FRIDAY_AHEAD[2]}\n\nThe mayor of Lower Bram resigned on Friday over a loan."
    events = events_of([article("Evening", 7, text), article(*DAY_AFTER)])
    assert sorted(dates(events)) == [["2020-05-08", "2020-05-08?"], ["2020-05-08?"]]
    [resignation] = next(each.event.mentions for each in events if len(each.event.mentions) == 1)
    assert resignation.expression.explanation.endswith("because another event of this article is of that day")


def test_a_time_of_the_doubtful_day_moves_with_it() -> None:
    text = f"{FRIDAY_AHEAD[2]}\n\nThe mayor of Lower Bram fled at 6:10 a.m. in a fishing boat."
    events = events_of([article("Evening", 7, text), article(*DAY_AFTER)])
    [flight] = next(each.event.mentions for each in events if len(each.event.mentions) == 1)
    assert (flight.expression.value, flight.date.edtf) == ("2020-05-08T06:10", "2020-05-08?")


def test_another_event_of_the_next_day_moves_nothing() -> None:
    other = article("Herald", 9, "The king opened a bridge in Upper Bram on Friday.")
    assert dates(events_of([article(*FRIDAY_AHEAD), other])) == [["2020-05-01?"], ["2020-05-08"]]


BORROWED = (
    "Post",
    28,
    "In 1993 the budget of the coastguard was halved. The tanker Saint Olga exploded off Tarn on 4 May, "
    "killing eleven sailors.",
)
"""The year of the explosion is read from the sentence before."""
YEAR_TOLD = (
    ("Herald", 9, "The tanker Saint Olga exploded off Tarn on 4 May 2020, killing eleven sailors."),
    ("Gazette", 12, "Eleven sailors died when the tanker Saint Olga exploded off Tarn on 4 May 2020."),
)


def explosions(events: list[MergedEvent]) -> list[set[str]]:
    """Return the days of each event of the tanker."""
    return [
        {mention.date.edtf for mention in each.event.mentions}
        for each in events
        if any("exploded" in mention.title for mention in each.event.mentions)
    ]


def test_a_year_borrowed_from_an_older_story_is_that_of_the_other_articles() -> None:
    alone = events_of([article(*BORROWED)])
    assert explosions(alone) == [{"1993-05-04"}]
    told = events_of([article(*each) for each in (BORROWED, *YEAR_TOLD)])
    assert explosions(told) == [{"2020-05-04", "2020-05-04?"}]
    [event] = [each for each in told if len(each.event.mentions) > 1]
    assert not event.is_disputed
    [moved] = [each for each in event.event.mentions if each.article.startswith("Post")]
    assert moved.expression.explanation == (
        "4 May, 2020-05-04, not 1993-05-04, because 2 other articles tell of that day"
    )


def test_a_written_year_stays_and_is_a_disagreement() -> None:
    written = (*BORROWED[:2], BORROWED[2].replace("4 May,", "4 May 1993,"))
    told = events_of([article(*each) for each in (written, *YEAR_TOLD)])
    [event] = [each for each in told if len(each.event.mentions) > 1]
    assert [each.date.edtf for each in event.dates] == ["2020-05-04", "1993-05-04"]


def test_another_event_of_the_day_keeps_its_borrowed_year() -> None:
    other = (*BORROWED[:2], BORROWED[2].replace("tanker Saint Olga exploded", "mine of Bram exploded"))
    assert {"1993-05-04"} in explosions(events_of([article(*each) for each in (other, *YEAR_TOLD)]))
