"""The dialogs in which an event is corrected, and one is added."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import streamlit as st

from timeline.errors import ReadingError
from timeline.model import Article, Event, Expression, Modality
from timeline.safe_text import escaped_html, single_line
from timeline.store import Correction, HandMade, Kind, Target, target_at
from timeline.timeline import Timeline
from timeline.ui import actions, notices, session
from timeline.ui.correcting.event_fields import Given, fields
from timeline.ui.session_keys import Key

MOST = 200
"""Events to choose from as the same one, those nearest in time."""


@st.dialog("Correct this event", width="large", on_dismiss=session.close_dialog)
def correct(timeline: Timeline) -> None:
    """Let the chosen event be corrected, or be made one with others.

    Corrections are made against what the event was when the dialog was opened, whatever became of it since:
    so the store can tell where someone else's stands in between.
    """
    timeline = st.session_state[Key.AGAINST] = st.session_state[Key.AGAINST] or timeline
    fill: int = st.session_state[Key.FILL]
    event = timeline.events.get(st.session_state[Key.EVENT] or "")
    if event is None:
        st.html('<div class="tl-empty">This event is not on the timeline any more.</div>')
        return
    notices.told()
    article = timeline.articles[event.lead.article]
    sentence = article.text[event.lead.start : event.lead.end]
    st.html(f'<div class="tl-text tl-quote" dir="auto">{escaped_html(single_line(sentence[:1_000]))}</div>')
    correcting, merging = st.tabs(["Correct", "Same event as …"])
    with correcting:
        _correct(timeline, event, article, fill)
    with merging:
        _merge(timeline, event, fill)


@st.dialog("Add an event", width="large", on_dismiss=session.close_dialog)
def add(timeline: Timeline) -> None:
    """Let an event be added: at an expression of an article, or without an article."""
    notices.told()
    found = _words(timeline)
    target: Target | None = None
    before, published = Given(None, "", "", (), (), Modality.ASSERTED), None
    if found is not None:
        article, expression = found
        target, published = target_at(article, expression), article.published
        typed = expression.date.edtf if expression.date else expression.text
        before = replace(before, date=expression.date, typed=typed)
        begin, end = max(expression.start - 100, 0), expression.end + 100
        around = " ".join(article.text[begin:end].split()[1:-1])
        st.html(f'<div class="tl-text tl-quote" dir="auto">… {escaped_html(single_line(around))} …</div>')
    given = fields(timeline, before, published, st.session_state[Key.FILL])
    if st.button("Add this event", type="primary"):
        _store(timeline, lambda: [Correction(Kind.ADDED, target, None, _hand_made(given))])


def _words(timeline: Timeline) -> tuple[Article, Expression] | None:
    """Return the expression that an event is to be added at, with its article."""
    if st.session_state[Key.WORDS] is None:
        return None
    article, number = st.session_state[Key.WORDS]
    if article not in timeline.extractions:
        return None
    read = timeline.extraction(article)
    return (read.article, read.expressions[number]) if number < len(read.expressions) else None


def _correct(timeline: Timeline, event: Event, article: Article, fill: int) -> None:
    lead = event.lead
    before = Given(
        lead.date, lead.date.edtf, single_line(lead.title), event.actors, event.places, lead.modality
    )
    given = fields(timeline, before, article.published, fill)
    noted = timeline.corrected.notes.get(event.id, "")
    note = st.text_area("Note", noted, height=80, max_chars=5_000, key=f"noted {fill}")
    if st.button("Save", type="primary"):
        _store(timeline, lambda: list(_changes(timeline, event, before, given, noted, note.strip())))


def _changes(
    timeline: Timeline, event: Event, before: Given, given: Given, noted: str, note: str
) -> Iterator[Correction]:
    """Yield a correction for each field that was changed. Raises ReadingError for one that cannot be."""
    changed = (
        (Kind.DATE, before.date, given.sound()),
        (Kind.TITLE, before.title, given.title),
        (Kind.ACTORS, before.actors, given.actors),
        (Kind.PLACES, before.places, given.places),
        (Kind.MODALITY, before.modality, given.modality),
        (Kind.NOTE, noted, note),
    )
    for kind, old, new in changed:
        if old != new:
            yield timeline.corrected.correction(event, kind, new)


def _merge(timeline: Timeline, event: Event, fill: int) -> None:
    ids = [each for each in timeline.nearest_events(event) if each != event.id][:MOST]
    if not ids:
        st.html('<div class="tl-empty">There is no other event.</div>')
        return
    labels = timeline.event_labels(timeline.events[each] for each in ids)
    chosen = st.multiselect(
        "Events that are the same one",
        ids,
        format_func=labels.__getitem__,
        placeholder="Choose",
        select_all=False,
        key=f"same {fill}",
    )
    st.html(
        '<div class="tl-empty">This event speaks for them; their sentences stay as further mentions.</div>'
    )
    if st.button("Make them one", type="primary", disabled=not chosen):
        _store(
            timeline, lambda: [timeline.corrected.merging(event, [timeline.events[each] for each in chosen])]
        )


def _hand_made(given: Given) -> HandMade:
    return HandMade(given.title, given.sound(), given.actors, given.places, given.modality)


def _store(timeline: Timeline, made: Callable[[], list[Correction]]) -> None:
    """Store the corrections and go back to the timeline; say what is wrong with one, and stay.

    Where somebody else's stands, the fields are filled anew, with that.
    """
    try:
        corrections = made()
    except ReadingError as error:
        notices.listed([str(error)])
        return
    if actions.correct(timeline.id, corrections):
        session.close_dialog()
    else:
        st.session_state[Key.AGAINST] = None
        st.session_state[Key.FILL] += 1
    st.rerun()
