"""Files, pages, feeds, addresses and pasted text to articles.

Every reader yields an ``Article`` for each that could be read and a ``ReadingError`` for each that
could not, in input order, so that a bad one never stops the others. A ``ReadingNote`` among them says
how something was read.
"""

from timeline.reading.address import may_fetch, read_address, read_given
from timeline.reading.columns import FIELDS
from timeline.reading.files import KINDS, is_readable, read_bytes, read_paths
from timeline.reading.plain import read_text

__all__ = [
    "FIELDS",
    "KINDS",
    "is_readable",
    "may_fetch",
    "read_address",
    "read_bytes",
    "read_given",
    "read_paths",
    "read_text",
]
