"""The dialogs in which an event is corrected, and one is added."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import streamlit as st

from timeline.errors import ReadingError
from timeline.model import Article, Event, Expression, Modality
from timeline.safe_text import escaped_html, single_line
from timeline.store import Correction, HandMade, Kind, Target, target_at
from timeline.ui import actions, notices, session
from timeline.ui.corpus import Corpus
from timeline.ui.correcting.event_fields import Given, fields
from timeline.ui.session_keys import Key

MOST = 200
"""Events to choose from as the same one, those nearest in time."""


@st.dialog("Correct this event", width="large", on_dismiss=session.close_dialog)
def correct(corpus: Corpus) -> None:
    """Let the chosen event be corrected, or be made one with others.

    Corrections are made against what the event was when the dialog was opened, whatever became of it since:
    so the store can tell where someone else's stands in between.
    """
    corpus = st.session_state[Key.AGAINST] = st.session_state[Key.AGAINST] or corpus
    fill: int = st.session_state[Key.FILL]
    event = corpus.events.get(st.session_state[Key.EVENT] or "")
    if event is None:
        st.html('<div class="tl-empty">This event is not on the timeline any more.</div>')
        return
    notices.told()
    article = corpus.articles[event.lead.article]
    sentence = article.text[event.lead.start : event.lead.end]
    st.html(f'<div class="tl-text tl-quote" dir="auto">{escaped_html(single_line(sentence[:1_000]))}</div>')
    correcting, merging = st.tabs(["Correct", "Same event as …"])
    with correcting:
        _correct(corpus, event, article, fill)
    with merging:
        _merge(corpus, event, fill)


@st.dialog("Add an event", width="large", on_dismiss=session.close_dialog)
def add(corpus: Corpus) -> None:
    """Let an event be added: at an expression of an article, or without an article."""
    notices.told()
    found = _words(corpus)
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
    given = fields(corpus, before, published, st.session_state[Key.FILL])
    if st.button("Add this event", type="primary"):
        _store(corpus, lambda: [Correction(Kind.ADDED, target, None, _hand_made(given))])


def _words(corpus: Corpus) -> tuple[Article, Expression] | None:
    """Return the expression that an event is to be added at, with its article."""
    if st.session_state[Key.WORDS] is None:
        return None
    article, number = st.session_state[Key.WORDS]
    if article not in corpus.contents.extractions:
        return None
    read = corpus.extraction(article)
    return (read.article, read.expressions[number]) if number < len(read.expressions) else None


def _correct(corpus: Corpus, event: Event, article: Article, fill: int) -> None:
    lead = event.lead
    before = Given(
        lead.date, lead.date.edtf, single_line(lead.title), event.actors, event.places, lead.modality
    )
    given = fields(corpus, before, article.published, fill)
    noted = corpus.shown.notes.get(event.id, "")
    note = st.text_area("Note", noted, height=80, max_chars=5_000, key=f"noted {fill}")
    if st.button("Save", type="primary"):
        _store(corpus, lambda: list(_changes(corpus, event, before, given, noted, note.strip())))


def _changes(
    corpus: Corpus, event: Event, before: Given, given: Given, noted: str, note: str
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
            yield corpus.shown.correction(event, kind, new)


def _merge(corpus: Corpus, event: Event, fill: int) -> None:
    ids = [each for each in corpus.near(event) if each != event.id][:MOST]
    if not ids:
        st.html('<div class="tl-empty">There is no other event.</div>')
        return
    labels = corpus.labels(corpus.events[each] for each in ids)
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
        _store(corpus, lambda: [corpus.shown.merging(event, [corpus.events[each] for each in chosen])])


def _hand_made(given: Given) -> HandMade:
    return HandMade(given.title, given.sound(), given.actors, given.places, given.modality)


def _store(corpus: Corpus, made: Callable[[], list[Correction]]) -> None:
    """Store the corrections and go back to the timeline; say what is wrong with one, and stay.

    Where somebody else's stands, the fields are filled anew, with that.
    """
    try:
        corrections = made()
    except ReadingError as error:
        notices.listed([str(error)])
        return
    if actions.correct(corpus.contents.project.id, corrections):
        session.close_dialog()
    else:
        st.session_state[Key.AGAINST] = None
        st.session_state[Key.FILL] += 1
    st.rerun()
