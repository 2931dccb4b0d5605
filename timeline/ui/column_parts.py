"""The parts of a column of events: those of the period in sight, and the others, each folded into a line."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

import numpy as np

from timeline.figure.sampling import VAGUE
from timeline.selection.coded_column import Positions
from timeline.selection.event_index import EventIndex
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
    """Return the parts of some rows of an index's table: before, within and after a period, and the vague.

    A vague date lies anywhere in most of the period. Starred events are never folded, and nothing is without
    a period or among a few events.
    """
    if period is None or len(rows) <= FEW:
        return [Part("within", rows)]
    first, last = (np.datetime64(end, "D") for end in period)
    earliest, latest = (days[rows] for days in index.days)
    begin = np.where(np.isnat(earliest), FAR_PAST, earliest)
    end = np.where(np.isnat(latest), FAR_FUTURE, latest)
    free = ~index.table["starred"].to_numpy(dtype=bool)[rows]
    before, after = free & (end < first), free & (begin > last)
    inside = np.minimum(end, last) - np.maximum(begin, first)
    vague = free & ~before & ~after & (inside > VAGUE * (last - first))
    within = ~(before | after | vague)
    if not within.any():
        return [Part("within", rows)]
    since = np.fmin.reduce(np.where(np.isnat(earliest), latest, earliest)[before], initial=FAR_FUTURE)
    until = np.fmax.reduce(np.where(np.isnat(latest), earliest, latest)[after], initial=FAR_PAST)
    made = (
        Part("earlier", rows[before], f"{np.count_nonzero(before):,} earlier, from {since.item().year}"),
        Part("within", rows[within]),
        Part("vague", rows[vague], f"{np.count_nonzero(vague):,} without a closer date"),
        Part("later", rows[after], f"{np.count_nonzero(after):,} later, to {until.item().year}"),
    )
    return [part for part in made if len(part.rows)]


def heading(day: date, period: Period | None) -> tuple[str, Period]:
    """Return the heading for an event that begins on a day, and the days that it stands for."""
    if period and period[0] <= day <= period[1] and (period[1] - period[0]).days < MONTHLY:
        last = monthrange(day.year, day.month)[1]
        return f"{MONTHS[day.month - 1]} {day.year}", (day.replace(day=1), day.replace(day=last))
    return str(day.year), (date(day.year, 1, 1), date(day.year, 12, 31))
