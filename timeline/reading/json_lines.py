"""JSON Lines: each line is an object with ``text`` and, where known, what else is known of the article."""

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

_MOST_LINE = 2 * MAX_TEXT_BYTES
"""Bytes: escapes may make a line twice as long as its text."""
_BLANK = b" \t\r\n\xef\xbb\xbf"
_LOOKED_AT = 100
"""Lines that are held until one can have a text, ``_MOST_LINE`` bytes of them: some may tell of the file."""


def read(file: InputFile) -> Iterator[ReadResult]:
    """Yield an article for each line that holds one, and an error that names the line for each other."""
    empty, guessed = True, False
    lines = _lines(file.stream)
    opening = _opening(lines, file)
    for number, line in enumerate(chain(opening, lines), 1):
        if not line.strip(_BLANK):
            continue
        empty, where = False, f"line {number}"
        try:
            text = _decoded(line)
            yield from articles_of_record(file, _object(text.text), where, number)
        except ReadingError as error:
            yield file.fault(error, where)
            continue
        if text.guessed and not guessed:
            guessed = True
            yield file.note(text.note, where)
    if empty:
        raise ReadingError("there is no article in it; give one JSON object a line.")


def _opening(lines: Iterator[bytes], file: InputFile) -> list[bytes]:
    """Return the lines down to the first one that can hold an article, or the first hundred.

    Raises ColumnsError where those are objects, and none has a field that is known to hold the text.
    """
    opening: list[bytes] = []
    names: dict[str, None] = {}
    size = 0
    for line in islice(lines, _LOOKED_AT):
        opening.append(line)
        size += len(line)
        if size > _MOST_LINE:
            return opening
        if not line.strip(_BLANK):
            continue
        try:
            fields = _object(_decoded(line).text)
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
    """Yield the lines; one that is too long comes cut just above the limit, and its rest is passed over."""
    while line := stream.readline(_MOST_LINE + 2):
        rest = line
        while len(rest) > _MOST_LINE + 1 and not rest.endswith(b"\n"):
            rest = stream.readline(_MOST_LINE + 2)
        yield line


def _decoded(line: bytes) -> DecodedText:
    if len(line) > _MOST_LINE:
        raise ReadingError(f"this is longer than {_MOST_LINE // 1_000_000} MB; split it into articles.")
    return decode(line)


def _object(line: str) -> Mapping[str, Any]:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        raise ReadingError("this is not valid JSON; each line must be one whole object.") from None
    if not isinstance(fields, dict):
        raise ReadingError('this is not a JSON object; each line must be one with "text".')
    return fields
