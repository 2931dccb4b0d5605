"""CSV and TSV: a header, then an article a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from timeline.errors import ReadingError, ReadingNote
from timeline.reading.article_record import articles_of_record
from timeline.reading.column_names import match_columns, quoted_names, text_column_error
from timeline.reading.day_order import DayOrder, day_order
from timeline.reading.encoding import decode
from timeline.reading.input_file import MAX_TEXT_BYTES, InputFile, ReadResult
from timeline.safe_text import short_line

_DELIMITERS = ",;\t|"


def read(file: InputFile) -> Iterator[ReadResult]:
    """Yield an article for each row that holds one; default ids have the row's number, the header's being 1.

    Cells may be parted by commas, semicolons, tabs or bars: by what makes most known columns of the header.
    """
    text = decode(file.whole())
    csv.field_size_limit(MAX_TEXT_BYTES)
    delimiter = _delimiter(file, text.text)
    rows = _rows(text.text, delimiter)
    header = next(rows, [])
    if isinstance(header, ReadingError):
        raise header
    names = [name.strip() for name in header]
    check_columns(file, names)
    dated = next((name for name in match_columns(names, file.columns)["published"] if name in names), None)
    days = _days(_rows(text.text, delimiter), names.index(dated)) if dated is not None else DayOrder()
    empty = True
    for number, row in enumerate(rows, 2):
        if isinstance(row, ReadingError):
            yield file.fault(row, f"row {number}")
        elif any(cell.strip() for cell in row):
            empty = False
            yield from _article(file, names, row, number, days, dated)
    if empty:
        raise ReadingError("there is no article below its header; give one a row.")
    if dated is not None and days.unclear:
        yield file.note(days.note(short_line(dated, 40)))
    yield from unused_columns_note(file, names)
    if text.guessed:
        yield file.note(text.note)


def check_columns(file: InputFile, names: Sequence[str]) -> None:
    """Raise ColumnsError where no column can hold the text."""
    found = match_columns(names, file.columns)["text"]
    if not any(name in names for name in found):
        raise text_column_error(
            f"none of its columns is the article's text (here are {quoted_names(names)});"
            ' name one "text", or say which one it is.',
            names,
        )


def unused_columns_note(file: InputFile, names: Sequence[str]) -> Iterator[ReadingNote]:
    """Yield a note of the columns that hold nothing known, where one of them may be the title or the day."""
    found = match_columns(names, file.columns)
    known = {
        name for each in (found, match_columns(names, {})) for holding in each.values() for name in holding
    }
    left = [name for name in names if name and name not in known]
    missing = [
        words
        for field, words in (("title", "the title"), ("published", "the publication date"))
        if not any(name in names for name in found[field])
    ]
    if left and missing:
        what = " or ".join(missing)
        yield file.note(f"no column is known to hold {what}, and these were not used: {quoted_names(left)}.")


def _days(rows: Iterable[list[str] | ReadingError], column: int) -> DayOrder:
    return day_order(row[column] for row in rows if isinstance(row, list) and len(row) > column)


def _article(
    file: InputFile, names: Sequence[str], row: Sequence[str], number: int, days: DayOrder, dated: str | None
) -> Iterator[ReadResult]:
    if len(row) > len(names) and any(row[len(names) :]):
        yield file.fault(
            f"this row has {len(row)} cells, its header {len(names)}; put quotes around its text.",
            f"row {number}",
        )
        return
    cells = {name: cell for name, cell in zip(names, row, strict=False) if name}
    if dated in cells:
        cells[dated] = days.iso(cells[dated])
    yield from articles_of_record(file, cells, f"row {number}", number)


def _delimiter(file: InputFile, text: str) -> str:
    if file.name.casefold().removesuffix(".gz").endswith(".tsv"):
        return "\t"

    def known(delimiter: str) -> tuple[int, int]:
        header = next(_rows(text[:100_000], delimiter), [])
        names = [name.strip() for name in header] if isinstance(header, list) else []
        return sum(bool(found) for found in match_columns(names, {}).values()), len(names)

    return max(_DELIMITERS, key=known)


def _rows(text: str, delimiter: str) -> Iterator[list[str] | ReadingError]:
    """Yield the rows that are not blank, and an error for one that cannot be read."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    while True:
        try:
            if row := next(rows):
                yield row
        except StopIteration:
            return
        except csv.Error:
            most = f"{MAX_TEXT_BYTES // 1_000_000} MB"
            yield ReadingError(f"a cell is longer than {most}, or its quotes do not close; correct it.")
