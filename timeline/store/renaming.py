"""Actors and places that are called otherwise, for all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from timeline.model import Event, Mention, Place
from timeline.store.correction import FOR_ALL, Entry, Kind
from timeline.store.log import renamed

NO_NAME = "no event names it any more"


def renaming(standing: Iterable[Entry]) -> list[Entry]:
    """Return the entries that rename."""
    return [each for each in standing if each.correction.kind in FOR_ALL]


def idle(entries: Sequence[Entry], events: Sequence[Event]) -> Iterator[Entry]:
    """Yield the renamings of names that nothing has."""
    names = {
        Kind.ACTOR: {name for event in events for mention in event.mentions for name in mention.actors},
        Kind.PLACE: {
            place.name for event in events for mention in event.mentions for place in mention.places
        },
    }
    for entry in entries:
        there = names[entry.correction.kind]
        if entry.correction.old in there:
            there.discard(str(entry.correction.old))
            there.add(str(entry.correction.new))
        else:
            yield entry


def with_new_names(entries: Sequence[Entry], events: Sequence[Event]) -> list[Event]:
    """Return the events with every name as it is called now; two that are one name are one.

    A place that takes the name of another one of the timeline is that place, its coordinates too.
    """
    mentions = [mention for event in events for mention in event.mentions]
    actors = _names(entries, Kind.ACTOR, (name for each in mentions for name in each.actors))
    places = _names(entries, Kind.PLACE, (place.name for each in mentions for place in each.places))
    taken = set(places.values())
    known: dict[str, Place] = {}
    for place in (place for each in mentions for place in each.places if place.name in taken):
        known.setdefault(place.name, place)
    return [_event(event, actors, places, known) for event in events]


def _names(entries: Sequence[Entry], kind: Kind, names: Iterable[str]) -> dict[str, str]:
    """Return what each name that has another one now is called."""
    found = {name: renamed(entries, kind, name)[0] for name in dict.fromkeys(names)}
    return {name: new for name, new in found.items() if new != name}


def _event(
    event: Event, actors: Mapping[str, str], places: Mapping[str, str], known: Mapping[str, Place]
) -> Event:
    if not any(_names_any(each, actors, places) for each in event.mentions):
        return event
    return replace(event, mentions=tuple(_mention(each, actors, places, known) for each in event.mentions))


def _names_any(mention: Mention, actors: Mapping[str, str], places: Mapping[str, str]) -> bool:
    return any(name in actors for name in mention.actors) or any(
        place.name in places for place in mention.places
    )


def _mention(
    mention: Mention, actors: Mapping[str, str], places: Mapping[str, str], known: Mapping[str, Place]
) -> Mention:
    called = dict.fromkeys(actors.get(name, name) for name in mention.actors)
    there: dict[str, Place] = {}
    for place in mention.places:
        name = places.get(place.name, place.name)
        there.setdefault(name, known.get(name) or replace(place, name=name))
    return replace(mention, actors=tuple(called), places=tuple(there.values()))
