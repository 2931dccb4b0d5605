"""The fields of an event in a dialog: date, title, actors, places, modality."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from timeline import temporal
from timeline.entities import place_named
from timeline.errors import ReadingError
from timeline.model import CalendarDate, Modality, Place
from timeline.safe_text import escaped_html, single_line
from timeline.selection import Column
from timeline.timeline import Timeline
from timeline.words import MODALITY_WORDS, calendar_date_words, precision_words

MAX_TITLE_LENGTH, MAX_DATE_LENGTH = 500, 100
"""Characters."""
MAX_OPTIONS = 1_000
"""Names offered as options, the most frequent ones; other names can be typed."""
DATE_HELP = (
    "A day, month or year in words or numbers, or an EDTF date. "
    "Examples: 2021-08-15, early August 2021, 2021-08/2021-09"
)
MAX_TIME_LENGTH = 20
"""Characters."""
TIME_EXAMPLE = "e.g. 14:30"


@dataclass(frozen=True, slots=True)
class EventFields:
    """The values in the fields; ``date`` is ``None`` if the typed text is not a date.

    ``time`` is a time of day as it was typed, in its own field or beside the date.
    """

    date: CalendarDate | None
    typed: str
    title: str
    actors: tuple[str, ...]
    places: tuple[Place, ...]
    modality: Modality
    groups: tuple[str, ...] = ()
    time: str = ""

    def valid_date(self) -> CalendarDate:
        """Return the date. Raises ReadingError if it, or the title, is missing."""
        if not self.title:
            raise ReadingError("What happened: enter a few words.")
        if self.date is None:
            raise ReadingError(f"When: “{self.typed}” is not a date. Write it like 15 Aug 2021 or 2021-08.")
        return self.date

    def valid_time(self) -> str:
        """Return the time of day as "14:30", "" for none. Raises ReadingError if the date has none."""
        if not self.time:
            return ""
        time, date = temporal.parse_user_time(self.time), self.date
        if time is None:
            raise ReadingError(f"Time: “{self.time}” is not a time of day. Write it like 14:30 or 2:30 pm.")
        if date is None or date.earliest is None or date.earliest != date.latest:
            raise ReadingError(
                "Time: only a single day has a time of day. Write the day, or leave the time out."
            )
        return time


def render_event_fields(
    timeline: Timeline, initial: EventFields, published: date | None, version: int
) -> EventFields:
    """Render the fields and return their values.

    ``published`` is the anchor of relative dates. A new ``version`` resets the fields to ``initial``.
    """
    placed, typed, time = _render_date(initial, published, version)
    title = st.text_input("What happened", initial.title, max_chars=MAX_TITLE_LENGTH, key=f"title {version}")
    actors = _render_names(timeline, "Who", "actors", initial.actors, version)
    groups = _render_names(timeline, "Groups", "groups", initial.groups, version)
    places = _render_names(timeline, "Where", "places", [place.name for place in initial.places], version)
    modality = st.selectbox(
        "How stated",
        list(Modality),
        index=list(Modality).index(initial.modality),
        format_func=lambda option: MODALITY_WORDS[option].capitalize(),
        key=f"modality {version}",
    )
    return EventFields(
        placed,
        typed,
        " ".join(title.split()),
        tuple(actors),
        tuple(_places(timeline, places, initial.places)),
        modality or initial.modality,
        tuple(groups),
        time,
    )


def _render_date(
    initial: EventFields, published: date | None, version: int
) -> tuple[CalendarDate | None, str, str]:
    """Render date and time with their interpretation; return the date, its typed text, and the typed time.

    An untouched field returns the initial date itself, since its EDTF text alone would lose the granularity.
    A time of day typed beside the date counts if the field of the time is as it was.
    """
    day, clock = st.columns([3, 1])
    typed = day.text_input(
        "When", initial.typed, max_chars=MAX_DATE_LENGTH, help=DATE_HELP, key=f"date {version}"
    ).strip()
    time = clock.text_input(
        "Time", initial.time, max_chars=MAX_TIME_LENGTH, placeholder=TIME_EXAMPLE, key=f"time {version}"
    ).strip()
    if initial.date and typed == initial.typed:
        placed: CalendarDate | None = initial.date
    else:
        words, beside = temporal.split_user_time(typed)
        placed = temporal.parse_user_date(words, published)
        if beside and time == initial.time:
            time = beside
    if typed:
        st.html(f'<div class="tl-empty" role="status">{escaped_html(_meaning(placed, time))}</div>')
    return placed, typed, time


def _meaning(placed: CalendarDate | None, time: str) -> str:
    """Return how the typed date and time were read."""
    if placed is None:
        return "not a date"
    when = ", ".join(filter(None, (calendar_date_words(placed), temporal.parse_user_time(time) or "")))
    return single_line(f"{when}: {precision_words(placed)}")


def _render_names(
    timeline: Timeline, label: str, column: Column, chosen: Sequence[str], version: int
) -> list[str]:
    offered = list(timeline.index.counts(column))[:MAX_OPTIONS]
    names = st.multiselect(
        label,
        list(dict.fromkeys([*chosen, *offered])),
        default=list(chosen),
        format_func=single_line,
        accept_new_options=True,
        select_all=False,
        placeholder="Choose or type a name",
        key=f"{column} {version}",
    )
    return list(dict.fromkeys(" ".join(name.split()) for name in names if name.strip()))


def _places(timeline: Timeline, names: Iterable[str], initial: Iterable[Place]) -> list[Place]:
    """Return the places with these names: the event's own, else the timeline's, else the gazetteer's."""
    known = {**timeline.places, **{place.name: place for place in initial}}
    return [known.get(name) or place_named(name) for name in names]
