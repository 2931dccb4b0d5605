"""Functions of the public API: articles from files, and the results for one article.

``timeline.Timeline`` extracts many articles at once and merges their events.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from os import PathLike, fspath
from typing import Literal, TypeVar

from timeline import pipeline
from timeline.errors import ReadingNote, TimelineError, UsageError
from timeline.model import Article, Expression, Extraction, Name
from timeline.reading import may_fetch, read_inputs
from timeline.safe_text import short_line

Result = TypeVar("Result")


def read_articles(
    *paths: str | PathLike[str],
    columns: Mapping[str, str] | None = None,
    errors: Literal["raise", "warn"] = "raise",
) -> list[Article]:
    """Read articles from files, folders and web addresses.

    ``columns`` maps a field of an article to its name in the files: ``{"text": "Story"}``. Raises
    ReadingError for the first unreadable file or article; ``errors="warn"`` makes it a warning, and the
    others are read.
    """
    if errors not in ("raise", "warn"):
        raise UsageError(f'errors must be "raise" or "warn", not {errors!r}.')
    articles = []
    for item in read_inputs([fspath(path) for path in paths], dict(columns or {}), allowed=may_fetch()):
        if isinstance(item, Article):
            articles.append(item)
        elif errors == "raise" and not isinstance(item, ReadingNote):
            raise item
        else:
            warnings.warn(str(item), stacklevel=2)
    return articles


def tag(article: Article | str, *, published: date | str | None = None) -> list[Expression]:
    """Return the time expressions (TIMEX3) of an article or a text.

    ``published`` is the document creation time; without it, relative dates have no place in the calendar.
    Raises ExtractionError.
    """
    return list(_result(pipeline.tag, article, published))


def extract(article: Article | str, *, published: date | str | None = None) -> Extraction:
    """Return the time expressions and the mentions (dated statements) of an article or a text.

    ``published`` is the document creation time; without it, relative dates have no place in the calendar.
    Raises ExtractionError.
    """
    return _result(pipeline.extract, article, published)


def names(article: Article | str) -> list[Name]:
    """Return the named persons, organisations and places of an article or a text.

    A place inside an organisation's name ("Danbury" in "Danbury Police") is a name of its own.
    Raises ExtractionError.
    """
    return list(_result(pipeline.names, article, None))


def _result(
    step: Callable[[Iterable[Article]], Iterator[pipeline.Outcome[Result]]],
    article: Article | str,
    published: date | str | None,
) -> Result:
    if isinstance(article, str):
        article = Article("text", article)
    if not isinstance(article, Article) or not isinstance(article.text, str):
        raise UsageError(f"an Article or a text is needed, not {short_line(repr(article))}.")
    if published is not None:
        article = replace(article, published=_day(published))
    [(_, result)] = step([article])
    if isinstance(result, TimelineError):
        raise result
    return result


def _day(published: date | str) -> date:
    if isinstance(published, datetime):
        return published.date()
    if isinstance(published, date):
        return published
    try:
        return date.fromisoformat(published)
    except (TypeError, ValueError):
        raise UsageError(f'published must be a day such as "2021-09-15", not {published!r}.') from None
