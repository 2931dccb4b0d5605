"""The language of an article, and its time expressions by the rules for that language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from timeline import temporal
from timeline.language.language_detection import language_of
from timeline.line_breaks import JoinedEnd, joined_ends
from timeline.model import Article, Expression
from timeline.resources import load_toml

ENGLISH = "en"

_CODE = re.compile(r"[a-z]{2}(?=$|[-_])")
_TABLES = load_toml(__package__, "language_words.toml")
_SPOKEN: dict[str, str] = _TABLES["spoken"]
_CODES: dict[str, str] = {name.lower(): code for code, name in _SPOKEN.items()} | _TABLES["long_codes"]


def language(article: Article) -> str:
    """Return the ISO 639-1 code of an article's language: the stated language, else the detected one.

    A language may be stated by its code ("en", "en-GB", "eng") or its English name.
    """
    stated = (article.language or "").strip().lower()
    code = _CODE.match(stated)
    return code[0] if code else _CODES.get(stated) or language_of(article.text)


def language_name(code: str) -> str:
    """Return the English name of a language; for an unknown code "the language" with the code."""
    return _SPOKEN.get(code) or f"the language {code}"


def expressions(article: Article, code: str) -> list[Expression]:
    """Return the article's time expressions by the rules for a language, sorted and without overlaps.

    ``code`` comes from ``language``. The result is empty for a language without rules.
    """
    text, ends = article.text, joined_ends(article.text)
    if not ends:
        return temporal.tag(text, article.published, code)
    flat, offsets = _on_one_line(text, ends)
    return [
        replace(each, start=start, end=end, text=text[start:end])
        for each in temporal.tag(flat, article.published, code)
        for start, end in [(offsets[each.start], offsets[each.end - 1] + 1)]
    ]


def _on_one_line(text: str, ends: Sequence[JoinedEnd]) -> tuple[str, list[int]]:
    """Return a text with its wrapped lines joined, and the offset in ``text`` of each of its characters."""
    pieces: list[str] = []
    offsets: list[int] = []
    position = 0
    for end in ends:
        pieces += [text[position : end.start], end.between]
        offsets += range(position, end.start + len(end.between))
        position = end.end
    return "".join([*pieces, text[position:]]), [*offsets, *range(position, len(text))]


def has_rules(code: str) -> bool:
    """Return True if there are rules for the language."""
    return temporal.is_supported(code)
