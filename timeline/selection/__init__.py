"""What a person has filtered for and how it is arranged: the events kept, the same in words, and as a link.

``Index(table).kept(selection)`` and ``options(selection, column)`` answer in milliseconds at a million
events; ``words`` says the filter, ``to_params`` and ``from_params`` write and read an address.
"""

from timeline.selection.address import Address, from_params, to_params
from timeline.selection.aliases import aliases_of
from timeline.selection.arrangement import Lanes, Order
from timeline.selection.criteria import (
    ANCHOR_WORDS,
    MODALITY_WORDS,
    PRECISION_WORDS,
    Column,
    Precision,
    Selection,
)
from timeline.selection.filter import counts, keep, options
from timeline.selection.index import Index
from timeline.selection.kept import Kept
from timeline.selection.words import period, words

__all__ = [
    "ANCHOR_WORDS",
    "MODALITY_WORDS",
    "PRECISION_WORDS",
    "Address",
    "Column",
    "Index",
    "Kept",
    "Lanes",
    "Order",
    "Precision",
    "Selection",
    "aliases_of",
    "counts",
    "from_params",
    "keep",
    "options",
    "period",
    "to_params",
    "words",
]
