"""The house style of a timeline's pictures in "Save or share": named, kept, removed."""

import json
import tomllib
from base64 import b64decode

import pytest

from tests.ui.app_page import component_data, open_page, page_html, press
from timeline.export.style_file import parsed_style
from timeline.export.style_text import style_text
from timeline.figure import HouseStyle
from timeline.ui.kept_views import STYLE_FILE
from timeline.ui.timeline_cache import timeline_cache

STYLE = b"font = 'Georgia'\nbackground = '#fffdf7'\ncredit = 'Graphic: The Post'\nlogo = 'post.svg'\n"
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="20" height="10"/></svg>'


def dialog(page):
    press(page, "Save or share")
    return page


def texts(page):
    return [text.value for text in page.text]


def upload(page, *files):
    page.file_uploader[0].set_value([(name, data, "application/octet-stream") for name, data in files]).run()
    assert not page.exception
    return page


def test_a_style_is_named_and_kept_with_the_timeline(page):
    upload(dialog(page), ("post.toml", STYLE), ("post.svg", LOGO))
    assert "House style: post.toml, kept with this timeline" in texts(page)
    again = dialog(open_page())
    assert "House style: post.toml, kept with this timeline" in texts(again)
    picture = component_data(again, "export_picture")
    assert "Graphic: The Post" in picture["figure"]
    [logo] = json.loads(picture["figure"])["layout"]["images"]
    assert logo["source"].startswith("data:image/svg+xml;base64,")
    assert picture["font"] == "Georgia"


def test_a_style_is_no_saved_view_and_can_be_removed(page):
    upload(dialog(page), ("post.toml", STYLE), ("post.svg", LOGO))
    store = timeline_cache().store
    assert len(store.views(1)) == 1
    press(page, "Remove")
    assert store.views(1) == []
    assert not any("House style: post.toml" in text for text in texts(page))
    assert "Graphic: The Post" not in component_data(page, "export_picture")["figure"]


def test_a_wrong_style_is_refused_in_a_sentence_and_the_former_stays(page):
    upload(dialog(page), ("post.toml", STYLE), ("post.svg", LOGO))
    upload(page, ("bad.toml", b"colors = 3"))
    assert any("bad.toml" in text and "is no field of a house style" in text for text in texts(page))
    assert "House style: post.toml, kept with this timeline" in texts(page)
    upload(page, ("post.toml", STYLE))
    assert any("give that file together with this one" in text for text in texts(page))


def test_a_view_of_a_person_never_takes_the_place_of_the_style(page):
    upload(dialog(page), ("post.toml", STYLE), ("post.svg", LOGO))
    page.session_state["dialog"] = None
    page.session_state["views"] = True
    page.run()
    page.text_input(key="view_name").set_value(" House style of  the pictures ")
    press(page, "Save")
    assert "is the name of the house style here" in page_html(page)
    dialog(page)
    assert "House style: post.toml, kept with this timeline" in texts(page)


def field(widgets, label):
    [found] = [each for each in widgets if each.label == label]
    return found


def kept_files(page):
    [state] = [view.state for view in timeline_cache().store.views(page.session_state["timeline"])]
    logos = {state["logo"]: b64decode(state["image"])} if state["logo"] else {}
    return state["style"], state[STYLE_FILE], logos


def test_a_style_is_made_in_the_page_and_is_the_file_that_the_command_line_reads(page):
    dialog(page)
    field(page.text_input, "Font").set_value("Georgia")
    field(page.text_input, "Credit of all pictures").set_value('Graphic: "The Post"')
    field(page.color_picker, "Colour 1").set_value("#005689")
    field(page.color_picker, "Ground").set_value("#FFFDF7")
    press(page, "Use this house style")
    assert "House style: house-style.toml, kept with this timeline" in texts(page)
    name, toml, logos = kept_files(page)
    assert (name, logos) == ("house-style.toml", {})
    read = parsed_style(toml.encode(), name, {})
    assert (read.font, read.credit, read.text) == ("Georgia", 'Graphic: "The Post"', "")
    assert (read.colours[0], len(read.colours), read.background) == ("#005689", 6, "#fffdf7")
    figure = json.loads(component_data(page, "export_picture")["figure"])
    assert figure["layout"]["paper_bgcolor"] == "#fffdf7"
    assert field(page.color_picker, "Ground").value == "#fffdf7"


def test_the_form_keeps_the_logo_and_what_it_has_no_field_for(page):
    upload(dialog(page), ("post.toml", STYLE + b"letter_width = 1.3\n"), ("post.svg", LOGO))
    field(page.text_input, "Credit of all pictures").set_value("By hand")
    press(page, "Use this house style")
    _, toml, logos = kept_files(page)
    read = parsed_style(toml.encode(), "x", logos)
    assert (read.credit, read.letter_width, read.colours) == ("By hand", 1.3, ())
    assert list(logos) == ["post.svg"]
    assert read.logo is not None
    field(page.text_input, "Font").set_value("Verdana")
    press(page, "Use this house style")
    assert "letter_width" not in kept_files(page)[1]


def test_a_wrong_value_of_the_form_is_told_and_the_former_style_stays(page):
    upload(dialog(page), ("post.toml", STYLE), ("post.svg", LOGO))
    field(page.color_picker, "Text").set_value("#fffff0")
    press(page, "Use this house style")
    assert any("“text”" in text for text in texts(page))
    assert "House style: post.toml, kept with this timeline" in texts(page)


@pytest.mark.parametrize(
    "words", ['"quoted"', "back\\slash", "tab\tand\x7fdel", "ﷺ 𝄞 é", "# no comment", "'one'"]
)
def test_every_credit_is_read_as_it_was_written(words):
    style = HouseStyle(credit=words, colours=("#005689", "#b5473c"))
    assert tomllib.loads(style_text(style)) == {"credit": words, "colours": ["#005689", "#b5473c"]}


def test_an_empty_style_is_an_empty_file():
    assert style_text(HouseStyle()) == ""
