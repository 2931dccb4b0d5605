"""The layout of a timeline: lanes and their order. A link holds it beside the filter."""

from __future__ import annotations

from enum import StrEnum


class Lanes(StrEnum):
    """The grouping of a picture's rows."""

    NONE = "none"
    ACTOR = "actor"
    GROUP = "group"
    PLACE = "place"
    ARTICLE = "article"
    SOURCE = "source"
    MODALITY = "modality"


class Order(StrEnum):
    """The order of lanes: by the number of events, or by the day of the first event."""

    COUNT = "count"
    FIRST = "first"
