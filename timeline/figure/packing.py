"""Boxes of pixels placed one below another so that none overlap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Size:
    """A box that has its place across, but not down: ``left`` and ``right`` edges, and ``height``."""

    left: float
    right: float
    height: float


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a box lies: which of its offered forms was taken, and its top."""

    form: int
    top: float


@dataclass(slots=True)
class Column:
    """Boxes packed from the top, each as high as it fits: first come, highest placed."""

    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)
    height: float = 0.0

    def highest(self, size: Size) -> float:
        """Return the smallest top at which a box overlaps none of those placed."""
        beside = sorted(
            (top, bottom)
            for left, right, top, bottom in self.boxes
            if left < size.right and size.left < right
        )
        free = 0.0
        for top, bottom in beside:
            if top >= free + size.height:
                break
            free = max(free, bottom)
        return free

    def best(self, forms: Sequence[Size]) -> Placed:
        """Return the form that ends highest, the earlier one where two end alike."""
        tops = [self.highest(form) for form in forms]
        form = min(range(len(forms)), key=lambda at: tops[at] + forms[at].height)
        return Placed(form, tops[form])

    def add(self, size: Size, top: float) -> None:
        """Take the place of a box."""
        bottom = top + size.height
        self.boxes.append((size.left, size.right, top, bottom))
        self.height = max(self.height, bottom)
