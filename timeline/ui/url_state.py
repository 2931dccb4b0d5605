"""The address of the page: what it restores when it is opened, and how it is kept true.

Every change writes it, so the address bar always holds the link to what is seen, and the browser's own
back and forward go through what was seen before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from time import monotonic

import streamlit as st

from timeline.safe_text import single_line
from timeline.selection import Column, LinkedView, Selection, from_params, to_params
from timeline.store import Project
from timeline.timeline import Timeline
from timeline.ui import session
from timeline.ui.session_keys import CRITERIA, Key

Params = Mapping[str, list[str]]

LATENCY = 1.0
"""Seconds within which the browser has the address that was written."""
CALLED: Mapping[Column, str] = {
    "actors": "actor",
    "places": "place",
    "source": "source",
    "article": "article",
}
"""The criteria whose values the articles make, as a sentence names them."""


def followed(projects: Sequence[Project]) -> LinkedView | None:
    """Return what the address asks for where it is not the one written last: opened, or gone back to.

    The timeline that it names is opened, the first one where it names none; ``restored`` does the rest, once
    it is known what that holds.
    """
    params = _params()
    if params == st.session_state[Key.LINKED] or _is_late(projects):
        return None
    first = st.session_state[Key.LINKED] is None
    st.session_state[Key.LINKED] = params
    if first and not params:
        return None
    address, faults = from_params(params)
    called = address.timeline or projects[0].name
    named = next((each for each in projects if each.name == called), None)
    if named is None:
        faults.append(
            f"The link is of the timeline “{single_line(address.timeline)}”, which is not kept here."
        )
    elif named.id != session.project():
        session.open_project(named.id)
    session.tell([*st.session_state[Key.FAULTS], *faults] if first else faults)
    return address


def restored(address: LinkedView, timeline: Timeline) -> list[str]:
    """Show what an address asks for; return a sentence for each part that is not there."""
    asked, selection = st.session_state, address.selection
    for column, key in CRITERIA.items():
        asked[key] = list(selection.values_of(column))
    asked[Key.TEXT], asked[Key.EVERY] = selection.text, selection.every
    first, last = address.window or (None, None)
    session.set_period(selection.first or first, selection.last or last)
    asked[Key.LANES], asked[Key.ORDER] = address.lanes, address.order
    asked[Key.COLLAPSED], asked[Key.TITLE] = address.collapsed, address.title
    session.choose(address.event)
    return list(_missing(timeline, address))


def write(selection: Selection, projects: Sequence[Project]) -> None:
    """Make the address that of what is seen; an untouched page has none of its own."""
    params = seen(selection, projects)
    if params != _params():
        st.query_params.from_dict(params)
        st.session_state[Key.WRITTEN] = monotonic()
    st.session_state[Key.LINKED] = params


def seen(selection: Selection, projects: Sequence[Project]) -> Params:
    """Return the address of what is seen; the first timeline, all of it, needs none."""
    asked = st.session_state
    opened = next(each for each in projects if each.id == asked[Key.PROJECT])
    params = to_params(
        selection,
        lanes=asked[Key.LANES],
        order=asked[Key.ORDER],
        collapsed=asked[Key.COLLAPSED],
        event=asked[Key.EVENT],
        title=asked[Key.TITLE],
        timeline=opened.name,
    )
    untouched = to_params(Selection(), timeline=opened.name)
    return {} if opened == projects[0] and params == untouched else params


def _is_late(projects: Sequence[Project]) -> bool:
    """Return whether the browser told an address that was written anew meanwhile.

    It tells its address with everything that a person does, also before the last one has reached it. Who goes
    back in the browser changes nothing else with it, and not at once.
    """
    linked = st.session_state[Key.LINKED]
    if linked is None:
        return False
    acted = seen(session.selection(), projects) != linked
    written: float = st.session_state[Key.WRITTEN]
    return acted or monotonic() - written < LATENCY


def _params() -> dict[str, list[str]]:
    return {key: st.query_params.get_all(key) for key in st.query_params}


def _missing(timeline: Timeline, address: LinkedView) -> Iterator[str]:
    """Yield a sentence for what the address asks for and these articles do not have."""
    for column, called in CALLED.items():
        known = timeline.index.counts(column)
        lacking = [single_line(value) for value in address.selection.values_of(column) if value not in known]
        if lacking:
            named = "”, “".join(lacking)
            yield f"The link asks for the {called} “{named}”, which no event here has; it was left out."
    if address.event and address.event not in timeline.events:
        yield "The link's event is not in the articles that are open here."
