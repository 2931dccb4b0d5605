"""Acts on one or several events: the corrections they make, one undo, and the event chosen next."""

import re

import pytest

from tests.ui.app_page import column, component_data, page_html, press, timeline_of
from timeline.corrections import Kind
from timeline.ui.correcting.event_fields import MAX_TITLE_LENGTH
from timeline.ui.event_acts import MAX_TAG_LENGTH, Act, clean_tag, corrections_of, hidden_words, merge_of
from timeline.ui.timeline_cache import timeline_cache


def carry_out(page, kind, events, value=None):
    """Store the corrections of an act as the page does, and show the result."""
    if kind is Kind.MERGED:
        merges = merge_of(timeline_of(page), events, page.session_state["event"])
        made = [each.correction for each in merges]
    else:
        made = corrections_of(timeline_of(page), Act(kind, tuple(events), value))
    timeline_cache().store.correct_all(page.session_state["timeline"], made)
    page.run()
    return made


def ids(page) -> list[str]:
    return [row["id"] for row in component_data(page, "row_list")["rows"]]


def marks(page) -> dict[str, dict]:
    return {row["id"]: row["marks"] for row in component_data(page, "row_list")["rows"]}


def test_several_events_are_starred_in_one_act_and_undone_by_one_press(page):
    first, second, *_ = ids(page)
    carry_out(page, Kind.STARRED, [first, second], True)
    assert [each for each, mark in marks(page).items() if mark["starred"]] == [first, second]
    press(page, "Undo")
    assert not any(mark["starred"] for mark in marks(page).values())
    press(page, "Redo")
    assert sum(mark["starred"] for mark in marks(page).values()) == 2


def test_the_dialog_of_the_picture_has_the_switch_for_starred_events(page):
    press(page, "Save or share")
    assert not [each for each in page.toggle if each.key == "starred_tick"]  # nothing is starred
    page.session_state["dialog"] = None
    page.run()
    first, second, *_ = ids(page)
    carry_out(page, Kind.STARRED, [first], True)
    press(page, "Save or share")
    assert "timeline of 1 event" not in component_data(page, "export_picture")["caption"]["alt"]
    page.toggle(key="starred_tick").set_value(True).run()
    assert "timeline of 1 event" in component_data(page, "export_picture")["caption"]["alt"]
    assert page.toggle(key="filter_starred").value
    page.toggle(key="starred_tick").set_value(False).run()
    assert ids(page)[:2] == [first, second]
    assert not page.toggle(key="filter_starred").value
    assert not page.exception


def test_only_starred_shows_just_these(page):
    _, second, third, *_ = ids(page)
    carry_out(page, Kind.STARRED, [third, second], True)
    page.toggle(key="filter_starred").set_value(True).run()
    assert ids(page) == [second, third]
    assert component_data(page, "chips")["chips"] == [{"key": "starred", "value": "", "text": "Only starred"}]


def test_an_act_leaves_out_events_that_are_so_already_or_gone(page):
    first, second, *_ = ids(page)
    carry_out(page, Kind.CHECKED, [first], True)
    made = corrections_of(timeline_of(page), Act(Kind.CHECKED, (first, second, "gone"), True))
    assert len(made) == 1
    assert corrections_of(timeline_of(page), Act(Kind.CHECKED, ("gone",), True)) == []


def test_a_tag_is_added_to_some_and_taken_from_others(page):
    first, second, *_ = ids(page)
    carry_out(page, Kind.TAGGED, [first], {"tag": "  peace   talks ", "on": True})
    carry_out(page, Kind.TAGGED, [first, second], {"tag": "x" * 200, "on": True})
    assert marks(page)[first]["tags"] == ["peace talks", "x" * MAX_TAG_LENGTH]
    assert set(component_data(page, "row_list")["picks"]["colours"]) == {"peace talks", "x" * MAX_TAG_LENGTH}
    carry_out(page, Kind.TAGGED, [first, second], {"tag": "peace talks", "on": False})
    assert marks(page)[first]["tags"] == marks(page)[second]["tags"] == ["x" * MAX_TAG_LENGTH]


def test_a_long_tag_is_cut_without_a_space_at_its_end():
    assert clean_tag("x" * (MAX_TAG_LENGTH - 1) + "  y") == "x" * (MAX_TAG_LENGTH - 1)


@pytest.mark.parametrize("typed", ["", "   "])
def test_an_empty_title_changes_nothing(page, typed):
    first, *_ = ids(page)
    assert carry_out(page, Kind.TITLE, [first], {"title": typed, "starred": False}) == []


def test_a_typed_title_is_one_line_and_not_too_long(page):
    first, *_ = ids(page)
    carry_out(page, Kind.TITLE, [first], {"title": "  A title \n of mine ", "starred": False})
    assert timeline_of(page).events[first].lead.title == "A title of mine"
    assert carry_out(page, Kind.TITLE, [first], {"title": "A title  of mine", "starred": False}) == []
    carry_out(page, Kind.TITLE, [first], {"title": "x" * 2_000, "starred": False})
    assert len(timeline_of(page).events[first].lead.title) == MAX_TITLE_LENGTH


def test_events_are_merged_into_the_chosen_one(page):
    first, second, third, *_ = ids(page)
    page.session_state["event"] = second
    page.run()
    carry_out(page, Kind.MERGED, [first, second, third])
    assert len(timeline_of(page).events[second].mentions) >= 3
    assert first not in ids(page)


def test_an_event_is_moved_only_within_its_day(page):
    table = timeline_of(page).table
    days = table["earliest"].fillna(table["latest"])
    one, other = table["id"][days.duplicated(keep=False)][:2]
    assert list(days[table["id"].isin([one, other])].unique()) == [days[table["id"] == one].iloc[0]]
    before = ids(page)
    carry_out(page, Kind.ORDER, [other], one)
    assert [each for each in ids(page) if each in (one, other)] == [other, one]
    assert [each for each in ids(page) if each != other] == [each for each in before if each != other]
    stranger = next(each for each in before if each not in (one, other))
    assert corrections_of(timeline_of(page), Act(Kind.ORDER, (one,), stranger)) == []


@pytest.mark.parametrize("label", ["Hide", "Mark as checked"])
def test_the_next_event_is_chosen_after_hiding_or_checking_one(page, label):
    _, second, third, *_ = ids(page)
    page.session_state["event"] = second
    page.run()
    press(page, label)
    assert page.session_state["event"] == third


def program_line(page) -> str:
    """Return what the line with the program's name says."""
    return re.sub(r"<[^>]*>", "", re.search(r'<p class="tl-program".*?</p>', page_html(page))[0])


def test_a_hidden_event_is_named_with_the_one_that_is_shown_now(page):
    _, second, *_ = ids(page)
    titles = column(page, "What")
    assert "finds the dated events" in program_line(page)
    page.session_state["event"] = second
    page.run()
    press(page, "Hide")
    assert f"Timeline has hidden “{titles[1][:40]}" in program_line(page)
    assert f"and gone on to “{titles[2][:40]}" in program_line(page)
    press(page, "Undo")
    assert program_line(page).startswith("Timeline has undone: ")


def test_the_last_hidden_event_of_a_list_leaves_nothing_and_says_so(page):
    first, *_ = ids(page)
    carry_out(page, Kind.STARRED, [first], True)
    page.session_state["event"] = first
    page.toggle(key="filter_starred").set_value(True).run()
    press(page, "Hide")
    assert program_line(page).endswith("; no event is left in the list")


def test_hidden_words_count_several_events_and_tell_of_no_step_without_one():
    titles = {"a": "Dam broke", "b": "Village flooded", "c": "Minister resigned"}
    assert hidden_words(("a", "b"), titles, "c", is_last=False) == (
        "hidden 2 events and gone on to “Minister resigned”"
    )
    assert hidden_words(("a",), titles, None, is_last=False) == "hidden “Dam broke”"


def test_the_last_event_gives_way_to_the_one_before(page):
    *_, before, last = ids(page)
    page.session_state["event"] = last
    page.run()
    press(page, "Hide")
    assert page.session_state["event"] == before


def test_a_star_and_a_tag_are_given_beside_the_sentence(page):
    first, *_ = ids(page)
    page.session_state["event"] = first
    page.run()
    press(page, "Star")
    assert marks(page)[first]["starred"]
    next(each for each in page.multiselect if each.label == "Tags").set_value(["war"]).run()
    assert marks(page)[first]["tags"] == ["war"]
    press(page, "Starred")
    assert not marks(page)[first]["starred"]


def test_hidden_events_are_listed_and_shown_again(page):
    first, second, *_ = ids(page)
    titles = column(page, "What")
    carry_out(page, Kind.HIDDEN, [first, second], True)
    page.toggle(key="hidden").set_value(True).run()
    assert column(page, "What") == titles[:2]
    assert component_data(page, "row_list")["picks"]["hidden"]
    carry_out(page, Kind.HIDDEN, [first, second], False)
    assert ids(page)[:2] == [first, second]
    assert not component_data(page, "row_list")["picks"]["hidden"]


def test_a_merge_takes_in_no_event_that_was_hidden_meanwhile(page):
    first, second, third, *_ = ids(page)
    carry_out(page, Kind.HIDDEN, [second], True)
    assert carry_out(page, Kind.MERGED, [first, second]) == []
    [made] = carry_out(page, Kind.MERGED, [first, second, third])
    assert len(timeline_of(page).corrected.hidden) == 1
    assert made.kind is Kind.MERGED


def test_a_chosen_colour_of_a_tag_is_stored_once_and_undone(page):
    first, *_ = ids(page)
    page.session_state["event"] = first
    carry_out(page, Kind.TAGGED, [first], {"tag": "war", "on": True})
    before = component_data(page, "row_list")["picks"]["colours"]["war"]
    next(each for each in page.color_picker if each.label == "Colour of tag 1").set_value("#A01020").run()
    assert component_data(page, "row_list")["picks"]["colours"] == {"war": "#a01020"}
    assert timeline_of(page).corrected.tag_colours == {"war": "#a01020"}
    press(page, "Undo")
    assert component_data(page, "row_list")["picks"]["colours"] == {"war": before}


def test_a_title_with_a_star_is_one_act(page):
    first, *_ = ids(page)
    made = carry_out(page, Kind.TITLE, [first], {"title": "Own title", "starred": True})
    assert [each.kind for each in made] == [Kind.TITLE, Kind.STARRED]
    press(page, "Undo")
    assert not timeline_of(page).corrected.starred
    assert timeline_of(page).events[first].lead.title != "Own title"
    made = carry_out(page, Kind.TITLE, [first], {"title": "", "starred": True})
    assert [each.kind for each in made] == [Kind.STARRED]


def test_a_merge_of_two_typed_titles_says_which_one_is_no_longer_shown(page):
    first, second, *_ = ids(page)
    carry_out(page, Kind.TITLE, [first], {"title": "Title of the first", "starred": False})
    carry_out(page, Kind.TITLE, [second], {"title": "Title of the second", "starred": True})
    page.session_state["event"] = second
    page.run()
    press(page, "Correct")
    next(each for each in page.multiselect if each.label == "Merge with").set_value([first]).run()
    press(page, "Merge")
    html = page_html(page)
    assert "Merged under your title “Title of the second”; “Title of the first” is no longer shown." in html
    assert re.search("Replaced: Title: .* → Title of the first", html)
    assert "Merged with: “Title of the first”" in html
    press(page, "Undo")
    assert "no longer shown" not in page_html(page)
    assert {timeline_of(page).events[each].lead.title for each in (first, second)} == {
        "Title of the first",
        "Title of the second",
    }
