"""The author of a page, without the rests of a date from its byline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.resources import load_toml

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MONTHS = "|".join(sorted(load_toml("timeline", "line_breaks.toml")["months"].split(), key=len, reverse=True))
_CHANGED = "|".join(map(re.escape, load_toml(__package__, "web_page.toml")["changed"]))
_LABEL = re.compile(rf"[\s,|]*\b(?:published|posted|issued|released|{_CHANGED})\b.*\Z", re.IGNORECASE)
_DATE = re.compile(rf"[\s,|]*(?:(?:{_MONTHS})\.?\s*\d.*|\d[\d\s./,:-]*(?:{_MONTHS})?.*)\Z", re.IGNORECASE)
_LAST_MONTH = re.compile(rf"(?P<name>.*\S)[\s,|]+(?P<month>{_MONTHS})\.?\Z", re.IGNORECASE)


def author_without_date(author: str | None, tree: HtmlElement) -> str | None:
    """Return the names without words of a date; a surname that is a month ("Theresa May") stays."""
    if author is None:
        return None
    names = (_DATE.sub("", _LABEL.sub("", part.strip())) for part in author.split(";"))
    return "; ".join(dict.fromkeys(filter(None, (_without_month(name, tree) for name in names)))) or None


def _without_month(name: str, tree: HtmlElement) -> str:
    """Return a name without a month at its end if the page has that month only beside a number."""
    ending = _LAST_MONTH.fullmatch(name)
    if ending is None:
        return name
    last = re.escape(ending["name"].split()[-1])
    whole = re.compile(rf"{last}\s+{re.escape(ending['month'])}\b(?!\.?,?\s*\d)", re.IGNORECASE)
    attributes = tree.xpath("//meta/@content | //script/text()")
    is_name = any(whole.search(text) for text in [*tree.xpath("//body//text()"), *attributes])
    return name if is_name else ending["name"]
