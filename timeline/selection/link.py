"""A link: a filter with its layout as the parameters of a web address, and back.

Every parameter is plain text and checked on its own. A parameter that is not understood is left out with a
message; the rest is used. All settings are written, even at their defaults, and so is the version: a link
keeps its meaning if a default changes. Names are not checked against any events.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from timeline.errors import UsageError
from timeline.selection.criteria import CRITERIA, PERIODS, Criterion, Kind, Selection
from timeline.selection.layout_options import Lanes, ListOrder, Order
from timeline.selection.picture_options import PARTS, Colour, PictureOptions
from timeline.words import joined

VERSION = 1
MAX_VALUES = 100
"""Values of one parameter: not every program passes a longer link on."""
MAX_DIGITS = 9
MAX_LENGTH = 300
"""Characters of one value."""
VERSION_KEY, LANES_KEY, ORDER_KEY, COLLAPSED_KEY, LIST_KEY = "v", "lanes", "order", "collapsed", "list"
WINDOW_KEY, EVENT_KEY, TIMELINE_KEY = "window", "event", "timeline"
WORD_KEYS = "title", "description", "note", "cited", "credit"
ERA_KEY, COLOUR_KEY, PARTS_KEY, READERS_KEY = "era", "colour", "parts", "readers"
YES, NO = "yes", "no"
NO_PARTS = "none"
KEYS = (
    VERSION_KEY,
    *(criterion.link for criterion in CRITERIA),
    LANES_KEY,
    ORDER_KEY,
    COLLAPSED_KEY,
    LIST_KEY,
    WINDOW_KEY,
    EVENT_KEY,
    *WORD_KEYS,
    ERA_KEY,
    COLOUR_KEY,
    PARTS_KEY,
    READERS_KEY,
    TIMELINE_KEY,
)
"""All parameters of a link."""
STREAMLIT_PREFIX = "embed"  # of Streamlit's own parameters

Params = Mapping[str, str | Sequence[str]]
Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class LinkedView:
    """The contents of a link.

    ``window`` is its first and last day, ``None`` for the default one; ``picture`` are the words and the look
    that a person chose; ``timeline`` is the name of a timeline in the store, or "".
    """

    selection: Selection = field(default_factory=Selection)
    lanes: Lanes = Lanes.NONE
    order: Order = Order.COUNT
    collapsed: frozenset[str] = frozenset()
    window: tuple[date, date] | None = None
    event: str | None = None
    picture: PictureOptions = field(default_factory=PictureOptions)
    timeline: str = ""
    list_order: ListOrder = ListOrder.DATE


def to_params(
    selection: Selection,
    *,
    lanes: Lanes = Lanes.NONE,
    order: Order = Order.COUNT,
    collapsed: Iterable[str] = (),
    window: tuple[date, date] | None = None,
    event: str | None = None,
    picture: PictureOptions | None = None,
    timeline: str = "",
    list_order: ListOrder = ListOrder.DATE,
) -> dict[str, list[str]]:
    """Return the parameters for ``from_params``; an empty one is left out."""
    params: dict[str, Iterable[str]] = {
        VERSION_KEY: [str(VERSION)],
        **{criterion.link: _written(criterion, selection[criterion]) for criterion in CRITERIA},
        LANES_KEY: [lanes],
        ORDER_KEY: [order],
        COLLAPSED_KEY: sorted(collapsed),
        LIST_KEY: [list_order],
        WINDOW_KEY: ["/".join(map(_iso, window)) if window else ""],
        EVENT_KEY: [event or ""],
        **_picture_params(picture or PictureOptions()),
        TIMELINE_KEY: [timeline],
    }
    texts = {key: [str(value) for value in values if value] for key, values in params.items()}
    return {key: values for key, values in texts.items() if values}


def _picture_params(picture: PictureOptions) -> dict[str, Iterable[str]]:
    """Return the words and the look of a picture as parameters of a link."""
    shown = [part for part in PARTS if getattr(picture, part)]
    return {
        **{key: [_one_line(getattr(picture, key))] for key in WORD_KEYS},
        ERA_KEY: map(str, picture.eras),
        COLOUR_KEY: [picture.colour],
        PARTS_KEY: shown or [NO_PARTS],
        READERS_KEY: [] if picture.readers is None else [YES if picture.readers else NO],
    }


def _written(criterion: Criterion, value: Any) -> Iterable[str]:
    """Return the value of a criterion as parameters of a link."""
    if criterion.kind in (Kind.NAMES, Kind.CHOICE):
        return tuple(value)
    if criterion.kind is Kind.TEXT:
        return [_one_line(value)]
    if criterion.kind is Kind.FLAG:
        return [criterion.switch[value]]
    if criterion.kind is Kind.LEAST:
        return [str(value) if value else ""]
    return [_iso(value)]


def from_params(params: Params) -> tuple[LinkedView, list[str]]:
    """Return the contents of a link, and a sentence for each parameter that is not understood."""
    link = _LinkParser(params)
    link.check_keys()
    view = LinkedView(
        link.selection(),
        link.choice(LANES_KEY, Lanes.NONE),
        link.choice(ORDER_KEY, Order.COUNT),
        frozenset(link.values(COLLAPSED_KEY)),
        link.window(),
        link.value(EVENT_KEY) or None,
        link.picture(),
        link.value(TIMELINE_KEY),
        link.choice(LIST_KEY, ListOrder.DATE),
    )
    return view, link.faults


class _LinkParser:
    """Parses parameters one by one and collects a sentence for each fault."""

    def __init__(self, params: Params) -> None:
        self.faults: list[str] = []
        self._params = {
            key: [value] if isinstance(value, str) else list(value) for key, value in params.items()
        }

    def _leave_out(self, fault: str) -> None:
        self.faults.append(f"{fault}; that part was left out.")

    def check_keys(self) -> None:
        """Report unknown parameters and another version of links."""
        for key in self._params:
            if key not in KEYS and not key.startswith(STREAMLIT_PREFIX):
                self._leave_out(f"The link says “{key[:MAX_LENGTH]}”, which this version does not know")
        version = self.value(VERSION_KEY) or str(VERSION)
        if not (version.isdecimal() and 1 <= int(version) <= VERSION):
            self.faults.append(
                "The link was made by another version of the program; its known parts are shown."
            )

    def selection(self) -> Selection:
        """Return the filter."""
        selection = Selection()
        for criterion in CRITERIA:
            selection = selection.with_value(criterion, self._parsers[criterion.kind](self, criterion))
        for first, last in PERIODS:
            begin, end = selection[first], selection[last]
            if begin and end and begin > end:
                name = first.period.lower()
                self._leave_out(f"The link's {name} ends on {end}, before it begins on {begin}")
                selection = selection.with_value(first, None).with_value(last, None)
        return selection

    def _names(self, criterion: Criterion) -> tuple[str, ...]:
        return self.values(criterion.link)

    def _choices(self, criterion: Criterion) -> tuple[str, ...]:
        return self.values(criterion.link, list(map(str, criterion.values)))

    def _text(self, criterion: Criterion) -> str:
        return _one_line(self.value(criterion.link))

    def _flag(self, criterion: Criterion) -> bool:
        off, on = criterion.switch
        return self._known(criterion.link, (off, on), off) == on

    def _day(self, criterion: Criterion) -> date | None:
        text = self.value(criterion.link)
        if text and _parsed_day(text) is None:
            self._leave_out(f"The link's “{criterion.link}” is “{text}” and not a day such as 2021-08-15")
        return _parsed_day(text)

    def _least(self, criterion: Criterion) -> int:
        text = self.value(criterion.link)
        if not text.isdecimal():
            if text:
                self._leave_out(f"The link's “{criterion.link}” is “{text}” and not a number")
            return 0
        return int(text[:MAX_DIGITS])

    _parsers: Mapping[Kind, Callable[[_LinkParser, Criterion], object]] = {
        Kind.NAMES: _names,
        Kind.CHOICE: _choices,
        Kind.TEXT: _text,
        Kind.FLAG: _flag,
        Kind.FIRST_DAY: _day,
        Kind.LAST_DAY: _day,
        Kind.LEAST: _least,
    }

    def values(self, key: str, known: Collection[str] | None = None) -> tuple[str, ...]:
        """Return the values of a parameter, each once; ``known`` are all possible values, if limited."""
        values = list(dict.fromkeys(filter(None, self._params.get(key, ()))))
        if len(values) > MAX_VALUES:
            self.faults.append(
                f"The link has {len(values):,} values of “{key}”; the first {MAX_VALUES} were taken."
            )
        valid = []
        for value in values[:MAX_VALUES]:
            if known is not None and value not in known:
                self._leave_out(f"The link's “{key}” is “{value[:MAX_LENGTH]}” and not {_either(known)}")
            elif len(value) > MAX_LENGTH:
                self._leave_out(f"A value of “{key}” in the link is longer than {MAX_LENGTH} characters")
            else:
                valid.append(value)
        return tuple(valid)

    def value(self, key: str) -> str:
        """Return the value of a parameter that may occur once; "" if it is missing."""
        values = self.values(key)
        if len(values) > 1:
            self.faults.append(f"The link says “{key}” more than once; the last was taken.")
        return values[-1] if values else ""

    def choice(self, key: str, default: Choice) -> Choice:
        """Return the value of a parameter with a fixed list of values."""
        kind = type(default)
        return kind(self._known(key, list(kind), default))

    def _known(self, key: str, known: Collection[str], default: str) -> str:
        value = self.value(key)
        if value and value not in known:
            self._leave_out(f"The link's “{key}” is “{value}” and not {_either(known)}")
            return default
        return value or default

    def picture(self) -> PictureOptions:
        """Return the words and the look of the picture."""
        options = PictureOptions(colour=self.choice(COLOUR_KEY, Colour.ACTOR))
        if parts := self.values(PARTS_KEY, (*PARTS, NO_PARTS)):
            shown: dict[str, Any] = {part: part in parts for part in PARTS}
            options = replace(options, **shown)
        if asked := self._known(READERS_KEY, (YES, NO), ""):
            options = replace(options, readers=asked == YES)
        for key in WORD_KEYS:
            options = self._with(options, key, **{key: self.value(key)})
        for era in self.values(ERA_KEY):
            options = self._with(options, ERA_KEY, eras=[*map(str, options.eras), era])
        return options

    def _with(self, options: PictureOptions, key: str, **values: Any) -> PictureOptions:
        """Return options with a part of the link, or without it and with a fault if it is wrong."""
        try:
            checked = PictureOptions.of(**values)
        except UsageError as error:
            self.faults.append(f"The link's “{key}” was left out. {error}")
            return options
        return replace(options, **{name: getattr(checked, name) for name in values})

    def window(self) -> tuple[date, date] | None:
        """Return the first and the last visible day."""
        text = self.value(WINDOW_KEY)
        days = [_parsed_day(end) for end in text.split("/")]
        if len(days) == 2 and days[0] and days[1]:
            return min(days[0], days[1]), max(days[0], days[1])
        if text:
            self._leave_out(
                f"The link's “{WINDOW_KEY}” is “{text}” and not two days such as 2021-08-15/2021-09-01"
            )
        return None


def _parsed_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _either(known: Iterable[str]) -> str:
    return joined(list(known), "or")


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
