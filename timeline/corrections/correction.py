"""Corrections: a person's changes to events, and the entries of their history.

========== ============================ ==============================================================
kind        ``old`` and ``new``          effect
========== ============================ ==============================================================
date        CalendarDate                 the event's date
time        str                          its time of day as "14:30", "" for none
title       str                          its title
actors      tuple of str                 its actors
groups      tuple of str                 its unnamed groups
places      tuple of Place               its places
modality    Modality                     its modality
hidden      bool                         the event is left out of the timeline
checked     bool                         a person has confirmed the event
pinned      bool                         the event weighs more than all others
lowered     bool                         the event weighs nothing
starred     bool                         the event belongs to the published timeline
tagged      tuple of str                 its tags, words of a person's own
order       int                          its place within its day, from 1; 0 leaves it to its time
note        str                          a remark on the event
merged      tuple of Target              other events to merge into this event
sentence    int                          a mention leads its event: which choice of it, from 1
split       bool                         a mention becomes an event of its own
distinct    tuple of Target              mentions of another event, never to be merged into this event
added       None, then ManualEvent       an event from a person; ``target`` is its expression, or ``None``
actor       str                          an actor's name everywhere: ``old`` becomes ``new``
place       str                          a place's name everywhere
group       str                          a group's name everywhere
tag_colour  tag and colour               the colour of a tag as #rrggbb, "" for one by its first use
eras        tuple of str                 the named periods: "2021-08-15/2021-08-31 Ceasefire"
========== ============================ ==============================================================

Every kind except the last six is about one event. It names the event by the time expression of one of the
event's mentions.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import cast

from timeline.model import CalendarDate, Modality, Place


class Kind(StrEnum):
    """The kinds of correction. The values are stored: never change one."""

    DATE = "date"
    TIME = "time"
    TITLE = "title"
    ACTORS = "actors"
    PLACES = "places"
    MODALITY = "modality"
    HIDDEN = "hidden"
    CHECKED = "checked"
    NOTE = "note"
    MERGED = "merged"
    SPLIT = "split"
    DISTINCT = "distinct"
    GROUPS = "groups"
    PINNED = "pinned"
    LOWERED = "lowered"
    STARRED = "starred"
    TAGGED = "tagged"
    ORDER = "order"
    SENTENCE = "sentence"
    ADDED = "added"
    RENAMED_ACTOR = "actor"
    RENAMED_PLACE = "place"
    RENAMED_GROUP = "group"
    TAG_COLOUR = "tag_colour"
    ERAS = "eras"


RENAMINGS = frozenset({Kind.RENAMED_ACTOR, Kind.RENAMED_PLACE, Kind.RENAMED_GROUP})
"""The kinds for a new name in all events."""
ABOUT_ALL = RENAMINGS | {Kind.TAG_COLOUR, Kind.ERAS}
"""The kinds that concern all events: they have no target."""
MARKS = frozenset({Kind.HIDDEN, Kind.CHECKED, Kind.PINNED, Kind.LOWERED, Kind.STARRED})
"""The kinds for a mark on an event, on or off."""
SINGLE_VALUES = (Kind.TITLE, Kind.DATE, Kind.TIME, Kind.MODALITY)
"""The kinds with one value for an event, not one for each of its mentions."""


@dataclass(frozen=True, slots=True)
class Target:
    """A time expression of an article, with its context, to find it again in a changed text.

    ``start`` and ``end`` are its offsets in the article at the time of the correction. ``text`` is the text
    between them. ``before`` and ``after`` are the neighbouring characters.
    """

    article: str
    start: int
    end: int
    text: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class ManualEvent:
    """An event from a person, not from the extraction.

    ``time`` is a time of day as "14:30". ``source`` (an outlet), ``link`` (an address) and ``quotation`` (its
    words) say where the event is told; an event at an expression of an article has none of them. All may be
    empty.
    """

    title: str
    date: CalendarDate
    actors: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    modality: Modality = Modality.ASSERTED
    groups: tuple[str, ...] = ()
    time: str = ""
    source: str = ""
    link: str = ""
    quotation: str = ""
    note: str = ""


Value = (
    CalendarDate
    | str
    | Modality
    | bool
    | int
    | ManualEvent
    | tuple[str, ...]
    | tuple[Place, ...]
    | tuple[Target, ...]
)


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction. ``old`` is the value before it; it is ``None`` only for ``Kind.ADDED``."""

    kind: Kind
    target: Target | None
    old: Value | None
    new: Value
    note: str = ""

    @property
    def changes_nothing(self) -> bool:
        """True if the new value is the old one."""
        return self.old == self.new

    @property
    def added_targets(self) -> tuple[Target, ...]:
        """The targets that a merge or its opposite adds; ``new`` repeats those of all earlier ones."""
        before = cast("tuple[Target, ...]", self.old)
        return cast("tuple[Target, ...]", self.new)[len(before) :]


def rename_correction(kind: Kind, old: str, new: str, note: str = "") -> Correction:
    """Return a correction to rename an actor, a group or a place in all events."""
    return Correction(kind, None, old, " ".join(new.split()), note)


def tag_colour_correction(tag: str, old: str, new: str) -> Correction:
    """Return a correction of the colour of a tag, as #rrggbb or ""."""
    return Correction(Kind.TAG_COLOUR, None, (tag, old), (tag, new))


def eras_correction(old: tuple[str, ...], new: tuple[str, ...]) -> Correction:
    """Return a correction of the named periods of a timeline, in the notation of ``selection.parsed_era``."""
    return Correction(Kind.ERAS, None, old, new)


class Action(StrEnum):
    """The action of a history entry."""

    MAKE = "make"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a timeline's correction history.

    ``number`` counts from 1 in each timeline. The entry makes, undoes or redoes ``correction``. ``of`` is the
    number of the entry that made the correction: for ``Action.MAKE`` the entry's own number.

    ``act`` is what the entry was done together with (several events starred at once): the number of the first
    entry of the act. ``person`` is who did it, as signed in; "" if the page knows nobody.
    """

    number: int
    made: datetime
    action: Action
    of: int
    correction: Correction
    act: int
    person: str = ""
