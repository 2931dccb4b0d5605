"""Events for TimelineJS 3."""

import json
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from tests.export import cases
from tests.export.cases import HOSTILE, Case, collection_of, filled_with
from timeline.export.timelinejs import ends, to_timelinejs
from timeline.selection import PictureOptions

SLIDE = {"unique_id", "start_date", "end_date", "display_date", "group", "text", "autolink"}
"""The documented fields of a slide that the program writes."""
OURS = {"p", "b", "a"}


class Tags(HTMLParser):
    def __init__(self, markup: str) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.links: list[str] = []
        self.feed(markup)

    def handle_starttag(self, tag, attrs):
        self.seen.append(tag)
        self.links += [value for name, value in attrs if name == "href"]
        assert not any(name.startswith("on") for name, _ in attrs)


def test_named_periods_are_eras():
    options = PictureOptions.of(eras=["2023-05 Strike <b>"])
    document = json.loads(to_timelinejs(collection_of(Case(), options=options)))
    [era] = document["eras"]
    assert era["start_date"] == {"year": 2023, "month": 5, "day": 1}
    assert era["end_date"] == {"year": 2023, "month": 5, "day": 31}
    assert era["text"] == {"headline": "Strike &lt;b&gt;"}
    assert "eras" not in json.loads(to_timelinejs(collection_of(Case())))


@pytest.mark.parametrize(
    ("placed", "start", "end"),
    [
        (cases.MAY_7, (2023, 5, 7), None),
        (cases.ABOUT, (2023, 5, 7), None),
        (cases.EARLY_MAY, (2023, 5, 1), (2023, 5, 10)),
        (cases.MAY, (2023, 5), None),
        (cases.STRIKE, (2023, 5, 8), (2023, 5, 12)),
        (cases.YEARS, (1997,), (2003,)),
        (cases.NINETIES, (1990,), (1999,)),
        (cases.SINCE, (2001,), None),
        (cases.UNTIL, (2010, 6), None),
        (cases.FIRST_DAYS, (1, 1), None),
    ],
    ids=lambda value: getattr(value, "edtf", None),
)
def test_a_date_has_the_precision_of_the_text(placed, start, end):
    def moment(parts):
        return None if parts is None else dict(zip(("year", "month", "day"), parts, strict=False))

    assert ends(placed) == (moment(start), moment(end))


@pytest.mark.parametrize(
    ("said", "placed", "mod", "shown"),
    [
        ("7 May 2023", cases.MAY_7, None, "7 May 2023"),
        ("last Sunday", cases.MAY_7, None, "last Sunday (7 May 2023)"),
        ("early May", cases.EARLY_MAY, "START", "early May (early May 2023)"),
        ("2001", cases.SINCE, None, "2001 (since 2001)"),
    ],
)
def test_the_display_date_has_the_article_s_words(said, placed, mod, shown):
    document = json.loads(to_timelinejs(collection_of(Case(f"It closed {said}.", said, placed, mod=mod))))
    assert document["events"][0]["display_date"] == shown


def test_a_slide_has_only_documented_fields_and_its_own_id():
    document = json.loads(to_timelinejs(collection_of(Case(), Case(date=cases.STRIKE), Case(actors=()))))
    assert set(document) == {"title", "events"}
    assert all(set(slide) <= SLIDE for slide in document["events"])
    assert all({"start_date", "text", "unique_id"} <= set(slide) for slide in document["events"])
    ids = [slide["unique_id"] for slide in (document["title"], *document["events"])]
    assert len(set(ids)) == 4


def test_hostile_text_is_no_html():
    for text in HOSTILE.values():
        document = json.loads(
            to_timelinejs(collection_of(filled_with(Case(), text), title=text, subtitle=text))
        )
        [slide] = document["events"]
        shown = [slide["display_date"], slide["group"], *slide["text"].values()]
        for markup in (*shown, *document["title"]["text"].values()):
            found = Tags(markup)
            assert set(found.seen) <= OURS
            assert found.links == []


def test_an_article_with_an_address_is_linked():
    address = "https://fjord.example/1?a=1&b=2"
    document = json.loads(to_timelinejs(collection_of(Case(about=(("url", address),)))))
    assert Tags(document["events"][0]["text"]["text"]).links == [address]


def test_a_slide_has_the_time_of_day_and_says_what_only_publication_dates():
    timed, reported = json.loads(to_timelinejs(collection_of(cases.TIMED, cases.REPORTED)))["events"]
    timed, reported = sorted((timed, reported), key=lambda slide: "hour" in slide["start_date"], reverse=True)
    assert timed["start_date"] == {"year": 2023, "month": 5, "day": 7, "hour": 2, "minute": 14}
    assert reported["start_date"] == {"year": 2023, "month": 5, "day": 7}
    assert reported["display_date"] == "reported 7 May 2023"
    assert "<b></b>" not in reported["text"]["text"]


def test_midnight_at_the_end_of_a_day_begins_the_next_one():
    case = cases.Case("The harbour closed at midnight on 7 May 2023.", "midnight on 7 May 2023")
    [slide] = json.loads(to_timelinejs(collection_of(replace(case, value="2023-05-07T24:00"))))["events"]
    assert slide["start_date"] == {"year": 2023, "month": 5, "day": 8, "hour": 0, "minute": 0}
    [slide] = json.loads(to_timelinejs(collection_of(replace(case, value="2023-05-07T00:00"))))["events"]
    assert slide["start_date"] == {"year": 2023, "month": 5, "day": 7, "hour": 0, "minute": 0}
