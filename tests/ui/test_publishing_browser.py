"""From articles to a picture of twelve events with own headlines: the acts of a person are counted."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from tests.conftest import let_in, settled
from tests.ui.dam_story import dam_files
from timeline.export.file_metadata import view_params

pytestmark = [pytest.mark.slow, pytest.mark.browser]

MOST_ACTS = 40
"""Presses, of a button or a key, and typed fields."""
MOST_BY_STARS = 35
"""The same with a press of each star instead of a key: the field follows the stars."""
PASSED_OVER = 2
"""The rows of the list that the person does not publish: it is every seventh."""
WANTED = 12
MOST_DESCRIBED = 5
"""The events that the alternative text of a picture names."""


class Person:
    """A person at the page who counts each press and each typed field."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.acts = 0

    def press(self, place: Locator) -> None:
        self.acts += 1
        place.click()

    def press_twice(self, place: Locator) -> None:
        self.acts += 1
        place.dblclick()

    def press_key(self, key: str) -> None:
        self.acts += 1
        self.page.keyboard.press(key)

    def type(self, place: Locator, words: str) -> None:
        self.acts += 1
        place.fill(words)

    def choose_files(self, button: Locator) -> None:
        self.acts += 1
        with self.page.expect_file_chooser() as chooser:
            button.click()
        chooser.value.set_files(dam_files())


@pytest.fixture
def person(browser: Browser, server: str) -> Iterator[Person]:
    """A person who opens the page for the first time: the example is open."""
    context = browser.new_context(viewport={"width": 1600, "height": 900})
    let_in(context, server)
    page = context.new_page()
    page.goto(f"{server}?timeline=Example")
    settled(page)
    yield Person(page)
    context.close()


def add_articles(person: Person) -> None:
    page = person.page
    person.press(page.get_by_role("button", name="Add articles"))
    dialog = page.get_by_role("dialog")
    person.press(dialog.get_by_role("tab", name="Upload"))
    person.choose_files(dialog.get_by_role("button", name="Upload", exact=True))
    person.press(dialog.get_by_role("button", name="Add 11 articles"))
    expect(dialog).to_be_hidden()
    expect(page.get_by_text("from 11 articles")).to_be_visible()


def name_events(person: Person) -> list[str]:
    """Walk down the list once: each event gets a headline and a star, or is passed over."""
    page = person.page
    field = page.get_by_role("textbox", name="Title of ")
    person.press_twice(page.locator(".tl-rows tbody .tl-main").first)
    given: list[str] = []
    for row in range(WANTED + PASSED_OVER):
        expect(field).to_be_focused()
        if row % 7 == 6:
            person.press_key("ArrowDown")
            continue
        given.append(f"Own headline {len(given) + 1}")
        person.type(field, given[-1])
        person.press_key("Shift+Enter")
    page.keyboard.press("Escape")
    return given


def name_starred_events(person: Person) -> list[str]:
    """Press the star of each event to publish, and type its headline where the star has brought the field."""
    page = person.page
    rows = page.locator(".tl-rows tbody tr")
    given: list[str] = []
    for at in range(WANTED + PASSED_OVER):
        if at % 7 == 6:
            continue
        person.press(rows.nth(at).locator(".tl-star"))
        if not given:
            person.press(page.get_by_role("button", name="Title", exact=True))
        field = rows.nth(at).get_by_role("textbox", name="Title of ")
        expect(field).to_be_focused()
        given.append(f"Own headline {len(given) + 1}")
        person.type(field, given[-1])
    person.press_key("Enter")
    page.keyboard.press("Escape")
    return given


@pytest.mark.parametrize(("name", "most"), [(name_events, MOST_ACTS), (name_starred_events, MOST_BY_STARS)])
def test_twelve_events_with_own_headlines_are_published_in_forty_acts(person, name, most):
    page = person.page
    add_articles(person)
    person.press(page.get_by_role("radio", name="By weight"))
    expect(page.get_by_role("table", name="The events on the timeline, by weight")).to_be_visible()
    headlines = name(person)
    both = 2 * WANTED  # a title and a star each
    expect(page.get_by_role("radio", name=f"Corrections {both}", exact=True)).to_be_visible()
    person.press(page.get_by_test_id("stCheckbox").get_by_text("Only starred"))
    expect(page.locator(".tl-rows tbody tr")).to_have_count(WANTED)
    person.press(page.get_by_role("button", name="Save or share"))
    person.type(page.get_by_label("Headline", exact=True), "How the dam broke")
    with page.expect_download() as download:
        person.press(page.get_by_role("button", name="Save PNG"))
    data = download.value.path().read_bytes()
    picture = Image.open(io.BytesIO(data))
    assert person.acts <= most
    assert picture.size == (3200, 1800)
    assert view_params(data)["title"] == ["How the dam broke"]
    described = picture.text["Description"]
    assert f"A timeline of {WANTED} events" in described
    assert sum(headline in described for headline in headlines) >= MOST_DESCRIBED
