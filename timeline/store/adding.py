"""Articles into a timeline: stored as they are read, then read through, each batch stored when it is done.

Whoever stops it, or kills it, loses the batch that was being read through; the articles are there already,
and going on (the same input again, or ``refresh``) completes them with nothing twice.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any

from sqlalchemy import Connection, Select, delete, func, insert, or_, select

from timeline import pipeline
from timeline.errors import ReadingError, ReadingNote, TimelineError
from timeline.model import Article, Extraction
from timeline.store.database import Database
from timeline.store.intake import Taken, as_article, current, read_by, take_in
from timeline.store.payload import encoded
from timeline.store.rules import rules
from timeline.store.schema import articles, extractions, versions
from timeline.store.values import Added, Became

BATCH = pipeline.BATCH_SIZE
Found = Article | ReadingError


def add(database: Database, project: int, found: Iterable[Found], workers: int) -> Iterator[Added]:
    """Yield what became of each article, and of what could not be read, once it is stored."""
    done: deque[Added] = deque()
    unread = _unread(database, project, found, done)
    # What is known already needs no pipeline: it is reported as it comes, up to the first article that does.
    first: list[Taken] = []
    while not first and (step := next(unread, None)) is not None:
        first = step
        yield from _drained(done)
    yield from _read_through(database, project, chain(first, chain.from_iterable(unread)), done, workers)


def put(database: Database, project: int, found: Iterable[Found]) -> Iterator[Added]:
    """Yield what became of each article, and of what could not be read, once it is stored."""
    for batch, taken in _taken_in(database, project, found):
        yield from (Added(each.article.id, each.became) for each in taken)
        yield from (_fault(one) for one in batch if isinstance(one, ReadingError))


def waiting(connection: Connection, project: int, failed: bool) -> int:
    """Return how many articles ``refresh`` would read through."""
    stale = _stale(project, failed).subquery()
    return connection.execute(select(func.count()).select_from(stale)).scalar_one()


def refresh(database: Database, project: int, workers: int, failed: bool) -> Iterator[Added]:
    """Yield each article that this version of the program had not tried to read through, once it has.

    With ``failed``, those come, too, that it failed on.
    """
    yield from _read_through(database, project, _outdated(database, project, failed), deque(), workers)


def _unread(
    database: Database, project: int, found: Iterable[Found], done: deque[Added]
) -> Iterator[list[Taken]]:
    """Yield batch for batch the articles that are to be read through; the others go to ``done``."""
    queued: set[int] = set()
    for batch, taken in _taken_in(database, project, found):
        unread = []
        for each in taken:
            if each.rules == rules() or each.version in queued:
                done.append(Added(each.article.id, each.became))
            else:
                unread.append(each)
                queued.add(each.version)
        done.extend(_fault(one) for one in batch if isinstance(one, ReadingError))
        yield unread


def _taken_in(
    database: Database, project: int, found: Iterable[Found]
) -> Iterator[tuple[list[Found], list[Taken]]]:
    """Yield batch for batch what was found, and its articles once they are stored."""
    coming = iter(found)
    while batch := list(islice(coming, BATCH)):
        with database.writing(project) as connection:
            taken = [take_in(connection, project, one) for one in batch if isinstance(one, Article)]
        yield batch, taken


def _fault(error: ReadingError) -> Added:
    return Added("", Became.NOTED if isinstance(error, ReadingNote) else Became.FAILED, str(error))


def _outdated(database: Database, project: int, failed: bool) -> Iterator[Taken]:
    """Yield the articles that are to be read through, a batch in memory at a time."""
    last = 0
    while True:
        query = _stale(project, failed).where(versions.c.id > last).order_by(versions.c.id).limit(BATCH)
        with database.reading() as connection:
            rows = connection.execute(query).all()
        if not rows:
            return
        yield from (Taken(row.id, as_article(row), Became.CHANGED, row.rules) for row in rows)
        last = rows[-1].id


def _stale(project: int, failed: bool) -> Select[Any]:
    """Return the query for the articles that this version has not tried to read, or failed on."""
    by = read_by if failed else extractions.c.rules
    return current().where(
        articles.c.project_id == project,
        articles.c.removed.is_(None),
        or_(by.is_(None), by != rules()),
    )


def _read_through(
    database: Database, project: int, unread: Iterable[Taken], done: deque[Added], workers: int
) -> Iterator[Added]:
    waiting: deque[Taken] = deque()

    def queued() -> Iterator[Article]:
        for taken in unread:
            waiting.append(taken)
            yield taken.article

    ready: list[tuple[Taken, Extraction | TimelineError]] = []
    for _, result in pipeline.extract(queued(), workers):
        ready.append((waiting.popleft(), result))
        if len(ready) == BATCH:
            yield from _stored(database, project, ready)
            ready.clear()
        yield from _drained(done)
    if ready:
        yield from _stored(database, project, ready)
    yield from _drained(done)


def _stored(
    database: Database, project: int, ready: list[tuple[Taken, Extraction | TimelineError]]
) -> list[Added]:
    with database.writing(project) as connection:
        _write(connection, ready)
    return [_reported(taken, result) for taken, result in ready]


def _write(connection: Connection, ready: list[tuple[Taken, Extraction | TimelineError]]) -> None:
    """Store extractions, except of articles that were deleted while they were read through."""
    ids = [taken.version for taken, _ in ready]
    there = set(connection.execute(select(versions.c.id).where(versions.c.id.in_(ids))).scalars())
    rows = [
        {
            "version_id": taken.version,
            "rules": rules(),
            "payload": encoded(result) if isinstance(result, Extraction) else None,
            "fault": str(result) if isinstance(result, TimelineError) else None,
        }
        for taken, result in ready
        if taken.version in there
    ]
    connection.execute(delete(extractions).where(extractions.c.version_id.in_(ids)))
    if rows:
        connection.execute(insert(extractions), rows)


def _reported(taken: Taken, result: Extraction | TimelineError) -> Added:
    if isinstance(result, TimelineError):
        return Added(taken.article.id, Became.FAILED, str(result))
    return Added(taken.article.id, taken.became)


def _drained(done: deque[Added]) -> Iterator[Added]:
    while done:
        yield done.popleft()
