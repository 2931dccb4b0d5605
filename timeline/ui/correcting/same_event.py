"""The question "Same event?" in the tab "To check": two events side by side, answered by one key each."""

from __future__ import annotations

import streamlit as st

from timeline.corrections import Entry, Kind, SameEventQuestion, active_entries
from timeline.model import Event, Mention
from timeline.safe_text import escaped_html, single_line
from timeline.timeline import Timeline
from timeline.ui import actions, session
from timeline.ui.event_acts import merge
from timeline.ui.quotation import article_html, quotation_html
from timeline.ui.witness_list import render_open_button
from timeline.words import event_date_words, witness_counts

CONTEXT = 120
"""Characters shown on either side of a sentence, at most."""
MOST_EVENTS = 3_000
"""Events that are compared without asking first: more take a while."""


def render_questions(timeline: Timeline) -> None:
    """Render the next pair of events that may be one, with the buttons to answer."""
    if len(timeline.unfiltered.events) > MOST_EVENTS and not session.asks_about_events():
        st.button(
            "Look for events told twice",
            icon=":material/join:",
            on_click=session.ask_about_events,
            help="Compares all events of this timeline; that may take a minute.",
        )
        return
    with st.spinner("Looking for events told twice …"):
        questions = timeline.questions
    last = _last_answer(timeline)
    if not questions and last is None:
        return
    with st.container(border=True, gap="small"):
        if questions:
            _render_question(timeline, questions[session.question_number() % len(questions)], len(questions))
        _render_buttons(timeline, questions, last)


def _render_question(timeline: Timeline, question: SameEventQuestion, count: int) -> None:
    left = f"{count:,} pairs left" if count > 1 else "the last pair"
    st.html(
        f'<h3 class="tl-head">Same event? <span>{left}</span></h3>'
        f'<div class="tl-why"><bdi>{escaped_html(single_line(question.why))}</bdi></div>'
    )
    for column, event, mention in zip(st.columns(2), question.events, question.mentions, strict=True):
        with column:
            st.html(_side_html(timeline, event, mention))
            render_open_button(timeline, mention, f"compare {mention.id}")


def _side_html(timeline: Timeline, event: Event, mention: Mention) -> str:
    """Return one event of the pair as HTML: date, title, the sentence to compare, article, witnesses."""
    merged = timeline.merged[event.id]
    counts = witness_counts(merged.outlets, merged.articles)
    article, date = timeline.articles[mention.article], single_line(event_date_words(event))
    return (
        f'<div class="tl-when">{escaped_html(date)}<span>{counts}</span></div>'
        f'<div class="tl-pair" dir="auto">{escaped_html(single_line(event.lead.title))}</div>'
        f"{quotation_html(article, mention, CONTEXT)}"
        f'<div class="tl-origin" dir="auto">{article_html(article)}</div>'
    )


def _render_buttons(timeline: Timeline, questions: list[SameEventQuestion], last: Entry | None) -> None:
    with st.container(horizontal=True, gap="small"):
        if questions:
            question = questions[session.question_number() % len(questions)]
            for label, key, icon, answer in (
                ("Yes, one event", "y", "join", _unite),
                ("No, two events", "n", "call_split", _keep_apart),
            ):
                st.button(
                    label,
                    icon=f":material/{icon}:",
                    shortcut=key,
                    on_click=answer,
                    args=(timeline, question),
                )
            st.button(
                "Later",
                icon=":material/skip_next:",
                type="tertiary",
                on_click=session.next_question,
                disabled=len(questions) == 1,
            )
        if last is not None:
            st.button(
                "Undo the last answer",
                icon=":material/undo:",
                type="tertiary",
                on_click=actions.undo,
                args=(last.number,),
            )


def _unite(timeline: Timeline, question: SameEventQuestion) -> None:  # noqa: ARG001
    merge([each.id for each in question.events], None)


def _keep_apart(timeline: Timeline, question: SameEventQuestion) -> None:
    actions.save_corrections(timeline.id, [question.no(timeline.corrected)])


def _last_answer(timeline: Timeline) -> Entry | None:
    """Return the last correction, if it answers such a question."""
    active = active_entries(timeline.history)
    return active[-1] if active and active[-1].correction.kind in (Kind.MERGED, Kind.DISTINCT) else None
