"""The page on a telephone in a real browser: a column of events, filters behind a button, a sheet."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import let_in
from tests.ui.test_accessibility import faults

pytestmark = pytest.mark.browser

AGENT = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36"


@pytest.fixture
def telephone(browser: Browser, server: str, own: str) -> Iterator[Page]:
    """A telephone with the seeds; in the end, no request went to another machine."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, user_agent=AGENT
    )
    let_in(context, server)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(own)
    expect(page.locator(".tl-entry")).to_have_count(8)
    still(page)
    yield page
    context.close()
    local = ("127.0.0.1", "localhost", None)
    assert [url for url in asked if urlsplit(url).hostname not in local] == []


def still(page: Page) -> None:
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


def test_the_events_are_a_column_in_the_first_window(telephone):
    first = telephone.locator(".tl-entry").first
    expect(first).to_have_accessible_name(re.compile(r"^since 2001 \(one end not stated\): .+"))
    assert first.bounding_box()["y"] < 500
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


def test_a_hidden_event_closes_its_sheet(telephone):
    telephone.locator(".tl-entry").last.tap()
    telephone.get_by_role("dialog").get_by_role("button", name="Hide").tap()
    expect(telephone.locator(".tl-entry")).to_have_count(7)


def test_the_reader_is_reached_from_the_sheet(telephone):
    telephone.locator(".tl-entry", has_text="capital city of Kabul").tap()
    telephone.get_by_role("dialog").get_by_role("button", name="Show in article").tap()
    expect(telephone.locator(".tl-page p").first).to_be_visible()
    expect(telephone.get_by_role("dialog")).to_be_hidden()


def test_a_heading_narrows_the_column_to_its_month_and_a_button_shows_all_times(telephone):
    telephone.get_by_role("button", name="September 2021").tap()
    expect(telephone.locator(".tl-entry")).not_to_have_count(8)
    expect(telephone.locator(".tl-entry", has_text="capital city of Kabul")).to_have_count(0)
    telephone.get_by_role("button", name="Show all times").tap()
    expect(telephone.locator(".tl-entry")).to_have_count(8)
    expect(telephone.get_by_role("button", name="Show all times")).to_be_hidden()


def test_the_header_is_one_row_and_shows_no_keys(telephone):
    buttons = telephone.locator(".st-key-header button")
    tops = {round(button.bounding_box()["y"]) for button in buttons.all()}
    assert len(tops) == 1
    telephone.locator(".tl-entry").first.tap()
    expect(telephone.get_by_role("dialog").get_by_role("button", name="Star")).to_be_visible()
    assert telephone.locator("kbd:visible").count() == 0


def test_the_column_does_not_move_as_it_opens(telephone):
    shift = telephone.evaluate(
        "new Promise((done) => new PerformanceObserver((list) => done(list.getEntries()"
        ".reduce((sum, entry) => sum + (entry.hadRecentInput ? 0 : entry.value), 0)))"
        ".observe({ type: 'layout-shift', buffered: true }) ?? setTimeout(() => done(0), 500))"
    )
    assert shift < 0.1
