"""The use of time expressions: the mention dated by each, or the reason for none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from timeline.corrections import CorrectedEvents
from timeline.model import Article, Event, Expression, Extraction, Mention
from timeline.words.reasons import NoEventReason


@dataclass(frozen=True, eq=False)
class ExpressionUse:
    """The time expressions of extractions (by article id), and their mentions after corrections."""

    extractions: Mapping[str, Extraction]
    corrected: CorrectedEvents

    @cached_property
    def expressions(self) -> list[tuple[Article, Expression]]:
        """All time expressions, in article order."""
        return [(each.article, one) for each in self.extractions.values() for one in each.expressions]

    @cached_property
    def unplaced(self) -> list[tuple[Article, Expression]]:
        """The time expressions without a date, except those dated by hand."""
        return [
            (article, each)
            for article, each in self.expressions
            if each.date is None and self.mention(article.id, each) is None
        ]

    @cached_property
    def without_event(self) -> list[tuple[Article, Expression]]:
        """The time expressions with a date but without an event."""
        return [
            (article, each)
            for article, each in self.expressions
            if each.date is not None and self.mention(article.id, each) is None
        ]

    def mention(self, article: str, expression: Expression) -> Mention | None:
        """Return the mention dated by a time expression, alone or as a part of a range."""
        return _containing(expression, self._mentions.get(article, ()))

    def no_event_reason(self, article: str, expression: Expression) -> str:
        """Return the reason for a dated expression without an event, as a clause; "" if unknown."""
        if _containing(expression, self._hidden.get(article, ())) is not None:
            return str(NoEventReason.HIDDEN)
        return self._reasons.get((article, expression.start, expression.end), "")

    @cached_property
    def _mentions(self) -> Mapping[str, Sequence[Mention]]:
        return mentions_by_article(self.corrected.events)

    @cached_property
    def _hidden(self) -> Mapping[str, Sequence[Mention]]:
        return mentions_by_article(self.corrected.hidden)

    @cached_property
    def _reasons(self) -> Mapping[tuple[str, int, int], str]:
        return {
            (article, each.start, each.end): reason
            for article, extraction in self.extractions.items()
            for each, reason in extraction.without_event
        }


def mentions_by_article(events: Iterable[Event]) -> Mapping[str, Sequence[Mention]]:
    """Return the mentions of events by article id."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for event in events:
        for mention in event.mentions:
            mentions[mention.article].append(mention)
    return mentions


def _containing(expression: Expression, mentions: Iterable[Mention]) -> Mention | None:
    """Return the first mention with an expression around this one."""
    return next(
        (
            each
            for each in mentions
            if each.expression.start <= expression.start and expression.end <= each.expression.end
        ),
        None,
    )
