"""The filter in the session: the value of each criterion's widget, and the callbacks that change it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from timeline.selection import BY_FIELD, CRITERIA, PERIODS, Criterion, Kind, Selection
from timeline.ui import date_field
from timeline.words import long_day


def filter_key(criterion: Criterion) -> str:
    """Return the session key of a criterion's widget."""
    return f"filter_{criterion.field}"


OPTION_KEYS = tuple(filter_key(criterion) for criterion in CRITERIA if criterion.column)
"""Keys of the widgets whose options change with their counts, so that they are set in each run."""


_STARRED = filter_key(BY_FIELD["starred"])


def selection() -> Selection:
    """Return the current filter; a period with its ends the wrong way round is ignored."""
    selection = Selection()
    for criterion in CRITERIA:
        value = _FROM_WIDGET[criterion.kind](st.session_state[filter_key(criterion)])
        selection = selection.with_value(criterion, value)
    for first, last in PERIODS:
        if _is_reversed(selection[first], selection[last]):
            selection = selection.with_value(first, None).with_value(last, None)
    return selection


def set_selection(selection: Selection) -> None:
    """Set the widgets to a filter."""
    for criterion in CRITERIA:
        st.session_state[filter_key(criterion)] = _TO_WIDGET[criterion.kind](selection[criterion])


def is_starred() -> bool:
    """Return True if only starred events are shown."""
    return bool(st.session_state[_STARRED])


def set_starred(only: bool) -> None:
    """Show only starred events, or all."""
    st.session_state[_STARRED] = only


def clear_filters() -> None:
    """Remove all filters."""
    set_selection(Selection())


def remove_filter(field: str, value: str) -> None:
    """Remove one value from a filter; both ends of a period are removed together."""
    criterion = BY_FIELD.get(field)
    if criterion is None:
        return
    key = filter_key(criterion)
    if criterion.column:
        st.session_state[key] = [other for other in st.session_state[key] if other != value]
        return
    pairs = [pair for pair in PERIODS if criterion in pair]
    for removed in pairs[0] if pairs else (criterion,):
        st.session_state[filter_key(removed)] = _TO_WIDGET[removed.kind](Selection()[removed])


def toggle_values(criterion: Criterion, values: Sequence[str]) -> None:
    """Add values to a filter by names; remove them if all of them are in it."""
    key = filter_key(criterion)
    before: list[str] = st.session_state[key]
    added = [value for value in dict.fromkeys(values) if value not in before]
    st.session_state[key] = [*before, *added] if added else [other for other in before if other not in values]


def set_period(first: date | None, last: date | None) -> None:
    """Set the period of the filter, both ends inclusive; ``None`` leaves an end open."""
    for field, day in (("first", first), ("last", last)):
        st.session_state[filter_key(BY_FIELD[field])] = _iso(day)


def period_error() -> str | None:
    """Return the error in a typed period, as a sentence; ``None`` if all are valid."""
    for first, last in PERIODS:
        for criterion in (first, last):
            typed = st.session_state[filter_key(criterion)]
            if typed.strip() and date_field.parse_days(typed) is None:
                return date_field.not_a_date(typed)
        begin, end = _typed_day(first), _typed_day(last)
        if begin and end and begin > end:
            return (
                f"{first.label} ({long_day(begin)}) is later than {last.label} ({long_day(end)}). "
                "The period is ignored until you change one of them."
            )
    return None


def normalise_day(criterion: Criterion) -> None:
    """Rewrite a typed day in ISO 8601."""
    if day := _typed_day(criterion):
        st.session_state[filter_key(criterion)] = day.isoformat()


def _typed_day(criterion: Criterion) -> date | None:
    day: date | None = _FROM_WIDGET[criterion.kind](st.session_state[filter_key(criterion)])
    return day


def _first_day(typed: str) -> date | None:
    days = date_field.parse_days(typed)
    return None if days is None else days[0]


def _last_day(typed: str) -> date | None:
    days = date_field.parse_days(typed)
    return None if days is None else days[1]


def _is_reversed(first: date | None, last: date | None) -> bool:
    return first is not None and last is not None and first > last


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


_FROM_WIDGET: Mapping[Kind, Callable[[Any], Any]] = {
    Kind.NAMES: tuple,
    Kind.CHOICE: tuple,
    Kind.TEXT: str,
    Kind.FLAG: bool,
    Kind.LEAST: int,
    Kind.FIRST_DAY: _first_day,
    Kind.LAST_DAY: _last_day,
}
"""Converts the value of a widget into the value of a criterion; a typed month is its first or last day."""
_TO_WIDGET: Mapping[Kind, Callable[[Any], Any]] = {
    Kind.NAMES: list,
    Kind.CHOICE: list,
    Kind.TEXT: str,
    Kind.FLAG: bool,
    Kind.LEAST: int,
    Kind.FIRST_DAY: _iso,
    Kind.LAST_DAY: _iso,
}
