"""Articles added in the background, so that the page answers meanwhile.

All articles are stored first, which is quick, and then read through: who stops the work, or closes the
program, goes on later with those that wait. A thread does it, and leaves many articles to a program of their
own, ``python -m timeline read``: it uses all cores, takes no time from the page, and can be ended at once.
"""

from __future__ import annotations

import json
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
from timeline.store import SETTING, Became, Store
from timeline.ui.background_job import BackgroundJob

HOME = Path(__file__).parents[2]
FEW = 12
"""Articles that are read through here: another program would only just have started by then."""
ENDED = "Reading was ended from outside, perhaps for want of memory; go on with it by “Read them”."


class ExtractionJob(BackgroundJob):
    """Work on one timeline, which begins at once: ``articles`` are added, then all read through that wait.

    It begins with the ``faults`` of work before it that nobody has taken note of yet.

    ``counts`` says what became of the articles when they were stored, ``faults`` what went wrong, in a
    sentence each. ``total`` of them are to be read through, of which ``done`` are.
    """

    def __init__(
        self, store: Store, project: int, articles: Sequence[Article] = (), faults: Iterable[str] = ()
    ) -> None:
        super().__init__()
        self.counts: Counter[Became] = Counter()
        self.faults = list(faults)
        self.storing = self.total = self.done = 0
        self._store, self._project = store, project
        self._program: subprocess.Popen[str] | None = None
        self._began = 0.0
        self._coming: deque[Sequence[Article]] = deque([articles])
        self._lock = threading.Lock()
        self._ended = False
        self.begin()

    @property
    def rate(self) -> float:
        """Articles read through in a second, so far."""
        return self.done / max(time.monotonic() - self._began, 1e-3)

    def extend(self, articles: Sequence[Article]) -> bool:
        """Add further articles, and go on if it was asked to stop; return whether it had not ended before."""
        with self._lock:
            if not self._ended:
                self._coming.append(articles)
                self._stopping.clear()
            return not self._ended

    def stop(self) -> None:
        """Let it end as soon as can be; what is stored stays."""
        super().stop()
        if (program := self._program) is not None:
            program.kill()

    def _run(self) -> None:
        try:
            while self._goes_on():
                self._put()
                if not self.stopping:
                    self._read_through()
        except TimelineError as error:
            self.faults.append(str(error))
        except Exception as error:
            self.faults.append(f"The work ended by a fault of the program ({type(error).__name__}).")
        finally:
            with self._lock:
                self._ended = True
            if left := sum(map(len, self._coming)):
                self.faults.append(f"Of {left:,} articles some were not stored; add them again.")

    def _goes_on(self) -> bool:
        with self._lock:
            self._ended = not self._coming
            return not self._ended

    def _put(self) -> None:
        while self._coming:
            articles = self._coming[0]
            self.storing += len(articles)
            for added in self._store.put(self._project, articles):
                self.counts[added.became] += 1
                if added.fault:
                    self.faults.append(added.fault)
            self._coming.popleft()

    def _read_through(self) -> None:
        waiting = self._store.waiting(self._project)
        self.total = self.done + waiting
        self._began = self._began or time.monotonic()
        if waiting > FEW:
            self._leave_to_a_program()
            return
        for added in self._store.refresh(self._project):
            self._count(added.fault)
            if self.stopping:
                return

    def _leave_to_a_program(self) -> None:
        """Read through what waits in another program, which ends with this one however that ends."""
        with reading(self._store, self._project) as program:
            self._program = program
            if self.stopping:
                program.kill()
            for line in program.stdout or ():
                row = json.loads(line)
                if row["article"] is None:
                    raise StoreError(row["fault"])
                self._count(row["fault"])
                if self._coming:
                    self._put()
                    self.total = max(self.total, self.done + self._store.waiting(self._project))
        self._program = None
        if not self.stopping and self._store.waiting(self._project):
            self.faults.append(ENDED)

    def _count(self, fault: str | None) -> None:
        self.done += 1
        if fault:
            self.faults.append(fault)


def reading(store: Store, project: int) -> subprocess.Popen[str]:
    """Start the program that reads through what waits in a timeline: a line of JSON for each article."""
    return subprocess.Popen(  # noqa: S603 this program, and no shell
        [sys.executable, "-m", "timeline", "read", "--until-closed", f"--id={project}"],
        cwd=HOME,
        env={**os.environ, SETTING: store.address},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )
