"""The timeline as one HTML page that works offline and without this program: the figure and its events.

The page's Content Security Policy allows its own two scripts, by their hashes, and no requests at all.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode

import plotly.graph_objects as go

from timeline import __version__
from timeline.export.event_collection import CitedMention, EventCollection, EventRecord
from timeline.export.file_metadata import Caption, caption_elements
from timeline.export.html_parts import html_article, html_document, html_sentence, html_text
from timeline.resources import load_text, plotly_script
from timeline.words import (
    MODALITY_WORDS,
    dating_words,
    event_counts,
    event_date_words,
    place_words,
    precision_words,
)

IMAGE_POLICY = "img-src data: blob:"
"""Plotly saves the picture by drawing an SVG on a canvas."""


def standalone_page(collection: EventCollection, figure: go.Figure, caption: Caption) -> bytes:
    """Return the page, in UTF-8; ``figure`` shows the collection's events."""
    scripts = (plotly_script(), load_text(__package__, "standalone_page.js"))
    policy = f"; {IMAGE_POLICY}; script-src {' '.join(map(_hash, scripts))}"
    drawn = figure.to_json().replace("<", "\\u003c")
    alternative = f'role="img" aria-label="{html_text(caption.alt)}"'
    body = (
        f'<div class="chart"><div id="chart" {alternative}></div></div>\n'
        f"{_event_list(collection)}"
        f'<script type="application/json" id="figure">{drawn}</script>\n'
        + "".join(f"<script>{script}</script>\n" for script in scripts)
    )
    style = load_text(__package__, "standalone_page.css")
    return html_document(collection.title, style, body, policy, caption_elements(caption)).encode()


def _hash(script: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _event_list(collection: EventCollection) -> str:
    """Return the list of events, with the filter and the counts above it."""
    shown, total = len(collection.records), collection.total
    by_publication = sum(record.lead.mention.is_dated_by_publication for record in collection.records)
    count = event_counts(shown, by_publication)
    count = count if shown == total else f"{shown:,} of {total:,} events"
    filtered = f"{html_text(collection.filter_words)}. " if collection.filter_words else ""
    events = "".join(map(_event, collection.records))
    return (
        f'<main>\n<h1 dir="auto">{html_text(collection.title)}</h1>\n<p>{filtered}{count}.</p>\n'
        f"<h2>Events and their sources</h2>\n<ol>\n{events}</ol>\n</main>\n"
        f"<footer>Dated by Timeline {__version__}. A program can be wrong: check the sentence.</footer>\n"
    )


def _event(record: EventRecord) -> str:
    mention = record.lead.mention
    who = ", ".join((*record.event.actors, *record.event.groups))
    facts = (
        precision_words(mention.date),
        f"{MODALITY_WORDS[mention.modality].capitalize()}",
        f"Date: {dating_words(mention)}",
        f"Who: {who}" if who else "",
        f"Where: {', '.join(map(place_words, record.event.places))}" if record.event.places else "",
    )
    return (
        f'<li class="event" id="event-{html_text(record.id)}">\n'
        f'<h3 dir="auto"><span class="when">{html_text(event_date_words(record.event))}</span>'
        f"{html_text(mention.title)}</h3>\n{_quotation(record.lead)}"
        f'<p class="facts">{". ".join(html_text(fact) for fact in facts if fact)}.</p>\n{_remarks(record)}'
        f"{_others(record)}</li>\n"
    )


def _remarks(record: EventRecord) -> str:
    return "".join(f'<p class="facts" dir="auto">{html_text(words)}</p>\n' for words in record.words)


def _quotation(cited: CitedMention) -> str:
    sentence = f'<blockquote dir="auto">{html_sentence(cited)}</blockquote>\n'
    return f'{sentence}<p class="facts" dir="auto">{html_article(cited.article)}</p>\n'


def _others(record: EventRecord) -> str:
    if not record.others:
        return ""
    quotations = "".join(map(_quotation, record.others))
    return f"<details><summary>Other mentions: {len(record.others):,}</summary>\n{quotations}</details>\n"
