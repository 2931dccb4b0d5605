"""Feeds (RSS, Atom) by feedparser: one article an entry, with as much text as the feed contains."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from timeline.errors import ReadingError
from timeline.model import Article
from timeline.reading.dateline_byline import with_day_and_source
from timeline.reading.encoding import decode
from timeline.reading.html_fragment import html_to_text
from timeline.reading.input_file import InputFile, ReadResult, parse_errors
from timeline.reading.link import is_well_formed, whole_link, without_credentials
from timeline.reading.publication_day import parse_time_stamp
from timeline.safe_text import encodable, short_line

_MAX_FEED_BYTES = 50_000_000
_MAX_ENTRIES = 10_000
_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"'](?P<name>[\w.:-]{2,40})")
_STATED_ENCODING = re.compile(r"(?<=<\?xml)[^>]{0,200}?\?>")
_DATE_FIELDS = ("published", "created", "updated")
_ENTITY_DECLARATIONS = (b"<!ENTITY", "<!ENTITY".encode("utf-16-le"))


def read_articles(file: InputFile) -> Iterator[ReadResult]:
    """Yield an article for each entry; its id is the feed's, else the entry's number from 1."""
    data = file.read_all(_MAX_FEED_BYTES)
    if any(declaration in data for declaration in _ENTITY_DECLARATIONS):
        raise ReadingError("this XML declares entities, which no feed needs; it was left out.")
    if not data.strip():
        raise ReadingError("there is no text in it; give a feed.")
    declared = _DECLARED.match(data)
    decoded = decode(data, declared["name"].decode() if declared else None)
    with parse_errors("feed"):
        feed = _parse(decoded.text, file.url)
    if not feed.entries:
        what = "this feed has no entry in it" if feed.get("version") else "this XML is no feed (RSS or Atom)"
        raise ReadingError(f"{what}; give one with articles.")
    if len(feed.entries) > _MAX_ENTRIES:
        yield file.note(f"it has more than {_MAX_ENTRIES:,} entries; only the first ones were read.")
    for number, entry in enumerate(feed.entries[:_MAX_ENTRIES], 1):
        where = f"entry {number}"
        try:
            with parse_errors("feed entry"):
                article, problems = _article(file, feed.feed, entry, number)
        except ReadingError as error:
            yield file.error(error, where)
            continue
        yield article
        yield from (file.error(problem, where) for problem in problems)
    if decoded.guessed:
        yield file.note(decoded.note)


def _parse(text: str, url: str | None) -> Any:
    import feedparser

    data = _STATED_ENCODING.sub(" version='1.0'?>", encodable(text), count=1).encode()  # it is UTF-8 now
    headers = {"content-location": url} if url else {}
    # A stream: feedparser opens a string that is a file name, and so a path in a feed. Only the text of an
    # entry is used, by html_to_text; feedparser's own reading of its HTML takes quadratic time.
    return feedparser.parse(
        io.BytesIO(data), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )


def _article(file: InputFile, feed: Any, entry: Any, number: int) -> tuple[Article, list[str]]:
    """Return an entry as an article, and the problems with its link and date."""
    text = _text(entry)
    if not text:
        raise ReadingError("there is no text in this entry; give its article as a file.")
    problems = []
    link, day = entry.get("link"), _day(entry)
    url = _absolute(link, feed)
    if link and url is None and (problem := _link_problem(link)):
        problems.append(f"its link, {short_line(without_credentials(link), 60)}, {problem}; it was left out.")
    if day is None and (stated := _stated_date(entry)):
        problems.append(
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
    return with_day_and_source(article), problems


def _text(entry: Any) -> str:
    """Return the longest text of an entry."""
    texts = [content.get("value") for content in entry.get("content", ())] + [entry.get("summary")]
    return max(
        (html_to_text(encodable(text)) for text in texts if isinstance(text, str)), key=len, default=""
    )


def _stated_date(entry: Any) -> str | None:
    dates = (entry.get(name) for name in _DATE_FIELDS)
    return next((stated for stated in dates if isinstance(stated, str) and stated), None)


def _day(entry: Any) -> date | None:
    stated = _stated_date(entry)
    stamp = parse_time_stamp(stated) if stated else None
    return stamp.day if stamp is not None else None


def _absolute(link: object, feed: Any) -> str | None:
    if not isinstance(link, str):
        return None
    base = feed.get("link")
    return whole_link(link, base if isinstance(base, str) else "") or whole_link(link)


def _link_problem(link: str) -> str | None:
    """Return why a link is no web address; ``None`` for an address of another kind, such as e-mail."""
    if not is_well_formed(link):
        return "is malformed"
    return None if urlsplit(link).scheme else "is relative and the feed names no address"


def _line(words: object) -> str | None:
    return " ".join(html_to_text(encodable(words)).split()) or None if isinstance(words, str) else None
