"""The timeline itself: a figure drawn for the space there is and the period that is visible.

The browser draws with the plotly.js that the plotly package ships. It comes over the page's own
connection in a part of its own, once a session: nothing is fetched.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from timeline.figure import Picture, Theme, View, compose, ranked_actors
from timeline.figure import headline as picture_title
from timeline.safe_text import single_line
from timeline.selection import Lanes, Selection, describe
from timeline.selection.filtered import Filtered
from timeline.timeline import Timeline
from timeline.ui import session
from timeline.ui.component import component, ignore, library
from timeline.ui.session_keys import Key
from timeline.words import counted, expression_date_words

WIDTH, SCREEN = 1200, 900
"""Pixels taken until the browser has told its own."""
FEW = 12
"""Events that leave room in the window for reading one of them below the timeline."""
MOST_WHOLE = 24
"""Events that are all labelled, however tall that is; of more, what the room has no label for is counted."""
GROWTH = (30, 60, 90, 130, 180, 240, 320)
"""Pixels by which the timeline is made taller, one after the other, until all of a few are labelled."""
BESIDE_FEW, BESIDE_MANY = 430, 300
"""Pixels of the window's height that are left to what stands above and below the timeline."""
LOWEST, TALLEST = 330, 900
HEAD_START = 0.2
"""Seconds that the browser has for the timeline alone; it takes as long to draw and paint it."""
SHORTEST = 7
"""Days that a timeline shows at least."""
NARROWEST = 700
"""Pixels of width below which labels have no room: the list has to do."""
MARGIN = 0.04
"""Of the length of all there is: how far beyond it one can zoom out."""

READING = "<strong>The articles wait to be read through, or are being read.</strong>"
NOTHING = (
    "<strong>No dated event yet.</strong><br>Add an article with its publication date, "
    "and every dated statement in it takes its place here."
)
KEYS = "Arrow keys go from event to event, plus and minus zoom, 0 shows all; the list below has every event."
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
<div class="tl-said" aria-live="polite"></div>
"""

Space = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Shown:
    """The timeline as it is seen: how it is drawn, and what it shows."""

    view: View
    picture: Picture


def show(timeline: Timeline, kept: Filtered, selection: Selection) -> Shown | None:
    """Show the events kept on a timeline; return what is seen, ``None`` where there is no event at all."""
    if timeline.table.empty:
        st.html(f'<div class="tl-blank">{READING if timeline.pending else NOTHING}</div>')
        return None
    space = _space()
    drawn = drawn_of(timeline, selection)
    matching = timeline.index.filtered(replace(selection, first=None, last=None))
    view = replace(view_of(timeline, kept, selection, space), title=title(timeline, matching, selection))
    shown = _drawn(drawn, view)
    narrow = shown.view.width < NARROWEST
    component("chart", MARKUP)(
        key=Key.CHART,
        data={
            "figure": None if narrow else json.dumps(shown.picture.drawing, separators=(",", ":")),
            "alt": alternative(shown),
            "said": said(timeline, kept),
            "collapsed": sorted(view.collapsed),
            "space": dict(space) if space else None,
            "stamp": f"{shown.view.width}x{shown.view.height} {len(kept)}",
            "whole": [day.isoformat() for day in widened(whole(timeline.index.whole))],
            "overview": [day.isoformat() for day in overview(drawn, shown.picture)],
        },
        default={"space": None},
        on_space_change=ignore,
        on_event_change=lambda: session.choose(st.session_state[Key.CHART].event),
        on_step_change=lambda: session.step(kept.ids, st.session_state[Key.CHART].step),
        on_period_change=_go,
        on_lane_change=lambda: session.fold(st.session_state[Key.CHART].lane),
    )
    if space is None:
        library()(key="plotly", height=1)
    return shown


def go_ahead(selection: Selection) -> None:
    """Let the browser paint the timeline before it is sent the rest, where the filter has changed.

    It draws all that has come before it paints any of it: without a head start the timeline is seen when the
    last list is ready, a third later, and the lists are seen no sooner.
    """
    asked = selection, st.session_state[Key.LANES], st.session_state[Key.ORDER]
    before, st.session_state[Key.DRAWN] = st.session_state[Key.DRAWN], asked
    if before not in (None, asked):
        time.sleep(HEAD_START)


def view_of(timeline: Timeline, kept: Filtered, selection: Selection, space: Space | None) -> View:
    """Return how the timeline is drawn in the room that the window leaves, lanes as tall as can be."""
    asked = st.session_state
    beside = BESIDE_FEW if len(kept) <= FEW else BESIDE_MANY
    room = min(max((space["height"] if space else SCREEN) - beside, LOWEST), TALLEST)
    height = room if asked[Key.LANES] is Lanes.NONE or len(kept) <= MOST_WHOLE else TALLEST
    return View(
        subtitle=describe(selection),
        total=len(timeline.table),
        lanes=asked[Key.LANES],
        order=asked[Key.ORDER],
        collapsed=asked[Key.COLLAPSED],
        width=space["width"] if space else WIDTH,
        height=height,
        theme=Theme.DARK if st.context.theme.type == "dark" else Theme.LIGHT,
        sources=asked[Key.SOURCES],
        window=_window(kept if len(kept) else timeline.index.whole, selection, empty=not len(kept)),
        selected=asked[Key.EVENT],
        actors=ranked_actors(timeline.index.whole),
        selection=selection,
    )


def drawn_of(timeline: Timeline, selection: Selection) -> Filtered:
    """Return the events to draw: those of every period, which the overview counts, unless it is a short one.

    Of a period shorter than a timeline's least, all that is drawn is to lie in it.
    """
    first, last = selection.first, selection.last
    if first and last and (last - first).days + 1 < SHORTEST:
        return timeline.index.filtered(selection)
    return timeline.index.filtered(replace(selection, first=None, last=None))


def _drawn(kept: Filtered, view: View) -> Shown:
    """Return the timeline, as much taller than the room as it must be to label the few events there are."""
    drawn = compose(kept, view)
    if view.height is None or len(kept) > MOST_WHOLE:
        return Shown(view, drawn)
    for height in (*(view.height + more for more in GROWTH), None):
        if not drawn.counts.more:
            break
        view = replace(view, height=height)
        drawn = compose(kept, view)
    return Shown(view, drawn)


def title(timeline: Timeline, matching: Filtered, selection: Selection) -> str:
    """Return the person's title, or what the events of any period are about, whatever is zoomed to."""
    given = st.session_state[Key.TITLE] or timeline.title
    return single_line(given) or headline(timeline, matching, selection)


def headline(timeline: Timeline, kept: Filtered, selection: Selection) -> str:
    """Return a title for a person who gives none: whom or what the events, or the one article, are about."""
    titles = (article.title for article in timeline.articles.values())
    return picture_title(titles, kept, selection, timeline.name)


def alternative(shown: Shown) -> str:
    """Return what a screen reader says of the timeline."""
    count = shown.picture.counts.labelled + shown.picture.counts.more
    filtered = f" {single_line(shown.view.subtitle)}." if shown.view.subtitle else ""
    return f"{shown.view.title}: a timeline of {counted(count, 'event')}.{filtered} {KEYS}"


def said(timeline: Timeline, kept: Filtered) -> str:
    """Return what a screen reader says of the chosen event: date, title, place among the others."""
    event = timeline.events.get(st.session_state[Key.EVENT] or "")
    if event is None:
        return ""
    at = kept.position(event.id)
    place = "not among the filtered events" if at is None else f"{at + 1:,} of {len(kept):,}"
    return single_line(f"{expression_date_words(event.lead.expression)}: {event.lead.title}. {place}.")


def whole(kept: Filtered) -> tuple[date, date]:
    """Return the first and the last day of events, of which one at least has a date."""
    assert kept.extent is not None  # noqa: S101 - every event of a table has a date on one side
    return kept.extent


def widened(days: tuple[date, date]) -> tuple[date, date]:
    """Return a period with a margin: as far as zooming out can reach."""
    first, last = (day.toordinal() for day in days)
    margin = max(round((last - first) * MARGIN), SHORTEST)
    return (
        date.fromordinal(max(first - margin, date.min.toordinal())),
        date.fromordinal(min(last + margin, date.max.toordinal())),
    )


def overview(drawn: Filtered, picture: Picture) -> tuple[date, date]:
    """Return first and last day of the overview, which holds the window."""
    if not len(drawn):
        return picture.window
    first, last = whole(drawn)
    return min(first, picture.window[0]), max(last, picture.window[1])


def period(told: str | list[str]) -> tuple[date | None, date | None]:
    """Return the days between which the browser zoomed, ``None`` where it shows all again.

    Days that the calendar lacks, of a year before 1 or after 9999, are an open side.
    """
    first, last = map(_day, ("", "") if told == "all" else told)
    return (last, first) if first and last and first > last else (first, last)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _go() -> None:
    session.set_period(*period(st.session_state[Key.CHART].period))


def _space() -> Space | None:
    told = st.session_state.get(Key.CHART)
    return told.get("space") if told else None


def _window(kept: Filtered, selection: Selection, *, empty: bool) -> tuple[date, date] | None:
    """Return the period filtered for, its open side where the events end; where none is left, that of all."""
    if selection.first and selection.last:
        return selection.first, selection.last
    if not (selection.first or selection.last or empty):
        return None
    first, last = whole(kept)
    return (
        selection.first or min(first, selection.last or first),
        selection.last or max(last, selection.first or last),
    )
