"""Timelines kept in a database: articles, what was found in them, and what people corrected.

``Store.open()`` gives the store. Its ``contents`` of a timeline go into ``corrected``, whose result has the
events to show, and makes the corrections of them that ``Store.correct`` stores.
"""

from timeline.store.attention import Look, Why, needing_a_look
from timeline.store.corrected import Corrected, Misfit, corrected, renaming_of
from timeline.store.correction import Action, Correction, Entry, HandMade, Kind, Target
from timeline.store.fit import target_at
from timeline.store.log import counting, redoable, undoable
from timeline.store.place import SETTING
from timeline.store.store import Store
from timeline.store.values import Added, Became, Contents, Project, SavedView, Version

__all__ = [
    "SETTING",
    "Action",
    "Added",
    "Became",
    "Contents",
    "Corrected",
    "Correction",
    "Entry",
    "HandMade",
    "Kind",
    "Look",
    "Misfit",
    "Project",
    "SavedView",
    "Store",
    "Target",
    "Version",
    "Why",
    "corrected",
    "counting",
    "needing_a_look",
    "redoable",
    "renaming_of",
    "target_at",
    "undoable",
]
