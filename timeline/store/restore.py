"""A timeline out of a backup: first the whole file is checked, then all of it is stored, or nothing."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from sqlalchemy import Connection, insert, select, update

from timeline.errors import StoreError
from timeline.model import Article
from timeline.safe_text import short_line
from timeline.store.backup import ARTICLES, CORRECTIONS, FORMAT, MANIFEST, VERSION, VERSIONS, VIEWS, Record
from timeline.store.correction import Kind
from timeline.store.correction_json import target, value
from timeline.store.payload import decoded
from timeline.store.projects import create
from timeline.store.sameness import fingerprint, sha256
from timeline.store.schema import articles, corrections, extractions, projects, versions, views

MEMBERS = (ARTICLES, VERSIONS, CORRECTIONS, VIEWS)
LONGEST_LINE = 256 * 2**20
"""Bytes of one line; a longer one, as a small file can unpack into, is no article's."""
_DAMAGED = (BadZipFile, EOFError, LookupError, TypeError, ValueError, zlib.error)
"""What reading a damaged or foreign file raises."""


def restore(connection: Connection, path: Path, name: str | None) -> int:
    """Store the timeline of a backup as a new one and return its id; a taken name gets a number behind it.

    Raises StoreError for a file that is no backup, is damaged, or comes from a newer program.
    """
    try:
        with ZipFile(path) as archive:
            manifest = _checked(archive, path)
            return _stored(connection, archive, manifest, name)
    except OSError as error:
        why = error.strerror or error
        raise StoreError(f"{short_line(str(path))}: {why}; check the name and its permissions.") from None
    except _DAMAGED:
        named = short_line(str(path))
        raise StoreError(f"{named}: this is no whole backup of a timeline; nothing was restored.") from None


def _checked(archive: ZipFile, path: Path) -> Record:
    """Return the manifest of a file whose members are all what it says."""
    with archive.open(MANIFEST) as stream:
        manifest = json.loads(stream.read(LONGEST_LINE))
    if manifest["format"] != FORMAT:
        raise BadZipFile
    if manifest["version"] > VERSION:
        named = short_line(str(path))
        raise StoreError(f"{named}: a newer Timeline made this backup; restore it with that one.")
    for name in MEMBERS:
        digest = hashlib.sha256()
        lines = 0
        for line in _lines(archive, name):
            digest.update(line)
            lines += 1
        if {"sha256": digest.hexdigest(), "lines": lines} != manifest["members"][name]:
            raise BadZipFile
    return dict(manifest)


def _stored(connection: Connection, archive: ZipFile, manifest: Record, name: str | None) -> int:
    free = _free(connection, str(name or manifest["name"]))
    project = create(connection, free, str(manifest["title"]))
    inside = {"project_id": project}
    ids: dict[str, int] = {}
    for row in _records(archive, ARTICLES):
        known = row | inside | {"removed": _moment(row["removed"])}
        made = connection.execute(insert(articles).values(known).returning(articles.c.id))
        ids[row["key"]] = made.scalar_one()
    for row in _records(archive, VERSIONS):
        _store_version(connection, ids, row)
    for row in _records(archive, CORRECTIONS):
        connection.execute(insert(corrections).values(_correction(row) | inside))
    for row in _records(archive, VIEWS):
        json.loads(row["state"])
        connection.execute(insert(views).values(row | inside))
    connection.execute(update(projects).where(projects.c.id == project).values(revision=1))
    return project


def _store_version(connection: Connection, ids: dict[str, int], row: dict[str, Any]) -> None:
    key, rules, payload, fault = (row.pop(name) for name in ("key", "rules", "payload", "fault"))
    text = row["text"]
    row["published"] = None if row["published"] is None else date.fromisoformat(row["published"])
    row |= {"article_id": ids[key], "read_at": _moment(row["read_at"])}
    row |= {"sha256": sha256(text), "fingerprint": fingerprint(text)}
    version = connection.execute(insert(versions).values(row).returning(versions.c.id)).scalar_one()
    if rules is None:
        return
    if payload is not None:
        decoded(Article(key, text), payload)
    found = {"version_id": version, "rules": rules, "payload": payload, "fault": fault}
    connection.execute(insert(extractions).values(found))


def _correction(row: dict[str, Any]) -> dict[str, Any]:
    if row["of"] is None:
        kind = Kind(row["kind"])
        target(row["target"]), value(kind, row["old"]), value(kind, row["new"])
    return row | {"made": _moment(row["made"])}


def _free(connection: Connection, name: str) -> str:
    """Return the name, with a number behind it where there is a timeline of that name."""
    taken = set(connection.execute(select(projects.c.name)).scalars())
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{name} ({number})"
    return free


def _records(archive: ZipFile, name: str) -> Iterator[dict[str, Any]]:
    return (dict(json.loads(line)) for line in _lines(archive, name))


def _lines(archive: ZipFile, name: str) -> Iterator[bytes]:
    with archive.open(name) as stream:
        while line := stream.readline(LONGEST_LINE):
            if not line.endswith(b"\n"):
                raise BadZipFile
            yield line


def _moment(written: str | None) -> datetime | None:
    return None if written is None else datetime.fromisoformat(written)
