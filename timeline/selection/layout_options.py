"""How a person has the events arranged; with the filter it is what a link restores."""

from __future__ import annotations

from enum import StrEnum


class Lanes(StrEnum):
    """What the rows of a picture are grouped by."""

    NONE = "none"
    ACTOR = "actor"
    PLACE = "place"
    ARTICLE = "article"
    SOURCE = "source"
    MODALITY = "modality"


class Order(StrEnum):
    """Which lane stands highest: the one of most events, or the one whose first event is earliest."""

    COUNT = "count"
    FIRST = "first"
