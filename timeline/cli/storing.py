"""What the verbs of ``timeline.cli.stored`` do."""

from __future__ import annotations

import argparse
import os
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import Any, TextIO

from timeline.cli.articles import found, tell
from timeline.cli.kept import named, stored_timeline
from timeline.cli.log import Log
from timeline.cli.output import text_output
from timeline.errors import ReadingError, TimelineError
from timeline.export import mention_row, write_rows
from timeline.export.event_collection import Remark
from timeline.export.output_rows import article_row
from timeline.model import Article
from timeline.safe_text import short_line
from timeline.store import IngestStatus, Store, StoredTimeline
from timeline.timeline import Timeline

Row = dict[str, Any]


def _add(options: argparse.Namespace, log: Log) -> None:
    """Add articles; a timeline that is not there is made once there is one to put in it."""
    coming = found(options)
    faults: list[ReadingError] = []
    first = _first_article(coming, faults)
    with Store.open() as store:
        if first is None and store.find(options.timeline) is None:
            for fault in faults:
                tell(fault, log)
            log.line(f'No article was found, so no timeline "{short_line(options.timeline)}" was made.')
            return
        stored = store.find_or_create(options.timeline)
        for added in store.add(stored.id, chain(faults, [first] if first else [], coming), options.workers):
            if added.status is IngestStatus.FAILED:
                log.failed(TimelineError(added.message))
            elif added.status is IngestStatus.NOTED:
                log.line(added.message)
            else:
                log.count(articles=1, **{str(added.status): 1})
        log.line(f'The timeline "{short_line(stored.name)}" is kept in {store.location}.')


def _first_article(coming: Iterator[Article | ReadingError], faults: list[ReadingError]) -> Article | None:
    """Return the first article, ``None`` where there is none; ``faults`` gets what comes before it."""
    for one in coming:
        if isinstance(one, Article):
            return one
        faults.append(one)
    return None


def _read(options: argparse.Namespace, log: Log) -> None:
    if options.until_closed:
        threading.Thread(target=_end_when_closed, daemon=True).start()
    with Store.open() as store, text_output(None, []) as stream:
        by_name = options.id is None
        try:
            stored = named(store, options.timeline) if by_name else store.timeline(options.id)
            for added in store.extract_pending(stored.id, options.workers, failed=by_name):
                log.count(articles=1)
                if added.status is IngestStatus.FAILED:
                    log.failed(TimelineError(added.message))
                _tell(added.key, added.message, stream)
        except TimelineError as error:
            _tell(None, str(error), stream)
            raise


def _tell(article: str | None, fault: str, stream: TextIO) -> None:
    """Write at once what became of an article, or of them all."""
    write_rows([{"article": article, "fault": fault or None}], stream, "jsonl")
    stream.flush()


def _end_when_closed() -> None:
    """End without any farewell: what is stored is whole, and the workers end with this process."""
    sys.stdin.buffer.read()
    os._exit(130)


def _list(options: argparse.Namespace, log: Log) -> None:
    with Store.open() as store, text_output(options.output, []) as stream:
        if options.timeline is None:
            rows = map(_timeline_row, store.timelines())
            counted = "timelines"
        else:
            stored = named(store, options.timeline)
            rows = map(article_row, store.articles(stored.id).values())
            counted = "articles"
        write_rows(_counting(rows, counted, log), stream, "jsonl")


def _export(options: argparse.Namespace, log: Log) -> None:
    timeline = stored_timeline(options.timeline, log)
    with text_output(options.output, []) as stream:
        if options.format == "jsonl":
            write_rows(_mention_rows(timeline), stream, "jsonl")
        else:
            stream.write(_event_file(options.format, timeline))


def _back_up(options: argparse.Namespace, log: Log) -> None:
    with Store.open() as store:
        stored = named(store, options.timeline)
        store.back_up(stored.id, options.file)
        log.count(articles=stored.articles)


def _restore(options: argparse.Namespace, log: Log) -> None:
    with Store.open() as store:
        stored = store.restore(options.file, options.timeline)
        log.line(f'Restored as the timeline "{short_line(stored.name)}" in {store.location}.')
        log.count(articles=stored.articles)


VERBS: Mapping[str, Callable[[argparse.Namespace, Log], None]] = {
    "add": _add,
    "read": _read,
    "list": _list,
    "export": _export,
    "backup": _back_up,
    "restore": _restore,
}


def _timeline_row(stored: StoredTimeline) -> Row:
    made = stored.made.isoformat(timespec="seconds")
    return {
        "timeline": stored.name,
        "title": stored.title,
        "articles": stored.articles,
        "made": made,
    }


def _mention_rows(timeline: Timeline) -> Iterator[Row]:
    for event in timeline.events.values():
        remark = timeline.remarks.get(event.id, Remark()).row
        for mention in event.mentions:
            yield {**mention_row(timeline.articles[mention.article], mention), **remark}


def _event_file(kind: str, timeline: Timeline) -> str:
    from timeline.export.event_collection import collect_events
    from timeline.export.event_formats import EVENT_FORMATS
    from timeline.figure import View

    view = View(title=timeline.title or timeline.name)
    collection = collect_events(timeline.table, timeline.events, timeline.articles, view, timeline.remarks)
    return EVENT_FORMATS[kind].text(collection)


def _counting(rows: Iterator[Row], what: str, log: Log) -> Iterator[Row]:
    for row in rows:
        log.count(**{what: 1})
        yield row
