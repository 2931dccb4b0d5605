"""Events as a calendar: iCalendar (RFC 5545), all days, each saying how exact it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from urllib.parse import quote

from timeline import __version__
from timeline.edtf import is_approximate
from timeline.export.event_collection import (
    CitedMention,
    EventCollection,
    EventRecord,
    article_credit,
    article_heading,
    clipped,
)
from timeline.model import CalendarDate, Modality
from timeline.safe_text import single_line
from timeline.words import MODALITY_SENTENCES, dating_words, expression_date_words, precision_words

LONGEST_LINE = 75
"""Octets of a line, its end not counted (RFC 5545, 3.1)."""
UNDATED = date(1970, 1, 1)
"""When an event of an article without a publication date was last known to be true."""
_URI = "%:/?#[]@!$&'()*+,;=~-._"
_STATUS: Mapping[Modality, str] = {
    Modality.PLANNED: "TENTATIVE",
    Modality.HYPOTHETICAL: "TENTATIVE",
    Modality.NEGATED: "CANCELLED",
}


def to_icalendar(collection: EventCollection) -> str:
    """Return the calendar; its lines end as the standard asks, in CR and LF."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Timeline//Timeline {__version__}//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(collection.title)}",
        *(line for record in collection.records for line in _event(record)),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded(line)}\r\n" for line in lines)


def folded(line: str) -> str:
    """Return a line broken so that none is longer than 75 octets, and no character is broken."""
    rest, parts, room = line.encode(), [], LONGEST_LINE
    while len(rest) > room:
        cut = room
        while rest[cut] & 0xC0 == 0x80:  # within a character
            cut -= 1
        parts.append(rest[:cut])
        rest, room = rest[cut:], LONGEST_LINE - 1
    return b"\r\n ".join([*parts, rest]).decode()


def _event(record: EventRecord) -> Iterator[str]:
    mention, article = record.lead.mention, record.lead.article
    yield "BEGIN:VEVENT"
    yield f"UID:{record.id}@timeline"
    yield f"DTSTAMP:{_digits(article.published or UNDATED)}T000000Z"
    yield from _days(mention.date)
    yield f"SUMMARY:{_text(_summary(record))}"
    yield "TRANSP:TRANSPARENT"
    yield f"STATUS:{_STATUS.get(mention.modality, 'CONFIRMED')}"
    if record.event.actors:
        yield f"CATEGORIES:{','.join(map(_text, record.event.actors))}"
    if record.event.places:
        yield f"LOCATION:{_text(', '.join(place.name for place in record.event.places))}"
    on_map = next((place for place in record.event.places if place.latitude is not None), None)
    if on_map:
        yield f"GEO:{on_map.latitude};{on_map.longitude}"
    if article.url and article.url.lower().startswith(("https://", "http://")):
        yield f"URL:{quote(single_line(article.url), safe=_URI)}"
    yield f"DESCRIPTION:{_description(record)}"
    yield "END:VEVENT"


def _days(placed: CalendarDate) -> Iterator[str]:
    """Yield first day and, exclusive, last day; an open side leaves the one day that is known."""
    first = placed.earliest or placed.latest
    last = placed.latest or placed.earliest
    if first is None or last is None:
        return
    yield f"DTSTART;VALUE=DATE:{_digits(first)}"
    if placed.earliest and placed.latest and last < date.max:
        yield f"DTEND;VALUE=DATE:{_digits(last + timedelta(1))}"


def _summary(record: EventRecord) -> str:
    """Return the title; before it the date in words where it is not one certain day."""
    mention = record.lead.mention
    placed = mention.date
    if placed.earliest == placed.latest and not is_approximate(placed.edtf):
        return mention.title
    return f"{expression_date_words(mention.expression)}: {mention.title}"


def _description(record: EventRecord) -> str:
    mention = record.lead.mention
    lines = (
        *(_cited(told) for told in record.tellings[:3]),
        f"{precision_words(mention.date)}. {MODALITY_SENTENCES[mention.modality]}.",
        f"Date: {dating_words(mention)}",
        *record.remark.words,
    )
    return r"\n".join(map(_text, lines))


def _cited(told: CitedMention) -> str:
    known = ", ".join(part for part in (article_heading(told.article), article_credit(told.article)) if part)
    return f"“{clipped(told.sentence)}” ({known})"


def _text(text: str) -> str:
    """Return text as a value of type TEXT (RFC 5545, 3.3.11)."""
    return single_line(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _digits(day: date) -> str:
    return day.isoformat().replace("-", "")
