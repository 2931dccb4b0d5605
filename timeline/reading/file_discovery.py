"""The files that paths and folders name, each once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from timeline.errors import ReadingError
from timeline.reading.input_formats import is_readable, suffix_words
from timeline.safe_text import short_line


def discover_files(paths: Iterable[str | Path]) -> Iterator[Path | ReadingError]:
    """Yield the files, and the readable files in the folders, or an error for each bad path."""
    seen: set[Path] = set()
    for path in (file for given in paths for file in _files_at(given)):
        if isinstance(path, Path):
            if (real := path.resolve()) in seen:
                continue
            seen.add(real)
        yield path


def open_error(path: object, error: Exception) -> ReadingError:
    """Return the error for a file that cannot be opened."""
    why = getattr(error, "strerror", None) or "it cannot be opened"
    return ReadingError(f"{short_line(str(path))}: {why}; check the name and its permissions.")


def _files_at(given: str | Path) -> Iterator[Path | ReadingError]:
    if not str(given):
        yield ReadingError("One path is empty; name a file or a folder there.")
        return
    path = Path(given)
    try:
        yield from _files_below(path) if path.is_dir() else [_resolvable(path)]
    except (OSError, RuntimeError) as error:  # RuntimeError: a circle of links, before Python 3.13
        yield open_error(path, error)


def _files_below(folder: Path) -> Iterator[Path | ReadingError]:
    """Yield the readable files below a folder in order of their names; no link may lead out of it."""
    home, count = folder.resolve(), 0
    closed: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=closed.append):
        folders.sort()
        for path in (Path(parent, name) for name in sorted(names) if is_readable(name)):
            count += 1
            yield _inside(path, home)
    yield from (open_error(error.filename, error) for error in closed)
    if not count and not closed:
        name = short_line(str(folder))
        yield ReadingError(f"{name}: no article file in this folder; it may hold {suffix_words()}.")


def _inside(path: Path, home: Path) -> Path | ReadingError:
    resolvable = _resolvable(path)
    if isinstance(resolvable, Path) and not resolvable.resolve().is_relative_to(home):
        name = short_line(str(path))
        return ReadingError(f"{name}: this link leads out of its folder; give the file itself.")
    return resolvable


def _resolvable(path: Path) -> Path | ReadingError:
    try:
        path.resolve()
        if path.exists() and not path.is_file():
            name = short_line(str(path))
            return ReadingError(f"{name}: this is neither a file nor a folder; give one of them.")
    except (OSError, RuntimeError) as error:
        return open_error(path, error)
    return path
