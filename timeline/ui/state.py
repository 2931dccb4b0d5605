"""The session: every key in it, and what pressing and choosing does to it.

Callbacks change the session before the page is made again; nothing else writes to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path

import streamlit as st

from timeline.errors import ReadingError
from timeline.figure import Lanes
from timeline.model import Article
from timeline.reading import read_paths
from timeline.selection import Selection
from timeline.ui import days

HOME = Path(__file__).parents[2]
SEEDS = Path("seeds") if Path.cwd() == HOME else HOME / "seeds"  # an article's id holds its path as given


class Key(StrEnum):
    """Everything that the session remembers; widgets hold their values under these keys."""

    ARTICLES = "articles"  # dict of id to Article, in the order they came
    FAULTS = "faults"  # list of sentences: what could not be read
    DISMISSED = "dismissed"  # set of those sentences that were taken note of
    CORPUS = "corpus"  # the last articles seen, with everything found in them
    UNDATED = "undated_articles"  # set of ids: articles whose date was asked for and not given
    PUBLISHED = "published"
    EVENT = "event"  # id of the event shown in detail, None without one
    WHOLE = "whole"
    CHART = "chart"
    SAVING = "saving"  # whether a picture is to be saved when the page is next made
    SAVED = "saved"  # how many pictures were
    ACTORS = "actors"
    PLACES = "places"
    TEXT = "text"
    FIRST = "first"
    LAST = "last"
    MODALITIES = "modalities"
    EVERY = "every"
    LANES = "lanes"
    TITLE = "title"
    SOURCES = "sources"
    EVENTS = "events"
    HELD = "held"
    CHOICES = "choices"  # how often an event was chosen elsewhere than in the list
    ADDING = "adding"  # whether articles are being added
    PASTED = "pasted"
    PASTED_TITLE = "pasted_title"
    PASTED_SOURCE = "pasted_source"
    PASTED_DATE = "pasted_date"
    FILES = "files"


UNFILTERED: dict[Key, object] = {
    Key.ACTORS: [],
    Key.PLACES: [],
    Key.TEXT: "",
    Key.FIRST: None,
    Key.LAST: None,
    Key.MODALITIES: [],
    Key.EVERY: False,
}


def open_session() -> None:
    """Fill what a new session lacks: the articles of ``seeds/``, no filter, no event chosen."""
    if Key.ARTICLES in st.session_state:
        return
    st.session_state[Key.ARTICLES] = {}
    st.session_state[Key.FAULTS] = []
    st.session_state[Key.DISMISSED] = set()
    st.session_state[Key.UNDATED] = set()
    st.session_state[Key.ADDING] = False
    st.session_state[Key.EVENT] = None
    st.session_state[Key.SAVING] = False
    st.session_state[Key.SAVED] = 0
    st.session_state[Key.CHOICES] = 0
    st.session_state[Key.LANES] = Lanes.NONE
    clear_filters()
    if SEEDS.is_dir():
        _, st.session_state[Key.FAULTS] = add(read_paths([SEEDS]))


def articles() -> dict[str, Article]:
    """Return the articles by id, in the order they came."""
    found: dict[str, Article] = st.session_state[Key.ARTICLES]
    return found


def open_intake() -> None:
    """Let articles be added."""
    st.session_state[Key.ADDING] = True


def close_intake() -> None:
    """Go back to the timeline from adding articles."""
    st.session_state[Key.ADDING] = False


def add(found: Iterable[Article | ReadingError]) -> tuple[int, list[str]]:
    """Add articles; return how many came, and why the others could not be read."""
    faults, before = [], len(articles())
    for one in found:
        if isinstance(one, ReadingError):
            faults.append(str(one))
        elif one.id in articles() and articles()[one.id] != one:
            faults.append(f"{one.id}: another article has this id; the new one was left out.")
        else:
            articles()[one.id] = one
    return len(articles()) - before, faults


def remove(ids: Sequence[str]) -> None:
    """Take articles out of the session."""
    for article in ids:
        articles().pop(article, None)


def publish(article: str) -> None:
    """Give an article that states no publication date the one that was entered."""
    try:
        day = days.published(st.session_state[Key.PUBLISHED])
    except ReadingError as error:
        st.session_state[Key.FAULTS] = [str(error)]
        st.session_state[Key.DISMISSED].discard(str(error))
        return
    if day is not None:
        articles()[article] = replace(articles()[article], published=day)
        st.session_state[Key.PUBLISHED] = ""


def leave_undated(article: str) -> None:
    """Ask no more for the publication date of an article."""
    st.session_state[Key.UNDATED].add(article)


def dismiss(faults: Iterable[str]) -> None:
    """Show no more of what could not be read."""
    st.session_state[Key.DISMISSED].update(faults)


def selection() -> Selection:
    """Return the filter as it stands; a period the wrong way round is turned."""
    state = st.session_state
    first, last = state[Key.FIRST], state[Key.LAST]
    if first and last and first > last:
        first, last = last, first
    return Selection(
        actors=tuple(state[Key.ACTORS]),
        places=tuple(state[Key.PLACES]),
        text=state[Key.TEXT],
        first=first,
        last=last,
        modalities=tuple(state[Key.MODALITIES]),
        every=state[Key.EVERY],
    )


def clear_filters() -> None:
    """Set every criterion back to none."""
    for key, value in UNFILTERED.items():
        st.session_state[key] = list(value) if isinstance(value, list) else value


def choose(event: str | None, *, listed: bool = False) -> None:
    """Show an event in detail; unless the list of events itself chose it, the list follows."""
    st.session_state[Key.EVENT] = event
    if not listed:
        st.session_state[Key.CHOICES] += 1


def step(ids: Sequence[str], by: int) -> None:
    """Go to the next (1) or the previous (-1) event of those listed; to the first from none."""
    chosen = st.session_state[Key.EVENT]
    at = ids.index(chosen) + by if chosen in ids else (0 if by > 0 else len(ids) - 1)
    if ids:
        choose(ids[min(max(at, 0), len(ids) - 1)])


def set_period(first: date | None, last: date | None) -> None:
    """Filter for a period, both ends inclusive."""
    st.session_state[Key.FIRST] = first
    st.session_state[Key.LAST] = last


def ask_for_picture() -> None:
    """Have the picture saved when the page is next made."""
    st.session_state[Key.SAVING] = True


def taken_picture() -> int | None:
    """Return the number of the picture to save now, and take the wish as met; ``None`` without one."""
    if not st.session_state[Key.SAVING]:
        return None
    st.session_state[Key.SAVING] = False
    st.session_state[Key.SAVED] += 1
    number: int = st.session_state[Key.SAVED]
    return number
