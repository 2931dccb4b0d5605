"""What was found, with what people corrected: the events that a timeline shows.

Nothing here reads or writes the store: the same contents give the same events.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import cast

from timeline.events import merge
from timeline.model import Article, Event, Mention
from timeline.store import log, renaming
from timeline.store.by_hand import Written, written
from timeline.store.correction import FOR_ALL, Correction, Entry, Kind, Target, Value
from timeline.store.fit import target_at
from timeline.store.replay import Replay
from timeline.store.shown import shown
from timeline.store.values import Contents


@dataclass(frozen=True, slots=True)
class Misfit:
    """A correction that counts and does not fit any more, with the reason as a clause."""

    entry: Entry
    reason: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """The events of a timeline as corrected.

    ``articles`` are those of the timeline, and one for each event that was added without an article.
    ``hidden`` are the events that were left out. ``checked`` and ``notes`` are by the event's id,
    ``entries`` (what was corrected) by the mention's. ``misfits`` are the corrections that have nothing to
    correct any more.
    """

    articles: Mapping[str, Article]
    events: tuple[Event, ...]
    hidden: tuple[Event, ...] = ()
    checked: frozenset[str] = frozenset()
    notes: Mapping[str, str] = field(default_factory=dict)
    entries: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    misfits: tuple[Misfit, ...] = ()

    def made(self, event: Event) -> list[Entry]:
        """Return what was corrected of an event, oldest first."""
        found = (entry for mention in event.mentions for entry in self.entries.get(mention.id, ()))
        return sorted(found, key=lambda entry: entry.number)

    def correction(self, event: Event, kind: Kind, new: Value, note: str = "") -> Correction:
        """Return the correction of one of these events, made against what it now is."""
        before = self._last(event.lead, kind)
        if before is not None:
            return Correction(kind, before.target, before.new, new, note)
        return Correction(kind, self.target(event.lead), shown(event, kind), new, note)

    def merging(self, event: Event, others: Iterable[Event], note: str = "") -> Correction:
        """Return the correction that makes others one with an event, which speaks for them."""
        before = self._last(event.lead, Kind.MERGED)
        targets = cast("tuple[Target, ...]", before.new) if before is not None else ()
        added = tuple(self.target(each.lead) for each in others)
        return self.correction(event, Kind.MERGED, (*targets, *added), note)

    def splitting(self, mention: Mention, note: str = "") -> Correction:
        """Return the correction that makes a mention an event of its own."""
        return self.correction(Event(mention.id, (mention,)), Kind.SPLIT, True, note)

    def target(self, mention: Mention) -> Target:
        """Return what finds the mention again."""
        return target_at(self.articles[mention.article], mention.expression)

    def _last(self, mention: Mention, kind: Kind) -> Correction | None:
        found = [each.correction for each in self.entries.get(mention.id, ()) if each.correction.kind is kind]
        return found[-1] if found else None


def corrected(contents: Contents) -> Corrected:
    """Return the events that were found and added, as corrected, with what does not fit any more."""
    standing = log.counting(contents.log)
    by_hand, misfits = _by_hand(standing, contents)
    articles = {**contents.articles, **{each.article.id: each.article for each in by_hand}}
    replay = Replay(articles, contents.extractions, _found(contents, by_hand))
    of_events = [each for each in standing if each.correction.kind not in FOR_ALL | {Kind.ADDED}]
    misfits += [Misfit(each, why) for each in of_events if (why := replay.apply(each)) is not None]
    events = list(replay.events())
    if renames := renaming.renaming(standing):
        misfits += [Misfit(each, renaming.NO_NAME) for each in renaming.idle(renames, events)]
        events = renaming.with_new_names(renames, events)
    return Corrected(
        articles=articles,
        events=tuple(each for each in events if each.lead.id not in replay.hidden),
        hidden=tuple(each for each in events if each.lead.id in replay.hidden),
        checked=frozenset(each.id for each in events if each.lead.id in replay.checked),
        notes=_notes(events, replay.notes),
        entries={mention: tuple(made) for mention, made in replay.entries.items()},
        misfits=tuple(sorted(misfits, key=lambda each: each.entry.number)),
    )


def renaming_of(kind: Kind, old: str, new: str, note: str = "") -> Correction:
    """Return the correction that calls an actor or a place otherwise wherever it is named."""
    return Correction(kind, None, old, " ".join(new.split()), note)


def _found(contents: Contents, by_hand: Iterable[Written]) -> list[Event]:
    """Return the events that were found, then those made by hand, which take the place of a found mention."""
    added = {each.mention.id: each.mention for each in by_hand}
    mentions = [each for found in contents.extractions.values() for each in found.mentions]
    events = merge([each for each in mentions if each.id not in added] if added else mentions)
    return [*events, *(Event(each.id, (each,)) for each in added.values())]


def _by_hand(standing: Iterable[Entry], contents: Contents) -> tuple[list[Written], list[Misfit]]:
    made, misfits = [], []
    for entry in standing:
        if entry.correction.kind is Kind.ADDED:
            found = written(entry, contents.articles)
            if isinstance(found, Written):
                made.append(found)
            else:
                misfits.append(Misfit(entry, found))
    return made, misfits


def _notes(events: Iterable[Event], notes: Mapping[str, str]) -> dict[str, str]:
    if not notes:
        return {}
    found = {each.id: [notes[one.id] for one in each.mentions if notes.get(one.id)] for each in events}
    return {event: "\n".join(texts) for event, texts in found.items() if texts}
