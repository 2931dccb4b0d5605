"""Plain text: a ``.txt`` file or a pasted text is one article.

A file may begin with a header line `` date YYYY-MM-DD TITLE`` and a blank line; the text follows.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from timeline.errors import ReadingError
from timeline.model import Article
from timeline.reading.outlet import outlet
from timeline.temporal import read_date

MOST_BYTES = 20_000_000
"""The longest text that is taken for one article: some three million words."""

_HEADER = re.compile(
    r"[ \t]*date[ \t]+(?P<date>-?\d{1,6}-\d{1,2}-\d{1,2})(?:[ \t]+(?P<title>[^\n]*))?\n[ \t]*\n"
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_NOT_SHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


def read(name: str, stream: BinaryIO) -> Iterator[Article | ReadingError]:
    """Yield the one article of a text file, or why there is none."""
    data = stream.read(MOST_BYTES + 1)
    try:
        yield _article(name, decoded(data))
    except ReadingError as error:
        yield ReadingError(f"{one_line(name)}: {error}")


def read_text(
    text: str, published: date | None = None, title: str | None = None, source: str | None = None
) -> Article:
    """Return a pasted text as an article; its id is made from what it says.

    A header line in the text gives date and title where none are given. Raises ReadingError for a
    text without a word.
    """
    if not text.strip():
        raise ReadingError("There is no text in it; paste an article.")
    read_in = _article("pasted", sound(text.replace("\r\n", "\n")))
    published, title = published or read_in.published, title or read_in.title
    digest = hashlib.sha256(f"{published}\n{read_in.text}".encode()).hexdigest()[:12]
    return Article(f"pasted-{digest}", read_in.text, title, published, source or read_in.source)


def decoded(data: bytes) -> str:
    """Return bytes as text with line feeds. Raises ReadingError where they are no UTF-8 text."""
    if len(data) > MOST_BYTES:
        raise ReadingError(f"this is longer than {MOST_BYTES // 1_000_000} MB; split it into articles.")
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        raise ReadingError("there is no text in it; give a file with an article.")
    if b"\x00" in data:
        raise ReadingError("this is a binary file, not text; give the article as plain text.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ReadingError(f"line {line} is not UTF-8 text; save the file as UTF-8.") from None
    return text.replace("\r\n", "\n")


def sound(text: str) -> str:
    """Return the text with lone surrogates replaced one for one, so that it can be written as UTF-8."""
    return _SURROGATE.sub("\ufffd", text)


def one_line(text: str, most: int = 200) -> str:
    """Return text that is safe to show on one line: no control or direction characters, cut at ``most``."""
    shown = " ".join(_NOT_SHOWN.sub(" ", sound(text)).split())
    return shown if len(shown) <= most else shown[: most - 1] + "…"


def _article(name: str, content: str) -> Article:
    header = _HEADER.match(content)
    text = content[header.end() :] if header else content
    if not text.strip():
        raise ReadingError("there is no text below its header; give an article there.")
    if header is None:
        return Article(name, text, source=outlet(text))
    published = read_date(header["date"]) if _DAY.fullmatch(header["date"]) else None
    if published is None:
        raise ReadingError(f"its header names a day that does not exist, {header['date']}; correct it.")
    return Article(name, text, (header["title"] or "").strip() or None, published, outlet(text))
