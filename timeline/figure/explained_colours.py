"""The colours of a picture that its key explains; marks with another meaning are in the neutral colour."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from timeline.figure.colours import ALL, COLUMNS, FILTER_COLUMNS
from timeline.figure.label_layout import Rows
from timeline.figure.page_layout import Content, Sheet, Thrift
from timeline.figure.sampling import DatedEvents
from timeline.figure.view_options import View
from timeline.selection import Colour
from timeline.selection.coded_column import Positions


def explained(sheet: Sheet, rows: Rows) -> Rows:
    """Return the rows with the colours that the key explains: a short key has none."""
    if sheet.thrift < Thrift.KEY:
        return _without_rare_colours(sheet.content, rows)
    values = {spot.mark.colour_value for spot in rows.spots} - {ALL}
    return replace(rows, spots=tuple(spot.uncoloured(values) for spot in rows.spots))


def has_telling_colours(content: Content, rows: Rows) -> bool:
    """Return True if one of the colours stands for two marks or more."""
    counts = Counter(spot.mark.colour_value for spot in rows.spots if not spot.mark.repeated)
    return any(counts[value] > 1 for value in content.look.coloured if value != ALL)


def common_values(dates: DatedEvents, positions: Positions, colour: Colour) -> frozenset[str]:
    """Return the values of a colour that two or more of the events at positions have first."""
    if colour not in COLUMNS:
        return frozenset()
    return dates.events.index.column(COLUMNS[colour]).first_values(dates.rows[positions], 2)


def _without_rare_colours(content: Content, rows: Rows) -> Rows:
    """Return the rows with colours only for what two events of the period or more stand for.

    A colour of a single event tells nothing, and makes the key long. The page and a saved picture count the
    same events, so both have the same colours, however many labels there is room for. The values of the
    filter keep theirs, and so do tags, which a person gave.
    """
    if content.view.options.colour in (Colour.MODALITY, Colour.TAG):
        return rows
    shown = {spot.mark.colour_value for spot in rows.spots}.intersection(content.look.coloured)
    rare = shown - {ALL, *content.common, *asked_values(content.view)}
    return replace(rows, spots=tuple(spot.uncoloured(rare) for spot in rows.spots))


def asked_values(view: View) -> tuple[str, ...]:
    """Return the values of the filter that colours stand for."""
    column = FILTER_COLUMNS.get(view.options.colour)
    return view.selection.values_of(column) if column else ()
