"""Files, pages, feeds, addresses and pasted text to articles.

Every reader yields an ``Article`` for each that could be read and a ``ReadingError`` for each that
could not, in input order, so that a bad one never stops the others. A ``ReadingNote`` among them says
how something was read.
"""

from timeline.reading.address import may_fetch, read_inputs, read_url
from timeline.reading.column_names import ARTICLE_FIELDS
from timeline.reading.inputs import INPUT_SUFFIXES, is_readable, read_bytes, read_paths
from timeline.reading.plain_text import read_text

__all__ = [
    "ARTICLE_FIELDS",
    "INPUT_SUFFIXES",
    "is_readable",
    "may_fetch",
    "read_bytes",
    "read_inputs",
    "read_paths",
    "read_text",
    "read_url",
]
