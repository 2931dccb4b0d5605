"""The tabs with the map of all events and with their numbers."""

import csv
import io
from datetime import date

from tests.export.cases import HOSTILE
from tests.ui.app_page import component_data, event_titles, open_tab, page_html, timeline_of
from timeline.selection.period_counts import Unit
from timeline.ui.numbers import numbers_csv


def places(page) -> dict[str, dict]:
    return {place["name"]: place for place in component_data(page, "event_map")["places"]}


def test_the_map_has_the_places_of_all_events(page):
    open_tab(page, "map")
    shown = places(page)
    assert shown["Kabul"]["count"] == 1
    assert shown["Kabul"]["kept"]
    assert "of 8 events are on the map" in page_html(page)


def test_a_filter_by_place_keeps_the_other_places_faint(page):
    open_tab(page, "map")
    page.multiselect(key="filter_places").set_value(["Kabul"]).run()
    shown = places(page)
    assert (shown["Kabul"]["kept"], shown["Kabul"]["pressed"]) == (True, True)
    assert any(not place["kept"] for place in shown.values())
    page.text_input(key="filter_text").set_value("no such words").run()
    assert places(page) == {}
    assert "0 of 0 events are on the map" in page_html(page)


def test_the_chosen_event_marks_its_places(page):
    open_tab(page, "map")
    timeline = timeline_of(page)
    event = next(each for each in timeline.events.values() if "capital city of Kabul" in each.lead.title)
    page.session_state["event"] = event.id
    page.run()
    assert {name for name, place in places(page).items() if place["marked"]} == {"Kabul"}


def test_numbers_are_counted_by_the_chosen_field_and_period(page):
    open_tab(page, "numbers")
    first, *rows = component_data(page, "numbers")["rows"]
    assert (first["label"], first["total"]) == ("All events", 8)
    assert max(row["total"] for row in rows if row["label"] == "Taliban") > 2
    page.selectbox(key="numbers_of").set_value("modality").run()
    rows = component_data(page, "numbers")["rows"]
    assert {row["label"] for row in rows} >= {"Said", "Stated"}
    page.selectbox(key="numbers_each").set_value(Unit.YEAR).run()
    assert component_data(page, "numbers")["heads"][2] == "By year"
    assert event_titles(open_tab(page, "events"))


def test_without_an_event_there_are_no_bars(page):
    open_tab(page, "numbers")
    page.text_input(key="filter_text").set_value("no such words").run()
    assert not page.exception
    shown = component_data(page, "numbers")
    assert (shown["periods"], shown["ends"]) == ([], [])
    assert [row["total"] for row in shown["rows"]] == [0]


def test_the_file_of_numbers_opens_as_a_table(page):
    index = timeline_of(page).index
    text = numbers_csv(index.whole, "actors", Unit.MONTH).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    assert sum(int(row["events"]) for row in rows if row["counted_by"] == "all events") == 8
    august = next(row for row in rows if row["value"] == "Taliban" and row["first_day"] == "2021-08-01")
    assert date.fromisoformat(august["last_day"]) == date(2021, 8, 31)


def test_a_name_in_the_file_is_no_formula(page):
    index = timeline_of(page).index
    hostile = index.table.assign(actors=[(HOSTILE["formula"],)] * len(index.table))
    text = numbers_csv(type(index)(hostile).whole, "actors", Unit.YEAR).decode("utf-8-sig")
    assert "'" + HOSTILE["formula"].replace('"', '""') in text
    assert '"' + HOSTILE["formula"][:5] not in text
