"""Extracted events with the corrections of people applied: the events of a timeline."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from timeline.corrections.correction import ABOUT_ALL, Correction, Entry, Kind, Target, Value
from timeline.corrections.correction_history import active_entries
from timeline.corrections.event_values import extracted_value
from timeline.corrections.manual_events import ManualMention, manual_mention
from timeline.corrections.reanchor_expressions import target_of
from timeline.corrections.renaming import renaming_entries, unused_renamings, with_new_names
from timeline.corrections.replay import Replay
from timeline.merging import (
    MergedEvent,
    described_events,
    merged_events,
)
from timeline.model import Article, Event, Extraction, Mention
from timeline.words.reasons import OrphanReason


@dataclass(frozen=True, slots=True)
class OrphanedCorrection:
    """A correction in force that no longer matches an event, with the reason as a clause."""

    entry: Entry
    reason: OrphanReason


@dataclass(frozen=True, slots=True)
class CorrectedEvents:
    """The events of a timeline with their corrections applied.

    ``articles`` are the articles of the timeline, and one more for each manual event without an article.
    ``events`` are the visible events, ``hidden`` the hidden ones. ``merged`` (the events with their
    witnesses), ``checked``, ``pinned``, ``lowered``, ``starred``, ``tags``, ``order`` (the place within the
    day, from 1) and ``notes`` are by event id, ``entries`` (the corrections of events) by mention id.
    ``apart`` has the pairs of events that a person keeps apart, by id. ``tag_colours`` are the chosen ones,
    ``eras`` the named periods as texts.
    """

    articles: Mapping[str, Article]
    events: tuple[Event, ...]
    merged: Mapping[str, MergedEvent]
    hidden: tuple[Event, ...] = ()
    checked: frozenset[str] = frozenset()
    pinned: frozenset[str] = frozenset()
    lowered: frozenset[str] = frozenset()
    starred: frozenset[str] = frozenset()
    apart: frozenset[frozenset[str]] = frozenset()
    notes: Mapping[str, str] = field(default_factory=dict)
    tags: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tag_colours: Mapping[str, str] = field(default_factory=dict)
    eras: tuple[str, ...] = ()
    order: Mapping[str, int] = field(default_factory=dict)
    entries: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    orphans: tuple[OrphanedCorrection, ...] = ()

    def entries_of(self, event: Event) -> list[Entry]:
        """Return the corrections of an event, oldest first."""
        entries = (entry for mention in event.mentions for entry in self.entries.get(mention.id, ()))
        return sorted(entries, key=lambda entry: entry.number)

    def correction(self, event: Event, kind: Kind, new: Value, note: str = "") -> Correction:
        """Return a new correction of one of these events, made against its present value."""
        before = self._last(event.lead, kind)
        if before is not None:
            return Correction(kind, before.target, before.new, new, note)
        old = self.notes.get(event.id, "") if kind is Kind.NOTE else extracted_value(event, kind)
        return Correction(kind, self.target(event.lead), old, new, note)

    def merge_correction(self, event: Event, others: Iterable[Event], note: str = "") -> Correction:
        """Return a correction to merge other events into an event; this event stays the lead."""
        return self._with_targets(event, Kind.MERGED, (each.lead for each in others), note)

    def distinct_correction(self, event: Event, other: Event, note: str = "") -> Correction:
        """Return a correction to keep another event, with all its present mentions, apart from an event."""
        return self._with_targets(event, Kind.DISTINCT, other.mentions, note)

    def _with_targets(self, event: Event, kind: Kind, mentions: Iterable[Mention], note: str) -> Correction:
        before = self._last(event.lead, kind)
        targets = cast("tuple[Target, ...]", before.new) if before is not None else ()
        added = tuple(self.target(each) for each in mentions)
        return self.correction(event, kind, (*targets, *added), note)

    def sentence_correction(self, mention: Mention) -> Correction:
        """Return a correction to show the sentence of a mention, with its title and date, as its event's.

        Title, date and other values that a person gave the event stay.
        """
        before = self._last(mention, Kind.SENTENCE)
        chosen = int(cast("int", before.new)) if before is not None else 0
        return self.correction(Event(mention.id, (mention,)), Kind.SENTENCE, chosen + 1)

    def split_correction(self, mention: Mention, note: str = "") -> Correction:
        """Return a correction to make a mention an event of its own."""
        return self.correction(Event(mention.id, (mention,)), Kind.SPLIT, True, note)

    def target(self, mention: Mention) -> Target:
        """Return the target of a mention, to find it again later."""
        return target_of(self.articles[mention.article], mention.expression)

    def _last(self, mention: Mention, kind: Kind) -> Correction | None:
        same = [each.correction for each in self.entries.get(mention.id, ()) if each.correction.kind is kind]
        return same[-1] if same else None


def apply_corrections(
    articles: Mapping[str, Article],
    extractions: Mapping[str, Extraction],
    history: Iterable[Entry],
    merged: Sequence[MergedEvent],
) -> CorrectedEvents:
    """Return the merged and the manual events with all corrections in force, and the orphaned corrections.

    ``articles`` and ``extractions`` are by article id; a pending article has no extraction. ``merged`` are
    the events of the mentions of the extractions.
    """
    active = active_entries(history)
    if not active:
        return CorrectedEvents(articles, tuple(each.event for each in merged), _by_id(merged))
    manual, orphans = _manual_mentions(active, articles)
    replaced = {each.mention.id for each in manual}
    notes = {each.mention.id: each.note for each in manual if each.note}
    extracted = _without_replaced(merged, articles, replaced) if replaced else merged
    articles = {**articles, **{each.article.id: each.article for each in manual}}
    added = [Event(each.mention.id, (each.mention,)) for each in manual]
    replay = Replay(articles, extractions, [*(each.event for each in extracted), *added], notes)
    orphans += _replayed(replay, active)
    events, without_name = _renamed(active, list(replay.events()))
    orphans += without_name
    marked = _marked(replay, events)
    described = _with_witnesses(events, extracted, articles, replay.by_hand)
    return CorrectedEvents(
        articles=articles,
        events=tuple(each for each in events if each.id not in marked[Kind.HIDDEN]),
        merged=_weighed(described, marked[Kind.PINNED], marked[Kind.LOWERED]),
        hidden=tuple(each for each in events if each.id in marked[Kind.HIDDEN]),
        checked=marked[Kind.CHECKED],
        pinned=marked[Kind.PINNED],
        lowered=marked[Kind.LOWERED],
        starred=marked[Kind.STARRED],
        apart=_apart(events, replay.apart),
        notes=_notes(events, replay.notes),
        tags=_tags(events, replay.tags),
        tag_colours=_tag_colours(active),
        eras=_eras(active),
        order={each.id: replay.order[each.lead.id] for each in events if each.lead.id in replay.order},
        entries={mention: tuple(entries) for mention, entries in replay.entries.items()},
        orphans=tuple(sorted(orphans, key=lambda each: each.entry.number)),
    )


def _marked(replay: Replay, events: Sequence[Event]) -> dict[Kind, frozenset[str]]:
    """Return the ids of the events with each mark of a person: hidden, starred, pinned and others."""
    return {
        kind: frozenset(each.id for each in events if each.lead.id in mentions) if mentions else frozenset()
        for kind, mentions in replay.marks.items()
    }


def _manual_mentions(
    active: Iterable[Entry], articles: Mapping[str, Article]
) -> tuple[list[ManualMention], list[OrphanedCorrection]]:
    mentions, orphans = [], []
    for entry in active:
        if entry.correction.kind is Kind.ADDED:
            added = manual_mention(entry, articles)
            if isinstance(added, ManualMention):
                mentions.append(added)
            else:
                orphans.append(OrphanedCorrection(entry, added))
    return mentions, orphans


def _without_replaced(
    merged: Sequence[MergedEvent], articles: Mapping[str, Article], replaced: Container[str]
) -> Sequence[MergedEvent]:
    """Return the merged events without the mentions that manual ones replace at the same place."""
    kept: list[MergedEvent] = []
    for each in merged:
        rest = {mention.id: mention for mention in each.event.mentions if mention.id not in replaced}
        if len(rest) == len(each.event.mentions):
            kept.append(each)
        else:
            kept += merged_events([tuple(rest)], rest, articles)
    return kept


def _with_witnesses(
    events: Iterable[Event],
    extracted: Iterable[MergedEvent],
    articles: Mapping[str, Article],
    by_hand: Container[str],
) -> dict[str, MergedEvent]:
    """Return the events with their witnesses, by id; only changed ones are described anew."""
    merged = _by_id(extracted)
    unchanged = [event for event in events if event.id in merged and merged[event.id].event is event]
    described = {event.id: merged[event.id] for event in unchanged}
    changed = [event for event in events if event.id not in described]
    found = described_events(changed, articles, by_hand)
    return described | {each.event.id: _as_heavy(each, merged.get(each.event.id)) for each in found}


def _as_heavy(changed: MergedEvent, before: MergedEvent | None) -> MergedEvent:
    """Return a changed event with its former weight, if only its words are changed.

    The weight says how much the articles tell of the event. A title of a person must not move it in the list
    in which the person types the next one.
    """
    is_same = before is not None and _told(before.event) == _told(changed.event)
    return replace(changed, weight=before.weight) if before is not None and is_same else changed


def _told(event: Event) -> tuple[object, ...]:
    """Return what the weight of an event depends on beside its words."""
    lead = event.lead
    return lead.id, lead.date, lead.modality, frozenset(mention.id for mention in event.mentions)


def _by_id(merged: Iterable[MergedEvent]) -> dict[str, MergedEvent]:
    return {each.event.id: each for each in merged}


def _weighed(
    merged: dict[str, MergedEvent], pinned: Iterable[str], lowered: Iterable[str]
) -> dict[str, MergedEvent]:
    """Return the events with the weight of pinned ones above all others, and of lowered ones 0."""
    top = max((each.weight for each in merged.values()), default=0.0)
    changed = {event: merged[event].weight + top for event in pinned} | dict.fromkeys(lowered, 0.0)
    return merged | {event: replace(merged[event], weight=weight) for event, weight in changed.items()}


def _apart(events: Iterable[Event], mentions: Iterable[tuple[str, str]]) -> frozenset[frozenset[str]]:
    """Return the pairs of events with mentions that a person keeps apart."""
    pairs = list(mentions)
    if not pairs:
        return frozenset()
    event_of = {mention.id: event.id for event in events for mention in event.mentions}
    apart = (frozenset((event_of[one], event_of[two])) for one, two in pairs)
    return frozenset(pair for pair in apart if len(pair) > 1)


def _replayed(replay: Replay, active: Iterable[Entry]) -> list[OrphanedCorrection]:
    """Apply the corrections of single events; return those that match no event."""
    orphans = []
    for entry in active:
        if entry.correction.kind in ABOUT_ALL or entry.correction.kind is Kind.ADDED:
            continue
        reason = replay.apply(entry)
        if reason is not None:
            orphans.append(OrphanedCorrection(entry, reason))
    return orphans


def _renamed(active: Iterable[Entry], events: list[Event]) -> tuple[list[Event], list[OrphanedCorrection]]:
    """Return the events with their new names, and the renamings that match no event."""
    renamings = renaming_entries(active)
    if not renamings:
        return events, []
    orphans = [OrphanedCorrection(each, OrphanReason.NO_NAME) for each in unused_renamings(renamings, events)]
    return with_new_names(renamings, events), orphans


def _tag_colours(active: Iterable[Entry]) -> dict[str, str]:
    """Return the colours that people chose for tags."""
    changes = (each.correction.new for each in active if each.correction.kind is Kind.TAG_COLOUR)
    colours = dict(cast("Iterable[tuple[str, str]]", changes))
    return {tag: colour for tag, colour in colours.items() if colour}


def _eras(active: Iterable[Entry]) -> tuple[str, ...]:
    """Return the named periods, as a person has changed them last."""
    changes = [each.correction.new for each in active if each.correction.kind is Kind.ERAS]
    return cast("tuple[str, ...]", changes[-1]) if changes else ()


def _tags(events: Iterable[Event], tags: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return the tags of the events; an event of several mentions has the tags of all of them."""
    if not tags:
        return {}
    by_event = {
        event.id: tuple(dict.fromkeys(tag for each in event.mentions for tag in tags.get(each.id, ())))
        for event in events
    }
    return {event: given for event, given in by_event.items() if given}


def _notes(events: Iterable[Event], notes: Mapping[str, str]) -> dict[str, str]:
    if not notes:
        return {}
    by_event = {
        event.id: [notes[each.id] for each in event.mentions if notes.get(each.id)] for event in events
    }
    return {event: "\n".join(texts) for event, texts in by_event.items() if texts}
