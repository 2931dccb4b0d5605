"""The order of events within one day: the corrections that move an event among the others of its day."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.corrections.apply import CorrectedEvents
from timeline.corrections.correction import Correction, Kind
from timeline.model import Event


def move_corrections(
    corrected: CorrectedEvents, day: Sequence[Event], event: Event, beside: Event
) -> list[Correction]:
    """Return the corrections that move an event to the place of another one of its day.

    ``day`` has all events of the day in their present order. The events up to the new place get numbers;
    those after it stay in the order of their times.
    """
    to = day.index(beside)
    moved = [each for each in day if each is not event]
    moved.insert(to, event)
    last = max(at for at, each in enumerate(moved) if at == to or each.id in corrected.order)
    return [
        corrected.correction(each, Kind.ORDER, place)
        for place, each in enumerate(moved[: last + 1], start=1)
        if corrected.order.get(each.id) != place
    ]
