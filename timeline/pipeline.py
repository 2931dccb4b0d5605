"""Articles through the rooms below, in batches, in one process or several, in input order.

The iterators are lazy: who reads them sees progress, and stops the work by reading no further.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing.process import BaseProcess
from typing import TypeVar

from timeline.errors import ExtractionError, TimelineError
from timeline.model import Article, Expression, Extraction, Name
from timeline.safe_text import short_line

Result = TypeVar("Result")
Work = Callable[[Sequence[Article]], Sequence[Result]]
Outcome = tuple[Article, Result | TimelineError]

BATCH = 16
"""Articles in one piece of work: enough for spaCy's batches, few enough for a steady progress."""
ENOUGH = 400_000
"""Characters that make several processes worth their start: one alone takes some five seconds for them."""
AHEAD = 3
"""Batches handed out ahead for each worker, which bounds the memory that a long input takes."""


def tag(articles: Iterable[Article], workers: int = 1) -> Iterator[Outcome[tuple[Expression, ...]]]:
    """Yield each article with its time expressions."""
    return _run(_tagged, articles, workers)


def extract(articles: Iterable[Article], workers: int = 1) -> Iterator[Outcome[Extraction]]:
    """Yield each article with its expressions and mentions."""
    return _run(_extracted, articles, workers)


def names(articles: Iterable[Article], workers: int = 1) -> Iterator[Outcome[tuple[Name, ...]]]:
    """Yield each article with the names that were recognised in all of its sentences."""
    return _run(_named, articles, workers)


# The rooms are imported by what needs them: tagging starts in a tenth of the time without spaCy.


def _tagged(articles: Sequence[Article]) -> list[tuple[Expression, ...]]:
    from timeline.language import expressions, language

    return [tuple(expressions(article, language(article))) for article in articles]


def _extracted(articles: Sequence[Article]) -> list[Extraction]:
    from timeline.events import extract_many

    return list(extract_many(articles))


def _named(articles: Sequence[Article]) -> list[tuple[Name, ...]]:
    from timeline.entities import recognise
    from timeline.language import parse, sentences

    return [
        tuple(recognise(article.text, list(parse(article.text, sentences(article.text)))))
        for article in articles
    ]


def _run(work: Work[Result], articles: Iterable[Article], workers: int) -> Iterator[Outcome[Result]]:
    """Yield each article with its result, or with the error that the work met on it."""
    batches = _batches(articles)
    first = list(_up_to(ENOUGH, batches)) if workers > 1 else []
    all_batches = chain(first, batches)
    if len(first) > 1 and _length(first) >= ENOUGH:
        yield from _in_processes(work, all_batches, workers)
    else:
        for batch in all_batches:
            yield from _outcomes(work, batch)


def _up_to(length: int, batches: Iterable[list[Article]]) -> Iterator[list[Article]]:
    """Yield the first batches, until they have so many characters together."""
    for batch in batches:
        yield batch
        length -= _length([batch])
        if length <= 0:
            return


def _length(batches: Iterable[list[Article]]) -> int:
    return sum(len(article.text) for batch in batches for article in batch)


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    pending = iter(articles)
    while batch := list(islice(pending, BATCH)):
        yield batch


def _in_processes(
    work: Work[Result], batches: Iterable[list[Article]], workers: int
) -> Iterator[Outcome[Result]]:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_end_with_parent) as pool:
        waiting: deque[Future[list[Outcome[Result]]]] = deque()
        try:
            for batch in batches:
                waiting.append(pool.submit(_outcomes, work, batch))
                if len(waiting) >= workers * AHEAD:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        except BrokenProcessPool:
            raise ExtractionError(
                "A worker process was ended from outside, perhaps for want of memory; use fewer --workers."
            ) from None
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _end_with_parent() -> None:
    """Let this worker end when the program is killed, which cannot end its workers then."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_exit_after, args=[parent], daemon=True).start()


def _exit_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def _outcomes(work: Work[Result], batch: list[Article]) -> list[Outcome[Result]]:
    """Return the batch with its results; where the work fails on it, each article is tried alone."""
    try:
        return list(zip(batch, work(batch), strict=True))
    except TimelineError:
        raise
    except Exception as error:
        if len(batch) > 1:
            return [outcome for article in batch for outcome in _outcomes(work, [article])]
        name, kind = short_line(batch[0].id), type(error).__name__
        fault = f"{name}: the extraction failed here ({kind}); it was left out."
        return [(batch[0], ExtractionError(fault))]
