"""A timeline of the store, for the verbs that show one."""

from __future__ import annotations

from timeline.cli.log import Log
from timeline.errors import StoreError
from timeline.safe_text import short_line
from timeline.store import Store, StoredTimeline
from timeline.timeline import Timeline


def named(store: Store, name: str) -> StoredTimeline:
    """Return the timeline of that name. Raises StoreError where there is none, with those that there are."""
    stored = store.find(name)
    if stored is None:
        there = ", ".join(f'"{short_line(each.name)}"' for each in store.timelines())
        has = f"there are {there}" if there else "add articles to make one"
        raise StoreError(f'{store.location} has no timeline "{short_line(name)}"; {has}.')
    return stored


def stored_timeline(name: str, log: Log) -> Timeline:
    """Return a timeline of the store; log the corrections without an event."""
    with Store.open() as store:
        timeline = Timeline.from_snapshot(store.snapshot(named(store, name).id))
    for orphan in timeline.corrected.orphans:
        log.line(f"The correction {orphan.entry.number} no longer matches an event: {orphan.reason}.")
    log.count(articles=timeline.snapshot.timeline.articles, events=len(timeline.events))
    return timeline
