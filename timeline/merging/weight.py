"""The weight of an event: how much it matters in its timeline.

It decides what a picture labels, what a story tells and what a list shows first. The figures were chosen by
hand and checked on days that journalists chose for their own timelines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import numpy as np

from timeline.events import says_little
from timeline.merging.member_sets import Scores, Truths
from timeline.merging.statement import Statement
from timeline.model import Article, Modality

_LATER_TELLING = 0.5
"""What an article adds that tells of the event two days later or more: it is still told of.

One article alone shows nothing of the kind: what it tells of earlier days is its background.
"""
_LATER_DAYS = 2
_LITTLE = 0.3
"""The part of its weight that an event keeps if its title says little, if it is far from the articles, and if
its date is coarse (a month, a year): each of them takes it again."""
_PERIOD, _AHEAD, _ADDRESSED = 0.6, 0.5, 0.5
"""The part that it keeps if it is dated by some days, if it has not happened yet, and if its title speaks to
the reader."""
_UNCERTAIN = frozenset({Modality.PLANNED, Modality.HYPOTHETICAL})
_NEAR_ARTICLES = 30
"""Days before the first and after the last publication in which the events of the articles lie."""
COARSE = 27
"""The days from which on a date is coarse: "three years ago" may be off by one."""
_IN_HEADLINE, _MOST_IN_HEADLINE = 0.2, 4
"""What each word adds that the title has in common with its article's headline, and how many count."""
_TOLD_FIRST = 0.3
"""What it adds if an article begins with the event."""
BEGINNING = 600
"""Characters of an article's beginning: its first two or three sentences."""
_FULL_TITLE = 6
"""The words with a meaning of a title that tells all; one with fewer keeps the square root of their part."""
_SPEAKS_TO_READER = re.compile(
    r"\?|\b(?:[Ww]e|[Mm]y|[Oo]ur|[Yy]ou|[Yy]our|us)\b|(?:^|\b[a-z][\w'’]*,? )I\b"  # not "World War I"
)
_NEIGHBOUR, _LEAST_KEPT = 0.5, 0.25
"""The part of its weight that an event keeps beside a chosen one, and the least that it keeps beside many."""
_QUOTES = re.compile(r"[\"“”:]")


def weigh_down(left: Scores, weights: Scores, near: Truths | slice) -> None:
    """Lower in place what is ``left`` of the weights near a chosen event; that of chosen ones is below 0.

    No day takes the room of all others. But the fifth great event of a day still weighs more than a small one
    of another day.
    """
    damped = np.maximum(left[near] * _NEIGHBOUR, weights[near] * _LEAST_KEPT)
    left[near] = np.where(left[near] > 0, damped, left[near])


def weight(
    lead: Statement, witnesses: Sequence[Statement], articles: Mapping[str, Article], period: tuple[int, int]
) -> float:
    """Return the weight of an event; 1 is that of one article with a plain title.

    ``witnesses`` has one statement of each article that counts, ``lead`` has the title. ``articles`` is by
    id, ``period`` has the ordinals of the first and last publication.
    """
    told = float(len(witnesses))
    if len(witnesses) > 1:
        told += _LATER_TELLING * sum(_days_after(each, articles) >= _LATER_DAYS for each in witnesses)
    return round(told * _share_of_date(lead, period) * _share_of_title(lead) * _place(witnesses), 3)


def _share_of_date(lead: Statement, period: tuple[int, int]) -> float:
    """Return the part of its weight that an event keeps by its date and its modality."""
    days = lead.last - lead.first
    is_near = period[0] - _NEAR_ARTICLES <= lead.last <= period[1] + _NEAR_ARTICLES
    share = float(_LITTLE ** ((not is_near) + (days >= COARSE)))
    if 0 < days < COARSE:
        share *= _PERIOD
    return share * _AHEAD if lead.mention.modality in _UNCERTAIN else share


def _share_of_title(lead: Statement) -> float:
    """Return the part of its weight that an event keeps by what its title tells."""
    title = lead.mention.title
    words = min(max(len(lead.title_words), 1), _FULL_TITLE)
    share: float = (words / _FULL_TITLE) ** 0.5
    if says_little(title):
        share *= _LITTLE
    return share * _ADDRESSED if _SPEAKS_TO_READER.search(title) and not _QUOTES.search(title) else share


def _place(witnesses: Iterable[Statement]) -> float:
    """Return how much more an event weighs by its place in its articles: in headline and beginning."""
    in_headline = max(len(each.headline_stems & each.title_stems) for each in witnesses)
    is_told_first = any(each.mention.start < BEGINNING for each in witnesses)
    return (1 + _IN_HEADLINE * min(in_headline, _MOST_IN_HEADLINE)) * (1 + _TOLD_FIRST * is_told_first)


def _days_after(each: Statement, articles: Mapping[str, Article]) -> int:
    """Return how many days after the event its article was published."""
    published: date | None = articles[each.mention.article].published
    return published.toordinal() - each.last if published else 0
