"""The offline page in a browser without network."""

from pathlib import Path

import pytest
from playwright.sync_api import CDPSession, Page, Request, expect

from tests.conftest import eventually, resting_box
from tests.export.cases import EARLY_MAY, HOSTILE, STRIKE, Case, collection_of, filled_with
from timeline.export.file_metadata import Caption, view_params
from timeline.export.standalone_page import standalone_page
from timeline.figure import Preset, View, draw
from timeline.merging import described_events
from timeline.table import events_table

pytestmark = pytest.mark.browser

VIEW = "actor=Harbour+Union"


def saved(path: Path, *cases: Case, title: str = "Harbour in the news", **more) -> str:
    """Save a page of the cases and return its address."""
    collection = collection_of(*cases, title=title, **more)
    articles = {f"a{at}": case.article(at) for at, case in enumerate(cases)}
    events = described_events([record.event for record in collection.records], articles)
    figure = draw(events_table(events, articles), View(title=title).on_page(Preset.ARTICLE))
    path = path / "timeline.html"
    path.write_bytes(standalone_page(collection, figure, Caption(title, f"A timeline: {title}", VIEW)))
    return path.as_uri()


@pytest.fixture
def offline(page: Page):
    """A page without network, and the list of its requests, messages and errors."""
    seen: list[str] = []
    page.context.set_offline(True)
    page.on("request", lambda request: seen.append(asked(request)))
    page.on("console", lambda message: seen.append(message.text))
    page.on("pageerror", lambda error: seen.append(str(error)))
    page.on("dialog", lambda dialog: seen.append(dialog.message))
    return page, seen


def asked(request: Request) -> str:
    return request.url.partition("?")[0]


def test_the_page_has_figure_and_sentences_and_requests_nothing(offline, tmp_path):
    page, seen = offline
    sentence = "In early May the union walked out."
    page.goto(address := saved(tmp_path, Case(), Case(sentence, "early May", EARLY_MAY, "Union walked out")))
    expect(page.locator("#chart .main-svg").first).to_contain_text("Union walked out")
    expect(page.locator("li.event")).to_have_count(2)
    expect(page.locator("blockquote").first).to_have_text(sentence)
    assert seen == [address]


def test_the_figure_fits_a_laptop_window_with_scroll_bar(offline, tmp_path):
    page, _ = offline
    page.set_viewport_size({"width": 1280 - 17, "height": 720})
    page.goto(saved(tmp_path, Case()))
    expect(page.locator("#chart .main-svg").first).to_be_visible()
    assert page.evaluate("document.querySelector('.chart').scrollWidth") <= 1280 - 17


def test_hostile_articles_are_inert(offline, tmp_path):
    page, seen = offline
    cases = [filled_with(Case(), text) for text in HOSTILE.values()]
    page.goto(address := saved(tmp_path, *cases, title=HOSTILE["closing"], subtitle=HOSTILE["script"]))
    expect(page.locator("#chart .main-svg").first).to_be_visible()
    expect(page.locator("li.event")).to_have_count(len(cases))
    for text in HOSTILE.values():
        assert (
            "".join(text.split())[:20] in "".join(page.locator("main").inner_text().split()) or "\x00" in text
        )
    assert page.title() == " ".join(HOSTILE["closing"].split())
    assert page.locator("main script, main img, #chart a").count() == 0
    assert page.locator("main a").count() == page.locator('.column a[href^="#event-"]').count() == len(cases)
    assert seen == [address]


def test_the_policy_stops_injected_scripts_and_requests(offline, tmp_path):
    page, _ = offline
    page.goto(saved(tmp_path, Case()))
    stopped = page.evaluate(
        """() => new Promise((all) => {
            const seen = [];
            document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
                if (seen.push(effectiveDirective) === 2) all(seen);
            });
            const script = document.createElement("script");
            script.textContent = "document.title = 'owned'";
            document.body.append(script);
            new Image().src = "http://evil.example/x.png";
        })"""
    )
    assert sorted(stopped) == ["img-src", "script-src-elem"]
    assert page.title() == "Harbour in the news"


def test_a_mark_leads_to_its_sentence(offline, tmp_path):
    page, _ = offline
    page.goto(saved(tmp_path, Case(), Case("It struck from 8 to 12 May 2023.", "8 to 12 May 2023", STRIKE)))
    chart = page.locator("#chart .main-svg").first
    expect(chart).to_be_visible()
    page.locator("#chart .textpoint", has_text="8–12 May").click(force=True)  # Plotly's layer lies above
    page.wait_for_url("**#event-0000000000000001")
    expect(page.locator("li.event:target blockquote")).to_contain_text("It struck")


def test_the_picture_can_be_saved_from_it(offline, tmp_path):
    page, _ = offline
    page.goto(saved(tmp_path, Case()))
    page.locator("#chart").hover()
    with page.expect_download() as download:
        page.locator(".modebar-btn").click()
    assert download.value.suggested_filename == "harbour-in-the-news.png"


def test_the_list_works_without_scripts(browser, tmp_path):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(saved(tmp_path, Case()))
    expect(page.locator("blockquote")).to_have_text("The harbour closed on 7 May 2023.")
    context.close()


def test_the_view_is_read_back(tmp_path):
    saved(tmp_path, Case())
    assert view_params((tmp_path / "timeline.html").read_bytes()) == {"actor": ["Harbour Union"]}


def test_a_telephone_shows_the_list(page, tmp_path):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(saved(tmp_path, Case()))
    expect(page.locator("blockquote")).to_be_visible()
    expect(page.locator("#chart")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_telephone_on_its_side_has_the_column_and_a_low_frame_on_a_desk_the_figure(browser, tmp_path):
    address = saved(tmp_path, Case())
    for touches, column in ((True, True), (False, False)):
        context = browser.new_context(
            viewport={"width": 844, "height": 390}, has_touch=touches, is_mobile=touches
        )
        page = context.new_page()
        page.goto(address)
        expect(page.locator(".column")).to_be_visible(visible=column)
        expect(page.locator("#chart .main-svg").first).to_be_visible(visible=not column)
        context.close()


def drag(touch: CDPSession, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Move one finger over the page in eight steps."""
    touch.send(
        "Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": start[0], "y": start[1]}]}
    )
    for step in range(1, 9):
        x, y = (first + (last - first) * step / 8 for first, last in zip(start, end, strict=True))
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": y}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_a_finger_on_the_figure_scrolls_the_page_and_moves_no_period(browser, tmp_path):
    context = browser.new_context(viewport={"width": 1100, "height": 600}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(saved(tmp_path, *(Case() for _ in range(12))))
    resting_box(page, page.locator("#chart .nsewdrag").first)
    period = "() => document.getElementById('chart')._fullLayout.xaxis.range.join()"
    before = page.evaluate(period)
    touch = context.new_cdp_session(page)
    drag(touch, (400, 500), (400, 250))
    assert eventually(page, lambda: page.evaluate("scrollY"), lambda y: y > 100) > 100
    drag(touch, (600, 300), (300, 300))
    assert page.evaluate(period) == before
    context.close()
