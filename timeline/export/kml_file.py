"""Events as KML 2.2 (OGC 07-147r2), for Google Earth and other globes, with their dates for a time slider.

One placemark for each place of an event; an event without coordinates is a placemark without a point. A globe
shows a description as HTML, so text of articles is escaped in it, and again as XML.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

from timeline.export.event_collection import EventCollection, EventRecord
from timeline.export.html_parts import html_article, html_sentence, html_text
from timeline.geography import located
from timeline.model import CalendarDate, Place
from timeline.safe_text import encodable, single_line
from timeline.words import MODALITY_SENTENCES, event_date_words, place_words, precision_words

NAMESPACE = "http://www.opengis.net/kml/2.2"


def to_kml(collection: EventCollection) -> str:
    """Return the document."""
    root = ET.Element("kml", xmlns=NAMESPACE)
    document = _text(root, "Document")
    _text(document, "name", collection.title)
    if collection.filter_words:
        _text(document, "description", html_text(collection.filter_words))
    for record in collection.records:
        places: list[Place | None] = [*located(record.event.places)]
        for place in places or [None]:
            _placemark(document, record, place)
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _placemark(document: ET.Element, record: EventRecord, place: Place | None) -> None:
    lead = record.lead.mention
    mark = _text(document, "Placemark")
    _text(mark, "name", f"{event_date_words(record.event)}: {lead.title}")
    _text(mark, "description", _description(record, place))
    _add_time(mark, lead.date)
    data = _text(mark, "ExtendedData")
    for name, value in (("id", record.id), ("date", lead.date.edtf), ("modality", lead.modality)):
        entry = _text(data, "Data")
        entry.set("name", name)
        _text(entry, "value", value)
    if place is not None:
        _text(_text(mark, "Point"), "coordinates", f"{place.longitude},{place.latitude}")


def _description(record: EventRecord, place: Place | None) -> str:
    """Return the event's sentence, date, place and article as HTML."""
    lead = record.lead.mention
    facts = (precision_words(lead.date), MODALITY_SENTENCES[lead.modality], place and place_words(place))
    lines = (
        html_sentence(record.lead).replace("\n", " "),
        ". ".join(html_text(fact) for fact in facts if fact) + ".",
        html_article(record.lead.article),
        *map(html_text, record.words),
    )
    return "".join(f"<p>{line}</p>" for line in lines)


def _add_time(mark: ET.Element, placed: CalendarDate) -> None:
    """Add the days of a date; an open side stays open."""
    if placed.earliest == placed.latest and placed.earliest is not None:
        _text(_text(mark, "TimeStamp"), "when", placed.earliest.isoformat())
        return
    span = _text(mark, "TimeSpan")
    for name, day in (("begin", placed.earliest), ("end", placed.latest)):
        if day is not None:
            _text(span, name, day.isoformat())


def _text(parent: ET.Element, name: str, text: str = "") -> ET.Element:
    element = ET.SubElement(parent, name)
    if text:
        element.text = single_line(encodable(text))
    return element
