"""The rows of a query that can be read, also if others are damaged.

A row is damaged if SQLite or SQLAlchemy cannot read a value of it, or if a value is not of its column's type:
SQLite takes the type from the row.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Row, Select, TypeDecorator
from sqlalchemy.exc import DBAPIError

from timeline.store.schema import DamagedValueError, extractions

_LOG = logging.getLogger(__name__)
_BATCH = 500


def readable_rows(
    connection: Connection,
    query: Select[Any],
    key: Column[int],
    unreadable: Callable[[int], None],
    batch: int = _BATCH,
) -> Iterator[Row[Any]]:
    """Yield the rows of a query in the order of ``key``, their primary key.

    ``unreadable`` gets the key of each row that cannot be read. ``batch`` rows are in memory at once.
    """
    keys = connection.execute(query.with_only_columns(key).order_by(key)).scalars().all()
    for begin in range(0, len(keys), batch):
        yield from _rows(connection, query.order_by(key), key, keys[begin : begin + batch], unreadable)


def _rows(
    connection: Connection,
    query: Select[Any],
    key: Column[int],
    keys: Sequence[int],
    unreadable: Callable[[int], None],
) -> Sequence[Row[Any]]:
    """Return the rows with these keys; if one of them fails, the halves are read alone.

    They are asked for by their range: SQLite looks a long list of keys up once for each row of another table.
    """
    try:
        return _checked(query, connection.execute(query.where(key.between(keys[0], keys[-1]))).all())
    except (DamagedValueError, UnicodeDecodeError, DBAPIError) as error:
        if isinstance(error, DBAPIError) and not isinstance(error.orig, sqlite3.Error):
            raise  # a server's connection is lost, not a row
        if len(keys) == 1:
            _LOG.exception("the row %s cannot be read", keys[0])
            unreadable(keys[0])
            return []
    half = len(keys) // 2
    return [
        row for part in (keys[:half], keys[half:]) for row in _rows(connection, query, key, part, unreadable)
    ]


def _checked(query: Select[Any], rows: Sequence[Row[Any]]) -> Sequence[Row[Any]]:
    """Return the rows. Raises DamagedValueError for a value of another type than its column's."""
    if rows:
        for column, values in zip(query.selected_columns, zip(*rows, strict=True), strict=True):
            if not _types(column) >= set(map(type, values)):
                raise DamagedValueError(f"a value of another type in the column {column.key}")
    return rows


def _types(column: ColumnElement[Any]) -> frozenset[type]:
    """Return the types of a column's values; an article may have no extraction at all."""
    must_be = isinstance(column, Column) and not column.nullable and column.table is not extractions
    kind = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
    types = frozenset({kind.python_type})
    return types if must_be else types | {type(None)}
