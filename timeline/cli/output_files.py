"""The output files of a verb, each written as a whole or not at all."""

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
    """Open a file for text in UTF-8; without a name, standard output.

    Raises UsageError as ``binary_output`` does, and for a closed standard output.
    """
    if name is None:
        yield _standard_output()
        sys.stdout.flush()
        return
    with binary_output(name, paths) as stream:
        text = TextIOWrapper(stream, encoding="utf-8", newline="")
        try:
            yield text
        finally:
            text.detach()


@contextmanager
def binary_output(name: str, paths: Iterable[str]) -> Iterator[BinaryIO]:
    """Open a file; if the work stops early, the file stays unchanged.

    Raises UsageError if the file cannot be written, or is itself an article of the input ``paths``.
    """
    if any(_is_input(Path(name), Path(path)) for path in paths if path):
        raise UsageError(
            f"{short_line(name)}: this is one of the articles' own files; give --output another name."
        )
    with _writable(Path(name)) as stream:
        yield stream


def _standard_output() -> TextIO:
    if sys.stdout is None:
        raise UsageError("Standard output is closed; give --output a file.")
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    return sys.stdout


@contextmanager
def _writable(path: Path) -> Iterator[BinaryIO]:
    with ExitStack() as stack:
        try:
            stream = stack.enter_context(atomic_file(path))
        except OSError as error:
            why = error.strerror
            raise UsageError(
                f"{short_line(str(path))}: {why}; give --output a file that can be written."
            ) from None
        yield stream


def _is_input(output: Path, path: Path) -> bool:
    """Return True if an output file exists already and is an article of an input path."""
    try:
        file, given = output.resolve(), path.resolve()
        return output.is_file() and (file == given or (given in file.parents and is_readable(output.name)))
    except (OSError, RuntimeError):
        return False
