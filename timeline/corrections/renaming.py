"""Actors, groups and places with a new name in all events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from timeline.corrections.correction import RENAMINGS, Entry, Kind
from timeline.corrections.correction_history import current_name
from timeline.model import Event, Mention, Place


def renaming_entries(active: Iterable[Entry]) -> list[Entry]:
    """Return the entries of renamings."""
    return [each for each in active if each.correction.kind in RENAMINGS]


def unused_renamings(entries: Sequence[Entry], events: Sequence[Event]) -> Iterator[Entry]:
    """Yield the renamings of names that no event has."""
    mentions = [mention for event in events for mention in event.mentions]
    names = {
        Kind.RENAMED_ACTOR: {name for each in mentions for name in each.actors},
        Kind.RENAMED_GROUP: {name for each in mentions for name in each.groups},
        Kind.RENAMED_PLACE: {place.name for each in mentions for place in each.places},
    }
    for entry in entries:
        present = names[entry.correction.kind]
        if entry.correction.old in present:
            present.discard(str(entry.correction.old))
            present.add(str(entry.correction.new))
        else:
            yield entry


@dataclass(frozen=True, slots=True)
class _NewNames:
    """The present names by former name; ``known`` has the places with these names."""

    actors: Mapping[str, str]
    groups: Mapping[str, str]
    places: Mapping[str, str]
    known: Mapping[str, Place]

    def changes(self, mention: Mention) -> bool:
        return (
            any(name in self.actors for name in mention.actors)
            or any(name in self.groups for name in mention.groups)
            or any(place.name in self.places for place in mention.places)
        )

    def given_to(self, mention: Mention) -> Mention:
        places: dict[str, Place] = {}
        for place in mention.places:
            name = self.places.get(place.name, place.name)
            places.setdefault(name, self.known.get(name) or replace(place, name=name))
        return replace(
            mention,
            actors=tuple(dict.fromkeys(self.actors.get(name, name) for name in mention.actors)),
            groups=tuple(dict.fromkeys(self.groups.get(name, name) for name in mention.groups)),
            places=tuple(places.values()),
            filled_in=tuple(
                replace(each, name=self.actors.get(each.name, each.name)) for each in mention.filled_in
            ),
        )


def with_new_names(entries: Sequence[Entry], events: Sequence[Event]) -> list[Event]:
    """Return the events with all names in their present form; two names that became equal are one.

    If a place takes the name of another place of the timeline, it becomes that place, with its coordinates.
    """
    mentions = [mention for event in events for mention in event.mentions]
    actors = _new_names(entries, Kind.RENAMED_ACTOR, (name for each in mentions for name in each.actors))
    groups = _new_names(entries, Kind.RENAMED_GROUP, (name for each in mentions for name in each.groups))
    places = _new_names(
        entries, Kind.RENAMED_PLACE, (place.name for each in mentions for place in each.places)
    )
    taken = set(places.values())
    known: dict[str, Place] = {}
    for place in (place for each in mentions for place in each.places if place.name in taken):
        known.setdefault(place.name, place)
    new = _NewNames(actors, groups, places, known)
    return [_event(event, new) for event in events]


def _new_names(entries: Sequence[Entry], kind: Kind, names: Iterable[str]) -> dict[str, str]:
    """Return the present form of each changed name."""
    present = {name: current_name(entries, kind, name)[0] for name in dict.fromkeys(names)}
    return {name: new for name, new in present.items() if new != name}


def _event(event: Event, new: _NewNames) -> Event:
    if not any(new.changes(each) for each in event.mentions):
        return event
    return replace(event, mentions=tuple(new.given_to(each) for each in event.mentions))
