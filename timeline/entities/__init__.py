"""Actors and places: the names of an article, the part each plays, and where on earth it is.

names = recognise(text, passages)
others = references(text, passages, names)
participants(cast(passage, both by offset), predicate, clause, scope)
aliases(canonical name), country_named(code), place_named(what a person types)
"""

from timeline.entities.canonical_names import aliases, country_named
from timeline.entities.coreference import references
from timeline.entities.participants import Cast, Participants, cast, participants
from timeline.entities.place_resolution import Context, place_named, resolve
from timeline.entities.recognise import recognise
from timeline.entities.word_lists import bodies

__all__ = [
    "Cast",
    "Context",
    "Participants",
    "aliases",
    "bodies",
    "cast",
    "country_named",
    "participants",
    "place_named",
    "recognise",
    "references",
    "resolve",
]
