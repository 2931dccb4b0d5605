"""What the program reads by, as one short text that changes whenever the reading may."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from timeline.store.payload import FORM

_ROOMS = ("entities", "events", "language", "temporal")
_HOME = Path(__file__).parents[1]


@cache
def rules() -> str:
    """Return a digest of the code and the tables of the rooms that an extraction comes out of.

    An extraction under another digest is stale: it stands until the article is read again.
    """
    digest = hashlib.sha256(f"{FORM}\n".encode())
    for path in sorted(path for room in _ROOMS for path in (_HOME / room).rglob("*") if _counts(path)):
        digest.update(f"{path.relative_to(_HOME).as_posix()}\n".encode())
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def _counts(path: Path) -> bool:
    return path.is_file() and path.suffix in (".py", ".toml", ".gz")
