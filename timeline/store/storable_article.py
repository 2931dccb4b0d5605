"""Text as every database takes it, alone and in an article."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import Any

from timeline.model import Article

_NOT_STORABLE = re.compile("[\0\ud800-\udfff]")


def storable(text: str) -> str:
    """Return a text of the same length: U+FFFD replaces NUL and lone surrogates, which databases refuse."""
    return _NOT_STORABLE.sub("\ufffd", text)


def storable_article(article: Article) -> Article:
    """Return the article with storable texts: the same in a store and without one."""
    texts = {each.name: getattr(article, each.name) for each in fields(article)}
    changed: dict[str, Any] = {
        name: whole
        for name, text in texts.items()
        if isinstance(text, str) and (whole := storable(text)) != text
    }
    return replace(article, **changed) if changed else article
