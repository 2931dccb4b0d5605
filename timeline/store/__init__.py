"""Timelines in a database: articles, their extractions, and the history of corrections.

``Store.open()`` gives the store. ``store.snapshot(timeline_id)`` loads a whole timeline, and the snapshot's
``corrected()`` gives its events with all corrections applied (see ``timeline.corrections``).
"""

from timeline.store.location import STORE_VARIABLE
from timeline.store.records import (
    ArticleVersion,
    ChangedField,
    IngestResult,
    IngestStatus,
    LoggedChange,
    SavedView,
    StoredTimeline,
)
from timeline.store.snapshot import Snapshot
from timeline.store.store import Store

__all__ = [
    "STORE_VARIABLE",
    "ArticleVersion",
    "ChangedField",
    "IngestResult",
    "IngestStatus",
    "LoggedChange",
    "SavedView",
    "Snapshot",
    "Store",
    "StoredTimeline",
]
