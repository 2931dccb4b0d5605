"""The criteria of a filter: one table, from which all their uses derive.

A row of ``CRITERIA`` gives a criterion its words, its key in a link and its option on the command line. The
masks (``event_index``), links and saved views (``link``), the filter in words (``description``), the page
and the command line all walk this table. To add a filter, add a row here, a field to ``Selection`` and a
keyword to ``FilterKeywords``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from dataclasses import field as dataclass_field
from datetime import date
from enum import StrEnum
from itertools import pairwise
from keyword import iskeyword
from types import MappingProxyType
from typing import Any, Self, TypedDict

from timeline.words import ANCHOR_WORDS, MODALITY_WORDS, PRECISION_WORDS, REVIEW_WORDS

Column = str
"""The column of a criterion with values to choose from; all but ``precision`` are columns of the table."""


class Kind(StrEnum):
    """The kind of a criterion's value; it decides the field, the widget and the option."""

    NAMES = "names"
    """Names from the events: a tuple of them."""
    CHOICE = "choice"
    """Values of a fixed list: a tuple of them."""
    TEXT = "text"
    """Words: one text."""
    FIRST_DAY = "first day"
    """The first day of a period, inclusive, or ``None``; the next row is its last day."""
    LAST_DAY = "last day"
    """The last day of a period, inclusive, or ``None``."""
    FLAG = "flag"
    """True or False."""
    LEAST = "least"
    """The least number in the column of the field's name; 0 for any."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion of a filter.

    ``field`` is its field in ``Selection`` and its key in the session of the page. ``link`` is its parameter
    in a link and in a saved view: never change it, old links hold it. ``label`` names it on the page,
    ``lead`` opens its values in the filter in words: "Dated", "With". ``option`` is its option on the command
    line with the help text ``help``.

    ``column`` is the column of a ``NAMES`` or ``CHOICE``; ``values`` are the labels of the values of a
    ``CHOICE``; ``multiple``: one event can have several of the values, so ``every`` applies to it.
    ``period`` names the period of a ``FIRST_DAY`` and a ``LAST_DAY``. ``switch`` are the values of a ``FLAG``
    in a link, for False and True. ``hint`` explains a ``TEXT`` on the page; ``example`` stands in its empty
    field. ``unit`` names what a ``LEAST`` counts, in the singular.
    """

    field: str
    kind: Kind
    label: str
    link: str
    option: str
    help: str
    lead: str = ""
    column: Column = ""
    values: Mapping[str, str] = dataclass_field(default_factory=lambda: MappingProxyType({}))
    multiple: bool = False
    period: str = ""
    switch: tuple[str, str] = ("no", "yes")
    hint: str = ""
    example: str = ""
    unit: str = ""

    @property
    def noun(self) -> str:
        """The criterion in a sentence: "actor"."""
        return self.label.lower()

    @property
    def keyword(self) -> str:
        """The keyword of ``Timeline.filter``: the field, but "from_" and "until" for a period."""
        if self.kind in (Kind.FIRST_DAY, Kind.LAST_DAY):
            return f"{self.link}_" if iskeyword(self.link) else self.link
        return self.field


CRITERIA: tuple[Criterion, ...] = (
    Criterion("actors", Kind.NAMES, "Actor", "actor", "actor", "by name", column="actors", multiple=True),
    Criterion("groups", Kind.NAMES, "Group", "group", "group", "by name", column="groups", multiple=True),
    Criterion("places", Kind.NAMES, "Place", "place", "place", "by name", column="places", multiple=True),
    Criterion(
        "every",
        Kind.FLAG,
        "Only events with all of the chosen names",
        "match",
        "every",
        "all of the actors, groups, places and tags named",
        switch=("any", "all"),
    ),
    Criterion(
        "text",
        Kind.TEXT,
        "Words",
        "words",
        "words",
        "in the title or the sentence, in any order",
        lead="With",
        hint="In the title, the sentence, actors, groups and places, under all names of an actor or place",
        example="title, sentence, name",
    ),
    Criterion(
        "first", Kind.FIRST_DAY, "From", "from", "from", "2021-08-15, 2021-08 or 2021", period="Period"
    ),
    Criterion("last", Kind.LAST_DAY, "Until", "until", "until", "the same; inclusive", period="Period"),
    Criterion(
        "modalities",
        Kind.CHOICE,
        "How stated",
        "stated",
        "modality",
        "how the event is stated",
        lead="Only",
        column="modality",
        values=MODALITY_WORDS,
    ),
    Criterion(
        "precision",
        Kind.CHOICE,
        "Precision",
        "dated",
        "precision",
        "how exact the date is",
        lead="Dated",
        column="precision",
        values=PRECISION_WORDS,
    ),
    Criterion(
        "anchors",
        Kind.CHOICE,
        "How the date was found",
        "found",
        "anchor",
        "how the date was found",
        lead="Dates",
        column="anchor",
        values=ANCHOR_WORDS,
    ),
    Criterion(
        "starred",
        Kind.FLAG,
        "Only starred",
        "starred",
        "starred",
        "starred by a person: the events to publish",
    ),
    Criterion("tags", Kind.NAMES, "Tag", "tag", "tag", "by name", column="tags", multiple=True),
    Criterion(
        "review",
        Kind.CHOICE,
        "Checked and corrected",
        "review",
        "review",
        "what a person did with the event, or has still to check",
        lead="Only",
        column="review",
        values=REVIEW_WORDS,
    ),
    Criterion("sources", Kind.NAMES, "Source", "source", "source", "by name", column="sources"),
    Criterion("articles", Kind.NAMES, "Article", "article", "article", "by its id", column="witnesses"),
    Criterion(
        "outlets",
        Kind.LEAST,
        "Outlets, at least",
        "outlets",
        "outlets",
        "stated by at least so many outlets",
        lead="At least",
        unit="outlet",
    ),
    Criterion(
        "disputed",
        Kind.FLAG,
        "Sources disagree on the date",
        "disputed",
        "disputed",
        "with sources that disagree on the date",
    ),
)


@dataclass(frozen=True, slots=True)
class Selection:
    """A filter: one field for each row of ``CRITERIA``.

    Empty tuples, an empty text, ``None``, 0 and False leave their criterion unset. An event has to meet all
    criteria. Within one criterion any of its values is enough, but ``every`` asks for all of the actors, of
    the groups, of the places and of the tags. A country among ``places`` includes the places in it. An event
    is in the period from ``first`` to ``last`` (inclusive) if any day of its date is. All words of ``text``
    have to occur, in any order, as parts of words, without regard to case and accents.
    """

    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    text: str = ""
    first: date | None = None
    last: date | None = None
    modalities: tuple[str, ...] = ()
    every: bool = False
    precision: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    outlets: int = 0
    disputed: bool = False
    starred: bool = False
    tags: tuple[str, ...] = ()
    review: tuple[str, ...] = ()

    def __getitem__(self, criterion: Criterion) -> Any:
        """Return the value of a criterion, of the type that its kind has."""
        return getattr(self, criterion.field)

    def with_value(self, criterion: Criterion, value: object) -> Self:
        """Return the same filter with another value for a criterion."""
        changed: dict[str, Any] = {criterion.field: value}
        return replace(self, **changed)

    def values_of(self, column: Column) -> tuple[str, ...]:
        """Return the selected values of a column."""
        values: tuple[str, ...] = self[BY_COLUMN[column]]
        return values

    def with_values(self, column: Column, values: tuple[str, ...]) -> Self:
        """Return the same filter with other values of a column."""
        return self.with_value(BY_COLUMN[column], values)


class FilterKeywords(TypedDict, total=False):
    """The criteria as keywords of ``Timeline.filter``, as a person gives them; all are optional.

    A day is a date, or a text such as "2021-08-15", "2021-08" or "2021".
    """

    actors: str | Iterable[str]
    groups: str | Iterable[str]
    places: str | Iterable[str]
    every: bool
    text: str
    from_: date | str | None
    until: date | str | None
    modalities: str | Iterable[str]
    precision: str | Iterable[str]
    anchors: str | Iterable[str]
    starred: bool
    tags: str | Iterable[str]
    review: str | Iterable[str]
    sources: str | Iterable[str]
    articles: str | Iterable[str]
    outlets: int
    disputed: bool


BY_FIELD: Mapping[str, Criterion] = {row.field: row for row in CRITERIA}
"""The criteria by their field."""

BY_COLUMN: Mapping[Column, Criterion] = {row.column: row for row in CRITERIA if row.column}
"""The criteria with values to choose from, by column."""

PERIODS: tuple[tuple[Criterion, Criterion], ...] = tuple(
    (first, last)
    for first, last in pairwise(CRITERIA)
    if (first.kind, last.kind) == (Kind.FIRST_DAY, Kind.LAST_DAY)
)
"""The first and the last day of each period."""


def _check_fields() -> None:
    rows, named = {row.field for row in CRITERIA}, {each.name for each in fields(Selection)}
    if rows != named:
        raise TypeError(f"CRITERIA and Selection differ in {', '.join(sorted(rows ^ named))}")


_check_fields()
