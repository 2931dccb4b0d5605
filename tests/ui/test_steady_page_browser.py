"""Nothing moves under the pointer, no press is lost, and the first screen explains itself."""

import re
from collections.abc import Iterator
from functools import cache

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.conftest import let_in, settled
from timeline.resources import load_text
from timeline.ui.tour import MARKUP, STEPS

pytestmark = pytest.mark.browser

SHIFTS = """
    window.shifted = 0;
    new PerformanceObserver((list) => {
        for (const each of list.getEntries()) if (!each.hadRecentInput) window.shifted += each.value;
    }).observe({ type: "layout-shift", buffered: true });
"""
POOR_SHIFT = 0.1
SLOW = 4
"""The processor of the browser is this many times slower than it is."""


@pytest.fixture
def slow(browser: Browser, server: str, own: str) -> Iterator[Page]:
    """A page on the seeds in a slow browser."""
    context = browser.new_context(viewport={"width": 1600, "height": 900})
    let_in(context, server)
    page = context.new_page()
    page.goto(own)
    settled(page)
    expect(page.locator(".tl-rows tbody tr")).to_have_count(8)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOW})
    yield page
    context.close()


def start_run(page: Page, words: str = "e") -> None:
    """Start a run of the page by a filter, and do not wait for its end."""
    field = page.get_by_label("Words", exact=True)
    field.fill(words)
    field.press("Enter")


def press_star(page: Page) -> None:
    page.locator(".tl-star").first.click()
    expect(page.get_by_role("radio", name="Corrections 1", exact=True)).to_be_visible()


def press_row(page: Page) -> None:
    page.locator(".tl-choose").nth(1).click()
    expect(page.get_by_text(re.compile(r"^\d of \d$"))).to_be_visible()


def press_only_starred(page: Page) -> None:
    page.get_by_test_id("stCheckbox").get_by_text("Only starred").click()
    expect(page.get_by_role("button", name="Remove filter Only starred")).to_be_visible()


def press_tab(page: Page) -> None:
    page.get_by_role("radio", name="Articles 1").click()
    expect(page.get_by_role("button", name="Remove selected articles")).to_be_visible()


def press_order(page: Page) -> None:
    page.get_by_role("radio", name="By weight").click()
    expect(page.get_by_role("table", name="The events on the timeline, by weight")).to_be_visible()


def press_dialog(page: Page) -> None:
    page.get_by_role("button", name="Add articles").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def press_clear(page: Page) -> None:
    expect(page.get_by_role("button", name="Remove filter With “e”")).to_be_visible()
    start_run(page, "a")
    page.get_by_role("button", name="Clear", exact=True).click()
    expect(page.get_by_label("Words", exact=True)).to_have_value("")


def press_chip(page: Page) -> None:
    page.get_by_role("button", name="Remove filter With “e”").click()
    expect(page.get_by_label("Words", exact=True)).to_have_value("")


@pytest.mark.parametrize(
    "press",
    [
        press_star,
        press_row,
        press_only_starred,
        press_tab,
        press_order,
        press_dialog,
        press_clear,
        press_chip,
    ],
)
def test_a_press_during_a_run_counts(slow, press):
    start_run(slow)
    press(slow)


QUICK_KEYS = """
    (place, keys) => {
        for (const key of keys) place.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    }
"""


def test_keys_pressed_in_quick_succession_all_count(slow):
    slow.get_by_role("application").evaluate(QUICK_KEYS, ["ArrowRight"] * 5)
    expect(slow.get_by_text("5 of 8", exact=True)).to_be_visible()
    slow.get_by_role("application").evaluate(QUICK_KEYS, ["ArrowLeft", "ArrowLeft", "End", "ArrowLeft"])
    expect(slow.get_by_text("7 of 8", exact=True)).to_be_visible()


def test_chips_pressed_in_quick_succession_are_all_removed(slow):
    start_run(slow)
    slow.get_by_test_id("stCheckbox").get_by_text("Only starred").click()
    chips = slow.get_by_role("button", name=re.compile("^Remove filter "))
    expect(chips).to_have_count(2)
    slow.evaluate("document.querySelectorAll('.tl-chip').forEach((chip) => chip.click())")
    expect(chips).to_have_count(0)
    expect(slow.locator(".tl-rows tbody tr")).to_have_count(8)


def test_an_event_and_another_are_chosen_in_quick_succession(slow):
    slow.evaluate("document.querySelectorAll('.tl-choose').forEach((row) => row.click())")
    expect(slow.get_by_text("8 of 8", exact=True)).to_be_visible()


@pytest.mark.parametrize(("width", "height"), [(1600, 900), (1280, 720)])
def test_the_page_does_not_jump_as_it_opens(browser, server, own, width, height):
    context = browser.new_context(viewport={"width": width, "height": height})
    let_in(context, server)
    page = context.new_page()
    page.add_init_script(SHIFTS)
    page.goto(own)
    settled(page)
    expect(page.locator(".tl-rows tbody tr")).to_have_count(8)
    page.wait_for_timeout(500)
    shifted = page.evaluate("window.shifted")
    context.close()
    assert shifted < POOR_SHIFT


def test_the_first_run_draws_the_chart_for_the_window(slow):
    expect(slow.locator("#timeline-plotly")).to_have_count(1)
    expect(slow.locator(".st-key-plotly")).to_have_count(0)  # no run had to send the library
    assert slow.locator(".tl-chart").get_attribute("data-drawn").startswith("1540x")


@cache
def tour_page() -> str:
    """Return the tour alone as a page: its script, its markup, and a part that it points at."""
    script = load_text("timeline.ui", "tour.js").replace("export default function", "window.tour = function")
    return f"<body><div class='st-key-chart'>Chart</div>{MARKUP}<script>{script}</script></body>"


@pytest.fixture
def alone(browser: Browser) -> Iterator[Page]:
    """A page that shows only the tour."""
    context = browser.new_context()
    page = context.new_page()
    answer = {"body": tour_page(), "content_type": "text/html"}
    page.route("http://tour.example/", lambda route: route.fulfill(**answer))
    yield page
    context.close()


def open_tour(page: Page) -> Locator:
    """Open the page with the tour; return its card."""
    page.goto("http://tour.example/")
    page.evaluate("(steps) => window.tour({ data: { steps }, parentElement: document })", list(STEPS))
    return page.locator(".tl-tour")


def test_the_tour_has_four_steps_and_does_not_return(alone):
    card = open_tour(alone)
    for step in range(1, 5):
        expect(card).to_contain_text(f"{step} of 4.")
        style = "solid" if step == 2 else "none"
        expect(alone.locator(".st-key-chart")).to_have_css("outline-style", style)
        card.get_by_role("button", name="Done" if step == 4 else "Next", exact=True).click()
    expect(card).to_be_hidden()
    expect(open_tour(alone)).to_be_hidden()


def test_the_tour_can_be_skipped(alone):
    card = open_tour(alone)
    card.get_by_role("button", name="Skip the tour").click()
    expect(card).to_be_hidden()
    expect(open_tour(alone)).to_be_hidden()
