"""An article's time expressions, by the rules for the language that it is written in."""

from __future__ import annotations

import re

from timeline.language.detection import language_of
from timeline.model import Article, Expression
from timeline.temporal import tag
from timeline.temporal.locales import reads, tag_in

ENGLISH = "en"

_CODE = re.compile(r"[a-z]{2}(?=$|[-_])", re.IGNORECASE)


def language(article: Article) -> str:
    """Return the ISO 639-1 code of an article's language: as stated, else as its text is written."""
    stated = _CODE.match(article.language or "")
    return stated[0].lower() if stated else language_of(article.text)


def expressions(article: Article, code: str) -> list[Expression]:
    """Return the article's time expressions by the rules for a language, sorted and without overlaps.

    ``code`` is what ``language`` returns; in a language that is not read there are none.
    """
    if code == ENGLISH:
        return tag(article.text, article.published)
    return tag_in(article.text, article.published, code)


def is_read(code: str) -> bool:
    """Return whether there are rules for a language."""
    return code == ENGLISH or reads(code)
