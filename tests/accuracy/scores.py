"""How accurate the program is on the annotated articles, in percent.

Spans match when they overlap, one to one, as TempEval-3 scores them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from tests.accuracy.corpus import GoldArticle, GoldEvent, gold_articles
from timeline.errors import TimelineError
from timeline.model import Expression, Extraction, Mention
from timeline.pipeline import extract, tag


class _Span(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


Gold = TypeVar("Gold", bound=_Span)
Ours = TypeVar("Ours", bound=_Span)


@dataclass(slots=True)
class Count:
    """Right ones among the annotated and the program's own."""

    right: int = 0
    gold: int = 0
    ours: int = 0

    def add(self, right: int, gold: int, ours: int) -> None:
        """Add the counts of one more comparison."""
        self.right, self.gold, self.ours = self.right + right, self.gold + gold, self.ours + ours

    @property
    def f1(self) -> float:
        """F1 in percent; the share of right ones if both sides are the same length."""
        return round(200 * self.right / (self.gold + self.ours), 1) if self.gold + self.ours else 100.0


def scores() -> dict[str, float]:
    """Return each figure by its name."""
    gold = gold_articles()
    articles = [each.article for each in gold]
    counts: dict[str, Count] = {}
    for each, (_, expressions) in zip(gold, tag(articles), strict=True):
        if isinstance(expressions, TimelineError):
            raise expressions
        _score_expressions(each, expressions, counts)
    for each, (_, extraction) in zip(gold, extract(articles), strict=True):
        if isinstance(extraction, TimelineError):
            raise extraction
        if each.events:
            _score_events(each, extraction, counts)
    return {name: count.f1 for name, count in sorted(counts.items())}


def errors() -> Iterable[str]:
    """Yield a line for each expression and event that the program has otherwise."""
    gold = gold_articles()
    for each, (_, found) in zip(gold, extract([one.article for one in gold]), strict=True):
        if isinstance(found, TimelineError):
            raise found
        for want, got in _matched(each.expressions, found.expressions):
            if got is None or (got.value, got.mod) != (want.value, want.mod):
                ours = "not found" if got is None else f"not {got.value} {got.mod or ''}"
                yield f"{each.article.id}: {want.text!r} is {want.value} {want.mod or ''}, {ours}"
        if each.events:
            yield from _event_errors(each, found.mentions)


def _event_errors(gold: GoldArticle, mentions: Sequence[Mention]) -> Iterable[str]:
    pairs = _matched_events(gold, mentions)
    for want, got in pairs:
        if got is None:
            yield f"{gold.article.id}: no event at {want.expression.text!r} ({want.head})"
            continue
        places = frozenset(place.name for place in got.places)
        ours = (got.date.edtf, str(got.modality), frozenset(got.actors), places)
        theirs = (want.date, want.modality, want.actors, want.places)
        if any(one is not None and one != two for one, two in zip(theirs, ours, strict=True)):
            yield f"{gold.article.id}: {want.expression.text!r} {theirs}, not {ours} ({got.title})"
        elif want.head is not None and want.head not in got.title:
            yield f"{gold.article.id}: {want.expression.text!r}: {want.head!r} is not in {got.title!r}"
    taken = {got.id for _, got in pairs if got is not None}
    for mention in mentions:
        if mention.id not in taken and mention.expression.text not in gold.doubtful:
            yield f"{gold.article.id}: an event too many at {mention.expression.text!r} ({mention.title})"


def _score_expressions(gold: GoldArticle, ours: Sequence[Expression], counts: dict[str, Count]) -> None:
    kind = f"value, {gold.kind}"
    right = sum(
        got is not None and (got.value, got.mod) == (want.value, want.mod)
        for want, got in _matched(gold.expressions, ours)
    )
    counts.setdefault(kind, Count()).add(right, len(gold.expressions), len(ours))


def _score_events(gold: GoldArticle, extraction: Extraction, counts: dict[str, Count]) -> None:
    pairs = _matched_events(gold, extraction.mentions)
    taken = {got.id for _, got in pairs if got is not None}
    extra = [
        mention
        for mention in extraction.mentions
        if mention.id not in taken and mention.expression.text not in gold.doubtful
    ]
    found = [(want, got) for want, got in pairs if got is not None]
    counts.setdefault("events", Count()).add(len(found), len(pairs), len(found) + len(extra))
    for want, got in found:
        for name, right in _comparisons(want, got).items():
            counts.setdefault(name, Count()).add(right, 1, 1)
        for name, theirs, names in (
            ("event actors", want.actors, frozenset(got.actors)),
            ("event places", want.places, frozenset(place.name for place in got.places)),
        ):
            if theirs is not None:
                counts.setdefault(name, Count()).add(len(theirs & names), len(theirs), len(names))


def _comparisons(want: GoldEvent, got: Mention) -> Mapping[str, bool]:
    compared = {"event date": got.date.edtf == want.date, "event modality": got.modality == want.modality}
    return compared if want.head is None else compared | {"event title": want.head in got.title}


def _matched_events(gold: GoldArticle, mentions: Sequence[Mention]) -> list[tuple[GoldEvent, Mention | None]]:
    matched = _matched([each.expression for each in gold.events], [each.expression for each in mentions])
    by_start = {each.expression.start: each for each in mentions}
    return [
        (event, None if got is None else by_start[got.start])
        for event, (_, got) in zip(gold.events, matched, strict=True)
    ]


def _matched(gold: Sequence[Gold], ours: Sequence[Ours]) -> list[tuple[Gold, Ours | None]]:
    """Return each annotated span with the first free span of ours that overlaps it."""
    free = list(ours)
    pairs: list[tuple[Gold, Ours | None]] = []
    for want in gold:
        got = next((each for each in free if each.start < want.end and want.start < each.end), None)
        if got is not None:
            free.remove(got)
        pairs.append((want, got))
    return pairs
