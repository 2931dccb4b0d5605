"""Author and creation day in the properties of a PDF or Word document, without the defaults of programs."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from timeline.model import Article
from timeline.reading.publication_day import is_plausible

_DEFAULT_TIMES = frozenset(
    {
        datetime(1970, 1, 1),
        datetime(1980, 1, 1),  # the first day of ZIP
        datetime(2000, 1, 1),  # reportlab, for reproducible files
        datetime(2013, 12, 23, 23, 15),  # the template of python-docx
    }
)
_PROGRAMS = frozenset({"python-docx", "anonymous", "(anonymous)", "un-named"})


def with_creation_day(article: Article, created: datetime | None) -> Article:
    """Return the article with the file's creation day, if it has no day yet; default times do not count."""
    if article.published is not None or created is None:
        return article
    if created.replace(tzinfo=None) in _DEFAULT_TIMES or not is_plausible(created.date()):
        return article
    return replace(article, published=created.date(), published_from="the day on which the file was made")


def author_name(author: str | None) -> str | None:
    """Return the author's name; ``None`` if it is empty or the name of a program."""
    name = (author or "").strip()
    return None if name.casefold() in _PROGRAMS else name or None
