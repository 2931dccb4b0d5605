"""The typed values of articles, time expressions, names, mentions and events, shared by all rooms.

Offsets count Unicode characters from the first character of an article's text; ends are exclusive.
Days are calendar days of the proleptic Gregorian calendar. ``None`` means "not stated".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class TimexType(StrEnum):
    """The four types of a TIMEX3 (TimeML 1.2.1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class TimexMod(StrEnum):
    """The modifiers of a TIMEX3 (TimeML 1.2.1)."""

    BEFORE = "BEFORE"
    AFTER = "AFTER"
    ON_OR_BEFORE = "ON_OR_BEFORE"
    ON_OR_AFTER = "ON_OR_AFTER"
    LESS_THAN = "LESS_THAN"
    MORE_THAN = "MORE_THAN"
    EQUAL_OR_LESS = "EQUAL_OR_LESS"
    EQUAL_OR_MORE = "EQUAL_OR_MORE"
    START = "START"
    MID = "MID"
    END = "END"
    APPROX = "APPROX"


class Anchor(StrEnum):
    """The base of a date: the expression itself, the day of publication or an earlier date.

    ``PUBLICATION`` has no expression: the day of publication alone dates the statement.
    """

    EXPLICIT = "explicit"
    DCT = "dct"
    PREVIOUS = "previous"
    PUBLICATION = "publication"


class Granularity(StrEnum):
    """The calendar unit of an expression, finest first."""

    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"


class Precision(StrEnum):
    """The number of days that a date can mean, in classes from one day to more than a year."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    LONGER = "longer"
    OPEN = "open"


class ReviewState(StrEnum):
    """What a person did with an event, or has still to check."""

    CHECKED = "checked"
    UNCHECKED = "unchecked"
    CORRECTED = "corrected"
    NOTED = "noted"
    UNCERTAIN = "uncertain"


class Extent(StrEnum):
    """The extent of an event in its period: once within it, or throughout."""

    WITHIN = "within"
    THROUGHOUT = "throughout"


class Modality(StrEnum):
    """The modality of an event in the article; ``REPORTED`` is an act of saying."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"


BY_HAND = "given by hand"
"""``published_from`` of a date given by a person: no later extraction replaces it."""
FILE_WAS_MADE = "the day on which the file was made"
"""``published_from`` of a day that no line of the article states."""


class NameLabel(StrEnum):
    """The class of a named entity."""

    PERSON = "PER"
    ORGANISATION = "ORG"
    LOCATION = "LOC"


class PlaceKind(StrEnum):
    """The class of a place."""

    CITY = "city"
    REGION = "region"
    COUNTRY = "country"
    CONTINENT = "continent"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Article:
    """One news text. ``published`` is its document creation time (DCT).

    ``published_from`` is the source of that day in words ("the file's header", "the page's metadata",
    "the dateline", "given by hand"). ``archive`` is the address of an archived copy, given by a person.
    """

    id: str
    text: str
    title: str | None = None
    published: date | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    author: str | None = None
    published_from: str | None = None
    archive: str | None = None


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A place in the calendar.

    ``earliest`` and ``latest`` are inclusive, and ``None`` on an open side. ``edtf`` is the same in
    Extended Date/Time Format (ISO 8601-2).
    """

    earliest: date | None
    latest: date | None
    granularity: Granularity
    extent: Extent
    edtf: str

    def __post_init__(self) -> None:
        if self.earliest is not None and self.latest is not None and self.earliest > self.latest:
            raise ValueError(f"a date cannot end before it begins: {self.edtf}")


@dataclass(frozen=True, slots=True)
class Expression:
    """One time expression (TIMEX3) of an article, or a range over two of them.

    ``value`` and ``mod`` are those of TimeML. ``date`` is ``None`` if the expression has no place in the
    calendar, for the ``reason`` given. ``explanation`` is the derivation of the date in a sentence, empty
    without a date. ``Anchor.PUBLICATION`` has no words: ``text`` is empty, and ``start`` equals ``end``.
    """

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    mod: TimexMod | None
    anchor: Anchor
    date: CalendarDate | None
    explanation: str = ""
    reason: str | None = None

    @property
    def time(self) -> str | None:
        """The clock time of its value ("02:14"), if its date is one day; midnight at its end is "24:00"."""
        if "T" not in self.value:
            return None
        if self.date is None or self.date.earliest is None or self.date.earliest != self.date.latest:
            return None
        clock = _CLOCK_TIME.search(self.value)
        return f"{clock['hour']}:{clock['minute'] or '00'}" if clock else None


_CLOCK_TIME = re.compile(r"\dT(?P<hour>\d\d)(?::(?P<minute>\d\d))?")


@dataclass(frozen=True, slots=True)
class Place:
    """A toponym, resolved if possible. Coordinates are degrees (WGS 84)."""

    name: str
    kind: PlaceKind | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A named entity in an article. ``name`` is its canonical form, ``country`` ISO 3166-1 alpha-2."""

    start: int
    end: int
    text: str
    label: NameLabel
    name: str
    kind: PlaceKind | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class FilledName:
    """An actor, or the subject of a title, whose name stands elsewhere in the article.

    ``text``, at ``start`` to ``end``, is the pronoun or the noun in the sentence ("he", "the company");
    ``name`` is what it was read as: a name, or in a title a noun ("The ship").
    """

    start: int
    end: int
    text: str
    name: str


@dataclass(frozen=True, slots=True)
class Mention:
    """One dated statement of one article.

    ``start`` and ``end`` are the bounds of its sentence; ``expression`` is its time expression (always with
    a date). ``actors`` are named, ``groups`` are not ("Libyan rebels"). ``filled_in`` are the actors that the
    sentence names only by a pronoun or a noun. ``predicate`` and ``object`` are words of the sentence, in
    lower case: the head of the predicate ("entered", "takeover") and the head of its object ("city"); empty
    where there is none.
    """

    id: str
    article: str
    title: str
    start: int
    end: int
    expression: Expression
    modality: Modality
    actors: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    groups: tuple[str, ...] = ()
    filled_in: tuple[FilledName, ...] = ()
    predicate: str = ""
    object: str = ""

    @property
    def date(self) -> CalendarDate:
        """The date of the mention's expression."""
        assert self.expression.date is not None
        return self.expression.date

    @property
    def time(self) -> str | None:
        """The time of day, "HH:MM", if its expression states one."""
        return self.expression.time

    @property
    def is_dated_by_publication(self) -> bool:
        """True if the article states no day, and the day of its publication dates the mention."""
        return self.expression.anchor is Anchor.PUBLICATION


@dataclass(frozen=True, slots=True)
class Event:
    """An event: one or more mentions of it. The first one represents it."""

    id: str
    mentions: tuple[Mention, ...]

    @property
    def lead(self) -> Mention:
        """The mention with the title and date of the event."""
        return self.mentions[0]

    @property
    def time(self) -> str | None:
        """The time of day, "HH:MM", of ``timed_by``."""
        timed = self.timed_by
        return None if timed is None else timed.time

    @property
    def timed_by(self) -> Mention | None:
        """The mention with the time of day: the lead, else the first one of the same day that states one."""
        lead = self.mentions[0]
        if lead.time or len(self.mentions) == 1:
            return lead if lead.time else None
        same_day = (each for each in self.mentions[1:] if each.date.earliest == lead.date.earliest)
        return next((each for each in same_day if each.time), None)

    @property
    def actors(self) -> tuple[str, ...]:
        """The actors of all mentions, each once, those that most mentions name first."""
        return _most_named([mention.actors for mention in self.mentions])

    @property
    def groups(self) -> tuple[str, ...]:
        """The unnamed groups of all mentions, each once, in the same order."""
        return _most_named([mention.groups for mention in self.mentions])

    @property
    def places(self) -> tuple[Place, ...]:
        """The places of all mentions, each name once, with the coordinates of its first mention."""
        if len(self.mentions) == 1 and len(self.mentions[0].places) < 2:
            return self.mentions[0].places
        named: dict[str, Place] = {}
        for mention in self.mentions:
            for place in mention.places:
                named.setdefault(place.name, place)
        return tuple(named.values())


def _most_named(names: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return each name once, the most frequent first, equal ones in their order."""
    if len(names) == 1 and len(names[0]) < 2:
        return names[0]
    if len(names) == 1:
        return tuple(dict.fromkeys(names[0]))
    counts = Counter(name for each in names for name in each)
    return tuple(sorted(counts, key=lambda name: -counts[name]))


@dataclass(frozen=True, slots=True)
class Extraction:
    """The result for one article: every time expression, and the mentions dated by them.

    ``without_event`` are the dated expressions without an event. Each has the reason as a clause for a reader
    ("it is part of a dateline").
    """

    article: Article
    expressions: tuple[Expression, ...]
    mentions: tuple[Mention, ...]
    without_event: tuple[tuple[Expression, str], ...] = ()
