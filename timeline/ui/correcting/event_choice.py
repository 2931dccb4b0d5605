"""Events to choose from in a field: which come first, and their labels."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from timeline.model import Event
from timeline.safe_text import single_line
from timeline.timeline import Timeline
from timeline.words import distinct_labels, event_date_words


def event_labels(timeline: Timeline, events: Iterable[Event]) -> dict[str, str]:
    """Return by event id a unique label: date and title, if needed with the article."""
    listed = list(events)
    return distinct_labels(
        {each.id: single_line(f"{event_date_words(each)}: {each.lead.title}") for each in listed},
        {each.id: timeline.article_labels[each.lead.article] for each in listed},
    )


def nearest_events(timeline: Timeline, event: Event) -> list[str]:
    """Return all event ids, nearest in time to this event first."""
    table = timeline.table
    days = table["earliest"].fillna(table["latest"]).to_numpy("datetime64[D]").astype("int64")
    at = days[table["id"].to_numpy() == event.id]
    return list(table["id"].iloc[np.argsort(abs(days - at), kind="stable")])
