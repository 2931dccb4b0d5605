"""Numbers of events by period and by actor, place, outlet or tag: small charts, filters and a CSV file."""

from __future__ import annotations

from io import StringIO
from typing import Any

import streamlit as st

from timeline.export.row_formats import write_rows
from timeline.export.spreadsheet_csv import BYTE_ORDER_MARK
from timeline.selection import BY_COLUMN, Column
from timeline.selection.filtered_events import Filtered
from timeline.selection.period_counts import PeriodCounts, Unit, ValueCounts, count_rows, fitting_unit
from timeline.timeline import Timeline
from timeline.ui import filter_state
from timeline.ui.filter_bar import value_label
from timeline.ui.filter_state import filter_key
from timeline.ui.messages import render_component
from timeline.ui.session_keys import Key
from timeline.words import counted, long_day, long_period, plural

MAX_VALUES = 50
"""Values in the table, those with most events; the file has all of them."""
MARKUP = '<div class="tl-numbers"></div>'


def render_numbers(timeline: Timeline, filtered: Filtered) -> None:
    """Render the numbers of the filtered events, by the chosen column and period."""
    column, unit, download = st.columns([3, 3, 2], vertical_alignment="bottom")
    columns: list[Column] = list(BY_COLUMN)
    by = column.selectbox(
        "Count by", columns, key=Key.NUMBERS_OF, format_func=lambda each: BY_COLUMN[each].label
    )
    units: list[Unit | None] = [None, *Unit]
    each = unit.selectbox("In each", units, key=Key.NUMBERS_EACH, format_func=_unit_label)
    counts = PeriodCounts.of(filtered, by, each or fitting_unit(filtered), MAX_VALUES)
    download.download_button(
        "Save CSV",
        lambda: numbers_csv(filtered, by, counts.unit),
        f"events-by-{BY_COLUMN[by].noun.replace(' ', '-')}-and-{counts.unit}.csv",
        "text/csv",
        on_click="ignore",
        icon=":material/download:",
    )
    render_component(
        "numbers",
        MARKUP,
        key=Key.NUMBERS,
        data=numbers_data(timeline, counts, by),
        handlers={
            "value": lambda value: filter_state.toggle_values(BY_COLUMN[by], [str(value)]),
            "period": lambda at: _set_period(counts, int(at)),
        },
    )
    st.html(f'<div class="tl-empty">{_remark(counts)}</div>')


def numbers_csv(filtered: Filtered, column: Column, unit: Unit) -> bytes:
    """Return the numbers as a table: a row for each value and period with events."""
    stream = StringIO()
    write_rows(count_rows(filtered, column, unit, BY_COLUMN[column].noun), stream, "csv")
    return (BYTE_ORDER_MARK + stream.getvalue()).encode()


def numbers_data(timeline: Timeline, counts: PeriodCounts, column: Column) -> dict[str, Any]:
    """Return the data of the component: the periods in words, and a row for each value."""
    chosen = st.session_state[filter_key(BY_COLUMN[column])]
    return {
        "heads": [BY_COLUMN[column].label, "Events", f"By {counts.unit}"],
        "periods": [long_period(first, last) for first, last in counts.periods],
        "ends": [long_day(counts.periods[0][0]), long_day(counts.periods[-1][1])] if counts.periods else [],
        "rows": [
            _row("All events", counts.all_events, pressed=None),
            *(
                _row(value_label(timeline, column, each.value), each, each.value in chosen)
                for each in counts.values
            ),
        ],
    }


def _row(label: str, counts: ValueCounts, pressed: bool | None) -> dict[str, Any]:
    return {
        "label": label,
        "value": counts.value,
        "total": counts.total,
        "bars": list(counts.by_period),
        "pressed": pressed,
    }


def _unit_label(unit: Unit | None) -> str:
    return "Automatic" if unit is None else unit.capitalize()


def _remark(counts: PeriodCounts) -> str:
    """Return what the bars leave out."""
    remarks = []
    if counts.outside:
        verb = plural(counts.outside, "lies", "lie")
        remarks.append(f"{counted(counts.outside, 'event')} {verb} before or after the bars.")
    if counts.longer:
        verb = plural(counts.longer, "is", "are")
        dates = plural(counts.longer, "its date is", "their dates are")
        longer = counted(counts.longer, "event")
        remarks.append(f"{longer} {verb} in no bar: {dates} not within one {counts.unit}.")
    if len(counts.values) == MAX_VALUES:
        remarks.append(f"The table has the first {MAX_VALUES}, the file has all.")
    return " ".join(remarks)


def _set_period(counts: PeriodCounts, at: int) -> None:
    """Filter by the pressed period."""
    if 0 <= at < len(counts.periods):
        filter_state.set_period(*counts.periods[at])
