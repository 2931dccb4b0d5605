"""Which events a picture considers, of a table of any length, and in which lane each lies."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from timeline.figure.colours import OTHERS, UNNAMED
from timeline.figure.dates import day_words
from timeline.figure.days import OPEN, Days, day_numbers
from timeline.selection import MODALITY_WORDS, Lanes

MOST_MARKS = 120  # more than this many in detail nobody reads; a picture of 1600x900 holds 35 to 90
MOST_OUTSIDE = 6  # events wholly outside the window that are drawn at its margin
MOST_LANES = 9
BINS = 48  # parts of the period that have a turn each at being shown
VAGUE = 0.5  # of the period: events that may lie anywhere in more have one turn between them
UNPLACED = "No place named"
NO_OUTLET = "No outlet named"

Positions = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Dates:
    """The dated events of a table, in order of time, and the numbers of their days."""

    table: pd.DataFrame
    earliest: Days
    latest: Days

    def numbers(self, at: int) -> tuple[int | None, int | None]:
        """Return first and last day of the event at a position, ``None`` on an open side."""
        begin, end = int(self.earliest[at]), int(self.latest[at])
        return None if begin == OPEN else begin, None if end == OPEN else end


@dataclass(frozen=True, slots=True)
class Chosen:
    """Positions of events. ``order``: to be drawn if there is room, those to give up last first."""

    order: Positions
    inside: Positions
    outside: Positions


@dataclass(frozen=True, slots=True)
class Stack:
    """Every event's lane by its position, and the lanes' counts in the order that they are stacked in."""

    of: tuple[str, ...]
    counts: dict[str, int]


def dates_of(table: pd.DataFrame) -> Dates:
    """Return the events that have a date on one side at least."""
    earliest, latest = day_numbers(table["earliest"]), day_numbers(table["latest"])
    first = np.where(earliest == OPEN, latest, earliest)
    order = np.argsort(first, kind="stable")
    order = order[first[order] != OPEN]
    return Dates(table.iloc[order], earliest[order], latest[order])


def chosen(dates: Dates, window: tuple[int, int], selected: str | None, margin: bool) -> Chosen:
    """Return what to draw of the events; with ``margin`` some of those wholly outside are drawn at it."""
    first, last = window
    begin = np.where(dates.earliest == OPEN, dates.latest, dates.earliest)
    end = np.where(dates.latest == OPEN, dates.earliest, dates.latest)
    before, after = (dates.latest != OPEN) & (end < first), (dates.earliest != OPEN) & (begin > last)
    inside, outside = np.flatnonzero(~(before | after)), np.flatnonzero(before | after)
    mentions = dates.table["mentions"].to_numpy(dtype=np.int64)
    share = (np.clip(begin, first, last) - first) * BINS // (last - first + 1)
    vague = np.clip(end, first, last) - np.clip(begin, first, last) > VAGUE * (last - first + 1)
    order = inside[by_weight(mentions[inside], np.where(vague, BINS, share)[inside])][:MOST_MARKS]
    if margin:
        order = np.concatenate((order, outside[by_weight(mentions[outside], after[outside])][:MOST_OUTSIDE]))
    first_of_all = np.flatnonzero((dates.table["id"] == selected).to_numpy(dtype=bool))
    if not margin:
        first_of_all = first_of_all[np.isin(first_of_all, inside)]
    order = np.concatenate((first_of_all, order[~np.isin(order, first_of_all)]))
    return Chosen(order, inside, outside)


def by_weight(mentions: Positions, share: Positions) -> Positions:
    """Return the positions of events, those to give up last first.

    ``share`` is the part of the period that each lies in. Every part's event of most mentions comes
    before the parts' second ones, unless those are told of twice as often, and so on: what is told of
    most is shown, but no day crowds out the rest of the period.
    """
    order = np.lexsort((-mentions, share))
    sorted_share = share[order]
    begins = np.flatnonzero(np.diff(sorted_share, prepend=sorted_share[:1] - 1))
    rank = np.arange(len(order)) - np.repeat(begins, np.diff(begins, append=len(order))) + 1
    return order[np.argsort(rank / mentions[order], kind="stable")]


def stacked(table: pd.DataFrame, lanes: Lanes) -> Stack:
    """Return the lanes, biggest first.

    Beyond ``MOST_LANES`` the smaller ones share one that stands last, with "none named" below it.
    """
    names = _lane_names(table, lanes)
    unstated = (UNNAMED, UNPLACED, NO_OUTLET)
    ranked = sorted(Counter(names).items(), key=lambda one: (-one[1], one[0]))
    named = [name for name, _ in ranked if name not in unstated]
    own = named if len(named) <= MOST_LANES else named[: MOST_LANES - 1]
    into = {name: name if name in own or name in unstated else OTHERS for name, _ in ranked}
    total: dict[str, int] = dict.fromkeys((*own, OTHERS, *unstated), 0)
    for name, count in ranked:
        total[into[name]] += count
    return Stack(tuple(into[name] for name in names), {name: count for name, count in total.items() if count})


def _lane_names(table: pd.DataFrame, lanes: Lanes) -> list[str]:
    """Return every event's lane: its main actor or place (the one named first), article or modality."""
    if lanes is Lanes.NONE:
        return [""] * len(table)
    if lanes is Lanes.MODALITY:
        return [MODALITY_WORDS[name].capitalize() for name in table["modality"]]
    if lanes is Lanes.ARTICLE:
        return _articles(table)
    if lanes is Lanes.SOURCE:
        return [name or NO_OUTLET for name in table["source"]]
    column, unstated = ("actors", UNNAMED) if lanes is Lanes.ACTOR else ("places", UNPLACED)
    return [names[0] if len(names) else unstated for names in table[column]]


def _articles(table: pd.DataFrame) -> list[str]:
    """Return the outlet and date of every event's article, numbered where they do not tell two apart."""
    firsts = table.drop_duplicates("article")
    names: dict[str, str] = {}
    used: Counter[str] = Counter()
    for article, source, published in zip(
        firsts["article"], firsts["source"], firsts["published"], strict=True
    ):
        name = article_name(article, source, published)
        used[name] += 1
        names[article] = name if used[name] == 1 else f"{name} ({used[name]})"
    return [names[article] for article in table["article"]]


def article_name(article: str, source: str, published: pd.Timestamp) -> str:
    """Return an article's outlet and date; without an outlet the last part of its id, which may be a path."""
    outlet = source or article.replace("\\", "/").rstrip("/").rpartition("/")[2]
    return outlet if pd.isna(published) else f"{outlet}, {day_words(published.date())}"
