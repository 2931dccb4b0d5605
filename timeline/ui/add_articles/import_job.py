"""The background job that reads the given files, folders or URLs into articles."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from timeline.errors import ColumnsError, ReadingError
from timeline.model import Article
from timeline.ui.background_job import BackgroundJob

LOG = logging.getLogger(__name__)

Result = Article | ReadingError
Columns = Mapping[str, str]
Source = Callable[[Columns], Iterable[Result]]
"""Reads one file, folder or URL. Its argument maps article fields to the columns of a table."""


class ImportJob(BackgroundJob):
    """Reads articles from sources; it starts at once. ``faults`` has a sentence for each problem.

    ``unmapped`` are the columns of a table without a recognisable text column.
    """

    def __init__(self, sources: Sequence[Source], columns: Columns | None = None) -> None:
        super().__init__()
        self.sources = tuple(sources)
        self.articles: list[Article] = []
        self.faults: list[str] = []
        self.unmapped: tuple[str, ...] = ()
        self._columns = dict(columns or {})
        self.begin()

    def with_columns(self, columns: Columns) -> ImportJob:
        """Stop, and return a new job on the same sources with columns assigned to fields."""
        self.stop()
        return ImportJob(self.sources, {**self._columns, **columns})

    def _run(self) -> None:
        for result in self._results():
            if isinstance(result, Article):
                self.articles.append(result)
            else:
                self.faults.append(str(result))
                if isinstance(result, ColumnsError) and not self.unmapped:
                    self.unmapped = result.columns
            if self.stopping:
                self.faults.append("Reading was stopped. The remaining articles were not read.")
                return

    def _results(self) -> Iterator[Result]:
        for source in self.sources:
            try:
                yield from source(self._columns)
            except ReadingError as error:
                LOG.debug("a source could not be read", exc_info=True)
                yield error
            except Exception as error:
                LOG.exception("reading a source crashed")
                yield ReadingError(f"The rest could not be read ({type(error).__name__}). Try smaller files.")
