"""Something done in a thread of its own, while the page answers; sessions only look at how far it is."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod


class BackgroundJob(ABC):
    """A task that can be watched, waited for, and asked to stop; ``begin`` begins it."""

    def __init__(self) -> None:
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def begin(self) -> None:
        """Begin it; everything that it works with is there by then."""
        self._thread.start()

    @property
    def running(self) -> bool:
        """Whether it still goes on."""
        return self._thread.is_alive()

    @property
    def stopping(self) -> bool:
        """Whether it was asked to stop."""
        return self._stopping.is_set()

    def stop(self) -> None:
        """Let it end as soon as can be, with what it has."""
        self._stopping.set()

    def wait(self, seconds: float) -> None:
        """Wait for its end, but no longer than that."""
        self._thread.join(seconds)

    @abstractmethod
    def _run(self) -> None:
        """Do it, and look at ``stopping`` from time to time."""
