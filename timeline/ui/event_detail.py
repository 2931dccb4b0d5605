"""The chosen event in detail: its sentence, then the way to its date, then actors, places and article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from timeline.model import Article, Event, Mention
from timeline.safe_text import escaped_html, safe_href, single_line
from timeline.selection.filtered_events import Filtered
from timeline.timeline import Timeline
from timeline.ui import session
from timeline.ui.correcting.event_buttons import corrections_html, render_event_buttons, render_split_button
from timeline.ui.place_map import render_map
from timeline.ui.session_keys import Key
from timeline.ui.text_fragment import host, sentence_link
from timeline.words import (
    ANCHOR_WORDS,
    MODALITY_SENTENCES,
    dating_words,
    event_date_words,
    expression_date_words,
    filled_in_words,
    long_day,
    place_words,
    precision_words,
)

CONTEXT = 400
"""Characters of the paragraph shown on either side of a sentence, at most."""
MAX_SENTENCE = 2_000
"""Characters of a sentence; a text without full stops is a single sentence of any length."""
MAX_OTHERS = 6
"""Further mentions shown; the rest are counted."""
NO_EVENT = "Choose an event on the timeline or in the list to see its sentence."


def render_event(timeline: Timeline, filtered: Filtered) -> None:
    """Render the chosen event, or a hint to choose one."""
    event = timeline.events.get(st.session_state[Key.EVENT] or "")
    if event is None:
        st.html(f'<div class="tl-empty">{NO_EVENT}</div>')
        return
    article = timeline.articles[event.lead.article]
    title = f'<h2 class="tl-what" dir="auto">{escaped_html(single_line(event.lead.title))}</h2>'
    with st.container(gap="xsmall"):
        _render_heading(event, filtered.ids)
        st.html(title + quotation_html(article, event.lead))
        _render_buttons(timeline, event, article)
        st.html(facts_html(article, event))
        render_map(list(event.places), key="place_map")
    for mention in event.mentions[1 : 1 + MAX_OTHERS]:
        st.html(mention_html(timeline.articles[mention.article], mention))
        render_split_button(timeline, mention)
    if (more := len(event.mentions) - 1 - MAX_OTHERS) > 0:
        st.html(f'<div class="tl-empty">Also stated {more:,} more times.</div>')


def _render_heading(event: Event, ids: Sequence[str]) -> None:
    date = single_line(event_date_words(event))
    at = ids.index(event.id) if event.id in ids else None
    position = f"{at + 1:,} of {len(ids):,}" if at is not None else "outside the current filter"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(f'<div class="tl-when">{escaped_html(date)}<span>{position}</span></div>')
        for label, end, icon in (("Previous", 0, "arrow_back"), ("Next", len(ids) - 1, "arrow_forward")):
            st.button(
                label,
                icon=f":material/{icon}:",
                type="tertiary",
                on_click=session.step_to_event,
                args=(ids, label.lower()),
                disabled=not ids or at == end,
            )


def _render_buttons(timeline: Timeline, event: Event, article: Article) -> None:
    """Render the event's corrections, its buttons, and the link to the published article."""
    if corrections := corrections_html(timeline, event):
        st.html(corrections)
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.button(
            "Show in article",
            icon=":material/article:",
            type="tertiary",
            on_click=session.open_in_reader,
            args=(article.id, None),
        )
        render_event_buttons(timeline, event)
    if link := sentence_link(article, event.lead):
        st.html(
            f'<a href="{link}" target="_blank" rel="noopener noreferrer">'
            f"Open the source at this sentence</a> <small>({escaped_html(host(article))})</small>"
        )


def quotation_html(article: Article, mention: Mention) -> str:
    """Return the highlighted sentence with some context, as HTML."""
    text, mention = article.text, _clipped(article, mention)
    begin = max(text.rfind("\n", 0, mention.start) + 1, _word_boundary(text, mention.start - CONTEXT))
    line = text.find("\n", mention.end)
    end = min(line if line >= 0 else len(text), _word_boundary(text, mention.end + CONTEXT))
    return f'<div class="tl-text tl-quote" dir="auto">{passage_html(article, mention, begin, end)}</div>'


def passage_html(article: Article, mention: Mention, begin: int, end: int) -> str:
    """Return a part of the article as HTML, with the mention's sentence and expression marked.

    ``begin`` and ``end`` are offsets in the article's text, at or outside the mention's own.
    """
    text, expression = article.text, mention.expression
    before = ("… " if _cuts_paragraph(text, begin) else "") + text[begin : mention.start].lstrip()
    after = text[mention.end : end].rstrip() + (" …" if _cuts_paragraph(text, end) else "")
    inside = range(mention.start, mention.end + 1)
    first, last = expression.start, expression.end
    if first not in inside or last not in inside:
        first = last = mention.start
    bold = f"<b>{escaped_html(text[first:last])}</b>" if first < last else ""
    return (
        f'<span class="tl-near">{escaped_html(before)}</span>'
        f"<mark>{escaped_html(text[mention.start : first])}"
        f"{bold}{escaped_html(text[last : mention.end])}</mark>"
        f'<span class="tl-near">{escaped_html(after)}</span>'
    )


def facts_html(article: Article, event: Event) -> str:
    """Return the dating, actors, groups, places, modality and article of an event, as HTML."""
    lead = event.lead
    filled_in = [name for mention in event.mentions for name in filled_in_words(mention.filled_in)]
    actors = ", ".join(map(single_line, event.actors)) or "no actor named"
    if filled_in:
        actors += f" ({single_line('; '.join(dict.fromkeys(filled_in)))})"
    groups = ", ".join(map(single_line, event.groups)) or "no group"
    places = ", ".join(map(single_line, map(place_words, event.places))) or "no place named"
    words = f"“{single_line(lead.expression.text)}”" if lead.expression.text else "none"
    expression = f"{words}: {ANCHOR_WORDS[lead.expression.anchor]}"
    rows = (
        ("Expression", escaped_html(expression)),
        ("How dated", escaped_html(single_line(dating_words(lead)))),
        ("Precision", precision_words(lead.date)),
        ("Who", escaped_html(actors)),
        ("Groups", escaped_html(groups)),
        ("Where", escaped_html(places)),
        ("How stated", MODALITY_SENTENCES[lead.modality]),
        ("Article", article_html(article)),
    )
    terms = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in rows)
    return f'<dl class="tl-facts">{terms}</dl>'


def mention_html(article: Article, mention: Mention) -> str:
    """Return a further mention of the event as HTML: its date, sentence and article."""
    date = escaped_html(single_line(expression_date_words(mention.expression)))
    return (
        f'<div class="tl-also"><div class="tl-when">Also stated<span>{date}</span></div>'
        f"{quotation_html(article, mention)}{article_html(article)}</div>"
    )


def article_html(article: Article) -> str:
    """Return an article's title, source and publication date as HTML, linked to its URL."""
    day = long_day(article.published) if article.published else "no publication date"
    details = ", ".join(part for part in (article.source, day) if part)
    title = escaped_html(single_line(article.title or article.id))
    if href := safe_href(article.url):
        title = f'<a href="{href}" target="_blank" rel="noopener noreferrer">{title}</a>'
    return f"{title} <span>({escaped_html(single_line(details))})</span>"


def _clipped(article: Article, mention: Mention) -> Mention:
    """Return the mention; a very long sentence is cut to the surroundings of its expression."""
    if mention.end - mention.start <= MAX_SENTENCE:
        return mention
    expression = mention.expression
    begin = _word_boundary(article.text, expression.start - CONTEXT)
    end = _word_boundary(article.text, expression.end + CONTEXT)
    return replace(mention, start=max(begin, mention.start), end=max(min(end, mention.end), expression.end))


def _word_boundary(text: str, at: int) -> int:
    """Return the nearest offset at or before ``at`` that is not inside a word."""
    at = min(max(at, 0), len(text))
    while 0 < at < len(text) and not text[at - 1].isspace():
        at -= 1
    return at


def _cuts_paragraph(text: str, at: int) -> bool:
    return 0 < at < len(text) and "\n" not in text[at - 1 : at + 1]
