"""CSV and TSV: a header, then an article a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from timeline.errors import ReadingError, ReadingNote
from timeline.reading.columns import listed, matched, unnamed
from timeline.reading.day_order import DayOrder, day_order
from timeline.reading.encoding import decoded
from timeline.reading.file import MOST_TEXT, File, Found
from timeline.reading.record import read_record
from timeline.safe_text import short_line

_DELIMITERS = ",;\t|"


def read(file: File) -> Iterator[Found]:
    """Yield an article for each row that holds one; default ids have the row's number, the header's being 1.

    Cells may be parted by commas, semicolons, tabs or bars: by what makes most known columns of the header.
    """
    text = decoded(file.whole())
    csv.field_size_limit(MOST_TEXT)
    delimiter = _delimiter(file, text.text)
    rows = _rows(text.text, delimiter)
    header = next(rows, [])
    if isinstance(header, ReadingError):
        raise header
    names = [name.strip() for name in header]
    check_columns(file, names)
    dated = next((name for name in matched(names, file.columns)["published"] if name in names), None)
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
    yield from unused(file, names)
    if text.guessed:
        yield file.note(text.note)


def check_columns(file: File, names: Sequence[str]) -> None:
    """Raise ColumnsError where no column can hold the text."""
    found = matched(names, file.columns)["text"]
    if not any(name in names for name in found):
        raise unnamed(
            f"none of its columns is the article's text (here are {listed(names)});"
            ' name one "text", or say which one it is.',
            names,
        )


def unused(file: File, names: Sequence[str]) -> Iterator[ReadingNote]:
    """Yield a note of the columns that hold nothing known, where one of them may be the title or the day."""
    found = matched(names, file.columns)
    known = {name for each in (found, matched(names, {})) for holding in each.values() for name in holding}
    left = [name for name in names if name and name not in known]
    missing = [
        words
        for field, words in (("title", "the title"), ("published", "the publication date"))
        if not any(name in names for name in found[field])
    ]
    if left and missing:
        what = " or ".join(missing)
        yield file.note(f"no column is known to hold {what}, and these were not used: {listed(left)}.")


def _days(rows: Iterable[list[str] | ReadingError], column: int) -> DayOrder:
    return day_order(row[column] for row in rows if isinstance(row, list) and len(row) > column)


def _article(
    file: File, names: Sequence[str], row: Sequence[str], number: int, days: DayOrder, dated: str | None
) -> Iterator[Found]:
    if len(row) > len(names) and any(row[len(names) :]):
        yield file.fault(
            f"this row has {len(row)} cells, its header {len(names)}; put quotes around its text.",
            f"row {number}",
        )
        return
    cells = {name: cell for name, cell in zip(names, row, strict=False) if name}
    if dated in cells:
        cells[dated] = days.iso(cells[dated])
    yield from read_record(file, cells, f"row {number}", number)


def _delimiter(file: File, text: str) -> str:
    if file.name.casefold().removesuffix(".gz").endswith(".tsv"):
        return "\t"

    def known(delimiter: str) -> tuple[int, int]:
        header = next(_rows(text[:100_000], delimiter), [])
        names = [name.strip() for name in header] if isinstance(header, list) else []
        return sum(bool(found) for found in matched(names, {}).values()), len(names)

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
            yield ReadingError(
                f"a cell is longer than {MOST_TEXT // 1_000_000} MB, or its quotes do not close; correct it."
            )
