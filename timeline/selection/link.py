"""A filter and its arrangement as the parameters of a web address, and back.

Values are plain text, checked one by one: what cannot be understood is said and left out, the rest is
kept. Every setting is written, also where it is the default, and so is the version: a link keeps its
meaning when a default changes. Names are written as they stand in the table; whether any event has them
is not asked here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from timeline.model import Anchor, Modality, Precision
from timeline.selection.criteria import Column, Selection
from timeline.selection.layout_options import Lanes, Order

VERSION = 1
MOST_VALUES = 100  # of one parameter: an address of more is no longer passed on by everything it goes through
LONGEST = 300  # characters of one value
VERSION_KEY, TEXT_KEY, MATCH_KEY, FIRST_KEY, LAST_KEY = "v", "words", "match", "from", "until"
LANES_KEY, ORDER_KEY, COLLAPSED_KEY, WINDOW_KEY, EVENT_KEY = "lanes", "order", "collapsed", "window", "event"
TITLE_KEY, TIMELINE_KEY = "title", "timeline"
LISTS: Mapping[str, tuple[Column, type[StrEnum] | None]] = {
    "actor": ("actors", None),
    "place": ("places", None),
    "stated": ("modality", Modality),
    "dated": ("precision", Precision),
    "found": ("anchor", Anchor),
    "source": ("source", None),
    "article": ("article", None),
}
"""Parameters that may stand several times: what they choose from, and the values that this may have."""
SINGLE = (
    VERSION_KEY, TEXT_KEY, MATCH_KEY, FIRST_KEY, LAST_KEY,
    LANES_KEY, ORDER_KEY, WINDOW_KEY, EVENT_KEY, TITLE_KEY, TIMELINE_KEY,
)  # fmt: skip
KEYS = (*LISTS, *SINGLE, COLLAPSED_KEY)
"""Every parameter that an address of ours has."""
FOREIGN = "embed"  # parameters that begin so are Streamlit's own

Params = Mapping[str, str | Sequence[str]]
Choice = TypeVar("Choice", bound=StrEnum)


class Match(StrEnum):
    """Whether an event needs one of several names of a criterion, or all of them."""

    ANY = "any"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class LinkedView:
    """What an address restores.

    ``window`` is first and last day, ``None`` the one that the program chooses; ``title`` the person's,
    empty without one; ``timeline`` the name of the one in the store, empty where the address names none.
    """

    selection: Selection = field(default_factory=Selection)
    lanes: Lanes = Lanes.NONE
    order: Order = Order.COUNT
    collapsed: frozenset[str] = frozenset()
    window: tuple[date, date] | None = None
    event: str | None = None
    title: str = ""
    timeline: str = ""


def to_params(
    selection: Selection,
    *,
    lanes: Lanes = Lanes.NONE,
    order: Order = Order.COUNT,
    collapsed: Iterable[str] = (),
    window: tuple[date, date] | None = None,
    event: str | None = None,
    title: str = "",
    timeline: str = "",
) -> dict[str, list[str]]:
    """Return the parameters that ``from_params`` reads; one that has nothing to say is left out."""
    params: dict[str, Iterable[str]] = {
        VERSION_KEY: [str(VERSION)],
        **{key: selection.values_of(column) for key, (column, _) in LISTS.items()},
        TEXT_KEY: [_one_line(selection.text)],
        MATCH_KEY: [Match.ALL if selection.every else Match.ANY],
        FIRST_KEY: [_iso(selection.first)],
        LAST_KEY: [_iso(selection.last)],
        LANES_KEY: [lanes],
        ORDER_KEY: [order],
        COLLAPSED_KEY: sorted(collapsed),
        WINDOW_KEY: ["/".join(map(_iso, window)) if window else ""],
        EVENT_KEY: [event or ""],
        TITLE_KEY: [_one_line(title)],
        TIMELINE_KEY: [timeline],
    }
    said = {key: [str(value) for value in values if value] for key, values in params.items()}
    return {key: values for key, values in said.items() if values}


def from_params(params: Params) -> tuple[LinkedView, list[str]]:
    """Return what an address asks for, and a sentence for each part that cannot be understood."""
    read = _Reader(params)
    read.refuse_others()
    first, last = read.day(FIRST_KEY), read.day(LAST_KEY)
    if first and last and first > last:
        read.refuse(f"The link's period ends on {last}, before it begins on {first}")
        first = last = None
    selection = Selection(
        text=_one_line(read.one(TEXT_KEY)),
        first=first,
        last=last,
        every=read.choice(MATCH_KEY, Match.ANY) is Match.ALL,
    )
    for key, (column, known) in LISTS.items():
        selection = selection.with_values(column, read.several(key, list(known) if known else None))
    address = LinkedView(
        selection,
        read.choice(LANES_KEY, Lanes.NONE),
        read.choice(ORDER_KEY, Order.COUNT),
        frozenset(read.several(COLLAPSED_KEY, None)),
        read.window(),
        read.one(EVENT_KEY) or None,
        _one_line(read.one(TITLE_KEY)),
        read.one(TIMELINE_KEY),
    )
    return address, read.faults


class _Reader:
    """Reads parameters one by one and keeps a sentence for each that it cannot."""

    def __init__(self, params: Params) -> None:
        self.faults: list[str] = []
        self._given = {
            key: [value] if isinstance(value, str) else list(value) for key, value in params.items()
        }

    def refuse(self, fault: str) -> None:
        """Say what is left out."""
        self.faults.append(f"{fault}; that part was left out.")

    def refuse_others(self) -> None:
        """Say what is no parameter of ours, and an address of a later version."""
        for key in self._given:
            if key not in KEYS and not key.startswith(FOREIGN):
                self.refuse(f"The link says “{key[:LONGEST]}”, which this version does not know")
        version = self.one(VERSION_KEY) or str(VERSION)
        if not (version.isdecimal() and 1 <= int(version) <= VERSION):
            self.faults.append(
                "The link was made by another version of the program; what this one knows is shown."
            )

    def several(self, key: str, known: Collection[str] | None) -> tuple[str, ...]:
        """Return the values of a parameter, each once."""
        values = list(dict.fromkeys(filter(None, self._given.get(key, ()))))
        if len(values) > MOST_VALUES:
            self.faults.append(
                f"The link has {len(values):,} values of “{key}”; the first {MOST_VALUES} were taken."
            )
        kept = []
        for value in values[:MOST_VALUES]:
            if known is not None and value not in known:
                self.refuse(f"The link's “{key}” is “{value[:LONGEST]}” and not {_either(known)}")
            elif len(value) > LONGEST:
                self.refuse(f"A value of “{key}” in the link is longer than {LONGEST} characters")
            else:
                kept.append(value)
        return tuple(kept)

    def one(self, key: str) -> str:
        """Return the value of a parameter that stands once, empty where it is not there."""
        values = self.several(key, None)
        if len(values) > 1:
            self.faults.append(f"The link says “{key}” more than once; the last was taken.")
        return values[-1] if values else ""

    def choice(self, key: str, default: Choice) -> Choice:
        """Return which value of a kind a parameter has."""
        said = self.one(key)
        kind = type(default)
        if said and said not in list(kind):
            self.refuse(f"The link's “{key}” is “{said}” and not {_either(kind)}")
            return default
        return kind(said) if said else default

    def day(self, key: str) -> date | None:
        """Return the day that a parameter says."""
        said = self.one(key)
        if said and _day(said) is None:
            self.refuse(f"The link's “{key}” is “{said}” and not a day such as 2021-08-15")
        return _day(said)

    def window(self) -> tuple[date, date] | None:
        """Return the first and the last day that are to be visible."""
        said = self.one(WINDOW_KEY)
        days = [_day(end) for end in said.split("/")]
        if len(days) == 2 and days[0] and days[1]:
            return min(days[0], days[1]), max(days[0], days[1])
        if said:
            self.refuse(
                f"The link's “{WINDOW_KEY}” is “{said}” and not two days such as 2021-08-15/2021-09-01"
            )
        return None


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _either(known: Iterable[str]) -> str:
    return " or ".join(known)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
