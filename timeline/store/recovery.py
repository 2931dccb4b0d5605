"""Restore timelines from any backup; put a new store in the place of a damaged one."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from timeline.errors import DamagedStoreError, StoreError
from timeline.safe_text import short_line, single_line
from timeline.store.location import is_file, store_url
from timeline.store.records import StoredTimeline
from timeline.store.store import Store

_DATABASE = b"SQLite format 3\x00"
_BESIDE = ("-wal", "-shm")


def _ignore(sentence: str) -> None:
    """Take a sentence that nobody asked for."""


def restore_all(
    store: Store, path: str | Path, name: str | None = None, lacking: Callable[[str], None] = _ignore
) -> list[StoredTimeline]:
    """Store the timelines of a backup as new ones; a taken name gets a number.

    The backup holds one timeline, or is an automatic one of a whole store. For one timeline, ``name`` is its
    new name; for a whole store, ``name`` is the only timeline to restore. ``lacking`` gets a sentence for
    each damaged thing in the copy of a store that could not be restored.
    """
    path = Path(path)
    if not _is_database(path):
        return [store.restore(path, name)]
    with tempfile.TemporaryDirectory() as folder:
        copied = Path(folder, "copy.sqlite")
        shutil.copyfile(path, copied)  # an older schema is brought up to date there
        try:
            with Store.open(str(copied)) as source:
                chosen = source.timelines() if name is None else [source.named(name)]
                return [_moved(source, each, store, Path(folder), lacking) for each in chosen]
        except StoreError as error:
            message = str(error).replace(str(copied), short_line(str(path)))
            raise type(error)(message) if type(error) in (StoreError, DamagedStoreError) else error from None


def replace_damaged(
    address: str | None, path: str | Path, lacking: Callable[[str], None] = _ignore
) -> tuple[list[StoredTimeline], Path]:
    """Make a new store from a backup in the place of a damaged one.

    Returns its timelines, and the name under which the damaged file is kept. Nothing is moved before the new
    store is whole. ``lacking`` is that of ``restore_all``.
    """
    url = store_url(address)
    if not is_file(url):
        raise StoreError("Only a store in a file can be replaced. Restore the database by its own means.")
    store = Path(url.database or "")
    try:
        with tempfile.TemporaryDirectory(dir=store.parent, prefix=".restored-") as folder:
            new = Path(folder, store.name)
            timelines = _restored(new, path, store, lacking)
            kept = _set_aside(store)
            try:
                os.replace(new, store)
            except OSError:
                _rename(kept, store)
                raise
    except OSError as error:
        raise StoreError(
            f"{single_line(str(store.parent))}: a new store could not be written there "
            f"({error.strerror or error}). Make room, or allow writing in this folder."
        ) from error
    return timelines, kept


def _restored(
    new: Path, path: str | Path, store: Path, lacking: Callable[[str], None]
) -> list[StoredTimeline]:
    """Make a whole store at ``new`` from a backup; errors name ``store``, whose place it will take."""
    try:
        with Store.open(str(new)) as made:
            timelines = restore_all(made, path, lacking=lacking)
        with closing(sqlite3.connect(new)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except StoreError as error:
        raise StoreError(str(error).replace(str(new), single_line(str(store)))) from error
    except sqlite3.Error as error:
        raise OSError(str(error)) from error
    return timelines


def _is_database(path: Path) -> bool:
    """Return True for a database of SQLite; other files are read, and refused, by ``Store.restore``."""
    if not path.is_file():
        return False
    try:
        with path.open("rb") as stream:
            return stream.read(len(_DATABASE)) == _DATABASE
    except OSError:
        return False


def _moved(
    source: Store, timeline: StoredTimeline, store: Store, folder: Path, lacking: Callable[[str], None]
) -> StoredTimeline:
    backup = folder / "timeline.zip"
    for sentence in source.back_up(timeline.id, backup):
        lacking(f"{short_line(timeline.name)}: {sentence}")
    return store.restore(backup)


def _set_aside(store: Path) -> Path:
    """Give a store another name beside it; return this name."""
    moment = datetime.now().astimezone()
    kept, number = store.with_name(f"{store.name}.damaged-{moment:%Y-%m-%d}"), 1
    while os.path.lexists(kept):
        number += 1
        kept = store.with_name(f"{store.name}.damaged-{moment:%Y-%m-%d}-{number}")
    _rename(store, kept)
    return kept


def _rename(store: Path, other: Path) -> None:
    """Give a store and the files beside it another name."""
    os.replace(store, other)
    for end in _BESIDE:
        if Path(f"{store}{end}").exists():
            os.replace(f"{store}{end}", f"{other}{end}")


def replaced_words(kept: Path) -> str:
    """Return the sentence that tells where the damaged store is."""
    return f"The damaged store is kept as {single_line(str(kept))}."
