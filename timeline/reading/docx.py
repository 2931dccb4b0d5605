"""Word documents (.docx) by python-docx: paragraphs and tables in their order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from timeline.errors import ReadingError
from timeline.model import Article
from timeline.reading.dateline_byline import with_day_and_source
from timeline.reading.document_properties import author_name, with_creation_day
from timeline.reading.input_file import MAX_TEXT_BYTES, InputFile, ReadResult, parse_errors
from timeline.safe_text import encodable

_MAX_PACKED_BYTES = 100_000_000
_MAX_UNPACKED_BYTES = 300_000_000
"""Limit for all parts of a document, including its pictures."""
_MAX_PARTS = 5_000


def read_articles(file: InputFile) -> Iterator[ReadResult]:
    """Yield the one article of a document; without a day in its text, its creation day counts."""
    data = file.read_all(_MAX_PACKED_BYTES)
    with parse_errors("Word document"):
        _check_size(data)
        document = _open(data)
        heading, paragraphs = _split_title(_blocks(document))
        text = encodable("\n\n".join(paragraphs))
        properties = document.core_properties
        title, author, created = heading or properties.title, properties.author, properties.created
    if not text.strip():
        raise ReadingError("there is no text in this document; give one with an article.")
    if len(text) > MAX_TEXT_BYTES:
        limit = f"{MAX_TEXT_BYTES // 1_000_000} MB"
        raise ReadingError(f"its text is longer than {limit}; split it into articles.")
    name = author_name(encodable(author))
    article = Article(file.name, text, encodable(title).strip() or None, author=name)
    yield from with_creation_day(file, with_day_and_source(article), created, text)


def _check_size(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sizes = [part.file_size for part in parts.infolist()]
    if sum(sizes) > _MAX_UNPACKED_BYTES or len(sizes) > _MAX_PARTS:
        limit = f"{_MAX_UNPACKED_BYTES // 1_000_000} MB"
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
    from docx.text.paragraph import Paragraph

    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block.text.strip(), block.style is not None and block.style.name == "Title"
        else:
            yield "\n".join(" ".join(cell.text.strip() for cell in row.cells) for row in block.rows), False
