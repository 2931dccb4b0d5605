"""Events as JSON for TimelineJS 3 (timeline.knightlab.com/docs/json-format.html).

TimelineJS shows headlines and texts as HTML, so all text is escaped. It draws a date as precisely as it is
written: a month has no day, and no end either, because TimelineJS ignores an end equal to the start.
"""

from __future__ import annotations

from datetime import date, timedelta
from html import escape
from typing import Any

from timeline import edtf
from timeline.export.event_collection import EventCollection, EventRecord
from timeline.export.html_event import told_to_readers
from timeline.export.html_parts import html_article, html_sentence
from timeline.export.publication import Publication
from timeline.export.row_formats import json_text
from timeline.model import CalendarDate
from timeline.safe_text import single_line
from timeline.selection import Era
from timeline.words import MODALITY_SENTENCES, event_date_words, precision_words

Moment = dict[str, int]
END_OF_DAY = 24
"""The hour of midnight at the end of a day; the format has none."""


def to_timelinejs(collection: EventCollection) -> str:
    """Return the document: the title slide, and one slide for each event."""
    publication = collection.publication
    readers = publication.for_readers
    lines = (publication.description or ("" if readers else collection.filter_words), *publication.closing)
    opening: dict[str, Any] = {
        "unique_id": "title",
        "text": {
            "headline": _text(collection.title),
            "text": "".join(f"<p>{_text(line)}</p>" for line in lines if line),
        },
    }
    return json_text(
        {
            "title": opening | _ground(publication),
            "events": [slide(each, readers) | _ground(publication) for each in collection.records],
            **({"eras": [_era(each) for each in collection.eras]} if collection.eras else {}),
        },
        indent=1,
    )


def _era(era: Era) -> dict[str, Any]:
    first, last = (_moment(day, day.isoformat()) for day in (era.first, era.last))
    return {"start_date": first, "end_date": last, "text": {"headline": _text(era.name)}}


def _ground(publication: Publication) -> dict[str, Any]:
    """Return the ground of a slide in the house style; the format has no place for fonts and a logo."""
    ground = publication.style.background if publication.style else ""
    return {"background": {"color": ground}} if ground else {}


def slide(record: EventRecord, for_readers: bool = False) -> dict[str, Any]:
    """Return an event as a slide; with an open beginning, the slide starts at the known end.

    ``for_readers`` the date is in the words of the picture, without how it was found.
    """
    mention = record.lead.mention
    first, last = ends(mention.date)
    who = (*record.event.actors, *record.event.groups)
    if record.event.time is not None:
        first = _timed(mention.date.earliest, record.event.time) or first
    return {
        "unique_id": record.id,
        "start_date": first,
        **({"end_date": last} if last else {}),
        "display_date": _text(event_date_words(record.event) if for_readers else _date_words(record)),
        **({"group": _text(who[0])} if who else {}),
        "text": {"headline": _text(mention.title), "text": _body(record, for_readers)},
        "autolink": False,
    }


def _timed(day: date | None, clock: str) -> Moment | None:
    """Return a moment of a day; midnight at its end is the beginning of the next one, as in ISO 8601."""
    hour, minute = map(int, clock.split(":"))
    if day is None or (hour == END_OF_DAY and day == date.max):
        return None
    day += timedelta(hour // END_OF_DAY)
    return {
        "year": day.year,
        "month": day.month,
        "day": day.day,
        "hour": hour % END_OF_DAY,
        "minute": minute,
    }


def ends(placed: CalendarDate) -> tuple[Moment, Moment | None]:
    """Return a date's start and end as date objects, each as precise as in EDTF; the end may be ``None``."""
    begin, end = edtf.ends(placed.edtf)
    first, last = _moment(placed.earliest, begin), _moment(placed.latest, end)
    if not first or not last:
        return first or last, None
    return first, (None if first == last else last)


def _moment(day: date | None, written: str) -> Moment:
    """Return the parts of a day as its EDTF writes them, the year alone for "199X"; empty for an open end."""
    if day is None:
        return {}
    return edtf.calendar_parts(written) or {"year": day.year}


def _date_words(record: EventRecord) -> str:
    """Return the article's words for the date, with the date in brackets if they lack its year."""
    mention = record.lead.mention
    words, when = single_line(mention.expression.text), event_date_words(record.event)
    if not words:
        return when
    ends = mention.date.earliest, mention.date.latest
    whole = all(end is not None and str(end.year) in words for end in ends)
    return words if whole or words.casefold() == when.casefold() else f"{words} ({when})"


def _body(record: EventRecord, for_readers: bool) -> str:
    mention = record.lead.mention
    quoted = f"<p>{html_sentence(record.lead)}</p>"
    if for_readers:
        return f"{quoted}<p>{html_article(record.lead.article)}</p>{told_to_readers(record)}"
    facts = ". ".join((precision_words(mention.date), MODALITY_SENTENCES[mention.modality]))
    remarks = "".join(f"<p>{_text(words)}</p>" for words in record.words)
    source = html_article(record.lead.article)
    return f"{quoted}<p>{_text(facts)}. {source}</p>{remarks}"


def _text(text: str) -> str:
    return escape(single_line(text), quote=False)
