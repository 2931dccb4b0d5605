"""Automatic backups of a store in a file: whole copies in a folder beside it.

A copy is made before the first change of a day and before a migration; the last seven stay. SQLite reads the
whole store to copy it. So the copy of a damaged store fails, and the whole copies stay.
"""

from __future__ import annotations

import logging
import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date, datetime
from errno import EILSEQ
from glob import escape
from pathlib import Path

from timeline.errors import StoreError
from timeline.safe_text import single_line

_LOG = logging.getLogger(__name__)
BACKUPS_VARIABLE = "TIMELINE_BACKUPS"
"""Environment variable: "off" forbids automatic backups, and so does every value that is not a known yes."""
KEPT = 7
"""Copies that stay, the newest ones."""
_OWN_NAME = re.compile(r"\d{4}-\d\d-\d\d(?:-\d{6}-before-\w+)?\.sqlite")
"""The names of the copies that the program makes, and so may remove."""
_YES = frozenset({"", "1", "on", "true", "yes"})
_LAST_SECOND = 253_402_214_400
"""The beginning of the calendar's last day, in seconds since 1970."""
_TIMELINES = ("timelines", "projects")
"""The table of the timelines in this schema, and its name in the first ones."""


@dataclass(frozen=True, slots=True)
class Copy:
    """An automatic backup; ``size`` is in bytes."""

    path: Path
    made: datetime
    size: int


def are_backups_on() -> bool:
    """Return False if the user has switched automatic backups off."""
    return os.environ.get(BACKUPS_VARIABLE, "").strip().lower() in _YES


class AutomaticBackups:
    """The automatic backups of one store; ``fault`` says why today's could not be made."""

    def __init__(self, store: Path) -> None:
        self._store = store
        self.folder = Path(f"{store}.backups")
        self.fault = ""
        self._done: date | None = None

    def copies(self) -> list[Copy]:
        """Return the copies, newest first; also those that a person has put there."""
        found = []
        for path in self.folder.glob("*.sqlite"):
            with suppress(FileNotFoundError):  # another program removes the oldest
                about = path.stat()
                found.append(Copy(path, _moment(about.st_mtime), about.st_size))
        return sorted(found, key=lambda copy: (copy.made, copy.path.name), reverse=True)

    def before_change(self) -> None:
        """Make today's copy if there is none. A failure does not stop the change; ``fault`` says it."""
        today = datetime.now().astimezone().date()
        if self._done == today or not are_backups_on():
            return
        self._done, self.fault = today, ""
        name = f"{today.isoformat()}.sqlite"
        try:
            if not (self.folder / name).exists() and _has_timelines(self._store):
                self._make(name)
        except (OSError, sqlite3.Error) as error:
            _LOG.warning("no automatic backup of %s", single_line(str(self._store)), exc_info=True)
            self.fault = (
                f"Today's automatic backup could not be made ({_why(error)}). Make room in its folder."
            )

    def before_migration(self, schema: str) -> None:
        """Copy the store before its change to a schema. Raises OSError or sqlite3.Error."""
        if are_backups_on():
            moment = datetime.now().astimezone()
            self._make(f"{moment:%Y-%m-%d-%H%M%S}-before-{schema}.sqlite")

    def forget(self, timeline_id: int, made: str) -> None:
        """Remove a timeline from every copy; ``made`` is the moment of its making as the database has it.

        Raises StoreError with the name of a copy that still holds it.
        """
        for path in (*(copy.path for copy in self.copies()), *self._beside("before")):
            try:
                _remove_timeline(path, timeline_id, made)
            except (OSError, sqlite3.Error) as error:
                raise StoreError(
                    f"The timeline is deleted, but the copy {single_line(str(path))} may still hold it "
                    f"({_why(error)}). Delete this file."
                ) from error

    def all_copies(self) -> list[Path]:
        """Return every file beside the store that holds it as it was: the copies, and damaged stores."""
        return [*(copy.path for copy in self.copies()), *self._beside("before"), *self._beside("damaged")]

    def delete_all(self) -> None:
        """Delete every copy. Raises StoreError with the name of one that stays."""
        for path in self.all_copies():
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                name = single_line(str(path))
                raise StoreError(f"{name}: this copy could not be deleted ({_why(error)}).") from error

    def _beside(self, what: str) -> list[Path]:
        return sorted(self._store.parent.glob(f"{escape(self._store.name)}.{what}-*"))

    def _make(self, name: str) -> None:
        """Make a copy for its owner alone, and remove the oldest ones."""
        self.folder.mkdir(mode=0o700, exist_ok=True)
        part = self.folder / f".{name}.{os.getpid()}.part"
        part.unlink(missing_ok=True)
        try:
            os.close(os.open(part, os.O_CREAT | os.O_EXCL, 0o600))
            with closing(sqlite3.connect(self._store)) as store:
                store.execute("VACUUM INTO ?", (_sqlite_name(part),))
            part.replace(self.folder / name)
        finally:
            part.unlink(missing_ok=True)
        others = [each.path for each in self.copies() if _OWN_NAME.fullmatch(each.path.name)]
        # The clock may have been set back: then the new copy seems to be the oldest.
        for path in [path for path in others if path.name != name][KEPT - 1 :]:
            path.unlink(missing_ok=True)


def _moment(seconds: float) -> datetime:
    """Return the time of a file; a damaged file system may give one beyond the calendar."""
    return datetime.fromtimestamp(min(max(seconds, 0), _LAST_SECOND)).astimezone()


def _has_timelines(store: Path) -> bool:
    with closing(sqlite3.connect(store)) as connection:
        return any(_filled_tables(connection))


def _filled_tables(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the names of the tables of timelines that have a row."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for table in tables.intersection(_TIMELINES):
        if connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone():  # noqa: S608 (our own names)
            yield table


def _remove_timeline(path: Path, timeline_id: int, made: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as copy:
        copy.execute("PRAGMA foreign_keys = ON")
        for table in list(_filled_tables(copy)):
            delete = f"DELETE FROM {table} WHERE id = ? AND made = ?"  # noqa: S608 (our own names)
            if copy.execute(delete, (timeline_id, made)).rowcount:
                copy.execute("VACUUM")  # else its text stays in the file


def _sqlite_name(path: Path) -> str:
    """Return a path as text for SQLite. Raises OSError for a name that is not UTF-8."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        raise OSError(EILSEQ, "its name is not UTF-8") from None
    return str(path)


def _why(error: OSError | sqlite3.Error) -> str:
    return getattr(error, "strerror", None) or str(error)
