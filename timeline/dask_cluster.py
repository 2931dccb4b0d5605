"""Batches in a Dask cluster: a scheduler and workers that the user has started, on this or other machines.

The scheduler gives the batch of a lost worker to another one, so a killed worker loses nothing.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from timeline.errors import ExtractionError, UsageError
from timeline.executor import Batch, Result, results_in_order
from timeline.resources import program_version

if TYPE_CHECKING:
    from distributed import Client, Future

_LOG = logging.getLogger(__name__)
_PATIENCE = 30
"""Seconds to wait for the scheduler, and for its first worker."""
_ONE_BATCH = threading.Lock()
"""A worker process may have several threads; the language model serves one."""


class DaskCluster:
    """Runs batches in the cluster of a scheduler."""

    def __init__(self, address: str) -> None:
        self._address = address

    def results(self, task: Callable[[Batch], Result], batches: Iterable[Batch]) -> Iterator[Result]:
        """Yield the result of each batch, in their order.

        Raises UsageError without the package ``distributed``, and ExtractionError without a scheduler or a
        worker, for workers of another version of the program, and for a batch that ends every worker.
        """
        with self._client() as client, self._lost_workers():
            workers = max(1, len(client.nthreads()))  # type: ignore[no-untyped-call]
            submitted: Iterator[Future[Any]] = (
                client.submit(_checked, task, batch, program_version(), pure=False) for batch in batches
            )
            yield from results_in_order(submitted, workers)

    @contextmanager
    def _client(self) -> Iterator[Client]:
        """Give a connection to a scheduler with at least one worker."""
        try:
            from distributed import Client
        except ImportError:
            raise UsageError(
                "--scheduler needs the package distributed. Install it with: pip install distributed"
            ) from None
        try:
            client = Client(  # type: ignore[no-untyped-call]
                self._address, timeout=_PATIENCE, set_as_default=False
            )
        except (OSError, ValueError, TimeoutError):
            _LOG.debug("no scheduler at %s", self._address, exc_info=True)
            raise ExtractionError(
                f"No Dask scheduler answers at {self._address}; start one with: dask scheduler"
            ) from None
        with client:
            try:
                client.wait_for_workers(1, timeout=_PATIENCE)
            except TimeoutError:
                raise ExtractionError(
                    f"The scheduler at {self._address} has no worker; "
                    f"start one with: dask worker {self._address}"
                ) from None
            yield client

    @contextmanager
    def _lost_workers(self) -> Iterator[None]:
        """Turn the loss of the cluster, or of several workers by one batch, into one sentence."""
        from distributed import CancelledError
        from distributed.scheduler import KilledWorker

        try:
            yield
        except (KilledWorker, CancelledError, OSError):
            _LOG.exception("the cluster was lost")
            raise ExtractionError(
                f"The cluster at {self._address} was lost, or a batch ended several of its workers, "
                "perhaps for lack of memory. What is stored is kept; start the workers and run this again."
            ) from None


def _checked(task: Callable[[Batch], Result], batch: Batch, version: str) -> Result:
    """Return the result of a batch, in a worker. Raises ExtractionError in another version of the program."""
    if program_version() != version:
        raise ExtractionError(
            "A worker of the cluster runs another version of Timeline; install the same one on all machines."
        )
    with _ONE_BATCH:
        return task(batch)
