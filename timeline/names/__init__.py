"""Actors and places: the names of an article, the part each plays, and where on earth it is."""

from timeline.names.participants import Participants, participants
from timeline.names.recognise import recognise
from timeline.names.resolve import Context, resolve

__all__ = ["Context", "Participants", "participants", "recognise", "resolve"]
