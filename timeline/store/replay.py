"""Corrections done again, one after the other, to what was found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from timeline.model import Article, Event, Extraction, Mention
from timeline.store.correction import Entry, Kind, Target, Value
from timeline.store.fit import NO_ARTICLE, NOT_READ, fitting
from timeline.store.shown import with_value, within


class Replay:
    """Events that corrections change; a mention that is corrected, or merged into, speaks for its event.

    ``hidden``, ``checked`` and ``notes`` are by the mention's id, as are ``entries``.
    """

    def __init__(
        self, articles: Mapping[str, Article], read: Mapping[str, Extraction], events: Iterable[Event]
    ) -> None:
        self._articles, self._read = articles, read
        self._events = {event.id: event for event in events}
        self._mentions = {each.id: each for event in self._events.values() for each in event.mentions}
        self._groups = {event.id: [each.id for each in event.mentions] for event in self._events.values()}
        self._group = {each: event for event, ids in self._groups.items() for each in ids}
        self._by_article: dict[str, list[Mention]] = defaultdict(list)
        for mention in self._mentions.values():
            self._by_article[mention.article].append(mention)
        self._touched: set[str] = set()
        self.hidden: set[str] = set()
        self.checked: set[str] = set()
        self.notes: dict[str, str] = {}
        self.entries: dict[str, list[Entry]] = defaultdict(list)

    def apply(self, entry: Entry) -> str | None:
        """Apply a correction of an event; return why it does not fit, if it does not."""
        correction = entry.correction
        found = self._find(correction.target)
        if isinstance(found, str):
            return found
        self.entries[found.id].append(entry)
        if correction.kind is Kind.SPLIT:
            self._split(found)
            return None
        self._lead(found)
        if correction.kind is Kind.MERGED:
            # A merging holds all that was merged there before, too: what is new stands behind it.
            before = cast("tuple[Target, ...]", correction.old)
            return self._merge(found, cast("tuple[Target, ...]", correction.new)[len(before) :])
        self._change(found, correction.kind, correction.new)
        return None

    def events(self) -> Iterator[Event]:
        """Yield the events as they now are, in the order they were found."""
        for group, ids in self._groups.items():
            if group in self._touched:
                yield Event(ids[0], tuple(self._mentions[each] for each in ids))
            else:
                yield self._events[group]

    def _find(self, target: Target | None) -> Mention | str:
        """Return the mention, as it was found, that is meant, or why there is none."""
        if target is None or target.article not in self._articles:
            return NO_ARTICLE
        there = self._by_article.get(target.article, [])
        if not there and target.article not in self._read:
            return NOT_READ
        return fitting(target, self._articles[target.article], there)

    def _merge(self, found: Mention, targets: Iterable[Target]) -> str | None:
        missing = None
        for target in targets:
            other = self._find(target)
            if isinstance(other, str):
                missing = other
            elif (group := self._group[other.id]) != (home := self._group[found.id]):
                self._groups[home] += self._groups[group]
                self._group |= dict.fromkeys(self._groups.pop(group), home)
        return missing

    def _split(self, found: Mention) -> None:
        """Make a mention an event of its own, if it shares one; what hid it with the others is over."""
        home = self._group[found.id]
        rest = [each for each in self._groups[home] if each != found.id]
        if not rest:
            return
        self.hidden.discard(found.id)
        # An event goes by the id of the first mention it was found with, which may be the one that leaves.
        del self._groups[home]
        for first, ids in ((rest[0], rest), (found.id, [found.id])):
            self._groups[first] = ids
            self._group |= dict.fromkeys(ids, first)
            self._touched.add(first)

    def _lead(self, found: Mention) -> None:
        home = self._group[found.id]
        self._touched.add(home)
        self._groups[home] = [found.id, *(each for each in self._groups[home] if each != found.id)]

    def _change(self, found: Mention, kind: Kind, new: Value) -> None:
        ids = self._groups[self._group[found.id]]
        if kind in (Kind.HIDDEN, Kind.CHECKED):
            marked = self.hidden if kind is Kind.HIDDEN else self.checked
            (marked.update if new else marked.difference_update)(ids)
        elif kind is Kind.NOTE:
            # What was shown, and written anew, are the notes of all that was merged.
            self.notes = {each: note for each, note in self.notes.items() if each not in ids}
            self.notes[found.id] = str(new)
        else:
            self._mentions[found.id] = with_value(self._mentions[found.id], kind, new)
            self._mentions |= {each: within(self._mentions[each], kind, new) for each in ids[1:]}
