"""A slip of the hand takes no typed words away."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

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


def open_dialog(page: Page, name: str) -> Locator:
    """Open one of the two dialogs about an event; return it."""
    if name == "Correct":
        page.locator(".tl-row-list").get_by_text("Taliban entered the capital").click()
    else:
        page.get_by_role("radio", name=re.compile("^Corrections")).click()
    page.get_by_role("button", name=name, exact=True).click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("What happened")).to_be_visible()
    expect(dialog.locator(".tl-escape[data-listens]")).to_be_attached()
    return dialog


@pytest.mark.parametrize("name", ["Correct", "Add event"])
def test_escape_closes_a_dialog_in_which_nothing_was_typed(drawn, name):
    dialog = open_dialog(drawn, name)
    drawn.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    dialog = open_dialog(drawn, name)
    what = dialog.get_by_label("What happened")
    before = what.input_value()
    what.fill("The words of a person")
    slip(drawn)
    expect(what).to_have_value("The words of a person")
    what.fill(before)
    drawn.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_escape_closes_an_open_list_first_and_keeps_a_choice(drawn):
    dialog = open_dialog(drawn, "Add event")
    dialog.get_by_role("combobox", name="Who").click()
    drawn.get_by_role("option", name="Taliban", exact=True).click()
    chosen = drawn.locator("[data-tag]")
    expect(chosen).to_have_text("Taliban")
    drawn.keyboard.press("Escape")
    expect(drawn.get_by_role("option")).to_have_count(0)
    expect(dialog.get_by_label("What happened")).to_be_visible()
    slip(drawn)
    expect(dialog.get_by_label("What happened")).to_be_visible()
    expect(chosen).to_have_text("Taliban")


def back_and_settled(page: Page) -> None:
    """Press the browser's Back, and wait until the page has answered."""
    page.evaluate("history.back()")
    settled(page)


@pytest.mark.parametrize("name", ["Correct", "Add event"])
def test_back_closes_an_untouched_dialog_and_keeps_a_typed_one_and_the_event(drawn, name):
    dialog = open_dialog(drawn, name)
    back_and_settled(drawn)
    expect(dialog).to_be_hidden()
    dialog = open_dialog(drawn, name)
    what = dialog.get_by_label("What happened")
    what.fill("The words of a person")
    back_and_settled(drawn)
    expect(what).to_have_value("The words of a person")
    dialog.locator(".st-key-cancel button").click()
    expect(dialog).to_be_hidden()
    if name == "Correct":
        expect(drawn.locator("h2.tl-what")).to_contain_text("entered the capital")


def test_back_closes_the_list_of_timelines(drawn):
    drawn.locator(".tl-row-list").get_by_text("Taliban entered the capital").click()
    drawn.wait_for_url("**event=**")
    drawn.get_by_role("button", name="Timelines").click()
    expect(drawn.get_by_role("dialog")).to_be_visible()
    settled(drawn)
    back_and_settled(drawn)
    expect(drawn.get_by_role("dialog")).to_be_hidden()
    expect(drawn.locator("h2.tl-what")).to_contain_text("entered the capital")


def test_back_keeps_a_pasted_text(drawn):
    drawn.locator(".tl-row-list").get_by_text("Taliban entered the capital").click()
    drawn.wait_for_url("**event=**")
    drawn.get_by_role("button", name="Add articles").click()
    text = drawn.get_by_role("dialog").get_by_label("Article text")
    text.fill(WORDS)
    address = drawn.url
    back_and_settled(drawn)
    expect(text).to_have_value(WORDS)
    assert drawn.url == address


def test_back_and_forward_follow_a_press_at_once(drawn):
    drawn.wait_for_url("**timeline=**")
    for title in ("Taliban entered the capital", "US military withdrawal"):
        drawn.locator(".tl-row-list").get_by_text(title).click()
        expect(drawn.locator("h2.tl-what")).to_contain_text(title)
    first, second = (re.compile(each) for each in ("entered the capital", "military withdrawal"))
    for act, seen in (("back", first), ("forward", second), ("back", first)):
        settled(drawn)
        drawn.evaluate(f"history.{act}()")
        expect(drawn.locator("h2.tl-what")).to_contain_text(seen)


def test_back_leads_from_the_article_to_the_event_in_its_list(drawn):
    drawn.locator(".tl-row-list").get_by_text("Taliban entered the capital").click()
    drawn.wait_for_url("**event=**")
    drawn.get_by_role("button", name="Show in article").click()
    expect(drawn.locator(".tl-page [aria-current]")).to_be_in_viewport()
    back_and_settled(drawn)
    expect(drawn.locator(".tl-row-list")).to_be_visible()
    expect(drawn.locator("h2.tl-what")).to_contain_text("entered the capital")
