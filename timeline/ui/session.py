"""The session: what pressing and choosing does to it. Its keys are those of ``keys``.

Callbacks change the session before the page is made again; nothing else writes to it.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from datetime import date

import streamlit as st

from timeline.figure import Preset
from timeline.selection import Lanes, Order, Selection
from timeline.selection.criteria import FIELDS
from timeline.store import Project
from timeline.ui import date_field
from timeline.ui.session_keys import CRITERIA, OWNED, TEXTS, Dialog, Key, Lists
from timeline.words import long_day


def open_session(projects: Sequence[Project]) -> None:
    """Fill what a new session lacks: the first timeline, no filter, no event chosen."""
    state = st.session_state
    if Key.PROJECT in state:
        for key in OWNED:
            state[key] = state[key]
        if state[Key.PROJECT] not in (project.id for project in projects):
            open_project(projects[0].id)
        return
    state[Key.PROJECT] = projects[0].id
    state[Key.FAULTS], state[Key.REFUSED] = [], None
    state[Key.DISMISSED] = set()
    state[Key.UNDATED] = set()
    state[Key.DRAWN] = None
    state[Key.DIALOG] = state[Key.GATHERED] = state[Key.AGAINST] = state[Key.WORDS] = None
    state[Key.FILL] = 0
    state[Key.EVENT] = state[Key.READING] = state[Key.NUMBER] = state[Key.LINKED] = None
    state[Key.LIST], state[Key.WRITTEN] = Lists.EVENTS, 0.0
    state[Key.PRESET], state[Key.SOURCES] = Preset.ARTICLE, True
    clear_view()


def open_project(project: int) -> None:
    """Turn to another timeline, of which all is shown."""
    st.session_state[Key.PROJECT] = project
    st.session_state[Key.FAULTS], st.session_state[Key.REFUSED] = [], None
    close_dialog()
    clear_view()
    choose(None)


def project() -> int:
    """Return the id of the timeline that is open."""
    return int(st.session_state[Key.PROJECT])


def open_dialog(dialog: Dialog) -> None:
    """Lay a dialog over the page."""
    st.session_state[Key.DIALOG] = dialog
    st.session_state[Key.REFUSED] = None
    st.session_state[Key.AGAINST] = st.session_state[Key.WORDS] = None
    st.session_state[Key.FILL] += 1


def write_at(article: str, number: int) -> None:
    """Let an event be added at an expression of an article."""
    open_dialog(Dialog.WRITING)
    st.session_state[Key.WORDS] = article, number


def close_dialog() -> None:
    """Go back to the timeline; what was read there and not added is left out."""
    st.session_state[Key.DIALOG] = st.session_state[Key.AGAINST] = st.session_state[Key.GATHERED] = None


def dialog() -> Dialog | None:
    """Return which dialog lies over the page."""
    found: Dialog | None = st.session_state[Key.DIALOG]
    return found


def leave_undated(article: str) -> None:
    """Ask no more for the publication date of an article of the open timeline."""
    st.session_state[Key.UNDATED].add((project(), article))


def is_left_undated(article: str) -> bool:
    """Return whether the publication date of an article is not to be asked for any more."""
    return (project(), article) in st.session_state[Key.UNDATED]


def tell(faults: Iterable[str]) -> None:
    """Show what went wrong, in a sentence each, in the place of what went wrong before."""
    told = list(faults)
    st.session_state[Key.FAULTS] = told
    st.session_state[Key.DISMISSED] -= set(told)


def faults() -> list[str]:
    """Return what went wrong and is still shown, or was taken note of."""
    return list(st.session_state[Key.FAULTS])


def dismiss(faults: Iterable[str]) -> None:
    """Show no more of what went wrong."""
    st.session_state[Key.DISMISSED].update(faults)
    st.session_state[Key.REFUSED] = None


def selection() -> Selection:
    """Return the filter as it stands; a period that cannot be is none."""
    state = st.session_state
    first, last = _end(Key.FIRST), _end(Key.LAST)
    if first and last and first > last:
        first = last = None
    return Selection(
        **{FIELDS[column]: tuple(state[key]) for column, key in CRITERIA.items()},
        text=state[Key.TEXT],
        first=first,
        last=last,
        every=state[Key.EVERY],
    )


def period_fault() -> str | None:
    """Return why the period that was typed is not, or not wholly, applied; ``None`` where it is."""
    for key in (Key.FIRST, Key.LAST):
        typed = st.session_state[key]
        if typed.strip() and date_field.read(typed) is None:
            return date_field.refusal(typed)
    first, last = _end(Key.FIRST), _end(Key.LAST)
    if first and last and first > last:
        return (
            f"From {long_day(first)} is later than until {long_day(last)}: no day lies between "
            "them, so the period is left out until one of them is changed."
        )
    return None


def settle_day(key: Key) -> None:
    """Write a day that was typed as it was understood."""
    day = _end(key)
    if day:
        st.session_state[key] = day.isoformat()


def _end(key: Key) -> date | None:
    """Return the day typed: of a longer time its first one as a beginning, its last one as an end."""
    named = date_field.read(st.session_state[key])
    return None if named is None else named[0] if key is Key.FIRST else named[1]


def clear_filters() -> None:
    """Set every criterion back to none."""
    for text in TEXTS:
        st.session_state[text] = ""
    for key in CRITERIA.values():
        st.session_state[key] = []
    st.session_state[Key.EVERY] = False


def clear_view() -> None:
    """Show all events in one lane, under no title of one's own."""
    state = st.session_state
    state[Key.LANES], state[Key.ORDER], state[Key.COLLAPSED] = Lanes.NONE, Order.COUNT, frozenset()
    state[Key.TITLE] = ""
    clear_filters()


def drop(key: str, value: str) -> None:
    """Take one value of one criterion away; the period goes as a whole."""
    if key in (Key.FIRST, Key.LAST):
        set_period(None, None)
    elif key == Key.TEXT:
        st.session_state[Key.TEXT] = ""
    elif key in CRITERIA.values():
        st.session_state[key] = [kept for kept in st.session_state[key] if kept != value]


def choose(event: str | None, *, reading: bool = False) -> None:
    """Show an event in detail; the reader turns to its article unless it was chosen there."""
    st.session_state[Key.EVENT] = event
    st.session_state[Key.NUMBER] = None
    if not reading:
        st.session_state[Key.READING] = None


def keep_event(events: Container[str]) -> None:
    """Show no event in detail that is gone: hidden, say, or of an article that was taken out."""
    event = st.session_state[Key.EVENT]
    if event is not None and event not in events:
        st.session_state[Key.EVENT] = None


def step(ids: Sequence[str], to: str) -> None:
    """Go to the "next", "previous", "first" or "last" event of those listed; from none to an end."""
    if not ids:
        return
    chosen = st.session_state[Key.EVENT]
    at = ids.index(chosen) if chosen in ids else None
    ends = {"first": 0, "last": len(ids) - 1}
    before, after = (len(ids), -1) if at is None else (at, at)
    by = {"next": after + 1, "previous": before - 1}
    choose(ids[min(max({**ends, **by}[to], 0), len(ids) - 1)])


def read_at(article: str, number: int | None) -> None:
    """Open an article in the reader, at an expression or at the chosen event."""
    st.session_state[Key.LIST] = Lists.READER
    st.session_state[Key.READING] = article
    st.session_state[Key.NUMBER] = number


def turn_to() -> None:
    """Read another article from its beginning."""
    st.session_state[Key.NUMBER] = None


def set_period(first: date | None, last: date | None) -> None:
    """Filter for a period, both ends inclusive."""
    for key, day in ((Key.FIRST, first), (Key.LAST, last)):
        st.session_state[key] = day.isoformat() if day else ""


def reach(first: int, count: int) -> int | None:
    """Return how many events were asked for of the list of ``count`` that begins with one; ``None``: none."""
    listed, asked = st.session_state.get(Key.REACH, (None, None))
    return asked if listed == (first, count) else None


def reach_to(first: int, count: int, rows: int) -> None:
    """Ask for more of the list of ``count`` events that begins with one."""
    st.session_state[Key.REACH] = (first, count), rows


def fold(lane: str) -> None:
    """Make a lane one thin row, or all of it again."""
    st.session_state[Key.COLLAPSED] ^= {lane}
