"""What a document's properties say of who made it and when, as far as no program wrote it unasked."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from timeline.model import Article
from timeline.reading.publication_day import is_plausible

_TEMPLATES = frozenset(
    {
        datetime(1970, 1, 1),
        datetime(1980, 1, 1),  # the first day of ZIP
        datetime(2000, 1, 1),  # reportlab's, where a file has to be the same each time
        datetime(2013, 12, 23, 23, 15),  # the template's that python-docx begins with
    }
)
_PROGRAMS = frozenset({"python-docx", "anonymous", "(anonymous)", "un-named"})


def with_creation_day(article: Article, made: datetime | None) -> Article:
    """Return an article without a day with the one on which its file was made, the last thing to go by.

    The time that a template has in itself says nothing of the file.
    """
    if article.published is not None or made is None:
        return article
    if made.replace(tzinfo=None) in _TEMPLATES or not is_plausible(made.date()):
        return article
    return replace(article, published=made.date(), published_from="the day on which the file was made")


def author_name(author: str | None) -> str | None:
    """Return who is named as the author; ``None`` for nobody, and for what a program calls itself."""
    named = (author or "").strip()
    return None if named.casefold() in _PROGRAMS else named or None
