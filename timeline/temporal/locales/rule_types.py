"""What the scan of a text in another language finds: a stretch of it and its meaning."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from timeline.temporal.meaning import Meaning


@dataclass(frozen=True, slots=True)
class Solar:
    """A date of the Solar Hijri calendar as far as it is stated."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """A date that is seen and not understood, and why."""

    reason: str


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of the text in ``letters``' form (``end`` exclusive), with its meaning."""

    start: int
    end: int
    meaning: Meaning | Solar | Unread


@dataclass(frozen=True, slots=True)
class Words:
    """The text that a rule looks at: in one form of its letters, and as read (``case``, the same length)."""

    text: str
    case: str


Reader = Callable[[re.Match[str], Words], Sequence[Found]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, the words (or ``#`` for figures) that it can begin with, and what it reads.

    A reader returns nothing to refuse a match.
    """

    begins: frozenset[str]
    pattern: re.Pattern[str]
    reads: Reader
