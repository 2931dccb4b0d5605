"""Accessibility: axe-core, keyboard, touch, text direction."""

import json
import re
from importlib.resources import files

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import eventually, let_in, resting_box, settled

pytestmark = pytest.mark.browser

SERIOUS = ("serious", "critical")
SIZES = ((1600, 900), (700, 900), (390, 844))
HEBREW = "הגשר נסגר ב-4 במאי 2020."
CHINESE = "大桥于2020年5月4日关闭。"


@pytest.fixture(params=["light", "dark"])
def opened(browser, server, own, request) -> Page:
    context = browser.new_context(color_scheme=request.param, viewport={"width": 1600, "height": 900})
    let_in(context, server)
    page = context.new_page()
    page.goto(own)
    settled(page)
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
    opened.get_by_role("button", name=re.compile("^15 Aug 2021 ")).click()
    expect(opened.locator(".tl-quote mark")).to_be_visible()
    assert faults(opened) == []
    opened.get_by_role("radio", name="Read", exact=True).click()
    expect(opened.locator(".tl-page p").first).to_be_visible()
    assert faults(opened) == []
    for name, shown in (("Save or share", ".tl-preview[src^=data]"), ("Add articles", "textarea")):
        opened.get_by_role("button", name=name).click()
        expect(opened.get_by_role("dialog").locator(shown).first).to_be_visible()
        assert faults(opened) == []
        if name == "Add articles":  # Escape would throw away a pasted text
            opened.get_by_role("dialog").get_by_role("button", name="Cancel").click()
        else:
            opened.keyboard.press("Escape")
        expect(opened.get_by_role("dialog")).to_be_hidden()


def test_axe_finds_no_serious_fault_at_any_width(opened):
    for width, height in SIZES:
        opened.set_viewport_size({"width": width, "height": height})
        expect(opened.locator(".tl-chart .main-svg").first).to_be_visible(visible=width >= 768)
        assert faults(opened) == []


def test_an_event_is_chosen_in_the_list_by_keyboard(opened):
    opened.get_by_role("application").focus()
    for _ in range(20):
        opened.keyboard.press("Tab")
        if opened.evaluate("document.activeElement.className") == "tl-choose":
            break
    opened.keyboard.press("ArrowDown")
    opened.keyboard.press("Enter")
    expect(opened.get_by_text("2 of 8", exact=True)).to_be_visible()


def test_a_lane_collapsed_by_keyboard_keeps_the_focus(opened, server):
    opened.goto(f"{server}?lanes=actor")
    lane = opened.get_by_role("button", name="Lane Taliban")
    expect(lane).to_have_attribute("aria-expanded", "true")
    opened.get_by_role("application").focus()
    opened.keyboard.press("Tab")
    expect(lane).to_be_focused()
    opened.keyboard.press("Enter")
    expect(lane).to_have_attribute("aria-expanded", "false")
    expect(opened.locator(".tl-chart").get_by_text("entered the capital")).to_be_hidden()
    expect(lane).to_be_focused()
    assert faults(opened) == []
    opened.keyboard.press("Space")
    expect(lane).to_have_attribute("aria-expanded", "true")


@pytest.fixture
def touched(browser, server) -> Page:
    context = browser.new_context(has_touch=True, viewport={"width": 1024, "height": 768})
    let_in(context, server)
    page = context.new_page()
    page.goto(server)
    settled(page)
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    yield page
    context.close()


def gesture(page: Page, *steps: list[tuple[float, float]]) -> None:
    """Put fingers down at the first points, move them through the others, and lift them."""
    session = page.context.new_cdp_session(page)
    for at, places in enumerate(steps):
        points = [{"x": x, "y": y, "id": finger} for finger, (x, y) in enumerate(places)]
        kind = "touchMove" if at else "touchStart"
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_two_fingers_zoom_about_their_middle(touched):
    period = touched.get_by_role("textbox", name="From", exact=True)
    days = "chart => chart._fullLayout.xaxis.range.map((end) => Date.parse(end))"
    before = touched.locator(".tl-chart").evaluate(days)
    box = resting_box(touched, touched.locator(".tl-chart .nsewdrag").first)
    middle, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    gesture(touched, *([(middle - by, y), (middle + by, y)] for by in (60, 80, 100, 120)))
    expect(period).not_to_have_value("")
    day = 86_400_000
    half, middle = (before[1] - before[0]) / 2, sum(before) / 2
    eventually(
        touched,
        lambda: touched.locator(".tl-chart").evaluate(days),
        lambda ends: abs(ends[1] - ends[0] - half) <= 2 * day and abs(sum(ends) / 2 - middle) <= 2 * day,
    )


def test_a_tap_chooses_an_event_and_one_finger_scrolls(touched):
    label = touched.locator(".tl-chart text").filter(has_text="entered the capital city of Kabul").first
    box = resting_box(touched, label)
    touched.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(touched.locator(".tl-quote mark")).to_contain_text("on August 15")
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    gesture(touched, *([(x, y - by)] for by in range(0, 200, 20)))
    touched.wait_for_function("document.querySelector('[data-testid=stMain]').scrollTop > 100")
    expect(touched.get_by_role("textbox", name="From", exact=True)).to_have_value("")


def test_right_to_left_and_chinese_text(opened):
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
    dialog.get_by_role("button", name="Add 2 articles").click()
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
