"""Re-anchoring: find a correction's expression again, in a changed text or among newly extracted mentions.

A target keeps the neighbouring text of its expression, as a TextQuoteSelector of the W3C Web Annotation Data
Model does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from timeline.corrections.correction import Target
from timeline.model import Article, Expression, Mention
from timeline.words.reasons import OrphanReason

CONTEXT = 32
"""Characters of context in a target, on each side."""
MIN_PLACE = 16
"""Characters after a target without words that must still be there."""
MIN_CONTEXT_SHARE = 0.5
"""Share of the context still to be found: for example all of one side and none of the other."""


def target_of(article: Article, expression: Expression) -> Target:
    """Return the target for a time expression of an article."""
    start, end = expression.start, expression.end
    before, after = article.text[max(0, start - CONTEXT) : start], article.text[end : end + CONTEXT]
    return Target(article.id, start, end, article.text[start:end], before, after)


def find_span(text: str, target: Target) -> tuple[int, int] | None:
    """Return the span of a target's words in a text, by the best context; ``None`` if they are not there.

    A target without words is the place between its contexts.
    """
    if not target.text:
        return _place_between(text, target)
    best = max(
        _occurrences(text, target.text),
        key=lambda start: (_same_context(text, start, target), -abs(start - target.start)),
        default=None,
    )
    needed = MIN_CONTEXT_SHARE * (len(target.before) + len(target.after))
    if best is None or _same_context(text, best, target) < needed:
        return None
    return best, best + len(target.text)


def find_mention(target: Target, article: Article, mentions: Iterable[Mention]) -> Mention | OrphanReason:
    """Return the mention at a target, or the reason for finding none.

    Another version of the extractor may give an expression other bounds. The result is the mention with
    the nearest bounds among those overlapping the target.
    """
    span = find_span(article.text, target)
    if span is None:
        return OrphanReason.NO_WORDS
    start, end = span
    overlapping = [each for each in mentions if _meets(each, start, end)]
    if not overlapping:
        return OrphanReason.NO_EVENT
    return min(
        overlapping, key=lambda each: abs(each.expression.start - start) + abs(each.expression.end - end)
    )


def _meets(mention: Mention, start: int, end: int) -> bool:
    """Return True if the mention's expression overlaps a span; an empty span means the news without a day."""
    if start == end:
        return mention.is_dated_by_publication
    return mention.expression.start < end and start < mention.expression.end


def _place_between(text: str, target: Target) -> tuple[int, int] | None:
    """Return the empty span before the words after a target, by the best context."""
    if not target.after:
        return None
    best = max(
        _occurrences(text, target.after[:MIN_PLACE]),
        key=lambda start: (_same_context(text, start, target), -abs(start - target.start)),
        default=None,
    )
    needed = MIN_CONTEXT_SHARE * (len(target.before) + len(target.after))
    return None if best is None or _same_context(text, best, target) < needed else (best, best)


def _occurrences(text: str, words: str) -> Iterator[int]:
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + 1)


def _same_context(text: str, start: int, target: Target) -> int:
    """Return the number of context characters common to an occurrence and the target."""
    before = text[max(0, start - CONTEXT) : start]
    after = text[start + len(target.text) :][: len(target.after)]
    return _common_prefix(reversed(before), reversed(target.before)) + _common_prefix(after, target.after)


def _common_prefix(one: Iterable[str], two: Iterable[str]) -> int:
    count = 0
    for first, second in zip(one, two, strict=False):
        if first != second:
            break
        count += 1
    return count
