"""Where the batches of a long work run: in this process, in processes of this machine, or in a Dask cluster.

All executors run the same code, and give the results in the order of the batches, each once.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.process import BaseProcess
from typing import Protocol, TypeVar

from timeline.errors import ExtractionError

Batch = TypeVar("Batch")
Result = TypeVar("Result")
Output = TypeVar("Output", covariant=True)
Workers = int | str
"""The number of processes of this machine, or the address of a Dask scheduler ("tcp://host:8786")."""

BATCHES_AHEAD = 3
"""Batches in the queue for each worker. This limits the memory for a long input."""

_LOG = logging.getLogger(__name__)


Progress = Callable[[float], None]
"""Is told the share of a work that is done, 0 to 1."""


def no_progress(share: float) -> None:
    """Tell nobody."""


class Executor(Protocol):
    """Runs a task for each batch of a long input, a few ahead; to stop the iteration stops the work."""

    def results(self, task: Callable[[Batch], Result], batches: Iterable[Batch]) -> Iterator[Result]:
        """Yield the result of each batch, in their order. Raises ExtractionError if the workers are lost."""
        ...


class Submitted(Protocol[Output]):
    """A batch that a worker runs."""

    def result(self) -> Output:
        """Return its result; wait for it if it is not there yet."""
        ...


def results_in_order(submitted: Iterable[Submitted[Output]], workers: int) -> Iterator[Output]:
    """Yield the results of batches in their order; each worker has a few batches in its queue."""
    queue: deque[Submitted[Output]] = deque()
    for batch in submitted:
        queue.append(batch)
        if len(queue) >= workers * BATCHES_AHEAD:
            yield queue.popleft().result()
    while queue:
        yield queue.popleft().result()


class ThisProcess:
    """Runs each batch in this process, when its result is asked for."""

    def results(self, task: Callable[[Batch], Result], batches: Iterable[Batch]) -> Iterator[Result]:
        """Yield the result of each batch, in their order."""
        yield from map(task, batches)


THIS_PROCESS = ThisProcess()


class LocalProcesses:
    """Runs batches in processes of this machine. They end with this process, even if it is killed."""

    def __init__(self, count: int) -> None:
        self._count = count

    def results(self, task: Callable[[Batch], Result], batches: Iterable[Batch]) -> Iterator[Result]:
        """Yield the result of each batch, in their order. Raises ExtractionError if a process is killed."""
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(self._count, mp_context=context, initializer=_end_with_parent) as pool:
            try:
                submitted = (pool.submit(task, batch) for batch in batches)
                yield from results_in_order(submitted, self._count)
            except BrokenProcessPool:
                _LOG.exception("a worker process ended")
                raise ExtractionError(
                    "A worker process was ended from outside, perhaps for lack of memory; "
                    "use fewer --workers."
                ) from None
            finally:
                pool.shutdown(wait=False, cancel_futures=True)


def _end_with_parent() -> None:
    """Make this worker end with the main process, even after a kill signal to the main process."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_exit_after, args=[parent], daemon=True).start()


def _exit_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
