"""The sentences around a picture: what is counted, where it comes from, what the pointer shows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import numpy.typing as npt

from timeline.figure.choice import Dates, Row
from timeline.figure.dates import period_words
from timeline.figure.marks import when
from timeline.figure.text import GAP, block
from timeline.figure.view import View
from timeline.safe_text import single_line
from timeline.selection.names import Positions

LONGEST_OUTLET = 80  # characters of an outlet's name below the picture
HOVER = 420.0  # pixels across
NOTHING = "There is no dated event to show."
NOT_THEN = "No event lies in this period."


def counted(view: View, shown: int, unlabelled: int, outside: int) -> str:
    """Return the subtitle: the filter in words, and how many events are shown of how many."""
    matching = shown + unlabelled + outside
    of = matching if view.total is None else view.total
    events = f"{matching:,} of {of:,} events" if of != matching else f"{matching:,} event{_s(matching)}"
    notes = [events]
    if unlabelled:
        notes.append(f"{shown:,} labelled, {unlabelled:,} more counted below")
    if outside:
        notes.append(f"{outside:,} outside the period not shown")
    if view.undated:
        notes.append(f"{view.undated:,} undated not shown")
    filtered = view.subtitle.rstrip()
    if filtered and filtered[-1] not in ".!?":
        filtered += "."
    return f"{filtered} {'; '.join(notes)}".strip()


def alternative(view: View, period: tuple[date, date], count: int, told: Sequence[str]) -> str:
    """Return what a picture shows, for people who do not see it; ``told`` are the events to name."""
    of = f" of {view.total:,}" if view.total is not None and view.total != count else ""
    filtered = f"{view.subtitle.rstrip(' .')}. " if view.subtitle.strip() else ""
    events = f"{count:,}{of} event{_s(count)}"
    opening = "They are" if len(told) == count else "Among them"
    named = f" {opening}: {'; '.join(told)}." if told else ""
    return single_line(
        f"{view.title.rstrip(' .')}. {filtered}A timeline of {events}, {period_words(*period)}.{named}"
    )


def _s(count: int) -> str:
    return "" if count == 1 else "s"


def sources(dates: Dates, most: int) -> str:
    """Return the outlets with the dates of their articles, those with most articles first.

    Articles whose outlet is not known are counted last.
    """
    outlets = dates.kept.index.names("source")
    articles = _articles(dates)
    of = outlets.firsts[articles]
    published = dates.kept.index.table["published"].to_numpy("datetime64[D]")[articles]
    count = np.bincount(of + 1, minlength=len(outlets.values) + 1)
    nameless, named = int(count[0]), outlets.ranked(count[1:])
    cited = [
        _outlet(outlets.values[code], int(count[code + 1]), published[of == code]) for code in named[:most]
    ]
    if len(named) > most:
        cited.append(f"+{len(named) - most:,} more")
    if nameless:
        name = f"{nameless:,} article{_s(nameless)} without a named outlet"
        cited.append(_outlet(name, 1, published[of < 0]))
    return f"Source{_s(len(named) + bool(nameless))}: {'; '.join(cited)}" if cited else ""


def _articles(dates: Dates) -> Positions:
    """Return a row of each article that an event comes from."""
    articles = dates.kept.index.names("article")
    found = np.full(len(articles.values) + 1, -1, dtype=np.int64)
    found[articles.firsts[dates.rows[::-1]]] = dates.rows[::-1]
    return found[found >= 0]


def _outlet(name: str, articles: int, published: npt.NDArray[np.datetime64]) -> str:
    count = "" if articles == 1 else f", {articles:,} articles"
    known = published[~np.isnat(published)]
    dates = f", {period_words(known.min().item(), known.max().item())}" if len(known) else ""
    shown = name if len(name) <= LONGEST_OUTLET else f"{name[: LONGEST_OUTLET - 1].rstrip()}…"
    return f"{shown}{count}{dates}"


def hover(row: Row, numbers: tuple[int | None, int | None]) -> str:
    """Return what the pointer shows: the date with its year, what, who, where, and how it was found."""
    lines = [block(row["title"], 13, HOVER, lead=when(row, numbers, None)).html]
    for name, column in (("Who", "actors"), ("Where", "places")):
        if len(row[column]):
            lines.append(block(", ".join(row[column]), 13, HOVER, lead=f"{name}:").html.replace(GAP, " ", 1))
    lines += [block(text, 13, HOVER).html for text in (row["explanation"], _origin(row)) if text]
    return "<br>".join(lines)


def _origin(row: Row) -> str:
    told = f"{row['mentions']} mentions" if row["mentions"] > 1 else ""
    return "; ".join(part for part in (row["source"], told) if part)
