"""What a person does to a timeline: each act is stored at once, and what goes wrong is said on the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec

import streamlit as st

from timeline.errors import ConflictError, ReadingError, StoreError
from timeline.model import Article
from timeline.store import Correction, Kind
from timeline.ui import date_field, session
from timeline.ui.correction_text import NAMES, value_words
from timeline.ui.extraction_job import ExtractionJob
from timeline.ui.session_keys import Key
from timeline.ui.timeline_cache import timeline_cache

Given = ParamSpec("Given")

SOON = 0.6
"""Seconds that the page waits for work to end before it shows how far it is: a few articles take less."""


def _said(act: Callable[Given, None]) -> Callable[Given, Any]:
    """Return an act that tells what went wrong, and returns whether all went well: a bool.

    Streamlit's callbacks are typed to return nothing, and what they return is left.
    """

    @wraps(act)
    def done(*args: Given.args, **kwargs: Given.kwargs) -> bool:
        st.session_state[Key.REFUSED] = None
        try:
            act(*args, **kwargs)
            timeline_cache().look_anew(session.project())
        except (ReadingError, StoreError) as error:
            st.session_state[Key.REFUSED] = str(error)
            return False
        return True

    return done


# Articles


@_said
def add(articles: Sequence[Article]) -> None:
    """Add articles to the open timeline, in the background."""
    _begin(articles)


@_said
def go_on() -> None:
    """Read through the articles that wait."""
    _begin()


def stop() -> None:
    """Let the work on the open timeline end soon; go on with it by ``go_on``."""
    if work := timeline_cache().work(session.project()):
        work.stop()


def note_work(work: ExtractionJob) -> None:
    """Take note of what the work on the open timeline came to."""
    timeline_cache().forget_work(session.project(), work)


@_said
def publish(article: str) -> None:
    """Give an article that states no publication date the one that was entered."""
    day = date_field.published(st.session_state[Key.PUBLISHED])
    if day is not None:
        _publish([article], day)
        st.session_state[Key.PUBLISHED] = ""


@_said
def publish_all(articles: Iterable[str], typed: str) -> None:
    """Give several articles the publication date that was typed."""
    day = date_field.published(typed)
    if day is not None:
        _publish(articles, day)


@_said
def remove(articles: Iterable[str]) -> None:
    """Take articles out of the open timeline; ``bring_back`` undoes it."""
    timeline_cache().store.remove(session.project(), articles)


@_said
def bring_back(articles: Iterable[str]) -> None:
    """Take articles back into the open timeline."""
    timeline_cache().store.bring_back(session.project(), articles)


def _publish(articles: Iterable[str], day: date) -> None:
    for article in articles:
        timeline_cache().store.describe(session.project(), article, published=day)
    _begin()


def _begin(articles: Sequence[Article] = ()) -> None:
    timeline_cache().begin(session.project(), articles).wait(SOON)


# Corrections


@_said
def correct(project: int, corrections: Iterable[Correction]) -> None:
    """Store corrections, all of them or, where someone else's stands against one, none."""
    try:
        timeline_cache().store.correct_all(project, corrections)
    except ConflictError as error:
        raise StoreError(conflict(error)) from error


@_said
def undo(number: int) -> None:
    """Take back the correction of that number in the history of the open timeline."""
    timeline_cache().store.undo(session.project(), number)


@_said
def redo() -> None:
    """Do again what was undone last."""
    timeline_cache().store.redo(session.project())


def conflict(error: ConflictError) -> str:
    """Return what is said where someone has changed the same thing: their value, which stands."""
    if error.kind is None:
        return str(error)
    kind = Kind(error.kind)
    value = value_words(kind, error.value) or "nothing"
    return (
        f"{NAMES[kind]}: someone has changed this meanwhile to “{value}”, which stands; yours was not "
        "stored. Look at theirs, then correct it again if you still want to."
    )


# Timelines


@_said
def create(name: str) -> None:
    """Make a timeline and open it."""
    session.open_project(timeline_cache().store.create(name).id)
    session.close_dialog()


@_said
def rename(name: str, title: str) -> None:
    """Give the open timeline another name and title."""
    timeline_cache().store.rename(session.project(), name, title)


@_said
def delete(project: int) -> None:
    """Delete a timeline with everything in it."""
    timeline_cache().store.delete(project)


@_said
def save_view(name: str, seen: Mapping[str, Sequence[str]]) -> None:
    """Save what is seen under a name, over the view of that name if there is one."""
    timeline_cache().store.save_view(session.project(), name, dict(seen))


@_said
def forget_view(name: str) -> None:
    """Delete a saved view."""
    timeline_cache().store.forget_view(session.project(), name)


@_said
def restore(path: Path) -> None:
    """Make a timeline of a backup, and open it."""
    session.open_project(timeline_cache().store.restore(path).id)
    session.close_dialog()


@_said
def restore_seeds() -> None:
    """Make the first timeline once more, and open it."""
    session.open_project(timeline_cache().restore_seeds().id)
    session.close_dialog()
