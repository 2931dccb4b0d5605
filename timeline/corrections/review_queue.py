"""The review queue: what a person should check.

These are dates that are missing, approximate or relative, and actors named elsewhere than in their sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from timeline.corrections.apply import CorrectedEvents
from timeline.corrections.event_values import EXPLANATION
from timeline.edtf import is_approximate, is_uncertain
from timeline.model import Anchor, Event, Expression, Extraction, FilledName, Mention, TimexType


class ReviewReason(StrEnum):
    """The reasons for reviewing a date or an actor, the most urgent first."""

    UNPLACED = "unplaced"
    UNCERTAIN = "uncertain"
    APPROXIMATE = "approximate"
    FROM_ANOTHER_DATE = "from another date"
    FILLED_IN = "filled in"
    PUBLICATION = "publication"


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """An expression to review, and its event; an unplaced expression has no event.

    ``filled_in`` are the actors to review.
    """

    reason: ReviewReason
    article: str
    expression: Expression
    event: Event | None = None
    filled_in: tuple[FilledName, ...] = ()


_ANCHOR_REASONS = {
    Anchor.PREVIOUS: ReviewReason.FROM_ANOTHER_DATE,
    Anchor.PUBLICATION: ReviewReason.PUBLICATION,
}
_VAGUE = frozenset({"PRESENT_REF", "PAST_REF", "FUTURE_REF"})


def review_queue(corrected: CorrectedEvents, extractions: Mapping[str, Extraction]) -> list[ReviewItem]:
    """Return the dates and actors to review, most urgent first, except those checked or given by a person.

    Durations, sets and vague words never have a calendar date, so they are left out.
    """
    items = [*_unplaced(corrected, extractions), *_uncertain(corrected), *_filled_in(corrected)]
    order = list(ReviewReason)
    return sorted(items, key=lambda item: order.index(item.reason))


def _unplaced(corrected: CorrectedEvents, extractions: Mapping[str, Extraction]) -> Iterator[ReviewItem]:
    """Yield the expressions lacking a calendar date, unless a person has added an event at them."""
    dated = {
        (mention.article, mention.expression.start)
        for event in (*corrected.events, *corrected.hidden)
        for mention in event.mentions
        if not mention.is_dated_by_publication
    }
    for article, extraction in extractions.items():
        for each in extraction.expressions:
            if _lacks_date(each) and (article, each.start) not in dated:
                yield ReviewItem(ReviewReason.UNPLACED, article, each)


def _lacks_date(expression: Expression) -> bool:
    can_be_placed = expression.type in (TimexType.DATE, TimexType.TIME) and expression.value not in _VAGUE
    return can_be_placed and expression.date is None


def _uncertain(corrected: CorrectedEvents) -> Iterator[ReviewItem]:
    """Yield the doubtful date of each event, and each mention with a doubtful weekday."""
    for event in corrected.events:
        if event.id in corrected.checked or event.lead.expression.explanation == EXPLANATION:
            continue
        lead = event.lead
        for mention in event.mentions:
            if _is_doubtful_weekday(mention):
                yield ReviewItem(ReviewReason.UNCERTAIN, mention.article, mention.expression, event)
        if _is_doubtful_weekday(lead):
            continue
        if is_approximate(lead.date.edtf):
            yield ReviewItem(ReviewReason.APPROXIMATE, lead.article, lead.expression, event)
        elif lead.expression.anchor in _ANCHOR_REASONS:
            reason = _ANCHOR_REASONS[lead.expression.anchor]
            yield ReviewItem(reason, lead.article, lead.expression, event)


def _is_doubtful_weekday(mention: Mention) -> bool:
    return is_uncertain(mention.date.edtf) and mention.expression.anchor is Anchor.DCT


def _filled_in(corrected: CorrectedEvents) -> Iterator[ReviewItem]:
    """Yield each mention with a filled-in actor; actors from a person are never filled in."""
    for event in corrected.events:
        for mention in event.mentions if event.id not in corrected.checked else ():
            if mention.filled_in:
                yield ReviewItem(
                    ReviewReason.FILLED_IN, mention.article, mention.expression, event, mention.filled_in
                )
