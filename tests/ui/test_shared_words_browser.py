"""What is typed in "Save or share" counts, whatever is pressed next."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.conftest import let_in, settled

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.fixture
def dialog(browser: Browser, server: str, own: str) -> Iterator[Page]:
    """The page with the dialog open and its preview drawn."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    let_in(context, server)
    page = context.new_page()
    page.goto(own)
    settled(page)
    page.get_by_role("button", name="Save or share").click()
    expect(page.locator(".tl-preview")).to_have_attribute("src", re.compile("^data:image/svg"))
    yield page
    context.close()


def type_credit(page: Page, words: str) -> None:
    """Type as a person does, without leaving the field."""
    field = page.get_by_label("Credit", exact=True)
    field.click()
    field.fill("")
    field.press_sequentially(words)


def saved(page: Page, button: str) -> bytes:
    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("button", name=button, exact=True).click()
    return download.value.path().read_bytes()


def test_each_file_has_the_words_typed_just_before(dialog):
    type_credit(dialog, "Anna Berg")
    assert "Anna Berg" in saved(dialog, "Save SVG").decode().replace("\u00a0", " ")
    type_credit(dialog, "Bela Cruz")
    assert b"Bela%20Cruz" in saved(dialog, "Save PNG").replace(b"+", b"%20")
    type_credit(dialog, "Carl Dahl")
    assert "Carl Dahl" in saved(dialog, "Offline page (HTML)").decode()
    type_credit(dialog, "Dora Egg")
    pages = PdfReader(io.BytesIO(saved(dialog, "Save PDF"))).pages
    assert "Dora Egg" in pages[0].extract_text().replace("\u00a0", " ")


def test_the_copied_alt_text_has_the_headline_typed_just_before(dialog):
    dialog.get_by_label("Headline", exact=True).fill("Fourteen days in Kabul")
    dialog.get_by_role("button", name="Copy alt text").click()
    expect(dialog.get_by_text("Alt text copied.")).to_be_visible()
    assert dialog.evaluate("navigator.clipboard.readText()").startswith("Fourteen days in Kabul.")


def test_the_preview_follows_the_typing(dialog):
    type_credit(dialog, "Eva Frost")
    expect(dialog.locator(".tl-preview")).to_have_attribute("src", re.compile("Eva(%20|%C2%A0)Frost"))
    expect(dialog.get_by_label("Credit", exact=True)).to_be_focused()
    eras = dialog.get_by_label("Named periods, one a line")
    eras.fill("2021-08-15/2021-08-31 Airlift")
    expect(dialog.locator(".tl-preview")).to_have_attribute("src", re.compile("Airlift"))
    assert "Airlift" in unquote(dialog.locator(".tl-preview").get_attribute("src") or "")


def test_named_periods_are_stored_once_as_the_dialog_closes(dialog):
    eras = dialog.get_by_label("Named periods, one a line")
    eras.fill("2021-08-15/2021-08-31 Air")
    expect(dialog.locator(".tl-preview")).to_have_attribute("src", re.compile("Air"))
    eras.fill("2021-08-15/2021-08-31 Airlift")
    expect(dialog.locator(".tl-preview")).to_have_attribute("src", re.compile("Airlift"))
    dialog.get_by_role("dialog").get_by_role("button", name="Close").click()
    expect(dialog.get_by_role("radio", name="Corrections 1", exact=True)).to_be_visible()
    expect(dialog.locator(".tl-chart")).to_contain_text("Airlift")
    dialog.reload()
    expect(dialog.locator(".tl-chart")).to_contain_text("Airlift")
    dialog.get_by_role("button", name="Undo", exact=True).click()
    expect(dialog.locator(".tl-chart")).not_to_contain_text("Airlift")
