"""PDF: the text of its pages by pypdf, with lines joined to paragraphs and running heads left out."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import chain
from typing import Any

from timeline.errors import ReadingError
from timeline.model import Article
from timeline.reading.dateline_byline import with_day_and_source
from timeline.reading.document_properties import author_name, with_creation_day
from timeline.reading.input_file import MAX_TEXT_BYTES, InputFile, ReadResult, parse_errors
from timeline.safe_text import encodable

_MOST_PAGES = 2_000
_RUNNING = 3
"""Pages on which a first or last line stands from which it is a running head."""
_FULL = 0.75
"""Share of the longest usual line from which a line runs on into the next."""
_NUMBERS = re.compile(r"\d+")
_BROKEN = re.compile(r"(?<=[^\W\d_])[-\u00ad]$")
_ENDED = re.compile(r"[.!?…。\"”’)]$")
_NO_TITLE = re.compile(
    r"untitled|microsoft word|powerpoint|\.(?:docx?|pdf|indd|rtf|odt|tmp|qxd)$", re.IGNORECASE
)

logging.getLogger("pypdf").addHandler(
    logging.NullHandler()
)  # what it warns of, its reader says in a sentence


def read(file: InputFile) -> Iterator[ReadResult]:
    """Yield the one article of a PDF; the day it was made counts only where its text states none."""
    with parse_errors("PDF"):
        document = _opened(file.whole())
        pages = _pages(document)
        title, author, made = _stated(document)
    text = "\n\n".join(filter(None, map(_paragraphs, _without_running(pages))))
    if not text.strip():
        raise ReadingError(
            "there is no text in this PDF, only pictures perhaps; recognise its text first (OCR)."
        )
    printed = "\n".join(chain.from_iterable(pages))
    yield with_creation_day(
        with_day_and_source(Article(file.name, text, title, author=author_name(author)), printed), made
    )


def _opened(data: bytes) -> Any:
    from pypdf import PdfReader

    document = PdfReader(io.BytesIO(data))
    if document.is_encrypted and not document.decrypt(""):
        raise ReadingError("this PDF is locked by a password; save it without one.")
    if len(document.pages) > _MOST_PAGES:
        raise ReadingError(f"this PDF has more than {_MOST_PAGES:,} pages; split it into articles.")
    return document


def _pages(document: Any) -> list[list[str]]:
    pages, read = [], 0
    for page in document.pages:
        text = encodable(page.extract_text() or "").replace("\x00", "")
        read += len(text)
        if read > MAX_TEXT_BYTES:
            raise ReadingError(
                f"its text is longer than {MAX_TEXT_BYTES // 1_000_000} MB; split it into articles."
            )
        pages.append([line.strip() for line in text.splitlines()])
    return pages


def _stated(document: Any) -> tuple[str | None, str | None, datetime | None]:
    try:
        found = document.metadata
        title, author = (_line(getattr(found, name, None)) for name in ("title", "author"))
        return (
            None if title and _NO_TITLE.search(title) else title,
            author,
            getattr(found, "creation_date", None),
        )
    except Exception:  # a damaged note on the file loses none of its text
        return None, None, None


def _line(words: object) -> str | None:
    return " ".join(encodable(words).split()) or None if isinstance(words, str) else None


def _without_running(pages: Sequence[list[str]]) -> Iterator[list[str]]:
    """Yield the pages without the lines that stand first or last on many, page numbers among them."""
    ends = [{_mask(line) for line in (*page[:2], *page[-2:]) if line} for page in pages]
    often = {
        line for line, count in Counter(one for page in ends for one in page).items() if count >= _RUNNING
    }
    for page in pages:
        last = len(page) - 2
        yield [line for at, line in enumerate(page) if not ((at < 2 or at >= last) and _mask(line) in often)]


def _mask(line: str) -> str:
    return _NUMBERS.sub("0", line)


def _paragraphs(lines: Sequence[str]) -> str:
    """Return the lines of a page as paragraphs, with the words that a line's end parts joined again."""
    usual = sorted(len(line) for line in lines if line)
    full = _FULL * usual[int(len(usual) * 0.9)] if usual else 0
    text = ""
    for line in lines:
        if _BROKEN.search(text) and line[:1].islower():
            text = text[:-1] + line
        else:
            text += line
        runs_on = bool(line) and (len(line) >= full or not _ENDED.search(line))
        text += "" if _BROKEN.search(line) else " " if runs_on else "\n\n"
    return re.sub(r"[ ]*\n{2,}", "\n\n", text).strip()
