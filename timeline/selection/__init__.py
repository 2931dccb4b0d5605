"""The filter of a timeline: its criteria, the filtered events, the filter in words and as a link.

``EventIndex(table)`` filters a million events in milliseconds. ``describe`` gives a filter in words;
``to_params`` and ``from_params`` write and read links.
"""

from timeline.selection.criteria import Column, Selection
from timeline.selection.description import describe
from timeline.selection.event_index import EventIndex
from timeline.selection.filtered import Filtered
from timeline.selection.layout_options import Lanes, Order
from timeline.selection.link import LinkedView, from_params, to_params
from timeline.selection.text_search import aliases_of

__all__ = [
    "Column",
    "EventIndex",
    "Filtered",
    "Lanes",
    "LinkedView",
    "Order",
    "Selection",
    "aliases_of",
    "describe",
    "from_params",
    "to_params",
]
