"""The file of a store: who may write to it, and SQLite's connections to it."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

_WRITE_BITS = 0o222
_ASKS_FOR_THIS_USER = os.access in os.supports_effective_ids

FileState = tuple[int, ...]


def identity(path: Path) -> tuple[int, int] | None:
    """Return the device and the number of the file on it; ``None`` if there is no file."""
    try:
        about = path.stat()
    except FileNotFoundError:
        return None
    return about.st_dev, about.st_ino


def is_read_only(path: Path) -> bool:
    """Return True for a file that may be read and not written; it or its folder is closed to writing.

    A mode without any write bit counts for everybody: whoever set it wants the file as it is, and the
    administrator could write to it all the same.
    """
    return path.is_file() and not (_may_write(path) and _may_write(path.parent))


def _may_write(path: Path) -> bool:
    try:
        has_bits = bool(path.stat().st_mode & _WRITE_BITS)
    except OSError:
        return False
    return has_bits and os.access(path, os.W_OK, effective_ids=_ASKS_FOR_THIS_USER)


def connect(path: Path, patience: float) -> sqlite3.Connection:
    """Connect to a store, which waits ``patience`` seconds for others; Python's own transactions are off.

    A reader of write-ahead logging writes, too: into a file beside the store, to tell a writer what it reads.
    Where it may not, it takes the store as a file that nobody changes (see ``reading_state``). A log with
    content shows that somebody does: then the reader needs the files beside the store.
    """
    read_only = is_read_only(path)
    address = str(path)
    if read_only:
        is_changing = _may_write(path.parent) or _log_size(path)
        address = f"{path.as_uri()}?mode=ro" + ("" if is_changing else "&immutable=1")
    return sqlite3.connect(address, patience, isolation_level=None, check_same_thread=False, uri=read_only)


def reading_state(path: Path) -> FileState:
    """Return what is another value when a new connection has to be made: it depends on who may write.

    A store that may only be read has another state after each change by someone else. SQLite would not see
    the change on a connection to a file that "nobody changes".
    """
    if not is_read_only(path):
        return ()
    about = path.stat()
    return (about.st_ino, about.st_mtime_ns, about.st_size, _log_size(path))


def _log_size(path: Path) -> int:
    try:
        return Path(f"{path}-wal").stat().st_size
    except OSError:
        return 0
