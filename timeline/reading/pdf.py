"""PDF by pypdf: the text of the pages, with lines joined to paragraphs and without running heads."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from datetime import datetime
from itertools import chain
from typing import Any

from timeline.errors import ReadingError
from timeline.model import Article
from timeline.reading.dateline_byline import with_day_and_source
from timeline.reading.document_properties import author_name, with_creation_day
from timeline.reading.input_file import MAX_TEXT_BYTES, InputFile, ReadResult, parse_errors
from timeline.safe_text import encodable

_MAX_PAGES = 2_000
_RUNNING_HEAD_PAGES = 3
"""Pages with the same line at top or bottom that make it a running head."""
_EDGE_LINES = 2
"""Lines at the top, and at the bottom, of a page that may be running heads."""
_FULL_LINE = 0.75
"""Share of a usual long line; a line of this length continues in the next."""
_NUMBERS = re.compile(r"\d+")
_HYPHENATED = re.compile(r"(?<=[^\W\d_])[-\u00ad]$")
_SENTENCE_END = re.compile(r"[.!?…。\"”’)]$")
_PLACEHOLDER_TITLE = re.compile(
    r"untitled|microsoft word|powerpoint|\.(?:docx?|pdf|indd|rtf|odt|tmp|qxd)$", re.IGNORECASE
)

_LOG = logging.getLogger(__name__)
# Without a handler, pypdf's warnings would go to standard error; the reader reports problems itself.
logging.getLogger("pypdf").addHandler(logging.NullHandler())


def read_articles(file: InputFile) -> Iterator[ReadResult]:
    """Yield the one article of a PDF; without a day in its text, its creation day counts."""
    with parse_errors("PDF"):
        document = _open(file.read_all())
        pages = _page_lines(document)
        title, author, created = _properties(document)
    text = "\n\n".join(filter(None, map(_paragraphs, _without_running_heads(pages))))
    if not text.strip():
        raise ReadingError(
            "there is no text in this PDF, only pictures perhaps; recognise its text first (OCR)."
        )
    article = Article(file.name, text, title, author=author_name(author))
    printed = "\n".join(chain.from_iterable(pages))
    yield from with_creation_day(file, with_day_and_source(article, printed), created, printed)


def _open(data: bytes) -> Any:
    from pypdf import PdfReader

    document = PdfReader(io.BytesIO(data))
    if document.is_encrypted and not document.decrypt(""):
        raise ReadingError("this PDF is locked by a password; save it without one.")
    if len(document.pages) > _MAX_PAGES:
        raise ReadingError(f"this PDF has more than {_MAX_PAGES:,} pages; split it into articles.")
    return document


def _page_lines(document: Any) -> list[list[str]]:
    pages, length = [], 0
    for page in document.pages:
        text = encodable(page.extract_text() or "").replace("\x00", "")
        length += len(text)
        if length > MAX_TEXT_BYTES:
            limit = f"{MAX_TEXT_BYTES // 1_000_000} MB"
            raise ReadingError(f"its text is longer than {limit}; split it into articles.")
        pages.append([line.strip() for line in text.splitlines()])
    return pages


def _properties(document: Any) -> tuple[str | None, str | None, datetime | None]:
    """Return title, author and creation time from the document information."""
    try:
        metadata = document.metadata
        title, author = (_line(getattr(metadata, name, None)) for name in ("title", "author"))
        if title and _PLACEHOLDER_TITLE.search(title):
            title = None
        return title, author, getattr(metadata, "creation_date", None)
    except Exception:  # damaged properties must not lose the text
        _LOG.debug("the properties of a PDF are damaged", exc_info=True)
        return None, None, None


def _line(words: object) -> str | None:
    return " ".join(encodable(words).split()) or None if isinstance(words, str) else None


def _without_running_heads(pages: Sequence[list[str]]) -> Iterator[list[str]]:
    """Yield the pages without running heads, running feet and page numbers."""
    running = _running_heads(pages)
    for page in pages:
        last = len(page) - _EDGE_LINES
        yield [
            line
            for at, line in enumerate(page)
            if _EDGE_LINES <= at < last or _without_numbers(line) not in running
        ]


def _running_heads(pages: Sequence[list[str]]) -> Set[str]:
    """Return the lines at the edges of several pages, with their numbers replaced."""
    edges = [
        {_without_numbers(line) for line in (*page[:_EDGE_LINES], *page[-_EDGE_LINES:]) if line}
        for page in pages
    ]
    counts = Counter(chain.from_iterable(edges))
    return {line for line, count in counts.items() if count >= _RUNNING_HEAD_PAGES}


def _without_numbers(line: str) -> str:
    return _NUMBERS.sub("0", line)


def _paragraphs(lines: Sequence[str]) -> str:
    """Return the lines of a page as paragraphs, with hyphenated words joined."""
    lengths = sorted(len(line) for line in lines if line)
    full = _FULL_LINE * lengths[int(len(lengths) * 0.9)] if lengths else 0
    parts: list[str] = []
    for line in lines:
        if parts and line[:1].islower() and _HYPHENATED.search(parts[-1]):
            parts[-1] = parts[-1][:-1]
        hyphenated = _HYPHENATED.search(line)
        continues = bool(line) and (len(line) >= full or not _SENTENCE_END.search(line))
        parts.append(line if hyphenated else f"{line} " if continues else f"{line}\n\n")
    return re.sub(r" *\n{2,}", "\n\n", "".join(parts)).strip()
