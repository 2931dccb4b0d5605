"""The connection: transactions for reading and for writing, and what goes wrong with them in one sentence."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, update
from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError

from timeline.errors import StoreError
from timeline.store.place import is_file, shown
from timeline.store.schema import projects

PATIENCE = 15.0
"""Seconds to wait while another process writes."""

_LOCK = 7_417_308_229
"""Any number of this program's own, which a server locks while timelines are made, or the schema."""
_WRITES = "timeline_writes"
"""The option of a connection that is there to write."""
_FAULTS = {
    "SQLITE_FULL": "the disk is full, so this was not stored; make room and try again, all before it is kept",
    "SQLITE_READONLY": "the file or its folder can only be read, so this was not stored; allow writing there",
    "SQLITE_BUSY": "another program is writing to it without end; try again when it is done",
    "SQLITE_LOCKED": "another program is writing to it without end; try again when it is done",
    "SQLITE_NOTADB": "this file is no store of Timeline; name another file",
    "SQLITE_CORRUPT": "the file is damaged; restore a backup of it under another name",
    "SQLITE_CANTOPEN": "the file cannot be opened; check that its folder is there and can be written to",
    "SQLITE_IOERR": "the disk failed to read or write; what was stored before is kept",
}
"""What is said of SQLite's result codes, by the beginning of their names."""


class Database:
    """An engine whose transactions raise StoreError, and whose writing locks the timeline that it is of."""

    def __init__(self, url: URL) -> None:
        self.url = url
        self.place = shown(url)
        self.is_file = is_file(url)
        with saying(self.place):
            self.engine = _file_engine(url, self.place) if self.is_file else _server_engine(url, self.place)
        self._writer = self.engine.execution_options(**{_WRITES: True})

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one moment of the database."""
        with saying(self.place), self.engine.connect() as connection:
            if not self.is_file:
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self, project: int | None = None) -> Iterator[Connection]:
        """Give a connection whose work is stored as a whole or not at all.

        The first thing written is the timeline's revision, which keeps others from writing to it meanwhile;
        without a timeline, nobody else makes one meanwhile. Raises StoreError where the timeline is there no
        more.
        """
        if self.is_file and not Path(self.url.database or "").exists():
            # SQLite would go on with what has no name any more, and lose it in the end.
            raise StoreError(
                f"{self.place}: the file was moved or deleted while it was open, so this was not stored; "
                "put it back, or begin again to make a new one."
            )
        with saying(self.place), self._writer.begin() as connection:
            if project is None:
                self._lock(connection)
            if project is not None:
                revised = (
                    update(projects).where(projects.c.id == project).values(revision=projects.c.revision + 1)
                )
                if connection.execute(revised).rowcount == 0:
                    raise StoreError("This timeline is there no more: it was deleted; choose another.")
            yield connection

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """Give a connection to change the schema with, as a whole or not at all.

        SQLite makes a table anew to change it; that must not take along what belongs to the rows of the old.
        """
        with saying(self.place), self._writer.connect() as connection:
            if self.is_file:
                connection.detach()  # nobody else gets this connection
                connection.connection.cursor().execute("PRAGMA foreign_keys = OFF")
            with connection.begin():
                self._lock(connection)
                yield connection

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    def _lock(self, connection: Connection) -> None:
        """Keep others from making a timeline, or the schema, until the transaction ends."""
        if not self.is_file:  # SQLite has one writer at a time
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")


@contextmanager
def saying(place: str) -> Iterator[None]:
    """Turn what a database can say into a StoreError of one sentence."""
    try:
        yield
    except SQLAlchemyError as error:
        raise StoreError(f"{place}: {_sentence(error)}.") from error


def _sentence(error: SQLAlchemyError) -> str:
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorname", "") or ""
        known = next((said for name, said in _FAULTS.items() if code.startswith(name)), None)
        if known:
            return known
    lines = str(cause).strip().splitlines()
    why = lines[0].rstrip(".") if lines else type(error).__name__
    if isinstance(error, OperationalError):
        return f"the database cannot be used now ({why}); what was stored before is kept"
    return f"the database refused this ({why})"


def _server_engine(url: URL, place: str) -> Engine:
    try:
        return create_engine(url, pool_pre_ping=True)
    except ImportError:
        raise StoreError(
            f"{place}: the package psycopg is missing; install it with: pip install 'psycopg[binary]'"
        ) from None


def _file_engine(url: URL, place: str) -> Engine:
    """Return an engine that writes ahead into a log and waits its turn.

    Python's own transactions are off, so that BEGIN is said where a transaction begins and a reader sees one
    moment. One that writes begins as such: if it read first, SQLite would not let it wait for another writer.
    ``synchronous = FULL`` is what makes a commit outlast a loss of power.
    """
    try:
        Path(url.database or "").parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise StoreError(f"{place}: {_FAULTS['SQLITE_CANTOPEN']}.") from None
    engine = create_engine(url, connect_args={"timeout": PATIENCE, "isolation_level": None})

    @event.listens_for(engine, "connect")
    def _set_up(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
