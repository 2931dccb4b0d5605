"""A timeline of the store, for the verbs that show one."""

from __future__ import annotations

from timeline.cli.log import Log
from timeline.errors import StoreError
from timeline.safe_text import short_line
from timeline.store import Corrected, Project, Store, corrected


def named(store: Store, name: str) -> Project:
    """Return the timeline of that name. Raises StoreError where there is none, with those that there are."""
    project = store.named(name)
    if project is None:
        there = ", ".join(f'"{short_line(each.name)}"' for each in store.projects())
        has = f"there are {there}" if there else "add articles to make one"
        raise StoreError(f'{store.place} has no timeline "{short_line(name)}"; {has}.')
    return project


def as_corrected(name: str, log: Log) -> tuple[Project, Corrected]:
    """Return a timeline with its events as corrected; what does not fit any more is logged."""
    with Store.open() as store:
        project = named(store, name)
        shown = corrected(store.contents(project.id))
    for misfit in shown.misfits:
        log.line(f"The correction {misfit.entry.number} does not fit any more: {misfit.reason}.")
    log.count(articles=project.articles, events=len(shown.events))
    return project, shown
