"""Types of the rules of other languages: a rule, its text, and the expressions it finds."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from timeline.temporal.meaning import Meaning


@dataclass(frozen=True, slots=True)
class SolarDate:
    """A date of the Solar Hijri calendar; parts missing in the text are ``None``."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class UnresolvedDate:
    """A date without a calendar value, and the reason."""

    reason: str


@dataclass(frozen=True, slots=True)
class Found:
    """A span of the normalised text (``end`` exclusive), with its meaning."""

    start: int
    end: int
    meaning: Meaning | SolarDate | UnresolvedDate


@dataclass(frozen=True, slots=True)
class MeaningAt:
    """A span with a meaning of all languages, as ``Found`` may have."""

    start: int
    end: int
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class CasedText:
    """The normalised text of a scan, and the original letters (``cased``) at the same offsets."""

    plain: str
    cased: str


Interpreter = Callable[[re.Match[str], CasedText], Sequence[Found]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern with its possible first words (``#`` for figures), and its interpreter.

    The interpreter returns the expressions of a match, or nothing to refuse it.
    """

    begins: frozenset[str]
    pattern: re.Pattern[str]
    interpret: Interpreter
