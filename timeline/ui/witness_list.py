"""The witnesses of an event: their counts, their disagreement, and each with sentence, date and source."""

from __future__ import annotations

import streamlit as st

from timeline.merging import MergedEvent, outlets_by_date
from timeline.model import Article, Event, Mention
from timeline.safe_text import escaped_html, single_line
from timeline.timeline import Timeline
from timeline.ui import actions, session
from timeline.ui.correcting.event_buttons import render_split_button
from timeline.ui.quotation import article_html, quotation_html
from timeline.words import counted, disagreement_words, expression_date_words, witness_counts

CONTEXT = 160
"""Characters shown on either side of a sentence, at most."""
FIRST_SHOWN = 8
"""Witnesses beside the first one that are shown until the user asks for all."""


def summary_html(timeline: Timeline, event: Event) -> str:
    """Return how many outlets and articles state an event, and who gives which date, as HTML."""
    merged = timeline.merged[event.id]
    counts = witness_counts(merged.outlets, merged.articles)
    dates = disagreement_words(outlets_by_date(merged, timeline.articles))
    lines = [f'<div class="tl-witnesses">{counts}</div>'] if counts else []
    if dates:
        sentence = escaped_html(single_line(dates))
        lines.append(f'<p class="tl-notice">Sources disagree on the date: <bdi>{sentence}</bdi>.</p>')
    return "".join(lines)


def render_witnesses(timeline: Timeline, event: Event) -> None:
    """Render the other statements of an event, one below the other."""
    others = event.mentions[1:]
    if not others:
        return
    merged = timeline.merged[event.id]
    shown = len(others) if session.are_all_witnesses_shown(event.id) else FIRST_SHOWN
    st.html(f'<h3 class="tl-head">{counted(len(others), "further statement")}</h3>')
    for mention, why in list(zip(others, merged.why, strict=True))[:shown]:
        article = timeline.articles[mention.article]
        with st.container(gap="xxsmall"):
            st.html(witness_html(article, mention, why, _disagrees(merged, mention)))
            _render_buttons(timeline, mention)
    if len(others) > shown:
        st.button(
            f"Show all {len(others):,}",
            icon=":material/expand_more:",
            on_click=session.show_all_witnesses,
            args=(event.id,),
        )


def witness_html(article: Article, mention: Mention, why: str, disagrees: bool) -> str:
    """Return a statement of an event as HTML: its date, sentence, article, and why it was merged."""
    date = escaped_html(single_line(expression_date_words(mention.expression)))
    other = "<span>another date</span>" if disagrees else ""
    return (
        f'<div class="tl-also"><div class="tl-when">{date}{other}</div>'
        f"{quotation_html(article, mention, CONTEXT)}"
        f'<div class="tl-origin" dir="auto">{article_html(article)}</div>'
        f'<div class="tl-why">Why merged: <bdi>{escaped_html(single_line(why))}</bdi></div></div>'
    )


def _disagrees(merged: MergedEvent, mention: Mention) -> bool:
    return any(mention.id in stated.mentions for stated in merged.dates[1:])


def _render_buttons(timeline: Timeline, mention: Mention) -> None:
    with st.container(horizontal=True, gap="medium"):
        st.button(
            "Use this sentence",
            icon=":material/format_quote:",
            type="tertiary",
            key=f"use {mention.id}",
            on_click=_use_sentence,
            args=(timeline, mention),
            help="The event then has this sentence with its title and date; those that you typed stay",
        )
        render_open_button(timeline, mention, f"open {mention.id}")
        render_split_button(timeline, mention)


def _use_sentence(timeline: Timeline, mention: Mention) -> None:
    actions.save_corrections(timeline.id, [timeline.corrected.sentence_correction(mention)])


def render_open_button(timeline: Timeline, mention: Mention, key: str) -> None:
    """Render the button that opens the article of a statement at its expression."""
    expressions = timeline.extraction(mention.article).expressions
    number = expressions.index(mention.expression) if mention.expression in expressions else None
    st.button(
        "Show in article",
        icon=":material/article:",
        type="tertiary",
        key=key,
        on_click=session.open_in_reader,
        args=(mention.article, number),
    )
