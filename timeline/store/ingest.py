"""Ingest articles into a timeline: store them, then extract them, in batches.

Each batch is stored before the next one begins. If the work stops or the process is killed, only the batch in
extraction is lost. The same input again, or ``extract_pending``, completes the work without duplicates.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from sqlalchemy import Connection, Select, and_, delete, func, insert, or_, select, update

from timeline import pipeline
from timeline.errors import ReadingError, ReadingNote, TimelineError
from timeline.executor import Workers
from timeline.model import Article, Extraction
from timeline.store.article_versions import (
    StoredArticle,
    current_versions,
    row_article,
    successful_version,
    tried_version,
    upsert_article,
)
from timeline.store.change_log import log_changes
from timeline.store.codec import DECODE_ERRORS, FORM, damaged_extraction, decode_extraction, encode_extraction
from timeline.store.database import Database
from timeline.store.extractor_version import extractor_version
from timeline.store.readable_rows import readable_rows
from timeline.store.records import IngestResult, IngestStatus
from timeline.store.rereading import Change, changes
from timeline.store.schema import articles, extractions, versions

BATCH_SIZE = pipeline.BATCH_SIZE
Input = Article | ReadingError


def add(
    database: Database, timeline_id: int, inputs: Iterable[Input], workers: Workers, person: str
) -> Iterator[IngestResult]:
    """Store and extract articles; yield one result for each input, once it is stored."""
    done: deque[IngestResult] = deque()
    batches = _batches_to_extract(database, timeline_id, inputs, done, person)
    # Known articles need no pipeline: report them at once, up to the first article that needs it.
    first: list[StoredArticle] = []
    while not first and (batch := next(batches, None)) is not None:
        first = batch
        yield from _drained(done)
    yield from _extract(database, timeline_id, chain(first, chain.from_iterable(batches)), done, workers)


def upsert(
    database: Database, timeline_id: int, inputs: Iterable[Input], person: str
) -> Iterator[IngestResult]:
    """Store articles without extracting them; yield one result for each input, once it is stored."""
    for batch, stored in _stored_batches(database, timeline_id, inputs, person):
        yield from (IngestResult(each.article.id, each.status) for each in stored)
        yield from (_unreadable(each) for each in batch if isinstance(each, ReadingError))


@dataclass(frozen=True, slots=True)
class Wanted:
    """The articles to extract besides the pending ones.

    ``failed`` are those with a failed extraction, ``outdated`` those that another extractor version has read.
    """

    failed: bool = False
    outdated: bool = False


def count_pending(connection: Connection, timeline_id: int, wanted: Wanted) -> int:
    """Return the number of articles to be extracted by ``extract_pending``."""
    pending = _pending(timeline_id, wanted).subquery()
    return connection.execute(select(func.count()).select_from(pending)).scalar_one()


def extract_pending(
    database: Database, timeline_id: int, workers: Workers, wanted: Wanted
) -> Iterator[IngestResult]:
    """Extract the articles that are wanted; yield one result each."""
    pending = _pending_articles(database, timeline_id, wanted)
    yield from _extract(database, timeline_id, pending, deque(), workers)


def compare_outdated(
    database: Database, timeline_id: int, workers: Workers
) -> Iterator[tuple[str, tuple[Change, ...]]]:
    """Read the outdated articles again, and store nothing; yield each article's id with its changes."""
    waiting: deque[StoredArticle] = deque()

    def queued() -> Iterator[Article]:
        for each in _pending_articles(database, timeline_id, Wanted(outdated=True)):
            if each.extractor_version is not None:
                waiting.append(each)
                yield each.article

    for _, result in pipeline.extract(queued(), workers):
        stored = waiting.popleft()
        if isinstance(result, Extraction):
            before = _stored_extraction(database, stored)
            yield stored.article.id, tuple(changes(before, result))


def _stored_extraction(database: Database, stored: StoredArticle) -> Extraction | None:
    query = select(extractions.c.payload).where(extractions.c.version_id == stored.version_id)
    with database.reading() as connection:
        payload = connection.execute(query).scalar()
    try:
        return None if payload is None else decode_extraction(stored.article, payload)
    except DECODE_ERRORS:
        return None


def mark_damaged(connection: Connection, damaged: Mapping[int, str]) -> None:
    """Turn damaged extractions into failed ones of no known version, so that they are read again.

    ``damaged`` has the articles' ids by version id.
    """
    for version_id, key in damaged.items():
        changed = update(extractions).where(extractions.c.version_id == version_id)
        connection.execute(changed.values(extractor_version="", payload=None, fault=damaged_extraction(key)))


def _batches_to_extract(
    database: Database, timeline_id: int, inputs: Iterable[Input], done: deque[IngestResult], person: str
) -> Iterator[list[StoredArticle]]:
    """Yield the articles to extract, batch by batch; results of all other inputs go to ``done``.

    An article that another extractor version has read stays as it is, so that no timeline changes unasked.
    """
    queued: set[int] = set()
    for batch, stored in _stored_batches(database, timeline_id, inputs, person):
        to_extract = []
        for each in stored:
            if each.extractor_version is not None or each.version_id in queued:
                done.append(IngestResult(each.article.id, each.status))
            else:
                to_extract.append(each)
                queued.add(each.version_id)
        done.extend(_unreadable(each) for each in batch if isinstance(each, ReadingError))
        yield to_extract


def _stored_batches(
    database: Database, timeline_id: int, inputs: Iterable[Input], person: str
) -> Iterator[tuple[list[Input], list[StoredArticle]]]:
    """Yield each batch of inputs with its articles, once these are stored."""
    remaining = iter(inputs)
    while batch := list(islice(remaining, BATCH_SIZE)):
        with database.writing(timeline_id) as connection:
            stored = [
                upsert_article(connection, timeline_id, each) for each in batch if isinstance(each, Article)
            ]
            log_changes(
                connection, timeline_id, [change for each in stored for change in each.changes], person
            )
        yield batch, stored


def _unreadable(error: ReadingError) -> IngestResult:
    status = IngestStatus.NOTED if isinstance(error, ReadingNote) else IngestStatus.FAILED
    return IngestResult("", status, str(error))


def _pending_articles(database: Database, timeline_id: int, wanted: Wanted) -> Iterator[StoredArticle]:
    """Yield the pending articles, with one batch in memory at a time."""
    last = 0
    while True:
        query = (
            _pending(timeline_id, wanted)
            .where(versions.c.id > last)
            .order_by(versions.c.id)
            .limit(BATCH_SIZE)
        )
        with database.reading() as connection:
            ids = connection.execute(query.with_only_columns(versions.c.id)).scalars().all()
            whole = current_versions().where(versions.c.id.in_(ids))
            rows = list(readable_rows(connection, whole, versions.c.id, lambda _: None))
        if not ids:
            return
        for row in rows:
            yield StoredArticle(row.id, row_article(row), IngestStatus.CHANGED, row.extractor_version)
        last = ids[-1]


def _pending(timeline_id: int, wanted: Wanted) -> Select[Any]:
    """Return the query for the pending articles and those that are wanted besides.

    Pending are articles never tried, failed in another version, or stored in another form.
    """
    tried_by = successful_version if wanted.failed else tried_version
    by_other = extractions.c.extractor_version != extractor_version()
    outdated = by_other if wanted.outdated else and_(by_other, extractions.c.fault.is_not(None))
    return current_versions().where(
        articles.c.timeline_id == timeline_id,
        articles.c.removed.is_(None),
        or_(tried_by.is_(None), outdated, extractions.c.payload.not_like(f"[{FORM},%")),
    )


def _extract(
    database: Database,
    timeline_id: int,
    to_extract: Iterable[StoredArticle],
    done: deque[IngestResult],
    workers: Workers,
) -> Iterator[IngestResult]:
    """Extract articles and store them batch by batch; yield their results and those in ``done``."""
    waiting: deque[StoredArticle] = deque()

    def queued() -> Iterator[Article]:
        for each in to_extract:
            waiting.append(each)
            yield each.article

    ready: list[tuple[StoredArticle, Extraction | TimelineError]] = []
    for _, result in pipeline.extract(queued(), workers):
        ready.append((waiting.popleft(), result))
        if len(ready) == BATCH_SIZE:
            yield from _store_extractions(database, timeline_id, ready)
            ready.clear()
        yield from _drained(done)
    if ready:
        yield from _store_extractions(database, timeline_id, ready)
    yield from _drained(done)


def _store_extractions(
    database: Database, timeline_id: int, ready: list[tuple[StoredArticle, Extraction | TimelineError]]
) -> list[IngestResult]:
    with database.writing(timeline_id) as connection:
        _write(connection, ready)
    return [_result(stored, result) for stored, result in ready]


def _write(connection: Connection, ready: list[tuple[StoredArticle, Extraction | TimelineError]]) -> None:
    """Write extractions, except for articles deleted during the extraction."""
    ids = [stored.version_id for stored, _ in ready]
    present = set(connection.execute(select(versions.c.id).where(versions.c.id.in_(ids))).scalars())
    rows = [
        {
            "version_id": stored.version_id,
            "extractor_version": extractor_version(),
            "payload": encode_extraction(result) if isinstance(result, Extraction) else None,
            "fault": str(result) if isinstance(result, TimelineError) else None,
        }
        for stored, result in ready
        if stored.version_id in present
    ]
    connection.execute(delete(extractions).where(extractions.c.version_id.in_(ids)))
    if rows:
        connection.execute(insert(extractions), rows)


def _result(stored: StoredArticle, result: Extraction | TimelineError) -> IngestResult:
    if isinstance(result, TimelineError):
        return IngestResult(stored.article.id, IngestStatus.FAILED, str(result))
    return IngestResult(stored.article.id, stored.status)


def _drained(done: deque[IngestResult]) -> Iterator[IngestResult]:
    while done:
        yield done.popleft()
