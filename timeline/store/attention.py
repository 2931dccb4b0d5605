"""What most needs a person's look: dates that were not found, are not exact, or hang on another date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from timeline.edtf import is_approximate
from timeline.model import Anchor, Event, Expression, Extraction, TimexType
from timeline.store.corrected import Corrected
from timeline.store.correction import Kind


class Why(StrEnum):
    """Why something needs a look, the most pressing first."""

    UNPLACED = "unplaced"
    APPROXIMATE = "approximate"
    FROM_ANOTHER_DATE = "from another date"


@dataclass(frozen=True, slots=True)
class Look:
    """An expression to look at, and the event that it dates; an unplaced one dates none."""

    why: Why
    article: str
    expression: Expression
    event: Event | None = None


_VAGUE = frozenset({"PRESENT_REF", "PAST_REF", "FUTURE_REF"})


def needing_a_look(shown: Corrected, read: Mapping[str, Extraction]) -> list[Look]:
    """Return what nobody has checked, or given a date, and the program is least sure of.

    Durations, repetitions and vague words have no place in the calendar by their nature, and are left out.
    """
    found = [*_unplaced(shown, read), *_unsure(shown)]
    order = list(Why)
    return sorted(found, key=lambda look: order.index(look.why))


def _unplaced(shown: Corrected, read: Mapping[str, Extraction]) -> Iterator[Look]:
    """Yield the expressions that could have a date and have none, unless an event was added at them."""
    dated = {
        (each.article, each.expression.start)
        for event in (*shown.events, *shown.hidden)
        for each in event.mentions
    }
    for article, extraction in read.items():
        for each in extraction.expressions:
            placeable = each.type in (TimexType.DATE, TimexType.TIME) and each.value not in _VAGUE
            if each.date is None and placeable and (article, each.start) not in dated:
                yield Look(Why.UNPLACED, article, each)


def _unsure(shown: Corrected) -> Iterator[Look]:
    for event in shown.events:
        if event.id not in shown.checked and not _dated_by_hand(shown, event):
            lead = event.lead
            if is_approximate(lead.date.edtf):
                yield Look(Why.APPROXIMATE, lead.article, lead.expression, event)
            elif lead.expression.anchor is Anchor.PREVIOUS:
                yield Look(Why.FROM_ANOTHER_DATE, lead.article, lead.expression, event)


def _dated_by_hand(shown: Corrected, event: Event) -> bool:
    return any(entry.correction.kind is Kind.DATE for entry in shown.entries.get(event.lead.id, ()))
