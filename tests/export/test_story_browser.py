"""The story of the offline page in a browser without network, and the page to print."""

from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.export.cases import EARLY_MAY, HOSTILE, STRIKE, Case, collection_of, filled_with
from tests.export.test_standalone_page import offline, saved  # noqa: F401 - a fixture
from timeline.export.print_page import to_print_page

THREE = (
    Case("In early May the union walked out.", "early May", EARLY_MAY, "Union walked out"),
    Case(),
    Case("It struck from 8 to 12 May 2023.", "8 to 12 May 2023", STRIKE, "Union struck", places=()),
)
SERIOUS = ("serious", "critical")
pytestmark = pytest.mark.browser


def test_the_printed_story_has_sentence_map_and_no_script(page: Page, tmp_path: Path):
    path = tmp_path / "story.print.html"
    path.write_text(to_print_page(collection_of(*THREE, subtitle="Place: Bergen")), encoding="utf-8")
    page.goto(path.as_uri())
    expect(page.locator("li")).to_have_count(3)
    expect(page.locator("blockquote").first).to_have_text("In early May the union walked out.")
    expect(page.locator("li .map")).to_have_count(2)
    expect(page.locator("li .map text").first).to_have_text("Bergen")
    expect(page.locator("body > p")).to_have_text("Place: Bergen. 3 events.")
    assert page.locator("script").count() == 0


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_no_markup_on_the_printed_page(name, page: Page, tmp_path: Path):
    text = HOSTILE[name]
    path = tmp_path / "story.print.html"
    path.write_text(to_print_page(collection_of(filled_with(Case(), text), title=text)), encoding="utf-8")
    page.goto(path.as_uri())
    assert page.locator("body script, body img, body a").count() == 0
    expect(page.locator("li")).to_have_count(1)


def slide(page: Page, text: str) -> None:
    expect(page.locator(".slide")).to_contain_text(text)


def test_the_story_is_told_by_keys_and_buttons(offline, tmp_path):  # noqa: F811
    page, seen = offline
    page.goto(address := saved(tmp_path, *THREE))
    page.get_by_role("button", name="Read as a story").click()
    slide(page, "3 events")
    page.get_by_role("button", name="Start").click()
    slide(page, "In early May the union walked out.")
    expect(page.locator(".slide .map text")).to_have_text("Bergen")
    expect(page.locator(".place")).to_have_text("1 of 3")
    page.keyboard.press("ArrowRight")
    slide(page, "Harbour closed")
    page.keyboard.press("End")
    slide(page, "Union struck")
    expect(page.locator(".slide .map")).to_have_count(0)
    expect(page.get_by_role("button", name="Next event")).to_be_disabled()
    page.keyboard.press("Home")
    slide(page, "Harbour in the news")
    page.get_by_role("button", name="Last event").click()
    page.keyboard.press("ArrowLeft")
    slide(page, "Harbour closed")
    page.keyboard.press("Escape")
    expect(page.locator(".story")).to_be_hidden()
    expect(page.locator("#chart .main-svg").first).to_be_visible()
    assert seen == [address]


def test_an_address_opens_its_event(offline, tmp_path):  # noqa: F811
    page, _ = offline
    address = saved(tmp_path, *THREE)
    page.goto(f"{address}#story-0000000000000002")
    slide(page, "Union struck")
    page.reload()
    slide(page, "Union struck")
    page.goto("about:blank")
    page.goto(f"{address}#story")
    slide(page, "Harbour in the news")


def test_a_link_to_an_event_outside_the_story_leads_to_the_list(offline, tmp_path):  # noqa: F811
    page, _ = offline
    address = saved(tmp_path, *(Case(title=f"Event {at}") for at in range(14)))
    untold = page.goto(address) and page.locator("li.event:not(.told)").first.get_attribute("id")
    page.goto("about:blank")
    page.goto(f"{address}#{untold.replace('event-', 'story-')}")
    expect(page.locator("li.event:target:not(.told)")).to_be_in_viewport()
    expect(page.locator(".story")).to_be_hidden()


def test_a_swipe_turns_the_slide(browser, tmp_path):
    context = browser.new_context(has_touch=True, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{saved(tmp_path, *THREE)}#story-0000000000000000")
    session = context.new_cdp_session(page)
    for first, last, text in ((300, 60, "Harbour closed"), (60, 300, "Union walked out")):
        for kind, x in (("touchStart", first), ("touchMove", (first + last) / 2), ("touchMove", last)):
            session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": 300}]})
        session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        slide(page, text)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


def test_the_code_to_embed_shows_the_event_in_a_frame(offline, tmp_path):  # noqa: F811
    page, _ = offline
    title = 'Harbour "in" <the> news'
    page.goto(f"{saved(tmp_path, *THREE, title=title)}#story-0000000000000001")
    page.get_by_role("button", name="Embed or link").last.click()
    code = page.locator(".snippet").input_value()
    assert page.locator(".link").input_value() == "timeline.html#story-0000000000000001"
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
    slide(page, "Harbour closed")
    host = tmp_path / "host.html"
    host.write_text(f"<!doctype html><title>Host</title>{code}", encoding="utf-8")
    page.set_viewport_size({"width": 816, "height": 600})
    page.goto(host.as_uri())
    frame = page.frame_locator("iframe")
    expect(frame.locator(".slide")).to_contain_text("Harbour closed")
    box = page.locator("iframe").bounding_box()
    assert box["height"] == pytest.approx(0.56 * 816, abs=1)
    assert page.locator("iframe").get_attribute("title") == title
    frame.get_by_role("button", name="Next event").click()
    expect(frame.locator(".slide")).to_contain_text("Union struck")


def test_hostile_text_stays_text_in_the_story(offline, tmp_path):  # noqa: F811
    page, seen = offline
    cases = [filled_with(Case(), HOSTILE[name]) for name in ("script", "image", "closing", "markdown")]
    page.goto(address := saved(tmp_path, *cases, title=HOSTILE["image"]))
    page.get_by_role("button", name="Read as a story").click()
    for _ in cases:
        assert page.locator(".slide script, .slide img, .slide a").count() == 0
        page.keyboard.press("ArrowRight")
    assert page.title() == " ".join(HOSTILE["image"].split())
    assert seen == [address]


def test_axe_finds_no_serious_fault(page: Page, tmp_path):
    address = saved(tmp_path, *THREE)
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    printed = tmp_path / "story.print.html"
    printed.write_text(to_print_page(collection_of(*THREE)), encoding="utf-8")
    for shown in (address, f"{address}#story", f"{address}#story-0000000000000000", printed.as_uri()):
        page.goto("about:blank")
        page.goto(shown)
        page.evaluate(axe)
        report = page.evaluate("axe.run()")
        assert len(report["passes"]) > 10
        found = [each for each in report["violations"] if each["impact"] in SERIOUS]
        assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found] == []
