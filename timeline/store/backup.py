"""Back up a whole timeline as one file: a ZIP of JSON Lines, for any program and any version to read.

A copy of the database would hold every timeline, in one version of one database's format. This file has the
rows of one timeline, with their field names. ``manifest.json`` names the format and has the SHA-256 of each
member. The field names are part of the format: they stay as they are, also if a column gets another name.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from msgspec import MsgspecError, Struct, convert
from sqlalchemy import Connection, Row, select

from timeline import __version__
from timeline.atomic_file import atomic_file
from timeline.corrections import Entry
from timeline.errors import StoreError
from timeline.model import Article
from timeline.safe_text import short_line
from timeline.store.backup_records import (
    ArticleRecord,
    ChangeRecord,
    VersionRecord,
    ViewRecord,
    act_by_moment,
)
from timeline.store.change_log import load_changes
from timeline.store.codec import DECODE_ERRORS, damaged_extraction, decode_extraction
from timeline.store.correction_table import load_entries
from timeline.store.readable_rows import readable_rows
from timeline.store.schema import articles, extractions, now, versions
from timeline.store.stored_timelines import load_timeline, load_view_rows

_LOG = logging.getLogger(__name__)
FORMAT, VERSION = "timeline-backup", 1
"""Name and version of the format. The version grows if older programs can no longer restore the file."""
MANIFEST = "manifest.json"
ARTICLES, VERSIONS, CORRECTIONS, VIEWS, CHANGES = (
    f"{each}.jsonl" for each in ("articles", "versions", "corrections", "views", "changes")
)
MAY_LACK = frozenset({CHANGES})
"""Members that a backup has only if there is something for them: older programs know nothing of them."""
DATABASE_IDS = ("id", "timeline_id", "article_id")
"""Columns left out of a backup: their numbers mean something only in one database."""

Record = dict[str, Any]


def back_up(connection: Connection, timeline_id: int, path: Path) -> tuple[str, ...]:
    """Write a timeline into a file; return a sentence for each thing that is damaged and so left out.

    If the work stops early, an existing file stays as it was. Raises StoreError if the file cannot be
    written.
    """
    about = load_timeline(connection, timeline_id)
    content = _Content(connection, timeline_id)
    try:
        with atomic_file(path, private=True) as stream, ZipFile(stream, "w", ZIP_DEFLATED) as archive:
            members = {name: _write_member(archive, name, rows) for name, rows in content.members().items()}
            program = {"format": FORMAT, "version": VERSION, "program": __version__, "made": now()}
            stated = {"name": about.name, "title": about.title, "members": members}
            left_out = {"left_out": content.left_out} if content.left_out else {}
            archive.writestr(MANIFEST, _json({**program, **stated, **left_out}))
    except OSError as error:
        name, why = short_line(str(path)), error.strerror or error
        raise StoreError(f"{name}: the backup could not be written ({why}). Name another file.") from None
    return tuple(content.left_out)


class _Content:
    """The rows of a timeline that can be restored; ``left_out`` gets a sentence for each other one."""

    def __init__(self, connection: Connection, timeline_id: int) -> None:
        self.left_out: list[str] = []
        self._connection = connection
        self._timeline_id = timeline_id
        self._read_versions: dict[str, list[int]] = {}
        query = select(articles).where(articles.c.timeline_id == timeline_id)
        rows = readable_rows(connection, query, articles.c.id, self._lose_article)
        self._articles = {
            record["key"]: record for record in self._restorable(ArticleRecord, rows, self._lose_article)
        }

    @cached_property
    def _changes(self) -> list[Record]:
        rows = (row for row, _ in load_changes(self._connection, self._timeline_id, self.left_out))
        return list(self._restorable(ChangeRecord, rows, self._lose_change))

    def members(self) -> dict[str, Iterator[Record]]:
        """Return the rows by the name of their member. The versions tell which articles are whole."""
        return {
            VERSIONS: self._versions(),
            ARTICLES: self._whole_articles(),
            CORRECTIONS: self._corrections(),
            VIEWS: self._restorable(ViewRecord, self._views(), self._lose_view),
            **({CHANGES: iter(self._changes)} if self._changes else {}),
        }

    def _corrections(self) -> Iterator[Record]:
        """Yield the history; a field that the first version had not is left out where it says nothing new."""
        before: Entry | None = None
        for row, entry in load_entries(self._connection, self._timeline_id, self.left_out):
            record = {**_record(row), "act": entry.act}
            if entry.act == act_by_moment(entry, before):
                del record["act"]
            if not entry.person:
                del record["person"]
            yield record
            before = entry

    def _views(self) -> Iterator[Row[Any]]:
        return (row for row, _ in load_view_rows(self._connection, self._timeline_id, self.left_out))

    def _versions(self) -> Iterator[Record]:
        query = (
            select(
                articles.c.key,
                versions,
                extractions.c.extractor_version.label("rules"),
                extractions.c.payload,
                extractions.c.fault,
            )
            .join(articles, articles.c.id == versions.c.article_id)
            .outerjoin(extractions, extractions.c.version_id == versions.c.id)
            .where(articles.c.timeline_id == self._timeline_id)
        )
        rows = readable_rows(self._connection, query, versions.c.id, self._lose_version)
        of_articles = (row for row in rows if row.key in self._articles)
        for record in self._restorable(VersionRecord, of_articles, self._lose_version):
            self._read_versions.setdefault(record["key"], []).append(record["number"])
            yield self._with_whole_extraction(record)

    def _whole_articles(self) -> Iterator[Record]:
        """Yield the articles; one without its newest version gets the newest that can be read."""
        for key, record in self._articles.items():
            numbers = self._read_versions.get(key, [])
            if record["version"] in numbers:
                yield record
            elif numbers:
                self.left_out.append(f"{short_line(key)}: an earlier version is in the place of the newest.")
                yield {**record, "version": max(numbers)}
            else:
                self.left_out.append(f"{short_line(key)}: no version of this article can be read.")

    def _restorable(
        self, kind: type[Struct], rows: Iterable[Row[Any]], lose: Callable[[int], None]
    ) -> Iterator[Record]:
        """Yield the records of the rows, without those that a restore would refuse."""
        for row in rows:
            record = _record(row)
            try:
                convert(record, kind)
            except (MsgspecError, ValueError):
                lose(row.id)
            else:
                yield record

    def _with_whole_extraction(self, record: Record) -> Record:
        """Return a version without a damaged extraction, because the backup could not be restored."""
        key, payload = record["key"], record["payload"]
        try:
            if payload is not None:
                decode_extraction(Article(key, record["text"]), payload)
        except DECODE_ERRORS:
            _LOG.exception("the backup leaves out a damaged extraction of %r", key)
            self.left_out.append(damaged_extraction(key))
            return {**record, "payload": None, "fault": damaged_extraction(key)}
        return record

    def _lose_version(self, row_id: int) -> None:
        self.left_out.append(f"A version of an article is damaged and was left out (row {row_id}).")

    def _lose_article(self, row_id: int) -> None:
        self.left_out.append(f"An article is damaged and was left out (row {row_id}).")

    def _lose_change(self, row_id: int) -> None:
        self.left_out.append(f"A change of an article or a name is damaged and was left out (row {row_id}).")

    def _lose_view(self, row_id: int) -> None:
        self.left_out.append(f"A saved view is damaged and was left out (row {row_id}).")


def _record(row: Row[Any]) -> Record:
    return {str(name): value for name, value in row._mapping.items() if name not in DATABASE_IDS}


def _write_member(archive: ZipFile, name: str, rows: Iterable[Record]) -> Record:
    """Write a member; return its entry in the manifest."""
    digest, lines = hashlib.sha256(), 0
    with archive.open(name, "w", force_zip64=True) as stream:
        for row in rows:
            line = f"{_json(row)}\n".encode()
            digest.update(line)
            stream.write(line)
            lines += 1
    return {"sha256": digest.hexdigest(), "lines": lines}


def _json(value: object) -> str:
    return json.dumps(value, default=_iso, separators=(",", ":"))


def _iso(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(type(value).__name__)
