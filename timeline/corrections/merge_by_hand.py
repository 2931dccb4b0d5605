"""Merges by a person: which event leads, and which typed titles it replaces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.corrections.apply import CorrectedEvents
from timeline.corrections.correction import Correction, Kind
from timeline.corrections.marks_by_event import corrections_in_force
from timeline.model import Event


@dataclass(frozen=True, slots=True)
class HandMerge:
    """A merge of ``others`` into the event ``lead``, which keeps its id.

    ``title`` is the title that the merged event will have, ``replaced`` the titles by people that it will not
    have.
    """

    correction: Correction
    lead: Event
    title: str
    replaced: tuple[str, ...]


def merge_events(corrected: CorrectedEvents, events: Sequence[Event], chosen: str | None = None) -> HandMerge:
    """Return the merge of two or more events.

    A starred event leads, then one with a title by a person, then the one with the id ``chosen``, then the
    one that weighs most.
    """

    def rank(event: Event) -> tuple[bool, bool, bool, float]:
        titled = has_given_title(corrected, event)
        return event.id in corrected.starred, titled, event.id == chosen, corrected.merged[event.id].weight

    lead = max(events, key=rank)
    return merge_into(corrected, lead, [each for each in events if each is not lead])


def merge_into(corrected: CorrectedEvents, lead: Event, others: Sequence[Event]) -> HandMerge:
    """Return the merge of other events into an event; a title by a person stays, that of the lead first."""
    given = [each.lead.title for each in (lead, *others) if has_given_title(corrected, each)]
    title = given[0] if given else lead.lead.title
    replaced = tuple(each for each in dict.fromkeys(given) if each != title)
    return HandMerge(corrected.merge_correction(lead, others), lead, title, replaced)


def has_given_title(corrected: CorrectedEvents, event: Event) -> bool:
    """Return True if a person gave the event the title that it has."""
    return any(each.correction.kind is Kind.TITLE for each in corrections_in_force(corrected, event))
