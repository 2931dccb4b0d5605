"""Rows to JSON Lines or CSV."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TextIO

Rows = Iterable[Mapping[str, Any]]

_UNPRINTED = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
"""Control, direction and invisible characters, which have no place in a cell."""
_FORMULA = ("=", "+", "-", "@", "\uff0b", "\uff0d", "\uff1d", "\uff20")
"""What a spreadsheet takes for the beginning of a formula, with and after white space (OWASP)."""


def write(rows: Rows, stream: TextIO, kind: str) -> None:
    """Write the rows to a stream as ``kind``, one of ``FORMATS``, each as soon as it comes."""
    FORMATS[kind](rows, stream)


def _write_jsonl(rows: Rows, stream: TextIO) -> None:
    for row in rows:
        stream.write(json.dumps(row, ensure_ascii=False) + "\n")


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
    shown = _UNPRINTED.sub(" ", value)
    return "'" + shown if shown.lstrip().startswith(_FORMULA) else shown


FORMATS: dict[str, Callable[[Rows, TextIO], None]] = {"jsonl": _write_jsonl, "csv": _write_csv}
