"""Where a correction's expression now stands: in a changed text, and among what other rules find.

As a web annotation does (W3C Web Annotation Data Model, TextQuoteSelector), a target keeps what stood
around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from timeline.model import Article, Expression, Mention
from timeline.store.correction import Target

AROUND = 32
"""Characters of the text that a target keeps on either side."""
ENOUGH = 0.5
"""Share of what stood around it that must still stand there: all of one side, say, none of the other."""

NO_ARTICLE = "its article is not in the timeline any more"
NOT_READ = "its article is still to be read"
NO_WORDS = "its words do not stand in the article any more"
NO_EVENT = "no event is found at its words any more"


def target_at(article: Article, expression: Expression) -> Target:
    """Return what finds an expression of an article again."""
    start, end = expression.start, expression.end
    before, after = article.text[max(0, start - AROUND) : start], article.text[end : end + AROUND]
    return Target(article.id, start, end, article.text[start:end], before, after)


def place_in(text: str, target: Target) -> tuple[int, int] | None:
    """Return the span where a target's words now stand, by what stands around them, if they do."""
    if not target.text:
        return None
    best = max(
        _occurrences(text, target.text),
        key=lambda start: (_around(text, start, target), -abs(start - target.start)),
        default=None,
    )
    needed = ENOUGH * (len(target.before) + len(target.after))
    if best is None or _around(text, best, target) < needed:
        return None
    return best, best + len(target.text)


def fitting(target: Target, article: Article, mentions: Iterable[Mention]) -> Mention | str:
    """Return the mention of an article that a target means, or why there is none.

    Other rules may draw an expression's bounds elsewhere: of those that overlap it, the nearest in extent
    is meant.
    """
    span = place_in(article.text, target)
    if span is None:
        return NO_WORDS
    start, end = span
    over = [each for each in mentions if each.expression.start < end and start < each.expression.end]
    if not over:
        return NO_EVENT
    return min(over, key=lambda each: abs(each.expression.start - start) + abs(each.expression.end - end))


def _occurrences(text: str, words: str) -> Iterator[int]:
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + 1)


def _around(text: str, start: int, target: Target) -> int:
    """Return how many characters next to an occurrence are those next to the target."""
    before = text[max(0, start - AROUND) : start]
    after = text[start + len(target.text) :][: len(target.after)]
    return _shared(reversed(before), reversed(target.before)) + _shared(after, target.after)


def _shared(one: Iterable[str], two: Iterable[str]) -> int:
    count = 0
    for first, second in zip(one, two, strict=False):
        if first != second:
            break
        count += 1
    return count
