"""The fields that say what an event is: date, title, who, where, how it is stated."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from timeline.entities import place_named
from timeline.errors import ReadingError
from timeline.model import CalendarDate, Modality, Place
from timeline.safe_text import escaped_html, single_line
from timeline.selection import Column
from timeline.temporal import parse_user_date
from timeline.timeline import Timeline
from timeline.words import MODALITY_WORDS, calendar_date_words, precision_words

LONGEST_TITLE, LONGEST_DATE = 500, 100
"""Characters of a title and of a date."""
MOST = 1_000
"""Names to choose from, the most frequent ones; any other can be typed."""
HELP = "A day, a month, a year or words for them, or EDTF: 2021-08-15, early August 2021, 2021-08/2021-09"


@dataclass(frozen=True, slots=True)
class Given:
    """What the fields hold; ``date`` is ``None`` where no date can be read in what was typed."""

    date: CalendarDate | None
    typed: str
    title: str
    actors: tuple[str, ...]
    places: tuple[Place, ...]
    modality: Modality

    def sound(self) -> CalendarDate:
        """Return the date. Raises ReadingError where none can be read, or there is no title."""
        if not self.title:
            raise ReadingError("What happened: it is empty; say it in a few words.")
        if self.date is None:
            raise ReadingError(f"When: “{self.typed}” names no date; write it like 15 Aug 2021 or 2021-08.")
        return self.date


def _when(before: Given, published: date | None, fill: int) -> tuple[CalendarDate | None, str]:
    """Ask for the date; return it with what was typed, and show how it was understood.

    What was not touched stands for the date as it was: EDTF does not tell a month's early days from a range.
    """
    said = st.text_input("When", before.typed, max_chars=LONGEST_DATE, help=HELP, key=f"when {fill}").strip()
    found = before.date if before.date and said == before.typed else parse_user_date(said, published)
    if said:
        read = (
            f"{calendar_date_words(found)}: {precision_words(found)}" if found else "no date can be read here"
        )
        st.html(f'<div class="tl-empty" role="status">{escaped_html(single_line(read))}</div>')
    return found, said


def fields(timeline: Timeline, before: Given, published: date | None, fill: int) -> Given:
    """Show the fields, filled with what they are to hold; return what they hold.

    Under another number ``fill`` they are filled anew, whatever was typed into them.
    """
    found, typed = _when(before, published, fill)
    title = st.text_input("What happened", before.title, max_chars=LONGEST_TITLE, key=f"what {fill}")
    actors = _names(timeline, "Who", "actors", before.actors, fill)
    places = _names(timeline, "Where", "places", [place.name for place in before.places], fill)
    modality = st.selectbox(
        "How stated",
        list(Modality),
        index=list(Modality).index(before.modality),
        format_func=lambda each: MODALITY_WORDS[each].capitalize(),
        key=f"stated {fill}",
    )
    return Given(
        found,
        typed,
        " ".join(title.split()),
        tuple(actors),
        tuple(_places(timeline, places, before.places)),
        modality or before.modality,
    )


def _names(timeline: Timeline, label: str, column: Column, chosen: Sequence[str], fill: int) -> list[str]:
    offered = list(timeline.index.counts(column))[:MOST]
    named = st.multiselect(
        label,
        list(dict.fromkeys([*chosen, *offered])),
        default=list(chosen),
        format_func=single_line,
        accept_new_options=True,
        placeholder="Choose, or type a name",
        key=f"{column} {fill}",
    )
    return list(dict.fromkeys(" ".join(name.split()) for name in named if name.strip()))


def _places(timeline: Timeline, names: Iterable[str], before: Iterable[Place]) -> list[Place]:
    """Return the places of these names: the event's own, the timeline's, or the gazetteer's."""
    known = {**timeline.places, **{place.name: place for place in before}}
    return [known.get(name) or place_named(name) for name in names]
