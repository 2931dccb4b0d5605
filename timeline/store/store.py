"""The store: named timelines with their articles, extractions, corrections and saved views.

Every method is one transaction; a method that yields makes one for each batch. All methods raise StoreError.
Several threads may share a store, and several stores may use one database: every read gives the latest data.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from timeline.corrections import Correction, Entry
from timeline.errors import ReadingError, StoreError
from timeline.executor import Workers
from timeline.model import Article
from timeline.safe_text import short_line
from timeline.store import (
    article_edits,
    backup,
    change_log,
    correction_table,
    ingest,
    restore,
    snapshot,
    stored_timelines,
    take_back,
)
from timeline.store.database import Database
from timeline.store.location import store_url
from timeline.store.migrate import migrate
from timeline.store.records import ArticleVersion, IngestResult, LoggedChange, SavedView, StoredTimeline
from timeline.store.rereading import Change
from timeline.store.snapshot import Snapshot


class Store:
    """An open store. ``location`` is its file or address, for a person to read.

    ``backups`` are its automatic backups; a team's database has none.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.location = database.location
        self.backups = database.backups

    @classmethod
    def open(cls, address: str | None = None) -> Self:
        """Open the store at a path or an address, by default the person's own. A missing store is created.

        Its schema is brought up to date; a file is copied beside itself before. A file that may only be read
        is opened, too: its ``why_read_only`` says that nothing can be saved.
        """
        database = Database(store_url(address))
        try:
            migrate(database)
        except BaseException:
            database.close()
            raise
        return cls(database)

    @property
    def address(self) -> str:
        """The address to open the store again, with its password: not for a person to see."""
        return self._database.url.render_as_string(hide_password=False)

    @property
    def is_replaced(self) -> bool:
        """True if another file has taken the place of the one that was opened."""
        return self._database.is_replaced

    @property
    def why_read_only(self) -> str:
        """A sentence if the store can be read and nothing can be saved in it, else ""."""
        return self._database.why_read_only

    def close(self) -> None:
        """Close all connections."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Timelines

    def timelines(self) -> list[StoredTimeline]:
        """Return all timelines, oldest first."""
        with self._database.reading() as connection:
            return stored_timelines.load_timelines(connection)

    def timeline(self, timeline_id: int) -> StoredTimeline:
        """Return one timeline. Its ``revision`` tells if anything was written since it was last loaded."""
        with self._database.reading() as connection:
            return stored_timelines.load_timeline(connection, timeline_id)

    def find(self, name: str) -> StoredTimeline | None:
        """Return the timeline with this name, if it exists."""
        with self._database.reading() as connection:
            return stored_timelines.find_timeline(connection, name)

    def named(self, name: str) -> StoredTimeline:
        """Return the timeline with this name. Raises StoreError, with all names, if it does not exist."""
        stored = self.find(name)
        if stored is None:
            names = ", ".join(f'"{short_line(each.name)}"' for each in self.timelines())
            hint = f"there are {names}" if names else "add articles to make one"
            raise StoreError(f'{self.location} has no timeline "{short_line(name)}"; {hint}.')
        return stored

    def create(self, name: str, title: str = "") -> StoredTimeline:
        """Create an empty timeline. Raises StoreError for an empty or taken name.

        ``title`` is the heading of the picture; without one, the picture shows the name.
        """
        with self._database.writing() as connection:
            timeline_id = stored_timelines.create_timeline(connection, name, title)
            return stored_timelines.load_timeline(connection, timeline_id)

    def find_or_create(self, name: str) -> StoredTimeline:
        """Return the timeline with this name; create it if it does not exist."""
        with self._database.writing() as connection:
            existing = stored_timelines.find_timeline(connection, name)
            if existing is not None:
                return existing
            timeline_id = stored_timelines.create_timeline(connection, name, "")
            return stored_timelines.load_timeline(connection, timeline_id)

    def rename(
        self, timeline_id: int, name: str | None = None, title: str | None = None, person: str = ""
    ) -> StoredTimeline:
        """Change the name or the title of a timeline, or both; ``person`` is who does it, as signed in."""
        with self._database.writing(timeline_id) as connection:
            stored_timelines.rename_timeline(connection, timeline_id, name, title, person)
            return stored_timelines.load_timeline(connection, timeline_id)

    def delete(self, timeline_id: int, copies: bool = False) -> None:
        """Delete a timeline with everything in it, for good, also from the automatic backups.

        ``copies`` deletes all copies of the store, with its other timelines. Only this deletes the timeline
        from damaged stores that were set aside, and from copies made before it was restored.
        """
        with self._database.writing(timeline_id) as connection:
            made = stored_timelines.delete_timeline(connection, timeline_id)
        self._database.overwrite_deleted()
        if self.backups is None:
            return
        if copies:
            self.backups.delete_all()
        else:
            self.backups.forget(timeline_id, made)

    def views(self, timeline_id: int) -> list[SavedView]:
        """Return the saved views of a timeline, oldest first."""
        with self._database.reading() as connection:
            return stored_timelines.load_views(connection, timeline_id)

    def save_view(self, timeline_id: int, name: str, state: Mapping[str, Any]) -> None:
        """Save a view; ``state`` is JSON data. A view of the same name is replaced."""
        with self._database.writing(timeline_id) as connection:
            stored_timelines.save_view(connection, timeline_id, name, state)

    def delete_view(self, timeline_id: int, name: str) -> None:
        """Delete a saved view."""
        with self._database.writing(timeline_id) as connection:
            stored_timelines.delete_view(connection, timeline_id, name)

    # Articles

    def add(
        self,
        timeline_id: int,
        inputs: Iterable[Article | ReadingError],
        workers: Workers = 1,
        person: str = "",
    ) -> Iterator[IngestResult]:
        """Add and extract articles; yield one result each, once it is stored.

        ``inputs`` is read only as fast as the results are taken: the caller sees progress, and stops the work
        by taking no more. The same input again, or ``extract_pending``, goes on without duplicates. Articles
        with the same words are one article. A similar text under its id or at its address is a newer version
        of it, and so is any text with both. ``person`` is who adds them, for the log of changes.
        """
        return ingest.add(self._database, timeline_id, inputs, workers, person)

    def upsert(
        self, timeline_id: int, inputs: Iterable[Article | ReadingError], person: str = ""
    ) -> Iterator[IngestResult]:
        """Add articles as ``add`` does, and leave the extraction to ``extract_pending``."""
        return ingest.upsert(self._database, timeline_id, inputs, person)

    def count_pending(self, timeline_id: int, failed: bool = False, outdated: bool = False) -> int:
        """Return the number of articles to be extracted by ``extract_pending``."""
        with self._database.reading() as connection:
            return ingest.count_pending(connection, timeline_id, ingest.Wanted(failed, outdated))

    def extract_pending(
        self, timeline_id: int, workers: Workers = 1, failed: bool = False, outdated: bool = False
    ) -> Iterator[IngestResult]:
        """Extract the pending articles; yield one result each.

        Pending are articles never tried, failed in another version of the program, or stored in another form.
        ``failed`` asks for another try of all articles with a failed extraction; adding such an article again
        does the same. ``outdated`` asks for the articles that another version has read: only this changes
        their events (see ``compare_outdated``).
        """
        wanted = ingest.Wanted(failed, outdated)
        return ingest.extract_pending(self._database, timeline_id, workers, wanted)

    def compare_outdated(
        self, timeline_id: int, workers: Workers = 1
    ) -> Iterator[tuple[str, tuple[Change, ...]]]:
        """Read the articles of another version of the program again, and store nothing.

        Yields each article's id with the changes that ``extract_pending`` with ``outdated`` would make.
        """
        return ingest.compare_outdated(self._database, timeline_id, workers)

    def articles(self, timeline_id: int) -> dict[str, Article]:
        """Return the articles by id, in the order of adding."""
        with self._database.reading() as connection:
            return snapshot.load_articles(connection, timeline_id)

    def snapshot(self, timeline_id: int, known: Snapshot | None = None) -> Snapshot:
        """Return the whole content of a timeline; unchanged parts are taken from ``known``, if given.

        A damaged extraction is marked as failed, so that the article is read again. In a store that may only
        be read it counts as failed.
        """
        try:
            tolerant = bool(self.why_read_only)
            return snapshot.load_snapshot(self._database, timeline_id, known, tolerant=tolerant)
        except snapshot.DamagedExtractionsError as damage:
            with self._database.writing(timeline_id) as connection:
                ingest.mark_damaged(connection, damage.articles)
            return snapshot.load_snapshot(self._database, timeline_id, known)

    def versions(self, timeline_id: int, article: str) -> list[ArticleVersion]:
        """Return every version of an article, oldest first."""
        with self._database.reading() as connection:
            return snapshot.load_versions(connection, timeline_id, article)

    def edit_article(self, timeline_id: int, article: str, person: str = "", **changes: Any) -> None:
        """Store a person's changes of an article; see ``edit_articles``."""
        self.edit_articles(timeline_id, [article], person, **changes)

    def edit_articles(self, timeline_id: int, keys: Iterable[str], person: str = "", **changes: Any) -> None:
        """Store a person's changes of articles, as one act: ``published=date(...)``, ``title="..."``.

        The articles are then pending (see ``extract_pending``). Raises ValueError for other fields.
        """
        with self._database.writing(timeline_id) as connection:
            article_edits.edit_articles(connection, timeline_id, keys, changes, person)

    def remove_articles(self, timeline_id: int, keys: Iterable[str], person: str = "") -> None:
        """Remove articles from a timeline; ``restore_articles`` undoes this."""
        with self._database.writing(timeline_id) as connection:
            article_edits.set_removed(connection, timeline_id, keys, removed=True, person=person)

    def restore_articles(self, timeline_id: int, keys: Iterable[str], person: str = "") -> None:
        """Put removed articles back into a timeline."""
        with self._database.writing(timeline_id) as connection:
            article_edits.set_removed(connection, timeline_id, keys, removed=False, person=person)

    def removed_articles(self, timeline_id: int) -> dict[str, Article]:
        """Return the removed articles of a timeline, by id."""
        with self._database.reading() as connection:
            return article_edits.removed_articles(connection, timeline_id)

    def changes(self, timeline_id: int) -> list[LoggedChange]:
        """Return the changes of its articles and names, oldest first, without damaged ones."""
        with self._database.reading() as connection:
            return [change for _, change in change_log.load_changes(connection, timeline_id, [])]

    def take_back(
        self, timeline_id: int, changes: Sequence[LoggedChange], person: str = "", *, again: bool = False
    ) -> None:
        """Take back changes of articles and names; with ``again`` make them again.

        The articles are then pending (see ``extract_pending``). Raises StoreError if one was changed since.
        """
        with self._database.writing(timeline_id) as connection:
            take_back.take_back(connection, timeline_id, changes, person, again=again)

    # Corrections (``Snapshot.corrected`` applies them); ``person`` is who makes them, as signed in

    def correct(self, timeline_id: int, correction: Correction, person: str = "") -> Entry:
        """Store a correction; see ``correct_all``."""
        (entry,) = self.correct_all(timeline_id, [correction], person)
        return entry

    def correct_all(
        self, timeline_id: int, corrections: Iterable[Correction], person: str = ""
    ) -> list[Entry]:
        """Store corrections, all of them or none; return one history entry each.

        If someone else has made the same correction meanwhile, its entry is returned. Raises ConflictError if
        someone has corrected the same value to something else.
        """
        with self._database.writing(timeline_id) as connection:
            return correction_table.store_corrections(connection, timeline_id, corrections, person)

    def undo(self, timeline_id: int, number: int | None = None, person: str = "") -> Entry | None:
        """Undo the last correction, or the one with this entry number; ``None`` if there is none to undo."""
        with self._database.writing(timeline_id) as connection:
            return correction_table.undo(connection, timeline_id, number, person)

    def undo_act(self, timeline_id: int, number: int | None = None, person: str = "") -> list[Entry]:
        """Undo the last act: all corrections stored by one ``correct_all``; return an entry for each.

        ``number`` is the entry number of one of its corrections. Those already undone are left out.
        """
        with self._database.writing(timeline_id) as connection:
            return correction_table.undo_act(connection, timeline_id, number, person)

    def redo(self, timeline_id: int, person: str = "") -> list[Entry]:
        """Redo what was undone last; none after a newer correction, or if nothing was undone."""
        with self._database.writing(timeline_id) as connection:
            return correction_table.redo(connection, timeline_id, person)

    # Backup

    def back_up(self, timeline_id: int, path: str | Path) -> tuple[str, ...]:
        """Write a whole timeline into one file; return a sentence for each damaged thing that it lacks.

        If this fails, an existing file stays as it was.
        """
        with self._database.reading() as connection:
            return backup.back_up(connection, timeline_id, Path(path))

    def restore(self, path: str | Path, name: str | None = None, shown: str | None = None) -> StoredTimeline:
        """Store the timeline of a backup as a new one, all of it or nothing; a taken name gets a number.

        ``shown`` is the name of the file for messages, if it is not the path.
        """
        return self.timeline(restore.restore(self._database, Path(path), name, shown))
