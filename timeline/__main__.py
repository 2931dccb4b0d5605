"""The command line: ``python -m timeline tag | extract | names PATH...``."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import Any, TextIO

from timeline import __version__, pipeline
from timeline.errors import TimelineError, UsageError
from timeline.export import FORMATS, expression_row, mention_row, name_row, write
from timeline.language import is_read, language
from timeline.model import Article, Expression, Extraction, Name
from timeline.reading import KINDS, one_line, read_paths

Row = dict[str, Any]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0, 1 where an article failed, 2 for wrong usage."""
    options = _parser().parse_args(arguments)
    log = Log(sys.stderr)
    try:
        with _output(options.output) as stream:
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
    except KeyboardInterrupt:
        log.line("Stopped.")
        return 130
    log.summary()
    return 1 if log.failures else 0


class Log:
    """What standard error shows: one line for each failure, progress on a terminal, and the counts."""

    def __init__(self, stream: TextIO) -> None:
        self.failures = 0
        self.counts: Counter[str] = Counter()
        self._stream = stream
        self._live = stream.isatty()
        self._begun = self._shown = monotonic()

    def line(self, text: str) -> None:
        """Print one line."""
        print(("\r\x1b[K" if self._live else "") + text, file=self._stream)

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
        failed = f"; {self.failures} could not be read or was read in part" if self.failures else ""
        self.line(f"{self._words()}{failed}.")

    def _words(self) -> str:
        return ", ".join(f"{number:,} {what.replace('_', ' ')}" for what, number in self.counts.items())


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
def _output(path: str | None) -> Iterator[TextIO]:
    if path is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        yield sys.stdout
        sys.stdout.flush()
        return
    try:
        stream = open(path, "w", encoding="utf-8", newline="")  # noqa: SIM115 (its own errors only)
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}; give --output a file that can be written.") from None
    with stream:
        yield stream


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="timeline", description="Dated events out of news articles.")
    parser.add_argument("--version", action="version", version=__version__)
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    for verb, purpose in HELP.items():
        one = verbs.add_parser(verb, help=purpose, description=f"{purpose[0].upper()}{purpose[1:]}.")
        one.add_argument("paths", nargs="+", metavar="PATH", help=f"a folder, or a file: {', '.join(KINDS)}")
        one.add_argument(
            "--workers",
            type=_positive,
            default=os.cpu_count() or 1,
            help="processes (default: the machine's cores)",
        )
        one.add_argument("--output", metavar="FILE", help="write to a file, not to standard output")
        one.add_argument("--format", choices=FORMATS, default="jsonl", help="default: jsonl")
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1 is needed")
    return number


if __name__ == "__main__":
    sys.exit(main())
