"""The acts of a person on one or several events: star, tag, check, hide, merge, order, title."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from timeline.corrections import Correction, Kind
from timeline.corrections.merge_by_hand import HandMerge, merge_events
from timeline.corrections.order_in_day import move_corrections
from timeline.model import Event
from timeline.safe_text import short_line
from timeline.timeline import Timeline
from timeline.ui import actions, session
from timeline.ui.correcting.event_fields import MAX_TITLE_LENGTH
from timeline.ui.session_keys import Key, Tab
from timeline.ui.timeline_cache import timeline_cache
from timeline.words import counted, joined, plural, shortened

MAX_TAG_LENGTH = 60
"""Characters of a tag."""
MAX_TOLD = 50
"""Characters of a title in the line that tells what was done."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act: its kind, the ids of its events, and its value.

    The value is True or False for a mark, a tag with True or False for a tag, the title and whether the event
    gets a star with it, the id of the event to move to for an order, and ``None`` for a merge.
    """

    kind: Kind
    events: tuple[str, ...]
    value: Any = None


def carry_out(act: Act, listed: Callable[[], Sequence[str]]) -> None:
    """Store the corrections of an act; choose the next event if the act has finished with the chosen one.

    ``listed`` returns the ids of the listed events in their order.
    """
    chosen: str | None = st.session_state[Key.EVENT]
    if act.kind is Kind.MERGED:
        merge(act.events, chosen)
        return
    follower = _follower(act, chosen, listed)
    titles = _titles((*act.events, follower or "")) if act.kind is Kind.HIDDEN and act.value else {}
    stored = actions.correct_present(lambda timeline: corrections_of(timeline, act))
    if not stored:
        return
    if follower is not None:
        session.choose_event(follower)
    if titles:
        is_last = follower is None and not set(listed()).difference(act.events)
        session.tell_done(hidden_words(act.events, titles, follower, is_last=is_last))


def hidden_words(
    hidden: Sequence[str], titles: Mapping[str, str], follower: str | None, *, is_last: bool
) -> str:
    """Return what was hidden and which event is shown now, as the end of "Timeline has …".

    ``titles`` are by event id; ``is_last`` tells that no event is left in the list.
    """
    known = [titles[each] for each in hidden if each in titles]
    words = f"hidden “{known[0]}”" if len(known) == 1 else f"hidden {counted(len(known), 'event')}"
    if follower is not None and follower in titles:
        return f"{words} and gone on to “{titles[follower]}”"
    return f"{words}; no event is left in the list" if is_last else words


def _titles(events: Iterable[str]) -> dict[str, str]:
    """Return the titles of events of the open timeline by id, short enough for a line."""
    shown = timeline_cache().timeline(session.timeline_id()).events
    return {each: short_line(shown[each].lead.title, MAX_TOLD) for each in events if each in shown}


def merge(ids: Sequence[str], chosen: str | None) -> None:
    """Merge events into one, and say which title it has if people gave them several."""
    merges: list[HandMerge] = []

    def corrections(timeline: Timeline) -> list[Correction]:
        merges.extend(merge_of(timeline, ids, chosen))
        return [each.correction for each in merges]

    if actions.correct_present(corrections) and merges:
        if chosen in ids:
            session.choose_event(merges[-1].lead.id)
        say_replaced(merges[-1])


def merge_of(timeline: Timeline, ids: Iterable[str], chosen: str | None) -> list[HandMerge]:
    """Return the merge of events; none if fewer than two are left. An event hidden meanwhile stays hidden."""
    events = [timeline.events[each] for each in dict.fromkeys(ids) if each in timeline.events]
    return [merge_events(timeline.corrected, events, chosen)] if len(events) > 1 else []


def say_replaced(merge: HandMerge) -> None:
    """Say which typed titles a merge has replaced, and how to get them back."""
    if merge.replaced:
        gone = joined([f"“{shortened(each, 80)}”" for each in merge.replaced])
        session.remark(
            f"Merged under your title “{shortened(merge.title, 80)}”; {gone} "
            f"{plural(len(merge.replaced), 'is', 'are')} no longer shown. Undo takes the merge back."
        )


def sent_act(message: Any) -> Act:
    """Return the act that the browser sent."""
    return Act(Kind(message["kind"]), tuple(map(str, message["events"])), message.get("value"))


def corrections_of(timeline: Timeline, act: Act) -> list[Correction]:
    """Return the corrections of an act other than a merge.

    Events that are gone, or already as it makes them, are left out.
    """
    known = {event.id: event for event in (*timeline.corrected.events, *timeline.corrected.hidden)}
    events = [known[each] for each in dict.fromkeys(act.events) if each in known]
    if not events:
        return []
    if act.kind is Kind.TAGGED:
        return _tag(timeline, events, str(act.value["tag"]), on=bool(act.value["on"]))
    if act.kind is Kind.TITLE:
        return _name(timeline, events[0], str(act.value["title"]), is_starred=bool(act.value["starred"]))
    if act.kind is Kind.ORDER:
        return _move(timeline, events[0], known.get(str(act.value)))
    return _mark(timeline, events, act.kind, on=bool(act.value))


def clean_tag(typed: str) -> str:
    """Return a typed tag on one line, with single spaces, and not too long."""
    return " ".join(typed.split())[:MAX_TAG_LENGTH].rstrip()


def _mark(timeline: Timeline, events: Iterable[Event], kind: Kind, *, on: bool) -> list[Correction]:
    corrected = timeline.corrected
    marked = {
        Kind.STARRED: corrected.starred,
        Kind.CHECKED: corrected.checked,
        Kind.HIDDEN: {event.id for event in corrected.hidden},
        Kind.PINNED: corrected.pinned,
        Kind.LOWERED: corrected.lowered,
    }[kind]
    return [corrected.correction(each, kind, on) for each in events if (each.id in marked) != on]


def _tag(timeline: Timeline, events: Iterable[Event], tag: str, *, on: bool) -> list[Correction]:
    tag = clean_tag(tag)
    made = []
    for each in events if tag else ():
        tags = timeline.corrected.tags.get(each.id, ())
        if (tag in tags) != on:
            changed = (*tags, tag) if on else tuple(other for other in tags if other != tag)
            made.append(timeline.corrected.correction(each, Kind.TAGGED, changed))
    return made


def _name(timeline: Timeline, event: Event, typed: str, *, is_starred: bool) -> list[Correction]:
    title = " ".join(typed.split())[:MAX_TITLE_LENGTH].rstrip()
    named = [timeline.corrected.correction(event, Kind.TITLE, title)]
    return [
        *(named if title not in ("", event.lead.title) else ()),
        *(_mark(timeline, [event], Kind.STARRED, on=True) if is_starred else ()),
    ]


def _move(timeline: Timeline, event: Event, beside: Event | None) -> list[Correction]:
    """Return the corrections that move an event to the place of another one of its day."""
    table = timeline.table
    days = dict(zip(table["id"], table["earliest"].fillna(table["latest"]), strict=True))
    if beside is None or event.id not in days or days[event.id] != days.get(beside.id):
        return []
    day = [timeline.events[each] for each, begins in days.items() if begins == days[event.id]]
    return move_corrections(timeline.corrected, day, event, beside)


def _follower(act: Act, chosen: str | None, listed: Callable[[], Sequence[str]]) -> str | None:
    """Return the event to choose after an act; ``None`` to leave the choice as it is.

    The next one follows a hidden event, and in the list of events also a checked one.
    """
    done = act.kind is Kind.HIDDEN or (act.kind is Kind.CHECKED and st.session_state[Key.TAB] == Tab.EVENTS)
    if not (done and act.value and chosen in act.events):
        return None
    ids, gone = listed(), set(act.events)
    at = ids.index(chosen) if chosen in ids else len(ids)
    around = (*ids[at + 1 :], *reversed(ids[:at]))
    return next((each for each in around if each not in gone), None)
