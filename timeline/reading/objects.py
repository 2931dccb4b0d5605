"""JSON: one article as an object, or several as a list of objects, alone or somewhere within an object."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice
from typing import Any

from timeline.errors import ReadingError
from timeline.reading import jsonlines
from timeline.reading.columns import listed, unnamed
from timeline.reading.encoding import decoded
from timeline.reading.file import File, Found
from timeline.reading.record import has_text, read_record

_DEEPEST = 4
"""Objects within objects in which a list of articles is looked for: {"response": {"results": [...]}}."""
_SEARCHED = 1_000
"""Values that are looked at for it."""


def read(file: File) -> Iterator[Found]:
    """Yield the articles; default ids have the number in the list, from 1, or the name in the object."""
    text = decoded(file.whole())
    try:
        value = json.loads(text.text)
    except json.JSONDecodeError as error:
        if error.msg != "Extra data":
            raise ReadingError(f"line {error.lineno} is not valid JSON; export the file again.") from None
        yield from jsonlines.read(replace(file, stream=io.BytesIO(text.text.encode("utf-8", "replace"))))
    except RecursionError:
        raise ReadingError("its JSON is nested too deep; give a list of articles.") from None
    except ValueError:
        raise ReadingError("this is not valid JSON; export the file again.") from None
    else:
        yield from _articles(file, value)
    if text.guessed:
        yield file.note(text.note)


def _articles(file: File, value: Any) -> Iterator[Found]:
    if has_text(value, file.columns, whole=True):
        yield from read_record(file, value, "the object", 1)
        return
    found = _found(file, value)
    if found is None:
        names = _names(value)
        raise unnamed(
            f"this JSON holds no list of articles{f' (here are {listed(names)})' if names else ''};"
            ' give a list of objects with "text", or say which field is the text.',
            names,
        )
    for number, (name, one) in enumerate(found, 1):
        if isinstance(one, dict):
            yield from read_record(file, one, f"item {number}", name)
        else:
            yield file.fault('this is no JSON object; each item must be one with "text".', f"item {number}")


def _found(file: File, value: Any) -> list[tuple[int | str, Any]] | None:
    """Return the items of the outermost list with an article in it, else of an object of only articles."""
    for one in _outermost(value, list):
        if any(has_text(item, file.columns) for item in one):
            return list(enumerate(one, 1))
    if has_text(value, file.columns):
        return [(1, value)]
    for one in _outermost(value, dict):
        if one and all(has_text(item, file.columns) for item in one.values()):
            return list(one.items())
    return None


def _outermost(value: Any, kind: type) -> Iterator[Any]:
    """Yield the lists or the objects in a value, the outer before the inner."""
    level = [value]
    for _ in range(_DEEPEST):
        yield from (one for one in level if isinstance(one, kind))
        inner = (item for one in level if isinstance(one, dict) for item in one.values())
        level = list(islice(inner, _SEARCHED))


def _names(value: Any) -> list[str]:
    """Return the fields of an object, and those of the first object in the outermost list or object."""
    within = chain(_outermost(value, list), (one.values() for one in _outermost(value, dict)))
    first = next((item for items in within for item in items if isinstance(item, dict)), {})
    return [*(value if isinstance(value, dict) else ()), *first]
