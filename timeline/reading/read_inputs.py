"""Articles from files, folders, bytes and web addresses, in the order of the inputs."""

from __future__ import annotations

import gzip
import io
import logging
import os
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.errors import ReadingError, ReadingNote
from timeline.model import Article
from timeline.reading.column_names import valid_mapping
from timeline.reading.input_file import InputFile, ReadResult, open_gzip
from timeline.reading.input_formats import is_gzip, is_readable, reader, suffix_of, suffix_words
from timeline.reading.link import is_well_formed, without_credentials
from timeline.safe_text import encodable, short_line

if TYPE_CHECKING:
    from timeline.reading.public_network import Network

SETTING = "TIMELINE_FETCH"
"""The environment variable that forbids downloads for all users, unless it is "on", "yes", "true" or "1"."""

_LOG = logging.getLogger(__name__)
_SHOWN_ERRORS = 100
"""Errors of one file that are told one by one."""
_MOST_ERRORS = 50_000
"""Errors that a file may have more than articles: it is none of articles, or was made to fill the memory."""
_PATH_ERRORS = (OSError, RuntimeError, ValueError)
"""RuntimeError: a circle of links, before Python 3.13. ValueError: a NUL in the name."""
_WEB = re.compile(r"https?://", re.IGNORECASE)
_YES = ("", "on", "yes", "true", "1")


def may_fetch() -> bool:
    """Return True if the program may download anything at all."""
    return os.environ.get(SETTING, "").strip().casefold() in _YES


def read_inputs(
    inputs: Iterable[str],
    columns: Mapping[str, str] | None = None,
    *,
    allowed: bool,
    network: Network | None = None,
) -> Iterator[ReadResult]:
    """Yield the articles of files, folders and web addresses, in the given order.

    ``columns`` is described at ``read_paths``, ``allowed`` and ``network`` at ``read_url``.
    """

    def results() -> Iterator[ReadResult]:
        for is_web, group in groupby(inputs, key=_WEB.match):
            if is_web:
                for url in group:
                    yield from read_url(url, allowed=allowed, network=network)
            else:
                yield from read_paths(group, columns)

    yield from _unique_ids(results())


def read_paths(paths: Iterable[str | Path], columns: Mapping[str, str] | None = None) -> Iterator[ReadResult]:
    """Yield the articles of files, and of all files in folders.

    A file's path as given is the default id of its articles. A file named twice is read once; a second
    article with the same id is an error. ``columns`` maps fields of an article to the names in the files
    ("text": "Body"). Raises ReadingError for an unknown field.
    """
    chosen = valid_mapping(columns)
    yield from _unique_ids(result for path in _discover_files(paths) for result in _read_path(path, chosen))


def read_bytes(
    name: str, data: bytes, columns: Mapping[str, str] | None = None, url: str | None = None
) -> Iterator[ReadResult]:
    """Yield the articles of a file with these bytes; ``name`` gives its format and the default id.

    ``columns`` is described at ``read_paths``; ``url`` is the source of downloaded bytes.
    """
    yield from _unique_ids(_read_file(InputFile(name, io.BytesIO(data), valid_mapping(columns), url)))


def read_url(url: str, *, allowed: bool, network: Network | None = None) -> Iterator[ReadResult]:
    """Yield the article of a page, a text or a PDF, or the articles of a feed; the address is the default id.

    ``allowed`` is False if the user or ``may_fetch`` forbids downloads. Only this address and its redirects
    are requested, and only from public hosts. ``network`` is the internet by default.
    """
    url = url.strip()
    name = short_line(without_credentials(url))
    if not allowed:
        yield ReadingError(f"{name}: fetching is switched off; save the page and give the file.")
        return
    from timeline.reading.download import download  # imports ssl and urllib3, not needed for files

    try:
        got = download(url, network)
    except ReadingError as error:
        yield ReadingError(f"{name}: {error}")
        return
    yield from _unique_ids(_read_file(InputFile(url, io.BytesIO(got.data), url=got.url), got.suffix))


def _discover_files(paths: Iterable[str | Path]) -> Iterator[Path | ReadingError]:
    """Yield the files, and the readable files in the folders, or an error for each bad path."""
    seen: set[Path] = set()
    for path in (file for given in paths for file in _files_at(given)):
        if isinstance(path, Path):
            if (real := path.resolve()) in seen:
                continue
            seen.add(real)
        yield path


def _open_error(path: object, error: Exception) -> ReadingError:
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
    except _PATH_ERRORS as error:
        yield _open_error(path, error)


def _files_below(folder: Path) -> Iterator[Path | ReadingError]:
    """Yield the readable files below a folder in order of their names; no link may lead out of it."""
    home, count = folder.resolve(), 0
    closed: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=closed.append):
        folders.sort()
        for path in (Path(parent, name) for name in sorted(names) if is_readable(name)):
            count += 1
            yield _inside(path, home)
    yield from (_open_error(error.filename, error) for error in closed)
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
    except _PATH_ERRORS as error:
        return _open_error(path, error)
    return path


def _read_path(path: Path | ReadingError, columns: Mapping[str, str]) -> Iterator[ReadResult]:
    if isinstance(path, ReadingError):
        yield path
        return
    try:
        with path.open("rb") as stream:
            yield from _read_file(InputFile(encodable(path.as_posix()), stream, columns))
    except OSError as error:
        yield _open_error(path, error)


def _read_file(file: InputFile, suffix: str | None = None) -> Iterator[ReadResult]:
    """Yield the articles of an open file; without ``suffix`` its name gives the format."""
    packed = suffix is None and is_gzip(file.name)
    suffix = suffix or suffix_of(file.name)
    if suffix is None:
        yield file.error(f"files of this kind cannot be read; give {suffix_words()}.")
        return
    try:
        found = reader(suffix)(replace(file, stream=open_gzip(file.stream)) if packed else file)
        yield from _with_few_errors(file, found)
    except ReadingError as error:
        yield file.error(error)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        yield file.error("this gzip file is damaged or cut short; make it again.")
    except OSError as error:
        yield _open_error(file.name, error)
    except Exception as error:  # one file must not end the reading of the others
        _LOG.exception("a reader failed on %r", file.name)
        kind = type(error).__name__
        yield file.error(f"this file could not be read ({kind}); save it again or in another format.")


def _with_few_errors(file: InputFile, found: Iterable[ReadResult]) -> Iterator[ReadResult]:
    """Yield the results with the first errors alone; end a file with far more errors than articles."""
    articles = errors = 0
    for result in found:
        if isinstance(result, ReadingError) and not isinstance(result, ReadingNote):
            errors += 1
            if errors > _MOST_ERRORS + articles:
                yield file.error(f"it has {errors:,} items that cannot be read, and was read no further.")
                return
            if errors > _SHOWN_ERRORS:
                continue
        articles += isinstance(result, Article)
        yield result
    if errors > _SHOWN_ERRORS:
        yield file.error(f"{errors - _SHOWN_ERRORS:,} more of its items cannot be read; correct the file.")


def _with_safe_links(result: ReadResult) -> ReadResult:
    """Return an article without passwords in its id and addresses, and without malformed addresses."""
    if not isinstance(result, Article):
        return result
    values = {name: getattr(result, name) for name in ("id", "url", "archive", "source")}
    safe = {name: without_credentials(value) for name, value in values.items() if value and "@" in value}
    malformed = [name for name in ("url", "archive") if not is_well_formed(values[name] or "")]
    changes: dict[str, Any] = safe | dict.fromkeys(malformed)
    return replace(result, **changes) if changes else result


def _unique_ids(results: Iterable[ReadResult]) -> Iterator[ReadResult]:
    """Yield the results, with an error in place of each article whose id was used before."""
    ids: set[str] = set()
    for result in map(_with_safe_links, results):
        if isinstance(result, Article) and result.id in ids:
            name = short_line(result.id)
            yield ReadingError(f"{name}: two articles have this id; the second one was left out.")
            continue
        if isinstance(result, Article):
            ids.add(result.id)
        yield result
