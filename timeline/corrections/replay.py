"""Replay: apply corrections to extracted events, in the order of their history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from types import MappingProxyType
from typing import cast

from timeline.corrections.correction import (
    MARKS,
    SINGLE_VALUES,
    Entry,
    Kind,
    Target,
    Value,
)
from timeline.corrections.event_values import limited_to, with_value
from timeline.corrections.reanchor_expressions import find_mention
from timeline.model import Article, Event, Extraction, Mention
from timeline.words.reasons import OrphanReason

_CHOICES = (Kind.STARRED, Kind.PINNED)
"""The marks by which a person chooses an event for publication."""
_OPPOSITES = {Kind.PINNED: Kind.LOWERED, Kind.LOWERED: Kind.PINNED}


class Replay:
    """Events under correction. A corrected mention, or the target of a merge, leads its event.

    The events begin as the groups that merging found, whatever articles have come since a correction was
    made. An event keeps its id as long as it has the mention of this id, and the values that a person gave it
    when another mention leads it. A merged event also keeps what a person gave the events merged into it.

    ``marks`` has the marked mentions of each kind. ``marks``, ``notes``, ``tags``, ``order`` and ``entries``
    are by mention id.
    ``apart`` has the pairs of mentions that a person keeps apart, ``by_hand`` the mentions that one merged.
    """

    def __init__(
        self,
        articles: Mapping[str, Article],
        extractions: Mapping[str, Extraction],
        events: Iterable[Event],
        notes: Mapping[str, str] = MappingProxyType({}),
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
        self.notes = dict(notes)
        self.tags: dict[str, tuple[str, ...]] = {}
        self.order: dict[str, int] = {}
        self.entries: dict[str, list[Entry]] = defaultdict(list)
        self.apart: set[tuple[str, str]] = set()
        self.by_hand: set[str] = set()
        self._given: dict[str, dict[Kind, Value]] = defaultdict(dict)
        # The kinds in ``_given`` that came with a merged event, with the mention that it was led by.
        self._inherited: dict[str, dict[Kind, str]] = defaultdict(dict)
        self._before_merge: dict[str, Mention] = {}
        # The mentions that led an event as a person starred or pinned it.
        self._chosen: dict[Kind, set[str]] = {kind: set() for kind in _CHOICES}

    def apply(self, entry: Entry) -> OrphanReason | None:
        """Apply a correction of one event. Return the reason if it matches no event."""
        correction = entry.correction
        mention = self._find(correction.target)
        if isinstance(mention, OrphanReason):
            return mention
        self.entries[mention.id].append(entry)
        if correction.kind is Kind.SPLIT:
            event = self._groups[self._group_of[mention.id]]
            self._keep_apart([mention.id], [each for each in event if each != mention.id])
            return None
        if correction.kind is Kind.DISTINCT:
            others, missing = self._found(correction.added_targets)
            self._keep_apart([each.id for each in others if each.id != mention.id], [mention.id])
            return missing
        self._make_lead(mention)
        if correction.kind is Kind.SENTENCE:
            return None
        if correction.kind is Kind.MERGED:
            others, missing = self._found(correction.added_targets)
            for other in others:
                self._merge(mention, other)
            return missing
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

    def _found(self, targets: Iterable[Target]) -> tuple[list[Mention], OrphanReason | None]:
        """Return the mentions at targets, and the reason for a missing one."""
        found = [self._find(target) for target in targets]
        missing = [each for each in found if isinstance(each, OrphanReason)]
        return [each for each in found if isinstance(each, Mention)], missing[-1] if missing else None

    def _merge(self, mention: Mention, other: Mention) -> None:
        """Merge the event of another mention into that of a mention, with its star, pin and given values."""
        home, group = self._group_of[mention.id], self._group_of[other.id]
        if group == home:
            return
        ids = self._groups.pop(group)
        self.by_hand.update(ids)
        self._groups[home] += ids
        self._group_of |= dict.fromkeys(ids, home)
        for kind in _CHOICES:
            if self.marks[kind].intersection(self._groups[home]):
                self.marks[kind].update(self._groups[home])
        self.marks[Kind.LOWERED].difference_update(self.marks[Kind.PINNED].intersection(self._groups[home]))
        self._inherit(home, ids[0], self._given.pop(group, {}))
        self._inherited.pop(group, None)

    def _inherit(self, home: str, from_lead: str, given: Mapping[Kind, Value]) -> None:
        """Give a merged event the values that a person gave the event led by ``from_lead``.

        Values that a person gave the merged event itself stay. A date comes with its time of day.
        """
        values = {kind: given[kind] for kind in SINGLE_VALUES if kind in given}
        if Kind.DATE in self._given[home]:
            values.pop(Kind.DATE, None)
            values.pop(Kind.TIME, None)
        elif Kind.DATE in values:
            values[Kind.TIME] = self._mentions[from_lead].expression.time or ""
            self._set_order(self._groups[home], 0)  # the place was one within another day
        elif self._mentions[from_lead].date != self._mentions[self._groups[home][0]].date:
            values.pop(Kind.TIME, None)
        for kind, value in values.items():
            if kind not in self._given[home]:
                lead = self._groups[home][0]
                self._before_merge.setdefault(lead, self._mentions[lead])
                self._given[home][kind] = value
                self._inherited[home][kind] = from_lead
                self._mentions[lead] = with_value(self._mentions[lead], kind, value)

    def _keep_apart(self, leaving: Sequence[str], staying: Sequence[str]) -> None:
        """Make mentions an event of their own where they are in one event with others that stay."""
        self.apart.update((one, two) for one in leaving for two in staying)
        for home in {self._group_of[each] for each in staying}:
            rest = [each for each in self._groups[home] if each not in leaving]
            left = [each for each in self._groups[home] if each in leaving]
            if left and rest:
                self._divide(home, rest, left)

    def _divide(self, home: str, rest: list[str], left: list[str]) -> None:
        """Divide an event in two; the part that leaves is visible again if the event was hidden.

        Star and pin stay with the statement for which a person gave them; the other part inherits none.
        """
        self.marks[Kind.HIDDEN].difference_update(left)
        for kind, ids in product(_CHOICES, (rest, left)):
            if not self._chosen[kind].intersection(ids):
                self.marks[kind].difference_update(ids)
        given, inherited = self._given.pop(home, {}), self._inherited.pop(home, {})
        leads = self._groups.pop(home)[0]
        for ids in (rest, left):
            # A group's id is that of one of its mentions, and this may be the mention that leaves.
            group = home if home in ids else ids[0]
            self._groups[group] = ids
            self._group_of |= dict.fromkeys(ids, group)
            self._changed_groups.add(group)
            kinds = [kind for kind in given if inherited.get(kind, leads) in ids]
            if leads in ids and len(kinds) < len(given):
                self._mentions[leads] = self._before_merge.pop(leads, self._mentions[leads])
            self._given[group] = {kind: given[kind] for kind in kinds}
            self._inherited[group] = {kind: inherited[kind] for kind in kinds if kind in inherited}
            self._give(group)

    def _make_lead(self, mention: Mention) -> None:
        """Make a mention the lead of its event, with the values that a person gave the event before."""
        home = self._group_of[mention.id]
        self._changed_groups.add(home)
        self._groups[home] = [mention.id, *(each for each in self._groups[home] if each != mention.id)]
        self._give(home)

    def _give(self, home: str) -> None:
        """Give the lead of an event all values that a person gave the event."""
        lead = self._groups[home][0]
        if self._inherited[home]:
            self._before_merge.setdefault(lead, self._mentions[lead])
        for kind, value in self._given[home].items():
            self._mentions[lead] = with_value(self._mentions[lead], kind, value)

    def _change(self, mention: Mention, kind: Kind, new: Value) -> None:
        home = self._group_of[mention.id]
        ids = self._groups[home]
        if kind in MARKS:
            if new and kind in _OPPOSITES:
                self.marks[_OPPOSITES[kind]].difference_update(ids)
            if kind in _CHOICES:
                self._chosen[kind].difference_update(ids)
                self._chosen[kind].update([mention.id] if new else [])
            marked = self.marks[kind]
            (marked.update if new else marked.difference_update)(ids)
        elif kind is Kind.NOTE:
            # The person saw the notes of all merged mentions as one text, and has replaced that text.
            self.notes = {each: note for each, note in self.notes.items() if each not in ids}
            self.notes[mention.id] = str(new)
        elif kind is Kind.TAGGED:
            tags = cast("tuple[str, ...]", new)
            self.tags = {each: given for each, given in self.tags.items() if each not in ids}
            self.tags[mention.id] = tags
        elif kind is Kind.ORDER:
            self._set_order(ids, int(cast("int", new)))
        else:
            if kind is Kind.DATE:
                self._set_order(ids, 0)  # the place was one within another day
            self._given[home][kind] = new
            self._inherited[home].pop(kind, None)
            self._mentions[mention.id] = with_value(self._mentions[mention.id], kind, new)
            self._mentions |= {each: limited_to(self._mentions[each], kind, new) for each in ids[1:]}

    def _set_order(self, ids: Iterable[str], place: int) -> None:
        for each in ids:
            self.order.pop(each, None)
            if place:
                self.order[each] = place
