"""The tables of the store in this version of the program; ``migrations/`` leads up to them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any

from sqlalchemy import (
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

SCHEMAS = ("v0001", "v0002", "v0003", "v0004", "v0005", "v0006", "v0007")
"""The versions of the schema, oldest first: one for each file in ``migrations/versions``."""


class DamagedValueError(ValueError):
    """A stored value is not of its column's type."""


class _Checked(TypeDecorator[Any]):
    """A type that raises DamagedValueError for a stored value that it cannot read."""

    __abstract__ = True

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        """Return the reading of a stored value."""
        read = super().result_processor(dialect, coltype)
        return read and partial(_read, read)


def _read(read: Callable[[Any], Any], value: Any) -> Any:
    try:
        return read(value)
    except (TypeError, ValueError, AttributeError) as error:
        raise DamagedValueError(f"{value!r} in the place of a date") from error


class Day(_Checked):
    """A day of the calendar."""

    impl = Date
    cache_ok = True


class Moment(_Checked):
    """A moment in UTC, to the microsecond, in databases with and without time zones."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Return the moment in its stored form."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Return the stored moment with its time zone."""
        return None if value is None else value.replace(tzinfo=UTC)


def now() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _parent_id(column: str) -> Column[int]:
    """Return the foreign key column to a parent row; the row is deleted with its parent."""
    table = column.removesuffix("_id") + "s"
    foreign = ForeignKey(f"{table}.id", ondelete="CASCADE")
    return Column(column, Integer, foreign, nullable=False, index=True)


timelines = Table(
    "timelines",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("made", Moment, nullable=False),
    Column("revision", Integer, nullable=False),  # grows with every write, so that readers notice it
    sqlite_autoincrement=True,  # the id of a deleted row is never used again
)
views = Table(
    "views",
    metadata,
    Column("id", Integer, primary_key=True),
    _parent_id("timeline_id"),
    Column("name", Text, nullable=False),
    Column("state", Text, nullable=False),  # JSON; only the page understands it
    UniqueConstraint("timeline_id", "name"),
)
articles = Table(
    "articles",
    metadata,
    Column("id", Integer, primary_key=True),
    _parent_id("timeline_id"),
    Column("key", Text, nullable=False),  # the article's id; mention ids are made from it
    Column("address", Text, index=True),  # its URL, normalised for comparison
    Column("version", Integer, nullable=False),  # number of the current version
    Column("removed", Moment),
    UniqueConstraint("timeline_id", "key"),
    sqlite_autoincrement=True,
)
versions = Table(
    "versions",
    metadata,
    Column("id", Integer, primary_key=True),
    _parent_id("article_id"),
    Column("number", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("title", Text),
    Column("published", Day),
    Column("published_from", Text),
    Column("source", Text),
    Column("author", Text),
    Column("url", Text),
    Column("archive", Text),
    Column("language", Text),
    Column("sha256", String(64), nullable=False),  # of the text in UTF-8
    Column("fingerprint", String(64), nullable=False, index=True),  # of its words, without white space
    Column("read_at", Moment, nullable=False),
    UniqueConstraint("article_id", "number"),
    sqlite_autoincrement=True,
)
extractions = Table(
    "extractions",
    metadata,
    Column("version_id", Integer, ForeignKey("versions.id", ondelete="CASCADE"), primary_key=True),
    Column("extractor_version", String(64), nullable=False),
    Column("payload", Text),  # JSON, see ``codec``; null if the extraction failed
    Column("fault", Text),  # the message of a failed extraction
)
merged_mentions = Table(  # computed from the extractions, see ``merged_mentions.py``
    "merged_mentions",
    metadata,
    Column("timeline_id", Integer, ForeignKey("timelines.id", ondelete="CASCADE"), primary_key=True),
    Column("merger_version", String(64), nullable=False),
    Column("made_from", Text, nullable=False),  # JSON: the ids of the versions, by extractor version
    Column("families", Text, nullable=False),  # JSON: families of groups of mention ids
    Column("described", Text),  # JSON: names, and the date, witnesses and weight of each event
)
corrections = Table(
    "corrections",
    metadata,
    Column("id", Integer, primary_key=True),
    _parent_id("timeline_id"),
    Column("number", Integer, nullable=False),  # 1, 2, ... within the timeline, in the order of making
    Column("made", Moment, nullable=False),
    Column("action", String(8), nullable=False),  # "make", "undo" or "redo"
    Column("of", Integer),  # number of the undone or redone correction
    Column("act", Integer, nullable=False, server_default="0"),  # number of the first entry of its act
    Column("person", Text, nullable=False, server_default=""),  # who did it, as signed in
    Column("kind", String(32)),
    Column("target", Text),  # JSON, see ``codec``
    Column("old", Text),
    Column("new", Text),
    Column("note", Text, nullable=False),
    UniqueConstraint("timeline_id", "number"),
)
changes = Table(  # of articles and of the timeline's names, see ``change_log.py``
    "changes",
    metadata,
    Column("id", Integer, primary_key=True),
    _parent_id("timeline_id"),
    Column("made", Moment, nullable=False),
    Column("person", Text, nullable=False),  # who did it, as signed in
    Column("article", Text),  # its key; null for the timeline itself
    Column("field", String(16), nullable=False),
    Column("old", Text),
    Column("new", Text),
)
