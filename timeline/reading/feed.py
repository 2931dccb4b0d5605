"""Feeds (RSS, Atom): an article for each entry, with as much of its text as the feed holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urljoin, urlsplit

from timeline.errors import ReadingError
from timeline.model import Article
from timeline.reading.dateline_byline import with_day_and_source
from timeline.reading.encoding import decode
from timeline.reading.html_fragment import html_to_text
from timeline.reading.input_file import InputFile, ReadResult, parse_errors
from timeline.reading.stamps import parse_time_stamp
from timeline.safe_text import encodable, short_line

_MOST = 50_000_000
_DATES = ("published", "created", "updated")


def read(file: InputFile) -> Iterator[ReadResult]:
    """Yield the entries; ids are those of the feed, else the entry's number from 1."""
    data = file.whole(_MOST)
    if b"<!ENTITY" in data or b"<!ENTITY".decode().encode("utf-16-le") in data:
        raise ReadingError("this XML declares entities, which no feed needs; it was left out.")
    if not data.strip():
        raise ReadingError("there is no text in it; give a feed.")
    with parse_errors("feed"):
        feed = _parsed(data, file.url)
    if not feed.entries:
        decode(data)
        what = "this feed has no entry in it" if feed.get("version") else "this XML is no feed (RSS or Atom)"
        raise ReadingError(f"{what}; give one with articles.")
    for number, entry in enumerate(feed.entries, 1):
        where = f"entry {number}"
        try:
            with parse_errors("feed entry"):
                article, unread = _article(file, feed.feed, entry, number)
        except ReadingError as error:
            yield file.fault(error, where)
            continue
        yield article
        yield from (file.fault(each, where) for each in unread)


def _parsed(data: bytes, url: str | None) -> Any:
    import feedparser

    headers = {"content-location": url} if url else {}
    return feedparser.parse(data, response_headers=headers)


def _article(file: InputFile, feed: Any, entry: Any, number: int) -> tuple[Article, list[str]]:
    text = _text(entry)
    if not text:
        raise ReadingError("there is no text in this entry; give its article as a file.")
    unread = []
    link, day = entry.get("link"), _day(entry)
    url = _absolute(link, feed)
    if link and url is None and not urlsplit(link).scheme:
        unread.append(
            f"its link, {short_line(link, 60)}, is relative and the feed names no address; it was left out."
        )
    if day is None and (stated := _stated(entry)):
        unread.append(
            f"its date is no day of publication, {short_line(stated, 40)}; the article was read without it."
        )
    article = Article(
        id=encodable(str(entry.get("id") or "")) or f"{file.name}:{number}",
        text=text,
        title=_line(entry.get("title")),
        published=day,
        source=_line(feed.get("title")),
        url=url,
        author=_line(entry.get("author")),
        published_from="the feed" if day else None,
    )
    return with_day_and_source(article), unread


def _text(entry: Any) -> str:
    held = [one.get("value") for one in entry.get("content", ())] + [entry.get("summary")]
    return max((html_to_text(encodable(one)) for one in held if isinstance(one, str)), key=len, default="")


def _stated(entry: Any) -> str | None:
    return next((entry[name] for name in _DATES if isinstance(entry.get(name), str) and entry[name]), None)


def _day(entry: Any) -> date | None:
    stated = _stated(entry)
    found = parse_time_stamp(stated) if stated else None
    return found.day if found is not None else None


def _absolute(link: object, feed: Any) -> str | None:
    if not isinstance(link, str):
        return None
    url = urljoin(feed.get("link") or "", link)
    return encodable(url) if urlsplit(url).scheme in ("http", "https") else None


def _line(words: object) -> str | None:
    return " ".join(html_to_text(encodable(words)).split()) or None if isinstance(words, str) else None
