"""Headline and outlet in the first lines of a plain text.

    Ferry runs aground off Bergen
    Fjord Post | 12 June 2019
    By Ana Costa

    BERGEN - A ferry with 40 passengers ran aground on Wednesday ...

Only lines that stand by themselves count: a wrapped paragraph, an entry of a chronology, a dateline, a
caption or a greeting gives neither. A person can correct both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline import temporal
from timeline.model import Article, Expression
from timeline.reading.dateline_byline import dateline_day
from timeline.reading.printed_day import printed_dates
from timeline.resources import load_toml

MAX_HEADLINE, LEAST_WORDS = 160, 3
PROSE = 80  # characters: a longer line is a paragraph, a shorter one may be part of the head
MAX_CLOSE = 110  # characters of a headline directly above a paragraph, without a blank line
LONG_WORD, CAPITALS = 3, 0.9  # letters, and the share of longer words with a capital
MAX_HEAD = 6  # lines of a head, without blank ones
MAX_OUTLET, MAX_OUTLET_WORDS = 50, 6
_BREAKS_OFF = re.compile(r"[.,;:]$|\b(?:a|an|the|of|in|on|at|to|for|with|by|and|or|but|that)$", re.IGNORECASE)
_NO_HEADLINE = re.compile(
    r"(?:by|from|dear|hi|hello|to|subject|re|fwd?|von|par|por)\b[: ]|[-*•–—·\d(\[\"“]|https?:|www\.",
    re.IGNORECASE,
)
_BESIDE_TEXT = re.compile(
    r"\b(?:photo(?:s|graph(?:ed|s)?)?|images?|pictured?|videos?|captions?|subscribe|inbox|author|copyright|advertisement)\b"
    r"|\)$",
    re.IGNORECASE,
)
"""Words of captions and of what a page prints around its text."""
_SENTENCE_END = re.compile(r"[.!?][\"”’')]?\s*$")
_PARTS = re.compile(r"\s*[|•·]\s*|\s+[-–—]{1,2}\s+|\s*,\s+")
_LABEL = re.compile(r"(?:source|outlet|publication|published in|from)\s*:\s*", re.IGNORECASE)
_STAMP = re.compile(r"(?:updated|published|posted|first published|last updated)\b", re.IGNORECASE)
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,8}", re.IGNORECASE)
_CAPITALS = re.compile(r"[A-Z]{2,6}")
_WORD = re.compile(r"[^\W\d_]+")
_OUTLET_WORDS = frozenset(load_toml(__package__, "text_head.toml")["outlet_words"])


def with_head(article: Article, printed: str) -> Article:
    """Return the article with headline and outlet of its first lines, if it has none yet.

    ``printed`` is the text with its printed lines.
    """
    lines = _head(printed)
    title = article.title or _headline(printed, lines)
    source = article.source or next(_outlets(lines if article.title else lines[1:]), None)
    return replace(article, title=title, source=source)


def _head(printed: str) -> list[str]:
    """Return the short lines that open a text, without blank ones."""
    head: list[str] = []
    for line in printed.split("\n", 4 * MAX_HEAD)[: 4 * MAX_HEAD]:
        text = " ".join(line.split())
        if len(text) > MAX_HEADLINE or len(head) == MAX_HEAD:
            break
        if text:
            head.append(text)
    return head


def _headline(printed: str, head: Sequence[str]) -> str | None:
    """Return the first line if it is a headline above prose, ``None`` if it is not."""
    if not head or not _may_be_headline(head[0]):
        return None
    first, _, rest = printed.lstrip().partition("\n")
    below = rest.lstrip(" \t\r")
    stands_alone = below.startswith("\n") or _is_beside(head[1:2]) or _has_capitals(head[0])
    if not stands_alone and len(head[0]) <= MAX_CLOSE:
        stands_alone = len(_first_line(below)) > MAX_HEADLINE
    prose = (line for line in rest.split("\n", 40)[:40] if len(line) >= PROSE or _SENTENCE_END.search(line))
    has_prose = any(len(line.split()) > LEAST_WORDS for line in prose)
    return " ".join(first.split()) if stands_alone and has_prose else None


def _first_line(text: str) -> str:
    return text.partition("\n")[0]


def _may_be_headline(line: str) -> bool:
    words = _WORD.findall(line)
    if len(words) < LEAST_WORDS or not line[0].isalpha() or line[0].islower():
        return False
    if any(pattern.search(line) for pattern in (_BREAKS_OFF, _BESIDE_TEXT)):
        return False
    if _NO_HEADLINE.match(line) or _is_outlet(line):
        return False
    if next(iter(temporal.datelines(line, None)), None) is not None or dateline_day(line) is not None:
        return False
    dates = temporal.tag(line, None)
    return not any(each.start == 0 for each in dates) and 2 * sum(map(_length, dates)) < len(line)


def _length(expression: Expression) -> int:
    return expression.end - expression.start


def _has_capitals(line: str) -> bool:
    """Return True for a line in the capitals of headlines: "Ferry Runs Aground off Bergen"."""
    words = [word for word in _WORD.findall(line) if len(word) > LONG_WORD]
    return len(words) > LEAST_WORDS and sum(word[0].isupper() for word in words) >= CAPITALS * len(words)


def _is_beside(lines: Sequence[str]) -> bool:
    """Return True for a byline, a date or an outlet below a headline."""
    return any(
        line.lower().startswith("by ") or any(printed_dates([line])) or next(_outlets([line]), None)
        for line in lines
    )


def _outlets(lines: Sequence[str]) -> Iterator[str]:
    """Yield the outlets that the lines of a head name."""
    for line in lines:
        if len(line) > MAX_HEADLINE or _SENTENCE_END.search(line):
            continue
        if label := _LABEL.match(line):
            yield line[label.end() :].strip()
            continue
        parts = [part for part in _PARTS.split(line) if part]
        yield from filter(_is_outlet, parts)
        # "Xinhua | Updated: 12 June 2019" names its outlet by one word.
        if len(parts) > 1 and "|" in line and _is_one_name(parts[0]) and _is_stamp(parts[1]):
            yield parts[0]


def _is_outlet(words: str) -> bool:
    """Return True for a short name with a word of outlets, in capitals, or of a web site."""
    if len(words) > MAX_OUTLET or not words[0].isalnum() or words.lower().startswith("by "):
        return False
    if _HOST.fullmatch(words) or _CAPITALS.fullmatch(words):
        return True
    names = words.split()
    is_name = all(name[0].isupper() or name in ("of", "the", "and") for name in names)
    return is_name and 1 < len(names) <= MAX_OUTLET_WORDS and names[-1].lower() in _OUTLET_WORDS


def _is_one_name(words: str) -> bool:
    return _WORD.fullmatch(words) is not None and words[0].isupper()


def _is_stamp(words: str) -> bool:
    return _STAMP.match(words) is not None and bool(temporal.tag(words, None))
