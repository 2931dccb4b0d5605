"""Which column of a table, or field of an object, holds what is known of an article."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from timeline.errors import ColumnsError, ReadingError
from timeline.resources import load_toml
from timeline.safe_text import short_line

ARTICLE_FIELDS = ("text", "id", "title", "published", "source", "url", "language", "author", "archive")
"""What a column can hold; each stands for a field of ``Article``."""

_NAMES: dict[str, list[str]] = load_toml(__package__, "column_names.toml")
_BRIEF = frozenset(_NAMES.pop("brief"))
_MARKS = re.compile(r"[\W_]+")
_LONGEST, _MOST = 100, 300
"""Characters of a name, and names of one object, that are looked at."""
_LISTED = 12

Columns = Mapping[str, tuple[str, ...]]


def match_columns(names: Iterable[object], chosen: Mapping[str, str]) -> Columns:
    """Return for each field the names that may hold it, the likeliest first.

    ``chosen`` maps fields to the names that a person gave: where one is there, it holds the field alone.
    """
    return _matched(_looked_at(names), tuple(chosen.items()))


def text_column_error(message: str, names: Iterable[object]) -> ColumnsError:
    """Return the error that none of these columns, or fields, is known to hold the text."""
    return ColumnsError(message, tuple(dict.fromkeys(name for name in _looked_at(names) if name)))


def _looked_at(names: Iterable[object]) -> tuple[str, ...]:
    return tuple(name for name in names if isinstance(name, str) and len(name) <= _LONGEST)[:_MOST]


def is_summary(name: str) -> bool:
    """Return whether a column's name says that it holds less than the text: a summary, say."""
    return _plain(name) in _BRIEF


def valid_mapping(columns: Mapping[str, str] | None) -> Mapping[str, str]:
    """Return what a person mapped. Raises ReadingError for a field that an article does not have."""
    for field in columns or {}:
        if field not in ARTICLE_FIELDS:
            raise ReadingError(
                f'An article has no field "{short_line(field, 40)}"; it has {", ".join(ARTICLE_FIELDS)}.'
            )
    return columns or {}


def quoted_names(names: Iterable[object]) -> str:
    """Return the names of columns as a person reads them: quoted, on one line, not too many."""
    shown = [f'"{short_line(str(name), 40)}"' for name in names]
    more = f" and {len(shown) - _LISTED} more" if len(shown) > _LISTED else ""
    return ", ".join(shown[:_LISTED]) + more


@lru_cache(maxsize=256)
def _matched(names: tuple[str, ...], chosen: tuple[tuple[str, str], ...]) -> Columns:
    said = dict(chosen)
    free = [name for name in names if name not in said.values()]

    def holding(field: str) -> tuple[str, ...]:
        given = (said[field],) if field in said else ()
        if given and given[0] in names:
            return given
        return tuple(sorted(_fitting(field, free), key=_rank(field))) or given

    return {field: holding(field) for field in ARTICLE_FIELDS}


def _fitting(field: str, names: Iterable[str]) -> list[str]:
    return [name for name in names if _plain(name) == field or _plain(name) in _NAMES[field]]


def _rank(field: str) -> Callable[[str], tuple[bool, int]]:
    order = [field, *_NAMES[field]]
    return lambda name: (name != field, order.index(_plain(name)))


def _plain(name: str) -> str:
    return _MARKS.sub("", name).casefold()
