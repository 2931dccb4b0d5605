"""JSON: one article as an object, or several as a list of objects, alone or somewhere within an object."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice
from typing import Any

from timeline.errors import ReadingError
from timeline.reading import json_lines
from timeline.reading.article_record import articles_of_record, has_text
from timeline.reading.column_names import quoted_names, text_column_error
from timeline.reading.encoding import decode
from timeline.reading.input_file import InputFile, ReadResult

_DEEPEST = 4
"""Objects within objects in which a list of articles is looked for: {"response": {"results": [...]}}."""
_SEARCHED = 1_000
"""Values that are looked at for it."""


def read(file: InputFile) -> Iterator[ReadResult]:
    """Yield the articles; default ids have the number in the list, from 1, or the name in the object."""
    text = decode(file.whole())
    try:
        value = json.loads(text.text)
    except json.JSONDecodeError as error:
        if error.msg != "Extra data":
            raise ReadingError(f"line {error.lineno} is not valid JSON; export the file again.") from None
        yield from json_lines.read(replace(file, stream=io.BytesIO(text.text.encode("utf-8", "replace"))))
    except RecursionError:
        raise ReadingError("its JSON is nested too deep; give a list of articles.") from None
    except ValueError:
        raise ReadingError("this is not valid JSON; export the file again.") from None
    else:
        yield from _articles(file, value)
    if text.guessed:
        yield file.note(text.note)


def _articles(file: InputFile, value: Any) -> Iterator[ReadResult]:
    if has_text(value, file.columns, whole=True):
        yield from articles_of_record(file, value, "the object", 1)
        return
    found = _found(file, value)
    if found is None:
        names = _names(value)
        raise text_column_error(
            f"this JSON holds no list of articles{f' (here are {quoted_names(names)})' if names else ''};"
            ' give a list of objects with "text", or say which field is the text.',
            names,
        )
    for number, (name, one) in enumerate(found, 1):
        if isinstance(one, dict):
            yield from articles_of_record(file, one, f"item {number}", name)
        else:
            yield file.fault('this is no JSON object; each item must be one with "text".', f"item {number}")


def _found(file: InputFile, value: Any) -> list[tuple[int | str, Any]] | None:
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
