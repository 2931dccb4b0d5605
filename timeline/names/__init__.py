"""Actors and places: the names of an article, the part each plays, and where on earth it is.

names = recognise(text, passages)
names += references(text, passages, names)
participants(passage, predicate, clause, scope, names)
"""

from timeline.names.participants import Participants, participants
from timeline.names.recognise import recognise
from timeline.names.references import references
from timeline.names.resolve import Context, resolve

__all__ = ["Context", "Participants", "participants", "recognise", "references", "resolve"]
