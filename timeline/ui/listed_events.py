"""The filtered events in the order of the list that the user has chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import streamlit as st

from timeline.selection import ListOrder
from timeline.selection.coded_column import Positions
from timeline.selection.filtered_events import Filtered
from timeline.timeline import Timeline
from timeline.ui import session
from timeline.ui.session_keys import Dialog, Key

LIST_ORDERS: Mapping[ListOrder, str] = {ListOrder.DATE: "By date", ListOrder.WEIGHT: "By weight"}


def listed_rows(filtered: Filtered) -> Positions:
    """Return the row numbers of the events in the index's table, in the order of the list."""
    return filtered.by_weight if _is_by_weight() else filtered.rows


def listed_ids(filtered: Filtered) -> Sequence[str]:
    """Return the ids of the events, in the order of the list."""
    return filtered.ids_by_weight if _is_by_weight() else filtered.ids


def listed_position(filtered: Filtered, event: str | None) -> int | None:
    """Return the position of an event in the list, from 0; ``None`` if it is not listed."""
    position = filtered.position(event)
    if position is None or not _is_by_weight():
        return position
    return int(np.flatnonzero(filtered.by_weight == filtered.rows[position])[0])


def render_order(timeline: Timeline, *, has_room: bool = True) -> None:
    """Render the choice of the order; with ``has_room`` also *Add event* and the switch for hidden events.

    A phone's column has no room: a second line would push it down as the page opens.
    """
    with st.container(horizontal=True, vertical_alignment="center"):
        st.segmented_control(
            "Order of the list",
            list(LIST_ORDERS),
            key=Key.LIST_ORDER,
            format_func=LIST_ORDERS.__getitem__,
            required=True,
            label_visibility="collapsed",
        )
        if has_room:
            st.button(
                "Add event",
                icon=":material/add:",
                type="tertiary",
                key="add event to list",
                help="An event that no article tells, or that was not found in one",
                on_click=session.open_dialog,
                args=(Dialog.ADD_EVENT,),
            )
        if has_room and (hidden := timeline.corrected.hidden):
            st.session_state.setdefault(Key.HIDDEN, False)
            st.toggle("Hidden events", key=Key.HIDDEN, help=f"{len(hidden):,} left out of the timeline")


def are_hidden_listed(timeline: Timeline) -> bool:
    """Return True if the list has the hidden events instead of the others."""
    return bool(timeline.corrected.hidden and st.session_state.get(Key.HIDDEN))


def _is_by_weight() -> bool:
    return bool(st.session_state[Key.LIST_ORDER] == ListOrder.WEIGHT)
