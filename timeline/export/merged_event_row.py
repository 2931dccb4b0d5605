"""Events with their witnesses as rows: the public contract of the verb ``events``."""

from __future__ import annotations

from collections.abc import Mapping

from timeline.export.output_rows import Row, date_row, mention_row, place_row
from timeline.merging import MergedEvent
from timeline.model import Article


def merged_event_row(merged: MergedEvent, articles: Mapping[str, Article]) -> Row:
    """Return an event with its witnesses as a row of ``events``; ``articles`` is by id."""
    event = merged.event
    return {
        "id": event.id,
        "title": event.lead.title,
        **date_row(event.lead.date),
        "modality": event.lead.modality,
        "time": event.time,
        "actors": list(event.actors),
        "groups": list(event.groups),
        "places": [place_row(place) for place in event.places],
        "weight": merged.weight,
        "articles": merged.articles,
        "outlets": merged.outlets,
        "dates": stated_date_rows(merged),
        "mentions": [mention_row(articles[each.article], each) for each in event.mentions],
        "why": list(merged.why),
    }


def stated_date_rows(merged: MergedEvent) -> list[Row]:
    """Return each stated date of an event as a row, with the ids of the mentions that give it."""
    return [{"date": each.date.edtf, "mentions": list(each.mentions)} for each in merged.dates]
