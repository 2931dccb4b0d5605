"""Write a file as a whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

_DATABASE = b"SQLite format 3\x00"
"""The first bytes of a store in a file."""
_BESIDE_DATABASE = ("-wal", "-shm", "-journal")
"""The ends of the names of the files that SQLite keeps beside a database."""
_SYSTEM = (Path("/dev"), Path("/proc"))
"""Folders of the system: a name in them, such as /dev/stdout, is opened and never replaced."""


@contextmanager
def atomic_file(path: Path, *, private: bool = False) -> Iterator[BinaryIO]:
    """Open a file that replaces ``path`` at the end of the block; after an error ``path`` is unchanged.

    The new content is written beside it, as ``.NAME.NUMBER.part``, and is on the disk before it takes the
    name. A link stays, and the file that it leads to is replaced. A database is never replaced: it may be a
    store. A device or a pipe is written directly. With ``private`` these are refused, and nobody but the
    owner may read the file. Raises OSError if the file cannot be written.
    """
    _check_name(path)
    if _is_device(path):
        if private:
            raise OSError(errno.EINVAL, "this is no file but a device or a pipe")
        with path.open("wb") as stream:
            yield stream
        return
    path = Path(os.path.realpath(path))
    if _belongs_to_database(path):
        raise OSError(errno.EEXIST, "this is a database, perhaps a store of timelines, and is not replaced")
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        # A part that is there already is left from a killed process, or a link that somebody laid there.
        part.unlink(missing_ok=True)
        with open(part, "xb", opener=_for_owner if private else None) as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _check_name(path: Path) -> None:
    try:
        name = os.fsencode(path)
    except UnicodeEncodeError:
        name = b"\0"
    if b"\0" in name:
        raise OSError(errno.EINVAL, "no file can have this name")


def _for_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _is_device(path: Path) -> bool:
    absolute = Path(os.path.abspath(path))  # ``resolve`` would follow the link /dev/stdout
    in_system = any(absolute.is_relative_to(folder) for folder in _SYSTEM)
    return path.exists() and (in_system or not path.is_file())


def _belongs_to_database(path: Path) -> bool:
    """Return True for a database, and for the files that belong to one."""
    main = next(
        (Path(str(path).removesuffix(end)) for end in _BESIDE_DATABASE if path.name.endswith(end)), path
    )
    if Path(f"{path}-wal").exists():
        return True
    if not main.is_file():
        return False
    with main.open("rb") as stream:
        return stream.read(len(_DATABASE)) == _DATABASE
