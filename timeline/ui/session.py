"""The session of one browser tab: its values, and the callbacks that change them before the page reruns.

The keys are in ``session_keys``. The values of the filter are in ``filter_state``, those of the picture in
``picture_options``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from timeline.figure import Preset, Theme
from timeline.safe_text import short_line
from timeline.selection import Lanes, ListOrder, Order, PictureOptions
from timeline.store import StoredTimeline
from timeline.ui import filter_state, picture_options
from timeline.ui.kept_style import start_style
from timeline.ui.session_keys import PERSISTENT, Dialog, Key, Tab


def start_session(timelines: Sequence[StoredTimeline]) -> None:
    """Set the initial values of a new session: the first timeline, no filter, no event chosen.

    Later it opens the timeline of ``open_next``.
    """
    state = st.session_state
    if is_started():
        for key in (*PERSISTENT, *picture_options.PICTURE_KEYS, *filter_state.OPTION_KEYS):
            state[key] = state[key]
        if state[Key.TIMELINE] not in (stored.id for stored in timelines):
            _leave_deleted_timeline(timelines[0])
        if (following := state.pop(Key.NEXT_TIMELINE, None)) is not None:
            open_timeline(following)
        return
    state[Key.TIMELINE] = timelines[0].id
    state[Key.FAULTS], state[Key.ERROR], state[Key.REMARK], state[Key.DONE] = [], None, None, None
    state[Key.DISMISSED] = set()
    state[Key.UNDATED] = set()
    state[Key.DIALOG] = state[Key.IMPORT] = None
    state[Key.BASE] = state[Key.TYPED] = state[Key.NEW_EVENT_AT] = None
    state[Key.FORM_VERSION] = 0
    state[Key.EVENT] = state[Key.READER_ARTICLE] = state[Key.READER_EXPRESSION] = state[Key.URL] = None
    state[Key.ALL_WITNESSES] = state[Key.ASK] = state[Key.LEFT_TAB] = None
    state[Key.QUESTION] = 0
    state[Key.TAB], state[Key.BACK] = Tab.EVENTS, False
    state[Key.PRESET] = Preset.ARTICLE
    start_style()
    reset_view()


def is_started() -> bool:
    """Return True after the first run of a session."""
    return Key.TIMELINE in st.session_state


def _leave_deleted_timeline(other: StoredTimeline) -> None:
    """Open another timeline; say so if a change of the deleted one was on its way."""
    state = st.session_state
    changing = state[Key.ERROR] is not None or state[Key.DIALOG] in (Dialog.CORRECT_EVENT, Dialog.ADD_EVENT)
    open_timeline(other.id)
    if changing:
        name = short_line(other.name)
        report([f"The timeline was deleted meanwhile, so your change is lost. “{name}” is open now."])


# Timeline and dialogs


def open_timeline(timeline_id: int) -> None:
    """Open another timeline, without any filter or dialog."""
    st.session_state[Key.TIMELINE] = timeline_id
    st.session_state[Key.FAULTS] = []
    st.session_state[Key.ERROR] = st.session_state[Key.REMARK] = None
    close_dialog()
    reset_view()
    choose_event(None)


def open_next(timeline_id: int) -> None:
    """Open another timeline in the next run: within a run the fields of the view cannot be set."""
    st.session_state[Key.NEXT_TIMELINE] = timeline_id


def timeline_id() -> int:
    """Return the id of the open timeline."""
    return int(st.session_state[Key.TIMELINE])


def open_dialog(dialog: Dialog) -> None:
    """Open a dialog, with fresh fields."""
    st.session_state[Key.DIALOG] = dialog
    st.session_state[Key.ERROR] = None
    st.session_state[Key.BASE] = st.session_state[Key.TYPED] = st.session_state[Key.NEW_EVENT_AT] = None
    st.session_state[Key.FORM_VERSION] += 1


def open_add_event(article: str, number: int) -> None:
    """Open the dialog that adds an event at an expression of an article."""
    open_dialog(Dialog.ADD_EVENT)
    st.session_state[Key.NEW_EVENT_AT] = article, number


def keep_typed(fields: Mapping[str, Any]) -> None:
    """Fill the fields of the open dialog anew: these as they were typed, the others from the store."""
    st.session_state[Key.TYPED] = fields
    st.session_state[Key.BASE] = None
    st.session_state[Key.FORM_VERSION] += 1


def typed_fields() -> Mapping[str, Any]:
    """Return the fields of a refused save, by name."""
    return st.session_state[Key.TYPED] or {}


def close_dialog() -> None:
    """Close the dialog, and drop the articles read there but not added."""
    st.session_state[Key.DIALOG] = st.session_state[Key.BASE] = st.session_state[Key.IMPORT] = None


def dialog() -> Dialog | None:
    """Return the open dialog."""
    current: Dialog | None = st.session_state[Key.DIALOG]
    return current


# Problems and questions


def leave_undated(article: str) -> None:
    """Stop asking for the publication date of an article of the open timeline."""
    st.session_state[Key.UNDATED].add((timeline_id(), article))


def is_left_undated(article: str) -> bool:
    """Return True after ``leave_undated`` for this article."""
    return (timeline_id(), article) in st.session_state[Key.UNDATED]


def report(faults: Iterable[str]) -> None:
    """Show these problems, one sentence each, instead of the earlier ones."""
    sentences = list(faults)
    st.session_state[Key.FAULTS] = sentences
    st.session_state[Key.DISMISSED] -= set(sentences)


def faults() -> list[str]:
    """Return the reported problems, dismissed ones included."""
    return list(st.session_state[Key.FAULTS])


def dismiss(faults: Iterable[str]) -> None:
    """Hide these problems."""
    st.session_state[Key.DISMISSED].update(faults)
    st.session_state[Key.ERROR] = st.session_state[Key.REMARK] = None


def remark(sentence: str) -> None:
    """Show a sentence on the last action, until the next one or until it is dismissed."""
    st.session_state[Key.REMARK] = sentence
    st.session_state[Key.DISMISSED].discard(sentence)


def tell_done(words: str) -> None:
    """Tell at the top of the page for a while what was done: the end of "Timeline has …"."""
    st.session_state[Key.DONE] = datetime.now(UTC), words


def done_words() -> tuple[datetime, str] | None:
    """Return the moment and the words of the last ``tell_done``."""
    told: tuple[datetime, str] | None = st.session_state[Key.DONE]
    return told


# View


def reset_view() -> None:
    """Remove all filters, lanes, the order of the list, and the custom title."""
    state = st.session_state
    state[Key.LANES], state[Key.ORDER], state[Key.COLLAPSED] = Lanes.NONE, Order.COUNT, frozenset()
    state[Key.LIST_ORDER] = ListOrder.DATE
    picture_options.set_options(PictureOptions())
    state[Key.WORDS_OF] = None  # those of the timeline are to follow
    filter_state.clear_filters()


def theme() -> Theme:
    """Return the theme of the page in the browser."""
    return Theme.DARK if st.context.theme.type == "dark" else Theme.LIGHT


def toggle_lane(lane: str) -> None:
    """Collapse a lane to one thin row, or expand it again."""
    st.session_state[Key.COLLAPSED] ^= {lane}


# Chosen event, reader and lists


def choose_event(event: str | None, *, in_reader: bool = False) -> None:
    """Choose an event; the reader turns to its article, unless it was chosen in the reader."""
    st.session_state[Key.EVENT] = event
    st.session_state[Key.READER_EXPRESSION] = None
    if not in_reader:
        st.session_state[Key.READER_ARTICLE] = None


def follow_event(current: Callable[[str], str | None]) -> None:
    """Choose what the chosen event has become: another one after a merge, none after it was hidden.

    ``current`` returns the present event for an id.
    """
    event = st.session_state[Key.EVENT]
    if event is not None:
        st.session_state[Key.EVENT] = current(event)


def are_all_witnesses_shown(event: str) -> bool:
    """Return True after ``show_all_witnesses`` for this event."""
    return bool(st.session_state[Key.ALL_WITNESSES] == event)


def show_all_witnesses(event: str) -> None:
    """Show all witnesses of an event."""
    st.session_state[Key.ALL_WITNESSES] = event


def question_number() -> int:
    """Return the number of the question "Same event?" to show."""
    return int(st.session_state[Key.QUESTION])


def next_question() -> None:
    """Put off a question for later."""
    st.session_state[Key.QUESTION] += 1


def asks_about_events() -> bool:
    """Return True after ``ask_about_events`` for the open timeline."""
    return bool(st.session_state[Key.ASK] == timeline_id())


def ask_about_events() -> None:
    """Compare the many events of the open timeline for the questions "Same event?"."""
    st.session_state[Key.ASK] = timeline_id()


def step_to_event(ids: Sequence[str], to: str) -> None:
    """Choose the "next", "previous", "first" or "last" event of a list.

    Without a chosen event, "next" is the first one and "previous" the last one.
    """
    if not ids:
        return
    chosen = st.session_state[Key.EVENT]
    at = ids.index(chosen) if chosen in ids else None
    before, after = (len(ids), -1) if at is None else (at, at)
    target = {"first": 0, "last": len(ids) - 1, "next": after + 1, "previous": before - 1}[to]
    choose_event(ids[min(max(target, 0), len(ids) - 1)])


def open_in_reader(article: str, number: int | None) -> None:
    """Open an article in the reader, at an expression or, with ``None``, at the chosen event."""
    if st.session_state[Key.TAB] != Tab.READER:
        st.session_state[Key.LEFT_TAB] = st.session_state[Key.TAB]
    st.session_state[Key.TAB] = Tab.READER
    st.session_state[Key.READER_ARTICLE] = article
    st.session_state[Key.READER_EXPRESSION] = number


def leave_reader() -> bool:
    """Return to the list from which the reader was opened; return False if it is not open, or was not so."""
    left, st.session_state[Key.LEFT_TAB] = st.session_state[Key.LEFT_TAB], None
    if left is None or st.session_state[Key.TAB] != Tab.READER:
        return False
    st.session_state[Key.TAB] = left
    return True


def forget_expression() -> None:
    """Point at no expression in the reader, after a change of its article."""
    st.session_state[Key.READER_EXPRESSION] = None


def requested_rows(first: int, count: int) -> int | None:
    """Return the number of rows requested for the list of ``count`` events that begins at ``first``."""
    listed, rows = st.session_state.get(Key.ROW_COUNT, (None, None))
    return rows if listed == (first, count) else None


def request_rows(first: int, count: int, rows: int) -> None:
    """Request more rows for the list of ``count`` events that begins at ``first``."""
    st.session_state[Key.ROW_COUNT] = (first, count), rows
