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
