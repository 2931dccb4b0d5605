"""The day a page was published: what its metadata, address and byline say; else what htmldate finds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from datetime import date, timedelta
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from timeline.reading.json_ld import publication_dates
from timeline.reading.publication_day import is_plausible
from timeline.reading.stamps import TimeStamp, parse_time_stamp
from timeline.resources import load_toml
from timeline.temporal import parse_day

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TABLE = load_toml(__package__, "web_page.toml")
_NAMES = frozenset(_TABLE["published"])

_IN_ADDRESS = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:(?P<gap>[/._-])(?P<month>1[0-2]|0?[1-9])(?P=gap)(?P<day>3[01]|[12]\d|0?[1-9])"
    r"|(?P<mm>0[1-9]|1[0-2])(?P<dd>0[1-9]|[12]\d|3[01]))(?!\d)"
)
_PARTS = (("year", "year"), ("month", "mm"), ("day", "dd"))
_YEAR = re.compile(r"\d{4}")
_HEAD = 1_500
"""Characters below the headline in which a byline stands."""
_BYLINE = 80
"""Characters; a longer passage that holds a date is prose."""


def page_day(tree: HtmlElement, url: str | None) -> tuple[date, str] | None:
    """Return the day that a page was published, and in words where that is said; ``None`` where it is not.

    ``tree`` is the whole page. What it says of itself comes first (JSON-LD, then ``meta`` and microdata): the
    earlier where they differ by a day. A time in UTC does not tell the day in the newsroom's zone: where the
    address or a byline has the day before or after, and the clock allows it, that is taken.
    """
    stated = _stated(tree)
    if stated is not None:
        for day, words in _elsewhere(tree, url):
            if day != stated.day and not stated.local and stated.may_be(day):
                return day, words
        return stated.day, "the page's metadata"
    return _guessed(tree, url)


def _stated(tree: HtmlElement) -> TimeStamp | None:
    described = next(filter(None, map(parse_time_stamp, publication_dates(tree))), None)
    marked = next(filter(None, map(parse_time_stamp, _marked(tree))), None)
    if described is None or marked is None:
        return described or marked
    if abs(marked.day - described.day) > timedelta(days=1):
        return described
    return min(described, marked, key=lambda each: (each.day, not each.local))


def _marked(tree: HtmlElement) -> Iterator[str]:
    for meta in tree.iter("meta"):
        names = {meta.get(key, "").lower() for key in ("property", "name", "itemprop")}
        if names & _NAMES:
            yield meta.get("content", "")
    for element in tree.xpath("//*[@itemprop='datePublished'] | //time[@pubdate]"):
        yield element.get("datetime") or element.get("content") or element.text_content()[:_BYLINE]


def _elsewhere(tree: HtmlElement, url: str | None) -> Iterator[tuple[date, str]]:
    if (day := address_day(url)) is not None:
        yield day, "the page's address"
    for day in byline_days(tree):
        yield day, "the page's byline"


def address_day(url: str | None) -> date | None:
    """Return the day that an address has in its path ("/2021/08/15/", "/20210815-")."""
    found = _IN_ADDRESS.search(unquote(urlsplit(url).path)) if url else None
    if found is None:
        return None
    try:
        day = date(*(int(found[part] or found[packed]) for part, packed in _PARTS))
    except ValueError:
        return None
    return day if is_plausible(day) else None


def byline_days(tree: HtmlElement) -> Iterator[date]:
    """Yield the whole dates, in any language, that short passages below the headline print."""
    headline = next(tree.iter("h1"), None)
    if headline is None:
        return
    read = 0
    for line in _lines(headline.xpath("following::text()[not(parent::script or parent::style)]")):
        read += len(line)
        if read > _HEAD:
            return
        if len(line) <= _BYLINE and _YEAR.search(line) and (day := parse_day(line)) and is_plausible(day):
            yield day


def _lines(texts: Iterable[str]) -> Iterator[str]:
    return (" ".join(text.split()) for text in texts if not text.isspace())


def _guessed(tree: HtmlElement, url: str | None) -> tuple[date, str] | None:
    """Return what htmldate finds, where the page prints that day in words of its own.

    Else it may come of a copyright's year, a script or a picture's name. Then the days in the address and
    below the headline count, if they agree.
    """
    from htmldate import find_date

    found = find_date(deepcopy(tree), url=url, original_date=True)
    day = date.fromisoformat(found) if found else None
    near = dict(reversed(list(_elsewhere(tree, url))))  # the first to name a day says where it was found
    if day in near:
        return day, near[day]
    if day is not None and _prints(tree, day):
        return day, "the page's text"
    return next(iter(near.items())) if len(near) == 1 else None


def _prints(tree: HtmlElement, day: date) -> bool:
    """Return whether a short passage of the page, or a ``title`` or ``datetime``, is that day."""
    number = re.compile(rf"(?<!\d)0?{day.day}(?!\d)")
    texts = tree.xpath("//text()[not(parent::script or parent::style)] | //@datetime | //@title")
    return any(
        str(day.year) in line
        and number.search(line)
        and (read := parse_time_stamp(line.strip(" ,|-")))
        and read.day == day
        for line in _lines(texts)
        if len(line) <= _BYLINE
    )
