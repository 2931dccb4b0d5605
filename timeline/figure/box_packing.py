"""Packing of boxes one below another, in their order and without overlap."""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


class Size(NamedTuple):
    """A box with a fixed place across, but not down: ``left`` and ``right`` edges, and ``height``."""

    left: float
    right: float
    height: float


class Placed(NamedTuple):
    """The place of a box: the index of its chosen form, and its top."""

    form: int
    top: float


Taken = tuple[float, float, float, float]


@dataclass(slots=True)
class Column:
    """Boxes packed from the top, each as high as it fits, but never higher than the one before it.

    ``boxes`` are (top, bottom, left, right), highest first.
    """

    boxes: list[Taken] = field(default_factory=list)
    height: float = 0.0
    last_top: float = 0.0

    def best(self, forms: Sequence[Size]) -> Placed:
        """Return the form with the highest end, the earlier of two equal ones."""
        begin, end = min(form.left for form in forms), max(form.right for form in forms)
        near = [box for box in self.boxes if box[1] > self.last_top and box[2] < end and begin < box[3]]
        tops = [_free(near, form, self.last_top) for form in forms]
        form = min(range(len(forms)), key=lambda at: tops[at] + forms[at].height)
        return Placed(form, tops[form])

    def add(self, size: Size, top: float) -> None:
        """Reserve the place of a box."""
        bottom = top + size.height
        insort(self.boxes, (top, bottom, size.left, size.right))
        self.height = max(self.height, bottom)
        self.last_top = top


def _free(boxes: Sequence[Taken], size: Size, least: float) -> float:
    """Return the smallest top of a box, from ``least`` on, without an overlap with the given boxes."""
    free, (begin, end, height) = least, size
    needed = free + height
    for top, bottom, left, right in boxes:
        if top >= needed:
            break
        if bottom > free and left < end and begin < right:
            free, needed = bottom, bottom + height
    return free
