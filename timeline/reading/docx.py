"""Word documents: paragraphs and tables in their order, by python-docx."""

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

_MOST_PACKED = 100_000_000
_MOST_UNPACKED = 300_000_000
"""Bytes of all parts of a document, its pictures among them."""
_MOST_PARTS = 5_000


def read(file: InputFile) -> Iterator[ReadResult]:
    """Yield the one article of a document; the day it was made counts only where its text states none."""
    data = file.whole(_MOST_PACKED)
    with parse_errors("Word document"):
        _check_size(data)
        document = _opened(data)
        heading, blocks = _parted(_blocks(document))
        text = encodable("\n\n".join(blocks))
        known = document.core_properties
        title, author, made = heading or known.title, known.author, known.created
    if not text.strip():
        raise ReadingError("there is no text in this document; give one with an article.")
    if len(text) > MAX_TEXT_BYTES:
        raise ReadingError(
            f"its text is longer than {MAX_TEXT_BYTES // 1_000_000} MB; split it into articles."
        )
    article = Article(
        file.name, text, encodable(title).strip() or None, author=author_name(encodable(author))
    )
    yield with_creation_day(with_day_and_source(article), made)


def _check_size(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sizes = [part.file_size for part in parts.infolist()]
    if sum(sizes) > _MOST_UNPACKED or len(sizes) > _MOST_PARTS:
        raise ReadingError(f"it unpacks to more than {_MOST_UNPACKED // 1_000_000} MB; save its text alone.")


def _opened(data: bytes) -> Any:
    from docx import Document

    return Document(io.BytesIO(data))


def _parted(blocks: Iterable[tuple[str, bool]]) -> tuple[str, list[str]]:
    """Return the first heading of the style Title, and what else is written, if there is more than that."""
    written = [(text, titled) for text, titled in blocks if text]
    at = next((at for at, (_, titled) in enumerate(written) if titled), None)
    title = "" if at is None else " ".join(written[at][0].split())
    rest = [text for number, (text, _) in enumerate(written) if number != at]
    return title, rest or [text for text, _ in written]


def _blocks(document: Any) -> Iterator[tuple[str, bool]]:
    """Yield what paragraphs and tables hold, and whether it has the style of a title."""
    from docx.text.paragraph import Paragraph

    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block.text.strip(), block.style is not None and block.style.name == "Title"
        else:
            yield "\n".join(" ".join(cell.text.strip() for cell in row.cells) for row in block.rows), False
