"""Which events a picture has room to consider, of a table of any length."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from timeline.figure.colours import UNNAMED
from timeline.figure.view import Lanes

MOST_MARKS = 120  # more than this many in detail nobody reads; a picture of 1600x900 holds 35 to 90
MOST_OUTSIDE = 6  # events wholly outside that are drawn at the margin
MOST_LANES = 9
OTHER_LANE = "Others"
UNSTATED = {Lanes.ACTOR: UNNAMED, Lanes.PLACE: "No place named"}

Positions = npt.NDArray[np.int64]


def by_weight(mentions: Positions, selected: int | None) -> Positions:
    """Return the positions of events in time order, those to give up last first.

    The selected one leads, then those that more mentions tell of; equals are taken from all over the
    period rather than from its beginning.
    """
    spread = _spread(len(mentions))
    order = np.lexsort((spread, -mentions))
    if selected is None:
        return order
    return np.concatenate(([selected], order[order != selected]))


def _spread(count: int) -> Positions:
    """Return ranks 0 to count - 1 with their bits reversed: any first few lie evenly over all."""
    bits = max(int(count - 1).bit_length(), 1)
    ranks = np.arange(count, dtype=np.int64)
    reversed_ = np.zeros(count, dtype=np.int64)
    for bit in range(bits):
        reversed_ |= ((ranks >> bit) & 1) << (bits - 1 - bit)
    return reversed_


def lane_names(table: pd.DataFrame, lanes: Lanes) -> list[str]:
    """Return every event's lane: its main actor or place (the one named first), article or modality."""
    if lanes is Lanes.NONE:
        return [""] * len(table)
    if lanes is Lanes.MODALITY:
        return [str(name).capitalize() for name in table["modality"]]
    if lanes is Lanes.ARTICLE:
        return [source or article for source, article in zip(table["source"], table["article"], strict=True)]
    column = table["actors" if lanes is Lanes.ACTOR else "places"]
    return [names[0] if len(names) else UNSTATED[lanes] for names in column]


def ranked_lanes(names: Sequence[str]) -> tuple[dict[str, str], dict[str, int]]:
    """Return the lane that each name is drawn in, and the lanes' counts, biggest first.

    Beyond ``MOST_LANES`` the smaller ones share ``OTHER_LANE``, which stands last, as does "not named".
    """
    values, counts = np.unique(np.asarray(names, dtype=object).astype(str), return_counts=True)
    last = set(UNSTATED.values())
    ranked = sorted(zip(values, counts, strict=True), key=lambda one: (one[0] in last, -one[1], one[0]))
    own = [name for name, _ in ranked[: MOST_LANES if len(ranked) <= MOST_LANES else MOST_LANES - 1]]
    into = {str(name): str(name) if name in own else OTHER_LANE for name, _ in ranked}
    sizes: dict[str, int] = {}
    for name, count in ranked:
        sizes[into[name]] = sizes.get(into[name], 0) + int(count)
    return into, sizes
