"""The page in a real browser: layout, interaction, downloads, network requests."""

import io
import json
import re
from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from pypdf import PdfReader

from tests.conftest import eventually, let_in, resting_box, settled
from timeline.export.file_metadata import view_params
from timeline.model import Article
from timeline.store import Store

pytestmark = pytest.mark.browser

KABUL = "entered the capital city of Kabul"
LABELS = """
    [...document.querySelectorAll(".tl-chart .textpoint text")]
        .filter((label) => label.textContent.trim().length > 1)
        .map((label) => {
            const { left, right, top, bottom } = label.getBoundingClientRect();
            return { text: label.textContent, left, right, top, bottom };
        })
"""
HOSTILE = (
    '<img src=http://remote.example/a.png onerror="window.struck = 1"> **bold** '
    "![x](http://remote.example/b.png) "
    "[closed](javascript:window.struck=1) <script>window.struck = 1</script> "
    "The \u202ebridge\u0007 at <b>Easthaven</b> was closed on May 4, 2020 <a href=http://remote.example>here</a>.\n"
)


@pytest.fixture(scope="module")
def contexts(browser: Browser, server: str) -> Iterator[dict[str, BrowserContext]]:
    """A light and a dark browser context; each new page in them is a new session."""
    opened = {scheme: browser.new_context(color_scheme=scheme) for scheme in ("light", "dark")}
    for context in opened.values():
        let_in(context, server)
    yield opened
    for context in opened.values():
        context.close()


@pytest.fixture
def visit(contexts: dict[str, BrowserContext], own: str) -> Iterator[Callable[..., Page]]:
    """Open the page; in the end, check for requests to other machines and for script errors."""
    asked: list[str] = []
    faults: list[str] = []
    pages: list[Page] = []

    def opened(scheme: str = "light", address: str = "") -> Page:
        page = contexts[scheme].new_page()
        pages.append(page)
        page.set_viewport_size({"width": 1600, "height": 900})
        page.on("request", lambda request: asked.append(request.url))
        page.on("websocket", lambda socket: asked.append(socket.url))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("dialog", lambda dialog: faults.append(dialog.message))
        page.goto(address or own)
        settled(page)
        return page

    yield opened
    for page in pages:
        page.close()
    assert faults == []
    assert asked
    assert [url for url in asked if not _local(url)] == []


def _local(url: str) -> bool:
    address = urlsplit(url)
    return address.scheme in ("blob", "data") or address.hostname in ("127.0.0.1", "localhost")


def timeline(page: Page) -> Locator:
    return page.get_by_role("application", name=re.compile("a timeline of"))


def drawn(page: Page) -> Locator:
    return page.locator(".tl-chart[data-drawn] .main-svg").first


def sentence(page: Page) -> Locator:
    return page.locator(".tl-quote mark")


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=re.compile(rf"^{option} \(")).click()
    page.keyboard.press("Escape")


def chart_text(page: Page, text: str) -> Locator:
    return page.locator(".tl-chart text").filter(has_text=text).first


def press_on(page: Page, label: Locator) -> None:
    settled(page)  # the filter chips move the chart
    box = resting_box(page, label)
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator(".tl-chart.tl-pointed")).to_be_visible()
    page.mouse.down()
    page.mouse.up()


def paste(page: Page, text: str, published: str, title: str) -> None:
    page.get_by_role("button", name="Add articles").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Published on").fill(published)
    dialog.get_by_label("Article text").fill(text)
    dialog.get_by_label("Title").fill(title)
    dialog.get_by_role("button", name="Add article").click()
    expect(dialog).to_be_hidden()


def upload(page: Page, name: str, data: bytes) -> None:
    page.get_by_role("button", name="Add articles").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("tab", name="Upload").click()
    dialog.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "text/plain", "buffer": data}
    )
    dialog.get_by_role("button", name=re.compile("^Add .* article")).click()
    expect(dialog).to_be_hidden()


def saved_picture(page: Page) -> tuple[str, bytes]:
    page.get_by_role("button", name="Save or share").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save PNG").click()
    return download.value.suggested_filename, download.value.path().read_bytes()


def overlapping(page: Page) -> list[tuple[str, str]]:
    labels = page.evaluate(LABELS)
    apart = 0.5  # pixels, for rounding
    return [
        (one["text"], other["text"])
        for at, one in enumerate(labels)
        for other in labels[at + 1 :]
        if one["left"] < other["right"] - apart
        and other["left"] < one["right"] - apart
        and one["top"] < other["bottom"] - apart
        and other["top"] < one["bottom"] - apart
    ]


def no_overlap(page: Page) -> None:
    """Wait until the labels lie apart: a chart that is being drawn again is for a moment half the old one."""
    expect(drawn(page).locator(".textpoint text").first).to_be_visible()
    assert eventually(page, lambda: overlapping(page), lambda found: found == []) == []


def lower_edge(page: Page) -> float:
    box = timeline(page).bounding_box()
    return box["y"] + box["height"]


def test_the_chart_fits_the_window(visit):
    page = visit()
    for width, height in ((1600, 900), (1280, 720)):
        page.set_viewport_size({"width": width, "height": height})
        expect(drawn(page)).to_have_attribute("width", re.compile(rf"^{width - 60}"))
        eventually(page, lambda: lower_edge(page), lambda edge, height=height: edge <= height)
        no_overlap(page)


def test_filter_by_actor_place_and_both(visit):
    page = visit()
    choose(page, "Actor", "Taliban")
    expect(chart_text(page, "Actor: Taliban.")).to_be_visible()
    expect(chart_text(page, KABUL)).to_be_visible()
    expect(chart_text(page, "sanctions")).to_be_hidden()
    choose(page, "Place", "Kabul")
    expect(chart_text(page, "Actor: Taliban. Place: Kabul.")).to_be_visible()
    expect(chart_text(page, KABUL)).to_be_visible()
    expect(chart_text(page, "early Aug")).to_be_hidden()
    page.get_by_role("button", name="Clear", exact=True).click()
    expect(timeline(page)).to_have_accessible_name(re.compile("timeline of 8 events"))
    choose(page, "Place", "Kabul")
    expect(chart_text(page, "Place: Kabul.")).to_be_visible()
    expect(chart_text(page, KABUL)).to_be_visible()
    no_overlap(page)


def test_events_are_chosen_by_click_key_and_list(visit):
    page = visit()
    press_on(page, chart_text(page, KABUL))
    expect(sentence(page)).to_contain_text("entered the capital city of Kabul on August 15")
    expect(sentence(page).locator("b")).to_have_text("August 15")
    expect(page.get_by_role("heading", name=KABUL)).to_be_visible()
    expect(page.get_by_text("4 of 8", exact=True)).to_be_visible()
    timeline(page).press("ArrowRight")
    expect(page.get_by_text("5 of 8", exact=True)).to_be_visible()
    expect(sentence(page)).to_contain_text("August 31")
    timeline(page).press("ArrowLeft")
    expect(page.get_by_text("4 of 8", exact=True)).to_be_visible()
    timeline(page).press("Home")
    expect(page.get_by_text("1 of 8", exact=True)).to_be_visible()
    timeline(page).press("End")
    expect(page.get_by_text("8 of 8", exact=True)).to_be_visible()
    expect(page.locator(".tl-announcement")).to_have_text(re.compile(r"15 Sep 2021: .* 8 of 8\."))
    row = page.get_by_role("button", name=re.compile("^15 Aug 2021 "))
    row.click()
    expect(page.get_by_text("4 of 8", exact=True)).to_be_visible()
    expect(row).to_have_attribute("aria-current", "true")
    row.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_text("5 of 8", exact=True)).to_be_visible()
    timeline(page).press("Escape")
    expect(sentence(page)).to_have_count(0)


def field(page: Page, label: str) -> Locator:
    return page.get_by_role("textbox", name=label, exact=True)


def visible_days(page: Page) -> tuple[str, str]:
    first, end = page.locator(".tl-chart").evaluate("chart => chart._fullLayout.xaxis.range.map(String)")
    return first[:10], end[:10]


def expect_days(page: Page, days: tuple[str, str]) -> None:
    eventually(page, lambda: visible_days(page), lambda shown: shown == days)


def shown_period(page: Page) -> tuple[str, str]:
    return field(page, "From").input_value(), field(page, "Until").input_value()


def expect_period(page: Page, period: tuple[str, str]) -> None:
    """Wait until the fields show a period: each is filled by a drawing of its own."""
    expect(field(page, "From")).to_have_value(period[0])
    expect(field(page, "Until")).to_have_value(period[1])


def zoom_in(page: Page) -> tuple[str, str]:
    """Zoom in by one step; return the period in the fields."""
    page.get_by_role("button", name="Zoom in").click()
    expect(field(page, "From")).not_to_have_value("")
    expect(field(page, "Until")).not_to_have_value("")
    settled(page)
    return shown_period(page)


def test_zoom_and_chosen_event_survive_filter_changes(visit):
    page = visit()
    press_on(page, chart_text(page, KABUL))
    expect(page.get_by_text("4 of 8", exact=True)).to_be_visible()
    all_days = visible_days(page)
    period = zoom_in(page)
    zoomed = eventually(page, lambda: visible_days(page), lambda days: days[0] == period[0])
    assert all_days[0] < zoomed[0] < zoomed[1] < all_days[1]
    choose(page, "Actor", "Taliban")
    expect(chart_text(page, "Actor: Taliban.")).to_be_visible()
    settled(page)
    field(page, "Words").fill("kabul")
    field(page, "Words").press("Enter")
    expect(chart_text(page, "With “kabul”")).to_be_visible()
    expect_days(page, zoomed)
    expect_period(page, period)
    expect(page.get_by_role("heading", name=KABUL)).to_be_visible()
    page.get_by_role("button", name="Remove filter Actor: Taliban").click()
    expect(chart_text(page, "Actor: Taliban.")).to_be_hidden()
    expect_days(page, zoomed)
    page.get_by_role("button", name="All", exact=True).click()
    expect(field(page, "From")).to_have_value("")


def test_keys_and_wheel_zoom_and_pan(visit):
    page = visit()
    before = visible_days(page)
    timeline(page).press("+")
    expect(field(page, "From")).not_to_have_value("")
    days = lambda: visible_days(page)  # noqa: E731 - read again until it holds
    eventually(page, days, lambda closer: before[0] < closer[0] < closer[1] < before[1])
    settled(page)
    told = shown_period(page)
    timeline(page).press("PageDown")
    expect(field(page, "From")).not_to_have_value(told[0])
    settled(page)
    timeline(page).press("0")
    expect(field(page, "From")).to_have_value("")
    expect_days(page, before)
    settled(page)
    box = resting_box(page, page.locator(".tl-chart .nsewdrag").first)
    page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + box["height"] / 2)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -60)
    page.keyboard.up("Control")
    expect(field(page, "From")).not_to_have_value("")
    eventually(page, days, lambda closer: closer[0] > before[0])


def test_a_typed_period_becomes_visible(visit):
    page = visit()
    field(page, "From").fill("10 Aug 2021")
    field(page, "From").press("Enter")
    expect(field(page, "From")).to_have_value("2021-08-10")
    field(page, "Until").fill("20 Aug 2021")
    field(page, "Until").press("Enter")
    expect(chart_text(page, "10–20 August 2021")).to_be_visible()
    settled(page)
    expect_days(page, ("2021-08-10", "2021-08-21"))
    field(page, "From").fill("2021-09-01")
    field(page, "From").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text(
        "From (1 September 2021) is later than Until (20 August 2021)"
    )


def test_dragging_the_overview_moves_the_period(visit):
    page = visit()
    period = zoom_in(page)
    expect(page.locator(".tl-chart")).to_contain_text("the frame is the period above")
    begin, end, y = page.locator(".tl-chart").evaluate(
        """chart => {
            const box = chart.getBoundingClientRect();
            const [top, bottom] = chart.layout.meta.strip;
            const frame = chart.data.find(({ name }) => name === "window");
            const left = box.left + frame.base[0];
            return [left, left + frame.x[0], box.top + (top + bottom) / 2];
        }"""
    )
    page.mouse.move((begin + end) / 2, y)
    page.mouse.down()
    page.mouse.move((begin + end) / 2 - 60, y, steps=4)
    page.mouse.up()
    expect(field(page, "From")).not_to_have_value(period[0])
    settled(page)
    eventually(
        page,
        lambda: shown_period(page),
        lambda moved: moved[0] < period[0] and moved[1] < period[1],
    )


def test_a_count_at_the_edge_shows_the_events_outside(visit):
    page = visit()
    field(page, "From").fill("2021-08-14")
    field(page, "From").press("Enter")
    press_on(page, chart_text(page, re.compile("earlier events?, from")))
    expect(field(page, "From")).not_to_have_value("2021-08-14")
    expect(chart_text(page, "sanctions")).to_be_visible()
    expect(chart_text(page, re.compile("earlier events?, from"))).to_be_hidden()


def test_a_dot_chooses_its_event_which_then_has_a_label(visit):
    page = visit()
    acts = ("closed the mill", "sold the ferry", "blamed the union", "opened a school")
    days = "\n".join(f"The mayor {acts[day % 4]} on May {day}, 2020." for day in range(1, 31))
    paste(page, days, "2020-06-01", "Mayor")
    choose_period(page, "2020-05-01", "2020-05-31")
    expect(chart_text(page, "more event")).to_be_visible()
    settled(page)
    x, y = page.locator(".tl-chart").evaluate(
        """chart => {
            const { data, _fullLayout: { xaxis, yaxis } } = chart;
            const box = chart.getBoundingClientRect();
            const { x, y } = data.find(({ name }) => name === "dots");
            const place = [xaxis._offset + xaxis.d2p(x[0]), yaxis._offset + yaxis.d2p(y[0])];
            return [box.left + place[0], box.top + place[1]];
        }"""
    )
    page.mouse.move(x, y)
    expect(page.locator(".hoverlayer")).to_contain_text("mayor", ignore_case=True)
    page.mouse.down()
    page.mouse.up()
    expect(sentence(page)).to_be_visible()


def choose_period(page: Page, first: str, last: str) -> None:
    for name, day in (("From", first), ("Until", last)):
        field(page, name).fill(day)
        field(page, name).press("Enter")
        expect(field(page, name)).to_have_value(day)


def test_a_lane_is_collapsed_by_its_name(visit):
    page = visit()
    page.get_by_role("combobox", name="Lanes").click()
    page.get_by_role("option", name="Actor").click()
    expect(chart_text(page, KABUL)).to_be_visible()
    press_on_lane(page, "Taliban")
    expect(chart_text(page, KABUL)).to_be_hidden()
    page.wait_for_url("**collapsed=Taliban**")
    press_on_lane(page, "Taliban (4)")
    expect(chart_text(page, KABUL)).to_be_visible()


def press_on_lane(page: Page, name: str) -> None:
    settled(page)
    box = resting_box(page, page.locator(".tl-chart .annotation-text").get_by_text(name, exact=True))
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_the_url_is_a_link_to_the_view(visit):
    page = visit()
    choose(page, "Actor", "Taliban")
    expect(chart_text(page, "Actor: Taliban.")).to_be_visible()
    press_on(page, chart_text(page, KABUL))
    expect(page.get_by_role("heading", name=KABUL)).to_be_visible()
    period = zoom_in(page)
    page.wait_for_url(f"**{period[0]}**")
    link = page.url
    other = visit(scheme="dark", address=link)
    expect(chart_text(other, "Actor: Taliban.")).to_be_visible()
    expect(other.get_by_role("heading", name=KABUL)).to_be_visible()
    expect_period(other, period)


def test_reader_and_chart_are_linked(visit):
    page = visit()
    page.get_by_role("radio", name="Read", exact=True).click()
    reader = page.locator(".tl-page")
    reader.get_by_role("button", name=re.compile("^August 15: ")).click()
    expect(page.get_by_role("heading", name=KABUL)).to_be_visible()
    expect(reader.get_by_role("button", name=re.compile("^August 15: "))).to_have_attribute(
        "aria-current", "true"
    )
    timeline(page).press("ArrowRight")
    expect(reader.locator("[aria-current]")).to_have_text("August 31")
    expect(reader.get_by_role("button", name=re.compile("twenty-year: no date"))).to_be_visible()
    expect(page.locator(".tl-undated li")).to_have_count(3)


def test_an_event_is_shown_on_a_map(visit):
    page = visit()
    press_on(page, chart_text(page, KABUL))
    shown = page.get_by_role("img", name="Map: Kabul")
    expect(shown.locator("b")).to_have_text("Kabul")
    assert shown.locator("path.tl-land").get_attribute("d")
    assert len(shown.locator("path.tl-borders").get_attribute("d")) > 100


def choose_row(page: Page, row: int) -> None:
    """Choose a row of the article table after the page has settled; the table is a canvas."""
    settled(page)
    shown = page.get_by_test_id("stDataFrame").filter(visible=True).first
    shown.locator("canvas").first.click(position={"x": 17, "y": 33 * (row + 1.5)}, force=True)


def test_an_article_is_removed(visit):
    page = visit()
    paste(page, "The bridge was closed on May 4, 2020.", "2020-05-10", "Bridge closed")
    expect(chart_text(page, "9 events")).to_be_visible()
    page.get_by_role("radio", name=re.compile("Articles")).click()
    choose_row(page, 0)
    page.get_by_role("button", name="Remove selected articles").click()
    expect(chart_text(page, "1 event")).to_be_visible()
    expect(chart_text(page, KABUL)).to_be_hidden()


def test_a_narrow_window_lists_the_events(visit):
    page = visit()
    page.set_viewport_size({"width": 600, "height": 900})
    expect(drawn(page)).to_be_hidden()
    expect(page.get_by_role("button", name="15 Aug 2021 (exact day)")).to_be_visible()
    page.set_viewport_size({"width": 1600, "height": 900})
    expect(drawn(page)).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_png_is_large_light_and_shows_the_view(visit, scheme):
    page = visit(scheme=scheme)
    ground = drawn(page).evaluate("svg => getComputedStyle(svg).backgroundColor")
    assert (max(map(int, re.findall(r"\d+", ground)[:3])) < 60) == (scheme == "dark")
    choose(page, "Actor", "Taliban")
    expect(chart_text(page, "Actor: Taliban.")).to_be_visible()
    name, data = saved_picture(page)
    picture = Image.open(io.BytesIO(data))
    assert name == "taliban-aug-sep-2021-actor-taliban-article.png"
    assert picture.format == "PNG"
    assert picture.size == (3200, 1800)
    assert picture.convert("RGB").getpixel((5, 5)) == (255, 255, 255)
    assert len(picture.convert("RGB").getcolors(1 << 24)) > 50
    assert view_params(data)["actor"] == ["Taliban"]
    assert "Taliban entered" in picture.text["Description"]


def test_the_svg_has_the_chosen_size(visit):
    page = visit()
    page.get_by_role("button", name="Save or share").click()
    page.get_by_role("radio", name="Link card").click()
    expect(page.locator(".tl-preview")).to_have_attribute("src", re.compile("^data:image/svg"))
    expect(page.locator(".tl-preview")).to_have_attribute("style", re.compile("1200 / 630"))
    with page.expect_download() as download:
        page.get_by_role("button", name="Save SVG").click()
    svg = download.value.path().read_bytes()
    assert download.value.suggested_filename.endswith(".svg")
    assert b'width="1200"' in svg
    assert view_params(svg) is not None
    assert b"http://www.w3.org/2000/svg" in svg


def preview_text(page: Page) -> str:
    return unquote(page.locator(".tl-preview").get_attribute("src") or "")


def test_words_typed_in_the_dialog_are_in_the_picture_at_once(visit):
    page = visit()
    page.get_by_role("button", name="Save or share").click()
    preview = page.locator(".tl-preview")
    expect(preview).to_have_attribute("src", re.compile("^data:image/svg"))
    for label, words in (
        ("Headline", "How Kabul <b>fell</b>"),
        ("Description", "Two weeks in August"),
        ("Note", "Times are local."),
        ("Credit", "Graphic: The Post"),
    ):
        page.get_by_label(label, exact=True).fill(words)
        page.get_by_label(label, exact=True).press("Enter")
    expect(preview).to_have_attribute("src", re.compile("Graphic.*The.*Post"))
    text = preview_text(page)
    assert all(words in text for words in ("Two weeks in August", "Times are local.", "Source: "))
    assert "How Kabul" in text
    assert "<b>" not in text
    expect(page.locator(".tl-alt")).to_contain_text("How Kabul <b>fell</b>.")
    page.get_by_text("Name the sources").click()
    expect(preview).not_to_have_attribute("src", re.compile("Source"))
    with page.expect_download() as download:
        page.get_by_role("button", name="Save PNG").click()
    assert download.value.suggested_filename == "how-kabul-b-fell-b-article.png"
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    expect(chart_text(page, "How Kabul <b>fell</b>")).to_be_visible()


def test_the_pdf_has_the_chosen_size(visit):
    page = visit()
    page.get_by_role("button", name="Save or share").click()
    page.get_by_role("radio", name="Link card").click()
    expect(page.locator(".tl-preview")).to_have_attribute("style", re.compile("1200 / 630"))
    with page.expect_download() as download:
        page.get_by_role("button", name="Save PDF").click()
    assert download.value.suggested_filename == "taliban-aug-sep-2021-link-card.pdf"
    pdf = download.value.path().read_bytes()
    [sheet] = PdfReader(io.BytesIO(pdf)).pages
    assert sheet.mediabox.width / sheet.mediabox.height == pytest.approx(1200 / 630, rel=0.01)
    assert KABUL in " ".join(sheet.extract_text().split())
    assert view_params(pdf) is not None


def test_picture_and_alt_text_are_copied(visit, contexts):
    contexts["light"].grant_permissions(["clipboard-read", "clipboard-write"])
    page = visit()
    page.get_by_role("button", name="Save or share").click()
    page.get_by_role("button", name="Copy picture").click()
    expect(page.get_by_text("Picture copied.")).to_be_visible()
    size = page.evaluate(
        """async () => {
            const [item] = await navigator.clipboard.read();
            const bitmap = await createImageBitmap(await item.getType("image/png"));
            return [bitmap.width, bitmap.height];
        }"""
    )
    assert size == [3200, 1800]
    page.get_by_role("button", name="Copy alt text").click()
    expect(page.get_by_text("Alt text copied.")).to_be_visible()
    assert "Taliban" in page.evaluate("navigator.clipboard.readText()")


def test_the_events_are_saved_as_files(visit):
    page = visit()
    choose(page, "Place", "Kabul")
    expect(chart_text(page, "Place: Kabul.")).to_be_visible()
    page.get_by_role("button", name="Save or share").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="JSON", exact=True).click()
    assert KABUL in download.value.path().read_text()
    with page.expect_download() as download:
        page.get_by_role("button", name="Offline page").click()
    assert download.value.suggested_filename.endswith(".html")


def test_dragging_across_the_chart_filters_by_period(visit):
    page = visit()
    box = resting_box(page, page.locator(".tl-chart .nsewdrag").first)
    y = box["y"] + box["height"] - 8
    page.mouse.move(box["x"] + box["width"] * 0.3, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, y, steps=6)
    page.mouse.up()
    expect(page.get_by_role("button", name=re.compile("Remove filter Period"))).to_be_visible()
    expect(chart_text(page, KABUL)).to_be_visible()
    expect(chart_text(page, "withdrawal")).to_be_hidden()
    page.get_by_role("button", name="Clear", exact=True).click()
    expect(chart_text(page, "withdrawal")).to_be_visible()


def test_a_hostile_article_is_shown_as_text(visit):
    page = visit()
    paste(page, HOSTILE, "2020-05-10", "<script>window.struck = 1</script> [x](http://remote.example)")
    expect(chart_text(page, "9 events")).to_be_visible()
    for step in ("1 of 9", "2 of 9"):
        timeline(page).press("ArrowRight")
        expect(page.get_by_text(step, exact=True)).to_be_visible()
    expect(sentence(page)).to_contain_text("<b>Easthaven</b>")
    expect(page.locator(".tl-facts")).to_contain_text(
        "<script>window.struck = 1</script> [x](http://remote.example)"
    )
    assert page.evaluate("window.struck") is None
    assert (
        page.locator(
            "img[src*=remote], a[href*='remote.example'], .tl-chart a, .tl-text a, .tl-text img"
        ).count()
        == 0
    )
    no_overlap(page)


def test_bad_lines_of_a_file_are_reported_and_good_ones_read(visit):
    page = visit()
    good = json.dumps({"text": "The bridge was closed on May 4, 2020.", "published": "2020-05-10"})
    upload(page, "many.jsonl", f"{good}\n{{broken\n".encode())
    expect(page.get_by_role("alert")).to_contain_text("many.jsonl")
    expect(timeline(page)).to_have_accessible_name(re.compile("timeline of 9 events"))
    page.get_by_role("button", name="Dismiss").click()
    expect(page.get_by_role("alert")).to_have_count(0)


def test_labels_of_many_events_never_overlap(visit):
    page = visit()
    many = [
        {
            "id": f"n{at}",
            "text": f"The council of Easthaven opened its office {at} for the fishermen on May {at}, 2021.",
            "published": "2021-06-10",
        }
        for at in range(1, 31)
    ]
    upload(page, "many.jsonl", "\n".join(map(json.dumps, many)).encode())
    expect(page.get_by_text("from 31 articles")).to_be_visible()
    expect(page.get_by_role("button", name="Stop")).to_be_hidden()
    expect(timeline(page)).to_have_accessible_name(re.compile(r"timeline of [1-3]\d events"))
    expect(page.locator(".tl-chart")).to_contain_text("May")
    for width in (1600, 1280, 760):
        page.set_viewport_size({"width": width, "height": 800})
        expect(drawn(page)).to_have_attribute("width", re.compile(rf"^{width - 60}"))
        no_overlap(page)


def test_articles_added_by_another_program_appear(visit, served_store):
    page = visit()
    name = parse_qs(urlsplit(page.url).query)["timeline"][0]
    with Store.open(str(served_store)) as store:
        timeline_id = store.find(name).id
        for _ in store.add(timeline_id, [Article("ferry", "The ferry to Mill Bay sank on May 4, 2020.")]):
            pass
    expect(page.get_by_text("9 events from 2 articles")).to_be_visible()


def test_reading_in_the_background_is_stopped_and_continued(visit):
    page = visit()
    line = "The bridge at Mill Bay number {} was closed on May {}, 2020, and {} people were hurt. "
    lines = [
        {"id": f"n{at}", "text": "".join(line.format(at, day, day) for day in range(1, 29)) * 2}
        for at in range(40)
    ]
    page.get_by_role("button", name="Add articles").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("tab", name="Upload").click()
    data = "\n".join(map(json.dumps, lines)).encode()
    dialog.locator("input[type=file]").set_input_files(
        {"name": "many.jsonl", "mimeType": "text/plain", "buffer": data}
    )
    expect(dialog.get_by_text("40 articles read, 40 without a publication date.")).to_be_visible()
    dialog.get_by_role("button", name="Add 40 articles").click()
    stop = page.get_by_role("button", name="Stop")
    expect(stop).to_be_visible()
    page.get_by_label("Words", exact=True).fill("Kabul")
    page.get_by_label("Words", exact=True).press("Enter")
    expect(chart_text(page, "With “Kabul”")).to_be_visible()
    stop.click()
    go_on = page.get_by_role("button", name="Read now")
    expect(go_on).to_be_visible()
    go_on.click()
    expect(page.get_by_text("from 41 articles")).to_be_visible()
    expect(stop).to_be_hidden()
    expect(page.get_by_text("waiting to be read")).to_be_hidden()
