"""The chart: a figure drawn for the size of the window and the visible period.

The browser draws it with the plotly.js of the plotly package. A separate component sends the library once per
session over the page's own connection; nothing is fetched from elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from timeline.corrections.marks_by_event import tags_with_colours
from timeline.figure import Picture, View, compose, headline, ranked_values
from timeline.safe_text import single_line
from timeline.selection import Lanes, Selection, describe_for_readers
from timeline.selection.filtered_events import Filtered
from timeline.timeline import Timeline
from timeline.ui import filter_state, picture_options, session
from timeline.ui.component import plotly_loader
from timeline.ui.empty_states import render_no_chart
from timeline.ui.messages import render_component
from timeline.ui.page_head import window_space
from timeline.ui.session_keys import Key
from timeline.words import counted, event_date_words

DEFAULT_WIDTH, DEFAULT_WINDOW_HEIGHT = 1200, 900
"""Pixels, until the browser reports its size."""
FEW_EVENTS = 12
"""Up to this number of events, the chart leaves room in the window for the event's details."""
MAX_FULLY_LABELLED = 24
"""Up to this number of events, the chart grows until each has a label; otherwise some are only counted."""
GROWTH = (40, 100, 180, 300)
"""Pixels added to the height in turn, until all labels fit."""
BESIDE_FEW, BESIDE_MANY = 430, 300
"""Pixels of the window's height reserved for the rest of the page, with few and with many events."""
MIN_HEIGHT, MIN_HEIGHT_FEW, MAX_HEIGHT = 330, 430, 900
"""Pixels; the second for a few events, so that in a low window the chart has no need to grow."""
LOW = 480
"""Pixels; in a lower window, such as a telephone on its side, the chart has the room for itself."""
MIN_DAYS = 7
"""Length of the shortest period to zoom to."""
MIN_WIDTH = 700
"""Pixels; a narrower window has no room for labels, and shows the list only."""
MARGIN = 0.04
"""Margin of the longest period to zoom out to, as a part of the events' whole period."""

KEYS = "Arrow keys move between events, plus and minus zoom, 0 shows all. The list below has all events."
MARKUP = """
<div class="tl-frame">
  <div class="tl-tools" role="group" aria-label="Visible period" hidden>
    <button type="button" data-press="-" aria-label="Zoom out"
      title="Zoom out: key −, or Ctrl and wheel">−</button>
    <button type="button" data-press="+" aria-label="Zoom in"
      title="Zoom in: key +, Ctrl and wheel, or drag across">+</button>
    <button type="button" data-press="0"
      title="Show all: key 0, or double click">All</button>
  </div>
  <div class="tl-place" tabindex="0" role="application" aria-roledescription="timeline"
    aria-keyshortcuts="ArrowRight ArrowLeft Home End + - 0 Escape"
    ><div class="tl-chart" aria-hidden="true"></div></div>
  <div class="tl-lanes" role="group" aria-label="Lanes"></div>
</div>
<div class="tl-announcement" aria-live="polite"></div>
"""

Space = Mapping[str, int]
"""The chart's width and the window's height in pixels, as the browser reports them."""


@dataclass(frozen=True, slots=True)
class RenderedChart:
    """The chart on the page: its settings and its picture."""

    view: View
    picture: Picture


def render_chart(timeline: Timeline, filtered: Filtered, selection: Selection) -> RenderedChart | None:
    """Render the filtered events; return the chart, or ``None`` if the timeline has no events."""
    if timeline.table.empty:
        render_no_chart(timeline)
        return None
    space = reported_space()
    drawn = drawn_events(timeline, selection)
    title = single_line(st.session_state[Key.TITLE]) or made_title(timeline, selection)
    view = replace(view_of(timeline, filtered, selection, space), title=title)
    chart = _fitted(drawn, view)
    narrow = chart.view.width < MIN_WIDTH
    render_component(
        "chart",
        MARKUP,
        key=Key.CHART,
        data={
            "figure": None if narrow else json.dumps(chart.picture.drawing, separators=(",", ":")),
            "alt": alt_text(chart),
            "announcement": announcement(timeline, filtered),
            "collapsed": sorted(view.collapsed),
            "space": dict(space) if space else None,
            "stamp": f"{chart.view.width}x{chart.view.height} {len(filtered)}",
            "whole": [day.isoformat() for day in zoom_limits(event_period(timeline.index.whole))],
            "overview": [day.isoformat() for day in chart.picture.overview],
        },
        default={"space": None},
        handlers={
            "event": session.choose_event,
            "step": lambda to: session.step_to_event(filtered.ids, to),
            "period": lambda days: filter_state.set_period(*zoomed_period(days)),
            "lane": session.toggle_lane,
        },
    )
    if space is None or space.get("bare"):
        plotly_loader()(key="plotly", height=1)
    return chart


def view_of(timeline: Timeline, filtered: Filtered, selection: Selection, space: Space | None) -> View:
    """Return the settings of the chart; its height fits the window, except with lanes of many events."""
    state = st.session_state
    few = len(filtered) <= FEW_EVENTS
    beside, least = (BESIDE_FEW, MIN_HEIGHT_FEW) if few else (BESIDE_MANY, MIN_HEIGHT)
    window_height = space["height"] if space else DEFAULT_WINDOW_HEIGHT
    if window_height < LOW:
        beside, least = 0, MIN_HEIGHT
    room = min(max(window_height - beside, least), MAX_HEIGHT)
    tall_lanes = state[Key.LANES] is not Lanes.NONE and len(filtered) > MAX_FULLY_LABELLED
    shown = filtered if len(filtered) else timeline.index.whole
    options = replace(picture_options.options(), description="", note="", credit="", map=False)
    return View(
        subtitle=describe_for_readers(selection, timeline.article_labels),
        total=len(timeline.table),
        lanes=state[Key.LANES],
        order=state[Key.ORDER],
        collapsed=state[Key.COLLAPSED],
        width=space["width"] if space else DEFAULT_WIDTH,
        height=MAX_HEIGHT if tall_lanes else room,
        theme=session.theme(),
        options=options,
        window=_window(shown, selection, empty=not len(filtered)),
        selected=state[Key.EVENT],
        coloured=ranked_values(timeline.index.whole, options.colour),
        selection=selection,
        notes=notes(timeline) if options.notes else {},
        tags=tags_with_colours(timeline.corrected, timeline.history),
        round_strokes=True,
    )


def notes(timeline: Timeline) -> dict[str, str]:
    """Return the notes of people by event id."""
    return {event: remark.note for event, remark in timeline.remarks.items() if remark.note}


def drawn_events(timeline: Timeline, selection: Selection) -> Filtered:
    """Return the events to draw: also those outside the period, for the overview.

    If the period is shorter than ``MIN_DAYS``, the chart shows more days than the filter: then only the
    events of the period are drawn.
    """
    first, last = selection.first, selection.last
    if first and last and (last - first).days + 1 < MIN_DAYS:
        return timeline.index.filtered(selection)
    return timeline.index.filtered(replace(selection, first=None, last=None))


def _fitted(events: Filtered, view: View) -> RenderedChart:
    """Return the chart; with few events it grows until all labels fit."""
    picture = compose(events, view)
    if view.height is None or len(events) > MAX_FULLY_LABELLED:
        return RenderedChart(view, picture)
    for height in (*(view.height + more for more in GROWTH), None):
        if not picture.counts.more:
            break
        view = replace(view, height=height)
        picture = compose(events, view)
    return RenderedChart(view, picture)


def made_title(timeline: Timeline, selection: Selection) -> str:
    """Return the timeline's own title, or a headline made from the filtered events of any period."""
    if own := single_line(timeline.title):
        return own
    any_period = timeline.index.filtered(replace(selection, first=None, last=None))
    return headline(any_period, selection, timeline.name)


def alt_text(chart: RenderedChart) -> str:
    """Return the description of the chart for screen readers."""
    count = chart.picture.counts.labelled + chart.picture.counts.more
    filter_words = f" {single_line(chart.view.subtitle)}." if chart.view.subtitle else ""
    return f"{chart.view.title}: a timeline of {counted(count, 'event')}.{filter_words} {KEYS}"


def announcement(timeline: Timeline, filtered: Filtered) -> str:
    """Return the chosen event for screen readers: date, title, position."""
    event = timeline.events.get(st.session_state[Key.EVENT] or "")
    if event is None:
        return ""
    at = filtered.position(event.id)
    position = "outside the current filter" if at is None else f"{at + 1:,} of {len(filtered):,}"
    return single_line(f"{event_date_words(event)}: {event.lead.title}. {position}.")


def event_period(events: Filtered) -> tuple[date, date]:
    """Return the first and last day of a non-empty set of events."""
    assert events.extent is not None  # noqa: S101 - every event of a table has a date on one side
    return events.extent


def zoom_limits(days: tuple[date, date]) -> tuple[date, date]:
    """Return a period with a margin: the longest one to zoom out to."""
    first, last = (day.toordinal() for day in days)
    margin = max(round((last - first) * MARGIN), MIN_DAYS)
    return (
        date.fromordinal(max(first - margin, date.min.toordinal())),
        date.fromordinal(min(last + margin, date.max.toordinal())),
    )


def zoomed_period(message: str | list[str]) -> tuple[date | None, date | None]:
    """Return the period that the browser zoomed to; ``None`` twice for "all".

    An end before year 1 or after 9999 is open.
    """
    first, last = map(_day, ("", "") if message == "all" else message)
    return (last, first) if first and last and first > last else (first, last)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def reported_space() -> Space | None:
    """Return the sizes that the browser has reported, else those the page began with; ``None`` without both.

    They are "bare" if the browser has no plotly.js.
    """
    message = st.session_state.get(Key.CHART)
    return (message and message.get("space")) or window_space()


def _window(events: Filtered, selection: Selection, *, empty: bool) -> tuple[date, date] | None:
    """Return the visible period, or ``None`` for the default one.

    It is the filter's period; an open side ends with the events. If no event is left
    (``empty``), ``events`` are all events.
    """
    if selection.first and selection.last:
        return selection.first, selection.last
    if not (selection.first or selection.last or empty):
        return None
    first, last = event_period(events)
    return (
        selection.first or min(first, selection.last or first),
        selection.last or max(last, selection.first or last),
    )
