"""Parquet: one article a row, read in batches of rows."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

from timeline.errors import ReadingError
from timeline.reading.article_record import articles_of_record
from timeline.reading.column_names import match_columns
from timeline.reading.csv_table import check_columns, unused_columns_note
from timeline.reading.input_file import InputFile, ReadResult, parse_errors

_BATCH = 64
_MAX_ROWS = 5_000_000
_FREE_BYTES = 500_000_000
"""Unpacked bytes without a check of the ratio."""
_MAX_RATIO = 100
"""Limit for unpacked to packed size. News text has a ratio of 4."""


def read_articles(file: InputFile) -> Iterator[ReadResult]:
    """Yield an article for each row; the default id has the row's number, from 1."""
    with parse_errors("Parquet file"):
        data = file.read_all()
        most = max(_FREE_BYTES, _MAX_RATIO * len(data))
        table = _open(data)
        names = table.schema_arrow.names
        check_columns(file, names)
        wanted = {name for candidates in match_columns(names, file.columns).values() for name in candidates}
        columns = [name for name in names if name in wanted]
        _check_size(table, most)
        table = _open(data, columns)
    number = unpacked = 0
    for number, row in enumerate(_rows(table, columns), 1):
        unpacked += sum(len(value) for value in row.values() if isinstance(value, str | bytes | list))
        if unpacked > most:
            raise _too_large()
        yield from articles_of_record(file, row, f"row {number}", number)
    if not number:
        raise ReadingError("there is no article in it; give one a row.")
    yield from unused_columns_note(file, names)


def _open(data: bytes, columns: Sequence[str] = ()) -> Any:
    """Return a table; the values of ``columns`` are kept once each, however often they are repeated."""
    from pyarrow.parquet import ParquetFile

    return ParquetFile(io.BytesIO(data), read_dictionary=list(columns))


def _rows(table: Any, columns: list[str]) -> Iterator[dict[str, Any]]:
    """Yield the rows, one at a time: a few bytes may stand for many long values."""
    batches = table.iter_batches(batch_size=_BATCH, columns=columns)
    while True:
        with parse_errors("Parquet file"):
            batch = next(batches, None)
        if batch is None:
            return
        for number in range(batch.num_rows):
            with parse_errors("Parquet file"):
                row = {name: _value(batch.column(name)[number]) for name in columns}
            yield row


def _value(cell: Any) -> Any:
    """Return a cell's value; in words for one that Python cannot hold, such as a day in the year 60000."""
    try:
        return cell.as_py()
    except (ValueError, OverflowError):
        return "out of range"


def _check_size(table: Any, most: int) -> None:
    """Raise ReadingError for too many rows or unpacked bytes, by the totals of the row groups.

    The totals of single columns are not asked for: pyarrow 26 ends the process if a damaged file lacks them.
    """
    metadata = table.metadata
    groups = range(metadata.num_row_groups)
    unpacked = sum(metadata.row_group(group).total_byte_size for group in groups)
    if metadata.num_rows > _MAX_ROWS or unpacked > most:
        raise _too_large()


def _too_large() -> ReadingError:
    return ReadingError(
        f"it unpacks to more than {_MAX_RATIO} times its size or {_MAX_ROWS:,} rows; split it."
    )
