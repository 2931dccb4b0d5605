"""Timelines kept in a database: articles, what was found in them, and what people corrected.

``Store.open()`` gives the store; everything else here is what goes into it and comes out of it.
"""

from timeline.store.correction import Action, Correction, Entry, HandMade, Kind, Target
from timeline.store.store import Store
from timeline.store.values import Added, Became, Contents, Project, SavedView, Version

__all__ = [
    "Action",
    "Added",
    "Became",
    "Contents",
    "Correction",
    "Entry",
    "HandMade",
    "Kind",
    "Project",
    "SavedView",
    "Store",
    "Target",
    "Version",
]
