"""An article into the tables: as a new one, as a newer version of one that is there, or not again."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, case, delete, insert, select, update

from timeline.model import BY_HAND, Article
from timeline.store.sameness import (
    address,
    alike,
    file_name,
    fingerprint,
    nearly_equal,
    sha256,
    storable,
)
from timeline.store.schema import articles, extractions, now, versions
from timeline.store.values import Became

_STATED = ("title", "published", "published_from", "source", "author", "url", "archive", "language")
"""What is stored of an article beside its id and its text."""


@dataclass(frozen=True, slots=True)
class Taken:
    """An article that is stored: under which version, what became of it, and by which rules it was read."""

    version: int
    article: Article
    became: Became
    rules: str | None


def take_in(connection: Connection, project: int, found: Article) -> Taken:
    """Store an article; it keeps its id unless another article of the timeline has it."""
    found = sound(found)
    stored = _with_words(connection, project, found.text)
    if stored is not None:
        return _same_words(connection, stored, found)
    stored = _predecessor(connection, project, found)
    if stored is not None:
        before = as_article(stored)
        after = replace(_completed(found, before), id=before.id)
        return new_version(connection, stored.article_id, after)
    return _new(connection, project, found)


read_by = case((extractions.c.fault.is_(None), extractions.c.rules)).label("rules")
"""The rules that a version was read through by; null where it was not, or where that failed."""


def current() -> Select[Any]:
    """Return the query for the versions that count, with their article's id and ``read_by``."""
    return (
        select(versions, articles.c.key, articles.c.removed, read_by)
        .join(articles, articles.c.id == versions.c.article_id)
        .outerjoin(extractions, extractions.c.version_id == versions.c.id)
        .where(versions.c.number == articles.c.version)
    )


def as_article(row: Row[Any]) -> Article:
    """Return the article that a row of ``versions`` with its article's key holds."""
    stated = {name: getattr(row, name) for name in _STATED}
    return Article(id=row.key, text=row.text, **stated)


def new_version(connection: Connection, article_id: int, article: Article) -> Taken:
    """Store what is now known of an article as the version that counts; it has its earlier ones' id."""
    number = connection.execute(
        update(articles)
        .where(articles.c.id == article_id)
        .values(version=articles.c.version + 1, address=address(article.url), removed=None)
        .returning(articles.c.version)
    ).scalar_one()
    return Taken(_write(connection, article_id, number, article), article, Became.CHANGED, None)


def _new(connection: Connection, project: int, article: Article) -> Taken:
    if _by(connection, project, articles.c.key == article.id) is not None:
        article = replace(article, id=f"{article.id}#{fingerprint(article.text)[:8]}")
    row = {"project_id": project, "key": article.id, "address": address(article.url), "version": 1}
    article_id = connection.execute(insert(articles).values(row).returning(articles.c.id)).scalar_one()
    return Taken(_write(connection, article_id, 1, article), article, Became.NEW, None)


def _write(connection: Connection, article_id: int, number: int, article: Article) -> int:
    row = {
        "article_id": article_id,
        "number": number,
        "text": article.text,
        "sha256": sha256(article.text),
        "fingerprint": fingerprint(article.text),
        "read_at": now(),
        **{name: getattr(article, name) for name in _STATED},
    }
    return int(connection.execute(insert(versions).values(row).returning(versions.c.id)).scalar_one())


def _same_words(connection: Connection, stored: Row[Any], found: Article) -> Taken:
    """Return the stored article, with what only the new reading states of it.

    Where reading it through failed, that is forgotten: it is tried again.
    """
    before = as_article(stored)
    if stored.rules is None:
        connection.execute(delete(extractions).where(extractions.c.version_id == stored.id))
    after = _completed(before, found)
    if after != before:
        return new_version(connection, stored.article_id, after)
    if stored.removed is not None:
        connection.execute(update(articles).where(articles.c.id == stored.article_id).values(removed=None))
        return Taken(stored.id, before, Became.NEW, stored.rules)
    return Taken(stored.id, before, Became.KNOWN, stored.rules)


def _with_words(connection: Connection, project: int, text: str) -> Row[Any] | None:
    """Return the article, as it now is, that has or once had these words."""
    had = (
        select(versions.c.article_id)
        .join(articles, articles.c.id == versions.c.article_id)
        .where(articles.c.project_id == project, versions.c.fingerprint == fingerprint(text))
        .order_by(versions.c.id)
        .limit(1)
    )
    return connection.execute(current().where(articles.c.id == had.scalar_subquery())).first()


def _predecessor(connection: Connection, project: int, found: Article) -> Row[Any] | None:
    """Return the article that this is a newer version of.

    An id alone is not enough: that of a line of a file ("news.jsonl:3") may come to another article.
    """
    place = address(found.url)
    if place is not None:
        stored = _by(connection, project, articles.c.address == place)
        if stored is not None:
            return stored
    stored = _by(connection, project, articles.c.key == found.id)
    if stored is None:
        stored = _from_another_folder(connection, project, found)
    elif not alike(stored.text, found.text):
        return None
    return None if stored is None or (place and address(stored.url)) else stored


def _from_another_folder(connection: Connection, project: int, found: Article) -> Row[Any] | None:
    """Return the article of a file that was added without its folder before, or now is, and in it before.

    Files of one name in two folders are two files, and so are those whose articles are of different days.
    """
    name = file_name(found.id)
    if name is None:
        return None
    elsewhere = articles.c.key.endswith(f"/{name}", autoescape=True)
    stored = _by(connection, project, elsewhere if name == found.id else articles.c.key == name)
    if stored is None or not nearly_equal(stored.text, found.text):
        return None
    days = {stored.published, found.published} - {None}
    return stored if len(days) < 2 or BY_HAND in (stored.published_from, found.published_from) else None


def _by(connection: Connection, project: int, condition: Any) -> Row[Any] | None:
    wanted = and_(articles.c.project_id == project, condition)
    return connection.execute(current().where(wanted).order_by(articles.c.id)).first()


def _completed(stated: Article, other: Article) -> Article:
    """Return an article with what only the other states of it.

    A date that a person gave stays.
    """
    by_hand = other.published_from == BY_HAND and stated.published_from != BY_HAND
    first, second = (other, stated) if by_hand else (stated, other)
    day = first if first.published is not None else second
    known = {name: getattr(stated, name) or getattr(other, name) for name in _STATED}
    known |= {"published": day.published, "published_from": day.published_from}
    return replace(stated, **known)


def sound(article: Article) -> Article:
    """Return an article without the characters that no database takes."""
    stated = {each.name: getattr(article, each.name) for each in fields(article)}
    texts = {name: storable(value) for name, value in stated.items() if isinstance(value, str)}
    return Article(**stated | texts)
