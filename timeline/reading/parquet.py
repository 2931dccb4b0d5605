"""Parquet: an article a row, read a few rows at a time."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from timeline.errors import ReadingError
from timeline.reading.columns import matched
from timeline.reading.file import File, Found, parsing
from timeline.reading.record import read_record
from timeline.reading.tables import check_columns, unused

_BATCH = 64
_MOST_ROWS = 5_000_000
_MOST_UNPACKED = 4_000_000_000
"""Bytes of all columns that are read; what says more of itself unpacks to no articles."""


def read(file: File) -> Iterator[Found]:
    """Yield an article for each row that holds one; default ids have the row's number, from 1."""
    with parsing("Parquet file"):
        table = _opened(file)
        names = table.schema_arrow.names
        check_columns(file, names)
        wanted = {name for found in matched(names, file.columns).values() for name in found}
        columns = [name for name in names if name in wanted]
        _check_size(table, columns)
    number = 0
    for number, row in enumerate(_rows(table, columns), 1):
        yield from read_record(file, row, f"row {number}", number)
    if not number:
        raise ReadingError("there is no article in it; give one a row.")
    yield from unused(file, names)


def _opened(file: File) -> Any:
    from pyarrow.parquet import ParquetFile

    return ParquetFile(io.BytesIO(file.whole()))


def _rows(table: Any, columns: list[str]) -> Iterator[dict[str, Any]]:
    batches = table.iter_batches(batch_size=_BATCH, columns=columns)
    while True:
        with parsing("Parquet file"):
            batch = next(batches, None)
            rows = batch.to_pylist() if batch is not None else []
        if batch is None:
            return
        yield from rows


def _check_size(table: Any, columns: list[str]) -> None:
    found = table.metadata
    unpacked = sum(
        found.row_group(group).column(column).total_uncompressed_size
        for group in range(found.num_row_groups)
        for column in range(found.num_columns)
        if found.row_group(group).column(column).path_in_schema.split(".")[0] in columns
    )
    if found.num_rows > _MOST_ROWS or unpacked > _MOST_UNPACKED:
        raise ReadingError(
            f"it unpacks to more than {_MOST_UNPACKED // 1_000_000_000} GB or {_MOST_ROWS:,} rows; split it."
        )
