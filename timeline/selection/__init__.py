"""What a person has filtered for and how it is arranged: the events kept, the same in words, and as a link.

``Index(table).kept(selection)`` and ``options(selection, column)`` answer in milliseconds at a million
events; ``describe`` gives the filter in words, ``to_params`` and ``from_params`` write and read an address.
"""

from timeline.selection.address import Address, from_params, to_params
from timeline.selection.aliases import aliases_of
from timeline.selection.arrangement import Lanes, Order
from timeline.selection.criteria import Column, Selection
from timeline.selection.description import describe
from timeline.selection.filter import counts, keep, options
from timeline.selection.index import Index
from timeline.selection.kept import Kept

__all__ = [
    "Address",
    "Column",
    "Index",
    "Kept",
    "Lanes",
    "Order",
    "Selection",
    "aliases_of",
    "counts",
    "describe",
    "from_params",
    "keep",
    "options",
    "to_params",
]
