"""The map of all events and their numbers in a real browser: links to list and timeline, keys, axe."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.conftest import resting_box
from tests.ui.test_accessibility import faults, opened  # noqa: F401 - a fixture
from tests.ui.test_browser import paste

pytestmark = pytest.mark.browser


def tab(page: Page, name: str) -> None:
    page.get_by_role("radio", name=name, exact=True).click()
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


def seen_near(page: Page, name: str) -> Locator:
    """Press the groups of places until the place has a dot of its own."""
    alone = page.locator(f".tl-dot[aria-label^='{name} (']:not(.tl-several)")
    for _ in range(6):
        if alone.count():
            break
        page.locator(".tl-dot.tl-several").first.click()
    return alone


def test_a_place_filters_and_an_event_marks_its_place(opened):  # noqa: F811
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    tab(opened, "Map")
    expect(opened.locator(".tl-dot").first).to_be_visible()
    kabul = seen_near(opened, "Kabul")
    kabul.click()
    expect(opened.get_by_role("button", name="Remove filter Place: Kabul")).to_be_visible()
    expect(opened.get_by_role("radio", name="Events 1", exact=True)).to_be_visible()
    expect(kabul).to_have_attribute("aria-pressed", "true")
    assert faults(opened) == []
    kabul.click()
    expect(opened.get_by_role("radio", name="Events 8", exact=True)).to_be_visible()
    opened.get_by_role("application").focus()
    for _ in range(4):
        opened.keyboard.press("ArrowRight")
    expect(opened.get_by_role("heading", name="entered the capital city of Kabul")).to_be_visible()
    expect(opened.locator(".tl-dot.tl-chosen")).to_have_count(1)
    assert [url for url in asked if "127.0.0.1" not in url and not url.startswith(("data:", "blob:"))] == []


def test_the_map_is_moved_by_keys_and_by_dragging(opened):  # noqa: F811
    tab(opened, "Map")
    stage = opened.locator(".tl-stage")
    drawn = stage.locator("svg")
    expect(opened.locator(".tl-dot").first).to_be_visible()
    before = drawn.get_attribute("viewBox")
    stage.focus()
    opened.keyboard.press("-")
    expect(drawn).not_to_have_attribute("viewBox", before)
    opened.keyboard.press("0")
    expect(drawn).to_have_attribute("viewBox", before)
    stage.scroll_into_view_if_needed()
    box = resting_box(opened, stage)
    opened.mouse.move(box["x"] + 30, box["y"] + 30)
    opened.mouse.down()
    opened.mouse.move(box["x"] + 130, box["y"] + 60, steps=4)
    opened.mouse.up()
    expect(drawn).not_to_have_attribute("viewBox", before)
    expect(opened.get_by_role("radio", name="Events 8", exact=True)).to_be_visible()


SOUTH_SEA = (
    "Fishermen reached Suva, Fiji, on 3 May 2024.\n\nThe ferry left Apia, Samoa, on 5 May 2024.\n\n"
    "The envoys met in Nuku'alofa, Tonga, on 9 May 2024."
)


def test_the_map_of_places_on_both_sides_of_the_date_line_is_framed_across_it(opened):  # noqa: F811
    paste(opened, SOUTH_SEA, "2024-05-10", "The South Sea")
    expect(opened.get_by_text("from 2 articles")).to_be_visible()
    words = opened.get_by_label("Words", exact=True)
    words.fill("2024")
    words.press("Enter")
    expect(opened.get_by_role("radio", name="Events 3", exact=True)).to_be_visible()
    tab(opened, "Map")
    for name in ("Suva", "Apia"):
        expect(opened.locator(f".tl-dot[aria-label*='{name}']")).to_be_visible()
    left, _, wide, _ = map(float, opened.locator(".tl-stage svg").get_attribute("viewBox").split())
    grid = opened.locator(".tl-stage").evaluate("(stage) => stage.grid")
    assert wide < 60 * grid
    assert left < 180 * grid < left + wide
    suva, apia = (
        resting_box(opened, opened.locator(f".tl-dot[aria-label*='{name}']")) for name in ("Suva", "Apia")
    )
    assert suva["x"] < apia["x"]
    opened.locator(".tl-stage").focus()
    opened.keyboard.press("ArrowRight")
    opened.keyboard.press("ArrowRight")
    opened.keyboard.press("0")
    expect(opened.locator(".tl-dot[aria-label*='Suva']")).to_be_visible()


def test_events_without_a_place_are_listed_below_the_map(opened):  # noqa: F811
    tab(opened, "Map")
    opened.get_by_text("without a place on the map").click()
    entry = opened.locator(".tl-entry").first
    expect(entry).to_be_visible()
    assert faults(opened) == []
    entry.click()
    expect(opened.locator(".tl-quote mark")).to_be_visible()


def test_numbers_filter_by_value_and_by_period(opened):  # noqa: F811
    tab(opened, "Numbers")
    name = opened.locator(".tl-numbers").get_by_role("button", name="Taliban", exact=True)
    name.click()
    expect(opened.get_by_role("button", name="Remove filter Actor: Taliban")).to_be_visible()
    expect(name).to_have_attribute("aria-pressed", "true")
    assert faults(opened) == []
    name.click()
    expect(opened.get_by_role("button", name="Remove filter Actor: Taliban")).to_be_hidden()
    expect(opened.get_by_role("columnheader", name="By month")).to_be_visible()
    opened.locator(".tl-numbers tbody tr").first.locator("g").last.click()
    expect(opened.get_by_role("textbox", name="From", exact=True)).not_to_have_value("")
    with opened.expect_download() as download:
        opened.get_by_role("button", name="Save CSV").click()
    assert download.value.suggested_filename.startswith("events-by-actor-and-")
