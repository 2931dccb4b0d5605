"""A whole timeline as one file: a ZIP of JSON Lines, for any program to read and any version to restore.

A copy of the database would hold every timeline, in one version of one database's format; here are the rows
of one timeline under their names. ``manifest.json`` says what the file is and gives each member's SHA-256.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from sqlalchemy import Connection, Row, select

from timeline import __version__
from timeline.atomic_file import atomic_file
from timeline.errors import StoreError
from timeline.safe_text import short_line
from timeline.store.projects import one_project
from timeline.store.schema import articles, corrections, extractions, now, versions, views

FORMAT, VERSION = "timeline-backup", 1
"""What a manifest says the file is; the version grows when an older program could not restore it."""
MANIFEST = "manifest.json"
ARTICLES, VERSIONS, CORRECTIONS, VIEWS = (
    f"{each}.jsonl" for each in ("articles", "versions", "corrections", "views")
)

Record = Mapping[str, Any]


def back_up(connection: Connection, project: int, path: Path) -> None:
    """Write a timeline into a file that is whole in the end or, where the work stops before, as it was.

    Raises StoreError where it cannot be written.
    """
    about = one_project(connection, project)
    try:
        with atomic_file(path) as stream, ZipFile(stream, "w", ZIP_DEFLATED) as archive:
            members = {
                name: _member(archive, name, rows) for name, rows in _rows(connection, project).items()
            }
            told = {"format": FORMAT, "version": VERSION, "program": __version__, "made": now()}
            known = {"name": about.name, "title": about.title, "members": members}
            archive.writestr(MANIFEST, _json(told | known))
    except OSError as error:
        named, why = short_line(str(path)), error.strerror or error
        raise StoreError(f"{named}: the backup could not be written ({why}); name another file.") from None


def _rows(connection: Connection, project: int) -> dict[str, Iterator[Record]]:
    """Return the rows of a timeline by the name of the member that they go to."""
    inside = articles.c.project_id == project
    kept = (
        select(articles.c.key, versions, extractions.c.rules, extractions.c.payload, extractions.c.fault)
        .join(articles, articles.c.id == versions.c.article_id)
        .outerjoin(extractions, extractions.c.version_id == versions.c.id)
        .where(inside)
        .order_by(versions.c.id)
    )
    queries = {
        ARTICLES: select(articles).where(inside).order_by(articles.c.id),
        VERSIONS: kept,
        CORRECTIONS: select(corrections)
        .where(corrections.c.project_id == project)
        .order_by(corrections.c.number),
        VIEWS: select(views).where(views.c.project_id == project).order_by(views.c.id),
    }
    streaming = connection.execution_options(yield_per=100)
    return {name: map(_record, streaming.execute(query)) for name, query in queries.items()}


def _record(row: Row[Any]) -> Record:
    """Return a row under its names, without the numbers that only its database knows."""
    return {
        name: value for name, value in row._mapping.items() if name not in ("id", "project_id", "article_id")
    }


def _member(archive: ZipFile, name: str, rows: Iterable[Record]) -> Record:
    """Write a member, and return what the manifest says of it."""
    digest, lines = hashlib.sha256(), 0
    with archive.open(name, "w", force_zip64=True) as stream:
        for row in rows:
            line = f"{_json(row)}\n".encode()
            digest.update(line)
            stream.write(line)
            lines += 1
    return {"sha256": digest.hexdigest(), "lines": lines}


def _json(value: object) -> str:
    return json.dumps(value, default=_written, separators=(",", ":"))


def _written(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(type(value).__name__)
