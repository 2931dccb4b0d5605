"""Actors and places: the names of an article, the part each plays, and where on earth it is.

names = recognise(text, passages)
others = references(text, passages, names)
participants(cast(passage, both by offset), predicate, clause, scope)
aliases(canonical name), country_named(code), place_named(what a person types)
"""

from timeline.names.aliases import aliases, country_named
from timeline.names.credits import behind_credit
from timeline.names.participants import Cast, Participants, cast, participants
from timeline.names.recognise import recognise
from timeline.names.references import references
from timeline.names.resolve import Context, place_named, resolve
from timeline.names.spans import between

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
