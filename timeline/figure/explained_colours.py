"""The colours of a picture that its key explains; marks with another meaning are in the neutral colour."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from timeline.figure.colours import ALL, FILTER_COLUMNS
from timeline.figure.label_layout import Rows
from timeline.figure.page_layout import Content, Sheet, Thrift
from timeline.figure.view_options import View
from timeline.selection import Colour


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


def _without_rare_colours(content: Content, rows: Rows) -> Rows:
    """Return the rows of a still picture with colours only for what two marks or more stand for.

    A colour of a single mark tells nothing, and makes the key long. The values of the filter keep theirs.
    """
    view = content.view
    if not view.still or view.options.colour is Colour.MODALITY:
        return rows
    counts = Counter(spot.mark.colour_value for spot in rows.spots if not spot.mark.repeated)
    rare = {value for value, count in counts.items() if count < 2 and value in content.look.coloured}
    rare -= {ALL, *asked_values(view)}
    return replace(rows, spots=tuple(spot.uncoloured(rare) for spot in rows.spots))


def asked_values(view: View) -> tuple[str, ...]:
    """Return the values of the filter that colours stand for."""
    column = FILTER_COLUMNS.get(view.options.colour)
    return view.selection.values_of(column) if column else ()
