"""The chosen event in detail: its sentence, then the way to its date, then actors, places and article."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from timeline.corrections.manual_events import is_by_hand, is_without_quotation, is_without_source
from timeline.model import Article, Event
from timeline.safe_text import escaped_html, single_line
from timeline.timeline import Timeline
from timeline.ui import session
from timeline.ui.correcting.event_buttons import (
    corrections_html,
    render_event_buttons,
    render_split_button,
    render_star,
    render_tag_colours,
    render_tags,
    render_weight_buttons,
)
from timeline.ui.place_map import render_map
from timeline.ui.quotation import article_html, quotation_html
from timeline.ui.session_keys import Key
from timeline.ui.text_fragment import host, sentence_link
from timeline.ui.witness_list import render_witnesses, summary_html
from timeline.words import (
    ANCHOR_WORDS,
    MODALITY_SENTENCES,
    dating_words,
    event_date_words,
    filled_in_words,
    place_words,
    precision_words,
)

NO_SOURCE = '<div class="tl-empty">Added by hand, no source.</div>'
NO_QUOTATION = '<div class="tl-empty">Added by hand, without a quotation.</div>'
NO_EVENT = "Choose an event on the timeline or in the list to see its sentence."


def render_event(timeline: Timeline, ids: Sequence[str], *, in_sheet: bool = False) -> None:
    """Render the chosen event, or a hint to choose one; ``ids`` are the listed events in order.

    ``in_sheet`` leaves out the steps to other events and the star: the bar of the sheet has them.
    """
    event = timeline.events.get(st.session_state[Key.EVENT] or "")
    if event is None:
        st.html(f'<div class="tl-empty">{NO_EVENT}</div>')
        return
    article = timeline.articles[event.lead.article]
    title = f'<h2 class="tl-what" dir="auto">{escaped_html(single_line(event.lead.title))}</h2>'
    with st.container(gap="xsmall"):
        _render_heading(event, ids, has_steps=not in_sheet)
        st.html(title + summary_html(timeline, event) + _told(article, event))
        _render_buttons(timeline, event, article, ids, in_sheet=in_sheet)
        render_tags(timeline, event)
        render_tag_colours(timeline, event)
        st.html(facts_html(article, event))
        render_map(list(event.places), key="place_map")
    render_witnesses(timeline, event)


def _told(article: Article, event: Event) -> str:
    """Return the sentence of an event as HTML, or what takes its place for an event added by hand."""
    if not is_without_quotation(article):
        return quotation_html(article, event.lead)
    return NO_SOURCE if is_without_source(article) else NO_QUOTATION


def _render_heading(event: Event, ids: Sequence[str], *, has_steps: bool) -> None:
    date = single_line(event_date_words(event))
    at = ids.index(event.id) if event.id in ids else None
    position = f"{at + 1:,} of {len(ids):,}" if at is not None else "outside the current filter"
    # In one row: a long date would move the buttons, and the next press would go to the other one.
    with st.container(horizontal=True, vertical_alignment="center", wrap=False):
        st.html(f'<div class="tl-when">{escaped_html(date)}<span>{position}</span></div>')
        if not has_steps:
            return
        for label, end, icon in (("Previous", 0, "arrow_back"), ("Next", len(ids) - 1, "arrow_forward")):
            st.button(
                label,
                icon=f":material/{icon}:",
                type="tertiary",
                on_click=session.step_to_event,
                args=(ids, label.lower()),
                width="content",
                disabled=not ids or at == end,
            )


def _render_buttons(
    timeline: Timeline, event: Event, article: Article, ids: Sequence[str], *, in_sheet: bool
) -> None:
    """Render the event's corrections, its buttons, and the link to the published article."""
    if corrections := corrections_html(timeline, event):
        st.html(corrections)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="event acts"):
        if not in_sheet:
            render_star(timeline, event, ids)
        st.button(
            "Show in article",
            icon=":material/article:",
            type="tertiary",
            on_click=session.open_in_reader,
            args=(article.id, None),
        )
        render_event_buttons(timeline, event, ids, stays_checked=in_sheet)
        render_weight_buttons(timeline, event, ids)
        if len(event.mentions) > 1:
            render_split_button(timeline, event.lead, "Split off")
    if link := sentence_link(article, event.lead):
        st.html(
            f'<a href="{link}" target="_blank" rel="noopener noreferrer">'
            f"Open the source{'' if is_without_quotation(article) else ' at this sentence'}</a> "
            f"<small>({escaped_html(host(article))})</small>"
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
    by_hand = is_by_hand(article)
    words = f"“{single_line(lead.expression.text)}”" if lead.expression.text else "none"
    expression = f"{words}: {ANCHOR_WORDS[lead.expression.anchor]}"
    rows = (
        ("Expression", "none" if by_hand else escaped_html(expression)),
        ("How dated", escaped_html(single_line(dating_words(lead)))),
        ("Precision", precision_words(lead.date)),
        ("Who", escaped_html(actors)),
        ("Groups", escaped_html(groups)),
        ("Where", escaped_html(places)),
        ("How stated", MODALITY_SENTENCES[lead.modality]),
        ("Article", "none" if is_without_source(article) else article_html(article)),
    )
    terms = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in rows)
    return f'<dl class="tl-facts">{terms}</dl>'
