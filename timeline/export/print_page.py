"""The story as an HTML page without scripts, to print or to save as PDF with a browser."""

from __future__ import annotations

from timeline.export.event_collection import EventCollection
from timeline.export.html_event import html_event, html_footer
from timeline.export.html_parts import html_document, html_text
from timeline.export.html_style import IMAGES, opening, style_sheet
from timeline.export.story import story_of
from timeline.resources import load_text


def to_print_page(collection: EventCollection) -> str:
    """Return the page: title, filter, and the events of the story in order of time."""
    story = story_of(collection)
    publication = collection.publication
    readers = publication.for_readers
    events = "".join(
        f"<li>\n{html_event(record, with_map=True, on_paper=True, for_readers=readers)}</li>\n"
        for record in story.records
    )
    head = opening(collection, html_text(story.words))
    body = f"{head}<ol>\n{events}</ol>\n{html_footer(events, publication)}"
    style = style_sheet(publication) + "".join(
        load_text(__package__, name) for name in ("event.css", "print_page.css", "map.css")
    )
    return html_document(collection.title, style, body, IMAGES)
