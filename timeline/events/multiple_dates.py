"""Several dates in one clause: the words of one date only, and dates that only name a holiday."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from timeline.events.dated_phrase import DatedPhrase
from timeline.events.dependency_tree import SUBJECTS, ancestors, is_noun, is_proper_noun, is_verb
from timeline.events.no_event_reasons import NoEventReason

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "outside", "off", "inside"})
_CALENDAR = frozenset(
    name.casefold()
    for names in (calendar.day_name, calendar.month_name, calendar.day_abbr, calendar.month_abbr)
    for name in names
)


def words_of_other_dates(
    doc: Doc, head: Token, dated: DatedPhrase, others: Iterable[DatedPhrase]
) -> frozenset[int]:
    """Return the tokens of the places on other dates ("in Lyon on Monday and in Nice on ...").

    ``others`` are the other dates of the same predicate, ``head``.
    """
    indices: set[int] = set()
    for other in others:
        first, second = sorted((dated, other), key=lambda phrase: phrase.first)
        conjunction = next((token.i for token in doc[first.last : second.first] if token.dep_ == "cc"), None)
        if conjunction is None:
            continue
        here, there = _places(doc, head.i, first, conjunction), _places(doc, conjunction, second, len(doc))
        if here and there:
            indices.update(there if dated is first else here)
    return frozenset(indices)


def _places(doc: Doc, start: int, dated: DatedPhrase, end: int) -> range:
    """Return the tokens of the place within [start, end): before the date, else after it."""
    before = _place_preposition(doc, start, dated.first)
    if before is not None:
        return range(before, dated.first)
    if dated.last < end and doc[dated.last].lower_ in _PLACE_PREPOSITIONS:
        return range(dated.last, min(end, doc[dated.last].right_edge.i + 1))
    return range(0)


def _place_preposition(doc: Doc, start: int, end: int) -> int | None:
    """Return the first preposition of place in [start, end), except the date's own."""
    return next((token.i for token in doc[start : end - 1] if token.lower_ in _PLACE_PREPOSITIONS), None)


def without_holiday_names(
    heads: Sequence[Token | NoEventReason], phrases: Sequence[DatedPhrase]
) -> list[Token | NoEventReason]:
    """Return the predicates, without those of a holiday with another date ("Christmas party in May")."""
    return [
        NoEventReason.DESCRIBES
        if not isinstance(head, NoEventReason)
        and any(_has_other_date(head, dated, *other) for other in zip(heads, phrases, strict=True))
        else head
        for head, dated in zip(heads, phrases, strict=True)
    ]


def _has_other_date(
    noun: Token, holiday: DatedPhrase, head: Token | NoEventReason, dated: DatedPhrase
) -> bool:
    """Return True if another date belongs to the holiday's noun or to the verb above it."""
    if isinstance(head, NoEventReason) or dated is holiday or not is_noun(noun) or holiday.first > noun.i:
        return False
    if not is_holiday(noun.doc, holiday) or is_holiday(noun.doc, dated) or _overlap(holiday, dated):
        return False
    above = list(ancestors(noun))
    verb = next((place for place, token in enumerate(above) if is_verb(token)), len(above))
    return head in (noun, *above[: verb + 1])


def _overlap(one: DatedPhrase, two: DatedPhrase) -> bool:
    starts, ends = (one.date.earliest, two.date.earliest), (one.date.latest, two.date.latest)
    if None in starts or None in ends:
        return True
    return max(filter(None, starts)) <= min(filter(None, ends))


def is_holiday(doc: Doc, dated: DatedPhrase) -> bool:
    """Return True for a day with a name of its own ("Christmas", "Bastille Day")."""
    words = doc[dated.first : dated.last]
    has_name = any(is_proper_noun(word) and word.lower_.rstrip(".") not in _CALENDAR for word in words)
    return has_name and not any(word.like_num for word in words)


def is_needed_in_title(doc: Doc, dated: DatedPhrase, head: Token) -> bool:
    """Return True if the title needs the date: it is the subject, or a holiday as the object."""
    for token in doc[dated.first : dated.last]:
        if token.head == head and token.dep_ in SUBJECTS:
            return True
        has_name = is_holiday(doc, dated) or doc[dated.first].lower_ in ("this", "that")
        if token.head == head and token.dep_ == "dobj" and has_name:
            return True
    return False
