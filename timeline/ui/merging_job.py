"""The background job that compares the statements of a large timeline, while the page shows it as before."""

from __future__ import annotations

import logging
import os

from timeline import pipeline
from timeline.store import Snapshot
from timeline.ui.background_job import BackgroundJob

LOG = logging.getLogger(__name__)
MANY = 3_000
"""Statements to compare for a job; fewer are compared while the page waits, in a few seconds."""


class MergingJob(BackgroundJob):
    """Finds and keeps the merging of a snapshot. It starts at once; ``share`` of it is done, 0 to 1."""

    def __init__(self, snapshot: Snapshot) -> None:
        super().__init__()
        self.share = 0.0
        self.snapshot = snapshot
        self.begin()

    def _run(self) -> None:
        merging = self.snapshot.merging
        try:
            executor = pipeline.merging_executor(merging.to_compare, os.cpu_count() or 1)
            merging.find(executor, self._tell)
        except Exception:
            LOG.exception("the merging of timeline %s failed", self.snapshot.timeline.id)

    def _tell(self, share: float) -> None:
        self.share = share
