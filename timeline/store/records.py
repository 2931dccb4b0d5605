"""The records returned by the store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from timeline.model import Article


@dataclass(frozen=True, slots=True)
class StoredTimeline:
    """A timeline of the store, without its content.

    ``title`` is "" until a person gives one. ``revision`` grows with every write to the timeline, by any
    program. ``articles`` is the number of its articles.
    """

    id: int
    name: str
    title: str
    made: datetime
    revision: int
    articles: int


class IngestStatus(StrEnum):
    """The outcome of adding one article."""

    NEW = "new"
    CHANGED = "changed"  # stored as a newer version of a known article
    KNOWN = "known"  # the same text was already stored
    FAILED = "failed"  # not readable, or the extraction failed; see ``message``
    NOTED = "noted"  # no article, only a remark about the input; see ``message``


@dataclass(frozen=True, slots=True)
class IngestResult:
    """The outcome of adding one article, after it was stored.

    ``key`` is the article's id, or "" for unreadable input. ``message`` explains a failure or holds a remark.
    """

    key: str
    status: IngestStatus
    message: str = ""


@dataclass(frozen=True, slots=True)
class ArticleVersion:
    """One version of an article. ``sha256`` is the hash of its text in UTF-8."""

    number: int
    article: Article
    sha256: str
    read_at: datetime


@dataclass(frozen=True, slots=True)
class SavedView:
    """A filter and layout of the page, under a name. ``state`` is JSON data of the page."""

    name: str
    state: Mapping[str, Any]


class ChangedField(StrEnum):
    """What somebody changes of an article or of a timeline. The values are stored: never change one."""

    TITLE = "title"
    PUBLISHED = "published"
    SOURCE = "source"
    AUTHOR = "author"
    URL = "url"
    ARCHIVE = "archive"
    LANGUAGE = "language"
    TEXT = "text"  # ``old`` and ``new`` are the numbers of the article's versions with the two texts
    REMOVED = "removed"  # "yes" after an article was removed from the timeline
    TIMELINE_NAME = "timeline_name"
    PICTURE_TITLE = "picture_title"


@dataclass(frozen=True, slots=True)
class LoggedChange:
    """A change of an article, or of the timeline's name or picture title.

    ``person`` is who made it, as signed in; "" if the page knows nobody. ``article`` is the article's id,
    ``None`` for the timeline. ``old`` and ``new`` are ``None`` for no value.
    """

    made: datetime
    person: str
    article: str | None
    field: ChangedField
    old: str | None
    new: str | None

    @property
    def opposite(self) -> tuple[str | None, ChangedField, str | None, str | None]:
        """What the change that takes this one back is about: article, field, old and new value."""
        return self.article, self.field, self.new, self.old


@dataclass(frozen=True, slots=True)
class ChangeAct:
    """Changes that one person made in one moment. ``since`` is when they came into force, or out of it."""

    changes: tuple[LoggedChange, ...]
    since: datetime

    @property
    def made(self) -> datetime:
        """When the changes were made first."""
        return self.changes[0].made
