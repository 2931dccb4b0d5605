"""The dialogs that correct, merge and add events."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields as dataclass_fields
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

import streamlit as st

from timeline.corrections import Correction, Kind, ManualEvent, Target, target_of
from timeline.corrections.manual_events import ManualMention, manual_mention
from timeline.corrections.merge_by_hand import merge_into
from timeline.errors import ReadingError
from timeline.model import Article, Event, Expression, Modality
from timeline.safe_text import escaped_html, single_line
from timeline.timeline import Timeline
from timeline.ui import actions, filter_state, session
from timeline.ui.component import component, ignore
from timeline.ui.correcting.event_choice import event_labels, nearest_events
from timeline.ui.correcting.event_fields import EventFields, render_event_fields
from timeline.ui.correcting.evidence_fields import Evidence, render_evidence_fields, render_note
from timeline.ui.event_acts import say_replaced
from timeline.ui.notices import render_error, render_faults
from timeline.ui.session_keys import Key
from timeline.ui.timeline_cache import timeline_cache

MAX_MERGE_OPTIONS = 200
"""Events offered for a merge, the nearest in time."""
CONTEXT = 100
"""Characters of the article shown on either side of an expression."""

WRITTEN = frozenset({"date", "typed", "time", "title", "note", "source", "link", "quotation"})
"""The fields that a person types into, and the date that is read from them."""
Fields = TypeVar("Fields", EventFields, Evidence)


@st.dialog("Correct this event", width="large", dismissible=False)
def render_correct_dialog(timeline: Timeline) -> None:
    """Render the dialog that corrects the chosen event or merges it with others.

    Corrections refer to the event as it was at the opening of the dialog, so the store can detect a conflict
    with a later change by someone else. A click beside the dialog does not close it, and Escape only while
    nothing is typed: else both would throw away what was typed.
    """
    timeline = st.session_state[Key.BASE] = st.session_state[Key.BASE] or timeline
    version: int = st.session_state[Key.FORM_VERSION]
    event = timeline.events.get(st.session_state[Key.EVENT] or "")
    if event is None:
        st.html('<div class="tl-empty">This event is no longer on the timeline.</div>')
        _render_cancel(False, {})
        return
    render_error()
    article = timeline.articles[event.lead.article]
    sentence = article.text[event.lead.start : event.lead.end]
    st.html(f'<div class="tl-text tl-quote" dir="auto">{escaped_html(single_line(sentence[:1_000]))}</div>')
    correct, merge = st.tabs(["Correct", "Merge"])
    with correct:
        is_changed, words = _render_fields(timeline, event, article, version)
    with merge:
        is_chosen = _render_merge(timeline, event, version)
    _render_cancel(is_changed or is_chosen, words)


@st.dialog("Add an event", width="large", dismissible=False)
def render_add_event_dialog(timeline: Timeline) -> None:
    """Render the dialog that adds an event, at an expression of an article or without an article."""
    render_error()
    place = _expression_for_event(timeline)
    target: Target | None = None
    initial, published = EventFields(None, "", "", (), (), Modality.ASSERTED), None
    if place is not None:
        article, expression = place
        target, published = target_of(article, expression), article.published
        words = expression.date.edtf if expression.date else expression.text
        initial = replace(initial, date=expression.date, typed=words)
        context = article.text[max(expression.start - CONTEXT, 0) : expression.end + CONTEXT]
        whole_words = " ".join(context.split()[1:-1])
        st.html(
            f'<div class="tl-text tl-quote" dir="auto">… {escaped_html(single_line(whole_words))} …</div>'
        )
    version: int = st.session_state[Key.FORM_VERSION]
    fields = render_event_fields(timeline, with_typed(initial, session.typed_fields()), published, version)
    shown = with_typed(Evidence(), session.typed_fields())
    evidence = render_evidence_fields(shown, version, has_article=target is not None)
    typed = _typed(initial, fields) | _typed(Evidence(), evidence)
    if st.button("Save event", type="primary"):
        _store(
            timeline,
            lambda: [Correction(Kind.ADDED, target, None, _manual_event(fields, evidence))],
            typed,
            _choose_added,
        )
    _render_cancel(_has_choice(typed), _words(initial, Evidence()))


def _has_choice(typed: Mapping[str, Any]) -> bool:
    """Return True if something is chosen, or typed words of a refused save are in the fields.

    The browser itself knows what is typed now: the page hears of words only when their field is left.
    """
    return bool(typed.keys() - WRITTEN or session.typed_fields())


def _words(*shown: EventFields | Evidence) -> dict[str, str]:
    """Return the first words of the fields that a person types into, by the name of the field."""
    values = {
        name: value
        for each in shown
        for name, value in ((one.name, getattr(each, one.name)) for one in dataclass_fields(each))
        if name in WRITTEN
    }
    return {"date": values.pop("typed"), **{name: text for name, text in values.items() if name != "date"}}


def _render_cancel(is_changed: bool, words: Mapping[str, str]) -> None:
    """Render the button that closes the dialog.

    Escape presses it unless a choice ``is_changed``, or a field has other words than the first ``words``.
    """
    if st.button("Cancel", type="tertiary", key="cancel"):
        session.close_dialog()
        st.rerun()
    escape = component("dialog_escape", '<div class="tl-escape"></div>', "messages")
    escape(key="dialog_escape", data={"changed": is_changed, "words": _by_key(words)})


def _expression_for_event(timeline: Timeline) -> tuple[Article, Expression] | None:
    """Return the expression chosen for a new event, with its article."""
    if st.session_state[Key.NEW_EVENT_AT] is None:
        return None
    article, number = st.session_state[Key.NEW_EVENT_AT]
    if article not in timeline.extractions:
        return None
    extraction = timeline.extraction(article)
    if number >= len(extraction.expressions):
        return None
    return extraction.article, extraction.expressions[number]


def _render_fields(
    timeline: Timeline, event: Event, article: Article, version: int
) -> tuple[bool, dict[str, str]]:
    """Render the fields of an event; return whether one has another choice, and the first words of all."""
    lead = event.lead
    initial = EventFields(
        lead.date,
        lead.date.edtf,
        single_line(lead.title),
        event.actors,
        event.places,
        lead.modality,
        event.groups,
        lead.expression.time or "",
    )
    old_note = timeline.corrected.notes.get(event.id, "")
    typed = session.typed_fields()
    fields = render_event_fields(timeline, with_typed(initial, typed), article.published, version)
    note = render_note(typed.get("note", old_note), version)
    kept = _typed(initial, fields) | ({"note": note} if note != old_note else {})
    if st.button("Save", type="primary"):
        notes = old_note, note.strip()
        _store(timeline, lambda: list(_changes(timeline, event, initial, fields, notes)), kept)
    return _has_choice(kept), {**_words(initial), "note": old_note}


def _by_key(words: Mapping[str, str]) -> dict[str, str]:
    """Return the words by the name that the browser has for their field."""
    version = st.session_state[Key.FORM_VERSION]
    return {f"{name}-{version}": text for name, text in words.items()}


def _typed(initial: Fields, fields: Fields) -> dict[str, Any]:
    """Return the fields that the person has changed, by name."""
    names = (each.name for each in dataclass_fields(initial))
    return {name: getattr(fields, name) for name in names if getattr(fields, name) != getattr(initial, name)}


def with_typed(initial: Fields, typed: Mapping[str, Any]) -> Fields:
    """Return the fields with those of a refused save."""
    names = {each.name for each in dataclass_fields(initial)}
    return replace(initial, **{name: value for name, value in typed.items() if name in names})


def _changes(
    timeline: Timeline, event: Event, initial: EventFields, fields: EventFields, note: tuple[str, str]
) -> Iterator[Correction]:
    """Yield a correction for each changed field; ``note`` is the old and the new note.

    Raises ReadingError if a field is not valid.
    """
    changes = (
        (Kind.DATE, initial.date, fields.valid_date()),
        (Kind.TIME, initial.time, initial.time if fields.time == initial.time else fields.valid_time()),
        (Kind.TITLE, initial.title, fields.title),
        (Kind.ACTORS, initial.actors, fields.actors),
        (Kind.GROUPS, initial.groups, fields.groups),
        (Kind.PLACES, initial.places, fields.places),
        (Kind.MODALITY, initial.modality, fields.modality),
        (Kind.NOTE, *note),
    )
    for kind, old, new in changes:
        if old != new:
            yield timeline.corrected.correction(event, kind, new)


def _render_merge(timeline: Timeline, event: Event, version: int) -> bool:
    """Render the choice of events to merge; return True if the person has chosen one."""
    ids = [other for other in nearest_events(timeline, event) if other != event.id][:MAX_MERGE_OPTIONS]
    if not ids:
        st.html('<div class="tl-empty">There is no other event.</div>')
        return False
    labels = event_labels(timeline, (timeline.events[other] for other in ids))
    chosen = st.multiselect(
        "Merge with",
        ids,
        default=[other for other in session.typed_fields().get("merge", ()) if other in ids],
        format_func=labels.__getitem__,
        placeholder="Choose events",
        select_all=False,
        key=f"merge {version}",
    )
    st.html(
        '<div class="tl-empty">The merged event has the date and title of this one, '
        "or those that a person gave to another. The sentences of the others stay as further mentions.</div>"
    )
    if st.button("Merge", type="primary", disabled=not chosen):
        others = [timeline.events[other] for other in chosen]
        merge = merge_into(timeline.corrected, event, others)
        _store(timeline, lambda: [merge.correction], {"merge": chosen}, partial(say_replaced, merge))
    return bool(chosen)


def _manual_event(fields: EventFields, evidence: Evidence) -> ManualEvent:
    return ManualEvent(
        fields.title,
        fields.valid_date(),
        fields.actors,
        fields.places,
        fields.modality,
        fields.groups,
        fields.valid_time(),
        evidence.source,
        evidence.valid_link(),
        evidence.quotation,
        evidence.note,
    )


def _choose_added() -> None:
    """Choose the event that was added last; where only starred events are shown, it gets a star."""
    timeline = timeline_cache().timeline(session.timeline_id())
    added = [entry for entry in timeline.history if entry.correction.kind is Kind.ADDED][-1]
    made = manual_mention(added, timeline.articles)
    event = timeline.current_event(made.mention.id) if isinstance(made, ManualMention) else None
    if event is None:
        return
    if filter_state.selection().starred:
        star = timeline.corrected.correction(timeline.events[event], Kind.STARRED, True)
        actions.save_corrections(timeline.id, [star])
    session.choose_event(event)


def _store(
    timeline: Timeline,
    corrections: Callable[[], list[Correction]],
    typed: Mapping[str, Any],
    then: Callable[[], None] = ignore,
) -> None:
    """Store the corrections, do ``then``, and close the dialog; on an error, show it and stay.

    After a refused save, the fields in ``typed`` stay as they were typed. The others show the store's values
    of now, which someone else may have changed.
    """
    try:
        made = corrections()
    except ReadingError as error:
        render_faults([str(error)])
        return
    if actions.save_corrections(timeline.id, made):
        then()
        session.close_dialog()
    else:
        session.keep_typed(typed)
    st.rerun()
