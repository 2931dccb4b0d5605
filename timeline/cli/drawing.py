"""The picture that the options of ``picture`` ask for."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from timeline.cli.corpus import read
from timeline.cli.filter_options import selection
from timeline.cli.log import Log
from timeline.cli.output import output
from timeline.errors import UsageError
from timeline.export.event_collection import collect_events
from timeline.export.event_formats import format_of_name
from timeline.export.picture_metadata import Caption, add_caption
from timeline.export.render_picture import render_picture, require_browser
from timeline.export.standalone_page import standalone_page
from timeline.figure import MAX_TITLE_LENGTH, Lanes, Preset, View, compose, headline, ranked_actors
from timeline.selection import Selection, describe
from timeline.selection.event_index import EventIndex
from timeline.selection.filtered import Filtered
from timeline.timeline import Timeline
from timeline.words import shortened


def draw(options: argparse.Namespace, log: Log) -> None:
    """Write the picture, and what was asked for beside it, whole or not at all.

    Raises UsageError where no event is left to draw, and what ``rendered`` and ``output`` raise.
    """
    with ExitStack() as opened:
        files = {
            name: opened.enter_context(output(name, options.paths))
            for name in (options.output, options.alt, options.events)
            if name
        }
        if not _is_page(options.output):
            require_browser()  # before the articles are read, which can take long
        for name, data in _made(options, read(options, log)):
            files[name].write(data)


def _is_page(name: str) -> bool:
    return name.lower().endswith(".html")


def _made(options: argparse.Namespace, timeline: Timeline) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each file that is asked for."""
    chosen = selection(options, timeline.table)
    kept = _kept(timeline, chosen)
    view = _view(options, timeline, kept, chosen)
    drawn = compose(kept, view)
    caption = Caption.of(drawn, view.title)
    told = collect_events(kept.table, timeline.events, timeline.articles, view, timeline.remarks)
    if _is_page(options.output):
        yield options.output, standalone_page(told, drawn.figure, caption)
    else:
        kind = Path(options.output).suffix.lower().removeprefix(".")
        data = render_picture(drawn.figure, kind, Preset[options.preset.upper()].scale)
        yield options.output, add_caption(data, kind, caption)
    if options.alt:
        yield options.alt, f"{caption.alt}\n".encode()
    if options.events and (events := format_of_name(options.events)):
        yield options.events, events.data(told)


def _kept(timeline: Timeline, chosen: Selection) -> Filtered:
    """Return the events that are left. Raises UsageError where none is."""
    index = timeline.index if chosen.text else EventIndex(timeline.table)
    kept = index.filtered(chosen)
    if not len(kept):
        raise UsageError(_nothing(timeline, chosen))
    return kept


def _view(options: argparse.Namespace, timeline: Timeline, kept: Filtered, chosen: Selection) -> View:
    titles = [article.title for article in timeline.articles.values()]
    named = shortened(options.title or timeline.title, MAX_TITLE_LENGTH)
    otherwise = (timeline.name,) if timeline.name else ()
    view = View(
        title=named or headline(titles, kept, chosen, *otherwise),
        subtitle=describe(chosen, _titles(timeline)),
        total=len(timeline.table),
        lanes=Lanes(options.lanes),
        sources=options.sources,
        window=(chosen.first, chosen.last) if chosen.first and chosen.last else None,
        actors=ranked_actors(kept.index.whole),
        selection=chosen,
    )
    preset = Preset[options.preset.upper()]
    return view.on_page(preset) if _is_page(options.output) else view.saved(preset)


def _nothing(timeline: Timeline, chosen: Selection) -> str:
    if timeline.table.empty:
        return "No dated event was found in these articles, so there is nothing to draw."
    words = describe(chosen, _titles(timeline))
    return f"None of the {len(timeline.table):,} events is left by this filter: {words}."


def _titles(timeline: Timeline) -> dict[str, str]:
    return {key: article.title for key, article in timeline.articles.items() if article.title}
