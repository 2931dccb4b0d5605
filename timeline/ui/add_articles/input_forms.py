"""The forms for new articles: pasted text, uploaded files, a folder of this machine, URLs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import streamlit as st

from timeline.errors import ReadingError
from timeline.model import Article
from timeline.reading import INPUT_SUFFIXES, may_fetch, read_bytes, read_paths, read_text, read_url
from timeline.ui import date_field
from timeline.ui.add_articles.import_job import Columns, ImportJob, Result, Source
from timeline.ui.session_keys import Key

MAX_PASTED = 2_000_000
"""Characters of a pasted text; longer texts can be uploaded."""
MAX_FILE_MB = 50
MAX_URLS = 50
"""URLs fetched by one import."""
FETCH_ON = (
    "Timeline contacts other machines only here. It fetches each page once, when you press the button. "
    "Set TIMELINE_FETCH=off to switch this off."
)
FETCH_OFF = "Fetching is switched off (TIMELINE_FETCH). Save the page and upload the file instead."


def render_paste_form() -> Article | ReadingError | None:
    """Return the pasted article or its error; ``None`` until the form is sent."""
    with st.form("paste", border=False, enter_to_submit=False):
        text = st.text_area("Article text", key=Key.PASTED, height=220, max_chars=MAX_PASTED)
        day, title, source = st.columns([1, 2, 1])
        with day:
            date_field.render_date_field("Published on", Key.PASTED_DATE)
        headline = title.text_input("Title", key=Key.PASTED_TITLE, max_chars=500)
        outlet = source.text_input("Source", key=Key.PASTED_SOURCE, max_chars=200)
        if not st.form_submit_button("Add article", type="primary"):
            return None
    try:
        published = date_field.parse_publication_day(st.session_state[Key.PASTED_DATE])
        return read_text(text, published, headline.strip() or None, outlet.strip() or None)
    except ReadingError as error:
        return error


def render_upload_form() -> ImportJob | None:
    """Return the import of the uploaded files, as soon as there are some.

    Each import has a field of its own: with the same files in it, the way back from the preview would lead to
    the preview again.
    """
    files = st.file_uploader(
        f"Files: {', '.join(INPUT_SUFFIXES)}",
        accept_multiple_files=True,
        key=f"{Key.FILES} {st.session_state[Key.FORM_VERSION]}",
        type=None,
        max_upload_size=MAX_FILE_MB,
    )
    if not files:
        return None
    return ImportJob([partial(_read_upload, file.name, file.getvalue()) for file in files])


def render_folder_form() -> ImportJob | None:
    """Return the import of a folder or a single file; ``None`` until the form is sent."""
    with st.form("folder", border=False):
        typed = st.text_input(
            "Folder or file on the machine running Timeline",
            key=Key.FOLDER,
            placeholder=str(Path.home() / "articles"),
            max_chars=1_000,
        )
        if not st.form_submit_button("Read folder", type="primary") or not typed.strip():
            return None
    return ImportJob([partial(_read_folder, Path(os.path.expanduser(typed.strip())))])


def render_url_form() -> ImportJob | None:
    """Return the import of web pages; ``None`` until the form is sent."""
    allowed = may_fetch()
    with st.form("urls", border=False, enter_to_submit=False):
        typed = st.text_area(
            "Web addresses, one per line",
            key=Key.URLS,
            height=140,
            placeholder="https://...",
            disabled=not allowed,
            max_chars=100_000,
        )
        st.html(f'<div class="tl-empty">{FETCH_ON if allowed else FETCH_OFF}</div>')
        if not st.form_submit_button("Fetch pages", type="primary", disabled=not allowed):
            return None
    urls = [line.strip() for line in typed.splitlines() if line.strip()]
    return _fetch_job(urls) if urls else None


def _fetch_job(urls: list[str]) -> ImportJob:
    fetched: list[Source] = [partial(_fetch, url) for url in urls[:MAX_URLS]]
    return ImportJob([*fetched, *([_too_many_urls] if len(urls) > MAX_URLS else [])])


def _read_upload(name: str, data: bytes, columns: Columns) -> Iterator[Result]:
    return read_bytes(name, data, columns)


def _read_folder(path: Path, columns: Columns) -> Iterator[Result]:
    return read_paths([path], columns)


def _fetch(url: str, _columns: Columns) -> Iterator[Result]:
    return read_url(url, allowed=may_fetch())


def _too_many_urls(_columns: Columns) -> Iterable[Result]:
    yield ReadingError(f"Only the first {MAX_URLS} web addresses were fetched. Add the others afterwards.")
