"""Restore a timeline from a backup. First the whole file is checked, then all of it is stored, or nothing.

The check needs no lock on the store: others write to it meanwhile. A backup may be damaged or forged, so its
corrections are applied to its events, as the page will do, before a row of it is stored.
"""

from __future__ import annotations

import hashlib
import io
import logging
from collections.abc import Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, TypeVar, cast
from zipfile import BadZipFile, ZipFile

from msgspec.json import Decoder
from sqlalchemy import Connection, Table, insert, select, update
from sqlalchemy.exc import SQLAlchemyError

from timeline.corrections import Action, Correction, Entry, apply_corrections
from timeline.errors import StoreError
from timeline.merging import merged_events
from timeline.model import Article, Extraction
from timeline.safe_text import short_line
from timeline.store.article_versions import STORED_FIELDS
from timeline.store.backup import (
    ARTICLES,
    CHANGES,
    CORRECTIONS,
    FORMAT,
    MANIFEST,
    MAY_LACK,
    VERSION,
    VERSIONS,
    VIEWS,
)
from timeline.store.backup_records import (
    ArticleRecord,
    ChangeRecord,
    CorrectionRecord,
    Manifest,
    Record,
    VersionRecord,
    ViewRecord,
    decode_manifest,
    with_acts,
)
from timeline.store.codec import decode_extraction
from timeline.store.database import Database
from timeline.store.deduplication import fingerprint, sha256
from timeline.store.readable_rows import readable_rows
from timeline.store.schema import articles, changes, corrections, extractions, timelines, versions, views
from timeline.store.stored_timelines import MAX_NAME_LENGTH, create_timeline, decode_state, normalised_name

_LOG = logging.getLogger(__name__)
MAX_LINE_BYTES = 256 * 2**20
"""No article is longer. A small damaged file may unpack into a longer line."""
_MAX_MANIFEST_BYTES = 2**20
_FREE_BYTES = 500_000_000
"""Unpacked bytes without a check of the ratio."""
_MAX_RATIO = 100
"""Limit for unpacked to packed size; a timeline's own backup has a ratio of about 8."""
_ROWS_PER_INSERT = 100

_DECODERS: Mapping[str, Decoder[Any]] = {
    ARTICLES: Decoder(ArticleRecord),
    VERSIONS: Decoder(VersionRecord),
    CORRECTIONS: Decoder(CorrectionRecord),
    VIEWS: Decoder(ViewRecord),
    CHANGES: Decoder(ChangeRecord),
}
"""The members of a backup, each with the decoder of its lines."""
Item = TypeVar("Item")
Key = TypeVar("Key", bound=Hashable)


def restore(database: Database, path: Path, name: str | None, shown: str | None = None) -> int:
    """Store the timeline of a backup as a new one; return its id. A taken name gets a number behind it.

    ``shown`` is the name of the file for messages, if it is not the path.

    Raises StoreError if the file is not a backup, is damaged, or comes from a newer program.
    """
    file = short_line(shown or str(path))
    with _damage_as_sentence(file), _opened(path) as stream, ZipFile(stream) as archive:
        backup = _Backup(archive, path.stat().st_size)
        manifest = _checked_manifest(backup, file)
        _check_content(backup)
        with database.writing() as connection:
            return _store(connection, backup, manifest, name)


@contextmanager
def _damage_as_sentence(name: str) -> Iterator[None]:
    """Turn whatever a damaged or foreign file causes into a StoreError."""
    try:
        yield
    except (StoreError, SQLAlchemyError):
        raise
    except OSError as error:
        raise StoreError(f"{name}: {error.strerror or error}. Check the name and its permissions.") from None
    except Exception:
        _LOG.exception("damaged backup %r", name)
        raise StoreError(
            f"{name}: this file is not a whole backup of a timeline. Nothing was restored."
        ) from None


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """Open a file, but neither a device nor a pipe: reading from one may never end."""
    if path.exists() and not path.is_file():
        raise BadZipFile
    with path.open("rb") as stream:
        yield stream


class _Backup:
    """The lines of an open backup, within limits. Raises BadZipFile beyond them."""

    def __init__(self, archive: ZipFile, packed_size: int) -> None:
        self._archive = archive
        self._most = max(_FREE_BYTES, _MAX_RATIO * packed_size)

    def manifest(self) -> Manifest:
        """Return the manifest, still unchecked."""
        with self._archive.open(MANIFEST) as stream:
            return decode_manifest(stream.read(_MAX_MANIFEST_BYTES))

    def members(self, manifest: Manifest) -> Iterator[str]:
        """Yield the names of the members that the file has or should have."""
        return (name for name in _DECODERS if name in manifest.members or name not in MAY_LACK)

    def records(self, name: str) -> Iterator[Any]:
        """Yield the records of a member; none for one that the file may lack."""
        if name in MAY_LACK and name not in self.manifest().members:
            return iter(())
        return map(_DECODERS[name].decode, self.lines(name))

    def lines(self, name: str) -> Iterator[bytes]:
        """Yield the lines of a member."""
        unpacked = 0
        with self._archive.open(name) as packed, io.BufferedReader(cast("Any", packed), 2**16) as stream:
            while line := stream.readline(MAX_LINE_BYTES):
                unpacked += len(line)
                if not line.endswith(b"\n") or unpacked > self._most:
                    raise BadZipFile
                yield line


def _checked_manifest(backup: _Backup, file: str) -> Manifest:
    """Return the manifest, after checking the hash and the number of lines of every member."""
    manifest = backup.manifest()
    if manifest.format != FORMAT:
        raise BadZipFile
    if manifest.version > VERSION:
        raise StoreError(f"{file}: a newer Timeline made this backup. Restore it with that version.")
    for name in backup.members(manifest):
        digest, count = hashlib.sha256(), 0
        for line in backup.lines(name):
            digest.update(line)
            count += 1
        stated = manifest.members[name]
        if (digest.hexdigest(), count) != (stated.sha256, stated.lines):
            raise BadZipFile
    return manifest


def _check_content(backup: _Backup) -> None:
    """Raise an exception for a timeline that could not be stored, or not be opened again."""
    current = _unique((each.key, each) for each in backup.records(ARTICLES))
    known = _unique(_opened_versions(backup, current))
    if any((each.key, each.version) not in known for each in current.values()):
        raise ValueError("an article without its current version")
    shown = [each for each in known.values() if each is not None]
    read = {article.id: extraction for article, extraction in shown if extraction is not None}
    mentions = {each.id: each for extraction in read.values() for each in extraction.mentions}
    by_id = {article.id: article for article, _ in shown}
    alone = merged_events([(each,) for each in mentions], mentions, by_id)
    apply_corrections(by_id, read, tuple(_history(backup.records(CORRECTIONS))), alone)
    _unique((view.name, decode_state(view.state)) for view in backup.records(VIEWS))
    for _ in backup.records(CHANGES):  # decoding checks it
        pass


def _opened_versions(
    backup: _Backup, current: Mapping[str, ArticleRecord]
) -> Iterator[tuple[tuple[str, int], tuple[Article, Extraction | None] | None]]:
    """Yield each version's key and number, and its content if the page shows it."""
    for version in backup.records(VERSIONS):
        about = current[version.key]
        content = _decoded(version)
        is_shown = version.number == about.version and about.removed is None
        yield (version.key, version.number), content if is_shown else None


def _unique(items: Iterable[tuple[Key, Item]]) -> dict[Key, Item]:
    """Return the items by key. Raises ValueError for a key that is there twice."""
    found: dict[Key, Item] = {}
    for key, item in items:
        if key in found:
            raise ValueError("a record that is there twice")
        found[key] = item
    return found


def _decoded(version: VersionRecord) -> tuple[Article, Extraction | None]:
    fields = {name: getattr(version, name) for name in STORED_FIELDS}
    article = Article(id=version.key, text=version.text, **fields)
    return article, None if version.payload is None else decode_extraction(article, version.payload)


def _history(records: Iterable[CorrectionRecord]) -> Iterator[Entry]:
    """Yield the entries of a history. Raises ValueError or LookupError if it does not hang together."""
    made: dict[int, Correction] = {}
    last = 0
    for record in with_acts(records):
        if record.number <= last or (record.of is None) != (record.action is Action.MAKE):
            raise ValueError("a history out of order")
        last = record.number
        if record.of is None:
            made[record.number] = record.correction
        of = record.of or record.number
        yield Entry(record.number, record.made, record.action, of, made[of], record.act or 0, record.person)


def _store(connection: Connection, backup: _Backup, manifest: Manifest, name: str | None) -> int:
    timeline_id = create_timeline(connection, _free_name(connection, name or manifest.name), manifest.title)
    parent: dict[str, Any] = {"timeline_id": timeline_id}
    ids: dict[str, int] = {}
    for chunk in _chunks(backup.records(ARTICLES)):
        for record, row_id in zip(chunk, _inserted(connection, articles, chunk, parent), strict=True):
            ids[record.key] = row_id
    for chunk in _chunks(backup.records(VERSIONS)):
        _store_versions(connection, ids, chunk)
    history = with_acts(backup.records(CORRECTIONS))
    tables = ((corrections, history), (views, backup.records(VIEWS)), (changes, backup.records(CHANGES)))
    for table, records in tables:
        for chunk in _chunks(records):
            connection.execute(insert(table), [record.columns() | parent for record in chunk])
    connection.execute(update(timelines).where(timelines.c.id == timeline_id).values(revision=1))
    return timeline_id


def _store_versions(connection: Connection, ids: Mapping[str, int], chunk: list[VersionRecord]) -> None:
    """Store versions with their extractions. Their hashes are computed here, whatever the file says."""
    rows = [
        record.columns()
        | {
            "article_id": ids[record.key],
            "sha256": sha256(record.text),
            "fingerprint": fingerprint(record.text),
        }
        for record in chunk
    ]
    statement = insert(versions).returning(versions.c.id, sort_by_parameter_order=True)
    version_ids = connection.execute(statement, rows).scalars()
    extracted = [
        {
            "version_id": version_id,
            "extractor_version": record.rules,
            "payload": record.payload,
            "fault": record.fault,
        }
        for version_id, record in zip(version_ids, chunk, strict=True)
        if record.rules is not None
    ]
    if extracted:
        connection.execute(insert(extractions), extracted)


def _inserted(
    connection: Connection, table: Table, records: Iterable[Record], parent: dict[str, Any]
) -> Iterator[int]:
    """Insert records below a parent; return the ids of their rows, in order."""
    statement = insert(table).returning(table.c.id, sort_by_parameter_order=True)
    return iter(connection.execute(statement, [each.columns() | parent for each in records]).scalars())


def _chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    remaining = iter(items)
    while chunk := list(islice(remaining, _ROWS_PER_INSERT)):
        yield chunk


def _free_name(connection: Connection, name: str) -> str:
    """Return the name, with a number behind it if another timeline has it."""
    name = normalised_name(name)
    query = select(timelines.c.id, timelines.c.name)
    taken = {row.name for row in readable_rows(connection, query, timelines.c.id, lambda _: None)}
    free, number = name, 1
    while free in taken:
        number += 1
        end = f" ({number})"
        free = f"{name[: MAX_NAME_LENGTH - len(end)]}{end}"
    return free
