"""The verb ``picture``: the timeline of articles, or a stored one, as a picture or a page.

Drawing needs pandas and Plotly; they are imported only for this verb.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from timeline import pipeline
from timeline.cli.article_arguments import add_article_arguments, read_articles
from timeline.cli.filter_options import add_filters, selection
from timeline.cli.output_files import binary_output
from timeline.cli.progress import Progress
from timeline.errors import TimelineError, UsageError
from timeline.export.event_formats import EVENT_SUFFIXES
from timeline.model import Extraction
from timeline.safe_text import short_line
from timeline.selection import Colour, Lanes, PictureKeywords, PictureOptions
from timeline.words import joined

if TYPE_CHECKING:
    from timeline.figure import View
    from timeline.timeline import Timeline

PICTURE_SUFFIXES = (".png", ".svg", ".pdf", ".html")
PRESETS = ("article", "card", "square", "column")


def add_arguments(parser: argparse.ArgumentParser, _: str) -> None:
    """Add the arguments of the verb."""
    add_article_arguments(parser, "*")
    parser.add_argument("--timeline", metavar="NAME", help="draw this stored timeline, with its corrections")
    add_filters(parser)
    parser.add_argument(
        "--lanes", choices=[str(lanes) for lanes in Lanes], default="none", help="group the rows by this"
    )
    parser.add_argument("--preset", choices=PRESETS, default="article", help="the size (default: article)")
    _add_options(parser)
    parser.add_argument(
        "--output", required=True, metavar="FILE", help=f"ends in {joined(PICTURE_SUFFIXES, 'or')}"
    )
    parser.add_argument("--alt", metavar="FILE", help="write the alternative text of the picture here")
    parser.add_argument(
        "--events", metavar="FILE", help=f"write the events here: {joined(EVENT_SUFFIXES, 'or')}"
    )
    parser.set_defaults(run=_draw)


def _add_options(parser: argparse.ArgumentParser) -> None:
    """Add the words of the picture and the choices of its look."""
    parser.add_argument("--title", default="", help="default: the main actors or places")
    parser.add_argument("--description", default="", help="a sentence below the title")
    parser.add_argument("--note", default="", help="a sentence below the picture")
    parser.add_argument("--cited", default="", help="the sources in your own words; default: the outlets")
    parser.add_argument("--credit", default="", help="who made the picture")
    parser.add_argument(
        "--era",
        dest="eras",
        action="append",
        default=[],
        help='a band for a named period: "2021-08-15/2021-08-31 Ceasefire"; may be repeated',
    )
    parser.add_argument(
        "--colour",
        choices=[str(colour) for colour in Colour],
        default="actor",
        help="what the colours of marks stand for; one: a single colour",
    )
    parser.add_argument("--no-sources", dest="sources", action="store_false", help="leave the sources out")
    parser.add_argument("--no-key", dest="key", action="store_false", help="leave the key of marks out")
    parser.add_argument("--overview", action="store_true", help="add all events over time below")
    parser.add_argument("--map", action="store_true", help="add a small map of the events' places")
    parser.add_argument("--style", metavar="FILE", help="a house style: fonts, colours, credit, logo (TOML)")
    parser.add_argument(
        "--readers",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="for publication: not how events were counted and corrected (default: if starred)",
    )
    parser.add_argument("--notes", action="store_true", help="print people's notes below their events")


def _options(options: argparse.Namespace) -> PictureOptions:
    """Return the options of the picture. Raises UsageError for a wrong one."""
    values = vars(options)
    return PictureOptions.of(**{name: values[name] for name in PictureKeywords.__annotations__})


def _draw(options: argparse.Namespace, progress: Progress) -> None:
    """Write the picture and the other files, each as a whole or not at all.

    Raises UsageError for contradictory options, and if there is no event to draw; PictureError if
    a browser is needed and not found.
    """
    from timeline.draw_and_save import picture_view, style_of
    from timeline.export.render_picture import require_browser

    _check(options)
    picture_options, style = _options(options), style_of(options.style)
    with ExitStack() as stack:
        files = {name: stack.enter_context(binary_output(name, options.paths)) for name in _names(options)}
        if not options.output.lower().endswith(".html"):
            require_browser()  # before the articles, since they can take long
        timeline = _timeline(options, progress)
        filtered = timeline.selected(selection(options, timeline.table))
        view = picture_view(filtered, options.lanes, picture_options, style)
        for name, data in _contents(options, filtered, view):
            files[name].write(data)


def _names(options: argparse.Namespace) -> list[str]:
    return [name for name in (options.output, options.alt, options.events) if name]


def _check(options: argparse.Namespace) -> None:
    names = _names(options)
    if bool(options.paths) == (options.timeline is not None):
        raise UsageError(
            "A picture is drawn of articles or of a stored timeline: give PATH... or --timeline."
        )
    _check_suffix(options.output, "a picture", PICTURE_SUFFIXES)
    if options.events:
        _check_suffix(options.events, "a file of events", EVENT_SUFFIXES)
    if len({Path(name).resolve() for name in names}) < len(names):
        raise UsageError("Two of --output, --alt and --events are the same file; give each its own name.")


def _check_suffix(name: str, kind: str, suffixes: tuple[str, ...]) -> None:
    if not name.lower().endswith(suffixes):
        raise UsageError(f"{short_line(name)}: the name of {kind} must end in {joined(suffixes, 'or')}.")


def _contents(options: argparse.Namespace, filtered: Timeline, view: View) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each file."""
    from timeline.draw_and_save import event_file, picture_file, preset_of

    suffix = Path(options.output).suffix.lower()
    picture, alternative_text = picture_file(filtered, view, preset_of(options.preset), suffix)
    yield options.output, picture
    if options.alt:
        yield options.alt, f"{alternative_text}\n".encode()
    if options.events:
        yield options.events, event_file(filtered, view, options.events)


def _timeline(options: argparse.Namespace, progress: Progress) -> Timeline:
    """Return the stored timeline of ``--timeline``, else the timeline of the articles."""
    if options.timeline is None:
        return _extracted(options, progress)
    from timeline.cli.store_verbs import open_timeline

    return open_timeline(options.timeline, progress)


def _extracted(options: argparse.Namespace, progress: Progress) -> Timeline:
    """Extract the articles; report failures and counts."""
    from timeline.timeline import Timeline

    extractions: list[Extraction] = []
    for _, result in pipeline.extract(read_articles(options, progress), options.workers):
        if isinstance(result, TimelineError):
            progress.failure(result)
            continue
        progress.count(articles=1)
        progress.count_mentions(result.mentions)
        extractions.append(result)
    timeline = Timeline.from_extractions(extractions)
    progress.count(events=len(timeline.events))
    return timeline
