"""``picture``: the timeline of articles, or a stored one, to print, to send, or to open in a browser.

What draws is imported when it is needed: the other verbs start without it.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from timeline.cli.articles import add_input
from timeline.cli.filter_options import add_filters
from timeline.cli.log import Log
from timeline.errors import UsageError
from timeline.export.event_formats import EVENT_SUFFIXES
from timeline.safe_text import short_line

PURPOSE = "draw the timeline as .png, .svg or .pdf, or as an .html page that works offline"
SUFFIXES = (".png", ".svg", ".pdf", ".html")
LANES = ("none", "actor", "place", "article", "source", "modality")
PRESETS = ("article", "card", "column")


def add(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser("picture", help=PURPOSE, description=f"{PURPOSE[0].upper()}{PURPOSE[1:]}.")
    add_input(parser, "*")
    parser.add_argument("--timeline", metavar="NAME", help="draw this stored timeline, as it was corrected")
    add_filters(parser)
    parser.add_argument("--lanes", choices=LANES, default="none", help="what rows are grouped by")
    parser.add_argument("--preset", choices=PRESETS, default="article", help="the size (default: article)")
    parser.add_argument("--title", default="", help="default: whom or what the events are about")
    parser.add_argument("--no-sources", dest="sources", action="store_false", help="leave the sources out")
    parser.add_argument("--output", required=True, metavar="FILE", help=f"ends in {', '.join(SUFFIXES)}")
    parser.add_argument("--alt", metavar="FILE", help="write the picture's alternative text there")
    parser.add_argument(
        "--events", metavar="FILE", help=f"write its events there: {', '.join(EVENT_SUFFIXES)}"
    )
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace, log: Log) -> None:
    if bool(options.paths) == (options.timeline is not None):
        raise UsageError(
            "A picture is drawn of articles or of a stored timeline: give PATH... or --timeline."
        )
    named = [name for name in (options.output, options.alt, options.events) if name]
    if not options.output.lower().endswith(SUFFIXES):
        raise UsageError(f"{short_line(options.output)}: a picture's name has to end in {_either(SUFFIXES)}.")
    if options.events and not options.events.lower().endswith(EVENT_SUFFIXES):
        raise UsageError(
            f"{short_line(options.events)}: a file of events has to end in {_either(EVENT_SUFFIXES)}."
        )
    if len({Path(name).resolve() for name in named}) < len(named):
        raise UsageError("Two of --output, --alt and --events are the same file; give each its own name.")
    from timeline.cli import drawing

    drawing.draw(options, log)


def _either(words: tuple[str, ...]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"
