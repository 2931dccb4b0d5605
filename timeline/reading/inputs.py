"""Which reader reads which file, and which files a folder holds."""

from __future__ import annotations

import gzip
import io
import os
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from timeline.errors import ReadingError
from timeline.model import Article
from timeline.reading.column_names import valid_mapping
from timeline.reading.input_file import InputFile, Reader, ReadResult
from timeline.reading.unpacked import open_gzip
from timeline.safe_text import encodable, short_line

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
"""The module of this room that reads a kind; it is imported when the first such file comes."""
INPUT_SUFFIXES = tuple(READERS)
"""Ends of names of the files that are read; each may have ".gz" after it."""
_PACKED = ".gz"


def read_paths(paths: Iterable[str | Path], columns: Mapping[str, str] | None = None) -> Iterator[ReadResult]:
    """Yield what the files, and the files in the folders, hold.

    A file's path as given is the default id of its articles. A file that is named twice is read
    once; an id that is used twice is an error the second time. ``columns`` maps fields of an article to
    the names that the files have for them ("text": "Body"). Raises ReadingError for a field that is none.
    """
    chosen = valid_mapping(columns)
    yield from unique_ids(found for path in _files(paths) for found in _read_path(path, chosen))


def read_bytes(
    name: str, data: bytes, columns: Mapping[str, str] | None = None, url: str | None = None
) -> Iterator[ReadResult]:
    """Yield what a file called ``name`` with these bytes holds; the name gives kind and default id.

    ``columns`` is that of ``read_paths``, ``url`` the address that the bytes were fetched from.
    """
    yield from read_input_file(InputFile(name, io.BytesIO(data), valid_mapping(columns), url))


def read_input_file(file: InputFile, kind: str | None = None) -> Iterator[ReadResult]:
    """Yield what an open file holds, read as a kind (".html") where its name does not tell."""
    yield from unique_ids(_read(file, kind))


def is_readable(name: str) -> bool:
    """Return whether a file of that name is read where it lies in a folder."""
    return _kind(name) is not None


def _files(paths: Iterable[str | Path]) -> Iterator[Path | ReadingError]:
    seen: set[Path] = set()
    for path in (found for given in paths for found in _named(given)):
        if isinstance(path, Path):
            if (real := path.resolve()) in seen:
                continue
            seen.add(real)
        yield path


def _named(given: str | Path) -> Iterator[Path | ReadingError]:
    """Yield the files that a path names, each of which can be resolved, or why there are none."""
    if not str(given):
        yield ReadingError("One path is empty; name a file or a folder there.")
        return
    path = Path(given)
    try:
        yield from _below(path) if path.is_dir() else [_resolvable(path)]
    except (OSError, RuntimeError) as error:  # RuntimeError: a circle of links, before Python 3.13
        yield _unopened(path, error)


def _below(folder: Path) -> Iterator[Path | ReadingError]:
    """Yield the readable files below a folder by name, without those that a link leads out of it."""
    home, count = folder.resolve(), 0
    closed: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=closed.append):
        folders.sort()
        for path in (Path(parent, name) for name in sorted(names) if _kind(name)):
            count += 1
            yield _inside(path, home)
    yield from (_unopened(error.filename, error) for error in closed)
    if not count and not closed:
        yield ReadingError(f"{_shown(folder)}: no article file in this folder; it may hold {_listed()}.")


def _inside(path: Path, home: Path) -> Path | ReadingError:
    found = _resolvable(path)
    if isinstance(found, Path) and not found.resolve().is_relative_to(home):
        return ReadingError(f"{_shown(path)}: this link leads out of its folder; give the file itself.")
    return found


def _resolvable(path: Path) -> Path | ReadingError:
    try:
        path.resolve()
        if path.exists() and not path.is_file():
            return ReadingError(f"{_shown(path)}: this is neither a file nor a folder; give one of them.")
    except (OSError, RuntimeError) as error:
        return _unopened(path, error)
    return path


def _unopened(path: object, error: Exception) -> ReadingError:
    why = getattr(error, "strerror", None) or "it cannot be opened"
    return ReadingError(f"{_shown(path)}: {why}; check the name and its permissions.")


def _read_path(path: Path | ReadingError, columns: Mapping[str, str]) -> Iterator[ReadResult]:
    if isinstance(path, ReadingError):
        yield path
        return
    try:
        with path.open("rb") as stream:
            yield from _read(InputFile(encodable(path.as_posix()), stream, columns))
    except OSError as error:
        yield _unopened(path, error)


def _read(file: InputFile, kind: str | None = None) -> Iterator[ReadResult]:
    kind, packed = kind or _kind(file.name), kind is None and file.name.casefold().endswith(_PACKED)
    if kind is None:
        yield file.fault(f"files of this kind cannot be read; give {_listed()}.")
        return
    try:
        yield from _reader(kind)(replace(file, stream=open_gzip(file.stream)) if packed else file)
    except ReadingError as error:
        yield file.fault(error)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        yield file.fault("this gzip file is damaged or cut short; make it again.")


def _reader(kind: str) -> Reader:
    reader: Reader = import_module(f"timeline.reading.{READERS[kind]}").read
    return reader


def unique_ids(found: Iterable[ReadResult]) -> Iterator[ReadResult]:
    """Yield the articles, but an error for each whose id another one had before."""
    ids: set[str] = set()
    for one in found:
        if isinstance(one, Article) and one.id in ids:
            yield ReadingError(f"{_shown(one.id)}: this id stands twice; the second article was left out.")
            continue
        if isinstance(one, Article):
            ids.add(one.id)
        yield one


def _kind(name: str) -> str | None:
    lowered = name.casefold().removesuffix(_PACKED)
    return next((kind for kind in INPUT_SUFFIXES if lowered.endswith(kind)), None)


def _listed() -> str:
    return ", ".join(INPUT_SUFFIXES[:-1]) + " or " + INPUT_SUFFIXES[-1]


def _shown(name: object) -> str:
    return short_line(str(name))
