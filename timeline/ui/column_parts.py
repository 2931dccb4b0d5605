"""The parts of a column of events: those of the period in sight, and the others, folded into lines."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from timeline.figure.sampling import VAGUE
from timeline.selection.coded_column import Mask, Positions
from timeline.selection.event_index import Days, EventIndex
from timeline.words import MONTHS

FEW = 12  # events: so many need no folding
MONTHLY = 3 * 365  # days: a shorter period has a heading for each month, a longer one for each year
FAR_PAST, FAR_FUTURE = np.datetime64("0001-01-01", "D"), np.datetime64("9999-12-31", "D")

Period = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Part:
    """Events of a column in their order, folded into a line of these ``words`` unless they are ""."""

    name: str
    rows: Positions
    words: str = ""


def column_parts(index: EventIndex, rows: Positions, period: Period | None) -> list[Part]:
    """Return the parts of some rows of an index's table, in order of time; the rows are in that order.

    Events before and after the period are folded, and those with a vague date: it lies anywhere in most of
    the period. Starred events are never folded, and nothing is without a period or among a few events. A
    starred event keeps its place: it divides the fold around it.
    """
    if period is None or len(rows) <= FEW:
        return [Part("within", rows)]
    first, last = (np.datetime64(end, "D") for end in period)
    earliest, latest = (days[rows] for days in index.days)
    begin = np.where(np.isnat(earliest), FAR_PAST, earliest)
    end = np.where(np.isnat(latest), FAR_FUTURE, latest)
    before, after = end < first, begin > last
    starred = index.table["starred"].to_numpy(dtype=bool)[rows]
    inside = np.minimum(end, last) - np.maximum(begin, first)
    vague = ~starred & ~before & ~after & (inside > VAGUE * (last - first))
    if not (~vague & (starred | ~(before | after))).any():
        return [Part("within", rows)]
    years = (np.where(np.isnat(earliest), latest, earliest), np.where(np.isnat(latest), earliest, latest))
    late = _first_after(after, vague)
    return [
        *_runs(
            "earlier", "from", rows[:late], before[:late] & ~starred[:late], vague[:late], years[0][:late]
        ),
        *_vague(rows[vague]),
        *_runs("later", "to", rows[late:], after[late:] & ~starred[late:], vague[late:], years[1][late:]),
    ]


def _first_after(after: Mask, vague: Mask) -> int:
    """Return where the events after the period begin."""
    others = np.flatnonzero(~after & ~vague)
    return int(others[-1]) + 1 if len(others) else 0


def _runs(name: str, word: str, rows: Positions, folded: Mask, left_out: Mask, days: Days) -> Iterator[Part]:
    """Yield the rows in runs that are folded or not, those ``left_out`` excepted."""
    at = np.flatnonzero(~left_out)
    ends = np.flatnonzero(np.diff(folded[at])) + 1
    for number, run in enumerate(np.split(at, ends)):
        if not len(run):
            continue
        if not folded[run[0]]:
            yield Part("within", rows[run])
            continue
        far = np.fmin.reduce(days[run]) if word == "from" else np.fmax.reduce(days[run])
        yield Part(f"{name} {number}", rows[run], f"{len(run):,} {name}, {word} {far.item().year}")


def _vague(rows: Positions) -> list[Part]:
    return [Part("vague", rows, f"{len(rows):,} without a closer date")] if len(rows) else []


def heading(first: date, last: date, period: Period | None) -> tuple[str, Period]:
    """Return the heading for an event between two days, and the days that the heading stands for.

    It is the month in which the event begins, or the year: in a long period, and for an event that lies
    somewhere in more than a month.
    """
    short = (last - first).days < monthrange(first.year, first.month)[1]
    if short and period and period[0] <= first <= period[1] and (period[1] - period[0]).days < MONTHLY:
        end = monthrange(first.year, first.month)[1]
        return f"{MONTHS[first.month - 1]} {first.year}", (first.replace(day=1), first.replace(day=end))
    return str(first.year), (date(first.year, 1, 1), date(first.year, 12, 31))
