"""Articles from files, web pages, feeds and pasted text.

Each reader yields, in input order, an ``Article`` or a ``ReadingError``, so that one bad article never stops
the others. A ``ReadingNote`` among them tells the user of a guess that the reader made.
"""

from timeline.reading.column_names import ARTICLE_FIELDS
from timeline.reading.input_formats import INPUT_SUFFIXES, is_readable
from timeline.reading.plain_text import read_text
from timeline.reading.read_inputs import may_fetch, read_bytes, read_inputs, read_paths, read_url

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
