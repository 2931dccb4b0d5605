"""What definite nouns stand for where the article makes it plain: "the country", "the city", "the couple".

One rule for all: a noun stands for names of its sort, as many as it counts. They are the last ones named
before it, and only where no more than that many compete. ``definite.toml`` says what each noun asks for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from timeline.entities.gazetteer import gazetteer
from timeline.entities.lists import definite
from timeline.entities.spans import between
from timeline.language import Passage
from timeline.model import Name, NameLabel, PlaceKind

_REACH = 700
"""Characters before a noun in which what it stands for is sought: about five sentences."""
_COUNTS = {"": 1, "two": 2, "both": 2, "three": 3}


def definites(passages: Sequence[Passage], names: Sequence[Name]) -> Iterator[Name]:
    """Yield the names that definite nouns stand for, each with the noun's offsets; several for a plural."""
    for passage in passages:
        for match in _definite().finditer(passage.text):
            noun, at = match["noun"], passage.start + match.start()
            sort, number = definite()[noun.lower()], _COUNTS[(match["count"] or "").lower()]
            number = max(number, sort.number)
            before = [each for each in between(names, at - _REACH, at) if _is_of(each, sort.of)]
            for name in _competing(before, number):
                start, end = (passage.start + each for each in match.span("noun"))
                yield replace(name, start=start, end=end, text=noun)


def _competing(before: Sequence[Name], number: int) -> list[Name]:
    """Return the last names of that number; none where the article has fewer, or others just as near."""
    distinct = {name.name: name for name in before}
    if number == 1:
        return _single(before)
    return list(distinct.values()) if len(distinct) == number else []


def _single(before: Sequence[Name]) -> list[Name]:
    """Return the one name before, or the last of several where it leads them in number."""
    if not before:
        return []
    last = before[-1]
    often = sum(name.name == last.name for name in before)
    return [last] if 2 * often > len(before) else []


def _is_of(name: Name, sort: str) -> bool:
    if sort == "person":
        return name.label is NameLabel.PERSON
    if sort == "organisation":
        return name.label is NameLabel.ORGANISATION
    own = gazetteer().nationality(name.text) is None
    return name.kind is PlaceKind(sort) and (own or sort == "country")


@cache
def _definite() -> re.Pattern[str]:
    nouns = "|".join(sorted(definite(), key=len, reverse=True))
    return re.compile(
        rf"\b(?:the|both) (?:(?P<count>two|three) )?(?P<noun>{nouns})\b(?!['’]s [a-z]+['’]s|[-\w]| of )",
        re.IGNORECASE,
    )
