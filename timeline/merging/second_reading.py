"""Dates repaired by the story: a doubtful date moves where other articles tell its event of another day.

"On Friday", published on a Thursday, mostly means six days ago, but the next day in news of an evening or of
another time zone. The mention is compared with both days; the event that it joins decides. "April 20" behind
an older story has the year of that story; the event that it joins tells its own year.
"""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from timeline import edtf
from timeline.model import Anchor, CalendarDate, Granularity, Mention, Modality
from timeline.words import counted

_WEEK, _NEXT_DAY = timedelta(7), timedelta(1)
_COUNTED = frozenset({Anchor.DCT, Anchor.PREVIOUS})
_LONGEST = timedelta(3)
"""The longest date of another article that can decide between two days."""


def other_reading(mention: Mention) -> date | None:
    """Return the other day that a doubtful weekday can mean, the next week's; None for other mentions.

    A time of day on the last date mentioned shares the doubt of that date.
    """
    placed = mention.date
    is_doubtful = mention.expression.anchor in _COUNTED and edtf.is_uncertain(placed.edtf)
    if not is_doubtful or placed.granularity is not Granularity.DAY or placed.earliest is None:
        return None
    return placed.earliest + _WEEK if date.max - placed.earliest >= _WEEK else None


_MONTH = re.compile(
    rf"\b(?:{'|'.join(filter(None, (*month_name, *month_abbr)))})\b",
)
_YEAR = re.compile(r"\d{4}|[’']\d\d\b")


class Move(NamedTuple):
    """The day that a doubtful date moves to, and the reason as a clause."""

    day: date
    reason: str


def weekday_moves(groups: Iterable[Sequence[str]], mentions: Mapping[str, Mention]) -> dict[str, Move]:
    """Return the doubtful weekdays that move, by mention id; ``groups`` has the mention ids of each event.

    A weekday moves where more other articles of its event give the other day than the first one. It then
    moves in the whole article, unless other articles support the first day.
    """
    moves: dict[str, Move] = {}
    moved_days: set[tuple[str, date | None]] = set()
    alone: dict[tuple[str, date | None], list[Mention]] = defaultdict(list)
    for group in groups:
        members = [mentions[each] for each in group if each in mentions]
        for mention, day in _doubtful(members):
            first, other = (_support(each, mention, members) for each in (day - _WEEK, day))
            key = mention.article, mention.date.earliest
            if other > first:
                moves[mention.id] = Move(day, _reason(other))
                moved_days.add(key)
            elif not first:
                alone[key].append(mention)
    for key in moved_days:
        for mention, day in _doubtful(alone[key]):
            moves[mention.id] = Move(day, "another event of this article is of that day")
    return moves


def has_borrowed_year(mention: Mention) -> bool:
    """Return True for a day whose year is not written, and may be another one.

    It has the year of an earlier date of the article ("in 1993 ... on April 20"), or that of the next such
    day, since the sentence looks ahead ("parliament will debate the flood of May 3").
    """
    expression = mention.expression
    is_day = mention.date.granularity is Granularity.DAY and mention.date.earliest is not None
    looks_ahead = expression.anchor is Anchor.DCT and mention.modality is Modality.PLANNED
    if not is_day or not (looks_ahead or expression.anchor is Anchor.PREVIOUS):
        return False
    return bool(_MONTH.search(expression.text)) and not _YEAR.search(expression.text)


def is_slip_of_year(one: Mention, two: Mention) -> bool:
    """Return True for one day of two years, if one of them has a borrowed year."""
    days = one.date.earliest, two.date.earliest
    if None in days or not (has_borrowed_year(one) or has_borrowed_year(two)):
        return False
    return one.date.latest == days[0] and two.date.latest == days[1] and are_of_two_years(*days)


def year_moves(groups: Iterable[Sequence[str]], mentions: Mapping[str, Mention]) -> dict[str, Move]:
    """Return the days with a borrowed year that move, by mention id; ``groups`` is that of ``weekday_moves``.

    A day moves to the year that most other articles of its event give, if more give it than its own.
    """
    moves: dict[str, Move] = {}
    for group in groups:
        members = [mentions[each] for each in group if each in mentions]
        for mention in filter(has_borrowed_year, members):
            days = {each.date.earliest for each in members if is_slip_of_year(mention, each)}
            if not days:
                continue
            best = max(sorted(filter(None, days)), key=lambda day: _support(day, mention, members))
            support = _support(best, mention, members)
            if mention.date.earliest and support > _support(mention.date.earliest, mention, members):
                moves[mention.id] = Move(best, _reason(support))
    return moves


def are_of_two_years(one: date | None, two: date | None) -> bool:
    """Return True for one day of two years."""
    if one is None or two is None:
        return False
    return (one.month, one.day) == (two.month, two.day) and one.year != two.year


def _reason(articles: int) -> str:
    return f"{counted(articles, 'other article')} {'tells' if articles == 1 else 'tell'} of that day"


def _doubtful(members: Iterable[Mention]) -> Iterator[tuple[Mention, date]]:
    for mention in members:
        day = other_reading(mention)
        if day is not None:
            yield mention, day


def _support(day: date, mention: Mention, members: Iterable[Mention]) -> int:
    """Return how many other articles date their mentions by about this day, without a doubt."""
    return len(
        {
            each.article
            for each in members
            if each.article != mention.article
            and other_reading(each) is None
            and not has_borrowed_year(each)
            and (first := each.date.earliest) is not None
            and (last := each.date.latest) is not None
            and last - first <= _LONGEST
            and first - day <= _NEXT_DAY
            and day - last <= _NEXT_DAY
        }
    )


def moved(mention: Mention, move: Move) -> Mention:
    """Return a mention of a doubtful date, moved to its other day."""
    expression, before = mention.expression, mention.date
    first, written = str(before.earliest), move.day.isoformat()
    return replace(
        mention,
        expression=replace(
            expression,
            value=expression.value.replace(first, written),
            date=CalendarDate(move.day, move.day, before.granularity, before.extent, edtf.uncertain(written)),
            explanation=f"{expression.text}, {written}, not {first}, because {move.reason}",
        ),
    )
