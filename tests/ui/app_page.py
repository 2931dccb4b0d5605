"""Drive the page without a browser: press its buttons, read its text."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

from streamlit.testing.v1 import AppTest

from timeline.timeline import Timeline
from timeline.ui.timeline_cache import timeline_cache

KABUL = "Taliban entered the capital city of Kabul"
ROOT = Path(__file__).parents[2]


def open_page(**params: str) -> AppTest:
    """Open the page with these query parameters."""
    page = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    for key, value in params.items():
        page.query_params[key] = value
    page.run()
    assert not page.exception
    return page


def press(page: AppTest, label: str) -> AppTest:
    [button] = [button for button in page.button if button.label == label]
    assert not button.disabled
    button.click().run()
    assert not page.exception
    return page


def component_data(page: AppTest, name: str) -> dict:
    """Return the data sent to one of our components."""
    [shown] = [part for part in page.get("bidi_component") if part.proto.component_name == f"timeline_{name}"]
    return json.loads(shown.proto.json or shown.proto.mixed.json)


def chart_data(page: AppTest) -> dict:
    return component_data(page, "chart")


def chart_json(page: AppTest) -> str:
    return json.dumps(json.loads(chart_data(page)["figure"]), ensure_ascii=False)


def page_html(page: AppTest) -> str:
    return "\n".join(part.proto.body for part in page.get("html"))


def column(page: AppTest, name: str) -> list[str]:
    listed = component_data(page, "row_list")
    at = [each["name"] for each in listed["columns"]].index(name)
    return [row["cells"][at] for row in listed["rows"]]


def event_titles(page: AppTest) -> list[str]:
    empty = re.search("No events? (match|yet|is starred)", page_html(page))
    return [] if empty else column(page, "What")


def open_tab(page: AppTest, name: str) -> AppTest:
    page.session_state["tab"] = name
    page.run()
    assert not page.exception
    return page


def open_add_articles(page: AppTest) -> AppTest:
    """Open the dialog, for articles of the open timeline."""
    press(page, "Add articles")
    page.radio(key="into").set_value(False)
    return page


def paste(page: AppTest, text: str, published: date | None = None, title: str = "") -> AppTest:
    open_add_articles(page)
    page.text_area(key="pasted").set_value(text)
    page.text_input(key="pasted_date").set_value(published.isoformat() if published else "")
    page.text_input(key="pasted_title").set_value(title)
    return wait_for_job(press(page, "Add article"))


def wait_for_job(page: AppTest) -> AppTest:
    """Wait for the background job, and run the page again."""
    if job := timeline_cache().job(page.session_state["timeline"]):
        job.wait(60)
        assert not job.running
        page.run()
        assert not page.exception
    return page


def timeline_of(page: AppTest) -> Timeline:
    return timeline_cache().timeline(page.session_state["timeline"])


def upload(page: AppTest, *files: tuple[str, bytes]) -> AppTest:
    open_add_articles(page)
    page.get("file_uploader")[0].set_value([(name, data, "text/plain") for name, data in files]).run()
    [add] = [button.label for button in page.button if re.fullmatch(r"Add \d+ articles?", button.label)]
    return wait_for_job(press(page, add))
