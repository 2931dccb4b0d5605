"""The default period of a picture: the days of most events near the articles' publication."""

from __future__ import annotations

import numpy as np

from timeline.figure.day_numbers import FIRST, LAST, OPEN, Days
from timeline.figure.sampling import DatedEvents
from timeline.selection.coded_column import Mask, Positions

MIN_SHARE = 0.75  # of the dates are shown; with fewer it would be another story
WORTH = 0.07  # of the dates may be left outside for half the length of the period
WEEK = 7  # days; an axis of a day or two would be ruled in hours
MIN_DAYS = 9  # of a default period: a week, and a margin
DENSE = 4  # days for each date: in a denser period every day is counted
MARGIN = 0.025  # of the length, before the first and after the last date
NEWS = 92  # days: what news tells of lies nearer to its publication, what a history tells of does not
NEWS_SHARE = 0.4  # of the events near the publication: the articles are news
BESIDE = 1.0  # of the period's length, on either side: a chosen event that near belongs to it
FAR = 10.0  # periods' lengths: a chosen event farther away stands beyond a break of the axis
PRECISE = 31  # days: a longer date says little about the period, and a doubtful one too


def default_window(dates: DatedEvents) -> tuple[int, int]:
    """Return first and last day number of the period with most of the events.

    Without any date it is the week of the epoch. News is shown by its own time: the events within a season
    of the publications. A date far from the others (one of 2001 among the dates of a month of 2021) is left
    outside: otherwise it would squeeze that month into a few pixels. An event of several articles counts
    as often. Events that a person chose lie wholly within: all, if there are no others, else those nearby.
    """
    shown = _near_publication(dates)
    articles = dates.articles[shown]
    days, counts = _counted((dates.earliest[shown], articles), (dates.latest[shown], articles))
    if not len(days):
        return 0, WEEK - 1
    first, last = _with_chosen(dates, *_core(days, counts))
    margin = round((last - first) * MARGIN)
    return widened(first - margin, last + margin, MIN_DAYS)


def _with_chosen(dates: DatedEvents, first: int, last: int) -> tuple[int, int]:
    """Return the period with the chosen events.

    An event with an open side, such as "since 1959", may belong to another time; so may a chosen one among
    many others. These count if they lie near. If all are chosen, they count unless they lie so far off that
    the others would have less than a tenth of the axis.
    """
    chosen = dates.chosen
    if not chosen.any():
        return first, last
    whole = chosen & (dates.earliest != OPEN) & (dates.latest != OPEN)
    if chosen.all() and whole.any():
        first, last = _without_far(dates.begin[whole], dates.end[whole])
    reach = round(BESIDE * max(last - first + 1, MIN_DAYS))
    near = chosen & (dates.begin >= first - reach) & (dates.end <= last + reach)
    if near.any():
        first, last = min(first, int(dates.begin[near].min())), max(last, int(dates.end[near].max()))
    return first, last


def _without_far(begin: Days, end: Days) -> tuple[int, int]:
    """Return the period of some events without those far before or after the most of them."""
    first, last = _core(*np.unique_counts(np.concatenate((begin, end))))
    reach = FAR * max(last - first + 1, MIN_DAYS)
    near = (end >= first - reach) & (begin <= last + reach)
    return int(begin[near].min()), int(end[near].max())


def days_within(dates: DatedEvents, inside: Positions, period: tuple[int, int]) -> tuple[int, int]:
    """Return first and last day of the events that lie wholly in a period, without its margins."""
    begin, end = dates.begin[inside], dates.end[inside]
    within = (begin >= period[0]) & (end <= period[1])
    return (int(begin[within].min()), int(end[within].max())) if within.any() else period


def widened(first: int, last: int, least: int = WEEK) -> tuple[int, int]:
    """Return a period of at least ``least`` days around the same middle, within the years 1 to 9999."""
    missing = max(least - (last - first + 1), 0)
    first, last = first - missing // 2, last + missing - missing // 2
    return max(min(first, LAST - least + 1), FIRST), min(max(last, FIRST + least - 1), LAST)


def _near_publication(dates: DatedEvents) -> Mask:
    """Return the mask of the events that decide on the period."""
    everything: Mask = np.ones(len(dates), dtype=bool)
    precise = (dates.end - dates.begin < PRECISE) & ~dates.doubtful
    candidates = precise if 2 * np.count_nonzero(precise) >= len(dates) else everything
    published = dates.published[dates.published != OPEN]
    if not len(published):
        return candidates
    first, last = _core(*np.unique_counts(published))
    near = candidates & (dates.begin >= first - NEWS) & (dates.end <= last + NEWS)
    return near if np.count_nonzero(near) >= NEWS_SHARE * len(dates) else candidates


def _counted(*sides: tuple[Days, Positions]) -> tuple[Days, Positions]:
    """Return the days with dates, and the number of dates on each; a side has days and their counts."""
    days = np.concatenate([side for side, _ in sides])
    counts = np.concatenate([count for _, count in sides])
    days, counts = days[days != OPEN], counts[days != OPEN]
    if not len(days):
        return days, counts
    begin, end = int(days.min()), int(days.max())
    if end - begin >= DENSE * len(days):
        days, at = np.unique(days, return_inverse=True)
        return days, np.bincount(at, weights=counts).astype(np.int64)
    by_day = np.bincount(days - begin, weights=counts).astype(np.int64)
    found = np.flatnonzero(by_day)
    return found + begin, by_day[found]


def _core(days: Days, counts: Positions) -> tuple[int, int]:
    """Return the shortest period with most of the dates; the whole period if the dates are evenly spread."""
    upto = np.cumsum(counts)
    before, total = upto - counts, int(upto[-1])
    best, core = -np.inf, (int(days[0]), int(days[-1]))
    shares = [MIN_SHARE + step / 100 for step in range(26)]
    for inside in sorted({int(np.ceil(total * share)) for share in shares}, reverse=True):
        inside = min(inside, total)
        begins = before[: np.searchsorted(before, total - inside, side="right")]
        ends = days[np.searchsorted(upto, begins + inside)]
        lengths = ends - days[: len(begins)]
        begin = int(np.argmin(lengths))
        score = inside / total - WORTH * np.log2(max(int(lengths[begin]), MIN_DAYS))
        if score > best:
            best, core = score, (int(days[begin]), int(ends[begin]))
    return core
