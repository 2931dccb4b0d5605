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
from timeline.ui import days, state
from timeline.ui.corrections import NAMES, value_words
from timeline.ui.keys import Key
from timeline.ui.shelf import shelf
from timeline.ui.work import Work

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
            shelf().look_anew(state.project())
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
    if work := shelf().work(state.project()):
        work.stop()


def note_work(work: Work) -> None:
    """Take note of what the work on the open timeline came to."""
    shelf().forget_work(state.project(), work)


@_said
def publish(article: str) -> None:
    """Give an article that states no publication date the one that was entered."""
    day = days.published(st.session_state[Key.PUBLISHED])
    if day is not None:
        _publish([article], day)
        st.session_state[Key.PUBLISHED] = ""


@_said
def publish_all(articles: Iterable[str], typed: str) -> None:
    """Give several articles the publication date that was typed."""
    day = days.published(typed)
    if day is not None:
        _publish(articles, day)


@_said
def remove(articles: Iterable[str]) -> None:
    """Take articles out of the open timeline; ``bring_back`` undoes it."""
    shelf().store.remove(state.project(), articles)


@_said
def bring_back(articles: Iterable[str]) -> None:
    """Take articles back into the open timeline."""
    shelf().store.bring_back(state.project(), articles)


def _publish(articles: Iterable[str], day: date) -> None:
    for article in articles:
        shelf().store.describe(state.project(), article, published=day)
    _begin()


def _begin(articles: Sequence[Article] = ()) -> None:
    shelf().begin(state.project(), articles).wait(SOON)


# Corrections


@_said
def correct(project: int, corrections: Iterable[Correction]) -> None:
    """Store corrections, all of them or, where someone else's stands against one, none."""
    try:
        shelf().store.correct_all(project, corrections)
    except ConflictError as error:
        raise StoreError(conflict(error)) from error


@_said
def undo(number: int) -> None:
    """Take back the correction of that number in the history of the open timeline."""
    shelf().store.undo(state.project(), number)


@_said
def redo() -> None:
    """Do again what was undone last."""
    shelf().store.redo(state.project())


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
    state.open_project(shelf().store.create(name).id)
    state.close_dialog()


@_said
def rename(name: str, title: str) -> None:
    """Give the open timeline another name and title."""
    shelf().store.rename(state.project(), name, title)


@_said
def delete(project: int) -> None:
    """Delete a timeline with everything in it."""
    shelf().store.delete(project)


@_said
def save_view(name: str, seen: Mapping[str, Sequence[str]]) -> None:
    """Save what is seen under a name, over the view of that name if there is one."""
    shelf().store.save_view(state.project(), name, dict(seen))


@_said
def forget_view(name: str) -> None:
    """Delete a saved view."""
    shelf().store.forget_view(state.project(), name)


@_said
def restore(path: Path) -> None:
    """Make a timeline of a backup, and open it."""
    state.open_project(shelf().store.restore(path).id)
    state.close_dialog()


@_said
def restore_seeds() -> None:
    """Make the first timeline once more, and open it."""
    state.open_project(shelf().restore_seeds().id)
    state.close_dialog()
