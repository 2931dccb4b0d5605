"""The timeline given to a verb: from articles, or from the store."""

from __future__ import annotations

import argparse

from timeline import pipeline
from timeline.cli.articles import articles
from timeline.cli.log import Log
from timeline.errors import TimelineError
from timeline.model import Extraction
from timeline.timeline import Timeline


def read(options: argparse.Namespace, log: Log) -> Timeline:
    """Return the stored timeline of ``--timeline``, else the timeline of the articles."""
    if options.timeline is None:
        return _extracted(options, log)
    from timeline.cli.kept import stored_timeline

    return stored_timeline(options.timeline, log)


def _extracted(options: argparse.Namespace, log: Log) -> Timeline:
    """Extract the articles; log failures and counts."""
    extractions: list[Extraction] = []
    for _, result in pipeline.extract(articles(options, log), options.workers):
        if isinstance(result, TimelineError):
            log.failed(result)
            continue
        log.count(articles=1, dated_statements=len(result.mentions))
        extractions.append(result)
    timeline = Timeline.from_extractions(extractions)
    log.count(events=len(timeline.events))
    return timeline
