"""An input file: its name, its bytes within limits, and the errors and notes on it."""

from __future__ import annotations

import gzip
import io
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

from timeline.errors import ColumnsError, ReadingError, ReadingNote
from timeline.model import Article
from timeline.reading.link import without_credentials
from timeline.safe_text import short_line

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MAX_TEXT_BYTES = 20_000_000
"""Limit for the text of one article: about three million words."""
MAX_FILE_BYTES = 200_000_000
"""Limit for a file in memory. JSON Lines are read line by line and have no such limit."""
_FREE_BYTES = 50_000_000
"""Unpacked bytes without a check of the ratio."""
_MAX_RATIO = 100
"""Limit for unpacked to packed size. News text has a ratio of 4, one article repeated many times of 50."""

_LOG = logging.getLogger(__name__)

ReadResult = Article | ReadingError
"""What a reader yields: an article, an error, or a note (``ReadingNote``)."""


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read. ``name`` is its path as given, or its address: the default id of its article.

    ``columns`` maps fields of an article to the user's names of columns ("text": "Body"). ``url`` is the
    address of a downloaded file, else ``None``.
    """

    name: str
    stream: BinaryIO
    columns: Mapping[str, str] = field(default_factory=dict)
    url: str | None = None

    def error(self, problem: object, where: str = "") -> ReadingError:
        """Return an error with the file's name and, if given, the place in it ("row 3")."""
        sentence = f"{self._place(where)}: {problem}"
        if isinstance(problem, ColumnsError):
            return ColumnsError(sentence, problem.columns, self.name)
        return ReadingError(sentence)

    def note(self, remark: str, where: str = "") -> ReadingNote:
        """Return a note with the file's name and, if given, the place in it."""
        return ReadingNote(f"{self._place(where)}: {remark}")

    def read_all(self, most: int = MAX_FILE_BYTES) -> bytes:
        """Return all bytes. Raises ReadingError if there are more than ``most``."""
        data = self.stream.read(most + 1)
        if len(data) > most:
            raise ReadingError(f"this is longer than {most // 1_000_000} MB; split it into articles.")
        return data

    def _place(self, where: str) -> str:
        name = short_line(without_credentials(self.name))
        return f"{name}, {where}" if where else name


Reader = Callable[[InputFile], Iterator[ReadResult]]
"""Yields the articles of a file, and an error for each unreadable one.

It raises ReadingError, without the file's name, if nothing in the file can be read.
"""


@contextmanager
def parse_errors(kind: str) -> Iterator[None]:
    """Turn any exception of a parsing library into a ReadingError; the traceback goes to the log."""
    try:
        yield
    except ReadingError:
        raise
    except Exception:
        _LOG.debug("a %s could not be parsed", kind, exc_info=True)
        raise ReadingError(f"this is no {kind}, or it is damaged; open it and save it again.") from None


def open_gzip(packed: BinaryIO) -> BinaryIO:
    """Return the content of a gzip stream. Reading from it raises ReadingError for a gzip bomb."""
    return io.BufferedReader(_BoundedGzip(packed), 1 << 16)


class _BoundedGzip(io.RawIOBase):
    def __init__(self, packed: BinaryIO) -> None:
        self._packed, self._stream, self._unpacked = packed, gzip.GzipFile(fileobj=packed), 0

    def readable(self) -> bool:
        return True

    def readinto(self, into: WriteableBuffer) -> int:
        data = self._stream.read(len(memoryview(into)))
        self._unpacked += len(data)
        if self._unpacked > _FREE_BYTES and self._unpacked > _MAX_RATIO * max(1, self._packed.tell()):
            raise ReadingError(f"it unpacks to more than {_MAX_RATIO} times its size and was left out.")
        memoryview(into)[: len(data)] = data
        return len(data)
