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
from timeline.errors import StoreError
from timeline.model import Article
from timeline.safe_text import short_line
from timeline.store.codec import DECODE_ERRORS, damaged_extraction, decode_extraction
from timeline.store.schema import articles, corrections, extractions, now, versions, views
from timeline.store.stored_timelines import load_timeline

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


def back_up(connection: Connection, timeline_id: int, path: Path) -> None:
    """Write a timeline into a file. If the work stops early, an existing file stays as it was.

    Raises StoreError if the file cannot be written.
    """
    about = load_timeline(connection, timeline_id)
    try:
        with atomic_file(path, private=True) as stream, ZipFile(stream, "w", ZIP_DEFLATED) as archive:
            members = {
                name: _write_member(archive, name, rows)
                for name, rows in _members(connection, timeline_id).items()
            }
            program = {"format": FORMAT, "version": VERSION, "program": __version__, "made": now()}
            content = {"name": about.name, "title": about.title, "members": members}
            archive.writestr(MANIFEST, _json(program | content))
    except OSError as error:
        name, why = short_line(str(path)), error.strerror or error
        raise StoreError(f"{name}: the backup could not be written ({why}). Name another file.") from None


def _members(connection: Connection, timeline_id: int) -> dict[str, Iterator[Record]]:
    """Return the rows of a timeline by the name of their member."""
    in_timeline = articles.c.timeline_id == timeline_id
    article_versions = (
        select(
            articles.c.key,
            versions,
            extractions.c.extractor_version.label("rules"),
            extractions.c.payload,
            extractions.c.fault,
        )
        .join(articles, articles.c.id == versions.c.article_id)
        .outerjoin(extractions, extractions.c.version_id == versions.c.id)
        .where(in_timeline)
        .order_by(versions.c.id)
    )
    queries = {
        ARTICLES: select(articles).where(in_timeline).order_by(articles.c.id),
        VERSIONS: article_versions,
        CORRECTIONS: select(corrections)
        .where(corrections.c.timeline_id == timeline_id)
        .order_by(corrections.c.number),
        VIEWS: select(views).where(views.c.timeline_id == timeline_id).order_by(views.c.id),
    }
    streaming = connection.execution_options(yield_per=100)
    return {
        name: map(_version_record if name == VERSIONS else _record, streaming.execute(query))
        for name, query in queries.items()
    }


def _record(row: Row[Any]) -> Record:
    return {name: value for name, value in row._mapping.items() if name not in DATABASE_IDS}


def _version_record(row: Row[Any]) -> Record:
    """Return a version; a damaged extraction is left out, because the backup could not be restored."""
    record = _record(row)
    try:
        if row.payload is not None:
            decode_extraction(Article(row.key, row.text), row.payload)
    except DECODE_ERRORS:
        _LOG.exception("the backup leaves out a damaged extraction of %r", row.key)
        return {**record, "payload": None, "fault": damaged_extraction(row.key)}
    return record


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
