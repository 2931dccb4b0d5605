"""Replay: apply corrections to extracted events, in the order of their history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from timeline.corrections.correction import MARKS, Entry, Kind, Target, Value
from timeline.corrections.event_values import limited_to, with_value
from timeline.corrections.reanchor_expressions import find_mention
from timeline.model import Article, Event, Extraction, Mention
from timeline.words.reasons import OrphanReason


class Replay:
    """Events under correction. A corrected mention, or the target of a merge, leads its event.

    The events begin as the groups that merging found, whatever articles have come since a correction was
    made. An event keeps its id as long as it has the mention of this id.

    ``marks`` has the marked mentions of each kind. ``marks``, ``notes`` and ``entries`` are by mention id.
    """

    def __init__(
        self, articles: Mapping[str, Article], extractions: Mapping[str, Extraction], events: Iterable[Event]
    ) -> None:
        self._articles, self._extractions = articles, extractions
        self._events = {event.id: event for event in events}
        self._mentions = {each.id: each for event in self._events.values() for each in event.mentions}
        self._groups = {event.id: [each.id for each in event.mentions] for event in self._events.values()}
        self._group_of = {each: event for event, ids in self._groups.items() for each in ids}
        self._by_article: dict[str, list[Mention]] = defaultdict(list)
        for mention in self._mentions.values():
            self._by_article[mention.article].append(mention)
        self._changed_groups: set[str] = set()
        self.marks: dict[Kind, set[str]] = {kind: set() for kind in MARKS}
        self.notes: dict[str, str] = {}
        self.entries: dict[str, list[Entry]] = defaultdict(list)

    def apply(self, entry: Entry) -> OrphanReason | None:
        """Apply a correction of one event. Return the reason if it matches no event."""
        correction = entry.correction
        mention = self._find(correction.target)
        if isinstance(mention, OrphanReason):
            return mention
        self.entries[mention.id].append(entry)
        if correction.kind is Kind.SPLIT:
            self._split(mention)
            return None
        self._make_lead(mention)
        if correction.kind is Kind.MERGED:
            # The new value repeats all earlier merges of this event; only the targets behind them are new.
            before = cast("tuple[Target, ...]", correction.old)
            return self._merge(mention, cast("tuple[Target, ...]", correction.new)[len(before) :])
        self._change(mention, correction.kind, correction.new)
        return None

    def events(self) -> Iterator[Event]:
        """Yield the corrected events, in the order of the extracted ones."""
        for group, ids in self._groups.items():
            if group in self._changed_groups:
                yield Event(group, tuple(self._mentions[each] for each in ids))
            else:
                yield self._events[group]

    def _find(self, target: Target | None) -> Mention | OrphanReason:
        """Return the mention at a target, in its extracted form, or the reason for finding none."""
        if target is None or target.article not in self._articles:
            return OrphanReason.NO_ARTICLE
        mentions = self._by_article.get(target.article, [])
        if not mentions and target.article not in self._extractions:
            return OrphanReason.NOT_EXTRACTED
        return find_mention(target, self._articles[target.article], mentions)

    def _merge(self, mention: Mention, targets: Iterable[Target]) -> OrphanReason | None:
        missing = None
        for target in targets:
            other = self._find(target)
            if isinstance(other, OrphanReason):
                missing = other
            elif (group := self._group_of[other.id]) != (home := self._group_of[mention.id]):
                self._groups[home] += self._groups[group]
                self._group_of |= dict.fromkeys(self._groups.pop(group), home)
        return missing

    def _split(self, mention: Mention) -> None:
        """Make a mention an event of its own. It is visible again if its old event was hidden."""
        home = self._group_of[mention.id]
        rest = [each for each in self._groups[home] if each != mention.id]
        if not rest:
            return
        self.marks[Kind.HIDDEN].discard(mention.id)
        # A group's id is that of one of its mentions, and this may be the mention that leaves.
        del self._groups[home]
        stays = rest[0] if mention.id == home else home
        for group, ids in ((stays, rest), (mention.id, [mention.id])):
            self._groups[group] = ids
            self._group_of |= dict.fromkeys(ids, group)
            self._changed_groups.add(group)

    def _make_lead(self, mention: Mention) -> None:
        home = self._group_of[mention.id]
        self._changed_groups.add(home)
        self._groups[home] = [mention.id, *(each for each in self._groups[home] if each != mention.id)]

    def _change(self, mention: Mention, kind: Kind, new: Value) -> None:
        ids = self._groups[self._group_of[mention.id]]
        if kind in MARKS:
            marked = self.marks[kind]
            (marked.update if new else marked.difference_update)(ids)
        elif kind is Kind.NOTE:
            # The person saw the notes of all merged mentions as one text, and has replaced that text.
            self.notes = {each: note for each, note in self.notes.items() if each not in ids}
            self.notes[mention.id] = str(new)
        else:
            self._mentions[mention.id] = with_value(self._mentions[mention.id], kind, new)
            self._mentions |= {each: limited_to(self._mentions[each], kind, new) for each in ids[1:]}
