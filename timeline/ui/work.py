"""Articles added in the background, so that the page answers meanwhile.

All articles are stored first, which is quick, and then read through: who stops the work, or closes the
program, goes on later with those that wait. A thread does it, which hands many articles on to processes of
their own; sessions only look at how far it is.
"""

from __future__ import annotations

import os
import threading
import time
from collections import Counter, deque
from collections.abc import Sequence

from timeline.errors import TimelineError
from timeline.model import Article
from timeline.store import Added, Became, Store

WORKERS = os.cpu_count() or 1


class Work:
    """Work on one timeline, which begins at once: ``articles`` are added, then all read through that wait.

    ``counts`` says what became of the articles when they were stored, ``faults`` what went wrong, in a
    sentence each. ``total`` of them are to be read through, of which ``done`` are.
    """

    def __init__(self, store: Store, project: int, articles: Sequence[Article] = ()) -> None:
        self.counts: Counter[Became] = Counter()
        self.faults: list[str] = []
        self.storing = self.total = self.done = 0
        self._store, self._project = store, project
        self._began = time.monotonic()
        self._coming: deque[Sequence[Article]] = deque([articles])
        self._lock = threading.Lock()
        self._ended = False
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    @property
    def running(self) -> bool:
        """Whether it still goes on."""
        return self._thread.is_alive()

    @property
    def stopping(self) -> bool:
        """Whether it was asked to stop."""
        return self._stopping.is_set()

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
        """Let it end after the articles that are being read through; those that are stored stay."""
        self._stopping.set()

    def wait(self, seconds: float) -> None:
        """Wait for its end, but no longer than that."""
        self._thread.join(seconds)

    def _run(self) -> None:
        try:
            while self._goes_on():
                self._put()
                if not self.stopping:
                    self._read_through()
        except TimelineError as error:
            self.faults.append(str(error))
        finally:
            self._ended = True

    def _goes_on(self) -> bool:
        with self._lock:
            self._ended = not self._coming
            return not self._ended

    def _put(self) -> None:
        while self._coming:
            articles = self._coming.popleft()
            self.storing += len(articles)
            for added in self._store.put(self._project, articles):
                self.counts[added.became] += 1
                self._note(added)

    def _read_through(self) -> None:
        self.total = self.done + self._store.waiting(self._project)
        for added in self._store.refresh(self._project, WORKERS):
            self.done += 1
            self._note(added)
            if self._coming and not self.stopping:
                self._put()
                self.total = self.done + self._store.waiting(self._project)
            if self.stopping:
                return

    def _note(self, added: Added) -> None:
        if added.fault:
            self.faults.append(added.fault)
