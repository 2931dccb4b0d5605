"""Events as CSV for a spreadsheet: one row an event, with dates and modality in words."""

from __future__ import annotations

from io import StringIO
from typing import Any

from timeline.export.event_collection import (
    CitedMention,
    EventCollection,
    EventRecord,
    article_credit,
    article_heading,
    clipped,
)
from timeline.export.row_formats import write_rows
from timeline.geography import located
from timeline.words import MODALITY_WORDS, dating_words, event_date_words, event_zone_words, precision_words

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel does not read UTF-8."""
MAX_OTHERS = 10
"""Other mentions in one cell; Excel cuts a cell at 32,767 characters."""
MAX_IDS = 1_000
"""Mentions whose ids stand in one cell, for the same reason."""


def to_csv(collection: EventCollection) -> str:
    """Return the table: a header, then one row for each event."""
    stream = StringIO()
    write_rows(map(row, collection.records), stream, "csv")
    return BYTE_ORDER_MARK + (stream.getvalue() or ",".join(f'"{name}"' for name in COLUMNS) + "\r\n")


COLUMNS = (
    "date", "edtf", "earliest", "latest", "time", "time_zone", "precision", "title", "actors", "groups",
    "places", "countries", "latitude", "longitude", "modality", "how_dated", "sentence", "article", "source",
    "published", "url", "mentions", "other_mentions", "id", "note", "checked", "corrected",
    "articles", "outlets", "weight", "disagreement", "mention_ids", "article_ids", "starred", "tags",
)  # fmt: skip
"""The columns; ``latitude`` and ``longitude`` belong to the first place with coordinates."""


def row(record: EventRecord) -> dict[str, Any]:
    """Return an event's cells by column."""
    mention, article, remark = record.lead.mention, record.lead.article, record.remark
    on_map = next(iter(located(record.event.places)), None)
    cells = (
        event_date_words(record.event),
        mention.date.edtf,
        mention.date.earliest and mention.date.earliest.isoformat(),
        mention.date.latest and mention.date.latest.isoformat(),
        record.event.time,
        event_zone_words(record.event),
        precision_words(mention.date),
        mention.title,
        list(record.event.actors),
        list(record.event.groups),
        [place.name for place in record.event.places],
        list(dict.fromkeys(place.country for place in record.event.places if place.country)),
        on_map and on_map.latitude,
        on_map and on_map.longitude,
        MODALITY_WORDS[mention.modality],
        dating_words(mention),
        clipped(record.lead.sentence),
        article_heading(article),
        article.source and clipped(article.source),
        article.published and article.published.isoformat(),
        article.url,
        len(record.mentions),
        _others(record),
        record.id,
        remark.note,
        remark.checked,
        list(remark.corrected),
        record.merged.articles,
        record.merged.outlets,
        record.merged.weight,
        record.disagreement,
        [each.mention.id for each in record.mentions[:MAX_IDS]],
        list(dict.fromkeys(clipped(each.article.id) for each in record.mentions[:MAX_IDS])),
        remark.starred,
        list(remark.tags),
    )
    return dict(zip(COLUMNS, cells, strict=True))


def _others(record: EventRecord) -> list[str]:
    citations = list(map(_citation, record.others[:MAX_OTHERS]))
    more = len(record.others) - len(citations)
    return [*citations, f"{more:,} more"] if more else citations


def _citation(cited: CitedMention) -> str:
    source = article_credit(cited.article) or article_heading(cited.article)
    return f"“{clipped(cited.sentence)}” ({source})"
