"""The verb ``check``: find the damage of a store, and what can be saved."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

from timeline.cli.output_files import text_output
from timeline.cli.progress import Progress
from timeline.errors import StoreError
from timeline.export import write_rows
from timeline.safe_text import short_line
from timeline.store.store_check import check_store


def add_arguments(parser: argparse.ArgumentParser, _: str) -> None:
    """Add the arguments of the verb."""
    parser.add_argument(
        "store",
        metavar="STORE",
        nargs="?",
        help="its file or address (default: TIMELINE_STORE, else your own)",
    )
    parser.set_defaults(run=_check)


def _check(options: argparse.Namespace, progress: Progress) -> None:
    """Print a line for each timeline with what can be saved; report each fault."""
    with text_output(None, []) as stream:
        write_rows(_rows(options.store, progress), stream, "jsonl")
    if not progress.failures:
        progress.line("No fault was found.")
    else:
        progress.line(
            "The verb backup saves a timeline without its damaged parts. "
            "The verb restore lists the automatic backups."
        )


def _rows(address: str | None, progress: Progress) -> Iterator[dict[str, Any]]:
    for found in check_store(address):
        if isinstance(found, StoreError):
            progress.failure(found)
            continue
        for fault in found.faults:
            progress.failure(StoreError(f'"{short_line(found.name)}": {fault}'))
        progress.count(timelines=1)
        yield {
            "timeline": found.name,
            "articles": found.articles,
            "corrections": found.corrections,
            "views": found.views,
            "faults": len(found.faults),
        }
