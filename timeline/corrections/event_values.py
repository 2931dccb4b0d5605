"""The correctable values of an event, by kind, and mentions with a new value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from timeline.corrections.correction import Kind, Value
from timeline.model import Anchor, CalendarDate, Event, Mention, TimexType

EXPLANATION = "given by hand"
"""The ``explanation`` of a date from a person."""


def extracted_value(event: Event, kind: Kind) -> Value:
    """Return the value of an event before its first correction of this kind."""
    return _EXTRACTED[kind](event)


def with_value(mention: Mention, kind: Kind, new: Any) -> Mention:
    """Return the mention with a new value; a kind that is no field of a mention changes nothing."""
    change = _CHANGES.get(kind)
    return mention if change is None else change(mention, new)


def limited_to(mention: Mention, kind: Kind, new: Any) -> Mention:
    """Return a mention of a corrected event, without the names no longer in the event."""
    if kind is Kind.ACTORS:
        actors = tuple(each for each in mention.actors if each in new)
        return replace(_without_filled_in(mention), actors=actors)
    if kind is Kind.GROUPS:
        return replace(mention, groups=tuple(each for each in mention.groups if each in new))
    if kind is Kind.PLACES:
        names = {place.name for place in new}
        return replace(mention, places=tuple(each for each in mention.places if each.name in names))
    return mention


def _dated(mention: Mention, new: CalendarDate) -> Mention:
    anchor = Anchor.EXPLICIT if mention.is_dated_by_publication else mention.expression.anchor
    expression = replace(mention.expression, date=new, mod=None, anchor=anchor, explanation=EXPLANATION)
    return replace(mention, expression=expression)


def _timed(mention: Mention, new: str) -> Mention:
    """Return the mention with a time of day; only a date of one day has one."""
    date = mention.date
    if date.earliest is None or date.earliest != date.latest:
        return mention
    kind = TimexType.TIME if new else TimexType.DATE
    value = time_value(date.earliest, new)
    return replace(mention, expression=replace(mention.expression, type=kind, value=value))


def time_value(day: date, time: str) -> str:
    """Return a day with its time of day, "" for none, as a value of TimeML: "2021-08-15T14:30"."""
    return f"{day.isoformat()}T{time}" if time else day.isoformat()


def _without_filled_in(mention: Mention) -> Mention:
    """Return the mention of an event with actors from a person: its names are no longer the program's."""
    return replace(mention, filled_in=())


_EXTRACTED: Mapping[Kind, Callable[[Event], Value]] = {
    Kind.DATE: lambda event: event.lead.date,
    Kind.TIME: lambda event: event.lead.expression.time or "",
    Kind.TITLE: lambda event: event.lead.title,
    Kind.ACTORS: lambda event: event.actors,
    Kind.GROUPS: lambda event: event.groups,
    Kind.PLACES: lambda event: event.places,
    Kind.MODALITY: lambda event: event.lead.modality,
    Kind.HIDDEN: lambda _: False,
    Kind.CHECKED: lambda _: False,
    Kind.PINNED: lambda _: False,
    Kind.LOWERED: lambda _: False,
    Kind.STARRED: lambda _: False,
    Kind.TAGGED: lambda _: (),
    Kind.ORDER: lambda _: 0,
    Kind.SENTENCE: lambda _: 0,
    Kind.NOTE: lambda _: "",
    Kind.MERGED: lambda _: (),
    Kind.SPLIT: lambda _: False,
    Kind.DISTINCT: lambda _: (),
}
_CHANGES: Mapping[Kind, Callable[[Mention, Any], Mention]] = {
    Kind.DATE: _dated,
    Kind.TIME: _timed,
    Kind.TITLE: lambda mention, new: replace(mention, title=new),
    Kind.ACTORS: lambda mention, new: replace(_without_filled_in(mention), actors=new),
    Kind.GROUPS: lambda mention, new: replace(mention, groups=new),
    Kind.PLACES: lambda mention, new: replace(mention, places=new),
    Kind.MODALITY: lambda mention, new: replace(mention, modality=new),
}
