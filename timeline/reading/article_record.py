"""An article as a record of named values: a row of a table, a line of JSON Lines, an object of JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from timeline.errors import ReadingError
from timeline.model import Article
from timeline.reading.column_names import Columns, is_summary, match_columns, quoted_names
from timeline.reading.dateline_byline import with_day_and_source
from timeline.reading.input_file import MAX_TEXT_BYTES, InputFile, ReadResult
from timeline.reading.publication_day import publication_day
from timeline.safe_text import encodable, short_line

Record = Mapping[Any, Any]

_INNER = ("name", "value", "text", "#text", "rendered", "title")
"""Keys for the value within a nested object: {"source": {"name": "Reuters"}}."""
_LINE_FIELDS = ("title", "source", "url", "language", "author", "archive")


def articles_of_record(
    file: InputFile, fields: Record, where: str, number: int | str
) -> Iterator[ReadResult]:
    """Yield the article of a record, and an error for a missing text or an unreadable date.

    ``where`` names the record for messages ("line 3"); ``number`` is part of the article's default id.
    """
    columns = match_columns(fields, file.columns)
    text = _text(fields, columns["text"])
    if not text:
        yield file.error(_missing_text(fields, file.columns), where)
        return
    if len(text) > MAX_TEXT_BYTES:
        limit = f"{MAX_TEXT_BYTES // 1_000_000} MB"
        yield file.error(f"its text is longer than {limit}; split it into articles.", where)
        return
    dated = next((name for name in columns["published"] if _has_value(fields.get(name))), None)
    article = _article(fields, columns, encodable(text), dated, f"{file.name}:{number}")
    yield with_day_and_source(article)
    if dated is not None and article.published is None:
        name, value = short_line(str(dated), 40), short_line(str(fields[dated])[:200], 40)
        yield file.error(f'"{name}" is no date, {value}; the article was read without it.', where)


def has_text(fields: object, chosen: Mapping[str, str], *, whole: bool = False) -> bool:
    """Return True if an object has a text; with ``whole`` a summary or description is not enough."""
    if not isinstance(fields, dict):
        return False
    names = match_columns(fields, chosen)["text"]
    return bool(_text(fields, [name for name in names if not (whole and is_summary(name))]))


def _article(fields: Record, columns: Columns, text: str, dated: str | None, default_id: str) -> Article:
    day = publication_day(fields[dated]) if dated is not None else None
    stated_id = next((str(fields[name]) for name in columns["id"] if _has_value(fields.get(name))), "")
    return Article(
        id=encodable(stated_id) or default_id,
        text=text,
        published=day,
        published_from=f'the field "{short_line(str(dated), 40)}"' if day is not None else None,
        **{field: _first_line(fields, columns[field]) for field in _LINE_FIELDS},
    )


def _missing_text(fields: Record, chosen: Mapping[str, str]) -> ReadingError:
    names = match_columns(fields, chosen)["text"]
    if any(name in fields for name in names):
        return ReadingError(
            f'"{short_line(names[0], 40)}" is missing or empty; give the article\'s text there.'
        )
    there = f"; here are {quoted_names(fields)}" if fields else ""
    return ReadingError(f'"{short_line(names[0] if names else "text", 40)}" is missing or empty{there}.')


def _text(fields: Record, names: Sequence[str]) -> str | None:
    """Return the first text in the named fields, unchanged; a list of paragraphs becomes one text."""
    for name in names:
        value = fields.get(name)
        if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
            value = "\n\n".join(value)
        if isinstance(value, dict):
            value = next((value[key] for key in _INNER if isinstance(value.get(key), str)), None)
        if isinstance(value, str) and value.strip():
            return value
    return None


def _first_line(fields: Record, names: Sequence[str]) -> str | None:
    return next(filter(None, (_line(fields.get(name)) for name in names)), None)


def _line(value: object) -> str | None:
    if isinstance(value, str):
        return " ".join(encodable(value).split()) or None
    if isinstance(value, list):
        return ", ".join(filter(None, map(_line, value[:20]))) or None
    if isinstance(value, dict):
        return next(filter(None, (_line(value.get(key)) for key in _INNER)), None)
    return None


def _has_value(value: object) -> bool:
    is_nan = value != value
    return value is not None and not is_nan and value != ""
