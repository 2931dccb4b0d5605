"""Mentions of an article whose language is dated but not parsed: each placed expression with its sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from timeline.events.identity import mention_id
from timeline.events.wording import LONGEST
from timeline.language import Span, sentences
from timeline.model import Article, Expression, Mention, Modality

_FULL_STOP = re.compile(r"[。！？؟।]+[”’」』»\"]*")
"""Ends of sentences after which no space need follow."""


def statements(article: Article, dating: Sequence[Expression]) -> Iterator[Mention]:
    """Yield a mention for each expression that has a date, in text order, titled with its sentence."""
    spans = [piece for span in sentences(article.text) for piece in _pieces(article.text, *span)]
    starts = [start for start, _ in spans]
    for expression in dating:
        first = max(bisect_right(starts, expression.start) - 1, 0)
        last = max(bisect_right(starts, expression.end - 1) - 1, first)
        start, end = spans[first][0], spans[last][1]
        yield Mention(
            id=mention_id(article.id, expression),
            article=article.id,
            title=_shortened(" ".join(article.text[start:end].split())),
            start=start,
            end=end,
            expression=expression,
            modality=Modality.ASSERTED,
        )


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    for stop in _FULL_STOP.finditer(text, start, end):
        yield start, stop.end()
        start = stop.end() + len(text[stop.end() : end]) - len(text[stop.end() : end].lstrip())
    if start < end:
        yield start, end


def _shortened(sentence: str) -> str:
    """Return the sentence without its full stop, cut after a word where it is longer than a title may be."""
    sentence = sentence.rstrip(".。")
    if len(sentence) <= LONGEST:
        return sentence
    kept = sentence[: LONGEST - 1]
    return (kept.rsplit(" ", 1)[0] if " " in kept[LONGEST // 2 :] else kept).rstrip(" ,;:،、，") + "…"
