"""Small files of every format with the same text."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime

import docx
import pyarrow as pa
import pyarrow.parquet as pq

from timeline.errors import ReadingError
from timeline.model import Article

TITLE = "Bridge over the Fulda reopens"
FIRST = "The bridge over the Fulda reopened on Tuesday after two years of repairs, the mayor of Kassel said."
SECOND = (
    "It had been closed since a barge struck one of its piers in August 2022, and will carry trams from May."
)
THIRD = "Some 40,000 people crossed it every day before the accident, the city council said in a statement."
TEXT = f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
DAY = "2024-03-05"


def articles(found: Iterable[Article | ReadingError]) -> list[Article]:
    return [one for one in found if isinstance(one, Article)]


def messages(found: Iterable[Article | ReadingError]) -> list[str]:
    return [str(one) for one in found if isinstance(one, ReadingError)]


def lines(*objects: object) -> bytes:
    return "".join(json.dumps(one) + "\n" for one in objects).encode()


def page(body: str = "", head: str = "", title: str = TITLE) -> bytes:
    paragraphs = "".join(f"<p>{each}</p>" for each in (FIRST, SECOND, THIRD))
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{title} - Fulda Post</title>"
        f"<meta property='og:site_name' content='Fulda Post'>{head}</head><body><a href='/'>Home</a>"
        f"<article><h1>{title}</h1>{body}{paragraphs}</article><footer>© 2019</footer></body></html>"
    ).encode()


def feed(*entries: str, link: str = "https://post.example/", head: str = "") -> bytes:
    items = "".join(f"<item>{entry}</item>" for entry in entries)
    return (
        f"<?xml version='1.0' encoding='utf-8'?>{head}<rss version='2.0'><channel><title>Fulda Post</title>"
        f"<link>{link}</link><description>News</description>{items}</channel></rss>"
    ).encode()


def parquet(**columns: Sequence[object]) -> bytes:
    stream = io.BytesIO()
    pq.write_table(pa.table(dict(columns)), stream)
    return stream.getvalue()


def word(
    paragraphs: Sequence[str] = (FIRST, SECOND), title: str = TITLE, made: datetime | None = None
) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.core_properties.title = title
    document.core_properties.author = "Ida Brand"
    document.core_properties.created = made or datetime(2024, 3, 6, 9, 30)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def word_with(document: bytes) -> bytes:
    """Return a Word document with other XML in place of its text."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word())) as whole,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        for name in whole.namelist():
            packed.writestr(name, document if name == "word/document.xml" else whole.read(name))
    return stream.getvalue()


def pdf(pages: Sequence[Sequence[str]], title: str = TITLE, made: str = "D:20240306093000Z") -> bytes:
    """Return a PDF (ISO 32000) with a page for each list of lines."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, page_lines in enumerate(pages):
        drawn = " T* ".join(f"({_escaped(line)}) Tj" for line in page_lines)
        content = f"BT /F1 11 Tf 14 TL 60 780 Td {drawn} ET"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        ]
    objects.append(f"<< /Title ({_escaped(title)}) /Author (Ida Brand) /CreationDate ({made}) >>")
    return _assembled(objects)


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _assembled(objects: Sequence[str]) -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{each}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    tail = f"trailer << /Size {count} /Root 1 0 R /Info {count - 1} 0 R >>\nstartxref\n{len(data)}\n%%EOF"
    return data + f"xref\n0 {count}\n0000000000 65535 f \n{table}{tail}".encode()


EVERY_KIND = {
    "a.txt": f" date {DAY} {TITLE}\n\n{TEXT}".encode(),
    "a.md": f"# {TITLE}\n\n{TEXT}".encode(),
    "a.jsonl": lines({"text": TEXT, "title": TITLE, "published": DAY}),
    "a.json": json.dumps([{"text": TEXT, "title": TITLE, "published": DAY}]).encode(),
    "a.csv": f'title,published,text\n{TITLE},{DAY},"{TEXT}"\n'.encode(),
    "a.tsv": f'title\tpublished\ttext\n{TITLE}\t{DAY}\t"{TEXT}"\n'.encode(),
    "a.parquet": parquet(text=[TEXT], title=[TITLE], published=[DAY]),
    "a.html": page(head=f"<meta property='article:published_time' content='{DAY}T10:00:00+01:00'>"),
    "a.htm": page(head=f"<meta property='article:published_time' content='{DAY}T10:00:00+01:00'>"),
    "a.pdf": pdf([[FIRST, SECOND, THIRD]]),
    "a.docx": word((FIRST, SECOND, THIRD)),
    "a.xml": feed(
        f"<title>{TITLE}</title><description>{TEXT}</description><pubDate>Tue, 05 Mar 2024</pubDate>"
    ),
    "a.rss": feed(
        f"<title>{TITLE}</title><description>{TEXT}</description><pubDate>Tue, 05 Mar 2024</pubDate>"
    ),
    "a.atom": (
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>Fulda Post</title><id>urn:f</id><entry>"
        f"<title>{TITLE}</title><id>urn:e</id><updated>{DAY}T10:00:00Z</updated><content>{TEXT}</content>"
        "</entry></feed>"
    ).encode(),
}
"""A file of every format with the one article."""
PACKED = {f"{name}.gz": gzip.compress(data) for name, data in EVERY_KIND.items()}
