"""The page on a telephone in a real browser: a column of events, filters behind a button, a sheet."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.conftest import eventually, let_in, resting_box, settled
from tests.ui.test_accessibility import faults
from timeline.ui.tour import NARROW_STEPS

pytestmark = pytest.mark.browser

AGENT = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36"


@contextmanager
def held(browser: Browser, server: str, address: str, width: int, height: int) -> Iterator[Page]:
    """Open the page on a telephone; in the end, no request went to another machine."""
    context = browser.new_context(
        viewport={"width": width, "height": height}, has_touch=True, is_mobile=True, user_agent=AGENT
    )
    let_in(context, server)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    yield page
    context.close()
    local = ("127.0.0.1", "localhost", None)
    assert [url for url in asked if urlsplit(url).hostname not in local] == []


@pytest.fixture
def telephone(browser: Browser, server: str, own: str) -> Iterator[Page]:
    """A telephone with the seeds, held upright."""
    with held(browser, server, own, 390, 844) as page:
        expect(page.locator(".tl-entry")).to_have_count(8)
        still(page)
        yield page


@pytest.fixture
def sideways(browser: Browser, server: str, own: str) -> Iterator[Page]:
    """A telephone with the seeds on its side."""
    with held(browser, server, own, 844, 390) as page:
        settled(page)
        yield page


def still(page: Page) -> None:
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


def test_the_events_are_a_column_in_the_first_window(telephone):
    first = telephone.locator(".tl-entry").first
    expect(first).to_have_accessible_name(re.compile(r"^since 2001 \(one end not stated\): .+"))
    assert resting_box(telephone, first)["y"] < 500
    assert telephone.evaluate("document.documentElement.scrollWidth") <= 390
    assert all(
        box["height"] >= 44 for box in [each.bounding_box() for each in telephone.locator(".tl-entry").all()]
    )
    assert faults(telephone) == []


def test_a_tapped_event_is_a_sheet_to_share_from(telephone):
    telephone.evaluate("navigator.share = async (shared) => { window.shared = shared; }")
    telephone.locator(".tl-entry", has_text="capital city of Kabul").tap()
    sheet = telephone.get_by_role("dialog")
    expect(sheet.locator(".tl-quote mark")).to_contain_text("on August 15")
    assert faults(telephone) == []
    sheet.get_by_role("button", name="Share this event").tap()
    telephone.wait_for_function("window.shared")
    shared = telephone.evaluate("window.shared")
    assert shared["title"].startswith("15 Aug 2021: Taliban entered the capital city of Kabul")
    assert "entered the capital city of Kabul on August 15" in shared["text"].splitlines()[1]
    sheet.get_by_role("button", name="Next").tap()
    expect(sheet.locator(".tl-quote mark")).to_contain_text("August 31")
    sheet.get_by_role("button", name="Correct").tap()
    expect(telephone.get_by_role("dialog").get_by_role("button", name="Save")).to_be_visible()
    telephone.get_by_role("dialog").get_by_role("button", name="Cancel").tap()
    expect(telephone.locator(".tl-entry[aria-current]")).to_contain_text("31 Aug 2021")


SHARING = """() => {
  navigator.canShare = () => true;
  navigator.share = async ({ files, ...others }) => {
    window.shared = { ...others, files: files.map(({ name, type, size }) => [name, type, size > 10_000]) };
  };
}"""


def test_the_picture_is_sent_by_one_press_where_the_telephone_can(telephone):
    telephone.get_by_role("button", name="Share", exact=True).tap()
    send = telephone.get_by_role("button", name="Send picture")
    expect(telephone.locator(".tl-preview")).to_have_attribute("src", re.compile("^data:image/svg"))
    expect(send).to_be_hidden()
    telephone.get_by_role("dialog").get_by_role("button", name="Close").tap()
    telephone.evaluate(SHARING)
    telephone.get_by_role("button", name="Share", exact=True).tap()
    send.tap()
    telephone.wait_for_function("window.shared")
    shared = telephone.evaluate("window.shared")
    [[name, kind, has_pixels]] = shared["files"]
    assert (name.endswith("-aug-sep-2021-article.png"), kind, has_pixels) == (True, "image/png", True)
    assert shared["title"] == shared["text"]
    assert shared["title"].endswith(", Aug–Sep 2021")
    assert "url" not in shared  # the address of this machine leads nobody here


def test_on_its_side_the_chart_has_the_window_and_the_bar_one_row(sideways):
    chart = sideways.locator(".tl-place")
    assert eventually(sideways, chart.bounding_box, lambda box: box["y"] < 120)["width"] > 780
    buttons = sideways.locator(".st-key-header button")
    assert len({round(resting_box(sideways, button)["y"]) for button in buttons.all()}) == 1
    expect(sideways.get_by_role("textbox", name="Words")).to_be_hidden()
    sideways.get_by_text("Filters", exact=True).tap()
    expect(sideways.get_by_role("textbox", name="Words")).to_be_visible()
    assert sideways.evaluate("document.documentElement.scrollWidth") <= 844
    assert faults(sideways) == []


def test_a_closed_sheet_stays_closed(telephone):
    telephone.locator(".tl-entry").first.tap()
    expect(telephone.get_by_role("dialog")).to_be_visible()
    telephone.keyboard.press("Escape")
    expect(telephone.get_by_role("dialog")).to_be_hidden()
    still(telephone)
    expect(telephone.locator(".tl-entry[aria-current]")).to_have_count(0)


def test_the_filters_stand_behind_one_button(telephone):
    words = telephone.get_by_role("textbox", name="Words")
    expect(words).to_be_hidden()
    telephone.get_by_text("Filters", exact=True).tap()
    words.fill("kabul")
    words.press("Enter")
    expect(telephone.locator(".tl-entry")).to_have_count(2)
    expect(telephone.get_by_text("Filters (1)", exact=True)).to_be_visible()
    assert faults(telephone) == []
    words.fill("no such words")
    words.press("Enter")
    telephone.get_by_role("button", name="Show all events").tap()
    expect(telephone.locator(".tl-entry")).to_have_count(8)


def test_the_event_after_a_hidden_one_follows_in_the_sheet(telephone):
    telephone.locator(".tl-entry").first.tap()
    sheet = telephone.get_by_role("dialog")
    expect(sheet.locator(".tl-when")).to_contain_text("1 of 8")
    sheet.get_by_role("button", name="Hide").tap()
    expect(sheet.locator(".tl-when")).to_contain_text("1 of 7")
    sheet.get_by_role("button", name="Close the event").tap()
    expect(telephone.locator(".tl-entry")).to_have_count(7)
    expect(sheet).to_be_hidden()


COUNT_GAPS = """() => {
  window.gaps = 0;
  const look = () => { if (!document.querySelector("[role=dialog] .tl-sheet")) window.gaps += 1; };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
}"""


def test_a_star_is_filled_at_once_and_the_sheet_stays(telephone):
    telephone.locator(".tl-entry", has_text="capital city of Kabul").tap()
    sheet = telephone.get_by_role("dialog")
    expect(sheet.locator(".tl-quote mark")).to_contain_text("on August 15")
    still(telephone)
    telephone.evaluate(COUNT_GAPS)
    star = sheet.get_by_role("button", name="Star", exact=True)
    filled = "button => { button.click(); return button.innerText + button.getAttribute('aria-pressed'); }"
    assert star.evaluate(filled) == "★true"
    sheet.get_by_role("button", name="Mark as checked").tap()
    expect(sheet.get_by_role("button", name="Checked", exact=True)).to_be_visible()
    expect(sheet.locator(".tl-quote mark")).to_contain_text("on August 15")
    expect(star).to_have_attribute("aria-pressed", "true")
    assert telephone.evaluate("window.gaps") == 0
    sheet.get_by_role("button", name="Close the event").tap()
    expect(telephone.locator(".tl-entry", has_text="capital city of Kabul").locator("..")).to_contain_text(
        "★"
    )


def test_next_and_previous_stand_still_and_a_swipe_steps(telephone):
    telephone.locator(".tl-entry").first.tap()
    sheet = telephone.get_by_role("dialog")
    when = sheet.locator(".tl-when")
    forth = sheet.get_by_role("button", name="Next")
    places = set()
    for number in range(1, 8):
        expect(when).to_contain_text(f"{number} of 8")
        box = resting_box(telephone, forth)
        places.add((box["x"], box["y"]))
        assert min(box["width"], box["height"]) >= 44
        forth.tap()
    expect(when).to_contain_text("8 of 8")
    assert len(places) == 1
    swipe(telephone, sheet, 200)
    expect(when).to_contain_text("7 of 8")
    swipe(telephone, sheet, -200)
    expect(when).to_contain_text("8 of 8")


def swipe(page: Page, sheet: Locator, right: int) -> None:
    """Move one finger to the side over the event's sentence."""
    box = resting_box(page, sheet.locator(".tl-text").first)
    x, y = box["x"] + box["width"] / 2 - right / 2, box["y"] + 10
    touch = page.context.new_cdp_session(page)
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x + right, "y": y}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_back_closes_the_sheet(telephone):
    telephone.locator(".tl-entry").first.tap()
    sheet = telephone.get_by_role("dialog")
    expect(sheet.locator(".tl-when")).to_contain_text("1 of 8")
    still(telephone)
    telephone.wait_for_url("**event=**")
    sheet.get_by_role("button", name="Next").tap()
    expect(sheet.locator(".tl-when")).to_contain_text("2 of 8")
    telephone.evaluate("history.back()")
    expect(sheet).to_be_hidden()
    expect(telephone.locator(".tl-entry")).to_have_count(8)


def test_the_bar_of_the_sheet_stays_as_it_scrolls(telephone):
    telephone.locator(".tl-entry").first.tap()
    sheet = telephone.get_by_role("dialog")
    sheet.get_by_text("How stated", exact=True).scroll_into_view_if_needed()
    telephone.get_by_test_id("stDialog").evaluate("part => { part.scrollTop = part.scrollHeight; }")
    cross = sheet.get_by_role("button", name="Close the event")
    expect(cross).to_be_in_viewport()
    box = resting_box(telephone, cross)
    assert min(box["width"], box["height"]) >= 44


def test_the_reader_is_reached_from_the_sheet(telephone):
    telephone.locator(".tl-entry", has_text="capital city of Kabul").tap()
    telephone.get_by_role("dialog").get_by_role("button", name="Show in article").tap()
    expect(telephone.locator(".tl-page p").first).to_be_visible()
    expect(telephone.get_by_role("dialog")).to_be_hidden()


def test_only_the_button_of_a_heading_narrows_the_column_to_its_month(telephone):
    telephone.locator(".tl-head", has_text="September 2021").tap()
    still(telephone)
    expect(telephone.locator(".tl-entry")).to_have_count(8)
    telephone.get_by_role("button", name="Show only this: September 2021").tap()
    whole = telephone.get_by_role("button", name="Only 1–30 September 2021. Show all times")
    expect(whole).to_be_in_viewport(ratio=1)
    expect(telephone.locator(".tl-entry")).not_to_have_count(8)
    expect(telephone.locator(".tl-entry", has_text="capital city of Kabul")).to_have_count(0)
    whole.tap()
    expect(telephone.locator(".tl-entry")).to_have_count(8)
    expect(telephone.get_by_role("button", name="Show all times")).to_be_hidden()


def test_a_star_in_the_column_is_filled_at_once_and_stored(telephone):
    kabul = telephone.locator("li", has=telephone.locator(".tl-entry", has_text="capital city of Kabul"))
    star = kabul.get_by_role("button", name="Star")
    assert min(star.bounding_box()["width"], star.bounding_box()["height"]) >= 44
    assert star.evaluate("button => { button.click(); return button.innerText; }") == "★"
    expect(telephone.get_by_role("button", name="Undo")).to_be_enabled()
    telephone.reload()
    expect(star).to_have_attribute("aria-pressed", "true")
    star.tap()
    expect(star).to_have_attribute("aria-pressed", "false")


def test_the_column_can_be_in_order_of_weight(telephone):
    telephone.get_by_role("radio", name="By weight").tap()
    expect(telephone.locator(".tl-head")).to_have_count(0)
    expect(telephone.locator(".tl-entry")).to_have_count(8)
    telephone.get_by_role("radio", name="By date").tap()
    expect(telephone.locator(".tl-head").first).to_be_visible()


def test_the_bar_of_buttons_does_not_move_after_a_correction(telephone):
    buttons = [telephone.get_by_role("button", name=name, exact=True) for name in ("Add articles", "Share")]
    before = [resting_box(telephone, button) for button in buttons]
    telephone.locator(".tl-pick").first.tap()
    undo = telephone.get_by_role("button", name="Undo")
    expect(undo).to_be_enabled()
    assert [resting_box(telephone, button) for button in buttons] == before
    undo.tap()
    expect(telephone.get_by_role("button", name="Redo")).to_be_enabled()
    assert [resting_box(telephone, button) for button in buttons] == before


SMALL = """() => [...document.querySelectorAll("button, [role=radio], input[type=text]:not([role=combobox])")]
  .filter((each) => each.checkVisibility() && !each.closest(".stMultiSelect, .stSelectbox"))
  .map((each) => [each.getBoundingClientRect().height, each.outerHTML])
  .filter(([height]) => height && height < 40)"""
"""The height in pixels of each button and field that is too low for a finger, with its beginning."""


def test_no_target_is_smaller_than_a_finger(telephone):
    assert telephone.evaluate(SMALL) == []
    telephone.get_by_text("Filters", exact=True).tap()
    words = telephone.get_by_role("textbox", name="Words")
    expect(words).to_be_visible()
    assert telephone.evaluate(SMALL) == []
    assert words.evaluate("field => parseFloat(getComputedStyle(field).fontSize)") >= 16
    telephone.get_by_role("combobox", name="Actor").tap()
    telephone.get_by_role("option", name=re.compile(r"^Taliban \(")).tap()
    telephone.keyboard.press("Escape")
    cross = telephone.get_by_role("button", name=re.compile("^Remove Taliban"))
    box = resting_box(telephone, cross)
    assert min(box["width"], box["height"]) >= 40
    telephone.get_by_role("button", name="Timelines", exact=True).tap()
    cross = telephone.get_by_role("dialog").get_by_role("button", name="Close")
    box = resting_box(telephone, cross)
    assert min(box["width"], box["height"]) >= 40


def test_the_header_is_one_row_and_shows_no_keys(telephone):
    buttons = telephone.locator(".st-key-header button:not(.st-key-undo *)")
    tops = {round(button.bounding_box()["y"]) for button in buttons.all()}
    assert len(tops) == 1
    telephone.locator(".tl-entry").first.tap()
    expect(telephone.get_by_role("dialog").get_by_role("button", name="Star", exact=True)).to_be_visible()
    assert telephone.locator("kbd:visible").count() == 0


def test_the_column_does_not_move_as_it_opens(telephone):
    shift = telephone.evaluate(
        "new Promise((done) => new PerformanceObserver((list) => done(list.getEntries()"
        ".reduce((sum, entry) => sum + (entry.hadRecentInput ? 0 : entry.value), 0)))"
        ".observe({ type: 'layout-shift', buffered: true }) ?? setTimeout(() => done(0), 500))"
    )
    assert shift < 0.1


def test_each_step_of_the_tour_frames_something_in_sight(telephone):
    for step in NARROW_STEPS:
        assert telephone.locator(step["at"]).first.bounding_box()["height"] >= 20


def test_two_fingers_zoom_the_map(telephone):
    telephone.get_by_role("combobox", name="Lists").tap()
    telephone.get_by_role("option", name="Map", exact=True).tap()
    stage = telephone.locator(".tl-stage")
    expect(stage).to_be_visible()
    still(telephone)
    stage.scroll_into_view_if_needed()
    width = lambda: float(stage.locator("svg").first.get_attribute("viewBox").split()[2])  # noqa: E731 - read again
    wide = width()
    box = resting_box(telephone, stage)
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    touch = telephone.context.new_cdp_session(telephone)
    for kind, apart in (("touchStart", 20), ("touchMove", 30), ("touchMove", 60)):
        points = [{"x": x - apart, "y": y, "id": 0}, {"x": x + apart, "y": y, "id": 1}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    eventually(telephone, width, lambda now: now < wide / 2)


def test_the_address_follows_the_steps_of_the_sheet(telephone):
    telephone.locator(".tl-entry").first.tap()
    telephone.wait_for_url("**event=**")
    first = telephone.url
    sheet = telephone.get_by_role("dialog")
    sheet.get_by_role("button", name="Next").tap()
    expect(sheet.locator(".tl-when")).to_contain_text("2 of 8")
    telephone.wait_for_url(lambda url: "event=" in url and url != first)
    linked = telephone.url
    telephone.goto(linked)
    expect(telephone.get_by_role("dialog").locator(".tl-when")).to_contain_text("2 of 8")


def test_a_tapped_event_is_a_sheet_on_its_side_too(sideways):
    sideways.locator(".tl-chart .textpoint text", has_text="capital city of Kabul").tap(force=True)
    sheet = sideways.get_by_role("dialog")
    expect(sheet.locator(".tl-quote").first).to_be_in_viewport()
    expect(sideways.locator(".hoverlayer")).to_be_hidden()
    sheet.get_by_role("button", name="Close the event").tap()
    expect(sheet).to_be_hidden()


def test_the_article_is_in_sight_after_a_scrolled_list(telephone):
    telephone.locator(".tl-entry", has_text="Lavrov").last.tap()
    telephone.get_by_role("dialog").get_by_role("button", name="Show in article").tap()
    expect(telephone.locator(".tl-page [aria-current]").first).to_be_in_viewport()
    still(telephone)
    telephone.evaluate("history.back()")
    expect(telephone.get_by_role("dialog").locator(".tl-when")).to_contain_text("of 8")
