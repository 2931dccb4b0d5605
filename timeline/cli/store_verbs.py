"""The verbs for stored timelines: ``add``, ``read``, ``list``, ``export``, ``backup``, ``restore``.

``store_actions`` runs them. It needs a database, so it is imported only for these verbs.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib import import_module
from typing import TypeAlias

from timeline.cli.article_arguments import add_article_arguments, add_workers
from timeline.cli.progress import Progress
from timeline.export.event_formats import EVENT_FORMATS

DEFAULT_NAME = "Timeline"
"""The timeline of a verb without ``--timeline``."""

Verbs: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def add_store_verbs(verbs: Verbs) -> None:
    """Add the verbs to the command line."""
    _add_reading_verbs(verbs)
    list_verb = _add_verb(verbs, "list", "print a line for each timeline, or for each article of one")
    list_verb.add_argument("--timeline", metavar="NAME", help="list the articles of this timeline")
    _add_output(list_verb)
    export = _add_verb(verbs, "export", "print the events of a timeline, with its corrections")
    _add_timeline(export)
    export.add_argument("--format", choices=("jsonl", *EVENT_FORMATS), default="jsonl", help="default: jsonl")
    _add_output(export)
    backup = _add_verb(verbs, "backup", "write a whole timeline into one file")
    backup.add_argument("file", metavar="FILE")
    _add_timeline(backup)
    restore = _add_verb(verbs, "restore", "create a timeline from a backup")
    restore.add_argument("file", metavar="FILE")
    restore.add_argument("--timeline", metavar="NAME", help="default: its name in the backup")


def _add_reading_verbs(verbs: Verbs) -> None:
    add = _add_verb(verbs, "add", "add articles to a timeline, each once, and extract their events")
    add_article_arguments(add)
    _add_timeline(add)
    read = _add_verb(verbs, "read", "extract the pending articles of a timeline; print a line for each")
    timeline = read.add_mutually_exclusive_group()
    _add_timeline(timeline)
    # For the page: the id stays the same after a rename; articles with an earlier failure are left out.
    timeline.add_argument("--id", type=int, help=argparse.SUPPRESS)
    add_workers(read)
    read.add_argument("--until-closed", action="store_true", help="end at once if standard input is closed")


def _add_verb(verbs: Verbs, name: str, purpose: str) -> argparse.ArgumentParser:
    parser = verbs.add_parser(name, help=purpose, description=f"{purpose[0].upper()}{purpose[1:]}.")
    parser.set_defaults(run=_run)
    return parser


def _add_timeline(parser: argparse._ActionsContainer) -> None:
    parser.add_argument("--timeline", metavar="NAME", default=DEFAULT_NAME, help=f'default: "{DEFAULT_NAME}"')


def _add_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--output", metavar="FILE", help="write to a file, not to standard output")


def _run(options: argparse.Namespace, progress: Progress) -> None:
    actions = import_module("timeline.cli.store_actions").ACTIONS
    action: Callable[[argparse.Namespace, Progress], None] = actions[options.verb]
    action(options, progress)
