"""What makes two statements tell of other things, however alike their words are: other towns, other numbers.

"Bridge 4 was closed" and "Bridge 7 was closed" are two events, and so are arrivals in two towns.
"""

from __future__ import annotations

import math
import re
from calendar import month_abbr, month_name
from collections.abc import Mapping, Sequence

from timeline.entities import region_code
from timeline.events import PREPOSITIONS, SMALL_WORDS
from timeline.merging.one_article import may_be_one
from timeline.model import Mention, Place, PlaceKind

_NEIGHBOURS = 30.0
"""Kilometres between two towns that news may name for one another: a suburb and its city."""
_EARTH = 6371.0
"""The radius of the Earth in kilometres."""
_WITHIN_COUNTRY = (PlaceKind.CITY, PlaceKind.REGION)
_TOKEN = re.compile(r"[^\W_]+(?:[.,'’-][^\W_]+)*|[^\w\s]")
_NO_NUMBERED_THING = (
    SMALL_WORDS
    | PREPOSITIONS
    | {"some", "almost", "least", "most", "than", "only", "another"}
    | {name.casefold() for name in (*month_name, *month_abbr)}
)
"""Words before a number that is a count or a date."""


def are_other_places(one: Sequence[Place], two: Sequence[Place]) -> bool:
    """Return True if both have towns or regions, each far from and outside of each of the other."""
    return bool(one and two) and all(_are_apart(here, there) for here in one for there in two)


def narrowest(places: Sequence[Place]) -> list[Place]:
    """Return the places without a country or region that contains another of them."""
    return [
        each
        for each in places
        if each.kind is PlaceKind.CITY or not any(_is_within(other, each) for other in places)
    ]


def numbered_things(mention: Mention) -> Mapping[str, str]:
    """Return the things of a title that are told apart by a number ("Flight 175"), with their numbers."""
    if not any(map(str.isdigit, mention.title)):
        return {}
    tokens = _TOKEN.findall(mention.title)
    following = [*tokens[1:], "", ""]
    return {
        noun.casefold(): number
        for noun, number, behind in zip(tokens, following, following[1:], strict=False)
        if number.isdigit() and _is_numbered(noun, behind.casefold(), mention)
    }


def have_other_numbers(one: Mapping[str, str], two: Mapping[str, str]) -> bool:
    """Return True if both name a thing of one kind with other numbers."""
    return any(two.get(noun, number) != number for noun, number in one.items())


def _is_numbered(noun: str, behind: str, mention: Mention) -> bool:
    word = noun.casefold()
    if word in _NO_NUMBERED_THING or word.endswith("ly") or word == mention.predicate or not word.isalpha():
        return False
    is_thing = noun[0].isupper() or word == mention.object
    return is_thing and (not behind.isalnum() or behind in (mention.predicate, *SMALL_WORDS, *PREPOSITIONS))


def _is_within(inner: Place, outer: Place) -> bool:
    narrower = inner.kind is PlaceKind.CITY or outer.kind is PlaceKind.COUNTRY
    return (
        inner.kind is not outer.kind
        and narrower
        and not _are_apart(inner, outer)
        and may_be_one(inner, outer)
    )


def _are_apart(here: Place, there: Place) -> bool:
    """Return True if two towns or regions are surely not one, and neither lies in or near the other."""
    if here.kind not in _WITHIN_COUNTRY or there.kind not in _WITHIN_COUNTRY or here.name == there.name:
        return False
    if here.country is None or there.country is None:
        return False
    if here.country != there.country:
        return True
    if here.kind is there.kind:
        return here.kind is PlaceKind.REGION or _distance(here, there) > _NEIGHBOURS
    one, two = region_code(here), region_code(there)
    return bool(one and two) and one != two


def _distance(here: Place, there: Place) -> float:
    """Return the kilometres between two places; 0 if a position is not known."""
    if None in (here.latitude, here.longitude, there.latitude, there.longitude):
        return 0.0
    north, east, other_north, other_east = (
        math.radians(degrees or 0.0)
        for degrees in (here.latitude, here.longitude, there.latitude, there.longitude)
    )
    width = math.remainder(other_east - east, math.tau) * math.cos((north + other_north) / 2)
    return _EARTH * math.hypot(width, other_north - north)
