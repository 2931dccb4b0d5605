"""Events as a table."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd
import pytest

from timeline.merging import described_events
from timeline.model import (
    Anchor,
    Article,
    CalendarDate,
    Event,
    Expression,
    Extent,
    Granularity,
    Mention,
    Modality,
    Place,
    TimexType,
)
from timeline.table import COLUMNS, events_table

ARTICLES = {"a": Article("a", "Text.", source="Wire", published=date(2024, 3, 5)), "b": Article("b", "Text.")}


def event(
    name: str, earliest: date | None, latest: date | None, article: str = "a", places: tuple[Place, ...] = ()
) -> Event:
    day = CalendarDate(earliest, latest, Granularity.DAY, Extent.WITHIN, "edtf")
    expression = Expression(0, 4, "Text", TimexType.DATE, "v", None, Anchor.EXPLICIT, day, "because")
    return Event(
        name,
        (Mention(name, article, f"What {name} did", 0, 5, expression, Modality.ASSERTED, ("A",), places),),
    )


def table_of(events: Sequence[Event], articles: Mapping[str, Article]) -> pd.DataFrame:
    return events_table(described_events(events, articles), articles)


def test_rows_stand_in_the_order_of_their_first_day_and_open_beginnings_by_their_end():
    table = table_of(
        [
            event("late", date(2024, 5, 1), None),
            event("open", None, date(2024, 2, 1)),
            event("early", date(1, 1, 1), date(9999, 12, 31)),
        ],
        ARTICLES,
    )
    assert list(table["id"]) == ["early", "open", "late"]
    assert list(table.columns) == list(COLUMNS)
    assert table["earliest"].isna().tolist() == [False, True, False]
    assert table["latest"][0].year == 9999


def test_places_of_all_mentions_are_kept_once_with_their_countries():
    places = (Place("Lyon", country="FR"), Place("Paris", country="FR"), Place("Nowhere"))
    one = event("x", date(2024, 1, 1), date(2024, 1, 1), places=places)
    row = table_of([Event("x", one.mentions * 2)], ARTICLES).iloc[0]
    assert row["places"] == ("Lyon", "Paris", "Nowhere")
    assert row["countries"] == ("FR",)
    assert row["mentions"] == 2


def test_no_events_make_an_empty_table_of_the_same_types():
    full, empty = table_of([event("x", date(2024, 1, 1), None)], ARTICLES), table_of([], ARTICLES)
    assert empty["earliest"].dtype == full["earliest"].dtype
    assert len(empty) == 0


def test_an_unstated_source_is_empty():
    row = table_of([event("x", date(2024, 1, 1), None, "b")], ARTICLES).iloc[0]
    assert row["source"] == ""
    assert str(row["published"]) == "NaT"


def test_a_mention_of_an_unknown_article_is_refused():
    with pytest.raises(KeyError):
        table_of([event("x", date(2024, 1, 1), None, "z")], ARTICLES)


def test_events_of_one_day_are_in_the_order_of_their_times():
    day = CalendarDate(date(2024, 3, 1), date(2024, 3, 1), Granularity.DAY, Extent.WITHIN, "2024-03-01")
    values = {
        "noon": "2024-03-01T12:00",
        "none": "2024-03-01",
        "night": "2024-03-01T02:14",
        "dawn": "2024-03-01TMO",
    }
    events = []
    for name, value in values.items():
        expression = Expression(0, 4, "Text", TimexType.TIME, value, None, Anchor.EXPLICIT, day, "because")
        events.append(Event(name, (Mention(name, "a", name, 0, 5, expression, Modality.ASSERTED),)))
    table = table_of([*events, event("before", date(2024, 2, 28), None)], ARTICLES)
    assert list(table["id"]) == ["before", "none", "dawn", "night", "noon"]
    assert list(table["time"]) == ["", "", "", "02:14", "12:00"]
