"""A task in its own thread: the page stays responsive, and sessions poll its progress."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod


class BackgroundJob(ABC):
    """A task to watch, wait for, or stop. Subclasses call ``begin`` at the end of their ``__init__``."""

    def __init__(self) -> None:
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def begin(self) -> None:
        """Start the thread."""
        self._thread.start()

    @property
    def running(self) -> bool:
        """True until the thread ends."""
        return self._thread.is_alive()

    @property
    def stopping(self) -> bool:
        """True after a call of ``stop``."""
        return self._stopping.is_set()

    def stop(self) -> None:
        """Ask the job to end early and to keep its results so far."""
        self._stopping.set()

    def wait(self, seconds: float) -> None:
        """Wait for the end of the job, at most this number of seconds."""
        self._thread.join(seconds)

    @abstractmethod
    def _run(self) -> None:
        """Do the work, and check ``stopping`` regularly."""
