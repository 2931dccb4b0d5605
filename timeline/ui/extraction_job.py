"""The background job that stores new articles and extracts their events.

It stores all articles first, because that is quick, and then reads them one by one. After a stop or a restart
of the program, a later job continues with the waiting articles. A few articles are read in the job's thread;
many are read by the separate program ``python -m timeline read``: it uses all cores, does not slow down the
page, and can be killed at once.
"""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import threading
import time
from collections import Counter, deque
from collections.abc import Iterable, Sequence
from pathlib import Path

from timeline.errors import StoreError, TimelineError
from timeline.model import Article
from timeline.store import STORE_VARIABLE, IngestStatus, Store
from timeline.ui.background_job import BackgroundJob

LOG = logging.getLogger(__name__)
CHECKOUT = Path(__file__).parents[2]
MAX_IN_THREAD = 12
"""Articles that the job reads in its own thread; a separate program would take as long to start."""
KILLED = "Reading stopped unexpectedly, perhaps because memory ran out. Press “Read now” to continue."


class ExtractionJob(BackgroundJob):
    """Stores ``articles`` in one timeline, then reads all its waiting articles. It starts at once.

    ``counts`` has the outcome of each stored article. ``total`` is the number of articles to read, ``done``
    the number already read. ``faults`` has one sentence for each problem; it starts with the problems of an
    earlier job, if nobody has dismissed them yet. With ``again`` the job also reads what another version of
    the program has read.
    """

    def __init__(
        self,
        store: Store,
        timeline_id: int,
        articles: Sequence[Article] = (),
        faults: Iterable[str] = (),
        again: bool = False,
        person: str = "",
    ) -> None:
        super().__init__()
        self.counts: Counter[IngestStatus] = Counter()
        self.faults = list(faults)
        self.storing = self.total = self.done = 0
        self._store, self._timeline_id, self._again = store, timeline_id, again
        self._program: subprocess.Popen[str] | None = None
        self._began = 0.0
        self._queue: deque[tuple[Sequence[Article], str]] = deque([(articles, person)])
        self._lock = threading.Lock()
        self._ended = False
        self.begin()

    @property
    def rate(self) -> float:
        """Articles read per second so far."""
        return self.done / max(time.monotonic() - self._began, 1e-3)

    def extend(self, articles: Sequence[Article], person: str = "") -> bool:
        """Queue further articles of a person and cancel a stop; return False if the job has already ended."""
        with self._lock:
            if not self._ended:
                self._queue.append((articles, person))
                self._stopping.clear()
            return not self._ended

    def stop(self) -> None:
        """End soon; stored articles stay stored."""
        super().stop()
        if (program := self._program) is not None:
            program.kill()

    def _run(self) -> None:
        try:
            while self._has_queue():
                self._store_queue()
                if not self.stopping:
                    self._read_waiting()
        except TimelineError as error:
            LOG.warning("the job on timeline %s failed", self._timeline_id, exc_info=True)
            self.faults.append(str(error))
        except Exception as error:
            LOG.exception("the job on timeline %s crashed", self._timeline_id)
            name = type(error).__name__
            self.faults.append(
                f"Reading stopped because of a program error ({name}). See the log for details."
            )
        finally:
            with self._lock:
                self._ended = True
            if left := sum(len(articles) for articles, _ in self._queue):
                self.faults.append(f"Some of {left:,} articles were not saved. Add them again.")

    def _has_queue(self) -> bool:
        with self._lock:
            self._ended = not self._queue
            return not self._ended

    def _store_queue(self) -> None:
        while self._queue:
            articles, person = self._queue[0]
            self.storing += len(articles)
            for added in self._store.upsert(self._timeline_id, articles, person):
                self.counts[added.status] += 1
                if added.message:
                    self.faults.append(added.message)
            self._queue.popleft()

    def _count_waiting(self) -> int:
        return self._store.count_pending(self._timeline_id, outdated=self._again)

    def _read_waiting(self) -> None:
        waiting = self._count_waiting()
        self.total = self.done + waiting
        self._began = self._began or time.monotonic()
        if waiting > MAX_IN_THREAD:
            self._read_in_subprocess()
            return
        for added in self._store.extract_pending(self._timeline_id, outdated=self._again):
            self._count(added.message)
            if self.stopping:
                return

    def _read_in_subprocess(self) -> None:
        """Read the waiting articles in a separate program; it ends together with this one."""
        with start_reading(self._store, self._timeline_id, self._again) as program:
            self._program = program
            if self.stopping:
                program.kill()
            for line in program.stdout or ():
                row = json.loads(line)
                if row["article"] is None:
                    raise StoreError(row["fault"])
                self._count(row["fault"])
                if self._queue:
                    self._store_queue()
                    self.total = max(self.total, self.done + self._count_waiting())
        self._program = None
        if not self.stopping and self._count_waiting():
            self.faults.append(KILLED)

    def _count(self, fault: str | None) -> None:
        self.done += 1
        if fault:
            self.faults.append(fault)


def start_reading(store: Store, timeline_id: int, again: bool = False) -> subprocess.Popen[str]:
    """Start the program that reads a timeline's waiting articles; it prints one line of JSON per article."""
    command = [sys.executable, "-m", "timeline", "read", "--until-closed", f"--id={timeline_id}"]
    return subprocess.Popen(  # noqa: S603 this program, and no shell
        [*command, *(["--again"] if again else [])],
        cwd=CHECKOUT,
        env={**os.environ, STORE_VARIABLE: store.address},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )
