"""``add``, ``read``, ``list``, ``export``, ``backup``, ``restore``: timelines that are kept in the store.

What they work with is imported when it is needed: the other verbs start without a database.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib import import_module

from timeline.cli.articles import add_input, add_workers
from timeline.cli.log import Log
from timeline.export.event_formats import EVENT_FORMATS

DEFAULT = "Timeline"
"""The name of the timeline that is meant where none is given."""


def add(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verbs to the command line."""
    adding = _verb(verbs, "add", "add articles to a timeline, each once, and keep what is found in them")
    add_input(adding)
    _timeline(adding)
    reading = _verb(verbs, "read", "read through what waits in a timeline, and print a line for each article")
    which = reading.add_mutually_exclusive_group()
    _timeline(which)
    # For the page: by id, whatever it is called meanwhile, and without those that failed before.
    which.add_argument("--id", type=int, help=argparse.SUPPRESS)
    add_workers(reading)
    reading.add_argument(
        "--until-closed", action="store_true", help="end at once when standard input is closed"
    )
    listing = _verb(verbs, "list", "print a line for each timeline, or for each article of one")
    listing.add_argument("--timeline", metavar="NAME", help="list the articles of this timeline")
    _output(listing)
    exporting = _verb(verbs, "export", "print the events of a timeline, as they were corrected")
    _timeline(exporting)
    exporting.add_argument(
        "--format", choices=("jsonl", *EVENT_FORMATS), default="jsonl", help="default: jsonl"
    )
    _output(exporting)
    backing_up = _verb(verbs, "backup", "write a whole timeline into one file")
    backing_up.add_argument("file", metavar="FILE")
    _timeline(backing_up)
    restoring = _verb(verbs, "restore", "make a timeline of what a backup holds")
    restoring.add_argument("file", metavar="FILE")
    restoring.add_argument("--timeline", metavar="NAME", help="default: the name that it had")


def _verb(
    verbs: argparse._SubParsersAction[argparse.ArgumentParser], name: str, purpose: str
) -> argparse.ArgumentParser:
    parser = verbs.add_parser(name, help=purpose, description=f"{purpose[0].upper()}{purpose[1:]}.")
    parser.set_defaults(run=_run)
    return parser


def _timeline(parser: argparse._ActionsContainer) -> None:
    parser.add_argument("--timeline", metavar="NAME", default=DEFAULT, help=f'default: "{DEFAULT}"')


def _output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--output", metavar="FILE", help="write to a file, not to standard output")


def _run(options: argparse.Namespace, log: Log) -> None:
    storing = import_module("timeline.cli.storing")
    run: Callable[[argparse.Namespace, Log], None] = storing.VERBS[options.verb]
    run(options, log)
