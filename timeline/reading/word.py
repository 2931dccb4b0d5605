"""Word documents: paragraphs and tables in their order, by python-docx."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from timeline.errors import ReadingError
from timeline.model import Article
from timeline.reading.dateline import completed
from timeline.reading.file import MOST_TEXT, File, Found, parsing
from timeline.reading.pdf import dated_by_file
from timeline.reading.shown import sound

_MOST_PACKED = 100_000_000
_MOST_UNPACKED = 300_000_000
"""Bytes of all parts of a document, its pictures among them."""
_MOST_PARTS = 5_000


def read(file: File) -> Iterator[Found]:
    """Yield the one article of a document; the day it was made counts only where its text states none."""
    data = file.whole(_MOST_PACKED)
    with parsing("Word document"):
        _check_size(data)
        document = _opened(data)
        text = sound("\n\n".join(filter(None, _blocks(document))))
        known = document.core_properties
        title, author, made = known.title, known.author, known.created
    if not text.strip():
        raise ReadingError("there is no text in this document; give one with an article.")
    if len(text) > MOST_TEXT:
        raise ReadingError(f"its text is longer than {MOST_TEXT // 1_000_000} MB; split it into articles.")
    article = completed(
        Article(file.name, text, sound(title).strip() or None, author=sound(author).strip() or None)
    )
    yield article if article.published or not made else dated_by_file(article, made)


def _check_size(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sizes = [part.file_size for part in parts.infolist()]
    if sum(sizes) > _MOST_UNPACKED or len(sizes) > _MOST_PARTS:
        raise ReadingError(f"it unpacks to more than {_MOST_UNPACKED // 1_000_000} MB; save its text alone.")


def _opened(data: bytes) -> Any:
    from docx import Document

    return Document(io.BytesIO(data))


def _blocks(document: Any) -> Iterator[str]:
    from docx.text.paragraph import Paragraph

    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block.text.strip()
        else:
            yield "\n".join(" ".join(cell.text.strip() for cell in row.cells) for row in block.rows)
