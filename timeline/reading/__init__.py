"""Files and pasted text to articles.

Every reader yields an ``Article`` for each that could be read and a ``ReadingError`` for each that
could not, in input order, so that a bad one never stops the others.
"""

from timeline.reading.files import KINDS, read_bytes, read_paths
from timeline.reading.plain import one_line, read_text

__all__ = ["KINDS", "one_line", "read_bytes", "read_paths", "read_text"]
