"""The store behind the page: which timelines there are, what one holds, and the work that is done on it.

One shelf serves all sessions of a server. What it holds of a timeline is looked up anew in each run of the
page, which so shows what another program wrote, too.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import streamlit as st

from timeline.errors import ReadingError
from timeline.model import Article
from timeline.reading import read_paths
from timeline.store import SETTING, Project, Store
from timeline.timeline import Timeline
from timeline.ui.extraction_job import ExtractionJob

HOME = Path(__file__).parents[2]
SEEDS = HOME / "seeds"
EXAMPLE = "Example"
"""The name of the first timeline, which has the articles of ``seeds/``."""
REST = 9
"""While work goes on, what it adds is looked up again after so many times as long as that took."""
KEPT = 4
"""Timelines that are held in memory at once, those looked at last."""


class TimelineCache:
    """The timelines of one store, for every session at any time."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._lock = threading.RLock()
        self._kept: dict[int, Timeline] = {}
        self._works: dict[int, ExtractionJob] = {}
        self._due: dict[int, float] = {}

    def projects(self) -> list[Project]:
        """Return the timelines; where there is none, the first one is made."""
        with self._lock:
            return self.store.projects() or [self._seed(EXAMPLE)]

    def restore_seeds(self) -> Project:
        """Make a further timeline of the articles of ``seeds/``, and return it."""
        taken = {project.name for project in self.store.projects()}
        names = (EXAMPLE, *(f"{EXAMPLE} {number}" for number in range(2, len(taken) + 3)))
        return self._seed(next(name for name in names if name not in taken))

    def _seed(self, name: str) -> Project:
        """Make a timeline of the seeds; another server may make the same one at the same time."""
        project = self.store.named_or_new(name)
        for _ in self.store.add(project.id, _seeds()):
            pass
        return self.store.project(project.id)

    def timeline(self, project: int) -> Timeline:
        """Return what a timeline holds now; while work goes on there, what it held a little before.

        Raises StoreError where it cannot be read.
        """
        with self._lock:
            known = self._kept.pop(project, None)
            if known is None or not self._may_wait(project):
                known = self._looked_up(project, known)
            self.keep(known)
            return known

    def look_anew(self, project: int) -> None:
        """Look up at the next occasion what a timeline holds, whatever goes on there."""
        self._due.pop(project, None)

    def _may_wait(self, project: int) -> bool:
        work = self._works.get(project)
        return work is not None and work.running and time.monotonic() < self._due.get(project, 0.0)

    def _looked_up(self, project: int, known: Timeline | None) -> Timeline:
        began = time.monotonic()
        contents = self.store.contents(project, known.snapshot if known else None)
        timeline = (
            known if known is not None and contents is known.snapshot else Timeline.from_snapshot(contents)
        )
        took = time.monotonic() - began
        self._due[project] = began + took * (1 + REST)
        return timeline

    def keep(self, timeline: Timeline) -> None:
        """Hold what a timeline has in memory, until it is written to."""
        self._kept[timeline.id] = timeline
        while len(self._kept) > KEPT:
            del self._kept[next(iter(self._kept))]

    def work(self, project: int) -> ExtractionJob | None:
        """Return the work that is, or was last, done on a timeline, until it was taken note of."""
        return self._works.get(project)

    def forget_work(self, project: int, work: ExtractionJob) -> None:
        """Take note of work that is done; what goes on, or was begun since, is not forgotten."""
        with self._lock:
            if self._works.get(project) is work and not work.running:
                del self._works[project]

    def begin(self, project: int, articles: Sequence[Article] = ()) -> ExtractionJob:
        """Add articles to a timeline in the background, and read through all that wait there."""
        with self._lock:
            work = self._works.get(project)
            if work is None or not work.extend(articles):
                faults = work.faults if work is not None else ()
                work = self._works[project] = ExtractionJob(self.store, project, articles, faults)
            return work


def _seeds() -> Iterator[Article | ReadingError]:
    """Yield the articles of ``seeds/``, under ids that are the same wherever the program lies."""
    for found in read_paths([SEEDS]) if SEEDS.is_dir() else ():
        if isinstance(found, Article):
            yield replace(found, id=Path(found.id).relative_to(SEEDS.parent.as_posix()).as_posix())
        else:
            yield found


def timeline_cache() -> TimelineCache:
    """Return the shelf of this server. Raises StoreError where its store cannot be opened."""
    return _open_cache(os.environ.get(SETTING, ""))


@st.cache_resource(show_spinner=False)
def _open_cache(address: str) -> TimelineCache:
    return TimelineCache(Store.open(address or None))
