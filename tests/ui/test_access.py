"""The page for everyone: axe-core finds no serious fault, and everything is reached by keyboard."""

import json
import re
from importlib.resources import files

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

expect.set_options(timeout=20_000)

SERIOUS = ("serious", "critical")
SIZES = ((1600, 900), (700, 900), (390, 844))
HEBREW = "הגשר נסגר ב-4 במאי 2020."
CHINESE = "大桥于2020年5月4日关闭。"


@pytest.fixture(params=["light", "dark"])
def opened(browser, server, request) -> Page:
    context = browser.new_context(color_scheme=request.param, viewport={"width": 1600, "height": 900})
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.goto(server)
    expect(page.locator(".tl-chart[data-drawn] .main-svg").first).to_be_visible(timeout=30_000)
    yield page
    context.close()


def faults(page: Page) -> list[tuple[str, list[str]]]:
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    report = page.evaluate("axe.run()")
    assert len(report["passes"]) > 15
    return [
        (found["id"], [node["html"][:200] for node in found["nodes"]])
        for found in report["violations"]
        if found["impact"] in SERIOUS
    ]


def test_axe_finds_no_serious_fault(opened):
    assert faults(opened) == []
    opened.get_by_role("button", name="15 Aug 2021", exact=True).click()
    expect(opened.locator(".tl-quote mark")).to_be_visible()
    assert faults(opened) == []
    opened.get_by_role("radio", name="Read", exact=True).click()
    expect(opened.locator(".tl-page p").first).to_be_visible()
    assert faults(opened) == []
    opened.get_by_role("button", name="Save or share").click()
    expect(opened.locator(".tl-preview")).to_have_attribute("src", re.compile("^data:"))
    assert faults(opened) == []


def test_axe_finds_no_serious_fault_at_any_width(opened):
    for width, height in SIZES:
        opened.set_viewport_size({"width": width, "height": height})
        expect(opened.locator(".tl-chart .main-svg").first).to_be_visible(visible=width >= 768)
        assert faults(opened) == []


def test_a_list_event_is_reached_and_chosen_by_keyboard(opened):
    opened.get_by_role("application").focus()
    for _ in range(20):
        opened.keyboard.press("Tab")
        if opened.evaluate("document.activeElement.className") == "tl-choose":
            break
    opened.keyboard.press("ArrowDown")
    opened.keyboard.press("Enter")
    expect(opened.get_by_text("2 of 8", exact=True)).to_be_visible()


def test_right_to_left_and_chinese_text_are_shown_right(opened):
    lines = [
        {"id": name, "title": text, "text": text, "published": "2020-05-10"}
        for name, text in (("he", HEBREW), ("zh", CHINESE))
    ]
    opened.get_by_role("button", name="Add articles").click()
    dialog = opened.get_by_role("dialog")
    dialog.get_by_role("tab", name="Upload").click()
    data = "\n".join(map(json.dumps, lines)).encode()
    dialog.locator("input[type=file]").set_input_files(
        {"name": "two.jsonl", "mimeType": "text/plain", "buffer": data}
    )
    dialog.get_by_role("button", name="Add these files").click()
    expect(dialog).to_be_hidden()
    chinese = opened.locator(".tl-rows td").filter(has_text="大桥").first
    expect(chinese).to_be_visible()
    assert chinese.evaluate("cell => getComputedStyle(cell).direction") == "ltr"
    opened.get_by_role("radio", name="Read", exact=True).click()
    opened.get_by_role("combobox", name="Article").click()
    opened.get_by_role("option", name=re.compile("הגשר")).click()
    hebrew = opened.locator(".tl-page p").filter(has_text="הגשר")
    expect(hebrew).to_be_visible()
    assert hebrew.evaluate("line => getComputedStyle(line).direction") == "rtl"
