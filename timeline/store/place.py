"""Where the store is: one file in the person's data folder, another file, or a database of a team."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_path
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from timeline.errors import StoreError
from timeline.safe_text import single_line

SETTING = "TIMELINE_STORE"
"""Environment variable that names another place: a path, or an address such as postgresql://host/name."""
FILE = "timeline.sqlite"


def where(address: str | None = None) -> URL:
    """Return the address of the database: the one given, else the setting's, else the person's own file.

    Raises StoreError for an address of another kind.
    """
    given = address or os.environ.get(SETTING)
    if not given:
        return _file(user_data_path("timeline", appauthor=False) / FILE)
    if "://" not in given:
        return _file(Path(given).expanduser())
    try:
        url = make_url(given)
    except ArgumentError:
        raise StoreError(
            f"The address of the store cannot be read; give {SETTING} a path or postgresql://user@host/name."
        ) from None
    backend = url.get_backend_name()
    if backend == "sqlite" and url.database:
        return _file(Path(url.database))
    if backend not in ("postgresql", "postgres"):
        raise StoreError(f"A store cannot be kept in {backend}; give {SETTING} a path or postgresql://...")
    return url.set(drivername="postgresql+psycopg")


def shown(url: URL) -> str:
    """Return the place as a person may see it, on one line: the file's path, or the address, no password."""
    if is_file(url):
        return single_line(url.database or "")
    return single_line(url.set(drivername="postgresql").render_as_string(hide_password=True))


def is_file(url: URL) -> bool:
    """Return whether the store is a file (SQLite)."""
    return url.get_backend_name() == "sqlite"


def _file(path: Path) -> URL:
    return URL.create("sqlite+pysqlite", database=str(path.absolute()))
