"""A slip of the hand takes no typed words away."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import let_in, settled

pytestmark = [pytest.mark.slow, pytest.mark.browser]

WORDS = "A long note about the ferry. " * 20


@pytest.fixture
def drawn(browser: Browser, server: str, own: str) -> Iterator[Page]:
    """The drawn page in Chromium."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    let_in(context, server)
    page = context.new_page()
    page.goto(own)
    settled(page)
    yield page
    context.close()


def slip(page: Page) -> None:
    """Press Escape, and click beside the dialog."""
    page.keyboard.press("Escape")
    page.mouse.click(8, 400)
    page.wait_for_timeout(1_000)


def test_a_pasted_text_outlasts_escape_and_a_click_beside_the_dialog(drawn):
    drawn.get_by_role("button", name="Add articles").click()
    text = drawn.get_by_role("dialog").get_by_label("Article text")
    text.fill(WORDS)
    slip(drawn)
    expect(text).to_have_value(WORDS)
    drawn.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    expect(drawn.get_by_role("dialog")).to_be_hidden()


def test_a_note_outlasts_escape_and_a_click_beside_the_dialog(drawn):
    drawn.locator(".tl-row-list").get_by_text("Taliban entered the capital").click()
    drawn.get_by_role("button", name="Correct", exact=True).click()
    note = drawn.get_by_role("dialog").get_by_label("Note")
    note.fill(WORDS)
    slip(drawn)
    expect(note).to_have_value(WORDS)
    drawn.get_by_role("dialog").get_by_role("button", name="Save", exact=True).click()
    expect(drawn.get_by_text(WORDS.strip()).first).to_be_visible()
