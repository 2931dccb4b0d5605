"""The timeline as a picture and as files, for ``Timeline.draw``, ``Timeline.save`` and the command line."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from os import PathLike
from pathlib import Path
from typing import TypeVar

from timeline.atomic_file import atomic_file
from timeline.corrections.marks_by_event import tags_with_colours
from timeline.errors import UsageError
from timeline.export.event_collection import EventCollection, collect_events
from timeline.export.event_formats import EVENT_SUFFIXES, format_of_name
from timeline.export.file_metadata import Caption, add_caption
from timeline.export.render_picture import render_picture, require_browser
from timeline.export.standalone_page import standalone_page
from timeline.export.style_file import read_style
from timeline.figure import (
    MAX_TITLE_LENGTH,
    NO_STYLE,
    HouseStyle,
    Lanes,
    Picture,
    Preset,
    Theme,
    View,
    compose,
    headline,
    ranked_values,
)
from timeline.safe_text import short_line
from timeline.selection import PictureOptions, describe, describe_for_readers
from timeline.timeline import Timeline
from timeline.words import joined, shortened

PICTURE_SUFFIXES = (".png", ".svg", ".pdf", ".html")
"""The suffixes of pictures; a browser of this machine draws all but the last."""

Option = TypeVar("Option", bound=Enum)


def picture_view(
    timeline: Timeline, lanes: str, options: PictureOptions, style: HouseStyle = NO_STYLE
) -> View:
    """Return the view of a picture of the timeline, still without a size.

    A title "" stands for the timeline's own title, or a made headline. The timeline's own eras are drawn
    beside those of the options. Raises UsageError for unknown lanes, and for too many eras.
    """
    selection, options = timeline.selection, options.with_eras(timeline.eras)
    default = (timeline.name,) if timeline.name else ()
    return View(
        title=shortened(options.title or timeline.title, MAX_TITLE_LENGTH)
        or headline(timeline.filtered_rows, selection, *default),
        subtitle=_filter_words(timeline),
        total=len(timeline.unfiltered.table),
        lanes=option_value(Lanes, lanes, "lanes"),
        options=options,
        window=(selection.first, selection.last) if selection.first and selection.last else None,
        coloured=ranked_values(timeline.unfiltered.index.whole, options.colour),
        selection=selection,
        style=style,
        tags=tags_with_colours(timeline.corrected, timeline.history),
        places=timeline.places if options.map else {},
        notes={event: remark.note for event, remark in timeline.remarks.items() if remark.note},
    )


def style_of(path: str | PathLike[str] | None) -> HouseStyle:
    """Return the house style of a file, an empty one without a file. Raises UsageError for a wrong file."""
    return NO_STYLE if path is None else read_style(path)


def preset_of(name: str) -> Preset:
    """Return the preset of a name. Raises UsageError for an unknown one."""
    presets = {preset.name.lower(): preset for preset in Preset}
    if not isinstance(name, str) or name not in presets:
        raise UsageError(f'preset cannot be "{short_line(str(name))}"; give {joined(list(presets), "or")}.')
    return presets[name]


def option_value(options: type[Option], value: str, name: str) -> Option:
    """Return a value as an option of an enum. Raises UsageError with the options for an unknown value."""
    try:
        return options(value)
    except ValueError:
        known = joined([str(option.value) for option in options], "or")
        raise UsageError(f'{name} cannot be "{short_line(str(value))}"; give {known}.') from None


def draw(timeline: Timeline, view: View, preset: Preset, theme: str) -> Picture:
    """Return the picture for a page or a notebook: interactive, as high as its rows need.

    Raises UsageError for an unknown theme, and if there is no event to draw.
    """
    _check_events(timeline)
    shown = replace(view.on_page(preset), theme=option_value(Theme, theme, "theme"))
    return compose(timeline.filtered_rows, shown)


def picture_file(timeline: Timeline, view: View, preset: Preset, suffix: str) -> tuple[bytes, str]:
    """Return a picture as one of ``PICTURE_SUFFIXES``, and its alternative text.

    Raises UsageError if there is no event to draw, and PictureError if a browser is needed and not found.
    """
    _check_events(timeline)
    sized = view.on_page(preset) if suffix == ".html" else view.saved(preset)
    picture = compose(timeline.filtered_rows, sized)
    caption = Caption.of(picture, view.title)
    if suffix == ".html":
        return standalone_page(event_collection(timeline, view), picture.figure, caption), caption.alt
    require_browser()
    kind = suffix.removeprefix(".")
    return add_caption(render_picture(picture.figure, kind, preset.scale), kind, caption), caption.alt


def event_collection(timeline: Timeline, view: View) -> EventCollection:
    """Return the events with sentences, articles and remarks, for a file of events."""
    return collect_events(timeline.table, timeline.merged, timeline.articles, view, timeline.remarks)


def event_file(timeline: Timeline, view: View, name: str) -> bytes:
    """Return the events in the format of a file name. Raises UsageError for another suffix."""
    event_format = format_of_name(name)
    if event_format is None:
        suffixes = [*PICTURE_SUFFIXES, *EVENT_SUFFIXES]
        raise UsageError(f"{short_line(name)}: the file name must end in {joined(suffixes, 'or')}.")
    return event_format.data(event_collection(timeline, view))


def save(timeline: Timeline, path: str | PathLike[str], view: View, preset: Preset) -> Path:
    """Write a picture or a file of events, by the suffix of the path.

    Raises UsageError for another suffix, or if the file cannot be written.
    """
    file = Path(path)
    suffix = file.suffix.lower()
    if suffix in PICTURE_SUFFIXES and format_of_name(file.name) is None:
        data, _ = picture_file(timeline, view, preset, suffix)
    else:
        data = event_file(timeline, view, str(file))
    try:
        with atomic_file(file) as stream:
            stream.write(data)
    except OSError as error:
        raise UsageError(
            f"{short_line(str(file))}: {error.strerror}; give a file that can be written."
        ) from None
    return file


def _check_events(timeline: Timeline) -> None:
    total = len(timeline.unfiltered.table)
    if not total:
        raise UsageError("No dated event was found in these articles, so there is nothing to draw.")
    if timeline.table.empty:
        words = describe(timeline.selection, _article_titles(timeline))
        raise UsageError(f"None of the {total:,} events is left by this filter: {words}.")


def _filter_words(timeline: Timeline) -> str:
    return describe_for_readers(timeline.selection, _article_titles(timeline))


def _article_titles(timeline: Timeline) -> dict[str, str]:
    return {key: article.title for key, article in timeline.articles.items() if article.title}
