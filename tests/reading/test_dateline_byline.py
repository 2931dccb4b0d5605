"""The day of publication from datelines and bylines."""

from datetime import date

import pytest

from timeline.reading import read_text
from timeline.reading.dateline_byline import byline_day, dateline_day

DATED = [
    ("MOSCOW (UrduPoint News / Sputnik - 15th September, 2021) Russia expects it.", "2021-09-15"),
    ("KABUL, Aug. 15, 2021 (Reuters) - The capital fell.", "2021-08-15"),
    ("OSLO, Norway (May 3, 2021) -- The bridge opened.", "2021-05-03"),
    # The year from a notice below, or from a date of the text that the weekday confirms.
    ("KABUL, Aug. 15 (Reuters) - The capital fell.\n\n© 2021 Thomson Reuters.", "2021-08-15"),
    ("KABUL, Aug. 15 (Reuters) - The capital fell.\n\nCopyright 2021 Reuters. All rights.", "2021-08-15"),
    (
        "KABUL, Aug. 15 (Reuters) - The capital fell on Sunday. The talks of June 2021 had failed.",
        "2021-08-15",
    ),
    ("KABUL, Aug. 15 (Reuters) - The road was cut on Saturday. Talks began in June 2021.", "2021-08-15"),
]
UNDATED = [
    "KABUL, Aug. 15 (Reuters) - The capital fell.",
    "KABUL, Aug. 15 (Reuters) - The capital fell. Its war began in October 2001.",
    "KABUL, Aug. 15 (Reuters) - The capital fell on Sunday. The war began in October 2001.",
    "KABUL (Reuters) - The capital fell on Sunday, August 15, 2021.",
    "The bridge was opened on May 3, 2021 (a Monday) - it had been closed.",
    "OSLO, Feb. 30, 2021 (Reuters) - The bridge opened.",
    "OSLO, May 3, 9999 (Reuters) - The bridge opened.",
    "OSLO, Feb. 29 (Reuters) - The bridge opened.\n\n© 2023 Reuters",
    "",
]


@pytest.mark.parametrize(("text", "day"), DATED)
def test_a_dateline_gives_the_day(text, day):
    assert dateline_day(text) == date.fromisoformat(day)
    article = read_text(text)
    assert article.published == date.fromisoformat(day)
    assert article.published_from == "the dateline"


@pytest.mark.parametrize("text", UNDATED)
def test_no_day_is_guessed(text):
    assert dateline_day(text) is None


def test_a_stated_day_wins_over_the_dateline():
    article = read_text(DATED[0][0], date(2021, 9, 16))
    assert (article.published, article.published_from) == (date(2021, 9, 16), "given by hand")
    assert article.source == "UrduPoint News / Sputnik"
    headed = read_text(f" date 2021-09-17 Title\n\n{DATED[0][0]}")
    assert (headed.published, headed.published_from) == (date(2021, 9, 17), "the file's header")


BYLINES = [
    "Flood in Kassel\n\nBy A. Reporter, 28 July 2023\n\nThe river rose on Friday.",
    "Flood in Kassel\nBy Ida Brand, Kassel, July 28, 2023\nThe river rose.",
    "Flood in Kassel\nBy Ida Brand | Friday, July 28, 2023\nThe river rose.",
    "Flood\nVon Ida Brand, 28. Juli 2023\n\nDer Fluss stieg.",
    "28 July 2023\n\nThe river rose.",
    "Flood in Kassel\nPublished: 28 July 2023\nUpdated: 29 July 2023\nThe river rose.",
    "Flood\nPublished on 28/07/2023 10:15\nThe river rose.",
    "Crue\nPublié le 28 juillet 2023\nLe fleuve a monté.",
    "Наводнение\n28 июля 2023\nРека поднялась.",
]
NO_BYLINES = [
    "The river rose on 28 July 2023.",
    "By July 2023, the river had fallen.",
    "The flood\n28 July 2023\nThe river rose.\n29 July 2023\nThe river fell.",
    "The river rose.\n" * 8 + "28 July 2023\nIt fell.",
    "Flood\n03/04/2023\nThe river rose.",
    "Flood\nJuly 2023\nThe river rose.",
    "Flood\n31 June 2023\nThe river rose.",
    "Flood of 28 July 2023 in Kassel\nThe river rose.",
    "",
]


@pytest.mark.parametrize("text", BYLINES)
def test_the_first_lines_give_the_day(text):
    article = read_text(text)
    assert (article.published, article.published_from) == (date(2023, 7, 28), "the byline")


@pytest.mark.parametrize("text", NO_BYLINES)
def test_other_dates_are_no_bylines(text):
    assert byline_day(text) is None
