"""Merging of mentions: statements of one article about one date with similar titles are one event."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import takewhile

from timeline.events.event_lexicon import (
    ANOTHER_WORDS,
    EVENT_NOUNS,
    NUMBER_WORDS,
    PREPOSITIONS,
    REPORTING_VERBS,
    SMALL_WORDS,
)
from timeline.events.title import says_little
from timeline.model import Event, Mention, Modality, Place

MIN_OVERLAP = 0.5
"""Smallest share of the shorter title's words in the other title."""

NEWS_DAYS = timedelta(7)
"""News is published within so many days."""
NEWS_OVERLAP = 0.6
"""The same share for the news of a lead and a dated mention, whose dates do not prove anything."""

_STEM_LENGTH = 5
_MAX_POSTINGS = 200
"""A word in more events of one day is ignored; this bounds the work."""

_CLOCK = re.compile(r"T\d\d(?::\d\d)?")

_Key = tuple[str, date | None, date | None, Modality]


def merge(mentions: Sequence[Mention]) -> list[Event]:
    """Return the events of the mentions, in the order of their first mention.

    Mentions with one article, date and modality are one event if their titles share most words, unless
    actors, places, numbers, clock times or objects differ, or one is another or a second event of its kind.
    The lead is the first mention with a title that says what happened, not
    "Crash" or "They left". A mention dated by
    publication joins the event of a dated mention that says the same; that one dates it.
    """
    groups = _same_day_groups(mention for mention in mentions if not mention.is_dated_by_publication)
    undated = [mention for mention in mentions if mention.is_dated_by_publication]
    if not undated:
        return [_event(group) for group in groups]
    of_article: dict[str, list[list[Mention]]] = defaultdict(list)
    for group in groups:
        of_article[group[0].article].append(group)
    for mention in undated:
        same = next((group for group in of_article[mention.article] if _dates(group[0], mention)), None)
        if same is None:
            groups.append([mention])
        else:
            same.append(mention)
    places = {mention.id: place for place, mention in enumerate(mentions)}
    return [
        _event(group) for group in sorted(groups, key=lambda group: min(places[each.id] for each in group))
    ]


def _same_day_groups(mentions: Iterable[Mention]) -> list[list[Mention]]:
    """Return the mentions of each event, all of one article, date and modality."""
    days: dict[_Key, _Day] = defaultdict(_Day)
    ordered: list[list[Mention]] = []
    for mention in mentions:
        day = days[mention.article, mention.date.earliest, mention.date.latest, mention.modality]
        stems = _own_stems(mention)
        same = day.matching(stems, mention)
        if same is None:
            same = day.new_event(stems)
            ordered.append(same)
        same.append(mention)
    return ordered


def _dates(dated: Mention, undated: Mention) -> bool:
    """Return True if a dated mention states the news of the lead, a few days before its publication."""
    published, first, last = undated.date.latest, dated.date.earliest, dated.date.latest
    if published is None or first is None or last is None or dated.modality is not undated.modality:
        return False
    if not published - NEWS_DAYS <= first <= last <= published + timedelta(1):
        return False
    one, two = _own_stems(dated), _own_stems(undated)
    shared, shorter = len(one & two), min(len(one), len(two))
    return shared > 1 and shared >= NEWS_OVERLAP * shorter and not _differ(dated, undated)


def _event(group: Sequence[Mention]) -> Event:
    lead = next((mention for mention in group if not says_little(mention.title)), group[0])
    others = (mention for mention in group if mention is not lead)
    return Event(lead.id, (lead, *others))


@dataclass(slots=True)
class _Day:
    """The events of one date so far, indexed by the words of their fullest title."""

    events: list[tuple[frozenset[str], list[Mention]]] = field(default_factory=list)
    by_word: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def matching(self, stems: frozenset[str], mention: Mention) -> list[Mention] | None:
        """Return the first event with a matching title and participants, if there is one."""
        shared = Counter(
            index
            for stem in stems
            if len(postings := self.by_word.get(stem, ())) <= _MAX_POSTINGS
            for index in postings
        )
        for index in sorted(shared):
            other, group = self.events[index]
            if _alike(stems, other) and not any(_differ(member, mention) for member in group):
                return group
        return None

    def new_event(self, stems: frozenset[str]) -> list[Mention]:
        """Add and return a new event without mentions."""
        for stem in stems:
            self.by_word[stem].append(len(self.events))
        self.events.append((stems, []))
        return self.events[-1][1]


def _alike(one: frozenset[str], two: frozenset[str]) -> bool:
    """Return True if two titles share most words of the shorter one: two words, or one event noun."""
    shared, shorter = one & two, min(len(one), len(two))
    return len(shared) / shorter >= MIN_OVERLAP and (len(shared) > 1 or bool(shared & _event_stems()))


@cache
def _event_stems() -> frozenset[str]:
    """Return the stems of event nouns ("crash"). One shared stem is enough for two short titles."""
    return frozenset(word[:_STEM_LENGTH] for word in EVENT_NOUNS)


def _differ(one: Mention, two: Mention) -> bool:
    """Return True if something tells two mentions with similar titles apart."""
    return (
        _have_other_parties(one, two)
        or _share_only_names(one, two)
        or _are_apart(_numbers(one), _numbers(two))
        or _are_apart(_clock_times(one), _clock_times(two))
        or ANOTHER_WORDS & set(_words(one.title)) != ANOTHER_WORDS & set(_words(two.title))
        or _have_other_objects(_words(one.title), _words(two.title))
    )


def _have_other_parties(one: Mention, two: Mention) -> bool:
    """Return True if both mentions have actors, or both have places, and none in common."""
    if _are_apart(set(one.actors), set(two.actors)):
        return True
    return bool(one.places and two.places) and not any(
        _may_be_one(here, there) for here in one.places for there in two.places
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


def _may_be_one(here: Place, there: Place) -> bool:
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
