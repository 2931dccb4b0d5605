"""Corrections: what a person says against, or beside, what the program found.

========== ============================ ==============================================================
kind        ``old`` and ``new``          effect
========== ============================ ==============================================================
date        CalendarDate                 the event's date
title       str                          its title
actors      tuple of str                 who takes part
places      tuple of Place               where it happened
modality    Modality                     how it is stated
hidden      bool                         whether it is left out
checked     bool                         whether a person has confirmed it
note        str                          a remark on it
merged      tuple of Target              the other events that are the same one
split       bool                         whether a mention stands as an event of its own
added       None, then HandMade          an event that a person adds; ``target`` is where, or ``None``
actor       str                          a name, for all: ``old`` is called ``new``, which may exist
place       str                          the same of a place
========== ============================ ==============================================================

All but the last three speak of one event, by the expression of one of its mentions.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from timeline.model import CalendarDate, Modality, Place


class Kind(StrEnum):
    """What a correction is of."""

    DATE = "date"
    TITLE = "title"
    ACTORS = "actors"
    PLACES = "places"
    MODALITY = "modality"
    HIDDEN = "hidden"
    CHECKED = "checked"
    NOTE = "note"
    MERGED = "merged"
    SPLIT = "split"
    ADDED = "added"
    ACTOR = "actor"
    PLACE = "place"


FOR_ALL = frozenset({Kind.ACTOR, Kind.PLACE})
"""Kinds that speak of a name wherever it stands."""


@dataclass(frozen=True, slots=True)
class Target:
    """A time expression of an article, so that it is found again in a changed text or by other rules.

    ``text`` is what stood from ``start`` to ``end``, ``before`` and ``after`` what stood around it.
    """

    article: str
    start: int
    end: int
    text: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class HandMade:
    """An event that a person adds."""

    title: str
    date: CalendarDate
    actors: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    modality: Modality = Modality.ASSERTED


Value = (
    CalendarDate | str | Modality | bool | HandMade | tuple[str, ...] | tuple[Place, ...] | tuple[Target, ...]
)


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction. ``old`` is the value that it was made against; ``None`` only of ``Kind.ADDED``."""

    kind: Kind
    target: Target | None
    old: Value | None
    new: Value
    note: str = ""


class Action(StrEnum):
    """What an entry of the log does."""

    MAKE = "make"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a timeline's history.

    ``number`` counts from 1 within the timeline. ``correction`` is what was made, undone or redone; ``of``
    the number of the entry that made it, which for one that makes is its own.
    """

    number: int
    made: datetime
    action: Action
    of: int
    correction: Correction
