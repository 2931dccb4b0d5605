"""Timelines and their saved views in the tables."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from timeline.errors import StoreError
from timeline.store.sameness import storable
from timeline.store.schema import articles, now, projects, views
from timeline.store.values import Project, SavedView

LONGEST = 200
"""Characters of a name."""


def all_projects(connection: Connection) -> list[Project]:
    """Return the timelines, in the order they were made."""
    return [_project(row) for row in connection.execute(_query().order_by(projects.c.id))]


def one_project(connection: Connection, project: int) -> Project:
    """Return a timeline. Raises StoreError where it is there no more."""
    row = connection.execute(_query().where(projects.c.id == project)).first()
    if row is None:
        raise StoreError("This timeline is there no more: it was deleted; choose another.")
    return _project(row)


def named(connection: Connection, name: str) -> Project | None:
    """Return the timeline of that name, if there is one."""
    row = connection.execute(_query().where(projects.c.name == _plain(name))).first()
    return None if row is None else _project(row)


def create(connection: Connection, name: str, title: str) -> int:
    """Make a timeline and return its id. Raises StoreError for a name that is empty or taken."""
    name = _sound(name)
    row = {"name": name, "title": storable(title), "made": now(), "revision": 0}
    with _distinct(name):
        return int(connection.execute(insert(projects).values(row).returning(projects.c.id)).scalar_one())


def rename(connection: Connection, project: int, name: str | None, title: str | None) -> None:
    """Give a timeline another name, another title, or both."""
    changed = {} if name is None else {"name": _sound(name)}
    changed |= {} if title is None else {"title": storable(title)}
    if changed:
        with _distinct(name or ""):
            connection.execute(update(projects).where(projects.c.id == project).values(changed))


def remove(connection: Connection, project: int) -> None:
    """Delete a timeline with everything in it."""
    connection.execute(delete(projects).where(projects.c.id == project))


def saved_views(connection: Connection, project: int) -> list[SavedView]:
    """Return the saved views of a timeline, in the order they were first saved."""
    query = select(views).where(views.c.project_id == project).order_by(views.c.id)
    return [SavedView(row.name, json.loads(row.state)) for row in connection.execute(query)]


def save_view(connection: Connection, project: int, name: str, state: Mapping[str, Any]) -> None:
    """Save a view, over the one of that name if there is one."""
    name, written = _sound(name), storable(json.dumps(state))
    there = (views.c.project_id == project) & (views.c.name == name)
    if connection.execute(update(views).where(there).values(state=written)).rowcount == 0:
        connection.execute(insert(views).values(project_id=project, name=name, state=written))


def forget_view(connection: Connection, project: int, name: str) -> None:
    """Delete a saved view."""
    connection.execute(delete(views).where(views.c.project_id == project, views.c.name == name))


def _query() -> Select[Any]:
    inside = func.count(articles.c.id).filter(articles.c.removed.is_(None))
    return (
        select(projects, inside.label("articles"))
        .outerjoin(articles, articles.c.project_id == projects.c.id)
        .group_by(projects.c.id)
    )


def _project(row: Row[Any]) -> Project:
    return Project(row.id, row.name, row.title, row.made, row.revision, row.articles)


def _sound(name: str) -> str:
    name = _plain(name)
    if not name:
        raise StoreError("A name is needed here; it may hold anything but white space alone.")
    if len(name) > LONGEST:
        raise StoreError(f"This name is longer than {LONGEST} characters; give a shorter one.")
    return name


def _plain(name: str) -> str:
    return " ".join(storable(name).split())


@contextmanager
def _distinct(name: str) -> Iterator[None]:
    try:
        yield
    except IntegrityError:
        raise StoreError(f"There is a timeline called {name!r} already; give another name.") from None
