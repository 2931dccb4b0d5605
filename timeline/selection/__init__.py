"""The filter of a timeline: its criteria, the filter in words and as a link.

``describe`` gives a filter in words; ``to_params`` and ``from_params`` write and read links. The filtered
events come from ``timeline.selection.event_index``. It needs pandas, so this package does not import it: the
command line reads the criteria at every start.
"""

from timeline.selection.criteria import (
    BY_COLUMN,
    BY_FIELD,
    CRITERIA,
    PERIODS,
    Column,
    Criterion,
    Kind,
    Selection,
)
from timeline.selection.description import describe, describe_for_readers
from timeline.selection.layout_options import Lanes, ListOrder, Order
from timeline.selection.link import LinkedView, from_params, to_params
from timeline.selection.picture_options import Colour, Era, PictureKeywords, PictureOptions

__all__ = [
    "BY_COLUMN",
    "BY_FIELD",
    "CRITERIA",
    "PERIODS",
    "Colour",
    "Column",
    "Criterion",
    "Era",
    "Kind",
    "Lanes",
    "LinkedView",
    "ListOrder",
    "Order",
    "PictureKeywords",
    "PictureOptions",
    "Selection",
    "describe",
    "describe_for_readers",
    "from_params",
    "to_params",
]
