"""Attacks on page and files: hostile text in every widget, every field of an article, and every export."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

from icalendar import Calendar
from lxml import etree, html
from streamlit.testing.v1 import AppTest

from tests.attack.outcome import SEED, Effort, Outcome
from tests.export.cases import HOSTILE, Case, collection_of, filled_with
from tests.ui.app_page import open_page, timeline_of
from timeline.corrections import Kind
from timeline.export.event_formats import EVENT_FORMATS
from timeline.model import Article
from timeline.store import Store
from timeline.store.location import STORE_VARIABLE
from timeline.ui.session_keys import Dialog, Key, Tab

FILES = 4_000
_TEXT = (
    "{0} met {0} in Porto on 7 May 2023 {0}. The council of {0} resigned on Monday. Nobody knew it last year."
)
_ACTIVE = frozenset(
    {"script", "img", "iframe", "object", "embed", "form", "base", "link", "meta", "video", "audio"}
)
_MARKDOWN = re.compile(r"(?<!\\)\]\((?:http|javascript)|<(?:img|script)|(?<!\\)\*\*z\*\*")
_UNSEEN = re.compile("[\x00\x07\x1b\u202e\u2066\U000e0041]")
_DRAWN_AS_MARKDOWN = ("label", "help", "caption")
"""Fields of Streamlit's elements that it reads as Markdown."""
_LEAVING = ("Delete", "Copy", "Download")
"""Buttons that would end the view."""


def hostile_widgets(effort: Effort) -> Outcome:
    """Open every view over a hostile article, type hostile text into every field, and press every button."""
    outcome = Outcome("Hostile text in every widget stays text, and raises nothing")
    views = [(view, name) for name in HOSTILE for view in _VIEWS]
    for number in effort.numbers(len(views)):
        view, name = views[number * 7 % len(views)]
        with _store_of(HOSTILE[name]) as made:
            _attack_view(outcome, view, HOSTILE[name], made)
    return outcome


@contextmanager
def _store_of(text: str) -> Iterator[str]:
    """Make a store whose article, correction, view and timeline hold a text; give the article's id."""
    with tempfile.TemporaryDirectory() as folder, patch.dict(os.environ):
        os.environ[STORE_VARIABLE] = str(Path(folder, "timeline.sqlite"))
        with Store.open() as store:
            made = store.create(text[:100].replace("\x00", " "), text[:100]).id
            about: dict[str, Any] = dict.fromkeys(("title", "source", "author", "url"), text)
            article = Article("hostile", _TEXT.format(text), published=date(2023, 5, 10), **about)
            list(
                store.add(
                    made,
                    [article, Article("other", "The dam broke on 3 May 2023.", published=date(2023, 5, 4))],
                )
            )
            shown = store.snapshot(made).corrected()
            for kind, value in (
                (Kind.NOTE, text[:4000]),
                (Kind.TAGGED, (text[:80],)),
                (Kind.ACTORS, (text[:80],)),
            ):
                store.correct(made, shown.correction(shown.events[0], kind, value))
            store.save_view(made, text[:80].replace("\x00", " "), {"text": "met"})
        yield "hostile"


def _attack_view(outcome: Outcome, view: str, text: str, article: str) -> None:
    page = open_page()
    _VIEWS[view](page, article)
    page.run()
    outcome.attempt(f"{view}: opened", lambda: _is_inert(page))
    for field in (*page.text_input, *page.text_area, *page.multiselect):
        _fill(field, text)
    page.run()
    outcome.attempt(f"{view}: filled in", lambda: _is_inert(page))
    for label in dict.fromkeys(button.label for button in page.button):
        _press(outcome, page, view, label)


def _fill(field: Any, text: str) -> None:
    most = getattr(field.proto, "max_chars", 0) or len(text)
    if field.type != "multiselect":
        field.set_value(text[:most])
    elif field.proto.accept_new_options:
        field.set_value([*field.value, text[:100]])


def _press(outcome: Outcome, page: AppTest, view: str, label: str) -> None:
    button = next((each for each in page.button if each.label == label and not each.disabled), None)
    if button is None or label.startswith(_LEAVING):
        return
    button.click().run()
    outcome.attempt(f"{view}: {label}", lambda: _is_inert(page))


def _is_inert(page: AppTest) -> bool:
    """Return True if the page raised nothing, and no text of an article is an element or Markdown."""
    assert not page.exception, page.exception[0].message
    for part in page.get("html"):
        assert_inert_html(part.proto.body)
    for name, value in _markdown_of(page):
        assert not _MARKDOWN.search(value), f"Markdown in {name}: {value[:200]!r}"
        assert not _UNSEEN.search(value), f"unseen characters in {name}: {value[:200]!r}"
    return True


def _markdown_of(page: AppTest) -> Iterator[tuple[str, str]]:
    """Yield what Streamlit reads as Markdown."""
    for part in page.main:
        if part.type in ("markdown", "caption", "error", "warning", "info", "success"):
            yield part.type, str(part.value)
        proto = getattr(part, "proto", None)
        for field in _DRAWN_AS_MARKDOWN:
            if isinstance(value := getattr(proto, field, ""), str) and part.type != "html":
                yield f"{part.type}.{field}", value


def assert_inert_html(text: str) -> None:
    """Fail if HTML has an element or an attribute that does something."""
    assert not _UNSEEN.search(text), "unseen characters in HTML"
    for element in html.fragment_fromstring(text, create_parent="div").iter("*"):
        assert element.tag not in _ACTIVE, f"<{element.tag}> in the page"
        for name, value in element.attrib.items():
            assert not name.startswith("on"), f"{name} in the page"
            assert "javascript:" not in value.lower() or name not in ("href", "src"), f"{name}={value}"


def _tab(tab: Tab) -> Callable[[AppTest, str], None]:
    def open_tab(page: AppTest, _: str) -> None:
        page.session_state[Key.TAB] = tab

    return open_tab


def _dialog(dialog: Dialog) -> Callable[[AppTest, str], None]:
    def open_dialog(page: AppTest, article: str) -> None:
        _choose(page, article)
        _press_label(page, _OPENERS[dialog])

    return open_dialog


def _press_label(page: AppTest, label: str) -> None:
    next(each for each in page.button if each.label.startswith(label)).click().run()


def _choose(page: AppTest, article: str) -> None:
    events = timeline_of(page).events.values()
    page.session_state[Key.EVENT] = next(each.id for each in events if each.lead.article == article)
    page.run()


def _more(page: AppTest, _: str) -> None:
    page.session_state[Key.MORE] = True


_OPENERS = {
    Dialog.ADD_ARTICLES: "Add articles",
    Dialog.EXPORT: "Save or share",
    Dialog.TIMELINES: "Timelines",
    Dialog.CORRECT_EVENT: "Correct",
}
_VIEWS: Mapping[str, Callable[[AppTest, str], None]] = {
    "the chosen event": _choose,
    "more filters": _more,
    **{f"the tab {tab}": _tab(tab) for tab in Tab},
    **{f"the dialog {dialog}": _dialog(dialog) for dialog in _OPENERS},
}


def hostile_files(effort: Effort) -> Outcome:
    """Write mixtures of hostile texts in every format of events, and read them back."""
    outcome = Outcome("Hostile text in every export stays text, and the file is whole")
    kinds = list(EVENT_FORMATS)
    for number in effort.numbers(FILES):
        kind = kinds[number % len(kinds)]
        outcome.attempt(
            f"{kind} {number}", lambda kind=kind, number=number: _is_whole(kind, _mixture(number))
        )
    return outcome


def _mixture(number: int) -> str:
    """Return parts of some hostile texts, one after the other or one in another."""
    random = Random(f"{SEED}/{number}")
    text = random.choice(list(HOSTILE.values()))[:300]
    for _ in range(random.randrange(4)):
        at, other = random.randrange(len(text) + 1), random.choice(list(HOSTILE.values()))[:300]
        text = text[:at] + other[: random.randrange(len(other) + 1)] + text[at:]
    return text


def _is_whole(kind: str, text: str) -> bool:
    data = EVENT_FORMATS[kind].data(collection_of(filled_with(Case(), text), title=text)).decode()
    assert not _UNSEEN.search(data)
    _READ_BACK.get(EVENT_FORMATS[kind].suffix.rpartition(".")[2], lambda _: None)(data)
    return True


def _assert_no_formula(data: str) -> None:
    for row in csv.reader(io.StringIO(data.removeprefix("\ufeff"))):
        for cell in row:
            assert not cell.startswith(("=", "+", "@", "\t", "\r")), cell[:80]
            assert not cell.startswith("-") or re.fullmatch(r"-[\d.]+", cell), cell[:80]


def _assert_one_event(data: str) -> None:
    entries = [each for each in Calendar.from_ical(data).walk() if each.name == "VEVENT"]
    assert len(entries) == 1, f"{len(entries)} events"


def _assert_inert_document(data: str) -> None:
    for element in html.document_fromstring(data.encode()).iter("*"):
        assert not any(name.startswith("on") for name in element.attrib), dict(element.attrib)
        assert "javascript:" not in str(element.get("href", "")).lower()
        assert element.tag not in ("script", "iframe") or "owned" not in (element.text or "")


_READ_BACK: Mapping[str, Callable[[str], object]] = {
    "csv": _assert_no_formula,
    "json": json.loads,
    "geojson": json.loads,
    "ics": _assert_one_event,
    "kml": lambda data: etree.fromstring(data.encode()),
    "html": _assert_inert_document,
}
