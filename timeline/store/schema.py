"""The tables of the store as this version of the program knows them; ``migrations/`` leads up to them."""

from __future__ import annotations

from datetime import UTC, datetime

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

SCHEMAS = ("v0001", "v0002")
"""The versions of the schema, oldest first: those of the files in ``migrations/versions``."""


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, to the microsecond, in databases with and without time zones."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Return the moment as it is stored."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Return the moment as it was."""
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


def _inside(parent: str) -> Column[int]:
    """Return the column that names the row this one belongs to and goes with."""
    table = parent.removesuffix("_id") + "s"
    foreign = ForeignKey(f"{table}.id", ondelete="CASCADE")
    return Column(parent, Integer, foreign, nullable=False, index=True)


projects = Table(
    "projects",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("made", Moment, nullable=False),
    Column("revision", Integer, nullable=False),  # counts what was written: who reads sees a change by it
    sqlite_autoincrement=True,  # no id comes again after what had it was deleted
)
views = Table(
    "views",
    metadata,
    Column("id", Integer, primary_key=True),
    _inside("project_id"),
    Column("name", Text, nullable=False),
    Column("state", Text, nullable=False),  # JSON; its meaning is the page's
    UniqueConstraint("project_id", "name"),
)
articles = Table(
    "articles",
    metadata,
    Column("id", Integer, primary_key=True),
    _inside("project_id"),
    Column("key", Text, nullable=False),  # the article's id, which its mentions' ids are made of
    Column("address", Text, index=True),  # its URL without what does not tell pages apart
    Column("version", Integer, nullable=False),  # number of the version that counts
    Column("removed", Moment),
    UniqueConstraint("project_id", "key"),
    sqlite_autoincrement=True,
)
versions = Table(
    "versions",
    metadata,
    Column("id", Integer, primary_key=True),
    _inside("article_id"),
    Column("number", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("title", Text),
    Column("published", Date),
    Column("published_from", Text),
    Column("source", Text),
    Column("author", Text),
    Column("url", Text),
    Column("archive", Text),
    Column("language", Text),
    Column("sha256", String(64), nullable=False),  # of the text in UTF-8
    Column("fingerprint", String(64), nullable=False, index=True),  # of its words: white space aside
    Column("read_at", Moment, nullable=False),
    UniqueConstraint("article_id", "number"),
    sqlite_autoincrement=True,
)
extractions = Table(
    "extractions",
    metadata,
    Column("version_id", Integer, ForeignKey("versions.id", ondelete="CASCADE"), primary_key=True),
    Column("rules", String(64), nullable=False),  # what the program read by
    Column("payload", Text),  # JSON, see ``payload``; nothing where the extraction failed
    Column("fault", Text),  # why it failed
)
corrections = Table(
    "corrections",
    metadata,
    Column("id", Integer, primary_key=True),
    _inside("project_id"),
    Column("number", Integer, nullable=False),  # 1, 2, ... within the project: the order they were made in
    Column("made", Moment, nullable=False),
    Column("action", String(8), nullable=False),  # "make", "undo" or "redo"
    Column("of", Integer),  # number of the correction that is undone or redone
    Column("kind", String(32)),
    Column("target", Text),  # JSON, see ``values``
    Column("old", Text),
    Column("new", Text),
    Column("note", Text, nullable=False),
    UniqueConstraint("project_id", "number"),
)
