"""Parquet: one article a row, read in batches of rows."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from timeline.errors import ReadingError
from timeline.reading.article_record import articles_of_record
from timeline.reading.column_names import match_columns
from timeline.reading.csv_table import check_columns, unused_columns_note
from timeline.reading.input_file import InputFile, ReadResult, parse_errors

_BATCH = 64
_MAX_ROWS = 5_000_000
_MAX_UNPACKED_BYTES = 4_000_000_000
"""Limit for all used columns, by the sizes in the file's own metadata."""


def read_articles(file: InputFile) -> Iterator[ReadResult]:
    """Yield an article for each row; the default id has the row's number, from 1."""
    with parse_errors("Parquet file"):
        table = _open(file)
        names = table.schema_arrow.names
        check_columns(file, names)
        wanted = {name for candidates in match_columns(names, file.columns).values() for name in candidates}
        columns = [name for name in names if name in wanted]
        _check_size(table, columns)
    number = 0
    for number, row in enumerate(_rows(table, columns), 1):
        yield from articles_of_record(file, row, f"row {number}", number)
    if not number:
        raise ReadingError("there is no article in it; give one a row.")
    yield from unused_columns_note(file, names)


def _open(file: InputFile) -> Any:
    from pyarrow.parquet import ParquetFile

    return ParquetFile(io.BytesIO(file.read_all()))


def _rows(table: Any, columns: list[str]) -> Iterator[dict[str, Any]]:
    batches = table.iter_batches(batch_size=_BATCH, columns=columns)
    while True:
        with parse_errors("Parquet file"):
            batch = next(batches, None)
            rows = batch.to_pylist() if batch is not None else []
        if batch is None:
            return
        yield from rows


def _check_size(table: Any, columns: list[str]) -> None:
    metadata = table.metadata
    unpacked = sum(
        metadata.row_group(group).column(column).total_uncompressed_size
        for group in range(metadata.num_row_groups)
        for column in range(metadata.num_columns)
        if metadata.row_group(group).column(column).path_in_schema.split(".")[0] in columns
    )
    if metadata.num_rows > _MAX_ROWS or unpacked > _MAX_UNPACKED_BYTES:
        limit = f"{_MAX_UNPACKED_BYTES // 1_000_000_000} GB or {_MAX_ROWS:,} rows"
        raise ReadingError(f"it unpacks to more than {limit}; split it.")
