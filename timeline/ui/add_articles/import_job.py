"""What a person gave, being read in the background: the page answers while a large file is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from timeline.errors import ColumnsError, ReadingError
from timeline.model import Article
from timeline.ui.background_job import BackgroundJob

Found = Article | ReadingError
Columns = Mapping[str, str]
Source = Callable[[Columns], Iterable[Found]]
"""Reads something, given which column holds which field of an article where its file does not say."""


class ImportJob(BackgroundJob):
    """Articles read from sources, which begins at once; ``faults`` says in sentences what could not be.

    ``unmapped`` are the columns of a file that does not say which of them holds the text.
    """

    def __init__(self, sources: Sequence[Source], columns: Columns | None = None) -> None:
        super().__init__()
        self.sources = tuple(sources)
        self.articles: list[Article] = []
        self.faults: list[str] = []
        self.unmapped: tuple[str, ...] = ()
        self._columns = dict(columns or {})
        self.begin()

    def mapped(self, columns: Columns) -> ImportJob:
        """Return a gathering of the same sources, whose columns hold what a person says."""
        self.stop()
        return ImportJob(self.sources, {**self._columns, **columns})

    def _run(self) -> None:
        for found in self._found():
            if isinstance(found, Article):
                self.articles.append(found)
            else:
                self.faults.append(str(found))
                if isinstance(found, ColumnsError) and not self.unmapped:
                    self.unmapped = found.columns
            if self.stopping:
                self.faults.append("Reading was stopped here; what follows was not read.")
                return

    def _found(self) -> Iterator[Found]:
        for source in self.sources:
            try:
                yield from source(self._columns)
            except ReadingError as error:
                yield error
            except Exception as error:
                yield ReadingError(f"The rest could not be read ({type(error).__name__}); give it in parts.")
