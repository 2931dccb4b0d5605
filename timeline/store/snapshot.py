"""The whole content of a timeline at one moment, loaded from the tables."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import islice
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, select

from timeline.corrections import CorrectedEvents, Entry, apply_corrections
from timeline.errors import StoreError
from timeline.lasting_objects import lasting_objects
from timeline.model import Article, Extraction
from timeline.safe_text import short_line
from timeline.store.article_versions import current_versions, row_article, tried_version
from timeline.store.change_log import load_changes
from timeline.store.codec import DECODE_ERRORS, damaged_extraction, decode_extraction
from timeline.store.correction_table import load_entries
from timeline.store.database import Database
from timeline.store.extractor_version import extractor_version
from timeline.store.merged_mentions import (
    ExtractionKey,
    KeptMerging,
    Merging,
    keep_merging,
    load_merging,
    unchangeable,
)
from timeline.store.readable_rows import readable_rows
from timeline.store.records import ArticleVersion, LoggedChange, StoredTimeline
from timeline.store.schema import articles, extractions, versions
from timeline.store.stored_timelines import load_timeline

_LOG = logging.getLogger(__name__)
_VERSIONS_PER_QUERY = 500
"""Databases limit the number of values in one query."""
_ALL = 10**9
"""Rows in memory at once: the snapshot holds them all anyway."""


@dataclass(frozen=True, slots=True)
class ExtractionState:
    """The identity of an article's stored extraction: it changes whenever the extraction changes.

    ``extractor_version`` is ``None`` before the first extraction. ``failure`` is the message of a failed one.
    """

    version_id: int
    extractor_version: str | None
    failure: str | None


class DamagedExtractionsError(StoreError):
    """Stored extractions cannot be decoded; ``articles`` are their articles' ids by version id."""

    def __init__(self, articles: Mapping[int, str]) -> None:
        names = ", ".join(map(short_line, islice(articles.values(), 3)))
        super().__init__(f"{names}: the stored extraction is damaged. Restore a backup under another name.")
        self.articles = articles


@dataclass(frozen=True)
class Snapshot:
    """The whole content of a timeline at one moment.

    ``articles``, ``extractions`` and ``failures`` (messages of failed extractions) are by article id, in the
    order of adding. An article without an extraction has not been read yet, or its extraction failed.
    ``history`` has the corrections and ``changes`` those of articles and names, oldest first; ``damaged``
    has a sentence for each that could not be read.
    ``known_merging`` is that of the snapshot; a timeline without a store has none.
    """

    timeline: StoredTimeline
    articles: Mapping[str, Article]
    extractions: Mapping[str, Extraction]
    failures: Mapping[str, str] = field(default_factory=dict)
    history: tuple[Entry, ...] = ()
    changes: tuple[LoggedChange, ...] = ()
    damaged: tuple[str, ...] = ()
    states: Mapping[str, ExtractionState] = field(default_factory=dict, repr=False)
    known_merging: Merging | None = field(default=None, repr=False, compare=False)

    @cached_property
    def outdated(self) -> int:
        """The number of articles not yet tried by this version of the program.

        Their older extraction is used until ``Store.extract_pending`` reads them again.
        """
        return sum(state.extractor_version != extractor_version() for state in self.states.values())

    @cached_property
    def read_by_others(self) -> Mapping[str, str]:
        """By article id, the other extractor version that has read the article."""
        return {
            key: state.extractor_version
            for key, state in self.states.items()
            if state.extractor_version not in (None, extractor_version()) and not state.failure
        }

    @cached_property
    def merging(self) -> Merging:
        """The merging of the mentions, before corrections."""
        return self.known_merging or Merging(self.articles, self.extractions)

    def corrected(self, merging: Merging | None = None) -> CorrectedEvents:
        """Return the events with all corrections applied; ``merging`` takes the place of the snapshot's."""
        merging = merging or self.merging
        return apply_corrections(self.articles, merging.named_extractions, self.history, merging.merged)


def load_articles(connection: Connection, timeline_id: int) -> dict[str, Article]:
    """Return the articles of a timeline by id, in the order of adding."""
    query = _current_of(timeline_id).add_columns(articles.c.id.label("place"))
    rows = readable_rows(connection, query.order_by(None), versions.c.id, _left_out)
    return {row.key: row_article(row) for row in sorted(rows, key=lambda each: each.place)}


def load_snapshot(
    database: Database, timeline_id: int, known: Snapshot | None, *, tolerant: bool = False
) -> Snapshot:
    """Return the content of a timeline at one moment.

    ``known`` is an earlier snapshot. It is returned itself if nothing was written since; otherwise only the
    changed articles are loaded. A snapshot of another timeline is ignored. Raises DamagedExtractionsError for
    damaged extractions; if it is ``tolerant``, they count as failed.
    """
    with database.reading() as connection, lasting_objects():
        timeline = load_timeline(connection, timeline_id)
        if known is not None and not _same_timeline(known.timeline, timeline):
            known = None
        if known is not None and known.timeline == timeline:
            return known
        damaged = list(_without_version(connection, timeline_id))
        lost: dict[int, str] = {}
        states = _extraction_states(connection, timeline_id, damaged, lost)
        articles_by_id, extractions_by_id = _load_content(
            connection, timeline_id, states, known, damaged, lost
        )
        if lost and not tolerant:
            raise DamagedExtractionsError(lost)
        failed = {key: ExtractionState(number, None, damaged_extraction(key)) for number, key in lost.items()}
        states = {key: failed.get(key, state) for key, state in states.items() if key in articles_by_id}
        if known is not None and known.states == states:
            merging = known.merging
        else:
            kept = known.merging.latest if known is not None else None
            kept = kept or load_merging(connection, timeline_id)
            made_from = _extraction_keys(states)
            merging = _merging(database, timeline_id, articles_by_id, extractions_by_id, made_from, kept)
        history = tuple(entry for _, entry in load_entries(connection, timeline_id, damaged))
        changes = tuple(change for _, change in load_changes(connection, timeline_id, damaged))
        return Snapshot(
            timeline=timeline,
            articles=articles_by_id,
            extractions=extractions_by_id,
            failures={key: state.failure for key, state in states.items() if state.failure},
            history=history,
            changes=changes,
            damaged=tuple(damaged),
            states=states,
            known_merging=merging,
        )


def _merging(
    database: Database,
    timeline_id: int,
    articles_by_id: dict[str, Article],
    extractions_by_id: dict[str, Extraction],
    made_from: Mapping[str, ExtractionKey],
    kept: KeptMerging | None,
) -> Merging:
    """Return the merging of a timeline's mentions; it begins with what is ``kept`` of an earlier one."""
    is_read_only = bool(database.why_read_only)
    return Merging(
        articles_by_id,
        extractions_by_id,
        made_from=made_from,
        before=unchangeable(kept, made_from) if is_read_only else kept,
        keep=None if is_read_only else partial(keep_merging, database, timeline_id),
    )


def _extraction_keys(states: Mapping[str, ExtractionState]) -> dict[str, ExtractionKey]:
    """Return by article id which extraction its mentions come from."""
    return {
        key: (state.version_id, state.extractor_version)
        for key, state in states.items()
        if state.extractor_version is not None and not state.failure
    }


def load_versions(connection: Connection, timeline_id: int, key: str) -> list[ArticleVersion]:
    """Return every version of an article, oldest first."""
    query = (
        select(versions, articles.c.key)
        .join(articles, articles.c.id == versions.c.article_id)
        .where(articles.c.timeline_id == timeline_id, articles.c.key == key)
    )
    return [
        ArticleVersion(row.number, row_article(row), row.sha256, row.read_at)
        for row in readable_rows(connection, query, versions.c.id, _left_out)
    ]


def _left_out(version_id: int) -> None:
    _LOG.warning("the version %s is damaged and was left out", version_id)


def _same_timeline(one: StoredTimeline, two: StoredTimeline) -> bool:
    """Compare identity. The moment of making tells apart the timelines of two database files."""
    return (one.id, one.made) == (two.id, two.made)


def _load_content(
    connection: Connection,
    timeline_id: int,
    states: Mapping[str, ExtractionState],
    known: Snapshot | None,
    damaged: list[str],
    lost: dict[int, str],
) -> tuple[dict[str, Article], dict[str, Extraction]]:
    """Return articles and extractions by article id; unchanged ones come from the known snapshot.

    ``damaged`` gets a sentence for each article that cannot be read, ``lost`` the ids of damaged extractions'
    articles by version id: these can be read again.
    """
    unchanged = (
        {key: known.articles[key] for key, state in states.items() if known.states.get(key) == state}
        if known is not None
        else {}
    )
    changed = [state.version_id for key, state in states.items() if key not in unchanged]
    rows, alone = _rows(connection, timeline_id, changed if unchanged else None, damaged)
    lost.update({row.id: key for key, row in alone.items()})
    articles_by_id: dict[str, Article] = {}
    extractions_by_id: dict[str, Extraction] = {}
    for key in states:
        if known is not None and key in unchanged:
            article, extraction = unchanged[key], known.extractions.get(key)
        elif key in alone:
            article, extraction = row_article(alone[key]), None
        elif key not in rows:
            continue
        else:
            try:
                article, extraction = _decoded(rows[key])
            except DECODE_ERRORS:
                _LOG.exception("damaged extraction of the article %r", key)
                lost[rows[key].id] = key
                article, extraction = row_article(rows[key]), None
        articles_by_id[key] = article
        if extraction is not None:
            extractions_by_id[key] = extraction
    return articles_by_id, extractions_by_id


def _without_version(connection: Connection, timeline_id: int) -> Iterator[str]:
    """Yield a sentence for each article whose current version is not there."""
    is_current = (versions.c.article_id == articles.c.id) & (versions.c.number == articles.c.version)
    in_timeline = articles.c.timeline_id == timeline_id
    query = select(articles.c.id).outerjoin(versions, is_current).where(in_timeline, versions.c.id.is_(None))
    for row_id in connection.execute(query).scalars():
        yield f"An article is damaged and was left out (row {row_id} of the articles)."


def _current_of(timeline_id: int) -> Select[Any]:
    in_timeline = (articles.c.timeline_id == timeline_id, articles.c.removed.is_(None))
    return current_versions().where(*in_timeline).order_by(articles.c.id)


def _extraction_states(
    connection: Connection, timeline_id: int, damaged: list[str], lost: dict[int, str]
) -> dict[str, ExtractionState]:
    """Return the states by article id, in the order of adding.

    ``damaged`` gets a sentence for each article that cannot be named, ``lost`` the ids of the articles whose
    state cannot be read, by version id.
    """
    named = articles.c.id.label("place"), articles.c.key, versions.c.id
    query = _current_of(timeline_id).with_only_columns(*named)
    unread: list[int] = []
    with_state = query.add_columns(tried_version.label("tried_by"), extractions.c.fault)
    rows = list(readable_rows(connection, with_state.order_by(None), versions.c.id, unread.append, _ALL))
    again = _readable_of(connection, query, unread, damaged) if unread else []
    lost.update({row.id: row.key for row in again})
    states = [(row.place, row.key, ExtractionState(row.id, row.tried_by, row.fault)) for row in rows]
    states += [(row.place, row.key, ExtractionState(row.id, None, None)) for row in again]
    return {key: state for _, key, state in sorted(states, key=itemgetter(0))}


def _rows(
    connection: Connection, timeline_id: int, version_ids: Sequence[int] | None, damaged: list[str]
) -> tuple[dict[str, Row[Any]], dict[str, Row[Any]]]:
    """Return the versions with these ids and their extractions by article id; all current ones for ``None``.

    The second value has the versions by article id whose extraction alone cannot be read.
    """
    articles_alone = _current_of(timeline_id).order_by(None)
    query = articles_alone.add_columns(extractions.c.payload)
    queries = [query] if version_ids is None else [query.where(part) for part in _parts(version_ids)]
    unread: list[int] = []
    rows = {
        row.key: row
        for each in queries
        for row in readable_rows(connection, each, versions.c.id, unread.append, _ALL)
    }
    again = _readable_of(connection, articles_alone, unread, damaged) if unread else []
    return rows, {row.key: row for row in again}


def _parts(version_ids: Sequence[int]) -> Iterator[ColumnElement[bool]]:
    for begin in range(0, len(version_ids), _VERSIONS_PER_QUERY):
        yield versions.c.id.in_(version_ids[begin : begin + _VERSIONS_PER_QUERY])


def _readable_of(
    connection: Connection, query: Select[Any], version_ids: Sequence[int], damaged: list[str]
) -> list[Row[Any]]:
    """Return the rows of a query with these versions; ``damaged`` gets a sentence for each other one."""

    def lost(version_id: int) -> None:
        damaged.append(f"An article is damaged and was left out (row {version_id} of the versions).")

    chosen = query.order_by(None).where(versions.c.id.in_(version_ids))
    return list(readable_rows(connection, chosen, versions.c.id, lost))


def _decoded(row: Row[Any]) -> tuple[Article, Extraction | None]:
    article = row_article(row)
    return article, None if row.payload is None else decode_extraction(article, row.payload)
