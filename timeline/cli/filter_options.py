"""The options for filters: one for each criterion, and their values as a ``Selection``.

pandas is imported only for a filter of events: the other verbs start without it.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from timeline.errors import UsageError
from timeline.safe_text import short_line
from timeline.selection import CRITERIA, PERIODS, Criterion, Kind, Selection
from timeline.selection.text_search import folded
from timeline.temporal import calendar
from timeline.words import joined

if TYPE_CHECKING:
    import pandas as pd

MAX_SUGGESTIONS = 3
"""Names in the message about an unknown name."""
_ISO_PERIOD = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")


def add_filters(parser: argparse.ArgumentParser) -> None:
    """Add an option for each criterion."""
    for criterion in CRITERIA:
        arguments = _ARGUMENTS[criterion.kind](criterion)
        parser.add_argument(f"--{criterion.option}", dest=_destination(criterion), **arguments)


def _destination(criterion: Criterion) -> str:
    """Return the name of the option's value among the parsed options, apart from all other options."""
    return f"filter_{criterion.field}"


def _repeatable(metavar: str, help_text: str) -> dict[str, Any]:
    help_text = f"{help_text}; give it again for another"
    return {"action": "append", "default": [], "metavar": metavar, "help": help_text}


def _choice_argument(criterion: Criterion) -> dict[str, Any]:
    return _repeatable("HOW", f"{criterion.help}: {joined(_choices(criterion), 'or')}")


_ARGUMENTS: Mapping[Kind, Callable[[Criterion], dict[str, Any]]] = {
    Kind.NAMES: lambda criterion: _repeatable("NAME", criterion.help),
    Kind.CHOICE: _choice_argument,
    Kind.TEXT: lambda criterion: {"default": "", "metavar": "WORDS", "help": criterion.help},
    Kind.FLAG: lambda criterion: {"action": "store_true", "help": criterion.help},
    Kind.FIRST_DAY: lambda criterion: {"type": _first_day, "metavar": "DAY", "help": criterion.help},
    Kind.LAST_DAY: lambda criterion: {"type": _last_day, "metavar": "DAY", "help": criterion.help},
}


def _first_day(text: str) -> date:
    return _period(text).first


def _last_day(text: str) -> date:
    return _period(text).last


def _period(text: str) -> calendar.Period:
    """Return the day, the month or the year of a text in ISO 8601."""
    match = _ISO_PERIOD.fullmatch(text)
    try:
        if match is None:
            raise ValueError
        year, month, day = (int(part or 1) for part in match.groups())
        return _whole_unit(match, date(year, month, day))
    except ValueError:
        raise argparse.ArgumentTypeError(f"a day such as 2021-08-15 is needed, not {text!r}") from None


def _whole_unit(match: re.Match[str], day: date) -> calendar.Period:
    if match["day"]:
        return calendar.single_day(day)
    return calendar.month(day.year, day.month) if match["month"] else calendar.year(day.year)


def selection(options: argparse.Namespace, table: pd.DataFrame) -> Selection:
    """Return the filter of the options for a table of events.

    Raises UsageError for a name of no event (with similar names), for an unknown value, and for a period
    with its ends the wrong way round.
    """
    for first, last in PERIODS:
        begin, end = (getattr(options, _destination(each)) for each in (first, last))
        if begin and end and begin > end:
            raise UsageError(
                f"--{first.option} {begin} is later than --{last.option} {end}; give the earlier day first."
            )
    chosen = Selection()
    for criterion in CRITERIA:
        value = getattr(options, _destination(criterion))
        if criterion.kind is Kind.NAMES:
            value = tuple(_known_names(value, table, criterion))
        elif criterion.kind is Kind.CHOICE:
            value = tuple(_known_values(value, criterion))
        chosen = chosen.with_value(criterion, value)
    return chosen


def _choices(criterion: Criterion) -> Sequence[str]:
    return [f"{value} ({label})" for value, label in criterion.values.items()]


def _known_values(given: Iterable[str], criterion: Criterion) -> Iterator[str]:
    """Yield the values given by value or by label, in any case."""
    known = {name.casefold(): value for value, label in criterion.values.items() for name in (value, label)}
    for name in given:
        if name.casefold() not in known:
            choices = joined(_choices(criterion), "or")
            raise UsageError(f'--{criterion.option} cannot be "{short_line(name)}"; give {choices}.')
        yield known[name.casefold()]


def _known_names(given: Sequence[str], table: pd.DataFrame, criterion: Criterion) -> Iterator[str]:
    """Yield the names as the table has them, given by any of their names, in any case."""
    if not given:
        return
    from timeline.selection.event_index import EventIndex, aliases_of

    names = {name.casefold(): name for name in EventIndex(table).counts(criterion.column)}
    others = {
        alias: name for name, known in aliases_of(names.values()).items() for alias in known.split("\n")
    }
    for name in given:
        known_name = names.get(name.casefold()) or others.get(folded(name))
        if known_name is None:
            raise UsageError(_unknown(name, names, criterion))
        yield known_name


def _unknown(name: str, names: Mapping[str, str], criterion: Criterion) -> str:
    """Return the message about a name of no event, with similar or the most frequent names."""
    lacking = f'No event has the {criterion.noun} "{short_line(name)}"'
    near = [names[match] for match in get_close_matches(name.casefold(), names, MAX_SUGGESTIONS, cutoff=0.5)]
    near += [full for key, full in names.items() if name.casefold() in key and full not in near]
    if near:
        return f"{lacking}; did you mean {' or '.join(near[:MAX_SUGGESTIONS])}?"
    if names:
        return f"{lacking}; the most frequent are {', '.join(list(names.values())[:MAX_SUGGESTIONS])}."
    return f"{lacking}, nor any other."
