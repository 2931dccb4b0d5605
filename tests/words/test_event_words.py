from datetime import date

import pytest

from timeline.model import (
    Anchor,
    CalendarDate,
    Extent,
    Granularity,
    Modality,
    Place,
    PlaceKind,
    Precision,
)
from timeline.words import (
    ANCHOR_WORDS,
    MODALITY_SENTENCES,
    MODALITY_WORDS,
    PRECISION_WORDS,
    event_counts,
    place_words,
    precision_words,
)


def day(first: date | None, last: date | None, **values: object) -> CalendarDate:
    known = {"granularity": Granularity.DAY, "extent": Extent.WITHIN, "edtf": "x"}
    return CalendarDate(first, last, **known | values)


@pytest.mark.parametrize(
    ("placed", "words"),
    [
        (day(date(2021, 8, 15), date(2021, 8, 15)), "To the day"),
        (day(date(2021, 8, 15), date(2021, 8, 15), edtf="2021-08-15~"), "To about a day"),
        (
            day(date(2021, 8, 1), date(2021, 8, 31), granularity=Granularity.MONTH),
            "Sometime within the 31 days 1–31 August 2021",
        ),
        (
            day(date(2021, 8, 1), date(2021, 8, 10), granularity=Granularity.INTERVAL),
            "Sometime within the 10 days 1–10 August 2021",
        ),
        (
            day(date(2021, 8, 14), date(2021, 8, 30), extent=Extent.THROUGHOUT),
            "Through all of the 17 days 14–30 August 2021",
        ),
        (
            day(date(2016, 1, 1), date(2016, 12, 31), granularity=Granularity.YEAR),
            "Sometime within the 12 months 1 January – 31 December 2016",
        ),
        (
            day(date(1867, 1, 1), date(2017, 12, 31), extent=Extent.THROUGHOUT),
            "Through all of the 151 years 1 January 1867 – 31 December 2017",
        ),
        (day(date(2001, 1, 1), None), "Open: the article states no end"),
        (day(None, date(2010, 12, 31)), "Open: the article states no beginning"),
    ],
)
def test_precision_in_words(placed, words):
    assert precision_words(placed) == words


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (ANCHOR_WORDS, Anchor),
        (MODALITY_WORDS, Modality),
        (MODALITY_SENTENCES, Modality),
        (PRECISION_WORDS, Precision),
    ],
)
def test_every_typed_value_has_words_of_its_own(words, kind):
    assert set(words) == set(kind)
    assert len(set(words.values())) == len(words)


def test_a_place_has_its_kind_and_country():
    assert place_words(Place("Easthaven", PlaceKind.CITY, "NO")) == "Easthaven (city, NO)"
    assert place_words(Place("Mill Bay")) == "Mill Bay"


def test_events_dated_by_publication_count_apart():
    assert event_counts(1, 0) == "1 event"
    assert event_counts(9, 1) == "9 events (8 dated, 1 by its publication day)"
    assert event_counts(1_204, 1_002) == "1,204 events (202 dated, 1,002 by their publication day)"
