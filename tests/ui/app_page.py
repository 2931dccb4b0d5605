"""What is pressed on the page, run without a browser, and what then stands there."""

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


def opened(**params: str) -> AppTest:
    """The page as it is opened at an address with these parameters."""
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


def part(page: AppTest, name: str) -> dict:
    """What a part of ours was given to draw."""
    [shown] = [part for part in page.get("bidi_component") if part.proto.component_name == f"timeline_{name}"]
    return json.loads(shown.proto.json or shown.proto.mixed.json)


def chart(page: AppTest) -> dict:
    return part(page, "chart")


def drawn(page: AppTest) -> str:
    return json.dumps(json.loads(chart(page)["figure"]), ensure_ascii=False)


def markup(page: AppTest) -> str:
    return "\n".join(part.proto.body for part in page.get("html"))


def column(page: AppTest, name: str) -> list[str]:
    listed = part(page, "row_list")
    at = [each["name"] for each in listed["columns"]].index(name)
    return [row["cells"][at] for row in listed["rows"]]


def events(page: AppTest) -> list[str]:
    return (
        [] if "No events match" in markup(page) or "No events yet" in markup(page) else column(page, "What")
    )


def turn(page: AppTest, name: str) -> AppTest:
    page.session_state["tab"] = name
    page.run()
    assert not page.exception
    return page


def paste(page: AppTest, text: str, published: date | None = None, title: str = "") -> AppTest:
    press(page, "Add articles")
    page.text_area(key="pasted").set_value(text)
    page.text_input(key="pasted_date").set_value(published.isoformat() if published else "")
    page.text_input(key="pasted_title").set_value(title)
    return settled(press(page, "Add article"))


def settled(page: AppTest) -> AppTest:
    """Wait for the work in the background, and show what it came to."""
    if work := timeline_cache().job(page.session_state["timeline"]):
        work.wait(60)
        assert not work.running
        page.run()
        assert not page.exception
    return page


def found(page: AppTest) -> Timeline:
    return timeline_cache().timeline(page.session_state["timeline"])


def upload(page: AppTest, *files: tuple[str, bytes]) -> AppTest:
    press(page, "Add articles")
    page.get("file_uploader")[0].set_value([(name, data, "text/plain") for name, data in files]).run()
    press(page, "Read files")
    [add] = [button.label for button in page.button if re.fullmatch(r"Add \d+ articles?", button.label)]
    return settled(press(page, add))
