"""Bring the schema of a store to this program's version, on opening the store."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from timeline.errors import StoreError
from timeline.store.database import Database, database_errors
from timeline.store.schema import SCHEMAS

_SCRIPTS = Path(__file__).parent / "migrations"


def migrate(database: Database) -> None:
    """Bring the schema to the newest version. A file is copied beside itself before.

    Raises StoreError for a database of a newer version or of another program.
    """
    with database.reading() as connection:
        version = schema_version(connection, database.location)
    if version == SCHEMAS[-1]:
        return
    if why := database.why_read_only:
        raise StoreError(
            f"{why} An older Timeline made it, so it has to be changed before it is opened."
            if version
            else f"{database.location}: the file is empty and can only be read, so it cannot become a store. "
            "Name another file."
        )
    if database.is_file:
        _prepare_file(database, version)
    with database.migrating() as connection:
        if schema_version(connection, database.location) != SCHEMAS[-1]:
            upgrade_schema(connection)


def schema_version(connection: Connection, location: str) -> str | None:
    """Return the version of the schema; ``None`` for an empty database."""
    _refuse_code(connection, location)
    tables = set(inspect(connection).get_table_names())
    if "alembic_version" not in tables:
        if tables:
            raise StoreError(f"{location}: this database belongs to another program. Name another one.")
        return None
    version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if version is not None and version not in SCHEMAS:
        raise StoreError(
            f"{location}: a newer Timeline made this store ({version}). Use that one, or name another store."
        )
    return version


def _refuse_code(connection: Connection, location: str) -> None:
    """Refuse a file whose schema holds code: reading it may never end, or write what nobody asked for."""
    if connection.dialect.name != "sqlite":
        return
    for kind, statement in connection.exec_driver_sql("SELECT type, sql FROM sqlite_master"):
        if kind not in ("table", "index") or _CODE.search(statement or ""):
            raise StoreError(
                f"{location}: its tables hold code (a {kind}) that no Timeline writes, so it is not opened. "
                "Take another copy of the store."
            )


_CODE = re.compile(
    r"\A\s*CREATE\s+VIRTUAL\b|\b(?:GENERATED|CHECK|SELECT|WHERE)\b|\bAS\s*\(|\bDEFAULT\s*\(|\bON\b[^(]*\([^)]*\(",
    re.IGNORECASE,
)
"""Expressions in a table or an index, which SQLite runs; the program's own schema has none."""


def upgrade_schema(connection: Connection, version: str = "head") -> None:
    """Run the migrations up to a version of the schema."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, version)


def _prepare_file(database: Database, version: str | None) -> None:
    """Copy a file of an older version beside itself; switch a new file to write-ahead logging."""
    if version is None:
        with database_errors(database.location), closing(database.engine.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA journal_mode = WAL")
        return
    assert database.backups is not None  # noqa: S101 tells the type checker
    with database_errors(database.location):
        try:
            database.backups.before_migration(SCHEMAS[-1])
        except OSError as error:
            why = error.strerror or error
            raise StoreError(
                f"{database.location}: it could not be copied before its change ({why}), so it is unchanged. "
                "Make room or allow writing in its folder."
            ) from None
