"""CSV and TSV: a header, then one article a row. Column checks here serve Parquet, too."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline.errors import ReadingError, ReadingNote
from timeline.reading.article_record import articles_of_record
from timeline.reading.column_names import match_columns, quoted_names, text_column_error
from timeline.reading.encoding import decode
from timeline.reading.input_file import MAX_TEXT_BYTES, InputFile, ReadResult
from timeline.reading.publication_day import DayOrder, day_order
from timeline.safe_text import short_line

_DELIMITERS = ",;\t|"
_SEPARATOR_LINE = re.compile(r"\A\ufeff?\"?sep=[,;\t|]\"?[,;\t]*\n", re.IGNORECASE)
"""The first line of Excel that names the delimiter."""


@dataclass(frozen=True, slots=True)
class _Table:
    """A table as text: its columns, the column with the publication date, and the order of day and month."""

    text: str
    delimiter: str
    names: Sequence[str]
    dated: str | None
    order: DayOrder


def read_articles(file: InputFile) -> Iterator[ReadResult]:
    """Yield an article for each row; the default id has the row's number, and the header is row 1.

    The delimiter is a comma, semicolon, tab or bar: the one with the most known columns in the header.
    """
    decoded = decode(file.read_all())
    csv.field_size_limit(MAX_TEXT_BYTES)
    table = _table(file, _SEPARATOR_LINE.sub("", decoded.text, count=1))
    yield from _articles(file, table)
    if table.dated is not None and table.order.ambiguous:
        yield file.note(table.order.note(short_line(table.dated, 40)))
    yield from unused_columns_note(file, table.names)
    if decoded.guessed:
        yield file.note(decoded.note)


def check_columns(file: InputFile, names: Sequence[str]) -> None:
    """Raise ColumnsError if no column can hold the text."""
    if not any(name in names for name in match_columns(names, file.columns)["text"]):
        raise text_column_error(
            f"none of its columns is the article's text (here are {quoted_names(names)});"
            ' name one "text", or say which one it is.',
            names,
        )


def unused_columns_note(file: InputFile, names: Sequence[str]) -> Iterator[ReadingNote]:
    """Yield a note on unused columns if the title or the day is missing: an unused column may hold it."""
    matches = match_columns(names, file.columns)
    known = {
        name
        for columns in (matches, match_columns(names, {}))
        for candidates in columns.values()
        for name in candidates
    }
    unused = [name for name in names if name and name not in known]
    missing = [
        words
        for field, words in (("title", "the title"), ("published", "the publication date"))
        if not any(name in names for name in matches[field])
    ]
    if unused and missing:
        what = " or ".join(missing)
        yield file.note(
            f"no column is known to hold {what}, and these were not used: {quoted_names(unused)}."
        )


def _table(file: InputFile, text: str) -> _Table:
    delimiter = _delimiter(file, text)
    header = next(_rows(text, delimiter), [])
    if isinstance(header, ReadingError):
        raise header
    names = [name.strip() for name in header]
    check_columns(file, names)
    candidates = match_columns(names, file.columns)["published"]
    dated = next((name for name in candidates if name in names), None)
    order = _day_order(text, delimiter, names.index(dated)) if dated is not None else DayOrder()
    return _Table(text, delimiter, names, dated, order)


def _day_order(text: str, delimiter: str, column: int) -> DayOrder:
    rows = _rows(text, delimiter)
    next(rows)
    return day_order(row[column] for row in rows if isinstance(row, list) and len(row) > column)


def _articles(file: InputFile, table: _Table) -> Iterator[ReadResult]:
    rows = _rows(table.text, table.delimiter)
    next(rows)
    empty = True
    for number, row in enumerate(rows, 2):
        if isinstance(row, ReadingError):
            yield file.error(row, f"row {number}")
        elif any(cell.strip() for cell in row):
            empty = False
            yield from _articles_of_row(file, table, row, number)
    if empty:
        raise ReadingError("there is no article below its header; give one a row.")


def _articles_of_row(file: InputFile, table: _Table, row: Sequence[str], number: int) -> Iterator[ReadResult]:
    names, where = table.names, f"row {number}"
    if len(row) > len(names) and any(row[len(names) :]):
        problem = f"this row has {len(row)} cells, its header {len(names)}; put quotes around its text."
        yield file.error(problem, where)
        return
    cells = {name: cell for name, cell in zip(names, row, strict=False) if name}
    if table.dated in cells:
        cells[table.dated] = table.order.iso_date(cells[table.dated])
    yield from articles_of_record(file, cells, where, number)


def _delimiter(file: InputFile, text: str) -> str:
    if file.name.casefold().removesuffix(".gz").endswith(".tsv"):
        return "\t"

    def known_columns(delimiter: str) -> tuple[int, int]:
        header = next(_rows(text[:100_000], delimiter), [])
        names = [name.strip() for name in header] if isinstance(header, list) else []
        return sum(bool(candidates) for candidates in match_columns(names, {}).values()), len(names)

    return max(_DELIMITERS, key=known_columns)


def _rows(text: str, delimiter: str) -> Iterator[list[str] | ReadingError]:
    """Yield the rows with at least one cell, and an error for each unreadable row."""
    taken: list[str] = []

    def lines() -> Iterator[str]:
        for line in io.StringIO(text, newline=""):
            taken.append(line)
            yield line

    rows = csv.reader(lines(), delimiter=delimiter)
    while True:
        taken.clear()
        try:
            row = next(rows)
            if not _closes(taken, delimiter):
                lost = f"this line and the next {len(taken) - 1:,} were" if len(taken) > 1 else "this row was"
                yield ReadingError(f"a quotation mark does not close, so {lost} left out; correct it.")
            elif row:
                yield row
        except StopIteration:
            return
        except csv.Error:
            most = f"{MAX_TEXT_BYTES // 1_000_000} MB"
            yield ReadingError(f"a cell is longer than {most}, or its quotes do not close; correct it.")


def _closes(lines: Sequence[str], delimiter: str) -> bool:
    """Return True if each quoted cell of a row ends at a delimiter or with the row.

    Otherwise the reader takes what follows for a part of the cell: other columns, and whole articles.
    """
    if len(lines) == 1 and lines[0].count('"') % 2 == 0:
        return True
    try:
        return bool(list(csv.reader(lines, delimiter=delimiter, strict=True)))
    except csv.Error:
        return False
