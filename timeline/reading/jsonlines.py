"""JSON Lines: each line is an object with ``text`` and, where known, what else is known of the article."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from timeline.errors import ReadingError
from timeline.model import Article
from timeline.reading.outlet import outlet
from timeline.reading.plain import MOST_BYTES, decoded, one_line, sound
from timeline.temporal import read_date

FIELDS = ("title", "source", "url", "language")


def read(name: str, stream: BinaryIO) -> Iterator[Article | ReadingError]:
    """Yield an article for each line that holds one, and an error that names the line for each other."""
    empty = True
    for number, line in enumerate(_lines(stream), 1):
        if not line.strip():
            continue
        empty, where = False, f"{one_line(name)}, line {number}"
        try:
            fields = _object(line)
            article = _article(f"{name}:{number}", fields)
        except ReadingError as error:
            yield ReadingError(f"{where}: {error}")
            continue
        if article.published is None and fields.get("published"):
            unread = one_line(str(fields["published"]), 40)
            yield ReadingError(f'{where}: "published" is no date, {unread}; the article was read without it.')
        yield article
    if empty:
        yield ReadingError(f"{one_line(name)}: there is no article in it; give one JSON object a line.")


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the lines; one that is too long comes cut just above the limit, and its rest is passed over."""
    while line := stream.readline(MOST_BYTES + 2):
        rest = line
        while len(rest) > MOST_BYTES + 1 and not rest.endswith(b"\n"):
            rest = stream.readline(MOST_BYTES + 2)
        yield line


def _object(line: bytes) -> Mapping[str, Any]:
    try:
        fields = json.loads(decoded(line))
    except ReadingError as error:
        raise ReadingError(str(error).replace("line 1", "it", 1)) from None
    except (ValueError, RecursionError):
        raise ReadingError("this is not valid JSON; each line must be one whole object.") from None
    if not isinstance(fields, dict):
        raise ReadingError('this is not a JSON object; each line must be one with "text".')
    return fields


def _article(default_id: str, fields: Mapping[str, Any]) -> Article:
    text = fields.get("text")
    if not isinstance(text, str) or not text.strip():
        raise ReadingError('"text" is missing or empty; give the article\'s text there.')
    stated = fields.get("id")
    published = fields.get("published")
    known = {name: _words(fields.get(name)) for name in FIELDS}
    text = sound(text)
    return Article(
        id=default_id if stated is None or stated == "" else sound(str(stated)),
        text=text,
        published=read_date(published) if isinstance(published, str) else None,
        **known | {"source": known["source"] or outlet(text)},
    )


def _words(value: object) -> str | None:
    return sound(value).strip() or None if isinstance(value, str) else None
