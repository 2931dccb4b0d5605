"""The ways in: pasted text, files from the browser, a folder of this machine, addresses on the web."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import streamlit as st

from timeline.errors import ReadingError
from timeline.model import Article
from timeline.reading import INPUT_SUFFIXES, may_fetch, read_bytes, read_paths, read_text, read_url
from timeline.ui import date_field
from timeline.ui.add_articles.import_job import Columns, Found, ImportJob, Source
from timeline.ui.session_keys import Key

LONGEST = 2_000_000
"""Characters that can be pasted; what is longer is better uploaded."""
MOST_ADDRESSES = 50
"""Addresses that are fetched at once."""


def paste() -> Article | ReadingError | None:
    """Return the article that was pasted, or why it is none; ``None`` until it is to be added."""
    with st.form("paste", border=False, enter_to_submit=False):
        text = st.text_area("Text of the article", key=Key.PASTED, height=220, max_chars=LONGEST)
        day, title, source = st.columns([1, 2, 1])
        with day:
            date_field.field("Published on", Key.PASTED_DATE)
        named = title.text_input("Title", key=Key.PASTED_TITLE, max_chars=500)
        outlet = source.text_input("Source", key=Key.PASTED_SOURCE, max_chars=200)
        if not st.form_submit_button("Add this article", type="primary"):
            return None
    try:
        published = date_field.published(st.session_state[Key.PASTED_DATE])
        return read_text(text, published, named.strip() or None, outlet.strip() or None)
    except ReadingError as error:
        return error


def upload() -> ImportJob | None:
    """Return the files that were chosen in the browser, once they are to be read."""
    files = st.file_uploader(
        f"Files: {', '.join(INPUT_SUFFIXES)}", accept_multiple_files=True, key=Key.FILES, type=None
    )
    if not st.button("Read these files", type="primary", disabled=not files):
        return None
    return ImportJob([partial(_file, file.name, file.getvalue()) for file in files])


def folder() -> ImportJob | None:
    """Return the files below a folder, or one file, once they are to be read."""
    with st.form("folder", border=False):
        typed = st.text_input(
            "Folder or file on the machine that Timeline runs on",
            key=Key.FOLDER,
            placeholder=str(Path.home() / "articles"),
            max_chars=1_000,
        )
        if not st.form_submit_button("Read this folder", type="primary") or not typed.strip():
            return None
    return ImportJob([partial(_folder, Path(typed.strip()).expanduser())])


def addresses() -> ImportJob | None:
    """Return the pages at addresses, once they are to be fetched."""
    allowed = may_fetch()
    with st.form("addresses", border=False, enter_to_submit=False):
        typed = st.text_area(
            "Addresses, one a line",
            key=Key.ADDRESSES,
            height=140,
            placeholder="https://...",
            disabled=not allowed,
            max_chars=100_000,
        )
        st.html(f'<div class="tl-empty">{_FETCHED if allowed else _OFF}</div>')
        if not st.form_submit_button("Fetch these pages", type="primary", disabled=not allowed):
            return None
    lines = [line.strip() for line in typed.splitlines() if line.strip()]
    if not lines:
        return None
    fetched: list[Source] = [partial(_address, line) for line in lines[:MOST_ADDRESSES]]
    return ImportJob([*fetched, *([_too_many] if len(lines) > MOST_ADDRESSES else [])])


_FETCHED = (
    "Only here does Timeline ask another machine for something: each page is fetched once, when you press "
    "the button. TIMELINE_FETCH=off switches this off."
)
_OFF = "Fetching is switched off here (TIMELINE_FETCH); save the page and upload the file."


def _file(name: str, data: bytes, columns: Columns) -> Iterator[Found]:
    return read_bytes(name, data, columns)


def _folder(path: Path, columns: Columns) -> Iterator[Found]:
    return read_paths([path], columns)


def _address(url: str, _columns: Columns) -> Iterator[Found]:
    return read_url(url, allowed=may_fetch())


def _too_many(_columns: Columns) -> Iterable[Found]:
    yield ReadingError(f"Only the first {MOST_ADDRESSES} addresses were fetched; give the others afterwards.")
