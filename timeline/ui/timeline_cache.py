"""The store and a cache of open timelines with their background jobs, shared by all sessions of the server.

Each run of the page asks the store for changes, and so also shows the changes by other programs.
"""

from __future__ import annotations

import os
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import streamlit as st

from timeline.errors import ReadingError, StoreError
from timeline.model import Article
from timeline.reading import read_paths
from timeline.resources import program_folder
from timeline.store import STORE_VARIABLE, Snapshot, Store, StoredTimeline
from timeline.store.automatic_backups import AutomaticBackups
from timeline.store.location import store_url
from timeline.store.recovery import replace_damaged
from timeline.timeline import Timeline
from timeline.ui.extraction_job import ExtractionJob
from timeline.ui.merging_job import MANY, MergingJob

SEEDS = program_folder() / "seeds"
EXAMPLE = "Example"
"""Name of the first timeline; it holds the articles of ``seeds/``."""
REST = 9
"""During a job, the wait between two loads is this many times the duration of a load."""
CAPACITY = 4
"""Timelines in memory at once, the most recently used."""


class TimelineCache:
    """One store with its loaded timelines and their jobs. All methods are safe to call from any session."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._lock = threading.RLock()
        self._loaded: dict[int, Timeline] = {}
        self._jobs: dict[int, ExtractionJob] = {}
        self._merging: dict[int, MergingJob] = {}
        self._reload_at: dict[int, float] = {}
        self._changes: Counter[int] = Counter()

    def timelines(self) -> list[StoredTimeline]:
        """Return the timelines; an empty store gets the example first."""
        with self._lock:
            return self.store.timelines() or [self._create_from_seeds(EXAMPLE)]

    def create_example(self) -> StoredTimeline:
        """Create another timeline with the articles of ``seeds/``."""
        taken = {stored.name for stored in self.store.timelines()}
        names = (EXAMPLE, *(f"{EXAMPLE} {number}" for number in range(2, len(taken) + 3)))
        return self._create_from_seeds(next(name for name in names if name not in taken))

    def _create_from_seeds(self, name: str) -> StoredTimeline:
        """Create a timeline from the seeds; another server may create the same one at the same time."""
        stored = self.store.find_or_create(name)
        for _ in self.store.add(stored.id, _seeds()):
            pass
        return self.store.timeline(stored.id)

    def timeline(self, timeline_id: int) -> Timeline:
        """Return the current content of a timeline; during a job, it may be slightly out of date.

        Raises StoreError if the timeline cannot be loaded.
        """
        with self._lock:
            known = self._loaded.pop(timeline_id, None)
            if known is None or not self._is_recent(timeline_id):
                known = self._load(timeline_id, known)
            self.put(known)
            return known

    def invalidate(self, timeline_id: int) -> None:
        """Load the timeline at the next call of ``timeline``, even during a job or another load."""
        self._changes[timeline_id] += 1
        self._reload_at.pop(timeline_id, None)

    def _is_recent(self, timeline_id: int) -> bool:
        job = self._jobs.get(timeline_id)
        return job is not None and job.running and time.monotonic() < self._reload_at.get(timeline_id, 0.0)

    def _load(self, timeline_id: int, known: Timeline | None) -> Timeline:
        began, changes = time.monotonic(), self._changes[timeline_id]
        snapshot = self.store.snapshot(timeline_id, known.snapshot if known else None)
        is_merged = self._is_merged(snapshot)
        unchanged = known is not None and snapshot is known.snapshot and known.is_merged == is_merged
        timeline = (
            known
            if known is not None and unchanged
            else Timeline.from_snapshot(snapshot, merged=is_merged, known=known)
        )
        took = time.monotonic() - began
        if self._changes[timeline_id] == changes:
            self._reload_at[timeline_id] = began + took * (1 + REST)
        return timeline

    def _is_merged(self, snapshot: Snapshot) -> bool:
        """Return False while a job compares the statements first; it is started once no articles are read."""
        timeline_id = snapshot.timeline.id
        if snapshot.merging.to_compare <= MANY:
            return True
        reading, merging = self._jobs.get(timeline_id), self._merging.get(timeline_id)
        if (reading and reading.running) or (merging and merging.running):
            return False
        if merging and merging.snapshot is snapshot:
            return True  # the job failed: the page meets its error
        self._merging[timeline_id] = MergingJob(snapshot)
        return False

    def merging_share(self, timeline_id: int) -> float | None:
        """Return how much of a timeline's merging is done, 0 to 1; ``None`` if none is going on."""
        job = self._merging.get(timeline_id)
        return job.share if job is not None and job.running else None

    def put(self, timeline: Timeline) -> None:
        """Cache the content of a timeline."""
        self._loaded[timeline.id] = timeline
        while len(self._loaded) > CAPACITY:
            del self._loaded[next(iter(self._loaded))]

    def job(self, timeline_id: int) -> ExtractionJob | None:
        """Return the current or last job of a timeline; ``None`` if there is none, or it was dismissed."""
        return self._jobs.get(timeline_id)

    def dismiss_job(self, timeline_id: int, job: ExtractionJob) -> None:
        """Forget a finished job; a running or a newer job is left alone."""
        with self._lock:
            if self._jobs.get(timeline_id) is job and not job.running:
                del self._jobs[timeline_id]

    def start_job(
        self, timeline_id: int, articles: Sequence[Article] = (), again: bool = False, person: str = ""
    ) -> ExtractionJob:
        """Add articles of a person to a timeline in the background, and read all its waiting articles.

        With ``again`` it also reads what another version of the program has read.
        """
        with self._lock:
            job = self._jobs.get(timeline_id)
            if job is None or again or not job.extend(articles, person):
                faults = job.faults if job is not None else ()
                job = ExtractionJob(self.store, timeline_id, articles, faults, again, person)
                self._jobs[timeline_id] = job
            return job


def _seeds() -> Iterator[Article | ReadingError]:
    """Yield the articles of ``seeds/``; their ids do not depend on the place of the checkout."""
    for result in read_paths([SEEDS]) if SEEDS.is_dir() else ():
        if isinstance(result, Article):
            yield replace(result, id=Path(result.id).relative_to(SEEDS.parent.as_posix()).as_posix())
        else:
            yield result


def timeline_cache() -> TimelineCache:
    """Return the cache of this server. Raises StoreError if its store cannot be opened."""
    return _open_cache(os.environ.get(STORE_VARIABLE, ""))


def newest_cache() -> TimelineCache:
    """Return the cache at the start of a run: if another file took the store's place, the new one is opened.

    Within a run the old one stays, so that no act on its events goes into the new file.
    """
    cache = timeline_cache()
    if not cache.store.is_replaced:
        return cache
    cache.store.close()
    _open_cache.clear()
    return timeline_cache()


def automatic_backups() -> AutomaticBackups:
    """Return the automatic backups of this server's store, also of one that does not open."""
    return AutomaticBackups(Path(store_url(os.environ.get(STORE_VARIABLE)).database or ""))


def replace_damaged_store(path: Path, lacking: Callable[[str], None]) -> tuple[list[StoredTimeline], Path]:
    """Put a backup in the place of the store; see ``recovery.replace_damaged``."""
    with suppress(StoreError):
        timeline_cache().store.close()
    restored = replace_damaged(os.environ.get(STORE_VARIABLE), path, lacking)
    _open_cache.clear()
    return restored


@st.cache_resource(show_spinner=False)
def _open_cache(address: str) -> TimelineCache:
    return TimelineCache(Store.open(address or None))
