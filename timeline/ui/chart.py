"""The timeline itself: a figure drawn for the space there is, and the picture that is saved of it.

The browser draws with the plotly.js that the plotly package ships. It comes over the page's own
connection in a component of its own, once a session: nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import pandas as pd
import streamlit as st

from timeline import wording
from timeline.figure import Lanes, Picture, Theme, View, compose, ranked_actors
from timeline.inert import plain
from timeline.selection import Selection, words
from timeline.ui import state
from timeline.ui.corpus import Corpus
from timeline.ui.state import Key

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
NARROWEST = 700
"""Pixels of width below which labels have no room: the list has to do."""
SAVED_WIDTH, SAVED_HEIGHT, SAVED_SCALE = 1600, 900, 2

NOTHING = (
    "<strong>No dated event yet.</strong><br>Add an article with its publication date, "
    "and every dated statement in it takes its place here."
)
TOO_NARROW = "The window is too narrow for a timeline; its events are listed below."

Space = Mapping[str, int]


def show(corpus: Corpus, kept: pd.DataFrame, selection: Selection) -> None:
    """Show the events kept on a timeline; save a picture of it where that was asked for."""
    if corpus.table.empty:
        st.html(f'<div class="tl-blank">{NOTHING}</div>')
        return
    space = _space()
    view, drawn = _drawn(kept, view_of(corpus, kept, selection, space))
    narrow = view.width < NARROWEST
    _component()(
        key=Key.CHART,
        data={
            "figure": None if narrow else drawn.figure.to_json(),
            "alt": alternative(drawn, view),
            "space": dict(space) if space else None,
            "stamp": f"{view.width}x{view.height} {len(kept)}",
            "picture": _saved(kept, view, file_name(view.title, selection), state.taken_picture()),
        },
        default={"space": None},
        on_space_change=_ignore,
        on_event_change=lambda: state.choose(st.session_state[Key.CHART].event),
        on_step_change=lambda: state.step(list(kept["id"]), st.session_state[Key.CHART].step),
        on_period_change=lambda: state.set_period(*period(st.session_state[Key.CHART].period)),
    )
    if narrow:
        st.html(f'<div class="tl-empty">{TOO_NARROW}</div>')
    if space is None:
        _library()(key="plotly", height=1)


def view_of(corpus: Corpus, kept: pd.DataFrame, selection: Selection, space: Space | None) -> View:
    """Return how the timeline is drawn in the room that the window leaves, lanes as tall as can be."""
    beside = BESIDE_FEW if len(kept) <= FEW else BESIDE_MANY
    room = min(max((space["height"] if space else SCREEN) - beside, LOWEST), TALLEST)
    height = room if st.session_state[Key.LANES] is Lanes.NONE or len(kept) <= MOST_WHOLE else TALLEST
    return View(
        title=plain(st.session_state[Key.TITLE]) or headline(corpus, kept, selection),
        subtitle=words(selection),
        total=len(corpus.table),
        lanes=st.session_state[Key.LANES],
        width=space["width"] if space else WIDTH,
        height=height,
        theme=Theme.DARK if st.context.theme.type == "dark" else Theme.LIGHT,
        sources=st.session_state[Key.SOURCES],
        window=_window(corpus if kept.empty else None, selection),
        selected=st.session_state[Key.EVENT],
        actors=ranked_actors(corpus.table),
    )


def _drawn(kept: pd.DataFrame, view: View) -> tuple[View, Picture]:
    """Return the timeline, as much taller than the room as it must be to label the few events there are."""
    drawn = compose(kept, view)
    if view.height is None or len(kept) > MOST_WHOLE:
        return view, drawn
    for height in (*(view.height + more for more in GROWTH), None):
        if not drawn.unlabelled:
            break
        view = replace(view, height=height)
        drawn = compose(kept, view)
    return view, drawn


def headline(corpus: Corpus, kept: pd.DataFrame, selection: Selection) -> str:
    """Return a title for a person who gives none."""
    return wording.headline([article.title for article in corpus.articles.values()], kept, selection)


def saved_view(view: View) -> View:
    """Return the same view as it is saved: light, and of a size that is fit to print."""
    return replace(view, theme=Theme.LIGHT, width=SAVED_WIDTH, height=SAVED_HEIGHT, selected=None)


def alternative(drawn: Picture, view: View) -> str:
    """Return what a screen reader says of the timeline."""
    shown = len(drawn.labelled) + len(drawn.unlabelled)
    filtered = f" {plain(view.subtitle)}." if view.subtitle else ""
    return (
        f"{view.title}: a timeline of {shown} events.{filtered} "
        "Arrow keys go from event to event; the list below has them all."
    )


def file_name(title: str, selection: Selection) -> str:
    """Return a file name that says what the picture shows, in letters that every system takes."""
    said = "-".join(re.findall(r"\w+", f"{title} {words(selection)}".lower()))
    return f"{said[:80].strip('-') or 'timeline'}.png"


def period(range_: list[str] | None) -> tuple[date | None, date | None]:
    """Return the days between which the browser zoomed, ``None`` where it showed all again.

    Days that the calendar lacks, of a year before 1 or after 9999, are an open side.
    """
    first, last = map(_day, range_ or ("", ""))
    return (last, first) if first and last and first > last else (first, last)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _space() -> Space | None:
    told = st.session_state.get(Key.CHART)
    return told.get("space") if told else None


def _window(empty: Corpus | None, selection: Selection) -> tuple[date, date] | None:
    """Return the period filtered for; where nothing is left, the days of what there was."""
    if selection.first and selection.last:
        return selection.first, selection.last
    if empty is None or empty.table["earliest"].isna().all():
        return None
    return empty.table["earliest"].min().date(), empty.table["earliest"].max().date()


def _saved(kept: pd.DataFrame, view: View, name: str, number: int | None) -> dict[str, Any] | None:
    if number is None:
        return None
    return {
        "number": number,
        "figure": compose(kept, saved_view(view)).figure.to_json(),
        "width": SAVED_WIDTH,
        "height": SAVED_HEIGHT,
        "scale": SAVED_SCALE,
        "name": name,
    }


def _ignore() -> None:
    """Answer a change that needs no more than the page made again."""


@cache
def _component() -> Callable[..., Any]:
    room = files(__package__)
    return st.components.v2.component(
        "timeline_chart",
        html='<div class="tl-place" tabindex="0" role="group"><div class="tl-chart"></div></div>',
        css=room.joinpath("chart.css").read_text(encoding="utf-8"),
        js=room.joinpath("chart.js").read_text(encoding="utf-8"),
        isolate_styles=False,  # Plotly puts its own rules into the document's head
    )


@cache
def _library() -> Callable[..., Any]:
    script = files("plotly").joinpath("package_data/plotly.min.js").read_text(encoding="utf-8")
    told = '\nwindow.dispatchEvent(new Event("timeline-plotly"));\nexport default () => {};\n'
    return st.components.v2.component("timeline_plotly", js=script + told)
