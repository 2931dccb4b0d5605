"""Restore a timeline from a backup. First the whole file is checked, then all of it is stored, or nothing."""

from __future__ import annotations

import hashlib
import json
import logging
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from sqlalchemy import Connection, insert, select, update

from timeline.corrections import Kind
from timeline.errors import StoreError
from timeline.model import Article
from timeline.safe_text import short_line
from timeline.store.backup import ARTICLES, CORRECTIONS, FORMAT, MANIFEST, VERSION, VERSIONS, VIEWS, Record
from timeline.store.codec import DECODE_ERRORS, decode_extraction, decode_target, decode_value
from timeline.store.deduplication import fingerprint, sha256
from timeline.store.schema import articles, corrections, extractions, timelines, versions, views
from timeline.store.stored_timelines import create_timeline

_LOG = logging.getLogger(__name__)
MEMBERS = (ARTICLES, VERSIONS, CORRECTIONS, VIEWS)
MAX_LINE_BYTES = 256 * 2**20
"""No article is longer. A small damaged file may unpack into a longer line."""
_DAMAGED = (BadZipFile, EOFError, LookupError, TypeError, ValueError, zlib.error, *DECODE_ERRORS)
"""The exceptions from reading a damaged or foreign file."""


def restore(connection: Connection, path: Path, name: str | None) -> int:
    """Store the timeline of a backup as a new one; return its id. A taken name gets a number behind it.

    Raises StoreError if the file is not a backup, is damaged, or comes from a newer program.
    """
    try:
        with ZipFile(path) as archive:
            manifest = _checked_manifest(archive, path)
            return _store(connection, archive, manifest, name)
    except OSError as error:
        why = error.strerror or error
        raise StoreError(f"{short_line(str(path))}: {why}. Check the name and its permissions.") from None
    except _DAMAGED:
        _LOG.exception("damaged backup %r", str(path))
        raise StoreError(
            f"{short_line(str(path))}: this file is not a whole backup of a timeline. Nothing was restored."
        ) from None


def _checked_manifest(archive: ZipFile, path: Path) -> Record:
    """Return the manifest, after checking the hash and the number of lines of every member."""
    with archive.open(MANIFEST) as stream:
        manifest = json.loads(stream.read(MAX_LINE_BYTES))
    if manifest["format"] != FORMAT:
        raise BadZipFile
    if manifest["version"] > VERSION:
        raise StoreError(
            f"{short_line(str(path))}: a newer Timeline made this backup. Restore it with that version."
        )
    for name in MEMBERS:
        digest = hashlib.sha256()
        lines = 0
        for line in _lines(archive, name):
            digest.update(line)
            lines += 1
        if {"sha256": digest.hexdigest(), "lines": lines} != manifest["members"][name]:
            raise BadZipFile
    return dict(manifest)


def _store(connection: Connection, archive: ZipFile, manifest: Record, name: str | None) -> int:
    free = _free_name(connection, str(name or manifest["name"]))
    timeline_id = create_timeline(connection, free, str(manifest["title"]))
    parent = {"timeline_id": timeline_id}
    ids: dict[str, int] = {}
    for row in _records(archive, ARTICLES):
        known = row | parent | {"removed": _moment(row["removed"])}
        inserted = connection.execute(insert(articles).values(known).returning(articles.c.id))
        ids[row["key"]] = inserted.scalar_one()
    for row in _records(archive, VERSIONS):
        _store_version(connection, ids, row)
    for row in _records(archive, CORRECTIONS):
        connection.execute(insert(corrections).values(_checked_correction(row) | parent))
    for row in _records(archive, VIEWS):
        json.loads(row["state"])
        connection.execute(insert(views).values(row | parent))
    connection.execute(update(timelines).where(timelines.c.id == timeline_id).values(revision=1))
    return timeline_id


def _store_version(connection: Connection, ids: dict[str, int], row: dict[str, Any]) -> None:
    key, extractor, payload, fault = (row.pop(name) for name in ("key", "rules", "payload", "fault"))
    text = row["text"]
    row["published"] = None if row["published"] is None else date.fromisoformat(row["published"])
    row |= {"article_id": ids[key], "read_at": _moment(row["read_at"])}
    row |= {"sha256": sha256(text), "fingerprint": fingerprint(text)}
    version_id = connection.execute(insert(versions).values(row).returning(versions.c.id)).scalar_one()
    if extractor is None:
        return
    if payload is not None:
        decode_extraction(Article(key, text), payload)
    extraction = {"version_id": version_id, "extractor_version": extractor}
    connection.execute(insert(extractions).values(extraction | {"payload": payload, "fault": fault}))


def _checked_correction(row: dict[str, Any]) -> dict[str, Any]:
    if row["of"] is None:
        kind = Kind(row["kind"])
        decode_target(row["target"])
        for value in (row["old"], row["new"]):
            decode_value(kind, value)
    return row | {"made": _moment(row["made"])}


def _free_name(connection: Connection, name: str) -> str:
    """Return the name, with a number behind it if another timeline has it."""
    taken = set(connection.execute(select(timelines.c.name)).scalars())
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{name} ({number})"
    return free


def _records(archive: ZipFile, name: str) -> Iterator[dict[str, Any]]:
    return (dict(json.loads(line)) for line in _lines(archive, name))


def _lines(archive: ZipFile, name: str) -> Iterator[bytes]:
    with archive.open(name) as stream:
        while line := stream.readline(MAX_LINE_BYTES):
            if not line.endswith(b"\n"):
                raise BadZipFile
            yield line


def _moment(written: str | None) -> datetime | None:
    return None if written is None else datetime.fromisoformat(written)
