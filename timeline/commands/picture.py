"""``picture``: the timeline of articles as a file to print, to send, or to open in a browser.

What draws is imported when it is needed: the other verbs start without it.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from timeline.commands.articles import add_input
from timeline.commands.filters import add_filters
from timeline.commands.log import Log
from timeline.errors import UsageError
from timeline.reading import one_line

PURPOSE = "draw the timeline as .png, .svg or .pdf, or as an .html page that works offline"
SUFFIXES = (".png", ".svg", ".pdf", ".html")
LANES = ("none", "actor", "place", "article", "source", "modality")
PRESETS = ("article", "card", "column")


def add(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser("picture", help=PURPOSE, description=f"{PURPOSE[0].upper()}{PURPOSE[1:]}.")
    add_input(parser)
    add_filters(parser)
    parser.add_argument("--lanes", choices=LANES, default="none", help="what rows are grouped by")
    parser.add_argument("--preset", choices=PRESETS, default="article", help="the size (default: article)")
    parser.add_argument("--title", default="", help="default: whom or what the events are about")
    parser.add_argument("--no-sources", dest="sources", action="store_false", help="leave the sources out")
    parser.add_argument("--output", required=True, metavar="FILE", help=f"ends in {', '.join(SUFFIXES)}")
    parser.add_argument("--alt", metavar="FILE", help="write the picture's alternative text there")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace, log: Log) -> None:
    if Path(options.output).suffix.lower() not in SUFFIXES:
        raise UsageError(f"{one_line(options.output)}: a picture's name has to end in {_either(SUFFIXES)}.")
    if options.alt and Path(options.alt).resolve() == Path(options.output).resolve():
        raise UsageError(f"{one_line(options.alt)}: give --alt another name than --output.")
    from timeline.commands import drawing

    drawing.draw(options, log)


def _either(words: tuple[str, ...]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"
