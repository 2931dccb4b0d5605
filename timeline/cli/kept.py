"""A timeline of the store, for the verbs that show one."""

from __future__ import annotations

from timeline.cli.log import Log
from timeline.errors import StoreError
from timeline.safe_text import short_line
from timeline.store import Project, Store
from timeline.timeline import Timeline


def named(store: Store, name: str) -> Project:
    """Return the timeline of that name. Raises StoreError where there is none, with those that there are."""
    project = store.named(name)
    if project is None:
        there = ", ".join(f'"{short_line(each.name)}"' for each in store.projects())
        has = f"there are {there}" if there else "add articles to make one"
        raise StoreError(f'{store.place} has no timeline "{short_line(name)}"; {has}.')
    return project


def stored_timeline(name: str, log: Log) -> Timeline:
    """Return a timeline of the store; log the corrections without an event."""
    with Store.open() as store:
        timeline = Timeline.from_snapshot(store.contents(named(store, name).id))
    for misfit in timeline.corrected.misfits:
        log.line(f"The correction {misfit.entry.number} does not fit any more: {misfit.reason}.")
    log.count(articles=timeline.snapshot.project.articles, events=len(timeline.events))
    return timeline
