"""A file that is being read: its name, its bytes within a limit, and the errors that name it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import BinaryIO

from timeline.errors import ColumnsError, ReadingError, ReadingNote
from timeline.model import Article
from timeline.safe_text import short_line

MAX_TEXT_BYTES = 20_000_000
"""The longest text that is taken for one article, in bytes: some three million words."""
MAX_FILE_BYTES = 200_000_000
"""The largest file, in bytes, of the kinds that are read as a whole; JSON Lines and Parquet are not."""

ReadResult = Article | ReadingError


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read. ``name`` is its path as given, or its address: the default id of its article.

    ``columns`` says which of its columns or fields holds what, where a person has said so ("text": "Body").
    ``url`` is the address that it was fetched from.
    """

    name: str
    stream: BinaryIO
    columns: Mapping[str, str] = field(default_factory=dict)
    url: str | None = None

    def fault(self, what: object, where: str = "") -> ReadingError:
        """Return an error that names the file and, where it has several articles, the place in it."""
        sentence = f"{self._place(where)}: {what}"
        if isinstance(what, ColumnsError):
            return ColumnsError(sentence, what.columns, self.name)
        return ReadingError(sentence)

    def note(self, what: str, where: str = "") -> ReadingNote:
        """Return what a person should know of how the file was read."""
        return ReadingNote(f"{self._place(where)}: {what}")

    def whole(self, most: int = MAX_FILE_BYTES) -> bytes:
        """Return all bytes. Raises ReadingError where they are more than ``most``."""
        data = self.stream.read(most + 1)
        if len(data) > most:
            raise ReadingError(f"this is longer than {most // 1_000_000} MB; split it into articles.")
        return data

    def _place(self, where: str) -> str:
        return f"{short_line(self.name)}, {where}" if where else short_line(self.name)


Reader = Callable[[InputFile], Iterator[ReadResult]]
"""Yields the articles of a file, and an error for each that cannot be read.

It may raise ReadingError, without the file's name, where nothing of the file can be read.
"""


@contextmanager
def parse_errors(kind: str) -> Iterator[None]:
    """Turn whatever a library raises on bytes that it cannot read into a ReadingError."""
    try:
        yield
    except ReadingError:
        raise
    except Exception:
        raise ReadingError(f"this is no {kind}, or it is damaged; open it and save it again.") from None
