"""The schema brought up to this program's version when a store is opened."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from timeline.errors import StoreError
from timeline.store.database import Database, saying
from timeline.store.schema import SCHEMAS

_SCRIPTS = Path(__file__).parent / "migrations"


def bring_up_to_date(database: Database) -> None:
    """Bring the schema to the newest version; a file is copied beside itself before.

    Raises StoreError for a database that a newer program made, or another program.
    """
    with database.reading() as connection:
        found = _version(connection, database.place)
    if found == SCHEMAS[-1]:
        return
    if database.is_file:
        _prepare_file(database, found)
    with database.migrating() as connection:
        if _version(connection, database.place) != SCHEMAS[-1]:
            _upgrade(connection)


def _version(connection: Connection, place: str) -> str | None:
    """Return the version of the schema; ``None`` in an empty database."""
    tables = set(inspect(connection).get_table_names())
    if "alembic_version" not in tables:
        if tables:
            raise StoreError(f"{place}: this is the database of another program; name another one.")
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if found is not None and found not in SCHEMAS:
        raise StoreError(
            f"{place}: a newer Timeline made this store ({found}); use that one, or name another store."
        )
    return found


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _prepare_file(database: Database, found: str | None) -> None:
    """Copy a file of an older version, and let a new one write ahead into a log."""
    path = database.url.database or ""
    with saying(database.place), closing(database.engine.raw_connection()) as connection:
        if found is None:
            connection.cursor().execute("PRAGMA journal_mode = WAL")
            return
        with closing(sqlite3.connect(f"{path}.before-{SCHEMAS[-1]}")) as copy:
            source = connection.driver_connection
            assert isinstance(source, sqlite3.Connection)  # noqa: S101 tells the type checker
            source.backup(copy)
