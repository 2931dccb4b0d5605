"""Word documents (.docx) by python-docx: paragraphs and tables in their order."""

from __future__ import annotations

import io
import logging
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from timeline.errors import ReadingError
from timeline.model import Article
from timeline.reading.dateline_byline import with_day_and_source
from timeline.reading.document_properties import author_name, with_creation_day
from timeline.reading.input_file import MAX_TEXT_BYTES, InputFile, ReadResult, parse_errors
from timeline.reading.word_text import blocks
from timeline.safe_text import encodable

_MAX_PACKED_BYTES = 100_000_000
_MAX_UNPACKED_BYTES = 300_000_000
"""Limit for all parts of a document, including its pictures."""
_MAX_XML_BYTES = 60_000_000
"""Limit for the parts that are parsed; the tree of one takes up to twenty times its size in memory."""
_MAX_PARTS = 5_000

_LOG = logging.getLogger(__name__)


def read_articles(file: InputFile) -> Iterator[ReadResult]:
    """Yield the one article of a document; without a day in its text, its creation day counts."""
    data = file.read_all(_MAX_PACKED_BYTES)
    with parse_errors("Word document"):
        _check_size(data)
        document = _open(data)
        heading, paragraphs = _split_title(_blocks(document))
        text = encodable("\n\n".join(paragraphs))
        title, author, created = _properties(document)
    if not text.strip():
        raise ReadingError("there is no text in this document; give one with an article.")
    if len(text) > MAX_TEXT_BYTES:
        limit = f"{MAX_TEXT_BYTES // 1_000_000} MB"
        raise ReadingError(f"its text is longer than {limit}; split it into articles.")
    name = author_name(encodable(author))
    article = Article(file.name, text, encodable(heading or title).strip() or None, author=name)
    yield from with_creation_day(file, with_day_and_source(article), created, text)


def _check_size(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sizes = {part.filename.lower(): part.file_size for part in parts.infolist()}
        count = len(parts.infolist())
    parsed = sum(size for name, size in sizes.items() if name.endswith((".xml", ".rels")))
    if sum(sizes.values()) > _MAX_UNPACKED_BYTES or parsed > _MAX_XML_BYTES or count > _MAX_PARTS:
        limit = f"{_MAX_XML_BYTES // 1_000_000} MB of text or {_MAX_UNPACKED_BYTES // 1_000_000} MB in all"
        raise ReadingError(f"it unpacks to more than {limit}; save its text alone.")


def _open(data: bytes) -> Any:
    from docx import Document

    return Document(io.BytesIO(data))


def _split_title(blocks: Iterable[tuple[str, bool]]) -> tuple[str, list[str]]:
    """Return the first block with the style Title, and the other blocks; a title alone is the text, too."""
    written = [(text, is_title) for text, is_title in blocks if text]
    at = next((at for at, (_, is_title) in enumerate(written) if is_title), None)
    title = "" if at is None else " ".join(written[at][0].split())
    rest = [text for number, (text, _) in enumerate(written) if number != at]
    return title, rest or [text for text, _ in written]


def _blocks(document: Any) -> Iterator[tuple[str, bool]]:
    """Yield the text of each paragraph and table, and True for the style Title."""
    titles = {style.style_id for style in document.styles if style.name == "Title"}
    return ((text, style in titles) for text, style in blocks(document.element.body))


def _properties(document: Any) -> tuple[str, str, datetime | None]:
    """Return title, author and creation time."""
    try:
        properties = document.core_properties
        return properties.title, properties.author, properties.created
    except Exception:  # damaged properties must not lose the text
        _LOG.debug("the properties of a Word document are damaged", exc_info=True)
        return "", "", None
