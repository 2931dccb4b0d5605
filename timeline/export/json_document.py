"""Events as one JSON document for other programs; docs/files.md describes its fields.

The same events give the same file, byte for byte: it holds no time of writing.
"""

from __future__ import annotations

from typing import Any

from timeline.export.event_collection import EventCollection, EventRecord
from timeline.export.merged_event_row import stated_date_rows
from timeline.export.output_rows import article_row, date_row, mention_row, place_row
from timeline.export.row_formats import json_text
from timeline.selection import Era
from timeline.words import event_date_words, event_zone_words

FORMAT, VERSION = "timeline-events", 1
"""The document's type and version. The version grows when a field changes its meaning or is removed."""


def to_json(collection: EventCollection) -> str:
    """Return the document as text."""
    document = {
        "format": FORMAT,
        "version": VERSION,
        "title": collection.title,
        "filter": collection.filter_words,
        "events_before_filter": collection.total,
        "eras": [_era(each) for each in collection.eras],
        "articles": [article_row(article) for article in collection.articles],
        "events": [_event(record) for record in collection.records],
    }
    return json_text(document, indent=1) + "\n"


def _era(era: Era) -> dict[str, str]:
    return {"name": era.name, "earliest": era.first.isoformat(), "latest": era.last.isoformat()}


def _event(record: EventRecord) -> dict[str, Any]:
    lead = record.lead.mention
    return {
        "id": record.id,
        "title": lead.title,
        "date_in_words": event_date_words(record.event),
        **date_row(lead.date),
        "time": record.event.time,
        "time_zone": event_zone_words(record.event) or None,
        "modality": lead.modality,
        "actors": list(record.event.actors),
        "groups": list(record.event.groups),
        "places": [place_row(place) for place in record.event.places],
        **record.remark.row,
        "weight": record.merged.weight,
        "articles": record.merged.articles,
        "outlets": record.merged.outlets,
        "dates": stated_date_rows(record.merged),
        "why": list(record.merged.why),
        "mentions": [
            {**mention_row(cited.article, cited.mention), "sentence": cited.sentence}
            for cited in record.mentions
        ],
    }
