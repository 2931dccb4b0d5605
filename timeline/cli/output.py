"""Where the files of a verb go: each is whole in the end, or as it was before."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TextIO

from timeline.atomic_file import atomic_file
from timeline.errors import UsageError
from timeline.reading import is_readable
from timeline.safe_text import short_line


@contextmanager
def text_output(name: str | None, paths: Iterable[str]) -> Iterator[TextIO]:
    """Open a file for text in UTF-8, or standard output where no name is given.

    Raises UsageError as ``output`` does, and where standard output is closed.
    """
    if name is None:
        yield _standard_output()
        sys.stdout.flush()
        return
    with output(name, paths) as stream:
        text = TextIOWrapper(stream, encoding="utf-8", newline="")
        try:
            yield text
        finally:
            text.detach()


@contextmanager
def output(name: str, paths: Iterable[str]) -> Iterator[BinaryIO]:
    """Open a file that is whole in the end or, where the work stops before, is as it was.

    Raises UsageError where it cannot be written, or would be read as an article of one of the paths.
    """
    if any(_is_among(Path(name), Path(given)) for given in paths if given):
        raise UsageError(
            f"{short_line(name)}: this is one of the articles' own files; give --output another name."
        )
    with _whole(Path(name)) as stream:
        yield stream


def _standard_output() -> TextIO:
    if sys.stdout is None:
        raise UsageError("Standard output is closed; give --output a file.")
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    return sys.stdout


@contextmanager
def _whole(path: Path) -> Iterator[BinaryIO]:
    with ExitStack() as stack:
        try:
            stream = stack.enter_context(atomic_file(path))
        except OSError as error:
            why = error.strerror
            raise UsageError(
                f"{short_line(str(path))}: {why}; give --output a file that can be written."
            ) from None
        yield stream


def _is_among(path: Path, given: Path) -> bool:
    """Return whether a file that is there would be read as an article of a given path."""
    try:
        read = path.resolve()
        return path.is_file() and (
            read == given.resolve() or (given.resolve() in read.parents and is_readable(path.name))
        )
    except (OSError, RuntimeError):
        return False
