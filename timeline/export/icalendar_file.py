"""Events as a calendar (iCalendar, RFC 5545), for calendar programs.

Entries are all-day; with a time of day they begin at it. That time is local time at the event, so it stands
without a time zone ("floating"), except a time that the article gives in UTC.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from urllib.parse import quote

from timeline import __version__
from timeline.edtf import is_approximate, is_uncertain
from timeline.export.event_collection import (
    CitedMention,
    EventCollection,
    EventRecord,
    article_credit,
    article_heading,
    clipped,
)
from timeline.geography import located
from timeline.model import CalendarDate, Modality
from timeline.safe_text import single_line
from timeline.words import MODALITY_SENTENCES, dating_words, event_date_words, precision_words

if TYPE_CHECKING:
    from icalendar import Event as Entry

MAX_CITED = 3
"""Mentions in the description of an entry."""
END_OF_DAY = "24:00"
"""Midnight at the end of a day; a calendar program would show it on the next one."""
UNDATED = date(1970, 1, 1)
"""DTSTAMP of an event from an article without a day of publication."""
_URI = "%:/?#[]@!$&'()*+,;=~-._"
"""Characters of a URI without percent encoding (RFC 3986)."""
_STATUS: Mapping[Modality, str] = {
    Modality.PLANNED: "TENTATIVE",
    Modality.HYPOTHETICAL: "TENTATIVE",
    Modality.NEGATED: "CANCELLED",
}


def to_icalendar(collection: EventCollection) -> str:
    """Return the calendar, with CR LF line ends."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//Timeline//Timeline {__version__}//EN")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", single_line(collection.title))
    for record in collection.records:
        calendar.add_component(_entry(record))
    data: bytes = calendar.to_ical(sorted=False)
    return data.decode()


def _entry(record: EventRecord) -> Entry:
    from icalendar import Event as Entry

    mention, article = record.lead.mention, record.lead.article
    entry = Entry()
    entry.add("uid", f"{record.id}@timeline")
    entry.add("dtstamp", datetime.combine(article.published or UNDATED, time(), UTC))
    moment = _moment(record)
    if moment is None:
        _add_days(entry, mention.date)
    else:
        entry.add("dtstart", moment)
    entry.add("summary", single_line(_summary(record)))
    entry.add("transp", "TRANSPARENT")
    entry.add("status", _STATUS.get(mention.modality, "CONFIRMED"))
    if who := (*record.event.actors, *record.event.groups):
        entry.add("categories", list(map(single_line, who)))
    _add_places(entry, record)
    if article.url and article.url.lower().startswith(("https://", "http://")):
        entry.add("url", quote(single_line(article.url), safe=_URI))
    entry.add("description", "\n".join(map(single_line, _description(record))))
    return entry


def _moment(record: EventRecord) -> datetime | None:
    """Return the start of an event with a time of day; ``None`` without one, or if it is not sure."""
    mention, clock = record.lead.mention, record.event.time
    day = mention.date.earliest
    if clock is None or day is None or clock == END_OF_DAY or is_approximate(mention.date.edtf):
        return None
    is_utc = mention.time is not None and mention.expression.value.endswith("Z")
    return datetime.combine(day, time.fromisoformat(clock), UTC if is_utc else None)


def _add_days(entry: Entry, placed: CalendarDate) -> None:
    """Add the first day and the day after the last one; with an open side, the known day alone."""
    known = placed.earliest or placed.latest
    if known is not None:
        entry.add("dtstart", known)
    if placed.earliest and placed.latest and placed.latest < date.max:
        entry.add("dtend", placed.latest + timedelta(1))


def _add_places(entry: Entry, record: EventRecord) -> None:
    places = record.event.places
    if places:
        entry.add("location", single_line(", ".join(place.name for place in places)))
    on_map = next(iter(located(places)), None)
    if on_map:
        entry.add("geo", (on_map.latitude, on_map.longitude))


def _summary(record: EventRecord) -> str:
    """Return the title, after the date in words unless that is one certain day."""
    mention = record.lead.mention
    placed = mention.date
    is_sure = not (is_approximate(placed.edtf) or is_uncertain(placed.edtf))
    if placed.earliest == placed.latest and is_sure:
        return mention.title
    return f"{event_date_words(record.event)}: {mention.title}"


def _description(record: EventRecord) -> tuple[str, ...]:
    """Return the lines of the description: sentences, precision and modality, dating, remark."""
    mention = record.lead.mention
    return (
        *map(_citation, record.mentions[:MAX_CITED]),
        f"{precision_words(mention.date)}. {MODALITY_SENTENCES[mention.modality]}.",
        f"Date: {dating_words(mention)}",
        *record.words,
    )


def _citation(cited: CitedMention) -> str:
    parts = (article_heading(cited.article), article_credit(cited.article))
    return f"“{clipped(cited.sentence)}” ({', '.join(filter(None, parts))})"
