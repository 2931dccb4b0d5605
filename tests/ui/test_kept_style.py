"""The house style of a timeline's pictures in "Save or share": named, kept, removed."""

import json

from tests.ui.app_page import component_data, open_page, page_html, press
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
