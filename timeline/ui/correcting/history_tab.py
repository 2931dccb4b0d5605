"""The tab "Corrections": the history, orphaned corrections, hidden events, and renaming everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

import streamlit as st

from timeline.corrections import Entry, Kind, active_entries, rename_correction
from timeline.model import Event
from timeline.safe_text import escaped_html, single_line
from timeline.store import ChangedField, LoggedChange
from timeline.timeline import Timeline
from timeline.ui import actions, session
from timeline.ui.change_list import change_words as article_change_words
from timeline.ui.change_list import text_change_words
from timeline.ui.correcting.event_choice import event_labels
from timeline.ui.correction_text import change_words, context_words, entry_words
from timeline.ui.notices import render_faults
from timeline.ui.row_lists import render_rows, row
from timeline.ui.session_keys import Dialog, Key, Tab
from timeline.ui.timeline_cache import timeline_cache
from timeline.words import long_moment, plural

MAX_ENTRIES = 200
"""Lines of the history shown, the latest ones."""
HISTORY_COLUMNS = (("No.", "short"), ("Correction", "main"), ("In the article", "name"), ("Made", "short"))
PERSON_COLUMN = ("By", "name")
"""The last column, if the history names anybody."""


def render_history(timeline: Timeline) -> None:
    """Render the history and the ways to change it."""
    with st.container(horizontal=True):
        st.button("Add event", icon=":material/add:", on_click=session.open_dialog, args=(Dialog.ADD_EVENT,))
    if timeline.corrected.orphans:
        st.html(orphans_html(timeline))
    if timeline.corrected.hidden:
        _render_hidden(timeline, timeline.corrected.hidden)
    _render_rename_form(timeline)
    lines = history_lines(timeline)
    if not lines:
        st.html('<div class="tl-empty">No corrections yet. Choose an event and press Correct.</div>')
        return
    _render_undo_form(timeline, timeline.history)
    named = any(each.person for each in lines)
    shown = lines[-MAX_ENTRIES:][::-1]
    render_rows(
        "The corrections and changes, the last one first",
        (*HISTORY_COLUMNS, PERSON_COLUMN) if named else HISTORY_COLUMNS,
        [row(str(at), (*each.cells, *([each.person] if named else []))) for at, each in enumerate(shown)],
        None,
        lambda chosen: _open_line(timeline, shown[int(chosen)]),
    )
    if len(lines) > MAX_ENTRIES:
        st.html(f'<div class="tl-empty">{len(lines) - MAX_ENTRIES:,} earlier lines are not shown.</div>')


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """A line of the history: when, by whom, its cells, and the correction or article that it leads to."""

    made: datetime
    person: str
    cells: tuple[str, ...]
    entry: Entry | None = None
    article: str | None = None


def history_lines(timeline: Timeline) -> list[HistoryLine]:
    """Return the corrections and the changes of articles and names, oldest first."""
    changed = (line for each in timeline.changes for line in _change_lines(timeline, each))
    corrected = (_entry_line(timeline, each) for each in timeline.history)
    return sorted(chain(changed, corrected), key=lambda each: each.made)


def _entry_line(timeline: Timeline, entry: Entry) -> HistoryLine:
    note = f" ({entry.correction.note})" if entry.correction.note else ""
    words = f"{entry_words(entry, timeline.titles_by_expression)}{note}"
    cells = str(entry.number), words, context_words(entry.correction), long_moment(entry.made)
    return HistoryLine(entry.made, entry.person, cells, entry=entry)


def _change_lines(timeline: Timeline, change: LoggedChange) -> Iterator[HistoryLine]:
    """Yield the lines of a change: one, or one for each changed sentence."""
    key = change.article
    label = "" if key is None else timeline.article_labels.get(key, key)
    lines: Iterable[str] = [article_change_words(change)]
    if change.field is ChangedField.TEXT and key is not None:
        lines = text_change_words(change, timeline_cache().store.versions(timeline.id, key))
    for words in lines:
        yield HistoryLine(
            change.made, change.person, ("", words, label, long_moment(change.made)), article=key
        )


def _open_line(timeline: Timeline, line: HistoryLine) -> None:
    """Choose the event of a correction, or open the article of a change."""
    if line.entry is not None:
        _open_event(timeline, line.entry)
    elif line.article is not None and line.article in timeline.articles:
        session.open_in_reader(line.article, None)


def _open_event(timeline: Timeline, entry: Entry) -> None:
    """Choose the event of a correction; of a hidden one, show the list of hidden events."""
    target = entry.correction.target
    if target is None:
        return
    for event in (*timeline.corrected.events, *timeline.corrected.hidden):
        for mention in event.mentions:
            at = mention.article, mention.expression.start, mention.expression.end
            if at == (target.article, target.start, target.end):
                st.session_state[Key.HIDDEN] = event.id not in timeline.events
                if st.session_state[Key.HIDDEN]:
                    st.session_state[Key.TAB] = Tab.EVENTS
                else:
                    session.choose_event(event.id)
                return


def orphans_html(timeline: Timeline) -> str:
    """Return the corrections without a matching event as HTML, with the reasons."""
    orphans = timeline.corrected.orphans
    titles = timeline.titles_by_expression
    lines = "".join(
        f"<li><bdi>{escaped_html(change_words(orphan.entry.correction, titles))}</bdi> <small><bdi>"
        f"{escaped_html(context_words(orphan.entry.correction))}</bdi></small>: "
        f"{escaped_html(orphan.reason)}</li>"
        for orphan in orphans
    )
    count = len(orphans)
    sentence = (
        f"{count:,} {plural(count, 'correction')} no longer {plural(count, 'matches', 'match')} an event"
    )
    return f'<div class="tl-notice">{sentence}</div><ul class="tl-history">{lines}</ul>'


def _render_hidden(timeline: Timeline, hidden: Sequence[Event]) -> None:
    by_id = {event.id: event for event in hidden}
    labels = event_labels(timeline, hidden)
    with st.expander(f"Hidden events ({len(hidden):,})"):
        chosen = st.multiselect(
            "Hidden events",
            list(by_id),
            key=f"hidden {timeline.id}",
            format_func=labels.__getitem__,
            label_visibility="collapsed",
            placeholder="Choose events to show again",
        )
        corrections = [timeline.corrected.correction(by_id[key], Kind.HIDDEN, False) for key in chosen]
        args = (timeline.id, corrections)
        st.button("Show again", disabled=not chosen, on_click=actions.save_corrections, args=args)


def _render_rename_form(timeline: Timeline) -> None:
    with (
        st.expander("Rename an actor, a group or a place everywhere"),
        st.form("rename", border=False),
    ):
        left, right, end = st.columns([8, 6, 3], vertical_alignment="bottom")
        names = {
            f"{label}: {single_line(name)}": (kind, name)
            for kind, label, known in (
                (Kind.RENAMED_ACTOR, "Actor", timeline.index.counts("actors")),
                (Kind.RENAMED_GROUP, "Group", timeline.index.counts("groups")),
                (Kind.RENAMED_PLACE, "Place", timeline.places),
            )
            for name in known
        }
        old = left.selectbox("Name", list(names), index=None, placeholder="Choose")
        new = right.text_input(
            "New name", max_chars=200, help="Enter the name of another one to merge the two."
        )
        if end.form_submit_button("Rename"):
            if old is None or not new.strip():
                render_faults(["Choose a name and enter a new one."])
            else:
                actions.save_corrections(timeline.id, [rename_correction(*names[old], new)])
                st.rerun()


def _render_undo_form(timeline: Timeline, log: Sequence[Entry]) -> None:
    standing = {entry.number: entry.correction for entry in reversed(active_entries(log))}
    if not standing:
        return

    def label(number: int) -> str:
        correction = standing[number]
        words = change_words(correction, timeline.titles_by_expression)
        return f"{number}. {words} {context_words(correction)}"

    with st.container(horizontal=True, vertical_alignment="bottom"):
        number = st.selectbox(
            "Undo a correction",
            list(standing),
            index=None,
            key=f"undo {timeline.id}",  # else the choice is lost as somebody else corrects something
            format_func=label,
            placeholder="Choose a correction",
        )
        st.button("Undo this one", disabled=number is None, on_click=actions.undo, args=(number,))
