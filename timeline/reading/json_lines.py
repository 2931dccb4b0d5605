"""JSON Lines: each line is an object with ``text`` and, if known, the other fields of an article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any, BinaryIO

from timeline.errors import ReadingError
from timeline.reading.article_record import articles_of_record, in_day_order, stated_day
from timeline.reading.column_names import match_columns, quoted_names, text_column_error
from timeline.reading.encoding import DecodedText, decode
from timeline.reading.input_file import MAX_TEXT_BYTES, InputFile, ReadResult
from timeline.reading.publication_day import day_order, is_numeric_date

_MAX_LINE_BYTES = 2 * MAX_TEXT_BYTES
"""Escapes may make a line twice as long as its text."""
_BLANK = b" \t\r\n\xef\xbb\xbf"
_NUMERIC_DATE = re.compile(rb"\d[/-]\d{1,2}[/-]\d|\d\\/\d")
_LINES_AHEAD, _BYTES_AHEAD = 100, 1_000_000
"""Lines to inspect for the order of day and month; fifty times as many if it is in question."""
_MAX_OPENING_LINES = 100
"""Lines to inspect for a field with the text. Some files begin with lines of metadata."""


def read_articles(file: InputFile) -> Iterator[ReadResult]:
    """Yield an article for each object, and an error with the line's number for each unreadable line."""
    empty, guess_noted = True, False
    lines = _lines(file.stream)
    opening = _opening_lines(lines, file)
    opening += _lines_ahead(lines, _LINES_AHEAD, _BYTES_AHEAD)
    if any(map(is_numeric_date, _stated_days(opening, file))):
        opening += _lines_ahead(lines, 50 * _LINES_AHEAD, 20 * _BYTES_AHEAD)
    order = day_order(_stated_days(opening, file))
    for number, line in enumerate(chain(opening, lines), 1):
        if not line.strip(_BLANK):
            continue
        empty, where = False, f"line {number}"
        try:
            decoded = _decode(line)
            record = in_day_order(_json_object(decoded.text), file.columns, order)
            yield from articles_of_record(file, record, where, number, is_unchanged=True)
        except ReadingError as error:
            yield file.error(error, where)
            continue
        if decoded.guessed and not guess_noted:
            guess_noted = True
            yield file.note(decoded.note, where)
    if empty:
        raise ReadingError("there is no article in it; give one JSON object a line.")
    if order.ambiguous:
        yield file.note(order.note("published"))


def _lines_ahead(lines: Iterator[bytes], most: int, most_bytes: int) -> list[bytes]:
    """Return the next lines: at most ``most``, and no more after ``most_bytes``."""
    ahead: list[bytes] = []
    size = 0
    for line in islice(lines, most):
        ahead.append(line)
        size += len(line)
        if size > most_bytes:
            break
    return ahead


def _stated_days(lines: Sequence[bytes], file: InputFile) -> Iterator[object]:
    """Yield the unread publication dates of the readable lines with a numeric date."""
    for line in lines:
        if _NUMERIC_DATE.search(line):
            try:
                yield stated_day(_json_object(_decode(line).text), file.columns)
            except ReadingError:
                continue


def _opening_lines(lines: Iterator[bytes], file: InputFile) -> list[bytes]:
    """Return the lines down to the first possible article, at most a hundred, and at most 40 MB.

    Raises ColumnsError if they hold objects only, and no object has a known field for the text.
    """
    opening: list[bytes] = []
    names: dict[str, None] = {}
    size = 0
    for line in islice(lines, _MAX_OPENING_LINES):
        opening.append(line)
        size += len(line)
        if size > _MAX_LINE_BYTES:
            return opening
        if not line.strip(_BLANK):
            continue
        try:
            fields = _json_object(_decode(line).text)
        except ReadingError:
            return opening
        if any(name in fields for name in match_columns(fields, file.columns)["text"]):
            return opening
        names |= dict.fromkeys(fields)
    if names:
        raise text_column_error(
            f"none of its fields is the article's text (here are {quoted_names(names)});"
            ' name one "text", or say which one it is.',
            names,
        )
    return opening


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the lines; a line over the limit is cut just above it, so that it can be reported."""
    while line := stream.readline(_MAX_LINE_BYTES + 2):
        rest = line
        while len(rest) > _MAX_LINE_BYTES + 1 and not rest.endswith(b"\n"):
            rest = stream.readline(_MAX_LINE_BYTES + 2)
        yield line


def _decode(line: bytes) -> DecodedText:
    if len(line) > _MAX_LINE_BYTES:
        raise ReadingError(f"this is longer than {_MAX_LINE_BYTES // 1_000_000} MB; split it into articles.")
    return decode(line)


def _json_object(line: str) -> Mapping[str, Any]:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        raise ReadingError("this is not valid JSON; each line must be one whole object.") from None
    if not isinstance(fields, dict):
        raise ReadingError('this is not a JSON object; each line must be one with "text".')
    return fields
