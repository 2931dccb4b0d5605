"""The sentences around a picture: its counts and sources, its description, and the text at the pointer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from timeline.corrections.manual_events import SOURCE
from timeline.figure.axis_break import NO_BREAKS, Breaks
from timeline.figure.marks import other_date_words, row_date_words
from timeline.figure.sampling import DatedEvents, Row
from timeline.figure.text_metrics import GAP, block, inert
from timeline.figure.view_options import View
from timeline.safe_text import single_line
from timeline.selection import Lanes
from timeline.selection.coded_column import Positions
from timeline.words import (
    counted,
    is_period_of_days,
    joined,
    month_period,
    outlet_words,
    plural,
    reader_period,
    short_day,
    short_period,
)

MAX_OUTLET_LENGTH = 80  # characters of an outlet's name below the picture
MAX_OUTLETS = 16  # named below a picture
HOVER = 420.0  # pixels across
NO_DATED_EVENT = "There is no dated event to show."
NO_EVENT_IN_PERIOD = "No event lies in this period."


def with_breaks(period: str, breaks: Breaks) -> str:
    """Return a period in words with the parts beyond its breaks: "1989, April to June 2014 and 2031"."""
    return joined([words for words in (breaks.earlier, period, breaks.later) if words])


def subtitle(
    view: View,
    shown: int,
    matching: int,
    period: tuple[date, date],
    breaks: Breaks,
    by_publication: int,
) -> str:
    """Return the filter in words, the numbers of events in the picture and in all, and their period.

    ``matching`` are the events that the filter keeps; ``by_publication`` of them have only the day of
    publication as their date. A still picture has its numbers below, in ``numbers``, and does not repeat
    the months of its headline; under a person's description nothing is added.
    """
    if view.still and view.options.description:
        return ""
    filtered = view.subtitle.rstrip()
    if filtered and filtered[-1] not in ".!?":
        filtered += "."
    if view.still:
        named = view.title.endswith(f", {month_period(*period)}") and not is_period_of_days(*period)
        words = with_breaks(reader_period(*period), breaks)
        return f"{filtered} {words if shown and (breaks != NO_BREAKS or not named) else ''}".strip()
    total = matching if view.total is None else view.total
    events = f"{shown:,} of {total:,} events" if total != shown else counted(shown, "event")
    has_period = view.selection.first or view.selection.last
    words = with_breaks(reader_period(*period), breaks)
    notes = [events if has_period or not shown else f"{events}, {words}"]
    if by_publication:
        notes.append(f"{by_publication:,} dated by publication only")
    if view.undated:
        notes.append(f"{view.undated:,} undated not shown")
    return f"{filtered} {'; '.join(notes)}".strip()


def numbers(
    view: View, labelled: int, shown: int, matching: int, by_publication: int, throughout: int
) -> str:
    """Return the numbers of a still picture in sentences: its events and the others.

    A picture for readers tells only what its marks leave open: the key and the labels say the rest.
    ``labelled`` of the ``shown`` events have a label; the dates of ``throughout`` of them cover the period.
    """
    total = matching if view.total is None else view.total
    sentences = []
    if labelled < shown:
        sentences.append(f"{labelled:,} of {shown:,} events {_are(labelled)} named.")
    if throughout:
        across = counted(throughout, "event")
        lines = "The line across the whole period stands"
        if view.lanes is not Lanes.NONE:
            lines = "Lines across the whole period stand"
        sentences.append(f"{lines} for {across} without a closer date.")
    if view.for_readers:
        return " ".join(sentences)
    if matching < total:
        sentences.append(f"This selection has {matching:,} of the {total:,} events found.")
    if by_publication:
        sentences.append(
            f"{counted(by_publication, 'event')} {_are(by_publication)} dated by the day of the report."
        )
    if view.undated:
        sentences.append(f"{counted(view.undated, 'event')} without a date {_are(view.undated)} not shown.")
    return " ".join(sentences)


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def more_words(count: int, *, as_bars: bool, still: bool) -> str:
    """Return what the dots of the events without a label mean; "" without any."""
    if not count:
        return ""
    if still:
        return "\u25ae Number of other events" if as_bars else "\u2022 Another event, as a dot or thin line"
    more = f"{count:,} more {plural(count, 'event')}"
    return f"\u25ae {more}, counted by bars" if as_bars else f"\u2022 {more}, a dot or thin line each"


@dataclass(frozen=True, slots=True)
class Beyond:
    """The undrawn events before and after the period: their numbers, the first and the last day."""

    earlier: int
    since: date
    later: int
    until: date

    def words(self, window: tuple[date, date]) -> tuple[str, str]:
        """Return both in words, such as "12 earlier events, from 1066"; "" without any."""
        since, until = _end(self.since, window[0]), _end(self.until, window[1])
        earlier = f"{counted(self.earlier, 'earlier event')}, from {since}" if self.earlier else ""
        return earlier, f"{counted(self.later, 'later event')}, to {until}" if self.later else ""


def _end(day: date, near: date) -> str:
    """Return a day's year, or in the same year the day."""
    return str(day.year) if day.year != near.year else short_day(day)


def alternative(
    view: View,
    period: str,
    count: int,
    named: Sequence[str],
    beyond: Sequence[str],
) -> str:
    """Return a description of a picture for people who cannot see it.

    ``period`` is that of the shown events in words, ``named`` are the events to name, ``beyond`` tells of the
    others.
    """
    whole = view.for_readers or view.total in (None, count)
    total = "" if whole else f" of {view.total:,}"
    filtered = "" if view.options.description else _sentence(view.subtitle)
    events = f"{count:,}{total} {plural(count, 'event')}"
    begin = "They are" if len(named) == count else "Among them"
    listed = f" {begin}: {'; '.join(named)}." if named else ""
    others = f" Not shown: {'; '.join(words for words in beyond if words)}." if any(beyond) else ""
    shown = f"A timeline of {events}, {period}"
    opening = f"{view.title.rstrip(' .')}. {_sentence(view.options.description)}"
    eras = [f"{era.name}, {short_period(era.first, era.last)}" for era in view.options.eras]
    marked = f" Marked periods: {'; '.join(eras)}." if eras else ""
    return single_line(f"{opening}{filtered}{shown}.{listed}{marked}{others}{_note(view)}")


def _sentence(text: str) -> str:
    """Return text with an end and a space; "" for none."""
    return f"{text.rstrip(' .')}. " if text.strip(" .") else ""


def _note(view: View) -> str:
    return f" Note: {_sentence(view.options.note)}".rstrip() if view.options.note else ""


@dataclass(frozen=True, slots=True)
class Cited:
    """The sources of a picture in lines, to take one that has room.

    ``whole`` name all outlets, the longest line first; ``parts`` name the first ones and count the others.
    """

    whole: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


def sources(dates: DatedEvents, view: View) -> Cited:
    """Return the sources of a picture: a person's own words, else the outlets, the most frequent one first.

    For colleagues, a line with all outlets gives the dates of their articles, too. Articles of unknown
    outlets are counted last.
    """
    if view.options.cited:
        return Cited((view.options.cited,))
    outlets = dates.events.index.article_outlets
    articles = _articles(dates)
    of = outlets.first_codes[articles]
    published = dates.events.index.article_days[articles]
    counts = np.bincount(of + 1, minlength=len(outlets.values) + 1)
    nameless = int(counts[0])
    named = [code for code in outlets.ranked(counts[1:]) if outlets.values[code] != SOURCE]
    if not named and not nameless:
        return Cited()
    others = f"{counted(nameless, 'article')} without a named outlet" if nameless else ""
    lead = plural(len(named) + bool(nameless), "Source")
    detailed = [
        _outlet(outlets.values[code], int(counts[code + 1]), published[of == code])
        for code in named[:MAX_OUTLETS]
    ]
    short = list(dict.fromkeys(_shortened(outlets.values[code]) for code in named))
    whole = []
    if len(named) <= MAX_OUTLETS:
        whole = [f"{lead}: {', '.join(filter(None, (*short, others)))}"]
        if not view.for_readers:
            last = [_outlet(others, 1, published[of < 0])] if nameless else []
            whole.insert(0, f"{lead}: {'; '.join((*detailed, *last))}")
    parts = [
        f"{lead}: {', '.join(filter(None, (*short[:count], others)))} and {_others(len(short) - count)}"
        for count in range(min(len(short) - 1, MAX_OUTLETS), 0, -1)
    ]
    return Cited(tuple(whole), tuple(parts))


def _others(count: int) -> str:
    return counted(count, "more outlet")


def _articles(dates: DatedEvents) -> Positions:
    """Return the code of each article that states one of the events."""
    articles = dates.events.index.column("witnesses")
    shown = np.zeros(articles.size, dtype=bool)
    shown[dates.rows] = True
    found = np.zeros(len(articles.values), dtype=bool)
    found[articles.codes[shown[articles.rows]]] = True
    return np.flatnonzero(found)


def _outlet(name: str, articles: int, published: npt.NDArray[np.datetime64]) -> str:
    count = "" if articles == 1 else f", {counted(articles, 'article')}"
    known = published[~np.isnat(published)]
    dates = f", {_published(known.min().item(), known.max().item())}" if len(known) else ""
    return f"{_shortened(name)}{count}{dates}"


def _shortened(outlet: str) -> str:
    """Return the name of an outlet as far as a line of sources has room."""
    name = outlet_words(outlet)
    return name if len(name) <= MAX_OUTLET_LENGTH else f"{name[: MAX_OUTLET_LENGTH - 1].rstrip()}…"


def _published(first: date, last: date) -> str:
    return short_period(first, last) if first.year == last.year else f"{first.year}–{last.year}"


def hover(row: Row, numbers: tuple[int | None, int | None]) -> str:
    """Return the text at the pointer: date with year, title, who, where, and the way to the date."""
    lines = [block(row["title"], 13, HOVER, lead=row_date_words(row, numbers, None)).html]
    others = other_date_words(row)
    if others:
        lines.append(block(joined(others), 13, HOVER, lead="Other sources:").html.replace(GAP, " ", 1))
    for name, values in (("Who", (*row["actors"], *row["groups"])), ("Where", row["places"])):
        if len(values):
            lines.append(block(", ".join(values), 13, HOVER, lead=f"{name}:").html.replace(GAP, " ", 1))
    lines += [block(text, 13, HOVER).html for text in (row["explanation"], _origin(row)) if text]
    return "<br>".join(lines)


def dot_hover(row: Row, numbers: tuple[int | None, int | None]) -> str:
    """Return date and title on one line, for the pointer at one of many dots."""
    return f"<b>{inert(row_date_words(row, numbers, None))}</b> {inert(row['title'])}"


def _origin(row: Row) -> str:
    mentions = counted(row["mentions"], "mention") if row["mentions"] > 1 else ""
    witnesses = counted(row["articles"], "article") if row["articles"] > 1 else ""
    outlets = counted(row["outlets"], "outlet") if row["outlets"] > 1 else ""
    return "; ".join(part for part in (outlet_words(row["source"]), outlets, witnesses, mentions) if part)
