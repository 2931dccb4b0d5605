"""How articles come in and go: pasted, uploaded, given a date, taken out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pandas as pd
import streamlit as st

from timeline import wording
from timeline.errors import ReadingError
from timeline.inert import escaped, plain
from timeline.model import Article
from timeline.reading import KINDS, read_bytes, read_text
from timeline.ui import days, state
from timeline.ui.corpus import Corpus
from timeline.ui.state import Key

NOTHING_NEW = "These articles are on the timeline already."
LONGEST = 2_000_000
"""Characters that can be pasted; what is longer is better uploaded."""


@st.dialog("Add articles", width="large", on_dismiss=state.close_intake)
def show() -> None:
    """Let a person paste or upload articles."""
    pasting, uploading = st.tabs(["Paste", "Upload"])
    with pasting:
        _paste()
    with uploading:
        _upload()
    st.html('<div class="tl-empty">Articles stay on this machine and are gone when the page is closed.</div>')


def articles(corpus: Corpus) -> None:
    """Show the articles, those included that the extraction failed on, and let some be taken out."""
    held = list(state.articles().values())
    if not held:
        st.html('<div class="tl-empty">No article yet.</div>')
        return
    told = Counter(mention.article for event in corpus.events.values() for mention in event.mentions)
    listed = pd.DataFrame(
        {
            "Title": [plain(article.title or article.id) for article in held],
            "Source": [plain(article.source or "") for article in held],
            "Published": [wording.day(article.published) if article.published else "" for article in held],
            "Dated statements": [told[article.id] for article in held],
        }
    )
    key = f"{Key.HELD} {hash(tuple(state.articles()))}"
    chosen = st.dataframe(
        listed,
        hide_index=True,
        key=key,
        on_select="rerun",
        selection_mode="multi-row",
        column_config={"Title": {"width": 420}},
    )
    ids = [held[row].id for row in chosen.selection.rows if row < len(held)]
    st.button("Take out the selected articles", disabled=not ids, on_click=state.remove, args=(ids,))


def _paste() -> None:
    with st.form("paste", border=False, enter_to_submit=False):
        text = st.text_area("Text of the article", key=Key.PASTED, height=220, max_chars=LONGEST)
        day, title, source = st.columns([1, 2, 1])
        with day:
            days.field("Published on", Key.PASTED_DATE)
        named = title.text_input("Title", key=Key.PASTED_TITLE, max_chars=500)
        outlet = source.text_input("Source", key=Key.PASTED_SOURCE, max_chars=200)
        if st.form_submit_button("Add this article", type="primary"):
            _added(_pasted(text, st.session_state[Key.PASTED_DATE], named, outlet))


def _pasted(text: str, published: str, title: str, source: str) -> Iterator[Article | ReadingError]:
    try:
        yield read_text(text, days.published(published), title.strip() or None, source.strip() or None)
    except ReadingError as error:
        yield error


def _upload() -> None:
    files = st.file_uploader(
        f"Files: {', '.join(KINDS)}", accept_multiple_files=True, key=Key.FILES, type=None
    )
    if st.button("Add these files", type="primary", disabled=not files):
        _added(found for file in files for found in read_bytes(file.name, file.getvalue()))


def _added(found: Iterator[Article | ReadingError]) -> None:
    """Add what was read and close; where nothing could be, say why and stay."""
    count, faults = state.add(found)
    if count:
        st.session_state[Key.FAULTS] = faults
        st.session_state[Key.DISMISSED] -= set(faults)
        state.close_intake()
        st.rerun()
    lines = "".join(f"<li>{escaped(plain(fault))}</li>" for fault in faults or [NOTHING_NEW])
    st.html(f'<ul class="tl-notice" role="alert">{lines}</ul>')
