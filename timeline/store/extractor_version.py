"""The fingerprint of the extractor: it changes with the extractor's code, data and language model."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from timeline.language import model_name
from timeline.store.codec import FORM

_ROOMS = ("entities", "events", "language", "temporal")
_MODULES = ("edtf.py",)
_PACKAGE = Path(__file__).parents[1]


@cache
def extractor_version() -> str:
    """Return a hash of what decides an extraction: code and tables of four rooms, ``edtf.py``, the model.

    An extraction of another version is outdated. It is used until the article is extracted again.
    """
    return code_version(_ROOMS, f"{FORM}\n{model_name()}", _MODULES)


def code_version(rooms: Iterable[str], data: str, modules: Iterable[str] = ()) -> str:
    """Return a hash of the code and tables of rooms and modules, and of ``data``."""
    digest = hashlib.sha256(f"{data}\n".encode())
    files = [path for room in rooms for path in (_PACKAGE / room).rglob("*") if _counts(path)]
    for path in sorted([*files, *(_PACKAGE / module for module in modules)]):
        digest.update(f"{path.relative_to(_PACKAGE).as_posix()}\n".encode())
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def _counts(path: Path) -> bool:
    return path.is_file() and path.suffix in (".py", ".toml", ".gz")
