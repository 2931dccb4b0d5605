"""What an event shows, kind by kind, and a mention that shows something else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from timeline.model import CalendarDate, Event, Mention
from timeline.store.correction import Kind, Value

EXPLANATION = "given by hand"


def shown(event: Event, kind: Kind) -> Value:
    """Return the value of an event that its first correction of that kind would replace."""
    return _SHOWN[kind](event)


def with_value(mention: Mention, kind: Kind, new: Any) -> Mention:
    """Return the mention with a value of its own; kinds that are not of a mention leave it as it is."""
    change = _CHANGES.get(kind)
    return mention if change is None else change(mention, new)


def within(mention: Mention, kind: Kind, new: Any) -> Mention:
    """Return another mention of an event whose actors or places were corrected: it names no others."""
    if kind is Kind.ACTORS:
        return replace(mention, actors=tuple(each for each in mention.actors if each in new))
    if kind is Kind.PLACES:
        names = {place.name for place in new}
        return replace(mention, places=tuple(each for each in mention.places if each.name in names))
    return mention


def _dated(mention: Mention, new: CalendarDate) -> Mention:
    expression = replace(mention.expression, date=new, mod=None, explanation=EXPLANATION)
    return replace(mention, expression=expression)


_SHOWN: Mapping[Kind, Callable[[Event], Value]] = {
    Kind.DATE: lambda event: event.lead.date,
    Kind.TITLE: lambda event: event.lead.title,
    Kind.ACTORS: lambda event: event.actors,
    Kind.PLACES: lambda event: event.places,
    Kind.MODALITY: lambda event: event.lead.modality,
    Kind.HIDDEN: lambda _: False,
    Kind.CHECKED: lambda _: False,
    Kind.NOTE: lambda _: "",
    Kind.MERGED: lambda _: (),
    Kind.SPLIT: lambda _: False,
}
_CHANGES: Mapping[Kind, Callable[[Mention, Any], Mention]] = {
    Kind.DATE: _dated,
    Kind.TITLE: lambda mention, new: replace(mention, title=new),
    Kind.ACTORS: lambda mention, new: replace(mention, actors=new),
    Kind.PLACES: lambda mention, new: replace(mention, places=new),
    Kind.MODALITY: lambda mention, new: replace(mention, modality=new),
}
