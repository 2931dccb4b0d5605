"""The words of a picture are kept with their timeline as they are typed."""

import pytest

from tests.ui.app_page import chart_json, open_page, press, timeline_of
from timeline.selection import from_params
from timeline.ui.timeline_cache import timeline_cache

pytestmark = pytest.mark.slow  # each test runs the whole page

HEADLINE, NOTE = "Ten days in <b>August</b>", "Times are local"


def type_words(page):
    press(page, "Save or share")
    page.text_input(key="title").set_value(HEADLINE).run()
    page.text_input(key="note").set_value(NOTE).run()
    page.selectbox(key="colour").set_value("tag").run()
    assert not page.exception


def words(page) -> tuple[str, str, str]:
    return tuple(str(page.session_state[key]) for key in ("title", "note", "colour"))


def open_timeline(page, timeline_id):
    page.session_state["next_timeline"] = timeline_id
    page.run()
    assert not page.exception
    assert page.session_state["timeline"] == timeline_id
    return page


def test_words_are_there_in_a_new_session_though_the_dialog_was_never_closed(page):
    type_words(page)
    again = open_page()
    assert words(again) == (HEADLINE, NOTE, "tag")
    assert "Ten days in &lt;b&gt;August" in chart_json(again)


def test_words_belong_to_their_timeline(page):
    type_words(page)
    page.session_state["dialog"] = None
    first, other = timeline_of(page).id, timeline_cache().store.create("Another").id
    assert words(open_timeline(page, other)) == ("", "", "actor")
    assert words(open_timeline(page, first)) == (HEADLINE, NOTE, "tag")


def test_typed_words_are_in_the_address_at_once(page):
    type_words(page)
    assert (
        from_params({key: page.query_params[key] for key in page.query_params})[0].picture.title == HEADLINE
    )


def test_the_words_of_a_link_are_shown_and_the_kept_ones_stay(page):
    type_words(page)
    linked = open_page(v="1", title="Of the link")
    assert words(linked)[0] == "Of the link"
    assert words(open_page())[0] == HEADLINE


def test_removed_words_do_not_come_back(page):
    type_words(page)
    page.text_input(key="title").set_value("").run()
    assert words(open_page()) == ("", NOTE, "tag")


def test_periods_are_kept_as_they_are_typed_also_unreadable_ones(page):
    press(page, "Save or share")
    lines = "2021-08 Airlift\nsome day Siege"
    page.text_area(key="eras").set_value(lines).run()
    assert any("Siege" in text.value for text in page.text)
    again = open_page()
    assert again.session_state["eras"] == lines
    assert "Airlift" in chart_json(again)


def test_what_the_page_keeps_is_no_saved_view(page):
    type_words(page)
    page.session_state["dialog"] = None
    page.session_state["views"] = True
    page.run()
    assert not [each for each in page.selectbox if each.label == "Saved views"]
    page.text_input(key="view_name").set_value("Words of the  picture")
    press(page, "Save")
    assert "is the name of the words of the picture here" in page.session_state["error"]
