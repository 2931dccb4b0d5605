"""Events with several witnesses in a real browser: answers by key, accessibility, hostile titles."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import let_in, settled
from tests.ui.ferry_story import ferry_story
from tests.ui.test_accessibility import faults
from timeline.store import Store

pytestmark = pytest.mark.browser


@pytest.fixture
def opened(browser: Browser, server: str, served_store: Path) -> Iterator[Page]:
    """A page on the story of the ferry."""
    name = f"Ferry {uuid4().hex[:8]}"
    with Store.open(str(served_store)) as store:
        list(store.add(store.create(name).id, ferry_story()))
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    let_in(context, server)
    page = context.new_page()
    page.goto(f"{server}?{urlencode({'timeline': name})}")
    settled(page)
    yield page
    context.close()


def listed(page: Page, count: int) -> None:
    """Wait until the tab counts so many events."""
    expect(page.get_by_role("radio", name=f"Events {count}", exact=True)).to_be_visible()


def told(page: Page) -> int:
    """Return the number of events that the tab tells, which is there before the list itself."""
    words = page.get_by_role("radio", name=re.compile(r"^Events \d+$"))
    return int(words.inner_text().removeprefix("Events "))


def test_questions_are_answered_by_one_key_each_and_an_answer_is_undone(opened):
    before = told(opened)
    opened.get_by_role("radio", name="To check").click()
    question = opened.get_by_role("heading", name="Same event?")
    expect(question).to_be_visible()
    opened.locator("body").press("y")
    listed(opened, before - 1)
    opened.get_by_role("button", name="Undo the last answer").click()
    listed(opened, before)
    opened.locator("body").press("n")
    expect(opened.get_by_role("radio", name="Corrections 1", exact=True)).to_be_visible()
    listed(opened, before)


def test_witnesses_and_questions_have_no_serious_fault(opened):
    titles = []
    opened.on("dialog", lambda dialog: titles.append(dialog.message))
    opened.get_by_role("radio", name="By weight").click()
    opened.locator(".tl-rows tbody .tl-choose").first.press("Enter")
    expect(opened.get_by_text("4 further statements")).to_be_visible()
    expect(opened.get_by_text("<img src=x onerror=alert(1)>").first).to_be_visible()
    assert faults(opened) == []
    opened.get_by_role("radio", name="To check").click()
    expect(opened.get_by_role("heading", name="Same event?")).to_be_visible()
    assert faults(opened) == []
    assert titles == []


def test_each_witness_and_its_split_are_reached_by_keyboard(opened):
    opened.get_by_role("radio", name="By weight").click()
    opened.locator(".tl-rows tbody .tl-choose").first.press("Enter")
    expect(opened.get_by_text("4 further statements")).to_be_visible()
    before = told(opened)
    split = opened.get_by_role("button", name="Not the same event").first
    split.focus()
    opened.keyboard.press("Shift+Tab")
    opened.keyboard.press("Tab")
    expect(split).to_be_focused()
    opened.keyboard.press("Enter")
    listed(opened, before + 1)
