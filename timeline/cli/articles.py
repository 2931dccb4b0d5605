"""The articles that a verb is given, and in how many processes it reads them."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator

from timeline.cli.log import Log
from timeline.errors import ReadingError, ReadingNote
from timeline.model import Article
from timeline.reading import ARTICLE_FIELDS, INPUT_SUFFIXES, may_fetch, read_inputs

MOST_WORKERS = 60
"""What every system allows (Windows, 61)."""


def add_input(parser: argparse.ArgumentParser, how_many: str = "+") -> None:
    """Add the paths of articles and the number of processes to a verb.

    ``how_many`` paths there are is said as argparse does.
    """
    parser.add_argument(
        "paths",
        nargs=how_many,
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
        help=f"what the files call a field of an article: {', '.join(ARTICLE_FIELDS)}",
    )


def add_workers(parser: argparse.ArgumentParser) -> None:
    """Add the number of processes to a verb."""
    parser.add_argument(
        "--workers",
        type=_processes,
        default=min(os.cpu_count() or 1, MOST_WORKERS),
        help="processes (default: the machine's cores)",
    )


def found(options: argparse.Namespace) -> Iterator[Article | ReadingError]:
    """Yield the articles of the paths, and why others cannot be read; an address that is named is fetched."""
    return read_inputs(options.paths, dict(options.column), allowed=may_fetch())


def articles(options: argparse.Namespace, log: Log) -> Iterator[Article]:
    """Yield the articles of the paths; what cannot be read is logged."""
    for one in found(options):
        if isinstance(one, Article):
            yield one
        else:
            tell(one, log)


def tell(fault: ReadingError, log: Log) -> None:
    """Log what cannot be read, or how something was read."""
    if isinstance(fault, ReadingNote):
        log.line(str(fault))
    else:
        log.failed(fault)


def _processes(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text[:4]) <= MOST_WORKERS or len(text) > 3:
        raise argparse.ArgumentTypeError(f"a number from 1 to {MOST_WORKERS} is needed")
    return int(text)


def _column(text: str) -> tuple[str, str]:
    field, sign, name = text.partition("=")
    if not sign or not name or field not in ARTICLE_FIELDS:
        raise argparse.ArgumentTypeError(
            f"FIELD=NAME is needed, with FIELD one of {', '.join(ARTICLE_FIELDS)}"
        )
    return field, name
