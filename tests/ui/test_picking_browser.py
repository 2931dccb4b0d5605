"""Picking events in a real browser: star, tag, several rows at once, by pointer and by keyboard."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.conftest import let_in, settled
from tests.ui.test_accessibility import faults

pytestmark = pytest.mark.browser

HOSTILE_TAG = "<img src=x onerror=alert(1)> **war**"


@pytest.fixture
def opened(browser: Browser, server: str, own: str) -> Iterator[Page]:
    """A page on the seeds: eight events."""
    context = browser.new_context(viewport={"width": 1600, "height": 900})
    let_in(context, server)
    page = context.new_page()
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    page.goto(own)
    settled(page)
    expect(rows(page)).to_have_count(8)
    yield page
    context.close()
    assert dialogs == []


def rows(page: Page) -> Locator:
    return page.locator(".tl-rows tbody tr")


def stars(page: Page) -> Locator:
    return page.locator(".tl-star[aria-pressed='true']")


def corrections(page: Page, count: int) -> None:
    """Wait until the tab counts so many corrections; a busy machine answers an act only at a later try."""
    tab = page.get_by_role("radio", name=f"Corrections {count}", exact=True)
    expect(tab).to_be_visible()


def act(page: Page, name: str) -> Locator:
    return page.get_by_role("toolbar", name="Selected events").get_by_role("button", name=name, exact=True)


def test_starred_events_are_the_timeline_to_publish(opened):
    for at in (0, 3, 5):
        rows(opened).nth(at).locator(".tl-star").click()
    corrections(opened, 3)
    expect(stars(opened)).to_have_count(3)
    opened.get_by_test_id("stCheckbox").get_by_text("Only starred").click()
    expect(rows(opened)).to_have_count(3)
    expect(opened.get_by_role("application", name=re.compile("a timeline of 3 events"))).to_be_visible()
    opened.reload()
    expect(rows(opened)).to_have_count(3)


def test_stars_pressed_in_quick_succession_are_all_kept(opened):
    opened.evaluate("document.querySelectorAll('.tl-star').forEach((star) => star.click())")
    corrections(opened, 8)
    expect(stars(opened)).to_have_count(8)


def test_several_rows_are_ticked_and_changed_in_one_act(opened):
    rows(opened).nth(1).locator("input").click()
    rows(opened).nth(4).locator("input").click(modifiers=["Shift"])
    expect(opened.get_by_text("4 selected")).to_be_visible()
    act(opened, "Star").click()
    expect(stars(opened)).to_have_count(4)
    corrections(opened, 4)
    act(opened, "Hide").click()
    expect(rows(opened)).to_have_count(4)
    opened.get_by_role("button", name="Undo", exact=True).click()
    expect(rows(opened)).to_have_count(8)
    corrections(opened, 4)


def test_the_box_of_the_head_ticks_all_listed_events_and_unticks_them(opened):
    head = opened.get_by_role("checkbox", name="Select all listed events")
    head.click()
    expect(opened.get_by_text("8 selected")).to_be_visible()
    expect(head).to_be_checked()
    head.click()
    expect(opened.locator(".tl-rows tbody input:checked")).to_have_count(0)


def title(page: Page, at: int) -> Locator:
    return rows(page).nth(at).locator(".tl-main")


def test_own_titles_are_typed_one_after_the_other(opened):
    for at in (1, 3, 4):
        rows(opened).nth(at).locator(".tl-star").click()
    corrections(opened, 3)
    untouched = title(opened, 2).inner_text()
    title(opened, 1).dblclick()
    for typed in ("The first headline", "<b>The second</b> & headline"):
        field = opened.get_by_role("textbox", name=re.compile("^Title of "))
        expect(field).to_be_focused()
        field.fill(typed)
        field.press("Enter")
    opened.keyboard.press("Escape")
    corrections(opened, 5)
    expect(title(opened, 1)).to_have_text("The first headline")
    expect(title(opened, 3)).to_have_text("<b>The second</b> & headline")
    assert title(opened, 2).inner_text() == untouched
    expect(opened.get_by_role("textbox", name=re.compile("^Title of "))).to_have_count(0)
    expect(opened.locator(".tl-chart")).to_contain_text("The first headline")


def test_a_star_takes_the_field_of_a_title_along_and_opens_none_by_itself(opened):
    fields = opened.get_by_role("textbox", name=re.compile("^Title of "))
    rows(opened).nth(0).locator(".tl-star").click()
    corrections(opened, 1)
    expect(fields).to_have_count(0)
    act(opened, "Title").click()
    field = title(opened, 0).locator("input")
    expect(field).to_be_focused()
    field.fill("Named while starred")
    rows(opened).nth(2).locator(".tl-star").click(delay=700)  # the title is saved while the press lasts
    expect(title(opened, 2).locator("input")).to_be_focused()
    expect(title(opened, 0)).to_have_text("Named while starred")
    corrections(opened, 3)
    title(opened, 2).locator("input").fill("Named, and its own star taken back")
    rows(opened).nth(2).locator(".tl-star").click()
    expect(title(opened, 2)).to_have_text("Named, and its own star taken back")
    expect(rows(opened).nth(2).locator(".tl-star")).to_have_attribute("aria-pressed", "false")
    expect(fields).to_have_count(0)


def test_the_page_opens_the_timeline_that_was_left_last(opened, server):
    name = opened.evaluate("new URLSearchParams(location.search).get('timeline')")
    opened.evaluate("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))")
    assert opened.evaluate("localStorage.getItem('timeline-last')") is None  # it is still open
    opened.evaluate(
        """() => {
            Object.defineProperty(document, "visibilityState", { value: "hidden" });
            document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
        }"""
    )
    opened.goto(server)
    expect(opened.get_by_role("heading", name=name)).to_be_visible()
    assert not any(name in unquote(each["value"]) for each in opened.context.cookies())  # all ports get these


def test_each_title_is_typed_in_sight_beside_its_own_sentence(opened):
    opened.set_viewport_size({"width": 1600, "height": 620})
    names = rows(opened).locator(".tl-main").all_inner_texts()
    title(opened, 0).dblclick()
    for at in range(1, 8):
        opened.keyboard.press("Enter")
        field = title(opened, at).locator("input")
        expect(field).to_be_focused()
        expect(field).to_be_in_viewport(ratio=1)
        expect(opened.get_by_role("heading", name=names[at], exact=True)).to_be_visible()


def test_a_title_is_typed_by_keyboard_alone_and_letters_are_no_acts(opened):
    opened.locator(".tl-choose[tabindex='0']").focus()
    opened.keyboard.press("F2")
    opened.keyboard.type("has six excellent marks")
    opened.keyboard.press("Enter")
    corrections(opened, 1)
    expect(title(opened, 0)).to_have_text("has six excellent marks")
    expect(title(opened, 1).locator("input")).to_be_focused()
    assert faults(opened) == []


@pytest.mark.parametrize(("event", "row", "rows_after"), [(0, 4, 3), (7, 6, 7)])
def test_rows_move_around_the_title_that_is_being_typed(opened, event, row, rows_after):
    opened.get_by_role("radio", name="By weight").click()
    expect(opened.get_by_role("table", name="The events on the timeline, by weight")).to_be_visible()
    names = rows(opened).locator(".tl-main").all_inner_texts()
    rows(opened).nth(event).locator(".tl-choose").click()
    expect(opened.get_by_role("heading", name=names[event], exact=True)).to_be_visible()
    button = opened.get_by_role("button", name="Lower" if event == 0 else "Pin", exact=True).element_handle()
    opened.evaluate(
        """([button, title]) => {
            button.click(); // the answer comes while the title is typed
            title.dispatchEvent(new MouseEvent("dblclick", { bubbles: true }));
        }""",
        [button, title(opened, row).element_handle()],
    )
    field = title(opened, row).locator("input")
    field.fill("Typed while the rows mov")
    moved = title(opened, rows_after).locator("input")
    expect(rows(opened).nth(7 if event == 0 else 0).locator(".tl-main")).to_have_text(names[event])
    expect(moved).to_be_focused()
    opened.keyboard.type("e")
    opened.keyboard.press("Enter")
    expect(title(opened, rows_after)).to_have_text("Typed while the rows move")
    corrections(opened, 2)


def test_the_dialog_of_an_event_has_the_title_that_is_just_typed(opened):
    title(opened, 2).dblclick()
    field = title(opened, 2).locator("input")
    expect(field).to_be_focused()
    field.fill("Typed, and not ended by a key")
    opened.get_by_role("button", name="Correct", exact=True).click()
    dialog = opened.get_by_role("dialog")
    expect(dialog.get_by_label("What happened")).to_have_value("Typed, and not ended by a key")


def test_another_order_of_the_list_begins_at_its_first_row(opened):
    opened.set_viewport_size({"width": 1600, "height": 400})
    box = opened.locator(".tl-list")
    box.evaluate("list => { list.style.maxHeight = '120px'; list.scrollTop = 200; }")
    expect(rows(opened).nth(0)).not_to_be_in_viewport()
    opened.get_by_role("radio", name="By weight").click()
    expect(opened.get_by_role("table", name="The events on the timeline, by weight")).to_be_visible()
    assert box.evaluate("list => list.scrollTop") == 0


def test_a_row_that_moves_keeps_the_focus(opened):
    opened.get_by_role("radio", name="By weight").click()
    expect(opened.get_by_role("table", name="The events on the timeline, by weight")).to_be_visible()
    name = title(opened, 5).inner_text()
    rows(opened).nth(5).locator(".tl-choose").click()
    button = opened.get_by_role("button", name="Pin", exact=True)
    expect(opened.get_by_role("heading", name=name, exact=True)).to_be_visible()
    button.evaluate("button => button.click()")
    expect(title(opened, 0)).to_have_text(name)
    expect(rows(opened).nth(0).locator(".tl-choose")).to_be_focused()


def test_a_hostile_tag_stays_text(opened):
    rows(opened).nth(0).locator("input").click()
    act(opened, "Tag").click()
    opened.get_by_label("Tag", exact=True).fill(HOSTILE_TAG)
    opened.get_by_label("Tag", exact=True).press("Enter")
    expect(rows(opened).nth(0).locator(".tl-tag")).to_have_text(HOSTILE_TAG)
    corrections(opened, 1)
    rows(opened).nth(0).locator(".tl-choose").click()
    expect(opened.get_by_role("combobox", name=re.compile("Tags"))).to_be_visible()
    rows(opened).nth(1).locator("input").click()
    act(opened, "Tag").click()
    opened.locator(".tl-known button").click()
    expect(opened.locator("tbody .tl-tag")).to_have_count(2)
    expect(opened.locator("img[src=x]")).to_have_count(0)


def test_every_act_has_a_key(opened):
    rows(opened).nth(2).locator(".tl-choose").click()
    expect(rows(opened).nth(2).locator(".tl-choose")).to_have_attribute("aria-current", "true")
    opened.keyboard.press("s")
    expect(stars(opened)).to_have_count(1)
    opened.keyboard.press("c")
    expect(opened.locator(".tl-checked")).to_have_count(1)
    corrections(opened, 2)  # the field of the tags, made anew by each act, tells of no change
    opened.locator(".tl-choose[tabindex='0']").focus()
    opened.keyboard.press("x")
    opened.keyboard.press("Shift+ArrowDown")
    expect(opened.get_by_text("2 selected")).to_be_visible()
    opened.keyboard.press("m")
    expect(rows(opened)).to_have_count(7)
    opened.locator(".tl-choose[tabindex='0']").focus()
    opened.keyboard.press("h")
    expect(rows(opened)).to_have_count(6)


def test_the_key_s_stars_the_chosen_event_from_anywhere_on_the_page(opened):
    rows(opened).nth(2).locator(".tl-choose").click()
    opened.locator("h1").click()
    opened.keyboard.press("s")
    corrections(opened, 1)
    expect(rows(opened).nth(2).locator(".tl-star")).to_have_attribute("aria-pressed", "true")


def test_the_list_with_its_bar_is_accessible(opened):
    rows(opened).nth(0).locator(".tl-star").click()
    rows(opened).nth(1).locator("input").click()
    act(opened, "Tag").click()
    assert faults(opened) == []


def test_a_correction_in_the_history_leads_to_its_event(opened):
    rows(opened).nth(3).locator(".tl-star").click()
    title = rows(opened).nth(3).locator(".tl-main").inner_text()
    corrections(opened, 1)
    opened.get_by_role("radio", name="Corrections 1", exact=True).click()
    expect(
        opened.get_by_role("table", name="The corrections and changes, the last one first")
    ).to_be_visible()
    rows(opened).first.locator(".tl-choose").click()
    expect(opened.get_by_role("heading", name=title)).to_be_visible()
