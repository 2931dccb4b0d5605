"""The store: named timelines with their articles, what was found in them, and what people corrected.

Every method is one transaction, or, where it yields, one for each batch; all raise StoreError. A store may
be used by several threads, and one database by several stores at once: who reads sees what was stored last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from timeline.errors import ReadingError
from timeline.model import Article
from timeline.store import adding, backup, contents, editing, log, projects, restore
from timeline.store.correction import Correction, Entry
from timeline.store.database import Database
from timeline.store.migrate import bring_up_to_date
from timeline.store.place import where
from timeline.store.values import Added, Contents, Project, SavedView, Version


class Store:
    """An open store; ``place`` is where it is, as a person may see it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.place = database.place

    @classmethod
    def open(cls, address: str | None = None) -> Self:
        """Open the store at a path or an address, by default the person's own; make it where there is none.

        Its schema is brought up to date, a file's after a copy of it is made beside it.
        """
        database = Database(where(address))
        try:
            bring_up_to_date(database)
        except BaseException:
            database.close()
            raise
        return cls(database)

    @property
    def address(self) -> str:
        """The address that opens it again, with its password if it has one: not for a person to see."""
        return self._database.url.render_as_string(hide_password=False)

    def close(self) -> None:
        """Close its connections."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Timelines

    def projects(self) -> list[Project]:
        """Return the timelines, in the order they were made."""
        with self._database.reading() as connection:
            return projects.all_projects(connection)

    def project(self, project: int) -> Project:
        """Return one timeline; its ``revision`` says whether anything was written since it was loaded."""
        with self._database.reading() as connection:
            return projects.one_project(connection, project)

    def named(self, name: str) -> Project | None:
        """Return the timeline of that name, if there is one."""
        with self._database.reading() as connection:
            return projects.named(connection, name)

    def create(self, name: str, title: str = "") -> Project:
        """Make a timeline, without articles. Raises StoreError for a name that is empty or taken.

        ``title`` is what a person gives the picture; where it is "", the name stands for it.
        """
        with self._database.writing() as connection:
            return projects.one_project(connection, projects.create(connection, name, title))

    def named_or_new(self, name: str) -> Project:
        """Return the timeline of that name, made where there is none."""
        with self._database.writing() as connection:
            there = projects.named(connection, name)
            return there or projects.one_project(connection, projects.create(connection, name, ""))

    def rename(self, project: int, name: str | None = None, title: str | None = None) -> Project:
        """Give a timeline another name, another title, or both."""
        with self._database.writing(project) as connection:
            projects.rename(connection, project, name, title)
            return projects.one_project(connection, project)

    def delete(self, project: int) -> None:
        """Delete a timeline with everything in it, for good."""
        with self._database.writing(project) as connection:
            projects.remove(connection, project)

    def views(self, project: int) -> list[SavedView]:
        """Return the saved views of a timeline, in the order they were first saved."""
        with self._database.reading() as connection:
            return projects.saved_views(connection, project)

    def save_view(self, project: int, name: str, state: Mapping[str, Any]) -> None:
        """Save a view, over the one of that name if there is one; ``state`` is of what JSON can hold."""
        with self._database.writing(project) as connection:
            projects.save_view(connection, project, name, state)

    def forget_view(self, project: int, name: str) -> None:
        """Delete a saved view."""
        with self._database.writing(project) as connection:
            projects.forget_view(connection, project, name)

    # Articles

    def add(self, project: int, found: Iterable[Article | ReadingError], workers: int = 1) -> Iterator[Added]:
        """Add articles, and yield what became of each once it is stored with what was found in it.

        ``found`` is read as far as is needed: who reads the results sees progress, and stops the work by
        reading no further. Adding the same again, or ``refresh``, goes on with nothing twice. Articles of
        the same words or the same address are the same one; other words at its address are a newer version
        of it.
        """
        return adding.add(self._database, project, found, workers)

    def put(self, project: int, found: Iterable[Article | ReadingError]) -> Iterator[Added]:
        """Add articles as ``add`` does, and leave it to ``refresh`` to read them through."""
        return adding.put(self._database, project, found)

    def waiting(self, project: int, failed: bool = False) -> int:
        """Return how many articles ``refresh`` would read through."""
        with self._database.reading() as connection:
            return adding.waiting(connection, project, failed)

    def refresh(self, project: int, workers: int = 1, failed: bool = False) -> Iterator[Added]:
        """Read through what this version of the program has not, and yield each article once stored.

        An article that it failed on is tried again where ``failed`` asks for it, or once it is added again.
        """
        return adding.refresh(self._database, project, workers, failed)

    def articles(self, project: int) -> dict[str, Article]:
        """Return the articles by id, in the order they came."""
        with self._database.reading() as connection:
            return contents.project_articles(connection, project)

    def contents(self, project: int, known: Contents | None = None) -> Contents:
        """Return everything that a timeline holds; of ``known``, loaded before, keep what did not change."""
        with self._database.reading() as connection:
            return contents.load(connection, project, known)

    def versions(self, project: int, article: str) -> list[Version]:
        """Return every reading of an article, oldest first."""
        with self._database.reading() as connection:
            return contents.history(connection, project, article)

    def describe(self, project: int, article: str, **stated: Any) -> None:
        """Store what a person says of an article: ``published=date(...)``, ``title="..."``.

        It is then to be read through again: see ``refresh``. Raises ValueError for a field that is none of an
        ``Article``'s.
        """
        with self._database.writing(project) as connection:
            editing.describe(connection, project, article, stated)

    def remove(self, project: int, keys: Iterable[str]) -> None:
        """Take articles out of a timeline; ``bring_back`` undoes it."""
        with self._database.writing(project) as connection:
            editing.set_removed(connection, project, keys, removed=True)

    def bring_back(self, project: int, keys: Iterable[str]) -> None:
        """Take articles back into a timeline."""
        with self._database.writing(project) as connection:
            editing.set_removed(connection, project, keys, removed=False)

    def removed(self, project: int) -> dict[str, Article]:
        """Return the articles that were taken out of a timeline, by id."""
        with self._database.reading() as connection:
            return editing.removed_articles(connection, project)

    # Corrections (``corrected`` says what they make of the contents)

    def correct(self, project: int, correction: Correction) -> Entry:
        """Store a correction, as ``correct_all`` does several."""
        (entry,) = self.correct_all(project, [correction])
        return entry

    def correct_all(self, project: int, corrections: Iterable[Correction]) -> list[Entry]:
        """Store corrections, all of them or none, and return an entry for each.

        What someone has corrected just so meanwhile stands as it is, and its entry is returned. Raises
        ConflictError where someone has changed the same thing to something else.
        """
        with self._database.writing(project) as connection:
            return log.make(connection, project, corrections)

    def undo(self, project: int, number: int | None = None) -> Entry | None:
        """Take back the last correction, or the one of that number; ``None`` where there is none."""
        with self._database.writing(project) as connection:
            return log.undo(connection, project, number)

    def redo(self, project: int) -> Entry | None:
        """Bring back what was undone last; ``None`` where nothing was, or something was corrected since."""
        with self._database.writing(project) as connection:
            return log.redo(connection, project)

    # Backup

    def back_up(self, project: int, path: str | Path) -> None:
        """Write a whole timeline into one file, which is then whole, or as it was before."""
        with self._database.reading() as connection:
            backup.back_up(connection, project, Path(path))

    def restore(self, path: str | Path, name: str | None = None) -> Project:
        """Store the timeline of a backup as a new one, all of it or nothing; a taken name gets a number."""
        with self._database.writing() as connection:
            return projects.one_project(connection, restore.restore(connection, Path(path), name))
