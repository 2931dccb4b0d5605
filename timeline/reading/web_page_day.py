"""The day of publication of a web page: by its metadata, address and byline, or by htmldate."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from timeline.reading.dateline_byline import ambiguous_date_note
from timeline.reading.json_ld import publication_dates
from timeline.reading.link import is_well_formed
from timeline.reading.page_parts import without_other_articles
from timeline.reading.printed_day import MAX_LINE_LENGTH, PrintedDate, is_change, printed_dates
from timeline.reading.publication_day import TimeStamp, is_future, is_plausible, parse_time_stamp
from timeline.resources import load_toml

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_META_NAMES = frozenset(load_toml(__package__, "web_page.toml")["published"])

_IN_ADDRESS = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:(?P<gap>[/._-])(?P<month>1[0-2]|0?[1-9])(?P=gap)(?P<day>3[01]|[12]\d|0?[1-9])"
    r"|(?P<mm>0[1-9]|1[0-2])(?P<dd>0[1-9]|[12]\d|3[01]))(?!\d)"
)
_PARTS = (("year", "year"), ("month", "mm"), ("day", "dd"))
_BYLINE_LIMIT = 1_500
"""Characters below the headline to search for a byline."""


def web_page_day(tree: HtmlElement, url: str | None) -> tuple[date, str] | None:
    """Return the day of publication and, in words, its origin; ``None`` without a day.

    ``tree`` is the whole page. Its metadata comes first: JSON-LD, then ``meta`` and microdata; if they differ
    by one day, the earlier one. A time in UTC may be another day in the newsroom's time zone: the day before
    or after wins, if the address or a byline has it and the time allows it. Days of comments, of other
    articles and of changes never count, nor a day in the future.
    """
    page = without_other_articles(tree)
    stated = _stated(page)
    if stated is None or is_future(stated.day):
        guess = _guessed(page, url)
        return None if guess is not None and is_future(guess[0]) else guess
    for day, origin in _printed_days(page, url):
        if day != stated.day and not stated.local and stated.may_fall_on(day):
            return day, origin
    return stated.day, "the page's metadata"


def day_note(tree: HtmlElement, *, is_dated: bool) -> str | None:
    """Return the note about the day of a page: its metadata name two, or the only one was not used.

    That is a day in the future, or one with two readings.
    """
    page = without_other_articles(tree)
    in_json, in_markup = _stated_days(page)
    if is_dated:
        if in_json is None or in_markup is None or _are_near(in_json, in_markup):
            return None
        return (
            f"its metadata name two days, {in_json.day} and {in_markup.day}; the first was used, so check it."
        )
    stated = _stated(page)
    if stated is not None and is_future(stated.day):
        return f"its metadata name a day that has not come, {stated.day}; it was not used, so set the day."
    words = next((printed.ambiguous for printed in _byline_dates(page) if printed.ambiguous), None)
    return ambiguous_date_note(words) if words else None


def _stated_days(tree: HtmlElement) -> tuple[TimeStamp | None, TimeStamp | None]:
    """Return the first days of JSON-LD, and of ``meta`` and microdata."""
    in_json = next(filter(None, map(parse_time_stamp, publication_dates(tree))), None)
    return in_json, next(filter(None, map(parse_time_stamp, _markup_dates(tree))), None)


def _are_near(one: TimeStamp, other: TimeStamp) -> bool:
    return abs(one.day - other.day) <= timedelta(days=1)


def _stated(tree: HtmlElement) -> TimeStamp | None:
    in_json, in_markup = _stated_days(tree)
    if in_json is None or in_markup is None:
        return in_json or in_markup
    if not _are_near(in_json, in_markup):
        return in_json
    return min(in_json, in_markup, key=lambda stamp: (stamp.day, not stamp.local))


def _markup_dates(tree: HtmlElement) -> Iterator[str]:
    for meta in tree.iter("meta"):
        names = {meta.get(key, "").lower() for key in ("property", "name", "itemprop")}
        if names & _META_NAMES:
            yield meta.get("content", "")
    for element in tree.xpath("//*[@itemprop='datePublished'] | //time[@pubdate]"):
        yield element.get("datetime") or element.get("content") or element.text_content()[:MAX_LINE_LENGTH]


def _printed_days(tree: HtmlElement, url: str | None) -> Iterator[tuple[date, str]]:
    if (day := address_day(url)) is not None:
        yield day, "the page's address"
    for day in _byline_days(tree):
        yield day, "the page's byline"


def address_day(url: str | None) -> date | None:
    """Return the day in an address's path ("/2021/08/15/", "/20210815-"), ``None`` without one."""
    written = _IN_ADDRESS.search(unquote(urlsplit(url).path)) if url and is_well_formed(url) else None
    if written is None:
        return None
    try:
        day = date(*(int(written[part] or written[packed]) for part, packed in _PARTS))
    except ValueError:
        return None
    return day if is_plausible(day) else None


def _byline_dates(tree: HtmlElement) -> Iterator[PrintedDate]:
    """Yield the whole dates, in any language, in short passages below the headline."""
    headline = next(tree.iter("h1"), None)
    if headline is None:
        return iter(())
    texts = headline.xpath("following::text()[not(parent::script or parent::style)]")
    return printed_dates(_first_lines(_lines(filter(_is_unchanged, texts))))


def _is_unchanged(text: Any) -> bool:
    """Return True if the element of a text does not name a later change in its class or properties."""
    element = text.getparent() if text.is_text else text.getparent().getparent()
    return element is None or not is_change(_names(element))


def _names(element: HtmlElement) -> str:
    return f"{element.get('class', '')} {element.get('itemprop', '')} {element.get('id', '')}"


def _byline_days(tree: HtmlElement) -> Iterator[date]:
    return (printed.day for printed in _byline_dates(tree) if printed.day is not None)


def _first_lines(lines: Iterable[str]) -> Iterator[str]:
    length = 0
    for line in lines:
        length += len(line)
        if length > _BYLINE_LIMIT:
            return
        yield line


def _lines(texts: Iterable[str]) -> Iterator[str]:
    return (" ".join(text.split()) for text in texts if not text.isspace())


def _guessed(tree: HtmlElement, url: str | None) -> tuple[date, str] | None:
    """Return htmldate's day, if the page prints it.

    Otherwise htmldate may have taken it from a copyright notice, a script or the name of a picture. Then the
    days in the address and below the headline count, if they agree.
    """
    from htmldate import find_date

    guess = find_date(deepcopy(tree), url=url, original_date=True)
    day = date.fromisoformat(guess) if guess else None
    printed = dict(reversed(list(_printed_days(tree, url))))  # the first origin of a day wins
    if day in printed:
        return day, printed[day]
    if day is not None and _prints(tree, day):
        return day, "the page's text"
    return next(iter(printed.items())) if len(printed) == 1 else None


def _prints(tree: HtmlElement, day: date) -> bool:
    """Return True if a short passage of the page, or a ``title`` or ``datetime`` attribute, is that day."""
    texts = tree.xpath("//text()[not(parent::script or parent::style)]")
    if any(printed.day == day for printed in printed_dates(_lines(filter(_is_unchanged, texts)))):
        return True
    return any(
        str(day.year) in line and (stamp := parse_time_stamp(line)) and stamp.day == day
        for line in _lines(_attributes(tree))
        if len(line) <= MAX_LINE_LENGTH
    )


def _attributes(tree: HtmlElement) -> Iterator[str]:
    """Yield the ``title`` and ``datetime`` attributes of elements that name no change of the article."""
    for element in tree.iter("time", "span", "abbr", "div", "p", "a", "em", "small"):
        before = element.getprevious()
        words = (
            (before.tail if before is not None else element.getparent().text)
            if element.getparent() is not None
            else ""
        )
        if not is_change(_names(element)) and not is_change(words or ""):
            yield from filter(None, (element.get("datetime"), element.get("title")))
