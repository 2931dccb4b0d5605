"""The line above everything: what this is, what was found, and what can be done with it."""

from __future__ import annotations

import streamlit as st

from timeline.ui import intake, state
from timeline.ui.corpus import Corpus
from timeline.ui.state import Key


def show(corpus: Corpus) -> None:
    """Show the name, the counts, and the buttons for articles, picture and files."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(f'<h1 class="tl-brand">Timeline<span>{counted(corpus)}</span></h1>')
        st.button("Add articles", icon=":material/add:", on_click=state.open_intake)
        st.button(
            "Save or share",
            icon=":material/ios_share:",
            type="primary",
            disabled=corpus.table.empty,
            on_click=state.open_sharing,
        )
    if st.session_state[Key.ADDING]:
        intake.show()


def counted(corpus: Corpus) -> str:
    """Return what was found, in numbers: nothing that was found is missing from their sum."""
    articles, found = len(corpus.articles), len(corpus.expressions)
    unplaced, idle = len(corpus.unplaced), len(corpus.idle)
    return (
        f"{len(corpus.table):,} event{_s(len(corpus.table))} in {articles:,} article{_s(articles)} · "
        f"{found:,} time expression{_s(found)}: {found - unplaced - idle:,} date an event, "
        f"{idle:,} date none, {unplaced:,} not placed"
    )


def _s(count: int) -> str:
    return "" if count == 1 else "s"
