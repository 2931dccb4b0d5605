"""The timeline of a page on a telephone: its events in a column from early to late, links to their entries.

The marks have the shapes of the picture's; a word beside the title says what is planned or did not happen.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.export.event_collection import EventRecord
from timeline.export.html_parts import html_text
from timeline.export.publication import TOLD
from timeline.figure.day_numbers import number
from timeline.figure.marks import date_kind
from timeline.words import MODALITY_WORDS, event_date_words


def phone_column(records: Sequence[EventRecord]) -> str:
    """Return the column as a list; a wide window does not show it."""
    return f'<ol class="column" aria-label="Timeline">\n{"".join(map(_entry, records))}</ol>\n'


def _entry(record: EventRecord) -> str:
    mention = record.lead.mention
    told = f" <i>{MODALITY_WORDS[mention.modality]}</i>" if mention.modality in TOLD else ""
    return (
        f'<li class="mark {_kind(record)} {html_text(mention.modality)}">'
        f'<a href="#event-{html_text(record.id)}"><b>{html_text(event_date_words(record.event))}</b>'
        f'<span dir="auto">{html_text(mention.title)}</span>{told}</a></li>\n'
    )


def _kind(record: EventRecord) -> str:
    mention = record.lead.mention
    placed = mention.date
    ends = [None if end is None else number(end) for end in (placed.earliest, placed.latest)]
    fields = {"anchor": mention.expression.anchor, "edtf": placed.edtf, "extent": placed.extent}
    return date_kind(fields, *ends).value
