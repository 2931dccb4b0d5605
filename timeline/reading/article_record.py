"""One article as a set of named values: a row of a table, a line of JSON Lines, an object of JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from timeline.errors import ReadingError
from timeline.model import Article
from timeline.reading.column_names import is_summary, match_columns, quoted_names
from timeline.reading.dateline_byline import with_day_and_source
from timeline.reading.input_file import MAX_TEXT_BYTES, InputFile, ReadResult
from timeline.reading.publication_day import publication_day
from timeline.safe_text import encodable, short_line

Record = Mapping[Any, Any]

_INNER = ("name", "value", "text", "#text", "rendered", "title")
"""Where an object that stands for one value has it: {"source": {"name": "Reuters"}}."""
_WORDS = ("title", "source", "url", "language", "author", "archive")


def articles_of_record(
    file: InputFile, fields: Record, where: str, number: int | str
) -> Iterator[ReadResult]:
    """Yield the article of a record, and an error where there is none or its date names no day.

    ``where`` says which of the file it is ("line 3"), ``number`` is what makes its default id.
    """
    columns = match_columns(fields, file.columns)
    text = _text(fields, columns["text"])
    if not text:
        yield file.fault(_missing(fields, file.columns), where)
        return
    if len(text) > MAX_TEXT_BYTES:
        yield file.fault(
            f"its text is longer than {MAX_TEXT_BYTES // 1_000_000} MB; split it into articles.", where
        )
        return
    dated = next((name for name in columns["published"] if _is_there(fields.get(name))), None)
    day = publication_day(fields[dated]) if dated is not None else None
    known = {field: _known(fields, columns[field]) for field in _WORDS}
    stated = next((str(fields[name]) for name in columns["id"] if _is_there(fields.get(name))), "")
    yield with_day_and_source(
        Article(
            id=encodable(stated) or f"{file.name}:{number}",
            text=encodable(text),
            published=day,
            published_from=f'the field "{short_line(str(dated), 40)}"' if day is not None else None,
            **known,
        )
    )
    if dated is not None and day is None:
        name, unread = short_line(str(dated), 40), short_line(str(fields[dated])[:200], 40)
        yield file.fault(f'"{name}" is no date, {unread}; the article was read without it.', where)


def has_text(fields: object, chosen: Mapping[str, str], *, whole: bool = False) -> bool:
    """Return whether an object has a text, with ``whole`` more than a summary or a description."""
    if not isinstance(fields, dict):
        return False
    names = match_columns(fields, chosen)["text"]
    return bool(_text(fields, [name for name in names if not (whole and is_summary(name))]))


def _missing(fields: Record, chosen: Mapping[str, str]) -> ReadingError:
    names = match_columns(fields, chosen)["text"]
    if any(name in fields for name in names):
        return ReadingError(
            f'"{short_line(names[0], 40)}" is missing or empty; give the article\'s text there.'
        )
    there = f"; here are {quoted_names(fields)}" if fields else ""
    return ReadingError(f'"{short_line(names[0] if names else "text", 40)}" is missing or empty{there}.')


def _text(fields: Record, names: Sequence[str]) -> str | None:
    """Return the first text that there is, unchanged; a list of paragraphs becomes one text."""
    for name in names:
        value = fields.get(name)
        if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
            value = "\n\n".join(value)
        if isinstance(value, dict):
            value = next((value[key] for key in _INNER if isinstance(value.get(key), str)), None)
        if isinstance(value, str) and value.strip():
            return value
    return None


def _known(fields: Record, names: Sequence[str]) -> str | None:
    return next(filter(None, (_words(fields.get(name)) for name in names)), None)


def _words(value: object) -> str | None:
    if isinstance(value, str):
        return " ".join(encodable(value).split()) or None
    if isinstance(value, list):
        return ", ".join(filter(None, map(_words, value[:20]))) or None
    if isinstance(value, dict):
        return next(filter(None, (_words(value.get(key)) for key in _INNER)), None)
    return None


def _is_there(value: object) -> bool:
    return value is not None and value == value and value != ""  # a missing number is not itself
