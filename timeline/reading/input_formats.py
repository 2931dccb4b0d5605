"""The file formats that can be read; the end of a file's name gives its format.

A new format needs a row in ``READERS``, and a module of this room with ``read_articles(file)``, a ``Reader``.
"""

from __future__ import annotations

from importlib import import_module

from timeline.reading.input_file import Reader

READERS = {
    ".txt": "plain_text",
    ".md": "markdown",
    ".jsonl": "json_lines",
    ".json": "json_objects",
    ".csv": "csv_table",
    ".tsv": "csv_table",
    ".parquet": "parquet",
    ".html": "web_page",
    ".htm": "web_page",
    ".pdf": "pdf",
    ".docx": "docx",
    ".xml": "feed",
    ".rss": "feed",
    ".atom": "feed",
}
"""The module for each suffix. It is imported with the first file of its format."""
INPUT_SUFFIXES = tuple(READERS)
"""Suffixes of readable files; ``.gz`` may follow each."""
_GZIP = ".gz"


def suffix_of(name: str) -> str | None:
    """Return the suffix of a file's name without ``.gz``, ``None`` for an unknown format."""
    lowered = name.casefold().removesuffix(_GZIP)
    return next((suffix for suffix in INPUT_SUFFIXES if lowered.endswith(suffix)), None)


def is_readable(name: str) -> bool:
    """Return True if a file with this name is read as part of a folder."""
    return suffix_of(name) is not None


def is_gzip(name: str) -> bool:
    """Return True if a file's name ends with ``.gz``."""
    return name.casefold().endswith(_GZIP)


def suffix_words() -> str:
    """Return all suffixes for a message: ".txt, .md, ... or .atom"."""
    return ", ".join(INPUT_SUFFIXES[:-1]) + " or " + INPUT_SUFFIXES[-1]


def reader(suffix: str) -> Reader:
    """Return the reader for a suffix."""
    found: Reader = import_module(f"timeline.reading.{READERS[suffix]}").read_articles
    return found
