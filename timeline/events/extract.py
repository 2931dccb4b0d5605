"""Articles to dated statements: their time expressions, what those date, and who takes part in it."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.events.antecedent import antecedents
from timeline.events.attach import Silence, predicate
from timeline.events.clause import clause, scope
from timeline.events.dating import Dating
from timeline.events.happening import modifies, time_words
from timeline.events.modality import modality
from timeline.events.title import phrase, title
from timeline.events.tree import asides, covered
from timeline.events.wording import Draft
from timeline.language import Passage, parse_many, sentences
from timeline.model import Article, Expression, Extraction, Mention, Name, TimexType
from timeline.names import participants, recognise, references
from timeline.temporal import datelines, joined, tag

if TYPE_CHECKING:
    from spacy.tokens import Token

Span = tuple[int, int]

_ASIDE = re.compile(r"\((?=(?:[^\s()]+\s){3})[^()\n]{12,300}\)")

_DATING_TYPES = frozenset({TimexType.DATE, TimexType.TIME})


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
            yield _without_asides(article.text, reading.dating), reading.parsed

    for passages in parse_many(spans()):
        reading = waiting.popleft()
        yield Extraction(reading.article, reading.expressions, tuple(_mentions(reading, passages)))


@dataclass(frozen=True, slots=True)
class _Reading:
    """An article before its sentences are parsed.

    ``dating`` are the expressions that may date something, a range as one; ``parsed`` are the sentences that
    hold them, and those before, which hold the names that pronouns stand for.
    """

    article: Article
    expressions: tuple[Expression, ...]
    dating: tuple[Expression, ...]
    parsed: tuple[Span, ...]


def _read(article: Article) -> _Reading:
    expressions = tag(article.text, article.published)
    heads = [(line.start, line.end) for line in datelines(article.text)]
    dating = tuple(
        each
        for each in joined(article.text, expressions)
        if each.date is not None
        and each.type in _DATING_TYPES
        and not any(start <= each.start < end for start, end in heads)
    )
    parsed = _sentences_around(article.text, dating, heads) if _is_english(article) else ()
    return _Reading(article, tuple(expressions), dating, tuple(parsed))


def _is_english(article: Article) -> bool:
    return article.language is None or article.language.casefold().startswith("en")


def _without_asides(text: str, dating: Sequence[Expression]) -> str:
    """Return the text with blanks for long bracketed remarks without a date: they mislead the parser."""

    def blank(match: re.Match[str]) -> str:
        start, end = match.span()
        dated = any(start < each.start < end for each in dating)
        return match[0] if dated else " " * (end - start)

    return _ASIDE.sub(blank, text)


def _sentences_around(text: str, dating: Sequence[Expression], heads: Sequence[Span]) -> list[Span]:
    """Return the sentences that hold an expression and those before them, without their datelines."""
    if not dating:
        return []
    spans = [_behind(span, heads) for span in sentences(text)]
    starts = [start for start, _ in spans]
    wanted: set[int] = set()
    for expression in dating:
        index = bisect_right(starts, expression.start) - 1
        wanted.update((max(index - 1, 0), max(index, 0)))
    return [spans[index] for index in sorted(wanted) if spans[index][0] < spans[index][1]]


def _behind(span: Span, heads: Sequence[Span]) -> Span:
    """Return the sentence without the dateline that it begins with or lies in."""
    start, end = span
    for first, last in heads:
        if first <= start < last or start <= first < end:
            start = min(max(start, last), end)
    return start, end


def _mentions(reading: _Reading, passages: Sequence[Passage]) -> Iterator[Mention]:
    if not passages:
        return
    text = reading.article.text
    names = recognise(text, passages)
    standing = references(text, passages, names)
    everyone = sorted([*names, *standing], key=lambda name: name.start)
    previous = None
    for passage in passages:
        inside = [each for each in reading.dating if passage.start <= each.start < passage.end]
        before = previous if previous is not None and not text[previous.end : passage.start].strip() else None
        draft = Draft(text, passage.start, frozenset(), _stand_ins(passage, before, standing, text))
        yield from _in_passage(reading.article, passage, inside, everyone, draft)
        previous = passage


def _in_passage(
    article: Article,
    passage: Passage,
    dating: Sequence[Expression],
    names: Sequence[Name],
    draft: Draft,
) -> Iterator[Mention]:
    placed = [(each, dated) for each in dating if (dated := _dating(article, passage, each)) is not None]
    around = {
        index
        for _, dated in placed
        if not modifies(passage.doc, dated.first, dated.last)
        for index in time_words(passage.doc, dated.first, dated.last)
    }
    for expression, dated in placed:
        head = predicate(passage.doc, dated)
        if isinstance(head, Silence):
            continue
        who = participants(passage, head, clause(head), scope(head), names)
        yield Mention(
            id=_mention_id(article.id, expression),
            article=article.id,
            title=title(
                head,
                replace(draft, left_out=_left_out(head, dated, around)),
            ),
            start=passage.start,
            end=passage.end,
            expression=expression,
            modality=modality(head, dated),
            actors=who.actors,
            places=who.places,
        )


def _left_out(head: Token, dated: Dating, around: set[int]) -> set[int]:
    """Return the tokens that a title does without: its own time, times around it, asides."""
    own = set(time_words(head.doc, dated.first, dated.last))
    return (own | around | asides(head)) - {head.i}


def _dating(article: Article, passage: Passage, expression: Expression) -> Dating | None:
    found = covered(passage.doc, expression.start - passage.start, expression.end - passage.start)
    if found is None or expression.date is None:
        return None
    later = expression.text[:5].casefold() == "later"
    return Dating(*found, expression.date, article.published, later)


def _stand_ins(
    passage: Passage, previous: Passage | None, standing: Sequence[Name], text: str
) -> dict[int, str]:
    """Return what the passage's personal pronouns stand for, by token index: names, else plain nouns."""
    found: dict[int, str] = {}
    for pronoun, noun in antecedents(passage, previous):
        home = passage if noun.doc is passage.doc else previous
        if home is not None:
            found[pronoun.i] = phrase(noun, Draft(text, home.start))
    by_start = {name.start: name.name for name in standing}
    for token in passage.doc:
        if token.tag_ in ("PRP", "PRP$") and passage.start + token.idx in by_start:
            found[token.i] = by_start[passage.start + token.idx]
    return found


def _mention_id(article: str, expression: Expression) -> str:
    """Return the same id for the same article and expression on every machine."""
    key = f"{article}\n{expression.start}\n{expression.end}\n{expression.text}"
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
