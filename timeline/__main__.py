"""The command line: ``python -m timeline tag | extract | names PATH...``."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic
from typing import Any, TextIO

from timeline import __version__, pipeline
from timeline.errors import TimelineError, UsageError
from timeline.export import FORMATS, expression_row, mention_row, name_row, write
from timeline.language import is_read, language
from timeline.model import Article, Expression, Extraction, Name
from timeline.reading import KINDS, one_line, read_paths

Row = dict[str, Any]

MOST_WORKERS = 60
"""What every system allows (Windows, 61)."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0, 1 where an article failed, 2 for wrong usage."""
    options = _parser().parse_args(arguments)
    if threading.current_thread() is threading.main_thread():
        # Ended from outside, it stops as for Ctrl-C: the workers end too.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    log = Log(sys.stderr)
    try:
        with _output(options.output, options.paths) as stream:
            write(
                VERBS[options.verb](_articles(options.paths, log), options.workers, log),
                stream,
                options.format,
            )
    except BrokenPipeError:
        # The reader (``head``, say) has what it wanted; nothing may be flushed into the closed pipe at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except UsageError as error:
        log.line(str(error))
        return 2
    except TimelineError as error:
        log.failed(error)
    except OSError as error:
        log.failed(TimelineError(f"The output could not be written: {error.strerror or error}."))
    except KeyboardInterrupt:
        log.line("Stopped.")
        return 130
    log.summary()
    return 1 if log.failures else 0


class Log:
    """What standard error shows: one line for each failure, progress on a terminal, and the counts."""

    def __init__(self, stream: TextIO | None) -> None:
        self.failures = 0
        self.counts: Counter[str] = Counter()
        self._stream = stream
        self._live = stream is not None and stream.isatty()
        self._begun = self._shown = monotonic()

    def line(self, text: str) -> None:
        """Print one line."""
        self._print(("\r\x1b[K" if self._live else "") + text + "\n")

    def failed(self, error: TimelineError) -> None:
        """Print an error and count it."""
        self.failures += 1
        self.line(str(error))

    def count(self, **found: int) -> None:
        """Add to the counts, and show them on a terminal twice a second at the most."""
        self.counts.update(found)
        now = monotonic()
        if self._live and now - self._shown > 0.5:
            self._shown = now
            rate = self.counts["articles"] / (now - self._begun)
            print(
                f"\r\x1b[K{self._words()}, {rate:.0f} articles a second",
                end="",
                file=self._stream,
                flush=True,
            )

    def summary(self) -> None:
        """Print the counts."""
        failed = f"{self.failures:,} could not be read or was read in part" if self.failures else ""
        self.line("; ".join(part for part in (self._words(), failed) if part) + ".")

    def _words(self) -> str:
        return ", ".join(_counted(number, what.replace("_", " ")) for what, number in self.counts.items())

    def _print(self, text: str) -> None:
        """Print where there is somewhere to print; a closed or full standard error stops no work."""
        if self._stream is not None:
            with suppress(OSError):
                self._stream.write(text)
                self._stream.flush()


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what.removesuffix('s') if number == 1 else what}"


def _tag(articles: Iterable[Article], workers: int, log: Log) -> Iterator[Row]:
    def rows(article: Article, expressions: tuple[Expression, ...]) -> Iterator[Row]:
        _count(article, expressions, log)
        return (expression_row(article, expression) for expression in expressions)

    return _rows(pipeline.tag(articles, workers), rows, log)


def _extract(articles: Iterable[Article], workers: int, log: Log) -> Iterator[Row]:
    def rows(article: Article, found: Extraction) -> Iterator[Row]:
        _count(article, found.expressions, log)
        log.count(dated_statements=len(found.mentions))
        return (mention_row(article, mention) for mention in found.mentions)

    return _rows(pipeline.extract(articles, workers), rows, log)


def _names(articles: Iterable[Article], workers: int, log: Log) -> Iterator[Row]:
    def rows(article: Article, names: tuple[Name, ...]) -> Iterator[Row]:
        log.count(names=len(names))
        return (name_row(article, name) for name in names)

    return _rows(pipeline.names(articles, workers), rows, log)


VERBS: dict[str, Callable[[Iterable[Article], int, Log], Iterator[Row]]] = {
    "tag": _tag,
    "extract": _extract,
    "names": _names,
}
HELP = {
    "tag": "print a line for each time expression",
    "extract": "print a line for each dated statement: date, title, modality, actors, places",
    "names": "print a line for each name of a person, an organisation or a place",
}


def _rows(
    outcomes: Iterable[pipeline.Outcome[Any]], rows: Callable[[Article, Any], Iterator[Row]], log: Log
) -> Iterator[Row]:
    for article, result in outcomes:
        if isinstance(result, TimelineError):
            log.failed(result)
            continue
        log.count(articles=1)
        yield from rows(article, result)


def _count(article: Article, expressions: Sequence[Expression], log: Log) -> None:
    log.count(expressions=len(expressions), unplaced=sum(each.date is None for each in expressions))
    if not expressions and not is_read(code := language(article)):
        log.line(
            f"{one_line(article.id)}: there are no rules for its language ({code}), so nothing was found."
        )


def _articles(paths: Iterable[str], log: Log) -> Iterator[Article]:
    for found in read_paths(paths):
        if isinstance(found, Article):
            yield found
        else:
            log.failed(found)


@contextmanager
def _output(name: str | None, paths: Iterable[str]) -> Iterator[TextIO]:
    if name is None:
        yield _standard_output()
        sys.stdout.flush()
        return
    path = Path(name)
    if any(_is_among(path, Path(given)) for given in paths if given):
        raise UsageError(
            f"{one_line(name)}: this is one of the articles' own files; give --output another name."
        )
    with _whole(path) as stream:
        yield stream


def _standard_output() -> TextIO:
    if sys.stdout is None:
        raise UsageError("Standard output is closed; give --output a file.")
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    return sys.stdout


@contextmanager
def _whole(path: Path) -> Iterator[TextIO]:
    """Open a file that is whole in the end or, where the work stops before, is as it was."""
    part = path if path.exists() and not path.is_file() else path.with_name(f".{path.name}.part")
    try:
        stream = part.open("w", encoding="utf-8", newline="")
    except OSError as error:
        why = error.strerror
        raise UsageError(f"{one_line(str(path))}: {why}; give --output a file that can be written.") from None
    try:
        with stream:
            yield stream
        if part is not path:
            part.replace(path)
    finally:
        if part is not path:
            part.unlink(missing_ok=True)


def _is_among(path: Path, given: Path) -> bool:
    """Return whether a file that is there would be read as an article of a given path."""
    try:
        read = path.resolve()
        return path.is_file() and (
            read == given.resolve()
            or (given.resolve() in read.parents and path.name.casefold().endswith(KINDS))
        )
    except (OSError, RuntimeError):
        return False


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="timeline", description="Dated events out of news articles.")
    parser.add_argument("--version", action="version", version=__version__)
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    for verb, purpose in HELP.items():
        one = verbs.add_parser(verb, help=purpose, description=f"{purpose[0].upper()}{purpose[1:]}.")
        one.add_argument("paths", nargs="+", metavar="PATH", help=f"a folder, or a file: {', '.join(KINDS)}")
        one.add_argument(
            "--workers",
            type=_processes,
            default=min(os.cpu_count() or 1, MOST_WORKERS),
            help="processes (default: the machine's cores)",
        )
        one.add_argument("--output", metavar="FILE", help="write to a file, not to standard output")
        one.add_argument("--format", choices=FORMATS, default="jsonl", help="default: jsonl")
    return parser


def _processes(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text[:4]) <= MOST_WORKERS or len(text) > 3:
        raise argparse.ArgumentTypeError(f"a number from 1 to {MOST_WORKERS} is needed")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
