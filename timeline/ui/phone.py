"""The page in a narrow window: a column of events, filters behind one button, an event as a sheet above."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from timeline.corrections.manual_events import is_without_quotation
from timeline.model import Event
from timeline.safe_text import safe_href, single_line
from timeline.selection import ListOrder, Selection
from timeline.selection.filtered_events import Filtered
from timeline.timeline import Timeline
from timeline.ui import filter_state, session
from timeline.ui.chart import LOW, MIN_WIDTH, RenderedChart, reported_space
from timeline.ui.column_parts import Period
from timeline.ui.empty_states import render_no_rows
from timeline.ui.event_column import render_event_column, set_star
from timeline.ui.event_detail import render_event
from timeline.ui.filter_bar import chips, render_filters
from timeline.ui.listed_events import listed_ids, render_order
from timeline.ui.messages import render_component
from timeline.ui.notices import render_error
from timeline.ui.session_keys import Key, Tab
from timeline.ui.tabs import render_tabs
from timeline.ui.text_fragment import host
from timeline.ui.timeline_cache import timeline_cache
from timeline.ui.url_state import write_url
from timeline.words import event_date_words, long_period

NARROW_BROWSERS = "Mobi"
"""Part of the User-Agent of every browser on a telephone (MDN); used until the browser reports its width."""
SHEET_BAR = """<div class="tl-sheet" role="group" aria-label="This event">
<button type="button" data-sheet="previous" aria-label="Previous">←</button>
<button type="button" data-sheet="next" aria-label="Next">→</button>
<button type="button" data-sheet="star" aria-label="Star" aria-pressed="false"><span>☆</span></button>
<button type="button" data-sheet="share" aria-label="Share this event">Share</button><output></output>
<button type="button" data-sheet="close" aria-label="Close the event">×</button></div>"""


def is_narrow() -> bool:
    """Return True if the window has no room for the chart."""
    if space := reported_space():
        return space["width"] < MIN_WIDTH
    return NARROW_BROWSERS in (st.context.headers.get("User-Agent") or "")


def is_low() -> bool:
    """Return True if the window has room for the chart, but is as low as a telephone on its side."""
    space = reported_space()
    return bool(space and not is_narrow() and space["height"] < LOW)


def render_filter_button(timeline: Timeline, selection: Selection) -> None:
    """Render the filters behind one button, which counts the active ones."""
    count = sum(1 for _ in chips(timeline, selection))
    # Set in each run, else a new label would close them.
    st.session_state[Key.PHONE_FILTERS] = st.session_state.get(Key.PHONE_FILTERS, False)
    label = f"Filters ({count})" if count else "Filters"
    with st.expander(label, icon=":material/tune:", key=Key.PHONE_FILTERS, on_change="rerun"):
        render_filters(timeline, selection)


def render_lists(
    timeline: Timeline, filtered: Filtered, selection: Selection, chart: RenderedChart | None
) -> None:
    """Render the open list; in the reader the chosen event stands below the article."""
    period = chart.picture.window if chart else None

    def column() -> None:
        render_column(timeline, filtered, period, long_period(selection.first, selection.last))

    render_tabs(timeline, filtered, {Tab.EVENTS: column}, is_compact=True)
    if st.session_state[Key.TAB] == Tab.READER:
        render_event(timeline, listed_ids(filtered))


def render_low_lists(timeline: Timeline, filtered: Filtered) -> None:
    """Render the open list of a low window; in the reader the chosen event stands below the article."""
    render_tabs(timeline, filtered)
    if st.session_state[Key.TAB] == Tab.READER:
        render_event(timeline, listed_ids(filtered))


def render_column(timeline: Timeline, filtered: Filtered, period: Period | None, zoomed: str) -> None:
    """Render the filtered events in the order of the list; ``zoomed`` is the period of the filter in words.

    In order of time those outside the chart's period are folded.
    """
    if not len(filtered):
        render_no_rows(timeline)
        return
    render_order(timeline, has_room=False)
    render_event_column(
        timeline,
        filtered.rows,
        st.session_state[Key.EVENT],
        Key.COLUMN,
        period,
        zoomed=zoomed,
        is_by_weight=st.session_state[Key.LIST_ORDER] == ListOrder.WEIGHT,
    )


def render_sheet(timeline: Timeline, filtered: Filtered) -> None:
    """Render the chosen event above the page, unless another dialog or the reader is open."""
    if has_sheet(timeline):
        _render_sheet(timeline, filtered)


def has_sheet(timeline: Timeline) -> bool:
    """Return True if a narrow or low window shows an event above the page."""
    return (is_narrow() or is_low()) and _event_of_sheet(timeline) is not None


def _event_of_sheet(timeline: Timeline) -> Event | None:
    """Return the chosen event; ``None`` if there is none, or if another dialog or the reader is open."""
    if session.dialog() is not None or st.session_state[Key.TAB] == Tab.READER:
        return None
    return timeline.events.get(st.session_state[Key.EVENT] or "")


@st.dialog("Event", width="large", on_dismiss=lambda: session.choose_event(None))
def _render_sheet(timeline: Timeline, filtered: Filtered) -> None:
    """Render the sheet. It reruns alone, also after a correction: the page behind follows as it closes.

    A run of the page would take the sheet away meanwhile, and the next tap would meet what is behind it.
    """
    newest = timeline_cache().timeline(session.timeline_id())
    if newest is not timeline:
        timeline, filtered = newest, newest.index.filtered(filter_state.selection())
        session.follow_event(timeline.current_event)
    event = _event_of_sheet(timeline)
    if event is None:
        st.rerun()
    ids = listed_ids(filtered)
    _render_sheet_bar(timeline, event, ids)
    render_error()
    render_event(timeline, ids, in_sheet=True)
    write_url(filter_state.selection(), timeline_cache().timelines())


def _render_sheet_bar(timeline: Timeline, event: Event, ids: Sequence[str]) -> None:
    """Render the steps to other events, the star, and the button that shares the event."""
    render_component(
        "sheet",
        SHEET_BAR,
        key=Key.SHEET,
        data={
            "id": event.id,
            "starred": event.id in timeline.corrected.starred,
            "previous": bool(ids) and ids[0] != event.id,
            "next": bool(ids) and ids[-1] != event.id,
            "title": shared_title(event),
            "text": shared_text(timeline, event),
            "url": shared_link(timeline, event),
        },
        handlers={"step": lambda to: session.step_to_event(ids, str(to)), "star": set_star},
    )


def shared_title(event: Event) -> str:
    """Return date and title of an event in one line."""
    return single_line(f"{event_date_words(event)}: {event.lead.title}")


def shared_text(timeline: Timeline, event: Event) -> str:
    """Return the event as a text to send: date and title, sentence, source."""
    article = timeline.articles[event.lead.article]
    sentence = single_line(article.text[event.lead.start : event.lead.end])
    source = single_line(article.source or host(article) or article.title or article.id)
    quotation = "" if is_without_quotation(article) else f"“{sentence}”"
    return "\n".join(filter(None, (shared_title(event), quotation, f"({source})")))


def shared_link(timeline: Timeline, event: Event) -> str:
    """Return the web address of the event's source, "" without one."""
    address = single_line(timeline.articles[event.lead.article].url or "")
    return address if safe_href(address) else ""
