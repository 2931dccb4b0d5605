"""Events as a calendar, read back by another program."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from tests.export import cases
from tests.export.cases import HOSTILE, Case, collection_of, filled_with
from timeline.export.icalendar_file import to_icalendar
from timeline.model import Modality
from timeline.safe_text import single_line


def entries(*given: Case):
    return list(Calendar.from_ical(to_icalendar(collection_of(*given))).walk("VEVENT"))


@pytest.mark.parametrize(
    ("placed", "first", "after", "summary"),
    [
        (cases.MAY_7, date(2023, 5, 7), date(2023, 5, 8), "Harbour closed"),
        (cases.ABOUT, date(2023, 5, 7), date(2023, 5, 8), "about 7 May 2023: Harbour closed"),
        (cases.MAY, date(2023, 5, 1), date(2023, 6, 1), "May 2023: Harbour closed"),
        (cases.STRIKE, date(2023, 5, 8), date(2023, 5, 13), "8–12 May 2023: Harbour closed"),
        (cases.LAST_DAY, date(9999, 12, 31), None, "Harbour closed"),
        (cases.UNTIL, date(2010, 6, 30), None, "until Jun 2010: Harbour closed"),
        (cases.SINCE, date(2001, 1, 1), None, "since 2001: Harbour closed"),
        (cases.FIRST_DAYS, date(1, 1, 1), date(1, 2, 1), "Jan 1: Harbour closed"),
    ],
    ids=lambda value: getattr(value, "edtf", None),
)
def test_entries_are_all_day_with_exclusive_ends(placed, first, after, summary):
    [entry] = entries(Case(date=placed))
    assert entry["DTSTART"].dt == first
    assert entry["DTSTART"].params["VALUE"] == "DATE"
    assert (entry["DTEND"].dt if "DTEND" in entry else None) == after
    assert entry["SUMMARY"] == summary


def test_an_entry_has_actors_places_status_and_source():
    [entry] = entries(Case(modality=Modality.NEGATED, about=(("url", "https://fjord.example/a b"),)))
    assert entry["STATUS"] == "CANCELLED"
    assert entry["LOCATION"] == "Bergen"
    assert entry["GEO"].to_ical() == "60.39299;5.32415"
    assert entry["URL"] == "https://fjord.example/a%20b"
    assert entry["CATEGORIES"].cats == ["Harbour Union", "dockers"]
    assert (
        "“The harbour closed on 7 May 2023.” (Harbour news, Fjord Post, 20 March 2023)"
        in entry["DESCRIPTION"]
    )


def test_events_have_different_ids():
    assert len({str(entry["UID"]) for entry in entries(Case(), Case())}) == 2


@pytest.mark.parametrize("name", HOSTILE)
def test_text_never_becomes_a_line_of_the_calendar(name):
    text = HOSTILE[name]
    [entry] = entries(filled_with(Case(), text))
    seen = "".join(char for char in text if char.isprintable() or char.isspace())
    assert str(entry["SUMMARY"]).split() == seen.split()
    assert "URL" not in entry


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300))
def test_lines_have_at_most_75_octets_and_the_title_reads_back_on_one_line(text):
    calendar = to_icalendar(collection_of(filled_with(Case(), text)))
    assert all(len(line.encode()) <= 75 for line in calendar.split("\r\n"))
    [entry] = Calendar.from_ical(calendar).walk("VEVENT")
    assert str(entry["SUMMARY"]) == single_line(text)


def test_a_time_of_day_is_local_time_without_a_zone_unless_it_is_in_utc():
    [entry] = entries(cases.TIMED)
    assert entry["DTSTART"].to_ical() == b"20230507T021400"
    assert "DTEND" not in entry
    [entry] = entries(replace(cases.TIMED, value="2023-05-07T02:14Z"))
    assert entry["DTSTART"].to_ical() == b"20230507T021400Z"


@pytest.mark.parametrize(
    "unsure", [{"value": "2023-05-07T24:00"}, {"date": cases.ABOUT}, {"date": cases.MAY}]
)
def test_an_unsure_time_makes_an_all_day_entry(unsure):
    [entry] = entries(replace(cases.TIMED, **unsure))
    assert entry["DTSTART"].params["VALUE"] == "DATE"


def test_a_publication_day_stands_in_the_title_of_an_entry():
    [entry] = entries(cases.REPORTED)
    assert entry["SUMMARY"] == "reported 7 May 2023: Harbour closed"
