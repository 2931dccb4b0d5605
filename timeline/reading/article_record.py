"""An article as a record of named values: a row of a table, a line of JSON Lines, an object of JSON."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from timeline.errors import ReadingError
from timeline.model import Article
from timeline.reading.column_names import Columns, is_summary, match_columns, quoted_names
from timeline.reading.dateline_byline import with_day_and_source
from timeline.reading.html_fragment import html_to_text
from timeline.reading.input_file import MAX_TEXT_BYTES, InputFile, ReadResult
from timeline.reading.link import host_of
from timeline.reading.publication_day import DayOrder, publication_day
from timeline.safe_text import encodable, short_line

Record = Mapping[Any, Any]

_INNER = (
    "name",
    "value",
    "text",
    "#text",
    "rendered",
    "content",
    "title",
    "main",
    "original",
    "display_name",
    "screen_name",
    "href",
)
"""Keys for the value within a nested object: {"source": {"name": "Reuters"}}."""
_MAX_NESTED = 20
_MAX_DEPTH = 3
"""Levels of lists and objects in a value, such as a list of authors with names."""
_WEB = re.compile(r"https?://[^\s/]+", re.IGNORECASE)
_BY = re.compile(r"by\s+(?=[A-ZÀ-Þ])", re.IGNORECASE)
_MARKUP = re.compile(
    r"<(?:p|br|div|span|a|b|i|em|strong|h[1-6]|ul|ol|li|blockquote|img|figure|table|section|article)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(
    r"&(?:#\d{2,6}|#x[\da-fA-F]{2,5}|nbsp|amp|quot|apos|lt|gt|[lr][sd]quo|[mn]dash|hellip|[a-zA-Z](?:uml|acute|grave|circ|tilde|cedil)|szlig);"
)
_LINE_FIELDS = ("title", "source", "url", "language", "author", "archive")


def articles_of_record(
    file: InputFile, fields: Record, where: str, number: int | str, *, is_unchanged: bool = False
) -> Iterator[ReadResult]:
    """Yield the article of a record, and an error for a missing text or an unreadable date.

    ``where`` names the record for messages ("line 3"); ``number`` is part of the article's default id. With
    ``is_unchanged`` a field "text" keeps its HTML, so that offsets count in it.
    """
    fields = unpacked(fields, file.columns)
    columns = match_columns(fields, file.columns)
    try:
        text = _text(fields, columns["text"], may_strip=not is_unchanged)
    except ReadingError as error:  # markup beyond the limits
        yield file.error(str(error), where)
        return
    if not text:
        yield file.error(_missing_text(fields, file.columns), where)
        return
    if len(text) > MAX_TEXT_BYTES:
        limit = f"{MAX_TEXT_BYTES // 1_000_000} MB"
        yield file.error(f"its text is longer than {limit}; split it into articles.", where)
        return
    dated = _dated_field(fields, columns["published"])
    article = _article(fields, columns, encodable(text), dated, f"{file.name}:{number}")
    yield with_day_and_source(article)
    if dated is not None and article.published is None:
        name, value = short_line(str(dated), 40), short_line(_shown(fields[dated]), 40)
        yield file.error(f'"{name}" is no date, {value}; the article was read without it.', where)


def stated_day(fields: Record, chosen: Mapping[str, str]) -> object:
    """Return the unread value of the first field with a publication date; ``None`` without one."""
    fields = unpacked(fields, chosen)
    name = _dated_field(fields, match_columns(fields, chosen)["published"])
    return fields[name] if name is not None else None


def in_day_order(fields: Record, chosen: Mapping[str, str], order: DayOrder) -> Record:
    """Return a record with its numeric publication date as YYYY-MM-DD if the month is first."""
    if not order.month_first:
        return fields
    fields = unpacked(fields, chosen)
    names = match_columns(fields, chosen)["published"]
    return {
        name: order.iso_date(value) if name in names and isinstance(value, str) else value
        for name, value in fields.items()
    }


def has_text(fields: object, chosen: Mapping[str, str], *, whole: bool = False) -> bool:
    """Return True if an object has a text; with ``whole`` a summary or description is not enough."""
    if not isinstance(fields, dict):
        return False
    names = match_columns(fields, chosen)["text"]
    try:
        return bool(_text(fields, [name for name in names if not (whole and is_summary(name))]))
    except ReadingError:  # told when the object is read
        return True


def _article(fields: Record, columns: Columns, text: str, dated: str | None, default_id: str) -> Article:
    day = publication_day(fields[dated]) if dated is not None else None
    stated_id = next((str(fields[name]) for name in columns["id"] if _has_value(fields.get(name))), "")
    return Article(
        id=encodable(stated_id) or default_id,
        text=text,
        published=day,
        published_from=f'the field "{short_line(str(dated), 40)}"' if day is not None else None,
        **_line_fields(fields, columns),
    )


def _line_fields(fields: Record, columns: Columns) -> dict[str, str | None]:
    """Return the fields of one line. An outlet that is an address is the article's address."""
    found = {field: _first_line(fields, columns[field]) for field in _LINE_FIELDS}
    if found["author"]:
        found["author"] = _BY.sub("", found["author"], count=1)
    address = found["source"] if _WEB.match(found["source"] or "") else None
    if address is not None:
        others = (_line(fields.get(name)) for name in columns["source"])
        named = next((name for name in others if name and not _WEB.match(name)), None)
        found["url"] = found["url"] or address
        found["source"] = named or host_of(address)
    return found


def _shown(value: object) -> str:
    """Return the beginning of a value for a message; a list or an object by its kind."""
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "an object"
    return str(value)[:200]


def _dated_field(fields: Record, names: Sequence[str]) -> str | None:
    """Return the first field with a day of publication, else the first one with any value."""
    stated = [name for name in names if _has_value(fields.get(name))]
    return next(
        (name for name in stated if publication_day(fields[name]) is not None), next(iter(stated), None)
    )


def unpacked(fields: Record, chosen: Mapping[str, str]) -> Record:
    """Return a record with the fields of its nested object ("fields", "data") if that has the text."""
    if has_text(fields, chosen, whole=True):
        return fields
    nested = [value for value in islice(fields.values(), _MAX_NESTED) if isinstance(value, dict)]
    inner = next((value for value in nested if has_text(value, chosen, whole=True) and len(value) > 1), None)
    return {**fields, **inner} if inner is not None else fields


def _missing_text(fields: Record, chosen: Mapping[str, str]) -> ReadingError:
    names = match_columns(fields, chosen)["text"]
    if any(name in fields for name in names):
        return ReadingError(
            f'"{short_line(names[0], 40)}" is missing or empty; give the article\'s text there.'
        )
    there = f"; here are {quoted_names(fields)}" if fields else ""
    return ReadingError(f'"{short_line(names[0] if names else "text", 40)}" is missing or empty{there}.')


def _text(fields: Record, names: Sequence[str], *, may_strip: bool = True) -> str | None:
    """Return the first text in the named fields; a list of paragraphs becomes one text.

    HTML becomes its text; with ``may_strip`` False, not in a field "text".
    """
    for name in names:
        value = fields.get(name)
        if isinstance(value, list):
            value = _joined(value)
        if isinstance(value, dict):
            value = next((value[key] for key in _INNER if isinstance(value.get(key), str)), None)
        if isinstance(value, str) and value.strip():
            text = _without_html(value) if may_strip or name != "text" else value
            if text.strip():
                return text
    return None


def _joined(parts: list[Any]) -> str | None:
    """Return a list of paragraphs as one text, or the runs of one message (Telegram: text and links)."""
    if parts and all(isinstance(part, str) for part in parts):
        return "\n\n".join(parts)
    runs = [
        next((part[key] for key in ("text", *_INNER) if isinstance(part.get(key), str)), None)
        if isinstance(part, dict)
        else part
        for part in parts
    ]
    return "".join(run for run in runs if isinstance(run, str)) or None


def _without_html(value: str) -> str:
    if _MARKUP.search(value):
        return html_to_text(value)
    if not _ENTITY.search(value):
        return value
    plain = html.unescape(value).replace("\xa0", " ")
    return html_to_text(plain) if _MARKUP.search(plain) else plain


def _first_line(fields: Record, names: Sequence[str]) -> str | None:
    return next(filter(None, (_line(fields.get(name)) for name in names)), None)


def _line(value: object, depth: int = _MAX_DEPTH) -> str | None:
    """Return a value on one line: the first items of a list, the first known key of an object."""
    if isinstance(value, str):
        return " ".join(_without_html(encodable(value)).split()) or None
    if not depth:
        return None
    if isinstance(value, list):
        return ", ".join(filter(None, (_line(item, depth - 1) for item in value[:20]))) or None
    if isinstance(value, dict):
        return next(filter(None, (_line(value.get(key), depth - 1) for key in _INNER)), None)
    return None


def _has_value(value: object) -> bool:
    is_nan = value != value
    return value is not None and not is_nan and value != ""
