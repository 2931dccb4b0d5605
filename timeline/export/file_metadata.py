"""Metadata in saved pictures and pages: title, alternative text, and the view's parameters.

A PNG carries it in iTXt chunks (PNG specification, 11.3.3.4), an SVG in ``title``, ``desc`` and
``metadata``, a PDF in its document information, a page in ``meta`` elements. The view is written as the
query of a link.
"""

from __future__ import annotations

import html
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Self
from urllib.parse import parse_qs, urlencode

from timeline import __version__
from timeline.figure import Picture
from timeline.safe_text import single_line

VIEW = "timeline-view"
SOFTWARE = f"Timeline {__version__}"
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
MAX_PARAMS = 2_000
"""A file with more parameters is not from this program."""
_PDF_VIEW = "/TimelineView"
_SVG_ROOT = re.compile(r"<svg\b[^>]*>")
_SVG_VIEW = re.compile(rf'<metadata id="{VIEW}">(?P<view>[^<]*)</metadata>')
_PAGE_VIEW = re.compile(rf'<meta name="{VIEW}" content="(?P<view>[^"]*)">')


Params = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Caption:
    """Metadata for one file, each on one line: title, alternative text, and the view as a query."""

    title: str
    alt: str
    view: str

    @classmethod
    def of(cls, picture: Picture, title: str) -> Self:
        """Return the caption of a picture."""
        return cls(single_line(title), single_line(picture.alt), urlencode(picture.restores, doseq=True))


def add_caption(data: bytes, kind: str, caption: Caption) -> bytes:
    """Return a picture of a kind ("png", "svg" or "pdf") with the caption in its metadata."""
    return _WRITERS[kind](data, caption)


def view_params(data: bytes) -> Params | None:
    """Return the parameters of the view in a saved picture or page; ``None`` without any."""
    view = _stated_view(data)
    if view is None:
        return None
    try:
        return parse_qs(view, max_num_fields=MAX_PARAMS)
    except ValueError:
        return None


def _stated_view(data: bytes) -> str | None:
    if data.startswith(PNG_SIGNATURE):
        return next((text for keyword, text in _png_texts(data) if keyword == VIEW), None)
    if data.startswith(b"%PDF"):
        return _pdf_view(data)
    text = data.decode("utf-8", "replace")
    match = _SVG_VIEW.search(text) or _PAGE_VIEW.search(text)
    return html.unescape(match["view"]) if match else None


def caption_elements(caption: Caption) -> str:
    """Return the caption as elements for a page's head."""
    return (
        f'<meta name="description" content="{html.escape(caption.alt)}">\n'
        f'<meta name="generator" content="{SOFTWARE}">\n'
        f'<meta name="{VIEW}" content="{html.escape(caption.view)}">\n'
    )


def _png(data: bytes, caption: Caption) -> bytes:
    header = len(PNG_SIGNATURE) + 25  # length, type, 13 bytes and checksum of IHDR, which comes first
    texts = {"Title": caption.title, "Description": caption.alt, "Software": SOFTWARE}
    chunks = b"".join(_itxt(keyword, text) for keyword, text in {**texts, VIEW: caption.view}.items())
    return data[:header] + chunks + data[header:]


def _itxt(keyword: str, text: str) -> bytes:
    body = b"iTXt" + keyword.encode("latin-1") + b"\0\0\0\0\0" + text.encode()
    return (len(body) - 4).to_bytes(4) + body + zlib.crc32(body).to_bytes(4)


def _png_texts(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield keyword and text of the uncompressed iTXt chunks; stops where the file is cut short."""
    at = len(PNG_SIGNATURE)
    while at + 12 <= len(data):
        end = at + 8 + int.from_bytes(data[at : at + 4])
        keyword, _, rest = data[at + 8 : end].partition(b"\0")
        if data[at + 4 : at + 8] == b"iTXt" and rest.startswith(b"\0\0\0\0"):
            yield keyword.decode("latin-1"), rest[4:].decode("utf-8", "replace")
        at = end + 4


def _svg(data: bytes, caption: Caption) -> bytes:
    text = data.decode()
    root = _SVG_ROOT.search(text)
    if root is None:
        raise ValueError("not an SVG")
    metadata = (
        f"<title>{html.escape(caption.title)}</title><desc>{html.escape(caption.alt)}</desc>"
        f'<metadata id="{VIEW}">{html.escape(caption.view)}</metadata>'
    )
    opening = f'{root[0][:-1]} role="img">'
    return (text[: root.start()] + opening + metadata + text[root.end() :]).encode()


def _pdf(data: bytes, caption: Caption) -> bytes:
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import NameObject, TextStringObject

    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    writer.add_metadata(
        {
            "/Title": caption.title,
            "/Subject": caption.alt,
            "/Creator": SOFTWARE,
            _PDF_VIEW: caption.view,
        }
    )
    writer.root_object[NameObject("/Lang")] = TextStringObject("en")
    writer.compress_identical_objects()
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def _pdf_view(data: bytes) -> str | None:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        properties = PdfReader(BytesIO(data)).metadata
    except PyPdfError:
        return None
    return str(properties[_PDF_VIEW]) if properties is not None and _PDF_VIEW in properties else None


_WRITERS: Mapping[str, Callable[[bytes, Caption], bytes]] = {"png": _png, "svg": _svg, "pdf": _pdf}
