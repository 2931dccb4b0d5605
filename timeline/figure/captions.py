"""The sentences around a picture: its title, counts and sources, and the text at the pointer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np
import numpy.typing as npt

from timeline.figure.marks import row_date_words
from timeline.figure.sampling import DatedEvents, Row
from timeline.figure.text_metrics import GAP, block
from timeline.figure.view_options import View
from timeline.safe_text import single_line
from timeline.selection import Selection
from timeline.selection.coded_column import Positions
from timeline.selection.filtered_events import Filtered
from timeline.words import counted, plural, publication_count, short_period, shortened

MAX_TITLE_LENGTH = 300
"""Characters of a picture's title: some agencies put a whole first sentence there."""
MAX_OUTLET_LENGTH = 80  # characters of an outlet's name below the picture
HOVER = 420.0  # pixels across
NO_DATED_EVENT = "There is no dated event to show."
NO_EVENT_IN_PERIOD = "No event lies in this period."


def headline(
    titles: Iterable[str | None], events: Filtered, selection: Selection, default: str = "In the news"
) -> str:
    """Return a title for a picture: the main actors or places, or the title of the only article.

    ``titles`` are those of all articles; a very long one is cut. ``default`` is the title of events
    without a main actor.
    """
    names = selection.actors or selection.places or _main_actor(events)
    if not names and (title := _only(titles)):
        return shortened(title, MAX_TITLE_LENGTH)
    if not names:
        return shortened(default, MAX_TITLE_LENGTH)
    first, second = single_line(names[0]), single_line(names[-1])
    named = {1: first, 2: f"{first} and {second}"}.get(len(names), f"{first} and others")
    return f"{named} in the news"


def _only(titles: Iterable[str | None]) -> str | None:
    """Return the title if all titles are the same; the search ends at the second one."""
    rest = iter(titles)
    first = next(rest, None)
    return first if all(title == first for title in rest) else None


def _main_actor(events: Filtered) -> tuple[str, ...]:
    """Return the actor of at least a third of the events, if there is one."""
    first = events.top_values("actors", 1)
    return first if first and 3 * events.count("actors", first[0]) >= len(events) else ()


def subtitle(view: View, labelled: int, unlabelled: int, outside: int, by_publication: int = 0) -> str:
    """Return the filter in words with the numbers of events: all of them, labelled, only counted.

    ``by_publication`` of them have only the day of publication as their date.
    """
    matching = labelled + unlabelled + outside
    total = matching if view.total is None else view.total
    events = f"{matching:,} of {total:,} events" if total != matching else counted(matching, "event")
    notes = [events]
    if by_publication:
        notes.append(f"{matching - by_publication:,} dated, {publication_count(by_publication)}")
    if unlabelled:
        notes.append(f"{labelled:,} labelled, {unlabelled:,} more counted below")
    if outside:
        notes.append(f"{outside:,} outside the period not shown")
    if view.undated:
        notes.append(f"{view.undated:,} undated not shown")
    filtered = view.subtitle.rstrip()
    if filtered and filtered[-1] not in ".!?":
        filtered += "."
    return f"{filtered} {'; '.join(notes)}".strip()


def alternative(view: View, period: tuple[date, date], count: int, named: Sequence[str]) -> str:
    """Return a description of a picture for people who cannot see it; ``named`` are the events to name."""
    total = f" of {view.total:,}" if view.total is not None and view.total != count else ""
    filtered = f"{view.subtitle.rstrip(' .')}. " if view.subtitle.strip() else ""
    events = f"{count:,}{total} {plural(count, 'event')}"
    opening = "They are" if len(named) == count else "Among them"
    listed = f" {opening}: {'; '.join(named)}." if named else ""
    return single_line(
        f"{view.title.rstrip(' .')}. {filtered}A timeline of {events}, {short_period(*period)}.{listed}"
    )


def sources(dates: DatedEvents, limit: int) -> str:
    """Return up to ``limit`` outlets with the dates of their articles, the most frequent outlet first.

    Articles of unknown outlets are counted last.
    """
    outlets = dates.events.index.column("source")
    articles = _articles(dates)
    of = outlets.first_codes[articles]
    published = dates.events.index.table["published"].to_numpy("datetime64[D]")[articles]
    counts = np.bincount(of + 1, minlength=len(outlets.values) + 1)
    nameless, named = int(counts[0]), outlets.ranked(counts[1:])
    cited = [
        _outlet(outlets.values[code], int(counts[code + 1]), published[of == code]) for code in named[:limit]
    ]
    if len(named) > limit:
        cited.append(f"+{len(named) - limit:,} more")
    if nameless:
        name = f"{counted(nameless, 'article')} without a named outlet"
        cited.append(_outlet(name, 1, published[of < 0]))
    return f"{plural(len(named) + bool(nameless), 'Source')}: {'; '.join(cited)}" if cited else ""


def _articles(dates: DatedEvents) -> Positions:
    """Return one row of each article of the events."""
    articles = dates.events.index.column("article")
    rows = np.full(len(articles.values) + 1, -1, dtype=np.int64)
    rows[articles.first_codes[dates.rows[::-1]]] = dates.rows[::-1]
    return rows[rows >= 0]


def _outlet(name: str, articles: int, published: npt.NDArray[np.datetime64]) -> str:
    count = "" if articles == 1 else f", {counted(articles, 'article')}"
    known = published[~np.isnat(published)]
    dates = f", {short_period(known.min().item(), known.max().item())}" if len(known) else ""
    short = name if len(name) <= MAX_OUTLET_LENGTH else f"{name[: MAX_OUTLET_LENGTH - 1].rstrip()}…"
    return f"{short}{count}{dates}"


def hover(row: Row, numbers: tuple[int | None, int | None]) -> str:
    """Return the text at the pointer: date with year, title, who, where, and the way to the date."""
    lines = [block(row["title"], 13, HOVER, lead=row_date_words(row, numbers, None)).html]
    for name, values in (("Who", (*row["actors"], *row["groups"])), ("Where", row["places"])):
        if len(values):
            lines.append(block(", ".join(values), 13, HOVER, lead=f"{name}:").html.replace(GAP, " ", 1))
    lines += [block(text, 13, HOVER).html for text in (row["explanation"], _origin(row)) if text]
    return "<br>".join(lines)


def _origin(row: Row) -> str:
    mentions = counted(row["mentions"], "mention") if row["mentions"] > 1 else ""
    return "; ".join(part for part in (row["source"], mentions) if part)
