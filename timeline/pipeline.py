"""Tagging, extraction and name recognition of many articles: in batches, by one executor or another.

Results come in input order. The iterators are lazy: the caller sees progress, and stops the work by stopping
to iterate.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from typing import TypeVar

from timeline.dask_cluster import DaskCluster
from timeline.errors import ExtractionError, TimelineError
from timeline.executor import THIS_PROCESS, Executor, LocalProcesses, Workers
from timeline.model import Article, Expression, Extraction, Name
from timeline.safe_text import short_line

Result = TypeVar("Result")
Work = Callable[[Sequence[Article]], Sequence[Result]]
Outcome = tuple[Article, Result | TimelineError]
"""An article with its result, or with the error of a failed extraction."""

BATCH_SIZE = 16
"""Articles in a batch: enough for spaCy's batches, few enough for steady progress."""
MIN_PARALLEL_LENGTH = 400_000
"""Characters in total for several processes to pay off: one process takes about five seconds for them."""
MIN_PARALLEL_STATEMENTS = 10_000
"""Statements for several processes to pay off in merging: one process compares them in about ten seconds."""

_LOG = logging.getLogger(__name__)


def tag(articles: Iterable[Article], workers: Workers = 1) -> Iterator[Outcome[tuple[Expression, ...]]]:
    """Yield each article with its time expressions."""
    return _run(_tagged, articles, workers)


def extract(articles: Iterable[Article], workers: Workers = 1) -> Iterator[Outcome[Extraction]]:
    """Yield each article with its expressions and mentions."""
    return _run(_extracted, articles, workers)


def names(articles: Iterable[Article], workers: Workers = 1) -> Iterator[Outcome[tuple[Name, ...]]]:
    """Yield each article with the names in all its sentences."""
    return _run(_named, articles, workers)


# Imports within functions: without spaCy, tagging starts ten times as fast.


def _tagged(articles: Sequence[Article]) -> list[tuple[Expression, ...]]:
    from timeline.language import expressions, language

    return [tuple(expressions(article, language(article))) for article in articles]


def _extracted(articles: Sequence[Article]) -> list[Extraction]:
    from timeline.events import extract_many

    return list(extract_many(articles))


def _named(articles: Sequence[Article]) -> list[tuple[Name, ...]]:
    from timeline.entities import recognise, toponyms_within
    from timeline.language import parse, sentences

    def all_names(text: str) -> tuple[Name, ...]:
        names = recognise(text, list(parse(text, sentences(text))))
        return tuple(sorted([*names, *toponyms_within(text, names)], key=lambda name: name.start))

    return [all_names(article.text) for article in articles]


def _run(work: Work[Result], articles: Iterable[Article], workers: Workers) -> Iterator[Outcome[Result]]:
    """Yield each article with its outcome; the log gets the traceback of each failure."""
    for article, outcome in _all_outcomes(work, articles, workers):
        if isinstance(outcome, TimelineError):
            _LOG.error("%s\n%s", outcome, "\n".join(getattr(outcome, "__notes__", ())))
        yield article, outcome


def _all_outcomes(
    work: Work[Result], articles: Iterable[Article], workers: Workers
) -> Iterator[Outcome[Result]]:
    batches = _batches(articles)
    if isinstance(workers, int) and workers > 1:
        first = list(_first_batches(batches, MIN_PARALLEL_LENGTH))
        batches = chain(first, batches)
        if len(first) < 2 or _length(first) < MIN_PARALLEL_LENGTH:
            workers = 1
    for outcomes in executor_of(workers).results(partial(_outcomes, work), batches):
        yield from outcomes


def executor_of(workers: Workers) -> Executor:
    """Return the executor for a number of processes, or for the address of a Dask scheduler."""
    if isinstance(workers, str):
        return DaskCluster(workers)
    return LocalProcesses(workers) if workers > 1 else THIS_PROCESS


def merging_executor(statements: int, workers: Workers) -> Executor:
    """Return the executor that merges so many statements; for a few, a process would take longer to start."""
    few = isinstance(workers, int) and statements < MIN_PARALLEL_STATEMENTS
    return THIS_PROCESS if few else executor_of(workers)


def _first_batches(batches: Iterable[list[Article]], length: int) -> Iterator[list[Article]]:
    """Yield the first batches, until they have ``length`` characters in total."""
    for batch in batches:
        yield batch
        length -= _length([batch])
        if length <= 0:
            return


def _length(batches: Iterable[list[Article]]) -> int:
    return sum(len(article.text) for batch in batches for article in batch)


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    pending = iter(articles)
    while batch := list(islice(pending, BATCH_SIZE)):
        yield batch


def _outcomes(work: Work[Result], batch: list[Article]) -> list[Outcome[Result]]:
    """Return a batch with its results; if the work fails, each article of the batch is tried alone.

    The error of an article carries the traceback as its note; notes pass from a worker to the main process.
    """
    try:
        return list(zip(batch, work(batch), strict=True))
    except TimelineError:
        raise
    except Exception as error:
        if len(batch) > 1:
            return [outcome for article in batch for outcome in _outcomes(work, [article])]
        name, kind = short_line(batch[0].id), type(error).__name__
        failure = ExtractionError(f"{name}: the extraction failed here ({kind}); it was left out.")
        failure.add_note(traceback.format_exc())
        return [(batch[0], failure)]
