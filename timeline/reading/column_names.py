"""Names of columns in tables, and of fields in objects, matched to the fields of an article."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from timeline.errors import ColumnsError, ReadingError
from timeline.resources import load_toml
from timeline.safe_text import short_line

ARTICLE_FIELDS = ("text", "id", "title", "published", "source", "url", "language", "author", "archive")
"""The possible content of a column: fields of ``Article``."""

_NAMES: dict[str, list[str]] = load_toml(__package__, "column_names.toml")
_SUMMARIES = frozenset(_NAMES.pop("brief"))
_UNLISTED = {
    "published": re.compile(
        r"(?:(?!modif|updat|crawl|down).){0,30}publi(?:sh|c)\w{0,12}(?:date|time|at|day|utc|gmt)"
    ),
    "text": re.compile(
        r"(?:article|clean|full|main|post|raw|story|news|page|body)\w{0,10}(?:text|body|content|plain)"
    ),
}
"""Further names, for fields of unknown programs: "first_publication_date", "post_content"."""
_PUNCTUATION = re.compile(r"[\W_]+")
_MAX_NAME_LENGTH, _MAX_NAMES = 100, 300
"""Longer names, and further names of one object, are ignored."""
_MAX_QUOTED = 12

Columns = Mapping[str, tuple[str, ...]]
"""For each field of an article the names that may hold it, best match first."""


def match_columns(names: Iterable[object], chosen: Mapping[str, str]) -> Columns:
    """Return the candidates for each field among the names.

    ``chosen`` maps fields to names, as the user gave them. If such a name exists, it is the only candidate.
    """
    return _match(_usable(names), tuple(chosen.items()))


def text_column_error(message: str, names: Iterable[object]) -> ColumnsError:
    """Return the error for columns or fields without a known name for the text."""
    return ColumnsError(message, tuple(dict.fromkeys(name for name in _usable(names) if name)))


def is_summary(name: str) -> bool:
    """Return True if the name means a part of the text only: "summary", "description"."""
    return _normalised(name) in _SUMMARIES


def valid_mapping(columns: Mapping[str, str] | None) -> Mapping[str, str]:
    """Return the user's mapping of columns. Raises ReadingError for an unknown field."""
    for field in columns or {}:
        if field not in ARTICLE_FIELDS:
            raise ReadingError(
                f'An article has no field "{short_line(field, 40)}"; it has {", ".join(ARTICLE_FIELDS)}.'
            )
    return columns or {}


def quoted_names(names: Iterable[object]) -> str:
    """Return up to twelve names for a message, each in quotes and on one line."""
    quoted = [f'"{short_line(str(name), 40)}"' for name in names]
    more = f" and {len(quoted) - _MAX_QUOTED} more" if len(quoted) > _MAX_QUOTED else ""
    return ", ".join(quoted[:_MAX_QUOTED]) + more


def _usable(names: Iterable[object]) -> tuple[str, ...]:
    return tuple(name for name in names if isinstance(name, str) and len(name) <= _MAX_NAME_LENGTH)[
        :_MAX_NAMES
    ]


@lru_cache(maxsize=256)
def _match(names: tuple[str, ...], chosen: tuple[tuple[str, str], ...]) -> Columns:
    choice = dict(chosen)
    free = [name for name in names if name not in choice.values()]

    def candidates(field: str) -> tuple[str, ...]:
        given = (choice[field],) if field in choice else ()
        if given and given[0] in names:
            return given
        return tuple(sorted(_synonyms(field, free), key=_rank(field))) or given

    return {field: candidates(field) for field in ARTICLE_FIELDS}


def _synonyms(field: str, names: Iterable[str]) -> list[str]:
    known = [field, *_NAMES[field]]
    unlisted = _UNLISTED.get(field)
    return [
        name
        for name in names
        if (plain := _normalised(name)) in known or (unlisted is not None and unlisted.fullmatch(plain))
    ]


def _rank(field: str) -> Callable[[str], tuple[bool, int]]:
    order = [field, *_NAMES[field]]
    unlisted = next((at for at, name in enumerate(order) if name in _SUMMARIES), len(order))
    places = {name: 2 * at for at, name in enumerate(order)}
    return lambda name: (name != field, places.get(_normalised(name), 2 * unlisted - 1))


def _normalised(name: str) -> str:
    return _PUNCTUATION.sub("", name).casefold()
