"""The top of the page: what the program is, the timeline's name, the counts, and the main buttons."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import streamlit as st

from timeline.corrections import Action
from timeline.safe_text import escaped_html, short_line, single_line
from timeline.store.change_log import change_acts
from timeline.timeline import Timeline
from timeline.ui import session
from timeline.ui.change_list import act_words
from timeline.ui.correction_text import entry_words
from timeline.ui.newest_act import step_again, step_back
from timeline.ui.person import person
from timeline.ui.saved_views import render_views
from timeline.ui.session_keys import Dialog
from timeline.words import counted, event_counts

RECENT = timedelta(seconds=60)
"""The top of the page says for so long what was done, such as an undo."""
ABOUT = 'finds the dated events in news articles<span class="tl-spare">, each with its sentence</span>'


def render_header(timeline: Timeline, *, is_compact: bool = False) -> None:
    """Render the program's name, the timeline's name and counts, undo and redo, and the main buttons.

    ``is_compact`` is for a narrow window: without icons and with shorter names the buttons stand in one row.
    """
    name = escaped_html(single_line(timeline.name))
    with st.container(horizontal=True, vertical_alignment="center", key="header"):
        st.html(
            f'<p class="tl-program" role="status"><b>Timeline</b> {just_done(timeline) or ABOUT}'
            f"{_signed_in()}</p>"
            f'<h1 class="tl-brand"><bdi>{name}</bdi> <span>{count_words(timeline)}</span></h1>'
        )
        with st.container(horizontal=True, width="content", key="undo"):
            _render_undo(timeline, has_room=is_compact)
        add, stacks, share = (None,) * 3 if is_compact else ("add", "stacks", "ios_share")
        _dialog_button("Add articles", add, Dialog.ADD_ARTICLES, primary=True)
        _dialog_button("Timelines", stacks, Dialog.TIMELINES)
        render_views(timeline, is_compact=is_compact)
        name = "Share" if is_compact else "Save or share"
        _dialog_button(name, share, Dialog.EXPORT, disabled=timeline.table.empty)


def just_done(timeline: Timeline) -> str:
    """Return what was undone, redone or hidden just now, as HTML; "" for nothing.

    An undo is told in all windows, what was hidden only in the one that hid it.
    """
    done: list[tuple[datetime, str]] = []
    if timeline.history and (last := timeline.history[-1]).action is not Action.MAKE:
        done.append((last.made, _clause(entry_words(last, timeline.titles_by_expression))))
    _, undone = change_acts(timeline.changes)
    if undone:
        done.append((undone[-1].since, _clause(f"Undone: {act_words(undone[-1].changes)}")))
    if told := session.done_words():
        done.append(told)
    moment, words = max(done, default=(None, ""))
    if moment is None or datetime.now(UTC) - moment > RECENT:
        return ""
    return f"has <bdi>{escaped_html(words)}</bdi>"


def _clause(sentence: str) -> str:
    return short_line(sentence[:1].lower() + sentence[1:])


def _signed_in() -> str:
    """Return who uses the page, as HTML; "" if that is not known."""
    name = person()
    return f". <bdi>{escaped_html(single_line(name))}</bdi> has signed in" if name else ""


def count_words(timeline: Timeline) -> str:
    """Return the counts: "8 events from 1 article".

    Events dated only by publication count apart: "9 events (8 dated, 1 by its publication day)". The tabs
    count the rest of the articles' dates.
    """
    events = event_counts(len(timeline.table), timeline.by_publication)
    return f"{events} from {counted(len(timeline.snapshot.articles), 'article')}"


def _dialog_button(
    label: str, icon: str | None, dialog: Dialog, *, primary: bool = False, disabled: bool = False
) -> None:
    st.button(
        label,
        icon=icon and f":material/{icon}:",
        type="primary" if primary else "secondary",
        disabled=disabled,
        key=f"open {dialog}",
        on_click=session.open_dialog,
        args=(dialog,),
    )


def _render_undo(timeline: Timeline, *, has_room: bool) -> None:
    """Render the buttons Undo and Redo, each if there is a correction for it.

    With ``has_room`` they are always there, so that no other button moves as they come.
    """
    for label, icon, step in (
        ("Undo", "undo", step_back(timeline)),
        ("Redo", "redo", step_again(timeline)),
    ):
        if step is None and not has_room:
            continue
        st.button(
            label,
            icon=f":material/{icon}:",
            type="tertiary",
            help=step.name if step else None,
            disabled=step is None,
            on_click=step.run if step else None,
        )
