"""The verbs ``tag``, ``extract`` and ``names``: the results of articles as rows."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from timeline import pipeline
from timeline.cli.article_arguments import add_article_arguments, read_articles
from timeline.cli.output_files import text_output
from timeline.cli.progress import Progress
from timeline.errors import TimelineError
from timeline.executor import Workers
from timeline.export import ROW_FORMATS, expression_row, mention_row, name_row, write_rows
from timeline.language import ENGLISH, has_rules, language, language_name, model_name, other_model
from timeline.model import Article, Expression, Extraction, Name
from timeline.safe_text import short_line

Row = dict[str, Any]


def add_arguments(parser: argparse.ArgumentParser, _: str) -> None:
    """Add the arguments of a verb."""
    add_article_arguments(parser)
    parser.add_argument("--output", metavar="FILE", help="write to a file, not to standard output")
    parser.add_argument("--format", choices=ROW_FORMATS, default="jsonl", help="default: jsonl")
    parser.set_defaults(run=_write_rows)


def _write_rows(options: argparse.Namespace, progress: Progress) -> None:
    if options.verb != "tag" and other_model():
        progress.line(f"English sentences are read by {model_name()}.")
    with text_output(options.output, options.paths) as stream:
        rows = _ROWS[options.verb](read_articles(options, progress), options.workers, progress)
        write_rows(rows, stream, options.format)


def _expression_rows(articles: Iterable[Article], workers: Workers, progress: Progress) -> Iterator[Row]:
    def rows(article: Article, expressions: tuple[Expression, ...]) -> Iterator[Row]:
        _count_expressions(article, expressions, progress)
        return (expression_row(article, expression) for expression in expressions)

    return _rows(pipeline.tag(articles, workers), rows, progress)


def _mention_rows(articles: Iterable[Article], workers: Workers, progress: Progress) -> Iterator[Row]:
    def rows(article: Article, extraction: Extraction) -> Iterator[Row]:
        _count_expressions(article, extraction.expressions, progress)
        progress.count_mentions(extraction.mentions)
        return (mention_row(article, mention) for mention in extraction.mentions)

    return _rows(pipeline.extract(articles, workers), rows, progress)


def _name_rows(articles: Iterable[Article], workers: Workers, progress: Progress) -> Iterator[Row]:
    def rows(article: Article, names: tuple[Name, ...]) -> Iterator[Row]:
        progress.count(names=len(names))
        return (name_row(article, name) for name in names)

    return _rows(pipeline.names(articles, workers), rows, progress)


_ROWS: Mapping[str, Callable[[Iterable[Article], int, Progress], Iterator[Row]]] = {
    "tag": _expression_rows,
    "extract": _mention_rows,
    "names": _name_rows,
}


def _rows(
    outcomes: Iterable[pipeline.Outcome[Any]],
    rows: Callable[[Article, Any], Iterator[Row]],
    progress: Progress,
) -> Iterator[Row]:
    """Yield the rows of each result; report the errors."""
    for article, result in outcomes:
        if isinstance(result, TimelineError):
            progress.failure(result)
            continue
        progress.count(articles=1)
        yield from rows(article, result)


def _count_expressions(article: Article, expressions: Sequence[Expression], progress: Progress) -> None:
    unplaced = sum(each.date is None for each in expressions)
    progress.count(expressions=len(expressions), unplaced=unplaced)
    code = language(article)
    if not expressions and not has_rules(code):
        progress.line(
            f"{short_line(article.id)}: it was read as {language_name(code)}; there are no rules for this"
            " language, so nothing was found."
        )
    elif code != ENGLISH:
        progress.foreign(language_name(code), short_line(article.id))
