"""What a person has to know or decide before the timeline is whole: faults, and missing dates."""

from __future__ import annotations

from typing import NoReturn

import streamlit as st

from timeline.errors import TimelineError
from timeline.inert import escaped, plain
from timeline.ui import days, state
from timeline.ui.corpus import Corpus
from timeline.ui.state import Key

MOST = 5
"""Faults shown at once; the others are counted."""


def show(corpus: Corpus) -> None:
    """Show what could not be read, and ask for the date of the first article that has none."""
    seen = st.session_state[Key.DISMISSED]
    faults = [fault for fault in (*st.session_state[Key.FAULTS], *corpus.faults) if fault not in seen]
    if faults:
        with st.container(horizontal=True, vertical_alignment="top"):
            _list(faults)
            st.button("Dismiss", type="tertiary", on_click=state.dismiss, args=(faults,))
    undated = [
        article
        for article in corpus.articles.values()
        if article.published is None and article.id not in st.session_state[Key.UNDATED]
    ]
    if undated:
        _missing_date(undated[0].id, undated[0].title or undated[0].text[:80], len(undated))


def stop(error: TimelineError) -> NoReturn:
    """Show why nothing can be found in any article, and end the page there."""
    _list([str(error)])
    st.stop()


def _list(faults: list[str]) -> None:
    more = [f"{len(faults) - MOST:,} more could not be read."] if len(faults) > MOST else []
    lines = "".join(f"<li>{escaped(plain(fault))}</li>" for fault in [*faults[:MOST], *more])
    st.html(f'<ul class="tl-notice" role="alert">{lines}</ul>')


def _missing_date(article: str, named: str, count: int) -> None:
    others = f" (and {count - 1:,} more do not)" if count > 1 else ""
    with st.container(horizontal=True, vertical_alignment="center", wrap=False):
        st.html(
            f'<div class="tl-notice">“{escaped(plain(named))}” states no publication date{others}, so '
            "“last week” and the like have no place. When was it published?</div>"
        )
        st.text_input(
            "Published on",
            key=Key.PUBLISHED,
            placeholder=days.EXAMPLE,
            max_chars=days.LONGEST,
            on_change=state.publish,
            args=(article,),
            width=160,
            label_visibility="collapsed",
        )
        st.button(
            "Leave it undated",
            type="tertiary",
            width="content",
            on_click=state.leave_undated,
            args=(article,),
        )
