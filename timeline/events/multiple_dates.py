"""Several dates in one clause: what belongs to one of them only, and which of them only names a thing."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from timeline.events.dated_phrase import Dating
from timeline.events.dependency_tree import SUBJECTS, is_named, is_noun, is_verb, path_up
from timeline.events.no_event_reasons import Silence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PLACING = frozenset({"in", "at", "near", "outside", "off", "inside"})
_CALENDAR = frozenset(
    name.casefold()
    for names in (calendar.day_name, calendar.month_name, calendar.day_abbr, calendar.month_abbr)
    for name in names
)


def of_another_date(doc: Doc, head: Token, dated: Dating, others: Iterable[Dating]) -> frozenset[int]:
    """Return the tokens that say where it happened on another date ("in Lyon on Monday and in Nice on ...").

    ``others`` are the other dates of the same predicate, ``head``.
    """
    found: set[int] = set()
    for other in others:
        first, second = sorted((dated, other), key=lambda each: each.first)
        joint = next((each.i for each in doc[first.last : second.first] if each.dep_ == "cc"), None)
        if joint is None:
            continue
        here, there = _places(doc, head.i, first, joint), _places(doc, joint, second, len(doc))
        if here and there:
            found.update(there if dated is first else here)
    return frozenset(found)


def _places(doc: Doc, start: int, dated: Dating, end: int) -> range:
    """Return the tokens that say where, among [start, end): those before the date, else those behind."""
    before = _placing(doc, start, dated.first)
    if before is not None:
        return range(before, dated.first)
    behind = dated.last if dated.last < end and doc[dated.last].lower_ in _PLACING else None
    return range(behind, min(end, doc[behind].right_edge.i + 1)) if behind is not None else range(0)


def _placing(doc: Doc, start: int, end: int) -> int | None:
    """Return the first preposition of place among the tokens [start, end), without the date's own."""
    return next((each.i for each in doc[start : end - 1] if each.lower_ in _PLACING), None)


def without_named_days(heads: Sequence[Token | Silence], dating: Sequence[Dating]) -> list[Token | Silence]:
    """Return the predicates, but for holidays that another date dates ("the Christmas party in May 2015")."""
    return [
        Silence.DESCRIBES
        if not isinstance(head, Silence)
        and any(_dates_it(head, dated, *other) for other in zip(heads, dating, strict=True))
        else head
        for head, dated in zip(heads, dating, strict=True)
    ]


def _dates_it(noun: Token, named: Dating, head: Token | Silence, dated: Dating) -> bool:
    """Return whether another date holds for a noun that a holiday modifies: at it, or at the verb above."""
    if isinstance(head, Silence) or dated is named or not is_noun(noun) or named.first > noun.i:
        return False
    if not is_named_day(noun.doc, named) or is_named_day(noun.doc, dated) or _overlap(named, dated):
        return False
    above = list(path_up(noun))
    verb = next((place for place, each in enumerate(above) if is_verb(each)), len(above))
    return head in (noun, *above[: verb + 1])


def _overlap(one: Dating, two: Dating) -> bool:
    starts, ends = (one.date.earliest, two.date.earliest), (one.date.latest, two.date.latest)
    if None in starts or None in ends:
        return True
    return max(filter(None, starts)) <= min(filter(None, ends))


def is_named_day(doc: Doc, dated: Dating) -> bool:
    """Return whether the date is one that bears a name ("Christmas", "Bastille Day")."""
    words = doc[dated.first : dated.last]
    named = any(is_named(each) and each.lower_.rstrip(".") not in _CALENDAR for each in words)
    return named and not any(each.like_num for each in words)


def is_needed(doc: Doc, dated: Dating, head: Token) -> bool:
    """Return whether a title says little without the date: it is the subject, or a holiday that is kept."""
    for token in doc[dated.first : dated.last]:
        if token.head == head and token.dep_ in SUBJECTS:
            return True
        named = is_named_day(doc, dated) or doc[dated.first].lower_ in ("this", "that")
        if token.head == head and token.dep_ == "dobj" and named:
            return True
    return False
