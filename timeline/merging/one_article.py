"""What tells two statements of one article apart: an author does not repeat an event with other facts.

Two articles may give other numbers or parties for one event; one article does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import takewhile

from timeline.events import (
    ANOTHER_WORDS,
    NUMBER_WORDS,
    PLANNING_VERBS,
    PREPOSITIONS,
    REPORTING_VERBS,
    SMALL_WORDS,
)
from timeline.model import Mention, Modality, Place

_NEWS_DAYS, _NEXT_DAY = 7, 1
"""News that names no day lies so many days before its publication; another time zone may add one."""
_NEWS_OVERLAP = 0.6
"""The share of the shorter title's words that the news and a dated statement of it have in common."""
_STEM_LENGTH = 5
_MONTH = 27
"""The least days between the first and the last day of a month."""
_CLOCK = re.compile(r"T\d\d(?::\d\d)?")


def differ(one: Mention, two: Mention) -> bool:
    """Return True if something tells two mentions of one article apart, however alike their words are."""
    return (
        _lie_on_other_days(one, two)
        or _have_other_parties(one, two)
        or _share_only_names(one, two)
        or _are_apart(_numbers(one), _numbers(two))
        or _are_apart(_clock_times(one), _clock_times(two))
        or ANOTHER_WORDS & set(_words(one.title)) != ANOTHER_WORDS & set(_words(two.title))
        or _have_other_objects(_words(one.title), _words(two.title))
        or _are_figures_of_others(one, two)
        or _is_expected_and_done(one, two)
    )


def repeats_news(dated: Mention, undated: Mention) -> bool:
    """Return True if a dated mention states the news of the lead, a few days before its publication."""
    if dated.is_dated_by_publication or dated.modality is not undated.modality or differ(dated, undated):
        return False
    one, two = _own_stems(dated), _own_stems(undated)
    shared, shorter = len(one & two), min(len(one), len(two))
    return shared > 1 and shared >= _NEWS_OVERLAP * shorter


def _lie_on_other_days(one: Mention, two: Mention) -> bool:
    """Return True if the dates have no day in common; news without a day is a few days old at most."""
    here, there = _days(one), _days(two)
    return here[1] < there[0] or there[1] < here[0]


def _days(mention: Mention) -> tuple[int, int]:
    """Return the numbers of the first and the last day; a number may lie outside the calendar."""
    first = (mention.date.earliest or date.min).toordinal()
    last = (mention.date.latest or date.max).toordinal()
    if mention.is_dated_by_publication:
        return first - _NEWS_DAYS, last + _NEXT_DAY
    return first, last


def _have_other_parties(one: Mention, two: Mention) -> bool:
    """Return True if both mentions have actors, or both have places, and none in common."""
    if _are_apart(set(one.actors), set(two.actors)):
        return True
    return bool(one.places and two.places) and not any(
        may_be_one(here, there) for here in one.places for there in two.places
    )


def _are_apart(one: set[str], two: set[str]) -> bool:
    """Return True if both sets have members and none in common."""
    return bool(one and two) and not one & two


def _share_only_names(one: Mention, two: Mention) -> bool:
    """Return True if the titles have only the names of actors and places in common."""
    names = _stems(" ".join((*one.actors, *two.actors, *(p.name for p in (*one.places, *two.places)))))
    return not (_own_stems(one) & _own_stems(two)) - names


def _numbers(mention: Mention) -> set[str]:
    return {word for word in _words(mention.title) if word.isdigit() or word in NUMBER_WORDS}


def _clock_times(mention: Mention) -> set[str]:
    return set(_CLOCK.findall(mention.expression.value))


def _have_other_objects(one: Sequence[str], two: Sequence[str]) -> bool:
    """Return True if both titles begin alike, then name other objects ("hit the port", "hit the depot")."""
    one, two = ([word for word in title if word not in ("a", "an", "the")] for title in (one, two))
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False)))
    here, there = one[same:], two[same:]
    if same < 2 or not here or not there or {one[same - 1], here[0], there[0]} & PREPOSITIONS:
        return False
    return not {word[:_STEM_LENGTH] for word in here} & {word[:_STEM_LENGTH] for word in there}


def _are_figures_of_others(one: Mention, two: Mention) -> bool:
    """Return True if one verb gives figures of two subjects ("output rose 0.1 pct", "sales rose 0.1 pct")."""
    if one.predicate != two.predicate or not (_has_figure(one) and _has_figure(two)):
        return False
    here, there = _subject(one), _subject(two)
    return bool(here and there) and not here & there


def _has_figure(mention: Mention) -> bool:
    return any(map(str.isdigit, mention.title))


def _subject(mention: Mention) -> frozenset[str]:
    """Return the stems of the title before its predicate, without a speaker."""
    words = list(takewhile(lambda word: word != mention.predicate, _words(mention.title)))
    said = max((at for at, word in enumerate(words) if word in REPORTING_VERBS), default=-1)
    return _stems(" ".join(words[said + 1 :]))


def _is_expected_and_done(one: Mention, two: Mention) -> bool:
    """Return True if one act of a month or longer is still expected, and the other one done.

    "Prices will rise this year" and "prices have risen this year" are two statements, but a day's act that an
    article expects and then reports is one.
    """
    is_coarse = all(_days(each)[1] - _days(each)[0] >= _MONTH for each in (one, two))
    is_plan = not PLANNING_VERBS.isdisjoint((one.predicate, two.predicate))
    return is_coarse and not is_plan and {one.modality, two.modality} == {Modality.PLANNED, Modality.ASSERTED}


def may_be_one(here: Place, there: Place) -> bool:
    """Return True if the places are the same or one may contain the other (a town and a province)."""
    within = here.country == there.country and here.country is not None and here.kind is not there.kind
    return here.name == there.name or within


def _own_stems(mention: Mention) -> frozenset[str]:
    """Return the stems of a title; a report's without its verb of saying, which all reports share."""
    if mention.modality is not Modality.REPORTED:
        return _stems(mention.title)
    content = " ".join(word for word in _words(mention.title) if word not in REPORTING_VERBS)
    return _stems(content) or _stems(mention.title)


def _stems(title: str) -> frozenset[str]:
    return frozenset(word[:_STEM_LENGTH] for word in _words(title) if word not in SMALL_WORDS)


def _words(title: str) -> list[str]:
    return re.findall(r"\w+", title.casefold())
