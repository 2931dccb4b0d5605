"""The articles of a verb with the events that are told in all of them together."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

import pandas as pd

from timeline import pipeline
from timeline.cli.articles import articles
from timeline.cli.log import Log
from timeline.errors import TimelineError
from timeline.events import merge
from timeline.export.event_collection import Remark
from timeline.model import Article, Event, Extraction
from timeline.table import events_table, sentences


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles, events and what was said of them by id; ``table`` has a row for each event.

    ``title`` is what a person gave; ``name`` is that of the timeline that was kept.
    """

    articles: Mapping[str, Article]
    events: Mapping[str, Event]
    table: pd.DataFrame
    title: str = ""
    name: str = ""
    remarks: Mapping[str, Remark] = field(default_factory=dict)

    @classmethod
    def of(cls, articles: Mapping[str, Article], events: Iterable[Event], **kept: Any) -> Self:
        """Return these articles with these events, and what is ``kept`` with them in a timeline."""
        listed = list(events)
        return cls(articles, {event.id: event for event in listed}, events_table(listed, articles), **kept)

    def sentences(self) -> dict[str, str]:
        """Return by the event's id the sentences that it is told in."""
        return sentences(self.events.values(), self.articles)


def read(options: argparse.Namespace, log: Log) -> Corpus:
    """Return the timeline that a verb was given, or the articles with what is found in them."""
    return _extracted(options, log) if options.timeline is None else _stored(options.timeline, log)


def _stored(name: str, log: Log) -> Corpus:
    from timeline.cli.kept import as_corrected  # with a database, which no article needs
    from timeline.export.remarks import event_remarks

    project, shown = as_corrected(name, log)
    said = event_remarks(shown)
    return Corpus.of(shown.articles, shown.events, title=project.title, name=project.name, remarks=said)


def _extracted(options: argparse.Namespace, log: Log) -> Corpus:
    """Return the articles with their events; what fails is logged."""
    found: list[Extraction] = []
    for _, result in pipeline.extract(articles(options, log), options.workers):
        if isinstance(result, TimelineError):
            log.failed(result)
            continue
        log.count(articles=1, dated_statements=len(result.mentions))
        found.append(result)
    known = {each.article.id: each.article for each in found}
    events = merge([mention for each in found for mention in each.mentions])
    log.count(events=len(events))
    return Corpus.of(known, events)
