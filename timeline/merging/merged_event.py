"""Events of several articles: the date that most witnesses give, other dates, the best title."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from timeline.edtf import is_uncertain
from timeline.merging.explanation import merge_reason
from timeline.merging.lead_title import lead_of
from timeline.merging.statement import Statement, statement
from timeline.merging.weight import COARSE, weight
from timeline.merging.written_dates import gives_other_date, is_written_in_figures
from timeline.model import Article, CalendarDate, Event, Granularity

MERGED_BY_HAND = "merged by hand"
"""The reason of a merge by a person."""

_NIGHT = 1
"""Days by which two witnesses may differ without a disagreement: a night, or another time zone."""


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date of an event, with the ids of the mentions that give it or agree with it."""

    date: CalendarDate
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MergedEvent:
    """An event with its witnesses.

    ``event`` has the mentions; its lead has the title and the date. ``dates`` begins with that date; more
    than one is a disagreement. ``articles`` counts the articles that state it, the same text once, and
    ``outlets`` the sources that they name. ``weight`` says how much the event matters in its timeline.
    """

    event: Event
    dates: tuple[StatedDate, ...]
    articles: int
    outlets: int
    weight: float
    reasons: Callable[[], tuple[str, ...]] = field(default=tuple, repr=False, compare=False)

    @property
    def why(self) -> tuple[str, ...]:
        """A sentence for each mention that was merged, in their order; ``reasons`` works them out."""
        return self.reasons()

    @property
    def is_disputed(self) -> bool:
        """True if another outlet writes, in figures, a date without a day in common with the event's."""
        return len(self.dates) > 1


def merged_event(
    group: Sequence[Statement], articles: Mapping[str, Article], period: tuple[int, int]
) -> MergedEvent:
    """Return the event of statements. ``period`` has the ordinals of the first and last publication.

    Its id is that of the mention that was published first.
    """
    if len(group) == 1:
        return _single(group[0], articles, period)
    dated = _most_stated(group, articles)
    lead = lead_of(group, dated)
    first = min(group, key=lambda each: (_published(each, articles), each.mention.article, each.key))
    others = sorted((each for each in group if each is not lead), key=lambda each: each.key)
    return _described(first.mention.id, dated, [lead, *others], articles, period)


def described_event(
    event: Event, articles: Mapping[str, Article], period: tuple[int, int], by_hand: Container[str] = ()
) -> MergedEvent:
    """Return an event that a person has changed, with its witnesses; its id, title and date stay.

    ``period`` is that of ``merged_event``; ``by_hand`` has the ids of the mentions that a person merged.
    """
    group = [statement(each, articles[each.article]) for each in event.mentions]
    merged = _described(event.id, group[0], group, articles, period)
    return replace(merged, event=event, reasons=partial(merge_reasons, event, articles, by_hand))


def merge_reasons(
    event: Event, articles: Mapping[str, Article], by_hand: Container[str] = ()
) -> tuple[str, ...]:
    """Return a sentence for each mention of an event after its lead: why it was merged."""
    lead, *others = (statement(each, articles[each.article]) for each in event.mentions)
    return tuple(
        MERGED_BY_HAND if each.mention.id in by_hand else merge_reason(lead, each) for each in others
    )


def _single(only: Statement, articles: Mapping[str, Article], period: tuple[int, int]) -> MergedEvent:
    """Return the event of one statement, as most are."""
    event = Event(only.mention.id, (only.mention,))
    dates = (StatedDate(only.mention.date, (only.mention.id,)),)
    return MergedEvent(
        event,
        dates,
        1,
        named_outlets([only.mention.article], articles),
        weight(only, [only], articles, period),
    )


def _described(
    key: str,
    dated: Statement,
    group: Sequence[Statement],
    articles: Mapping[str, Article],
    period: tuple[int, int],
) -> MergedEvent:
    """Return an event with its witnesses. The first statement leads it, ``dated`` has its date."""
    witnesses = _witnesses(group)
    event = Event(key, tuple(each.mention for each in group))
    return MergedEvent(
        event=event,
        dates=_stated_dates(dated, sorted(group, key=lambda each: each.key)),
        articles=len(witnesses),
        outlets=named_outlets((each.mention.article for each in witnesses), articles),
        weight=weight(group[0], witnesses, articles, period),
        reasons=partial(merge_reasons, event, articles),
    )


def named_outlets(ids: Iterable[str], articles: Mapping[str, Article]) -> int:
    """Return the number of outlets of some articles; an article that names none is of no outlet."""
    return len({articles[each].source for each in ids} - {None, ""})


def _witnesses(group: Sequence[Statement]) -> list[Statement]:
    """Return one statement of each article; articles with the same sentence are one witness."""
    by_article: dict[str, Statement] = {}
    for each in group:
        by_article.setdefault(each.mention.article, each)
    by_text: dict[str, Statement] = {}
    for each in by_article.values():
        by_text.setdefault(" ".join(each.sentence.split()), each)
    return list(by_text.values())


def _most_stated(group: Sequence[Statement], articles: Mapping[str, Article]) -> Statement:
    """Return the statement whose date most witnesses give.

    A coarse date supports each date inside it; the more precise one wins, then one without doubt, then the
    one published first. A publication day counts only if no statement names a date.
    """
    dated = [each for each in group if not each.mention.is_dated_by_publication] or list(group)

    def support(each: Statement) -> tuple[int, int, bool, int, str]:
        holding = {other.mention.article for other in dated if _holds(other, each)}
        is_doubtful = is_uncertain(each.mention.date.edtf)
        published = _published(each, articles)
        return -len(holding), each.last - each.first, is_doubtful, published, each.mention.article

    return min(dated, key=support)


def _stated_dates(first: Statement, group: Sequence[Statement]) -> tuple[StatedDate, ...]:
    """Return the date of a statement, then those of other outlets that have no day in common with it.

    The others are written in figures: "on Tuesday" and "last week" that do not agree are mostly misread. An
    article that agrees elsewhere gives no other date.
    """
    agreeing = [each for each in group if _agrees(each, first) or each.mention.is_dated_by_publication]
    agreed = {first.source, *(each.mention.article for each in agreeing)}
    rest = [
        each
        for each in group
        if agreed.isdisjoint((each.source, each.mention.article)) and gives_other_date(each, first)
    ]
    others: dict[str, list[Statement]] = defaultdict(list)
    for each in rest:
        others[each.mention.date.edtf].append(each)
    return (
        StatedDate(first.mention.date, tuple(each.mention.id for each in agreeing)),
        *(
            StatedDate(these[0].mention.date, tuple(each.mention.id for each in these))
            for these in sorted(others.values(), key=lambda these: (-len(these), these[0].key))
        ),
    )


def _holds(one: Statement, two: Statement) -> bool:
    return one.first <= two.first and two.last <= one.last


def _agrees(one: Statement, two: Statement) -> bool:
    """Return True for dates that meet or nearly meet: a night apart, or the next unit of coarse ones.

    Two years in figures are two dates.
    """
    longest = max(one.last - one.first, two.last - two.first)
    if _is_year(one) and _is_year(two):
        return _gap(one, two) == 0
    return _gap(one, two) <= (longest if longest >= COARSE else _NIGHT)


def _is_year(statement: Statement) -> bool:
    is_year = statement.mention.date.granularity is Granularity.YEAR
    return is_year and is_written_in_figures(statement.mention)


def _gap(one: Statement, two: Statement) -> int:
    """Return the days between two dates; 0 if they meet."""
    return max(0, one.first - two.last, two.first - one.last)


def _published(statement: Statement, articles: Mapping[str, Article]) -> int:
    published = articles[statement.mention.article].published
    return date.max.toordinal() if published is None else published.toordinal()
