"""Rows as JSON Lines or CSV. No text acts as a formula or changes the reading direction of its neighbours."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TextIO

from timeline.safe_text import visible

Rows = Iterable[Mapping[str, Any]]

_NOT_ASCII = re.compile(r"[^\n -~]+")
_FORMULA = ("=", "+", "-", "@", "\uff0b", "\uff0d", "\uff1d", "\uff20")
"""Characters that begin a formula in a spreadsheet, also after white space (OWASP)."""


def write_rows(rows: Rows, stream: TextIO, kind: str) -> None:
    """Write the rows to a stream in the format ``kind``, a key of ``ROW_FORMATS``, one by one."""
    ROW_FORMATS[kind](rows, stream)


def json_text(value: object, indent: int | None = None) -> str:
    r"""Return JSON with letters unchanged and invisible characters as ``\uXXXX``.

    A raw direction mark would reorder the line in an editor or terminal.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return text if text.isprintable() else _NOT_ASCII.sub(_escape_run, text)


def _escape_run(match: re.Match[str]) -> str:
    run = match[0]
    return run if run.isprintable() else "".join(_escape(char) for char in run)


def _escape(char: str) -> str:
    return char if char.isprintable() else json.dumps(char)[1:-1]


def _write_jsonl(rows: Rows, stream: TextIO) -> None:
    for row in rows:
        stream.write(json_text(row) + "\n")


def _write_csv(rows: Rows, stream: TextIO) -> None:
    """Write a header and the rows (RFC 4180): nested fields as ``expression_start``, lists joined by "; ".

    Every text is quoted, for programs with another delimiter than the comma.
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


def _item(item: object) -> str:
    """Return a member of a list: of a record its name, its id or its date."""
    if not isinstance(item, Mapping):
        return str(item)
    return str(next(item[key] for key in ("name", "id", "date") if key in item))


def _cell(value: object) -> object:
    if isinstance(value, list):
        value = "; ".join(_item(item) for item in value)
    if not isinstance(value, str):
        return value
    text = visible(value)
    return "'" + text if text.lstrip().startswith(_FORMULA) else text


ROW_FORMATS: dict[str, Callable[[Rows, TextIO], None]] = {"jsonl": _write_jsonl, "csv": _write_csv}
