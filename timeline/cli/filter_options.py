"""The options for filters: one for each criterion, and their values as a ``Selection``.

pandas is imported only for a filter of events: the other verbs start without it.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from timeline.selection import CRITERIA, Criterion, Kind, Selection
from timeline.selection.given_filter_values import choice_words, iso_period, selection_of
from timeline.temporal import calendar
from timeline.words import joined

if TYPE_CHECKING:
    import pandas as pd


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
    return _repeatable("HOW", f"{criterion.help}: {joined(choice_words(criterion), 'or')}")


_ARGUMENTS: Mapping[Kind, Callable[[Criterion], dict[str, Any]]] = {
    Kind.NAMES: lambda criterion: _repeatable("NAME", criterion.help),
    Kind.CHOICE: _choice_argument,
    Kind.TEXT: lambda criterion: {"default": "", "metavar": "WORDS", "help": criterion.help},
    Kind.FLAG: lambda criterion: {"action": "store_true", "help": criterion.help},
    Kind.FIRST_DAY: lambda criterion: {"type": _first_day, "metavar": "DAY", "help": criterion.help},
    Kind.LEAST: lambda criterion: {"type": _number, "default": 0, "metavar": "N", "help": criterion.help},
    Kind.LAST_DAY: lambda criterion: {"type": _last_day, "metavar": "DAY", "help": criterion.help},
}


def _first_day(text: str) -> date:
    return _period(text).first


def _last_day(text: str) -> date:
    return _period(text).last


def _number(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is no number; give 1 or more")
    return int(text)


def _period(text: str) -> calendar.Period:
    try:
        return iso_period(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def selection(options: argparse.Namespace, table: pd.DataFrame) -> Selection:
    """Return the filter of the options for a table of events. Raises UsageError as ``selection_of`` does."""
    values = {criterion.field: getattr(options, _destination(criterion)) for criterion in CRITERIA}
    return selection_of(values, table, lambda criterion: f"--{criterion.option}")
