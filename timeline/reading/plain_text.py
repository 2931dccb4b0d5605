"""Plain text: a ``.txt`` file or a pasted text is one article.

A file may begin with a header line `` date YYYY-MM-DD TITLE`` and a blank line; the text follows. Without
one, the first lines may give headline, day and outlet.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from timeline import temporal
from timeline.errors import ReadingError
from timeline.line_breaks import join_lines
from timeline.model import BY_HAND, Article
from timeline.reading.dateline_byline import ambiguous_date, ambiguous_date_note, with_day_and_source
from timeline.reading.encoding import decode
from timeline.reading.input_file import MAX_TEXT_BYTES, InputFile, ReadResult
from timeline.reading.publication_day import is_plausible
from timeline.reading.text_head import with_head
from timeline.safe_text import encodable

_HEADER = re.compile(
    r"[ \t]*date[ \t]+(?P<date>-?\d{1,6}-\d{1,2}-\d{1,2})(?:[ \t]+(?P<title>[^\n]*))?\n[ \t]*\n"
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def read_articles(file: InputFile) -> Iterator[ReadResult]:
    """Yield the one article of a text file."""
    decoded = decode(file.read_all(MAX_TEXT_BYTES))
    article = parse_header(file.name, decoded.text)
    read = with_joined_lines(article)
    yield read
    if read.published is None and (words := ambiguous_date(article.text)):
        yield file.note(ambiguous_date_note(words))
    if decoded.guessed:
        yield file.note(decoded.note)


def read_text(
    text: str, published: date | None = None, title: str | None = None, source: str | None = None
) -> Article:
    """Return a pasted text as an article; its id is a digest of day and text.

    The text's header line, dateline or byline supplies missing arguments. Raises ReadingError for a blank
    text.
    """
    if not text.strip():
        raise ReadingError("There is no text in it; paste an article.")
    article = parse_header("pasted", encodable(text.replace("\r\n", "\n").replace("\r", "\n")))
    if published is not None:
        article = replace(article, published=published, published_from=BY_HAND)
    article = with_joined_lines(replace(article, title=title or article.title, source=source))
    digest = hashlib.sha256(f"{article.published}\n{article.text}".encode()).hexdigest()[:12]
    return replace(article, id=f"pasted-{digest}")


def with_joined_lines(article: Article) -> Article:
    """Return the article with its wrapped lines joined, and headline, day and outlet of its first lines."""
    dated = with_day_and_source(replace(article, text=join_lines(article.text)), article.text)
    return with_head(dated, article.text)


def parse_header(name: str, content: str) -> Article:
    """Return a text as an article with the id ``name``, and day and title of its header line, if any."""
    header = _HEADER.match(content)
    text = content[header.end() :] if header else content
    if not text.strip():
        raise ReadingError("there is no text below its header; give an article there.")
    if header is None:
        return Article(name, text)
    published = temporal.parse_day(header["date"]) if _DAY.fullmatch(header["date"]) else None
    if published is None:
        raise ReadingError(f"its header names a day that does not exist, {header['date']}; correct it.")
    if not is_plausible(published):
        raise ReadingError(f"its header names {published}, too early or late for a publication; correct it.")
    title = (header["title"] or "").strip() or None
    return Article(name, text, title, published, published_from="the file's header")
