"""The keys of the session, and the values of those that choose."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from timeline.selection import Column


class Lists(StrEnum):
    """What can stand below the timeline."""

    EVENTS = "events"
    READER = "reader"
    UNPLACED = "unplaced"
    IDLE = "idle"
    ARTICLES = "articles"
    LOOKS = "looks"
    HISTORY = "history"


class Dialog(StrEnum):
    """What can lie over the page, one at a time."""

    ADDING = "adding"
    SHARING = "sharing"
    TIMELINES = "timelines"
    CORRECTING = "correcting"
    WRITING = "writing"


class Key(StrEnum):
    """Everything that the session remembers; widgets hold their values under these keys."""

    PROJECT = "project"  # id of the timeline that is open
    DIALOG = "dialog"  # one of Dialog, None without one
    AGAINST = "against"  # the timeline that the open dialog's corrections are made against
    FILL = "fill"  # counts how often the fields of that dialog were filled
    WORDS = "words"  # where an event is added: id of an article and number of its expression, or None
    FAULTS = "faults"  # list of sentences: what went wrong
    REFUSED = "refused"  # why what was last done was not done, None where it was
    DISMISSED = "dismissed"  # set of those sentences that were taken note of
    UNDATED = "undated_articles"  # set of a timeline's and an article's id: no date is asked for any more
    PUBLISHED = "published"
    EVENT = "event"  # id of the event shown in detail, None without one
    LIST = "list"  # one of Lists
    READING = "reading"  # id of the article in the reader, None for that of the chosen event
    NUMBER = "number"  # of the expression in that article that was pointed at, None for the event's own
    CHART = "chart"
    DRAWN = "drawn"  # the filter and the lanes that the timeline was last drawn for
    ROWS = "rows"
    REACH = "reach"  # of which list of events more was asked for, and how many of them
    READER = "reader"
    CHIPS = "chips"
    PRESET = "preset"
    PICTURE = "picture"
    ACTORS = "actors"
    PLACES = "places"
    TEXT = "text"
    FIRST = "first"  # as it was typed; a day in ISO 8601 once it was understood
    LAST = "last"
    MODALITIES = "modalities"
    PRECISION = "precision"
    ANCHORS = "anchors"
    FROM_SOURCES = "from_sources"
    FROM_ARTICLES = "from_articles"
    EVERY = "every"
    MORE = "more"  # whether the other filters are looked at
    LANES = "lanes"
    ORDER = "order"
    COLLAPSED = "collapsed"  # set of the lanes that are one thin row
    TITLE = "title"
    SOURCES = "sources"
    VIEWS = "views"
    VIEW = "view"
    VIEW_NAME = "view_name"
    OPENING = "opening"
    NEW_NAME = "new_name"
    BACKUP = "backup"
    LINKED = "linked"  # the address as it was last written or followed
    WRITTEN = "written"  # when it was last written, in seconds of a clock that only goes on
    HELD = "held"
    GATHERED = "gathered"  # the articles that were read and are not added yet
    PREVIEW = "preview"
    PASTED = "pasted"
    PASTED_TITLE = "pasted_title"
    PASTED_SOURCE = "pasted_source"
    PASTED_DATE = "pasted_date"
    FILES = "files"
    FOLDER = "folder"
    ADDRESSES = "addresses"


CRITERIA: Mapping[Column, Key] = {
    "actors": Key.ACTORS,
    "places": Key.PLACES,
    "modality": Key.MODALITIES,
    "precision": Key.PRECISION,
    "anchor": Key.ANCHORS,
    "source": Key.FROM_SOURCES,
    "article": Key.FROM_ARTICLES,
}
"""The key that holds the values chosen of each column."""
TEXTS = (Key.TEXT, Key.FIRST, Key.LAST)
OWNED = (*TEXTS, *CRITERIA.values(), Key.EVERY, Key.LANES, Key.ORDER, Key.TITLE, Key.SOURCES, Key.PRESET)
"""Keys of widgets that are not always there; Streamlit forgets what such a one held unless it is set anew."""
