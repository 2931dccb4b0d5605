"""Articles to dated statements: their time expressions, what those date, and who takes part in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from timeline.events.boilerplate import bare, behind_credit, stamps
from timeline.events.mentions import mentions, statements
from timeline.events.no_event_reasons import IN_DATELINE, OF_OTHER_TYPE, Silence, Silent
from timeline.language import ENGLISH, Span, expressions, language, parse_many, sentences
from timeline.model import Article, Expression, Extraction, Mention
from timeline.temporal import datelines, join_ranges

_PRONOUN = re.compile(r"\b(?:he|she|it|they|his|her|its|their|him|them)\b", re.IGNORECASE)
_ASIDE = re.compile(r"\((?=(?:[^\s()]+\s){3})[^()\n]{12,300}\)")


def extract(article: Article) -> Extraction:
    """Return an article's time expressions and the mentions that they date. Raises ModelError."""
    return next(extract_many([article]))


def extract_many(articles: Iterable[Article]) -> Iterator[Extraction]:
    """Yield the extraction of each article, in order; their sentences share batches. Raises ModelError."""
    waiting: deque[_Reading] = deque()

    def spans() -> Iterator[tuple[str, Sequence[Span]]]:
        for article in articles:
            reading = _read(article)
            waiting.append(reading)
            yield reading.text, reading.parsed

    for passages in parse_many(spans()):
        reading = waiting.popleft()
        found = (
            mentions(reading.article, reading.dating, passages)
            if reading.english
            else statements(reading.article, reading.dating)
        )
        yield _extraction(reading, list(found))


@dataclass(frozen=True, slots=True)
class _Reading:
    """An article before its sentences are parsed.

    ``dating`` are the expressions that may date something, a range as one; ``left_out`` are the others that
    have a date. ``text`` is the article's as the parser sees it, with blanks for what would mislead it.
    ``parsed`` are the sentences that hold the dating expressions, and those before, which hold the names that
    pronouns stand for.
    """

    article: Article
    text: str
    english: bool
    expressions: tuple[Expression, ...]
    dating: tuple[Expression, ...]
    left_out: tuple[Silent, ...]
    parsed: tuple[Span, ...]


def _read(article: Article) -> _Reading:
    code = language(article)
    found = expressions(article, code)
    english = code == ENGLISH
    heads = [(line.start, line.end) for line in datelines(article.text)]
    stamped = stamps(article.text) if english else []
    dating, left_out = [], []
    for each in join_ranges(article.text, found):
        if each.date is None:
            continue
        why = _why_left_out(each, heads, stamped)
        if why is None:
            dating.append(each)
        else:
            left_out.append((each, why))
    text = _without_asides(article.text, dating) if english and dating else article.text
    parsed = _sentences_around(text, dating, heads) if english else ()
    return _Reading(article, text, english, tuple(found), tuple(dating), tuple(left_out), tuple(parsed))


def _why_left_out(expression: Expression, heads: Sequence[Span], stamped: Sequence[Span]) -> str | None:
    """Return why an expression dates nothing wherever it stands; ``None`` where it may."""
    if any(start <= expression.start < end for start, end in heads):
        return IN_DATELINE
    if any(start <= expression.start < end for start, end in stamped):
        return Silence.STAMP
    return OF_OTHER_TYPE.get(expression.type)


def _extraction(reading: _Reading, found: Sequence[Mention | Silent]) -> Extraction:
    """Return what was found; where a range makes no event, neither does any expression in it."""
    silent = [*reading.left_out, *(each for each in found if not isinstance(each, Mention))]
    dated = [each for each in reading.expressions if each.date is not None]
    starts = [each.start for each in dated]
    apart = [
        (each, why)
        for whole, why in sorted(silent, key=lambda pair: pair[0].start)
        for each in dated[bisect_left(starts, whole.start) : bisect_left(starts, whole.end)]
    ]
    mentions = tuple(each for each in found if isinstance(each, Mention))
    return Extraction(reading.article, reading.expressions, mentions, tuple(apart))


def _without_asides(text: str, dating: Sequence[Expression]) -> str:
    """Return the text with blanks for the page's furniture and for long bracketed remarks without a date."""

    def blank(match: re.Match[str]) -> str:
        start, end = match.span()
        dated = any(start < each.start < end for each in dating)
        return match[0] if dated else " " * (end - start)

    return bare(_ASIDE.sub(blank, text), ((each.start, each.end) for each in dating))


def _sentences_around(text: str, dating: Sequence[Expression], heads: Sequence[Span]) -> list[Span]:
    """Return the sentences that hold an expression, without their datelines, and those before pronouns."""
    if not dating:
        return []
    spans = [_behind(text, span, heads) for span in sentences(text)]
    starts = [start for start, _ in spans]
    wanted: set[int] = set()
    for expression in dating:
        index = bisect_right(starts, expression.start) - 1
        wanted.add(max(index, 0))
        if index > 0 and _PRONOUN.search(text, *spans[index]):
            wanted.add(index - 1)
    return [spans[index] for index in sorted(wanted) if spans[index][0] < spans[index][1]]


def _behind(text: str, span: Span, heads: Sequence[Span]) -> Span:
    """Return the sentence without the dateline that it begins with or lies in, and without a credit."""
    start, end = span
    for first, last in heads:
        if first <= start < last or start <= first < end:
            start = min(max(start, last), end)
    return behind_credit(text, start, end), end
