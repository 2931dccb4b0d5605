"""Store one article: as a new article, as a newer version of a known one, or not again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, count
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, case, delete, insert, or_, select, update

from timeline.model import BY_HAND, FILE_WAS_MADE, Article
from timeline.store.change_log import Change
from timeline.store.deduplication import (
    are_nearly_equal,
    are_one_story,
    are_similar,
    comparable_url,
    file_name,
    fingerprint,
    names_place,
    sha256,
)
from timeline.store.records import ChangedField, IngestStatus
from timeline.store.schema import DamagedValueError, articles, extractions, now, versions
from timeline.store.storable_article import storable_article

STORED_FIELDS = ("title", "published", "published_from", "source", "author", "url", "archive", "language")
"""The stored fields of an article, besides its id and its text."""
EDITABLE = frozenset(STORED_FIELDS) - {"published_from"}
"""The fields that a person may change, and whose changes are logged."""

_WEAK_DAYS = frozenset({BY_HAND, FILE_WAS_MADE})
"""``published_from`` of days that the article itself does not state."""
_ID_DIGITS = 8
"""Digits of the fingerprint in an id that is made because another article has the given one, at least."""


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article after it was stored. ``extractor_version`` is ``None`` without a successful extraction.

    ``changes`` are those between it and an earlier version, for the log.
    """

    version_id: int
    article: Article
    status: IngestStatus
    extractor_version: str | None
    changes: tuple[Change, ...] = ()


def upsert_article(connection: Connection, timeline_id: int, article: Article) -> StoredArticle:
    """Store an article. It keeps its id unless another article of the timeline has the same id."""
    article = storable_article(article)
    stored = _with_same_words(connection, timeline_id, article)
    if stored is not None:
        return _update_same_words(connection, stored, article)
    stored = _predecessor(connection, timeline_id, article)
    if stored is not None:
        before = row_article(stored)
        after = replace(_completed(article, before), id=before.id)
        made = store_version(connection, stored.article_id, after)
        numbers = str(stored.number), str(stored.number + 1)
        return replace(
            made, changes=((before.id, ChangedField.TEXT, *numbers), *changed_fields(before, after))
        )
    return _insert(connection, timeline_id, article)


_HAS_RESULT = extractions.c.payload.is_not(None)
tried_version = case((_HAS_RESULT | extractions.c.fault.is_not(None), extractions.c.extractor_version))
"""The extractor version of a successful or failed extraction; null without one.

A damaged row has neither a result nor a fault: its article has to be read again.
"""
successful_version = case(
    (_HAS_RESULT & extractions.c.fault.is_(None), extractions.c.extractor_version)
).label("extractor_version")
"""The extractor version of a successful extraction; null without one."""


def current_versions() -> Select[Any]:
    """Return the query for the current version of each article, with ``successful_version``."""
    return (
        select(versions, articles.c.key, articles.c.removed, successful_version)
        .join(articles, articles.c.id == versions.c.article_id)
        .outerjoin(extractions, extractions.c.version_id == versions.c.id)
        .where(versions.c.number == articles.c.version)
    )


def row_article(row: Row[Any]) -> Article:
    """Return the article in a row of ``versions`` with the ``key`` of its article."""
    values = row._mapping
    if bytes in map(type, row):
        raise DamagedValueError("bytes in the place of a text")
    return Article(id=values["key"], text=values["text"], **{name: values[name] for name in STORED_FIELDS})


def store_version(connection: Connection, article_id: int, article: Article) -> StoredArticle:
    """Store an article as the current version of a known one. Both must have the same id."""
    number = connection.execute(
        update(articles)
        .where(articles.c.id == article_id)
        .values(version=articles.c.version + 1, address=comparable_url(article.url), removed=None)
        .returning(articles.c.version)
    ).scalar_one()
    version_id = _insert_version(connection, article_id, number, article)
    return StoredArticle(version_id, article, IngestStatus.CHANGED, None)


def changed_fields(before: Article, after: Article) -> list[Change]:
    """Return the changes between two versions of an article, without that of its text."""
    return [
        (after.id, ChangedField(name), old, new)
        for name in sorted(EDITABLE)
        if (old := getattr(before, name)) != (new := getattr(after, name))
    ]


def _insert(connection: Connection, timeline_id: int, article: Article) -> StoredArticle:
    article = replace(article, id=_free_id(connection, timeline_id, article))
    row = {
        "timeline_id": timeline_id,
        "key": article.id,
        "address": comparable_url(article.url),
        "version": 1,
    }
    article_id = connection.execute(insert(articles).values(row).returning(articles.c.id)).scalar_one()
    version_id = _insert_version(connection, article_id, 1, article)
    return StoredArticle(version_id, article, IngestStatus.NEW, None)


def _free_id(connection: Connection, timeline_id: int, article: Article) -> str:
    """Return the article's id, with as many digits of its fingerprint as tell it from all others."""
    digits = sha256(f"{fingerprint(article.text)} {article.published}")
    given = chain(
        [article.id],
        (f"{article.id}#{digits[:length]}" for length in range(_ID_DIGITS, len(digits))),
        (f"{article.id}#{number}" for number in count(1)),
    )
    return next(each for each in given if _find(connection, timeline_id, articles.c.key == each) is None)


def _insert_version(connection: Connection, article_id: int, number: int, article: Article) -> int:
    row = {
        "article_id": article_id,
        "number": number,
        "text": article.text,
        "sha256": sha256(article.text),
        "fingerprint": fingerprint(article.text),
        "read_at": now(),
        **{name: getattr(article, name) for name in STORED_FIELDS},
    }
    return int(connection.execute(insert(versions).values(row).returning(versions.c.id)).scalar_one())


def _update_same_words(connection: Connection, stored: Row[Any], article: Article) -> StoredArticle:
    """Add the fields missing so far. A failed extraction is deleted, to be tried again."""
    before = row_article(stored)
    if stored.extractor_version is None:
        connection.execute(delete(extractions).where(extractions.c.version_id == stored.id))
    after = _completed(before, article)
    if after != before:
        made = store_version(connection, stored.article_id, after)
        return replace(made, changes=tuple(changed_fields(before, after)))
    if stored.removed is not None:
        connection.execute(update(articles).where(articles.c.id == stored.article_id).values(removed=None))
        return StoredArticle(stored.id, before, IngestStatus.NEW, stored.extractor_version)
    return StoredArticle(stored.id, before, IngestStatus.KNOWN, stored.extractor_version)


def _with_same_words(connection: Connection, timeline_id: int, article: Article) -> Row[Any] | None:
    """Return the current version of the article with these words, now or in an older version."""
    same_words = (
        select(versions.c.article_id, versions.c.published, versions.c.published_from, versions.c.url)
        .add_columns(articles.c.key)
        .join(articles, articles.c.id == versions.c.article_id)
        .where(articles.c.timeline_id == timeline_id, versions.c.fingerprint == fingerprint(article.text))
        .order_by(versions.c.id)
    )
    for row in connection.execute(same_words):
        if not _is_of_another_day(row, article):
            query = current_versions().where(articles.c.id == row.article_id)
            return connection.execute(query).first()
    return None


def _is_of_another_day(stored: Row[Any], article: Article) -> bool:
    """Return True for the same words under another id and address on another day, such as a daily bulletin.

    "Police closed the bridge on Monday" of two weeks are two statements. A day by hand, or that on which a
    file was made, tells nothing.
    """
    address = comparable_url(article.url)
    is_same = stored.key == article.id or (address is not None and address == comparable_url(stored.url))
    return not is_same and _states_another_day(stored, article)


def _states_another_day(stored: Row[Any], article: Article) -> bool:
    if stored.published is None or article.published is None or stored.published == article.published:
        return False
    return not {stored.published_from, article.published_from} & _WEAK_DAYS


def _predecessor(connection: Connection, timeline_id: int, article: Article) -> Row[Any] | None:
    """Return the stored article with an older version of this text.

    An equal id is not enough: the id of a line in a file ("news.jsonl:3") may come to mean another article.
    Nor is an equal address: the entries of a live blog may have the same, and ids of their own.
    """
    address = comparable_url(article.url)
    made = articles.c.key.startswith(f"{article.id}#", autoescape=True)
    of_same_id = _found(connection, timeline_id, or_(articles.c.key == article.id, made))
    elsewhere = _in_another_folder(connection, timeline_id, article)
    for stored in chain(of_same_id, [] if elsewhere is None else [elsewhere]):
        if _is_older_version(stored, article, address):
            return stored
    return _at_same_address(connection, timeline_id, article, address)


def _is_older_version(stored: Row[Any], article: Article, address: str | None) -> bool:
    """Return True if an article of the same id is an older version of this one.

    The id of a file or row names a place, where next week another article may stand.
    """
    known = comparable_url(stored.url)
    if known and address and known != address:
        return False
    if names_place(article.id):
        return are_one_story(stored.text, article.text) and not _states_another_day(stored, article)
    return bool(known and address) or are_similar(stored.text, article.text)


def _at_same_address(
    connection: Connection, timeline_id: int, article: Article, address: str | None
) -> Row[Any] | None:
    """Return the first article at an address with a text of the same story."""
    if address is None:
        return None
    for row in _found(connection, timeline_id, articles.c.address == address):
        is_another = names_place(article.id) and _states_another_day(row, article)
        if are_one_story(row.text, article.text) and not is_another:
            return row
    return None


def _in_another_folder(connection: Connection, timeline_id: int, article: Article) -> Row[Any] | None:
    """Return the same file, added once with its folder in the id and once without.

    Files of one name in two folders are two files. Files with articles of two different days are two files.
    """
    name = file_name(article.id)
    if name is None:
        return None
    elsewhere = articles.c.key.endswith(f"/{name}", autoescape=True)
    stored = _find(connection, timeline_id, elsewhere if name == article.id else articles.c.key == name)
    if stored is None or not are_nearly_equal(stored.text, article.text):
        return None
    return None if _states_another_day(stored, article) else stored


def _find(connection: Connection, timeline_id: int, condition: Any) -> Row[Any] | None:
    return next(_found(connection, timeline_id, condition), None)


def _found(connection: Connection, timeline_id: int, condition: Any) -> Iterator[Row[Any]]:
    wanted = and_(articles.c.timeline_id == timeline_id, condition)
    return iter(connection.execute(current_versions().where(wanted).order_by(articles.c.id)).all())


def _completed(article: Article, other: Article) -> Article:
    """Return an article with its missing fields taken from another reading. A date given by hand wins."""
    by_hand = other.published_from == BY_HAND and article.published_from != BY_HAND
    first, second = (other, article) if by_hand else (article, other)
    dated = first if first.published is not None else second
    known = {name: getattr(article, name) or getattr(other, name) for name in STORED_FIELDS}
    known |= {"published": dated.published, "published_from": dated.published_from}
    return replace(article, **known)
