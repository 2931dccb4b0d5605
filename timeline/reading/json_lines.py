"""JSON Lines: each line is an object with ``text`` and, if known, the other fields of an article."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import chain, islice
from typing import Any, BinaryIO

from timeline.errors import ReadingError
from timeline.reading.article_record import articles_of_record
from timeline.reading.column_names import match_columns, quoted_names, text_column_error
from timeline.reading.encoding import DecodedText, decode
from timeline.reading.input_file import MAX_TEXT_BYTES, InputFile, ReadResult

_MAX_LINE_BYTES = 2 * MAX_TEXT_BYTES
"""Escapes may make a line twice as long as its text."""
_BLANK = b" \t\r\n\xef\xbb\xbf"
_MAX_OPENING_LINES = 100
"""Lines to inspect for a field with the text. Some files begin with lines of metadata."""


def read_articles(file: InputFile) -> Iterator[ReadResult]:
    """Yield an article for each object, and an error with the line's number for each unreadable line."""
    empty, guess_noted = True, False
    lines = _lines(file.stream)
    opening = _opening_lines(lines, file)
    for number, line in enumerate(chain(opening, lines), 1):
        if not line.strip(_BLANK):
            continue
        empty, where = False, f"line {number}"
        try:
            decoded = _decode(line)
            yield from articles_of_record(file, _json_object(decoded.text), where, number)
        except ReadingError as error:
            yield file.error(error, where)
            continue
        if decoded.guessed and not guess_noted:
            guess_noted = True
            yield file.note(decoded.note, where)
    if empty:
        raise ReadingError("there is no article in it; give one JSON object a line.")


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
