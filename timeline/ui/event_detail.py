"""One event in detail: its sentence first, then how its date was found, and what else is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from timeline.model import Article, Event, Mention
from timeline.safe_text import escaped_html, safe_href, single_line
from timeline.selection.filtered import Filtered
from timeline.timeline import Timeline
from timeline.ui import place_map, session, text_fragment
from timeline.ui.correcting import event_buttons
from timeline.ui.session_keys import Key
from timeline.words import (
    ANCHOR_WORDS,
    MODALITY_SENTENCES,
    dating_words,
    expression_date_words,
    long_day,
    place_words,
    precision_words,
)

NEAR = 400
"""Most characters of its paragraph shown on either side of a sentence."""
LONGEST = 2_000
"""Characters of a sentence; a text without full stops is one sentence of any length."""
OTHERS = 6
"""Other mentions of an event that are shown; the rest are counted."""
NOTHING = "Choose an event on the timeline or in the list to read the sentence that it came from."


def show(timeline: Timeline, kept: Filtered) -> None:
    """Show the chosen event, or how to choose one."""
    event = timeline.events.get(st.session_state[Key.EVENT] or "")
    if event is None:
        st.html(f'<div class="tl-empty">{NOTHING}</div>')
        return
    article = timeline.articles[event.lead.article]
    title = f'<h2 class="tl-what" dir="auto">{escaped_html(single_line(event.lead.title))}</h2>'
    with st.container(gap="xsmall"):
        _heading(event, kept.ids)
        st.html(title + quotation(article, event.lead))
        _ways(timeline, event, article)
        st.html(facts(article, event))
        place_map.show(list(event.places), key="atlas")
    for other in event.mentions[1 : 1 + OTHERS]:
        st.html(also(timeline.articles[other.article], other))
        event_buttons.split(timeline, other)
    if (more := len(event.mentions) - 1 - OTHERS) > 0:
        st.html(f'<div class="tl-empty">Told {more:,} more times.</div>')


def _ways(timeline: Timeline, event: Event, article: Article) -> None:
    """Offer to correct the event, and the ways to its article: here, and where it was published."""
    if said := event_buttons.corrected(timeline, event):
        st.html(said)
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.button(
            "Read in the article",
            icon=":material/article:",
            type="tertiary",
            on_click=session.read_at,
            args=(article.id, None),
        )
        event_buttons.show(timeline, event)
    if address := text_fragment.address(article, event.lead):
        host = escaped_html(text_fragment.host(article))
        st.html(
            f'<a href="{address}" target="_blank" rel="noopener noreferrer">'
            f"Open the source at this sentence</a> <small>({host})</small>"
        )


def quotation(article: Article, mention: Mention) -> str:
    """Return the sentence, highlighted, with some of the text around it, as HTML."""
    text, mention = article.text, _clipped(article, mention)
    begin = max(text.rfind("\n", 0, mention.start) + 1, _between_words(text, mention.start - NEAR))
    line = text.find("\n", mention.end)
    end = min(line if line >= 0 else len(text), _between_words(text, mention.end + NEAR))
    return f'<div class="tl-text tl-quote" dir="auto">{passage(article, mention, begin, end)}</div>'


def passage(article: Article, mention: Mention, begin: int, end: int) -> str:
    """Return a part of the article as HTML with the mention's sentence and expression marked.

    ``begin`` and ``end`` are offsets in the article's text, around the mention's own.
    """
    text, expression = article.text, mention.expression
    before = ("… " if _cut(text, begin) else "") + text[begin : mention.start].lstrip()
    after = text[mention.end : end].rstrip() + (" …" if _cut(text, end) else "")
    inside = range(mention.start, mention.end + 1)
    first, last = expression.start, expression.end
    if first not in inside or last not in inside:
        first = last = mention.start
    return (
        f'<span class="tl-near">{escaped_html(before)}</span>'
        f"<mark>{escaped_html(text[mention.start : first])}"
        f"<b>{escaped_html(text[first:last])}</b>{escaped_html(text[last : mention.end])}</mark>"
        f'<span class="tl-near">{escaped_html(after)}</span>'
    )


def facts(article: Article, event: Event) -> str:
    """Return how the date was found, who, where, how stated and the source, as HTML."""
    lead = event.lead
    actors = event.actors
    places = map(place_words, event.places)
    rows = (
        (
            "Expression",
            escaped_html(f"“{single_line(lead.expression.text)}”: {ANCHOR_WORDS[lead.expression.anchor]}"),
        ),
        ("How dated", escaped_html(single_line(dating_words(lead)))),
        ("Precision", precision_words(lead.date)),
        ("Who", escaped_html(", ".join(map(single_line, actors)) or "nobody named")),
        ("Where", escaped_html(", ".join(map(single_line, places)) or "no place named")),
        ("How stated", MODALITY_SENTENCES[lead.modality]),
        ("Article", origin(article)),
    )
    terms = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in rows)
    return f'<dl class="tl-facts">{terms}</dl>'


def also(article: Article, mention: Mention) -> str:
    """Return another mention of the same event as HTML: its date, its sentence, its article."""
    said = escaped_html(single_line(expression_date_words(mention.expression)))
    return (
        f'<div class="tl-also"><div class="tl-when">Also told<span>{said}</span></div>'
        f"{quotation(article, mention)}{origin(article)}</div>"
    )


def origin(article: Article) -> str:
    """Return an article's title, source and date as HTML, with a link where it has a web address."""
    day = long_day(article.published) if article.published else "no publication date"
    named = ", ".join(part for part in (article.source, day) if part)
    title = escaped_html(single_line(article.title or article.id))
    if address := safe_href(article.url):
        title = f'<a href="{address}" target="_blank" rel="noopener noreferrer">{title}</a>'
    return f"{title} <span>({escaped_html(single_line(named))})</span>"


def _heading(event: Event, ids: Sequence[str]) -> None:
    said = single_line(expression_date_words(event.lead.expression))
    at = ids.index(event.id) if event.id in ids else None
    where = f"{at + 1:,} of {len(ids):,}" if at is not None else "not among the filtered events"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(f'<div class="tl-when">{escaped_html(said)}<span>{where}</span></div>')
        for label, end, icon in (("Previous", 0, "arrow_back"), ("Next", len(ids) - 1, "arrow_forward")):
            st.button(
                label,
                icon=f":material/{icon}:",
                type="tertiary",
                on_click=session.step,
                args=(ids, label.lower()),
                disabled=not ids or at == end,
            )


def _clipped(article: Article, mention: Mention) -> Mention:
    """Return the mention with a sentence no longer than can be read at once, around its expression."""
    said = mention.expression
    begin = _between_words(article.text, said.start - NEAR)
    end = _between_words(article.text, said.end + NEAR)
    if mention.end - mention.start <= LONGEST:
        return mention
    return replace(mention, start=max(begin, mention.start), end=max(min(end, mention.end), said.end))


def _between_words(text: str, at: int) -> int:
    """Return the nearest offset at or before ``at`` that cuts no word, within the text."""
    at = min(max(at, 0), len(text))
    while 0 < at < len(text) and not text[at - 1].isspace():
        at -= 1
    return at


def _cut(text: str, at: int) -> bool:
    """Whether a paragraph goes on across an offset."""
    return 0 < at < len(text) and "\n" not in text[at - 1 : at + 1]
