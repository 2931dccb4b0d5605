"""Gzip without its bombs: what unpacks to far more than a text does is stopped."""

from __future__ import annotations

import gzip
import io
from typing import TYPE_CHECKING, BinaryIO

from timeline.errors import ReadingError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_FREE = 50_000_000
"""Bytes that may unpack from however few."""
_RATIO = 100
"""Times its packed size; news text packs to a quarter, the same article over and over to a fiftieth."""


def open_gzip(packed: BinaryIO) -> BinaryIO:
    """Return what is in a gzip stream. Reading from it raises ReadingError for a bomb."""
    return io.BufferedReader(_Unpacked(packed), 1 << 16)


class _Unpacked(io.RawIOBase):
    def __init__(self, packed: BinaryIO) -> None:
        self._packed, self._stream, self._read = packed, gzip.GzipFile(fileobj=packed), 0

    def readable(self) -> bool:
        return True

    def readinto(self, into: WriteableBuffer) -> int:
        data = self._stream.read(len(memoryview(into)))
        self._read += len(data)
        if self._read > _FREE and self._read > _RATIO * max(1, self._packed.tell()):
            raise ReadingError(f"it unpacks to more than {_RATIO} times its size and was left out.")
        memoryview(into)[: len(data)] = data
        return len(data)
