"""Back up a whole timeline as one file: a ZIP of JSON Lines, for any program and any version to read.

A copy of the database would hold every timeline, in one version of one database's format. This file has the
rows of one timeline, with their field names. ``manifest.json`` names the format and has the SHA-256 of each
member. The field names are part of the format: they stay as they are, also if a column gets another name.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from sqlalchemy import Connection, Row, select

from timeline import __version__
from timeline.atomic_file import atomic_file
from timeline.corrections import Entry
from timeline.errors import StoreError
from timeline.model import Article
from timeline.safe_text import short_line
from timeline.store.codec import DECODE_ERRORS, damaged_extraction, decode_extraction
from timeline.store.correction_table import load_entries
from timeline.store.readable_rows import readable_rows
from timeline.store.records import SavedView
from timeline.store.schema import articles, extractions, now, versions
from timeline.store.stored_timelines import load_timeline, load_view_rows

_LOG = logging.getLogger(__name__)
FORMAT, VERSION = "timeline-backup", 1
"""Name and version of the format. The version grows if older programs can no longer restore the file."""
MANIFEST = "manifest.json"
ARTICLES, VERSIONS, CORRECTIONS, VIEWS = (
    f"{each}.jsonl" for each in ("articles", "versions", "corrections", "views")
)
DATABASE_IDS = ("id", "timeline_id", "article_id")
"""Columns left out of a backup: their numbers mean something only in one database."""

Record = Mapping[str, Any]


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
    """The rows of a timeline that can be read; ``left_out`` has a sentence for each other one, once read."""

    def __init__(self, connection: Connection, timeline_id: int) -> None:
        self.left_out: list[str] = []
        self._connection = connection
        self._timeline_id = timeline_id
        self._read_versions: dict[str, list[int]] = {}

    def members(self) -> dict[str, Iterator[Record]]:
        """Return the rows by the name of their member. The versions tell which articles are whole."""
        return {
            VERSIONS: self._versions(),
            ARTICLES: self._articles(),
            CORRECTIONS: (_record(row) for row, _ in self._entries()),
            VIEWS: (_record(row) for row, _ in self._views()),
        }

    def _entries(self) -> Iterator[tuple[Row[Any], Entry]]:
        return load_entries(self._connection, self._timeline_id, self.left_out)

    def _views(self) -> Iterator[tuple[Row[Any], SavedView]]:
        return load_view_rows(self._connection, self._timeline_id, self.left_out)

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
        for row in readable_rows(self._connection, query, versions.c.id, self._lose_version):
            self._read_versions.setdefault(row.key, []).append(row.number)
            yield self._version_record(row)

    def _articles(self) -> Iterator[Record]:
        """Yield the articles; one without its newest version gets the newest that can be read."""
        query = select(articles).where(articles.c.timeline_id == self._timeline_id)
        for row in readable_rows(self._connection, query, articles.c.id, self._lose_article):
            numbers = self._read_versions.get(row.key, [])
            if row.version in numbers:
                yield _record(row)
            elif numbers:
                self.left_out.append(
                    f"{short_line(row.key)}: an earlier version is in the place of the newest."
                )
                yield {**_record(row), "version": max(numbers)}
            else:
                self.left_out.append(f"{short_line(row.key)}: no version of this article can be read.")

    def _version_record(self, row: Row[Any]) -> Record:
        """Return a version; a damaged extraction is left out, because the backup could not be restored."""
        record = _record(row)
        try:
            if row.payload is not None:
                decode_extraction(Article(row.key, row.text), row.payload)
        except DECODE_ERRORS:
            _LOG.exception("the backup leaves out a damaged extraction of %r", row.key)
            self.left_out.append(damaged_extraction(row.key))
            return {**record, "payload": None, "fault": damaged_extraction(row.key)}
        return record

    def _lose_version(self, row_id: int) -> None:
        self.left_out.append(f"A version of an article is damaged and was left out (row {row_id}).")

    def _lose_article(self, row_id: int) -> None:
        self.left_out.append(f"An article is damaged and was left out (row {row_id}).")


def _record(row: Row[Any]) -> Record:
    return {name: value for name, value in row._mapping.items() if name not in DATABASE_IDS}


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
