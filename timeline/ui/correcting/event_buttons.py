"""The buttons below an event: star, tag, correct, check and hide it, split a mention off."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from timeline.corrections import Kind
from timeline.corrections.correction import MARKS, tag_colour_correction
from timeline.corrections.marks_by_event import corrections_in_force, tag_names, tags_with_colours
from timeline.figure.colours import PALETTES
from timeline.figure.tag_colours import tag_colours
from timeline.model import Event, Mention
from timeline.safe_text import escaped_html, single_line
from timeline.timeline import Timeline
from timeline.ui import actions, session
from timeline.ui.correction_text import change_words
from timeline.ui.event_acts import Act, carry_out, clean_tag
from timeline.ui.session_keys import Dialog

UNLISTED = MARKS | {Kind.NOTE, Kind.DISTINCT, Kind.TAGGED, Kind.ORDER}
"""Kinds left out of the list of changes: a button, a field or a note shows them, or only the history."""
NOT_SHOWN = "Replaced: "
"""Before a correction that the event does not show, for example the title of an event merged into it."""
_WEIGHT_HELP = {
    Kind.PINNED: "A pinned event is listed and labelled before all others",
    Kind.LOWERED: "A lowered event is listed and labelled after all others",
}


def render_star(timeline: Timeline, event: Event, ids: Sequence[str]) -> None:
    """Render the button that adds the star of an event, or takes it away; ``ids`` are the listed events."""
    starred = event.id in timeline.corrected.starred
    st.button(
        "Starred" if starred else "Star",
        icon=":material/star:" if starred else ":material/star_border:",
        type="tertiary",
        key="star",
        shortcut="s",
        on_click=_act,
        args=(event, Kind.STARRED, not starred, ids),
        help="Starred events are the timeline to publish: see “Only starred”",
    )


def render_tags(timeline: Timeline, event: Event) -> None:
    """Render the tags of an event; a chosen or typed one is stored at once."""
    tags = timeline.corrected.tags.get(event.id, ())
    key = f"tags {event.id} {len(timeline.history)}"
    st.multiselect(
        "Tags",
        list(dict.fromkeys((*tags, *tag_names(timeline.history)))),
        default=list(tags),
        format_func=single_line,
        accept_new_options=True,
        placeholder="Choose or type a tag",
        select_all=False,
        key=key,
        on_change=_set_tags,
        args=(timeline, event, key),
    )


def render_tag_colours(timeline: Timeline, event: Event) -> None:
    """Render a field for the colour of each of an event's tags; it holds for the tag everywhere."""
    colours = tag_colours(tags_with_colours(timeline.corrected, timeline.history), PALETTES[session.theme()])
    tags = timeline.corrected.tags.get(event.id, ())
    if not tags:
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        for number, tag in enumerate(tags, start=1):
            key = f"colour {tag} {len(timeline.history)}"
            st.html(f"<span>{escaped_html(single_line(tag))}</span>", width="content")
            st.color_picker(  # a person's words are no label
                f"Colour of tag {number}",
                colours[tag],
                label_visibility="collapsed",
                key=key,
                on_change=_set_colour,
                args=(timeline, tag, key, colours[tag]),
                width="content",
            )


def render_event_buttons(
    timeline: Timeline, event: Event, ids: Sequence[str], *, stays_checked: bool = False
) -> None:
    """Render the buttons to correct, check and hide an event; ``ids`` are the listed events.

    With ``stays_checked`` an event stays chosen after its check; else the next one follows.
    """
    checked = event.id in timeline.corrected.checked
    st.button(
        "Correct",
        icon=":material/edit:",
        type="tertiary",
        on_click=session.open_dialog,
        args=(Dialog.CORRECT_EVENT,),
    )
    st.button(
        "Checked" if checked else "Mark as checked",
        icon=":material/check_circle:" if checked else ":material/check:",
        type="tertiary",
        key="check",
        on_click=_act,
        args=(event, Kind.CHECKED, not checked, () if stays_checked else ids),
    )
    st.button(
        "Hide",
        icon=":material/visibility_off:",
        type="tertiary",
        key="hide",
        on_click=_act,
        args=(event, Kind.HIDDEN, True, ids),
    )


def render_weight_buttons(timeline: Timeline, event: Event, ids: Sequence[str]) -> None:
    """Render the buttons that pin an event above all others, or lower it below them."""
    for kind, marked, (on, off), icon in (
        (Kind.PINNED, timeline.corrected.pinned, ("Pin", "Unpin"), "keep"),
        (Kind.LOWERED, timeline.corrected.lowered, ("Lower", "No longer lower"), "arrow_downward"),
    ):
        st.button(
            off if event.id in marked else on,
            icon=f":material/{icon}:",
            type="tertiary",
            on_click=_act,
            args=(event, kind, event.id not in marked, ids),
            help=_WEIGHT_HELP[kind],
        )


def render_split_button(timeline: Timeline, mention: Mention, label: str = "Not the same event") -> None:
    """Render the button that makes a mention an event of its own."""
    st.button(
        label,
        type="tertiary",
        icon=":material/call_split:",
        key=f"split {mention.id}",
        on_click=_split,
        args=(timeline, mention),
    )


def corrections_html(timeline: Timeline, event: Event) -> str:
    """Return an event's corrections and note as HTML; empty if there are none."""
    titles = timeline.titles_by_expression
    in_force = {entry.number for entry in corrections_in_force(timeline.corrected, event)}
    changes = [
        f"{'' if entry.number in in_force else NOT_SHOWN}{change_words(entry.correction, titles)}"
        for entry in timeline.corrected.entries_of(event)
        if entry.correction.kind not in UNLISTED
    ]
    note = timeline.corrected.notes.get(event.id, "")
    lines = [*changes, *([f"Note: {single_line(note)}"] if note else [])]
    items = "".join(f"<li><bdi>{escaped_html(line)}</bdi></li>" for line in lines)
    return f'<ul class="tl-corrected">{items}</ul>' if items else ""


def _act(event: Event, kind: Kind, on: bool, ids: Sequence[str]) -> None:
    carry_out(Act(kind, (event.id,), on), lambda: ids)


def _set_tags(timeline: Timeline, event: Event, key: str) -> None:
    tags = tuple(dict.fromkeys(filter(None, map(clean_tag, st.session_state[key]))))
    actions.save_corrections(timeline.id, [timeline.corrected.correction(event, Kind.TAGGED, tags)])


def _set_colour(timeline: Timeline, tag: str, key: str, shown: str) -> None:
    old = timeline.corrected.tag_colours.get(tag, "")
    chosen = str(st.session_state[key]).lower()
    if chosen == shown.lower():  # nobody touched the field: see ``actions``
        return
    actions.save_corrections(timeline.id, [tag_colour_correction(tag, old, chosen)])


def _split(timeline: Timeline, mention: Mention) -> None:
    actions.save_corrections(timeline.id, [timeline.corrected.split_correction(mention)])
