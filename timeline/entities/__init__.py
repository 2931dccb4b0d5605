"""Actors and places: the names of an article, the part each plays, and where on earth it is.

names = recognise(text, passages)
others = references(text, passages, names)
participants(cast(passage, both by offset), predicate, clause, scope)
aliases(canonical name), country_named(code), place_named(what a person types)
"""

from timeline.entities.aliases import aliases, country_named
from timeline.entities.credits import behind_credit
from timeline.entities.participants import Cast, Participants, cast, participants
from timeline.entities.recognise import recognise
from timeline.entities.references import references
from timeline.entities.resolve import Context, place_named, resolve
from timeline.entities.spans import between

__all__ = [
    "Cast",
    "Context",
    "Participants",
    "aliases",
    "behind_credit",
    "between",
    "cast",
    "country_named",
    "participants",
    "place_named",
    "recognise",
    "references",
    "resolve",
]
