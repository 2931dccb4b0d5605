"""Rows to JSON Lines or CSV, in which no text is a formula or reorders what stands beside it."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TextIO

from timeline.safe_text import visible

Rows = Iterable[Mapping[str, Any]]

_FOREIGN = re.compile(r"[^\n -~]+")
_FORMULA = ("=", "+", "-", "@", "\uff0b", "\uff0d", "\uff1d", "\uff20")
"""What a spreadsheet takes for the beginning of a formula, with and after white space (OWASP)."""


def write_rows(rows: Rows, stream: TextIO, kind: str) -> None:
    """Write the rows to a stream as ``kind``, one of ``FORMATS``, each as soon as it comes."""
    ROW_FORMATS[kind](rows, stream)


def json_text(value: object, indent: int | None = None) -> str:
    """Return JSON in which letters stand as they are, and what cannot be seen as its code.

    A direction mark shown raw would reorder the lines of whoever looks at the file.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return text if text.isprintable() else _FOREIGN.sub(_visible, text)


def _visible(found: re.Match[str]) -> str:
    run = found[0]
    return run if run.isprintable() else "".join(_written(char) for char in run)


def _written(char: str) -> str:
    return char if char.isprintable() else json.dumps(char)[1:-1]


def _write_jsonl(rows: Rows, stream: TextIO) -> None:
    for row in rows:
        stream.write(json_text(row) + "\n")


def _write_csv(rows: Rows, stream: TextIO) -> None:
    """Write a header and the rows (RFC 4180): nested fields as ``expression_start``, lists joined by "; ".

    Every text is quoted, for readers that split at another mark than the comma.
    """
    writer = csv.writer(stream, quoting=csv.QUOTE_NONNUMERIC)
    header: list[str] | None = None
    for row in map(_flat, rows):
        if header is None:
            header = list(row)
            writer.writerow(header)
        writer.writerow([_cell(row[column]) for column in header])


def _flat(row: Mapping[str, Any]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in row.items():
        if isinstance(value, Mapping):
            flat |= {f"{key}_{inner}": cell for inner, cell in value.items()}
        else:
            flat[key] = value
    return flat


def _cell(value: object) -> object:
    if isinstance(value, list):
        value = "; ".join(str(item["name"] if isinstance(item, Mapping) else item) for item in value)
    if not isinstance(value, str):
        return value
    shown = visible(value)
    return "'" + shown if shown.lstrip().startswith(_FORMULA) else shown


ROW_FORMATS: dict[str, Callable[[Rows, TextIO], None]] = {"jsonl": _write_jsonl, "csv": _write_csv}
