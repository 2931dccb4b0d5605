"""Check a store without changing it: find what is damaged, and what can be saved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, Row, Select, select
from sqlalchemy.exc import SQLAlchemyError

from timeline.errors import StoreError
from timeline.safe_text import short_line
from timeline.store.article_versions import row_article
from timeline.store.change_log import load_changes
from timeline.store.codec import DECODE_ERRORS, damaged_extraction, decode_extraction
from timeline.store.correction_table import load_entries
from timeline.store.database import Database
from timeline.store.deduplication import sha256
from timeline.store.location import display_location, is_file, store_url
from timeline.store.migrate import schema_version
from timeline.store.readable_rows import readable_rows
from timeline.store.records import StoredTimeline
from timeline.store.schema import SCHEMAS, articles, extractions, versions
from timeline.store.stored_timelines import load_timelines, load_view_rows

_MOST_LINES = 20
"""Lines of SQLite's own check that are reported."""


@dataclass(frozen=True, slots=True)
class TimelineCheck:
    """The numbers of things that can be saved; ``faults`` has a sentence for each thing that cannot."""

    name: str
    articles: int
    corrections: int
    views: int
    faults: tuple[str, ...]


def check_store(address: str | None = None) -> Iterator[TimelineCheck | StoreError]:
    """Yield each timeline of a store, and an error for each fault of the database itself.

    Raises StoreError if the store cannot be opened at all.
    """
    url = store_url(address)
    if is_file(url) and not Path(url.database or "").is_file():
        raise StoreError(f"{display_location(url)}: there is no such store.")
    database = Database(url)
    try:
        with database.reading() as connection:
            yield from _file_faults(connection, database)
            version = schema_version(connection, database.location)
            if version != SCHEMAS[-1]:
                yield StoreError(
                    f"{database.location}: an older Timeline made this store ({version}). "
                    "Its tables are changed when it is opened; check it again then."
                )
                return
            damaged: list[int] = []
            for timeline in load_timelines(connection, damaged):
                yield _checked(connection, timeline, timeline.id in damaged)
    finally:
        database.close()


def _file_faults(connection: Connection, database: Database) -> Iterator[StoreError]:
    """Yield what SQLite itself finds in a file."""
    if not database.is_file:
        return
    try:
        lines = connection.exec_driver_sql(f"PRAGMA integrity_check({_MOST_LINES})").scalars().all()
        lost = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    except SQLAlchemyError as error:
        lines, lost = [str(error.__cause__ or error)], []
    for line in lines:
        if line != "ok":
            yield StoreError(f"{database.location}: the file is damaged ({short_line(line)}).")
    if lost:
        yield StoreError(f"{database.location}: {len(lost):,} rows refer to a missing row.")


def _checked(connection: Connection, timeline: StoredTimeline, is_damaged: bool) -> TimelineCheck:
    faults = ["The name, the title or the date of the timeline is damaged."] if is_damaged else []
    of_timeline = articles.c.timeline_id == timeline.id

    def rows(query: Select[Any], key: Column[int], what: str) -> Iterator[Row[Any]]:
        def lost(row_id: int) -> None:
            faults.append(f"{what} cannot be read (row {row_id}).")

        return readable_rows(connection, query.where(of_timeline), key, lost)

    versions_of = versions.join(articles, articles.c.id == versions.c.article_id)
    extractions_of = versions_of.join(extractions, extractions.c.version_id == versions.c.id)
    current = {row.key: row.version for row in rows(select(articles), articles.c.id, "The row of an article")}
    extracted = {
        row.version_id: row
        for row in rows(
            select(extractions).select_from(extractions_of), extractions.c.version_id, "An extraction"
        )
    }
    whole = set[str]()
    for row in rows(
        select(articles.c.key, versions).select_from(versions_of), versions.c.id, "A version of an article"
    ):
        if current.get(row.key) == row.number:
            whole.add(row.key)
        faults.extend(_article_faults(row, extracted.get(row.id)))
    faults.extend(f"{short_line(key)}: this article cannot be read." for key in current if key not in whole)
    corrections = sum(1 for _ in load_entries(connection, timeline.id, faults))
    views = sum(1 for _ in load_view_rows(connection, timeline.id, faults))
    for _ in load_changes(connection, timeline.id, faults):
        pass
    return TimelineCheck(timeline.name, len(whole), corrections, views, tuple(faults))


def _article_faults(row: Row[Any], extracted: Row[Any] | None) -> Iterator[str]:
    if sha256(row.text) != row.sha256:
        yield f"{short_line(row.key)}: its text is not the one that was stored."
    if extracted is None or extracted.fault is not None:
        return
    try:
        decode_extraction(row_article(row), extracted.payload or "")
    except DECODE_ERRORS:
        yield damaged_extraction(row.key)
