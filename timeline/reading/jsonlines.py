"""JSON Lines: each line is an object with ``text`` and, where known, what else is known of the article."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from timeline.errors import ReadingError
from timeline.reading.encoding import Decoded, decoded
from timeline.reading.file import MOST_TEXT, File, Found
from timeline.reading.record import read_record

_MOST_LINE = 2 * MOST_TEXT
"""Bytes: escapes may make a line twice as long as its text."""


def read(file: File) -> Iterator[Found]:
    """Yield an article for each line that holds one, and an error that names the line for each other."""
    empty, guessed = True, False
    for number, line in enumerate(_lines(file.stream), 1):
        if not line.strip(b" \t\r\n\xef\xbb\xbf"):
            continue
        empty, where = False, f"line {number}"
        try:
            text = _decoded(line)
            yield from read_record(file, _object(text.text), where, number)
        except ReadingError as error:
            yield file.fault(error, where)
            continue
        if text.guessed and not guessed:
            guessed = True
            yield file.note(text.note, where)
    if empty:
        raise ReadingError("there is no article in it; give one JSON object a line.")


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the lines; one that is too long comes cut just above the limit, and its rest is passed over."""
    while line := stream.readline(_MOST_LINE + 2):
        rest = line
        while len(rest) > _MOST_LINE + 1 and not rest.endswith(b"\n"):
            rest = stream.readline(_MOST_LINE + 2)
        yield line


def _decoded(line: bytes) -> Decoded:
    if len(line) > _MOST_LINE:
        raise ReadingError(f"this is longer than {_MOST_LINE // 1_000_000} MB; split it into articles.")
    return decoded(line)


def _object(line: str) -> Mapping[str, Any]:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        raise ReadingError("this is not valid JSON; each line must be one whole object.") from None
    if not isinstance(fields, dict):
        raise ReadingError('this is not a JSON object; each line must be one with "text".')
    return fields
