"""JSON: one article as an object, or a list of such objects, possibly nested in another object."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from typing import Any

from timeline.errors import ReadingError
from timeline.reading import json_lines
from timeline.reading.article_record import articles_of_record, has_text, in_day_order, stated_day, unpacked
from timeline.reading.column_names import quoted_names, text_column_error
from timeline.reading.encoding import decode
from timeline.reading.input_file import InputFile, ReadResult
from timeline.reading.publication_day import day_order
from timeline.words import counted

_MAX_DEPTH = 4
"""Levels of objects to search for a list of articles: {"response": {"results": [...]}}."""
_MAX_OBJECTS = 3_000_000
"""A few bytes of a packed file may stand for many objects, which take hundreds of bytes each in memory."""
_MAX_VALUES = 1_000
"""Values to search on each level."""


def read_articles(file: InputFile) -> Iterator[ReadResult]:
    """Yield the articles; the default id has the number in the list, from 1, or the key in the object."""
    decoded = decode(file.read_all())
    if decoded.text.count("{") > _MAX_OBJECTS:
        raise ReadingError(f"it has more than {_MAX_OBJECTS:,} objects; give it in parts.")
    try:
        value = json.loads(decoded.text)
    except json.JSONDecodeError as error:
        if error.msg != "Extra data":
            raise ReadingError(f"line {error.lineno} is not valid JSON; export the file again.") from None
        # Several values in one file: JSON Lines under another name.
        yield from json_lines.read_articles(
            replace(file, stream=io.BytesIO(decoded.text.encode("utf-8", "replace")))
        )
    except RecursionError:
        raise ReadingError("its JSON is nested too deep; give a list of articles.") from None
    except ValueError:
        raise ReadingError("this is not valid JSON; export the file again.") from None
    else:
        yield from _articles(file, value)
    if decoded.guessed:
        yield file.note(decoded.note)


def _articles(file: InputFile, value: Any) -> Iterator[ReadResult]:
    items = [(1, value)] if has_text(value, file.columns, whole=True) else _article_items(file, value)
    if items is None:
        names = _field_names(value)
        raise text_column_error(
            f"this JSON holds no list of articles{f' (here are {quoted_names(names)})' if names else ''};"
            ' give a list of objects with "text", or say which field is the text.',
            names,
        )
    order = day_order(stated_day(item, file.columns) for _, item in items if isinstance(item, dict))
    for number, (key, item) in enumerate(items, 1):
        if isinstance(item, dict):
            record = in_day_order(item, file.columns, order)
            yield from articles_of_record(file, record, f"item {number}", key)
        else:
            yield file.error('this is no JSON object; each item must be one with "text".', f"item {number}")
    if order.ambiguous:
        yield file.note(order.note("published"))
    if others := _other_articles(file, value, items):
        yield file.note(f"its other lists have {counted(others, 'more text')}, not read; give them apart.")


def _article_items(file: InputFile, value: Any) -> list[tuple[int | str, Any]] | None:
    """Return the items of the outermost list with an article, else of an object with only articles."""
    for items in _outermost(value, list):
        if any(_is_article(item, file) for item in items):
            return list(enumerate(items, 1))
    if has_text(value, file.columns):
        return [(1, value)]
    for items in _outermost(value, dict):
        if items and all(_is_article(item, file) for item in items.values()):
            return list(items.items())
    return None


def _other_articles(file: InputFile, value: Any, items: Sequence[tuple[int | str, Any]]) -> int:
    """Return how many objects with a whole text are in the lists that were not read.

    The lists of an article itself have its comments and links.
    """
    if has_text(value, file.columns, whole=True):
        return 0
    read = {id(item) for _, item in items}
    return sum(
        isinstance(item, dict) and id(item) not in read and has_text(item, file.columns, whole=True)
        for each in _outermost(value, list)
        for item in each
    )


def _is_article(item: Any, file: InputFile) -> bool:
    return isinstance(item, dict) and has_text(unpacked(item, file.columns), file.columns)


def _outermost(value: Any, kind: type) -> Iterator[Any]:
    """Yield the lists or objects in a value, outer before inner."""
    level = [value]
    for _ in range(_MAX_DEPTH):
        yield from (item for item in level if isinstance(item, kind))
        inner = (item for parent in level if isinstance(parent, dict) for item in parent.values())
        level = list(islice(inner, _MAX_VALUES))


def _field_names(value: Any) -> list[str]:
    """Return the fields of an object, and of the first object in the outermost list or object."""
    groups = chain(_outermost(value, list), (parent.values() for parent in _outermost(value, dict)))
    first = next((item for group in groups for item in group if isinstance(item, dict)), {})
    return [*(value if isinstance(value, dict) else ()), *first]
