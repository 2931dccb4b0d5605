"""The location of the store: the person's own file, another file, or a team's database."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_path
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from timeline.errors import StoreError
from timeline.safe_text import single_line

STORE_VARIABLE = "TIMELINE_STORE"
"""Environment variable with another location: a path, or an address such as postgresql://host/name."""
FILE = "timeline.sqlite"


def store_url(address: str | None = None) -> URL:
    """Return the URL of the database at an address.

    Without an address, it is the one in the environment variable, else a file in the person's data folder.
    Raises StoreError for an unsupported address.
    """
    given = address or os.environ.get(STORE_VARIABLE)
    if not given:
        return _file_url(user_data_path("timeline", appauthor=False) / FILE)
    if "://" not in given:
        return _file_url(Path(os.path.expanduser(given)))  # leaves the name of an unknown user as it is
    try:
        url = make_url(given)
    except (ArgumentError, ValueError):  # ValueError: a port that is no number
        raise StoreError(
            f"The address of the store cannot be read. Give {STORE_VARIABLE} a path or "
            "postgresql://user@host/name."
        ) from None
    backend = url.get_backend_name()
    if backend == "sqlite" and url.database:
        return _file_url(Path(url.database))
    if backend not in ("postgresql", "postgres"):
        raise StoreError(
            f"A store cannot be kept in {backend}. Give {STORE_VARIABLE} a path or postgresql://..."
        )
    return url.set(drivername="postgresql+psycopg")


def display_location(url: URL) -> str:
    """Return the location on one line for a person: the file's path, or the address without a password."""
    if is_file(url):
        return single_line(url.database or "")
    return single_line(url.set(drivername="postgresql").render_as_string(hide_password=True))


def is_file(url: URL) -> bool:
    """Return True if the store is a file (SQLite)."""
    return url.get_backend_name() == "sqlite"


def _file_url(path: Path) -> URL:
    return URL.create("sqlite+pysqlite", database=str(path.absolute()))
