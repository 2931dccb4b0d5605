"""``tag``, ``extract`` and ``names``: what was found in the articles, as rows."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from timeline import pipeline
from timeline.cli.articles import add_input, articles
from timeline.cli.log import Log
from timeline.cli.output import text_output
from timeline.errors import TimelineError
from timeline.export import ROW_FORMATS, expression_row, mention_row, name_row, write_rows
from timeline.language import has_rules, language
from timeline.model import Article, Expression, Extraction, Name
from timeline.safe_text import short_line

Row = dict[str, Any]


def add(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verbs to the command line."""
    for verb, purpose in HELP.items():
        parser = verbs.add_parser(verb, help=purpose, description=f"{purpose[0].upper()}{purpose[1:]}.")
        add_input(parser)
        parser.add_argument("--output", metavar="FILE", help="write to a file, not to standard output")
        parser.add_argument("--format", choices=ROW_FORMATS, default="jsonl", help="default: jsonl")
        parser.set_defaults(run=_print)


def _print(options: argparse.Namespace, log: Log) -> None:
    with text_output(options.output, options.paths) as stream:
        rows = VERBS[options.verb](articles(options, log), options.workers, log)
        write_rows(rows, stream, options.format)


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
    if not expressions and not has_rules(code := language(article)):
        log.line(
            f"{short_line(article.id)}: there are no rules for its language ({code}), so nothing was found."
        )
