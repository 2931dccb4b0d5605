"""The timeline as one HTML page that works offline and without this program: story, figure and events.

The story tells the events of ``story_of`` one after another; the page's script makes its slides from the list
of events. The page's Content Security Policy allows its own scripts, by their hashes, and no requests at all.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode

import plotly.graph_objects as go

from timeline.export.event_collection import EventCollection
from timeline.export.file_metadata import Caption, caption_elements
from timeline.export.html_event import html_event, html_footer
from timeline.export.html_parts import html_document, html_text
from timeline.export.html_style import opening, style_sheet
from timeline.export.phone_column import phone_column
from timeline.export.story import Story, story_of
from timeline.resources import load_text, plotly_script
from timeline.words import event_counts

IMAGE_POLICY = "img-src data: blob:"
"""Plotly saves the picture by drawing an SVG on a canvas."""


def standalone_page(collection: EventCollection, figure: go.Figure, caption: Caption) -> bytes:
    """Return the page, in UTF-8; ``figure`` shows the collection's events."""
    own = [load_text(__package__, name) for name in ("standalone_page.js", "story.js")]
    scripts = (plotly_script(), *own)
    policy = f"; {IMAGE_POLICY}; script-src {' '.join(map(_hash, scripts))}"
    drawn = figure.to_json().replace("<", "\\u003c")
    alternative = f'role="figure" aria-label="{html_text(caption.alt)}"'
    story = story_of(collection)
    publication = collection.publication
    body = (
        f"{load_text(__package__, 'story.html') if story.records else ''}"
        f'<div class="chart"><div id="chart" {alternative}></div></div>\n'
        f"{_event_list(collection, story)}"
        f'<script type="application/json" id="figure">{drawn}</script>\n'
        + "".join(f"<script>{script}</script>\n" for script in scripts)
    )
    sheets = ("event.css", "standalone_page.css", "phone_column.css", "map.css", "story.css")
    style = style_sheet(publication) + "".join(load_text(__package__, name) for name in sheets)
    return html_document(collection.title, style, body, policy, caption_elements(caption)).encode()


def _hash(script: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _event_list(collection: EventCollection, story: Story) -> str:
    """Return the list of events, with the filter and the counts above it."""
    told = {record.id for record in story.records}
    publication = collection.publication
    events = "".join(
        f'<li class="event{" told" if record.id in told else ""}" id="event-{html_text(record.id)}">\n'
        f"{html_event(record, with_map=record.id in told, for_readers=publication.for_readers)}</li>\n"
        for record in collection.records
    )
    words = "" if publication.for_readers else html_text(story.words)
    return (
        f'<main data-story="{words}">\n{opening(collection, _counts(collection))}'
        f"{phone_column(collection.records)}"
        f"<h2>Events and their sources</h2>\n<ol>\n{events}</ol>\n</main>\n"
        f"{html_footer(events, publication)}"
    )


def _counts(collection: EventCollection) -> str:
    shown, total = len(collection.records), collection.total
    by_publication = sum(record.lead.mention.is_dated_by_publication for record in collection.records)
    count = event_counts(shown, by_publication)
    return count if shown == total else f"{shown:,} of {total:,} events"
