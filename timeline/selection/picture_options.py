"""The words of a picture and the choices of its look: ``PictureOptions``, for page, command line and API."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any, Self, TypedDict, Unpack

from timeline import edtf, temporal
from timeline.errors import UsageError
from timeline.model import CalendarDate
from timeline.safe_text import short_line, single_line
from timeline.words import joined

LOG = logging.getLogger(__name__)
MAX_WORDS = {"title": 300, "description": 300, "note": 300, "cited": 300, "credit": 120}
"""Characters of each text that a person writes into a picture."""
PARTS = "sources", "key", "overview", "notes", "map"
"""The parts that a picture has or leaves out."""
MAX_ERAS = 12
MAX_ERA_NAME = 60
MAX_DATE_WORDS = 9
"""Words of an era's days: "from 15 August 2021 to 3 September 2021"."""
MAX_OVERLAPPING = 2
"""Eras on one day: with more, a reader could not tell the bands apart."""


class Colour(StrEnum):
    """What the colours of marks stand for; with ``ONE`` all marks have the same colour."""

    ACTOR = "actor"
    TAG = "tag"
    OUTLET = "outlet"
    MODALITY = "modality"
    ONE = "one"


@dataclass(frozen=True, slots=True)
class Era:
    """A named period that a person draws as a band: "Ceasefire", with its first and last day."""

    name: str
    first: date
    last: date

    def __str__(self) -> str:
        """Return the era in the notation of ``parsed_era``."""
        days = f"{self.first}/{self.last}" if self.first != self.last else str(self.first)
        return f"{days} {self.name}"


def parsed_era(text: str) -> Era:
    """Return the era of a text such as "15 to 31 August 2021 Ceasefire" or "2021-08-15/2021-08-31 Ceasefire".

    Raises UsageError for another notation.
    """
    text = single_line(text)
    days, _, name = text.partition(" ")
    try:
        placed = edtf.parse(days)
    except ValueError as error:
        raise UsageError(
            f"“{short_line(days, 80)}” is in no calendar; correct the days of the era."
        ) from error
    if placed is None:
        placed, name = _in_words(text)
    if placed is None or placed.earliest is None or placed.latest is None or not name:
        raise UsageError(
            f"“{short_line(text, 80)}” is no era; write its days and then its name, such as "
            "“15 to 31 August 2021 Ceasefire”."
        )
    if placed.earliest > placed.latest:
        raise UsageError(f"The era “{short_line(name, 80)}” ends before it begins; exchange its days.")
    if len(name) > MAX_ERA_NAME:
        raise UsageError(
            f"The era's name “{short_line(name, 80)}” is longer than {MAX_ERA_NAME} characters; shorten it."
        )
    return Era(name, placed.earliest, placed.latest)


@lru_cache(maxsize=256)
def _in_words(text: str) -> tuple[CalendarDate | None, str]:
    """Return the days at the beginning of a text, and the name after them.

    The days end with the last word that changes them, or with a figure: "... to 3 September 2021".
    """
    words = text.split(" ")
    found: tuple[CalendarDate | None, str] = None, ""
    for count in range(1, min(len(words) - 1, MAX_DATE_WORDS) + 1):
        written = " ".join(words[:count])
        placed = temporal.parse_user_date(written.rstrip(":,;"))
        if placed is not None and (placed != found[0] or any(map(str.isdigit, words[count - 1]))):
            found = placed, " ".join(words[count:]).lstrip("–—-: ")
    return found


def parsed_eras(texts: Sequence[str]) -> tuple[Era, ...]:
    """Return the eras of some texts, in order of time.

    Raises UsageError for too many eras, and if more than ``MAX_OVERLAPPING`` share a day.
    """
    eras = tuple(sorted(map(parsed_era, texts), key=lambda era: (era.first, era.last, era.name)))
    if len(eras) > MAX_ERAS:
        raise UsageError(f"A picture has room for {MAX_ERAS} eras, not {len(eras)}; leave some out.")
    for at, era in enumerate(eras):
        alike = [other for other in eras[: at + 1] if other.last >= era.first]
        if len(alike) > MAX_OVERLAPPING:
            names = joined([f"“{other.name}”" for other in alike], "and")
            raise UsageError(f"At most {MAX_OVERLAPPING} eras may share a day, not {names}; shorten one.")
    return eras


def readable_eras(texts: Sequence[str]) -> tuple[Era, ...]:
    """Return the eras of stored texts, in order of time, without those that are none or one too many."""
    eras: tuple[Era, ...] = ()
    for text in texts:
        try:
            eras = parsed_eras([*map(str, eras), text])
        except UsageError:
            LOG.debug("a stored era was left out: %s", short_line(text, 80), exc_info=True)
    return eras


class PictureKeywords(TypedDict, total=False):
    """The options of a picture as keywords."""

    title: str
    description: str
    note: str
    cited: str
    credit: str
    eras: Sequence[str]
    colour: str
    sources: bool
    key: bool
    overview: bool
    notes: bool
    map: bool
    readers: bool | None


@dataclass(frozen=True, slots=True)
class PictureOptions:
    """The words of a picture and the choices of its look.

    ``title`` "" stands for the timeline's own or a made one; ``description`` is a sentence below it, ``note``
    one below the picture, ``cited`` the sources in the person's own words instead of the list of outlets,
    ``credit`` who made it. ``sources``, ``key`` and ``overview`` tell whether the picture has these parts;
    with ``notes`` it prints the notes of people below the titles of their events, with ``map`` it has a map
    of their places. With ``readers`` it is for publication: it does not tell how its events were counted,
    dated and corrected. ``None`` is True where only starred events are shown.
    """

    title: str = ""
    description: str = ""
    note: str = ""
    cited: str = ""
    credit: str = ""
    eras: tuple[Era, ...] = ()
    colour: Colour = Colour.ACTOR
    sources: bool = True
    key: bool = True
    overview: bool = False
    notes: bool = False
    map: bool = False
    readers: bool | None = None

    @classmethod
    def of(cls, **keywords: Unpack[PictureKeywords]) -> Self:
        """Return the options of some keywords. Raises UsageError for an unknown one and a wrong value."""
        values: dict[str, Any] = dict(keywords)
        if unknown := values.keys() - PictureKeywords.__annotations__.keys():
            known = joined(list(PictureKeywords.__annotations__), "or")
            raise UsageError(f'There is no option "{short_line(min(unknown))}" of a picture; give {known}.')
        for name, most in MAX_WORDS.items():
            values[name] = _words(name, values.get(name, ""), most)
        for name in PARTS:
            if not isinstance(value := values.get(name, True), bool):
                raise UsageError(f"{name} must be True or False, not {short_line(repr(value), 40)}.")
        if not isinstance(readers := values.get("readers"), bool | None):
            raise UsageError(f"readers must be True, False or None, not {short_line(repr(readers), 40)}.")
        values["eras"] = parsed_eras(_texts(values.get("eras", ())))
        values["colour"] = _colour(values.get("colour", Colour.ACTOR))
        return cls(**values)

    def with_eras(self, more: Sequence[Era]) -> Self:
        """Return the options with more eras. Raises UsageError for too many."""
        texts = dict.fromkeys(map(str, (*more, *self.eras)))
        return replace(self, eras=parsed_eras(list(texts)))


def _words(name: str, value: object, most: int) -> str:
    if not isinstance(value, str):
        raise UsageError(f"The {name} of a picture must be a text, not {type(value).__name__}.")
    words = single_line(value)
    if len(words) > most:
        raise UsageError(f"The {name} has {len(words)} characters; a picture has room for {most}.")
    return words


def _texts(value: object) -> Sequence[str]:
    if isinstance(value, (list, tuple)) and all(isinstance(each, str) for each in value):
        return value
    raise UsageError("eras must be a list of texts such as “2021-08-15/2021-08-31 Ceasefire”.")


def _colour(value: str) -> Colour:
    try:
        return Colour(value)
    except ValueError:
        known = joined([str(colour) for colour in Colour], "or")
        raise UsageError(f'colour cannot be "{short_line(str(value))}"; give {known}.') from None
