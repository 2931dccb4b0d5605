"""The actions of a user on a timeline. Each is stored at once; an error appears on the page."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec

import streamlit as st

from timeline.corrections import Correction, Kind
from timeline.errors import ConflictError, ReadingError, StoreError
from timeline.model import Article
from timeline.safe_text import single_line
from timeline.store import LoggedChange
from timeline.store.stored_timelines import normalised_name
from timeline.timeline import Timeline
from timeline.ui import date_field, session
from timeline.ui.correction_text import NAMES, value_words
from timeline.ui.extraction_job import ExtractionJob
from timeline.ui.kept_views import RESERVED
from timeline.ui.person import person
from timeline.ui.session_keys import Key
from timeline.ui.timeline_cache import EXAMPLE, timeline_cache

Parameters = ParamSpec("Parameters")

LOG = logging.getLogger(__name__)
GRACE = 0.6
"""Seconds to wait for a job before its progress is shown; a few articles need less."""


def _reports_errors(action: Callable[Parameters, None]) -> Callable[Parameters, Any]:
    """Make an action show its errors on the page, and return True on success.

    The return type is ``Any`` because Streamlit expects callbacks without a result.
    """

    @wraps(action)
    def wrapped(*args: Parameters.args, **kwargs: Parameters.kwargs) -> bool:
        st.session_state[Key.ERROR] = st.session_state[Key.REMARK] = None
        try:
            action(*args, **kwargs)
            timeline_cache().invalidate(session.timeline_id())
        except (ReadingError, StoreError) as error:
            LOG.debug("%s failed", action.__name__, exc_info=True)
            st.session_state[Key.ERROR] = str(error)
            return False
        return True

    return wrapped


# Articles


@_reports_errors
def add_articles(articles: Sequence[Article], new: str | None = None) -> None:
    """Add articles to the open timeline, or to a new one with this name, in the background."""
    if new is None:
        _start_job(articles)
        return
    created = timeline_cache().store.create(new)
    timeline_cache().start_job(created.id, articles, person=person()).wait(GRACE)
    session.open_next(created.id)


@_reports_errors
def read_waiting() -> None:
    """Read the waiting articles of the open timeline, in the background."""
    _start_job()


@_reports_errors
def read_again() -> None:
    """Read the articles again that another version of the program has read, in the background."""
    timeline_cache().start_job(session.timeline_id(), again=True).wait(GRACE)
    session.close_dialog()


def dismiss_job(job: ExtractionJob) -> None:
    """Close the report of a finished job."""
    timeline_cache().dismiss_job(session.timeline_id(), job)


@_reports_errors
def set_typed_date(article: str) -> None:
    """Give an undated article the publication date typed into its notice."""
    day = date_field.parse_publication_day(st.session_state[Key.PUBLISHED])
    if day is not None:
        _edit([article], {"published": day})
        st.session_state[Key.PUBLISHED] = ""


@_reports_errors
def edit_articles(articles: Iterable[str], changed: Mapping[str, str], typed_day: str) -> None:
    """Give articles other values in some fields, and the typed publication date if there is one."""
    fields: dict[str, Any] = {name: text or None for name, text in changed.items()}
    if (day := date_field.parse_publication_day(typed_day)) is not None:
        fields["published"] = day
    if fields:
        _edit(articles, fields)


@_reports_errors
def remove_articles(articles: Iterable[str]) -> None:
    """Remove articles from the open timeline; ``restore_articles`` undoes it."""
    timeline_cache().store.remove_articles(session.timeline_id(), articles, person())


@_reports_errors
def restore_articles(articles: Iterable[str]) -> None:
    """Put removed articles back into the open timeline."""
    timeline_cache().store.restore_articles(session.timeline_id(), articles, person())


def _edit(articles: Iterable[str], fields: Mapping[str, Any]) -> None:
    timeline_cache().store.edit_articles(session.timeline_id(), articles, person(), **fields)
    _start_job()


def _start_job(articles: Sequence[Article] = ()) -> None:
    timeline_cache().start_job(session.timeline_id(), articles, person=person()).wait(GRACE)


# Corrections


@_reports_errors
def save_corrections(timeline_id: int, corrections: Iterable[Correction]) -> None:
    """Store corrections: all of them, or none if one conflicts with a change by someone else."""
    _correct_all(timeline_id, corrections)


@_reports_errors
def correct_present(corrections: Callable[[Timeline], Iterable[Correction]]) -> None:
    """Store the corrections made of the open timeline as it is now, all of them or none."""
    timeline = timeline_cache().timeline(session.timeline_id())
    _correct_all(timeline.id, corrections(timeline))


def _correct_all(timeline_id: int, corrections: Iterable[Correction]) -> None:
    """Store the corrections that change something.

    Streamlit also calls for a field that nobody touched, with the value that it began with, if the run that
    made the field was interrupted.
    """
    changes = [each for each in corrections if not each.changes_nothing]
    if not changes:
        return
    try:
        timeline_cache().store.correct_all(timeline_id, changes, person())
    except ConflictError as error:
        raise StoreError(conflict_message(error)) from error


@_reports_errors
def undo(number: int) -> None:
    """Undo the correction with this number in the history of the open timeline."""
    timeline_cache().store.undo(session.timeline_id(), number, person())


@_reports_errors
def undo_act(number: int) -> None:
    """Undo the correction with this number, and all that was corrected together with it."""
    timeline_cache().store.undo_act(session.timeline_id(), number, person())


@_reports_errors
def take_back(changes: Sequence[LoggedChange], *, again: bool = False) -> None:
    """Take back changes of articles and names, or make them again; the articles are then read again."""
    timeline_cache().store.take_back(session.timeline_id(), changes, person(), again=again)
    _start_job()


@_reports_errors
def redo() -> None:
    """Redo what was undone last."""
    timeline_cache().store.redo(session.timeline_id(), person())


def conflict_message(error: ConflictError) -> str:
    """Return the message for a conflict, with the other person's value."""
    if error.kind is None:
        return str(error)
    kind = Kind(error.kind)
    value = value_words(kind, error.value) or "none"
    who = single_line(error.person) or "someone else"
    return (
        f"{NAMES[kind]}: {who} changed this to “{value}” in the meantime. "
        "Your change was not saved. Check theirs, and save yours again if it shall replace it."
    )


# Timelines


@_reports_errors
def create_timeline(name: str) -> None:
    """Create a timeline and open it."""
    session.open_timeline(timeline_cache().store.create(name).id)


@_reports_errors
def rename_timeline(name: str, title: str) -> None:
    """Change the name and picture title of the open timeline."""
    timeline_cache().store.rename(session.timeline_id(), name, title, person())


@_reports_errors
def delete_timeline(timeline_id: int, copies: bool) -> None:
    """Delete a timeline with all its content; with ``copies`` also all copies of the store."""
    timeline_cache().store.delete(timeline_id, copies)


@_reports_errors
def save_view(name: str, params: Mapping[str, Sequence[str]]) -> None:
    """Save a view under a name; an earlier view of that name is replaced, but nothing that the page keeps."""
    if (kept := RESERVED.get(normalised_name(name))) is not None:
        raise StoreError(f"“{normalised_name(name)}” is the name of {kept} here. Give the view another name.")
    keep_view(name, params)


@_reports_errors
def keep_view(name: str, params: Mapping[str, Any]) -> None:
    """Keep a view of the open timeline, or what the page keeps under a name of its own."""
    timeline_cache().store.save_view(session.timeline_id(), name, dict(params))


@_reports_errors
def delete_view(name: str) -> None:
    """Delete a saved view."""
    timeline_cache().store.delete_view(session.timeline_id(), name)


@_reports_errors
def restore_backup(path: Path, name: str) -> None:
    """Create a timeline from a backup, and open it; ``name`` is that of the person's file."""
    session.open_timeline(timeline_cache().store.restore(path, shown=name).id)


@_reports_errors
def open_example() -> None:
    """Open the example timeline; create it again if it was deleted."""
    stored = timeline_cache().store.find(EXAMPLE) or timeline_cache().create_example()
    session.open_timeline(stored.id)


@_reports_errors
def create_example() -> None:
    """Create another example timeline, and open it."""
    session.open_timeline(timeline_cache().create_example().id)
