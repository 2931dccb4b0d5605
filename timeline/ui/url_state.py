"""The query parameters of the page: restored when it is opened, rewritten with every change.

So the address bar always holds a link to the current view, and Back and Forward step through earlier views.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import streamlit as st

from timeline.safe_text import single_line
from timeline.selection import CRITERIA, Kind, LinkedView, Selection, from_params, to_params
from timeline.store import StoredTimeline
from timeline.timeline import Timeline
from timeline.ui import filter_state, picture_options, session
from timeline.ui.session_keys import Key

Params = Mapping[str, list[str]]

LAST = "last"
"""The parameter with the name of the timeline that the browser left last (``page_head.js``)."""
LINKED_HIDDEN = "The linked event is hidden: switch on “Hidden events” above the list to see it."


def requested_view(timelines: Sequence[StoredTimeline]) -> LinkedView | None:
    """Return the view that the URL asks for, if it is newly opened or reached by Back or Forward.

    Opens the requested timeline; by default the one that the page opened at first, else the first one.
    ``apply_view`` restores the rest, after the timeline is loaded. Returns ``None`` for any other URL: the
    browser sends its URL with each action, even before it has received the last rewrite. Returns ``None``,
    too, if Back met a dialog or the reader. ``write_url`` then writes the URL of the view again.
    """
    params = _params()
    last = params.pop(LAST, [""])[0]
    first_run = st.session_state[Key.URL] is None
    if not first_run and not st.session_state[Key.BACK]:
        return None
    st.session_state[Key.URL] = params
    if first_run and not params:
        _open_last(timelines, last)
        return None
    # Back takes no typed words away: the browser closes an untouched dialog. It leaves the reader for a list.
    if session.dialog() is not None or (not first_run and session.leave_reader()):
        leave_requested_view()
        return None
    address, faults = from_params(params)
    names = {stored.name for stored in timelines}
    name = address.timeline or (last if last in names else timelines[0].name)
    requested = next((stored for stored in timelines if stored.name == name), None)
    if requested is None:
        faults.append(f"The link opens the timeline “{single_line(name)}”, but it does not exist here.")
    elif requested.id != session.timeline_id():
        session.open_timeline(requested.id)
    session.report([*st.session_state[Key.FAULTS], *faults] if first_run else faults)
    return address


def _open_last(timelines: Sequence[StoredTimeline], name: str) -> None:
    """Open the timeline that this browser left last, if it is still there."""
    last = next((stored for stored in timelines if stored.name == name), None)
    if last is not None and last.id != session.timeline_id():
        session.open_timeline(last.id)


def apply_view(address: LinkedView, timeline: Timeline) -> list[str]:
    """Set filters, lanes and event as in a link; return a sentence for each missing thing."""
    state, selection = st.session_state, address.selection
    filter_state.set_selection(selection)
    first, last = address.window or (None, None)
    filter_state.set_period(selection.first or first, selection.last or last)
    state[Key.LANES], state[Key.ORDER] = address.lanes, address.order
    state[Key.COLLAPSED] = address.collapsed
    picture_options.set_options(address.picture)
    state[Key.LIST_ORDER] = address.list_order
    session.choose_event(address.event)
    state[Key.BACK] = False  # only now: another run may have taken the place of the one that began to go back
    return list(_missing(timeline, address))


def leave_requested_view() -> None:
    """Follow the URL no further: its timeline does not open."""
    st.session_state[Key.BACK] = False


def write_url(selection: Selection, timelines: Sequence[StoredTimeline]) -> None:
    """Write the current view into the URL."""
    params = view_params(selection, timelines)
    if params != _params():
        st.query_params.from_dict(params)
    st.session_state[Key.URL] = params


def view_params(selection: Selection, timelines: Sequence[StoredTimeline]) -> Params:
    """Return the query parameters of the current view; none for the unfiltered first timeline."""
    state = st.session_state
    opened = next(stored for stored in timelines if stored.id == state[Key.TIMELINE])
    params = to_params(
        selection,
        lanes=state[Key.LANES],
        order=state[Key.ORDER],
        collapsed=state[Key.COLLAPSED],
        event=state[Key.EVENT],
        picture=picture_options.linked_options(),
        timeline=opened.name,
        list_order=state[Key.LIST_ORDER],
    )
    untouched = to_params(Selection(), timeline=opened.name)
    return {} if opened == timelines[0] and params == untouched else params


def _params() -> dict[str, list[str]]:
    return {key: st.query_params.get_all(key) for key in st.query_params}


def _missing(timeline: Timeline, address: LinkedView) -> Iterator[str]:
    """Yield a sentence for each filter value or event of a link that this timeline does not have."""
    for criterion in CRITERIA:
        if criterion.kind is not Kind.NAMES:
            continue
        known = timeline.index.counts(criterion.column)
        missing = [single_line(value) for value in address.selection[criterion] if value not in known]
        if missing:
            values = "”, “".join(missing)
            noun = criterion.noun
            yield f"The link filters by the {noun} “{values}”, but no event here has it. It was left out."
    if address.event and timeline.current_event(address.event) is None:
        is_hidden = any(event.id == address.event for event in timeline.corrected.hidden)
        yield LINKED_HIDDEN if is_hidden else "The linked event is not in this timeline."
