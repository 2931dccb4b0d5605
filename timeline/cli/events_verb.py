"""The verb ``events``: the events of all articles, each with its witnesses."""

from __future__ import annotations

import argparse

from timeline import pipeline
from timeline.cli.article_arguments import add_article_arguments, read_articles
from timeline.cli.output_files import text_output
from timeline.cli.progress import Progress
from timeline.errors import TimelineError
from timeline.export import ROW_FORMATS, write_rows
from timeline.export.merged_event_row import merged_event_row
from timeline.merging import bring_together, weightiest
from timeline.model import Article, Mention


def add_arguments(parser: argparse.ArgumentParser, _: str) -> None:
    """Add the arguments of the verb."""
    add_article_arguments(parser)
    parser.add_argument("--top", type=_count, metavar="N", help="only the N weightiest events")
    parser.add_argument("--output", metavar="FILE", help="write to a file, not to standard output")
    parser.add_argument("--format", choices=ROW_FORMATS, default="jsonl", help="default: jsonl")
    parser.set_defaults(run=_write_events)


def _count(written: str) -> int:
    if not written.isdecimal() or int(written) == 0:
        raise argparse.ArgumentTypeError(f"{written!r} is no number of events; give 1 or more")
    return int(written)


def _write_events(options: argparse.Namespace, progress: Progress) -> None:
    with text_output(options.output, options.paths) as stream:
        articles: dict[str, Article] = {}
        mentions: list[Mention] = []
        for article, result in pipeline.extract(read_articles(options, progress), options.workers):
            if isinstance(result, TimelineError):
                progress.failure(result)
                continue
            articles[article.id] = article
            mentions += result.mentions
            progress.count(articles=1, dated_statements=len(result.mentions))
        executor = pipeline.merging_executor(len(mentions), options.workers)
        events = bring_together(mentions, articles, executor)
        progress.count(events=len(events))
        shown = events if options.top is None else weightiest(events, options.top)
        write_rows((merged_event_row(each, articles) for each in shown), stream, options.format)
