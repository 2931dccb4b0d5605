"""The lanes of a picture, in order, with the events of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from timeline.figure.colours import OTHERS, UNNAMED, UNSTATED
from timeline.figure.sampling import DatedEvents, Row
from timeline.figure.view_options import View
from timeline.selection import Colour, Lanes, Order
from timeline.selection.coded_column import CodedColumn, Mask
from timeline.selection.event_index import EventIndex
from timeline.words import MODALITY_WORDS, outlet_words, short_day

MAX_LANES = 9
MIN_LANES = 3  # even in a low picture
LANE_HEIGHT = 130  # pixels of a picture's height for each named lane
UNPLACED = "No place named"
NO_OUTLET = "No outlet named"


@dataclass(frozen=True, slots=True)
class LaneStack:
    """The mask of the events of each lane, in the order of the lanes.

    An event with several actors is in the lane of each; an event whose actors have no lane is in "Others".
    ``called`` maps the values of ``column`` to their lanes. A picture without lanes has one lane, "".
    ``heads`` has for each lane of a value the mask of the events whose titles it shows.
    """

    members: Mapping[str, Mask]
    counts: Mapping[str, int]
    column: str = ""
    called: Mapping[str, str] = field(default_factory=dict)
    collapsed: frozenset[str] = frozenset()
    heads: Mapping[str, Mask] = field(default_factory=dict)

    def of(self, at: int, row: Row) -> Sequence[str]:
        """Return the event's lanes, in the order of its values."""
        named = row[self.column] if self.column else ()
        named = [named] if isinstance(named, str) else named
        first = [self.called[value] for value in named if value in self.called]
        lanes = dict.fromkeys((*first, *(lane for lane, mask in self.members.items() if mask[at])))
        return [lane for lane in lanes if lane not in self.collapsed]

    def named(self) -> list[Mask]:
        """Return the mask of the events whose titles a lane shows, for each lane of a value."""
        return [mask for lane, mask in self.heads.items() if lane not in self.collapsed]

    def hidden(self) -> Mask | None:
        """Return the mask of the events in collapsed lanes only; ``None`` if no lane is collapsed."""
        if not self.collapsed:
            return None
        hidden: Mask = np.ones(len(next(iter(self.members.values()))), dtype=bool)
        for lane, mask in self.members.items():
            if lane not in self.collapsed:
                hidden &= ~mask
        return hidden


def stacked(dates: DatedEvents, view: View, period: tuple[int, int]) -> LaneStack:
    """Return the lanes, biggest or earliest first, with the counts of their events in a period.

    If there are more than ``MAX_LANES``, or more than the height has room for, the smaller lanes share the
    lane "Others". The lane of events without a value is the last one.
    """
    if view.lanes is Lanes.NONE:
        return LaneStack({"": np.ones(len(dates), dtype=bool)}, {"": len(dates)})
    inside = ~np.logical_or(*dates.beyond(*period))
    source = _SOURCES[view.lanes]
    names = source.names(dates.events.index)
    dated = np.zeros(names.size, dtype=bool)
    dated[dates.rows[inside] if view.window is None and inside.any() else dates.rows] = True
    limit = _max_lanes(view.height)
    own = list(names.counts(dated, limit + 1))
    own = own if len(own) <= limit else own[: limit - 1]
    masks = {value: names.mask([value])[dates.rows] for value in own}
    if view.order is Order.FIRST:
        own.sort(key=lambda value: int(dates.begin[masks[value]].min()))
    called = dict(zip(own, source.called(own, dates.events.index), strict=True))
    members = {called[value]: masks[value] for value in own}
    none = ~names.mask_of_any()[dates.rows]
    rest = ~np.logical_or.reduce([none, *masks.values()])
    members |= {lane: mask for lane, mask in ((OTHERS, rest), (source.unstated, none)) if mask.any()}
    counts = {lane: int(np.count_nonzero(mask & inside)) for lane, mask in members.items()}
    firsts = names.first_codes[dates.rows]
    heads = {called[value]: firsts == names.values.index(value) for value in own}
    return LaneStack(members, counts, source.column, called, view.collapsed & members.keys(), heads)


def _max_lanes(height: int | None) -> int:
    return MAX_LANES if height is None else min(max(height // LANE_HEIGHT, MIN_LANES), MAX_LANES)


def article_name(article: str, source: str, published: pd.Timestamp) -> str:
    """Return the outlet and date of an article; without an outlet the last part of its id, often a path."""
    outlet = outlet_words(source) or article.replace("\\", "/").rstrip("/").rpartition("/")[2]
    return outlet if pd.isna(published) else f"{outlet}, {short_day(published.date())}"


def _articles(ids: Sequence[str], index: EventIndex) -> list[str]:
    """Return the outlet and date of articles, numbered if two are the same."""
    names: list[str] = []
    used: Counter[str] = Counter()
    for article in ids:
        first = int(np.argmax(index.column("article").mask([article])))
        row = index.table[["source", "published"]].iloc[first]
        name = article_name(article, row["source"], row["published"])
        used[name] += 1
        names.append(name if used[name] == 1 else f"{name} ({used[name]})")
    return names


def _as_they_are(values: Sequence[str], index: EventIndex) -> list[str]:  # noqa: ARG001
    return list(values)


def _modalities(values: Sequence[str], index: EventIndex) -> list[str]:  # noqa: ARG001
    return [MODALITY_WORDS.get(value, value).capitalize() for value in values]


@dataclass(frozen=True, slots=True)
class _Source:
    """The source of lanes: a column, the names of its values, and the lane of events without a value."""

    column: str
    names: Callable[[EventIndex], CodedColumn]
    unstated: str = "Not stated"
    called: Callable[[Sequence[str], EventIndex], list[str]] = _as_they_are


_SOURCES: Mapping[Lanes, _Source] = {
    Lanes.ACTOR: _Source("actors", lambda index: index.column("actors"), UNNAMED),
    Lanes.GROUP: _Source("groups", lambda index: index.column("groups"), "No group"),
    Lanes.PLACE: _Source("places", lambda index: index.own_places, UNPLACED),
    Lanes.TAG: _Source("tags", lambda index: index.column("tags"), UNSTATED[Colour.TAG]),
    Lanes.ARTICLE: _Source("article", lambda index: index.column("article"), called=_articles),
    Lanes.SOURCE: _Source("source", lambda index: index.column("source"), NO_OUTLET),
    Lanes.MODALITY: _Source("modality", lambda index: index.column("modality"), called=_modalities),
}
