"""The arguments of a verb for articles: paths, columns, processes; and the articles of the paths."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Iterator

from timeline.cli.progress import Progress
from timeline.errors import ReadingError, ReadingNote
from timeline.model import Article
from timeline.reading import ARTICLE_FIELDS, INPUT_SUFFIXES, may_fetch, read_inputs

MAX_WORKERS = 60
"""The limit of the systems (Windows: 61)."""


def add_article_arguments(parser: argparse.ArgumentParser, count: str = "+") -> None:
    """Add paths, columns and processes to a verb; ``count`` is the ``nargs`` of the paths."""
    parser.add_argument(
        "paths",
        nargs=count,
        metavar="PATH",
        help=f"a folder, a web address, or a file: {', '.join(INPUT_SUFFIXES)}",
    )
    add_workers(parser)
    parser.add_argument(
        "--column",
        action="append",
        type=_column,
        default=[],
        metavar="FIELD=NAME",
        help=f"the name of a field in the files; FIELD is one of {', '.join(ARTICLE_FIELDS)}",
    )


def add_workers(parser: argparse.ArgumentParser) -> None:
    """Add the number of processes, or the cluster, to a verb; both are its ``workers``."""
    where = parser.add_mutually_exclusive_group()
    where.add_argument(
        "--workers",
        type=_workers,
        default=min(os.cpu_count() or 1, MAX_WORKERS),
        help="processes (default: the machine's cores)",
    )
    where.add_argument(
        "--scheduler",
        dest="workers",
        type=_scheduler,
        metavar="ADDRESS",
        help='a Dask cluster in place of processes of this machine, such as "tcp://host:8786"',
    )


def read_arguments(options: argparse.Namespace) -> Iterator[Article | ReadingError]:
    """Yield the articles of the paths, and an error for each unreadable one; web addresses are fetched."""
    return read_inputs(options.paths, dict(options.column), allowed=may_fetch())


def read_articles(options: argparse.Namespace, progress: Progress) -> Iterator[Article]:
    """Yield the articles of the paths; report the errors."""
    for item in read_arguments(options):
        if isinstance(item, Article):
            yield item
        else:
            report(item, progress)


def report(error: ReadingError, progress: Progress) -> None:
    """Print a reading error; a note about the reading does not count as a failure."""
    if isinstance(error, ReadingNote):
        progress.line(str(error))
    else:
        progress.failure(error)


def _workers(text: str) -> int:
    if not text.isdecimal() or len(text) > 3 or not 1 <= int(text) <= MAX_WORKERS:
        raise argparse.ArgumentTypeError(f"a number from 1 to {MAX_WORKERS} is needed")
    return int(text)


def _scheduler(text: str) -> str:
    if not re.fullmatch(r"(tcp|tls|ws|wss)://[^\s/]+:\d{1,5}", text):
        raise argparse.ArgumentTypeError("the address of a Dask scheduler is needed, such as tcp://host:8786")
    return text


def _column(text: str) -> tuple[str, str]:
    field, sign, name = text.partition("=")
    if not sign or not name or field not in ARTICLE_FIELDS:
        raise argparse.ArgumentTypeError(
            f"FIELD=NAME is needed, with FIELD one of {', '.join(ARTICLE_FIELDS)}"
        )
    return field, name
