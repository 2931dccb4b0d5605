"""Events far from all others: they stand beyond a break of the time axis, and do not squeeze the others."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from timeline.figure.colours import Inks, translucent
from timeline.figure.day_numbers import day, stamp
from timeline.figure.marks import Scale, Sizes
from timeline.figure.sampling import DatedEvents, Sample
from timeline.figure.text_metrics import width
from timeline.figure.traces import Line, Part
from timeline.selection.coded_column import Positions
from timeline.words import month_period

BAND = 0.045  # opacity of the band behind the part beyond a break
BESIDE = 4.0  # pixels beside a name
LEAST = 3.0  # marks across such a part
STROKE = 5.0, 6.0  # pixels: the slant of a stroke of the sign, and the distance of its two strokes
NAMED = 2  # years; of more, the first and the last
TALL = 0.85  # of a line: the sign


@dataclass(frozen=True, slots=True)
class Breaks:
    """The names of the parts before and after the period, such as "1953, 1989"; "" without one."""

    earlier: str = ""
    later: str = ""

    def widths(self, sizes: Sizes) -> tuple[float, float]:
        """Return the pixels of both parts with the signs for the break, 0 without events there."""
        return self._width(self.earlier, sizes), self._width(self.later, sizes)

    @staticmethod
    def _width(name: str, sizes: Sizes) -> float:
        if not name:
            return 0.0
        named = width(name, sizes.small_letters, bold=True) + 2 * BESIDE
        return max(named, LEAST * sizes.mark) + sizes.break_gap


NO_BREAKS = Breaks()


def breaks_of(dates: DatedEvents, choice: Sample, period: tuple[int, int]) -> Breaks:
    """Return the parts for the events to draw that lie wholly before or after the period."""
    before, after = dates.beyond(*period)
    early, late = (choice.order[side[choice.order]] for side in (before, after))
    return Breaks(_name(dates, early, period), _name(dates, late, period))


def _name(dates: DatedEvents, events: Positions, period: tuple[int, int]) -> str:
    """Return the years of some events, or their months if the period has days of the same year."""
    if not len(events):
        return ""
    first, last = day(int(dates.begin[events].min())), day(int(dates.end[events].max()))
    if {first.year, last.year} & {day(end).year for end in period}:
        return month_period(first, last)
    ends = np.concatenate((dates.begin[events], dates.end[events])).tolist()
    years = sorted({day(end).year for end in ends})
    return ", ".join(map(str, years)) if len(years) <= NAMED else f"{years[0]}–{years[-1]}"


def break_names(breaks: Breaks, scale: Scale, y: float, sizes: Sizes, inks: Inks) -> list[Line]:
    """Return the names of both parts; x counts from the plot's left edge, ``y`` is their top on the page."""
    late = scale.end + sizes.break_gap
    named = ((BESIDE, breaks.earlier), (late + BESIDE, breaks.later))
    return [Line(x, y, f"<b>{name}</b>", sizes.small, inks.text) for x, name in named if name]


def break_shapes(
    scale: Scale, tops: tuple[float, float, float], page: float, sizes: Sizes, inks: Inks
) -> list[Part]:
    """Return a band behind each part, and the sign on the axis: two slanted strokes.

    ``tops`` are the upper edge of the axis, its foot and the lower edge of the rows, in pixels of the page,
    which is ``page`` pixels tall.
    """
    top, foot, bottom = (1 - y / page for y in tops)
    shapes = []
    for begin, end, sign in (
        (0.0, scale.lead - sizes.break_gap, scale.lead - sizes.break_gap / 2),
        (scale.end + sizes.break_gap, scale.pixels, scale.end + sizes.break_gap / 2),
    ):
        if end <= begin:
            continue
        ends = {"x0": stamp(scale.moment(begin)), "x1": stamp(scale.moment(end)), "y0": top, "y1": bottom}
        shapes.append(
            {
                "type": "rect",
                **_drawn(ends),
                "fillcolor": translucent(inks.text, BAND),
                "line": {"width": 0},
            }
        )
        path = "".join(
            f"M{_moment(scale, x - STROKE[0] / 2)},{foot:.5f}"
            f"L{_moment(scale, x + STROKE[0] / 2)},{foot + TALL * sizes.line / page:.5f}"
            for x in (sign - STROKE[1] / 2, sign + STROKE[1] / 2)
        )
        shapes.append({"type": "path", **_drawn({"path": path}), "line": {"width": 1.5, "color": inks.muted}})
    return shapes


def _drawn(more: Part) -> Part:
    return {"layer": "below", "xref": "x", "yref": "paper", **more}


def _moment(scale: Scale, pixel: float) -> str:
    return stamp(scale.moment(pixel)).replace("T", "_")
