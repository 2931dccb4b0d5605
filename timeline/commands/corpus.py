"""The articles of a verb with the events that were found in all of them together."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from timeline import pipeline
from timeline.commands.articles import articles
from timeline.commands.log import Log
from timeline.errors import TimelineError
from timeline.events import merge
from timeline.model import Article, Event, Extraction
from timeline.table import events_table


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles and events by id; ``table`` has a row for each event."""

    articles: Mapping[str, Article]
    events: Mapping[str, Event]
    table: pd.DataFrame

    def sentences(self) -> dict[str, str]:
        """Return by the event's id the sentences that it is told in."""
        return {
            event.id: "\n".join(
                self.articles[each.article].text[each.start : each.end] for each in event.mentions
            )
            for event in self.events.values()
        }


def read(options: argparse.Namespace, log: Log) -> Corpus:
    """Return the articles that a verb was given with their events; what fails is logged."""
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
    return Corpus(known, {event.id: event for event in events}, events_table(events, known))
