"""The layout of a timeline: lanes, their order, the order of the list. A link holds it beside the filter."""

from __future__ import annotations

from enum import StrEnum


class Lanes(StrEnum):
    """The grouping of a picture's rows."""

    NONE = "none"
    ACTOR = "actor"
    GROUP = "group"
    PLACE = "place"
    TAG = "tag"
    ARTICLE = "article"
    SOURCE = "source"
    MODALITY = "modality"


class Order(StrEnum):
    """The order of lanes: by the number of events, or by the day of the first event."""

    COUNT = "count"
    FIRST = "first"


class ListOrder(StrEnum):
    """The order of the list of events: by date, or by weight with the heaviest event first."""

    DATE = "date"
    WEIGHT = "weight"
