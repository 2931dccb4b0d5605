"""The database connection: transactions for reading and writing, and database errors in one sentence."""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, update
from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError

from timeline.errors import DamagedStoreError, StoreError
from timeline.store.automatic_backups import AutomaticBackups
from timeline.store.location import display_location, is_file
from timeline.store.schema import DamagedValueError, timelines
from timeline.store.store_file import connect, identity, is_read_only, reading_state
from timeline.store.stored_timelines import DELETED

_LOG = logging.getLogger(__name__)
PATIENCE = 15.0
"""Seconds to wait for another process to finish writing."""

_LOCK = 7_417_308_229
"""An arbitrary number: the server's lock for creating timelines and for changing the schema."""
_WRITES = "timeline_writes"
"""The execution option of a connection for writing."""
_BUSY = "another program keeps writing to it. Try again when it is done"
_FAULTS = {
    "SQLITE_FULL": "the disk is full, so this was not stored. Make room and try again; "
    "everything stored before is kept",
    "SQLITE_READONLY": "the file or its folder can only be read, so nothing can be saved. "
    "To change something, allow writing there, or copy the file into another folder",
    "SQLITE_BUSY": _BUSY,
    "SQLITE_LOCKED": _BUSY,
    "SQLITE_NOTADB": "this file is no store of Timeline. Name another file",
    "SQLITE_CORRUPT": "the file is damaged. The verb check tells what can be saved, "
    "the verb restore lists its automatic backups",
    "SQLITE_CANTOPEN": "the file cannot be opened. Check that its folder is there and can be written to",
    "SQLITE_IOERR": "the disk failed to read or write. Everything stored before is kept",
}
"""Messages for SQLite's result codes, by the beginning of their names."""
_DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB")


class Database:
    """An engine whose transactions raise StoreError. A transaction for writing locks its timeline."""

    def __init__(self, url: URL) -> None:
        self.url = url
        self.location = display_location(url)
        self.is_file = is_file(url)
        self.backups = AutomaticBackups(Path(url.database or "")) if self.is_file else None
        with database_errors(self.location):
            self.engine = (
                _file_engine(url, self.location) if self.is_file else _server_engine(url, self.location)
            )
        self._path = Path(url.database or "")
        self._opened = identity(self._path) if self.is_file else None
        self._state = reading_state(self._path) if self.is_file else ()
        self._writer = self.engine.execution_options(**{_WRITES: True})

    @property
    def is_replaced(self) -> bool:
        """True if another file has taken the place of the one that was opened."""
        return self.is_file and identity(self._path) not in (None, self._opened)

    @property
    def why_read_only(self) -> str:
        """A sentence if nothing can be saved, else ""."""
        if not self.is_file or not is_read_only(self._path):
            return ""
        return f"{self.location}: {_FAULTS['SQLITE_READONLY']}."

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection with a view of the database at one moment."""
        self._follow_state()
        with database_errors(self.location), self.engine.connect() as connection:
            if not self.is_file:
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self, timeline_id: int | None = None) -> Iterator[Connection]:
        """Give a connection for writing; its work is stored as a whole or not at all.

        The timeline's revision is written first: this keeps others from writing to the timeline meanwhile.
        Without a timeline, nobody else can create one meanwhile. Raises StoreError for a deleted timeline.
        """
        self._check_file()
        self._follow_state()
        if why := self.why_read_only:
            raise StoreError(why)
        if self.backups is not None:
            self.backups.before_change()
        with database_errors(self.location), self._writer.begin() as connection:
            if timeline_id is None:
                self._lock(connection)
            else:
                _increment_revision(connection, timeline_id)
            yield connection

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """Give a connection for changing the schema, as a whole or not at all.

        SQLite changes a table by making a new one and dropping the old one. Foreign keys are off meanwhile:
        otherwise all rows with a reference to the old table would be deleted.
        """
        with database_errors(self.location), self._writer.connect() as connection:
            if self.is_file:
                connection.detach()  # nobody else may get this connection from the pool
                connection.connection.cursor().execute("PRAGMA foreign_keys = OFF")
            with connection.begin():
                self._lock(connection)
                yield connection

    def overwrite_deleted(self) -> None:
        """Make a file's log and its free pages forget what was deleted; a server has its own means.

        If others are reading, the log forgets when the last program closes the file.
        """
        if not self.is_file:
            return
        try:
            with closing(sqlite3.connect(self.url.database or "", PATIENCE, isolation_level=None)) as file:
                file.execute("VACUUM")  # earlier versions of the program overwrote nothing
                file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.Error:
            _LOG.warning("%s was not made smaller", self.location, exc_info=True)

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    def _follow_state(self) -> None:
        """Make new connections after somebody has changed a file that may only be read, or its mode."""
        state = reading_state(self._path) if self.is_file else ()
        if state != self._state:
            self._state = state
            self.engine.dispose()

    def _check_file(self) -> None:
        """Raise StoreError if the file is no longer the one that was opened.

        SQLite would go on writing to a file without a name, or under another one, and all would be lost.
        """
        if not self.is_file:
            return
        found = identity(self._path)
        if found is None:
            raise StoreError(
                f"{self.location}: the file was moved or deleted while it was open, so this was not stored. "
                "Put it back, or start again to make a new one."
            )
        if found != self._opened:
            raise StoreError(
                f"{self.location}: another file has taken the place of the one that was opened, so this was "
                "not stored. Load the page, or start the program, again to open the new one."
            )

    def _lock(self, connection: Connection) -> None:
        """Keep others from creating a timeline or changing the schema until the transaction ends."""
        if not self.is_file:  # SQLite has one writer at a time
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")


def _increment_revision(connection: Connection, timeline_id: int) -> None:
    statement = update(timelines).where(timelines.c.id == timeline_id)
    if connection.execute(statement.values(revision=timelines.c.revision + 1)).rowcount == 0:
        raise StoreError(DELETED)


@contextmanager
def database_errors(location: str) -> Iterator[None]:
    """Turn an error of the database into a StoreError of one sentence."""
    try:
        yield
    except (DamagedValueError, UnicodeDecodeError) as error:  # SQLite's message may name a damaged name
        _LOG.exception("damaged value of %s", location)
        raise DamagedStoreError(f"{location}: {_FAULTS['SQLITE_CORRUPT']}.") from error
    except (SQLAlchemyError, sqlite3.Error) as error:
        _LOG.debug("database error of %s", location, exc_info=True)
        kind = DamagedStoreError if _result_code(error).startswith(_DAMAGED) else StoreError
        raise kind(f"{location}: {_sentence(error)}.") from error


def _result_code(error: SQLAlchemyError | sqlite3.Error) -> str:
    """Return the name of SQLite's result code, or "" for another error."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if "Could not decode to UTF-8" in str(cause):
        return "SQLITE_CORRUPT"
    return getattr(cause, "sqlite_errorname", "") or ""


def _sentence(error: SQLAlchemyError | sqlite3.Error) -> str:
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = _result_code(error)
    known = next((message for name, message in _FAULTS.items() if code.startswith(name)), None)
    if known:
        return known
    lines = str(cause).strip().splitlines()
    why = lines[0].rstrip(".") if lines else type(error).__name__
    if isinstance(error, OperationalError):
        return f"the database cannot be used now ({why}). Everything stored before is kept"
    return f"the database refused this ({why})"


def _server_engine(url: URL, location: str) -> Engine:
    try:
        return create_engine(url, pool_pre_ping=True)
    except ImportError:
        raise StoreError(
            f"{location}: the package psycopg is missing. Install it with: pip install 'psycopg[binary]'"
        ) from None


def _file_engine(url: URL, location: str) -> Engine:
    """Return an engine with write-ahead logging; it waits for other writers.

    Python's own transactions are off: BEGIN comes with our transaction, so a reader sees one moment. A
    transaction for writing begins as such, because SQLite does not let it wait for another writer once it has
    read. ``synchronous = FULL`` makes a commit survive a power failure.
    """
    path = Path(url.database or "")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():  # SQLite would let everybody on this machine read it
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except (OSError, ValueError):
        raise StoreError(f"{location}: {_FAULTS['SQLITE_CANTOPEN']}.") from None
    engine = create_engine(url, creator=lambda: connect(path, PATIENCE))

    @event.listens_for(engine, "connect")
    def _set_up(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
