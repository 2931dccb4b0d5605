"""The verbs for stored timelines: ``add``, ``read``, ``list``, ``export``, ``backup``, ``restore``.

Only ``export`` imports the timeline object, because that needs pandas and Plotly.
"""

from __future__ import annotations

import argparse
import os
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from timeline import pipeline
from timeline.cli.article_arguments import add_article_arguments, add_workers, read_arguments, report
from timeline.cli.output_files import text_output
from timeline.cli.progress import BY_PUBLICATION, Progress
from timeline.errors import DamagedStoreError, ReadingError, StoreError, TimelineError
from timeline.executor import Workers
from timeline.export import mention_row, write_rows
from timeline.export.event_formats import EVENT_FORMATS
from timeline.export.output_rows import article_row
from timeline.model import Article, Mention
from timeline.safe_text import short_line, single_line
from timeline.store import IngestStatus, Store, StoredTimeline
from timeline.store.automatic_backups import AutomaticBackups, Copy
from timeline.store.location import display_location, is_file, store_url
from timeline.store.recovery import replace_damaged, replaced_words, restore_all
from timeline.words import file_size_words

if TYPE_CHECKING:
    from timeline.timeline import Timeline

Row = dict[str, Any]

DEFAULT_NAME = "Timeline"
"""The timeline of a verb without ``--timeline``."""
_OTHER_TIMELINES: Mapping[str, tuple[str | None, str]] = {
    "list": (None, "list the articles of this timeline"),
    "restore": (None, "default: its name in the backup"),
}
"""The default and the help text of ``--timeline`` for the other verbs."""


def add_arguments(parser: argparse.ArgumentParser, verb: str) -> None:
    """Add the arguments of a verb."""
    parser.set_defaults(run=_ACTIONS[verb])
    if verb == "add":
        add_article_arguments(parser)
    if verb == "backup":
        parser.add_argument("file", metavar="FILE")
    if verb == "restore":
        parser.add_argument("file", metavar="FILE", nargs="?", help="default: list the automatic backups")
    if verb in ("list", "export"):
        parser.add_argument("--output", metavar="FILE", help="write to a file, not to standard output")
    if verb == "export":
        parser.add_argument(
            "--format", choices=("jsonl", *EVENT_FORMATS), default="jsonl", help="default: jsonl"
        )
    if verb == "read":
        _add_read_arguments(parser)
    else:
        _add_timeline(parser, *_OTHER_TIMELINES.get(verb, (DEFAULT_NAME, f'default: "{DEFAULT_NAME}"')))


def _add_read_arguments(parser: argparse.ArgumentParser) -> None:
    timeline = parser.add_mutually_exclusive_group()
    _add_timeline(timeline, DEFAULT_NAME, f'default: "{DEFAULT_NAME}"')
    # For the page: the id stays the same after a rename; articles with an earlier failure are left out.
    timeline.add_argument("--id", type=int, help=argparse.SUPPRESS)
    add_workers(parser)
    again = parser.add_mutually_exclusive_group()
    again.add_argument(
        "--again", action="store_true", help="also articles that another version of the program has read"
    )
    again.add_argument(
        "--compare", action="store_true", help="store nothing; print what --again would change"
    )
    parser.add_argument("--until-closed", action="store_true", help="end at once if standard input is closed")


def _add_timeline(parser: argparse._ActionsContainer, default: str | None, text: str) -> None:
    parser.add_argument("--timeline", metavar="NAME", default=default, help=text)


@contextmanager
def opened_store(progress: Progress) -> Iterator[Store]:
    """Give the store; say so if nothing can be saved in it."""
    with Store.open() as store:
        if why := store.why_read_only:
            progress.line(why)
        yield store


def open_timeline(name: str, progress: Progress) -> Timeline:
    """Return a stored timeline; report its corrections without an event."""
    from timeline.timeline import Timeline

    with opened_store(progress) as store:
        timeline = Timeline.from_snapshot(store.snapshot(store.named(name).id))
    for orphan in timeline.corrected.orphans:
        progress.line(f"The correction {orphan.entry.number} no longer matches an event: {orphan.reason}.")
    progress.count(articles=len(timeline.snapshot.articles), events=len(timeline.events))
    if timeline.by_publication:
        progress.count(**{BY_PUBLICATION: timeline.by_publication})
    return timeline


def _add(options: argparse.Namespace, progress: Progress) -> None:
    """Add articles; a new timeline is created only if there is an article for it."""
    name = short_line(options.timeline)
    inputs = read_arguments(options)
    errors: list[ReadingError] = []
    first = _first_article(inputs, errors)
    with Store.open() as store:
        if first is None and store.find(options.timeline) is None:
            for error in errors:
                report(error, progress)
            progress.line(f'No article was found, so no timeline "{name}" was made.')
            return
        stored = store.find_or_create(options.timeline)
        articles = chain(errors, [first] if first else [], inputs)
        for added in store.add(stored.id, articles, options.workers):
            if added.status is IngestStatus.FAILED:
                progress.failure(TimelineError(added.message))
            elif added.status is IngestStatus.NOTED:
                progress.line(added.message)
            else:
                progress.count(articles=1, **{str(added.status): 1})
        _merge(store, stored.id, options.workers, progress)
        progress.line(f'The timeline "{short_line(stored.name)}" is kept in {store.location}.')


def _merge(store: Store, timeline_id: int, workers: Workers, progress: Progress) -> None:
    """Compare the new statements with the others, so that the timeline opens without waiting."""
    merging = store.snapshot(timeline_id).merging
    executor = pipeline.merging_executor(merging.to_compare, workers)
    merging.find(executor, partial(progress.share, "Comparing statements"))


def _first_article(inputs: Iterator[Article | ReadingError], errors: list[ReadingError]) -> Article | None:
    """Return the first article, if there is one; ``errors`` gets the errors before it."""
    for item in inputs:
        if isinstance(item, Article):
            return item
        errors.append(item)
    return None


def _read(options: argparse.Namespace, progress: Progress) -> None:
    """Extract the pending articles; print a line as soon as each is stored."""
    if options.until_closed:
        threading.Thread(target=_exit_when_closed, daemon=True).start()
    with Store.open() as store, text_output(None, []) as stream:
        by_name = options.id is None
        try:
            stored = store.named(options.timeline) if by_name else store.timeline(options.id)
            if options.compare:
                write_rows(_changed_rows(store, stored.id, options.workers, progress), stream, "jsonl")
                return
            for added in store.extract_pending(
                stored.id, options.workers, failed=by_name, outdated=options.again
            ):
                progress.count(articles=1)
                if added.status is IngestStatus.FAILED:
                    progress.failure(TimelineError(added.message))
                _write_outcome(added.key, added.message, stream)
            if by_name:
                _merge(store, stored.id, options.workers, progress)
        except TimelineError as error:
            _write_outcome(None, str(error), stream)
            raise


def _changed_rows(store: Store, timeline_id: int, workers: Workers, progress: Progress) -> Iterator[Row]:
    for _, changed in store.compare_outdated(timeline_id, workers):
        progress.count(articles=1)
        for each in changed:
            progress.count(changes=1)
            yield {
                "article": each.article,
                "change": str(each.kind),
                "before": _statement(each.before),
                "after": _statement(each.after),
            }


def _statement(mention: Mention | None) -> Row | None:
    return None if mention is None else {"date": mention.date.edtf, "title": mention.title}


def _write_outcome(article: str | None, fault: str, stream: TextIO) -> None:
    """Write the outcome of one article at once; ``None`` stands for all articles."""
    write_rows([{"article": article, "fault": fault or None}], stream, "jsonl")
    stream.flush()


def _exit_when_closed() -> None:
    """Exit as soon as standard input is closed: stored articles are complete, and the workers end too."""
    sys.stdin.buffer.read()
    os._exit(130)


def _list(options: argparse.Namespace, progress: Progress) -> None:
    with opened_store(progress) as store, text_output(options.output, []) as stream:
        if options.timeline is None:
            rows = map(_timeline_row, store.timelines())
            noun, none = "timelines", "The store has no timelines."
        else:
            stored = store.named(options.timeline)
            rows = map(article_row, store.articles(stored.id).values())
            noun, none = "articles", "The timeline has no articles."
        write_rows(_counted(rows, noun, progress), stream, "jsonl")
        if not progress.counts:
            progress.line(none)


def _export(options: argparse.Namespace, progress: Progress) -> None:
    timeline = open_timeline(options.timeline, progress)
    with text_output(options.output, []) as stream:
        if options.format == "jsonl":
            write_rows(_mention_rows(timeline), stream, "jsonl")
        else:
            stream.write(_event_file(options.format, timeline))


def _back_up(options: argparse.Namespace, progress: Progress) -> None:
    with opened_store(progress) as store:
        stored = store.named(options.timeline)
        for left_out in store.back_up(stored.id, options.file):
            progress.failure(StoreError(left_out))
        progress.count(articles=stored.articles)


def _restore(options: argparse.Namespace, progress: Progress) -> None:
    """Restore a backup, or list the automatic ones; a damaged store is replaced by the backup."""
    if options.file is None:
        _list_backups(progress)
        return

    def lacking(sentence: str) -> None:
        progress.failure(StoreError(sentence))

    try:
        with Store.open() as store:
            restored = restore_all(store, options.file, options.timeline, lacking)
            location = store.location
    except DamagedStoreError as error:
        if not Path(options.file).is_file():
            raise
        progress.line(str(error))
        restored, kept = replace_damaged(None, options.file, lacking)
        location = display_location(store_url())
        progress.line(replaced_words(kept))
    for stored in restored:
        progress.line(f'Restored as the timeline "{short_line(stored.name)}" in {location}.')
        progress.count(articles=stored.articles)


def _list_backups(progress: Progress) -> None:
    url = store_url()
    if not is_file(url):
        raise StoreError("A database has no automatic backups. Name the file of a backup.")
    backups = AutomaticBackups(Path(url.database or ""))
    copies = backups.copies()
    with text_output(None, []) as stream:
        write_rows(map(_copy_row, copies), stream, "jsonl")
    size = sum(copy.size for copy in copies)
    if copies:
        progress.line(f"{file_size_words(size)} in {single_line(str(backups.folder))}.")
    else:
        progress.line(f"There is no automatic backup of {display_location(url)} yet.")


def _copy_row(copy: Copy) -> Row:
    made = copy.made.isoformat(timespec="seconds")
    return {"backup": str(copy.path), "made": made, "bytes": copy.size}


_ACTIONS: Mapping[str, Callable[[argparse.Namespace, Progress], None]] = {
    "add": _add,
    "read": _read,
    "list": _list,
    "export": _export,
    "backup": _back_up,
    "restore": _restore,
}


def _timeline_row(stored: StoredTimeline) -> Row:
    made = stored.made.isoformat(timespec="seconds")
    return {"timeline": stored.name, "title": stored.title, "articles": stored.articles, "made": made}


def _mention_rows(timeline: Timeline) -> Iterator[Row]:
    from timeline.export.event_collection import Remark

    for event in timeline.events.values():
        remark = timeline.remarks.get(event.id, Remark()).row
        for mention in event.mentions:
            yield {**mention_row(timeline.articles[mention.article], mention), **remark}


def _event_file(name: str, timeline: Timeline) -> str:
    from timeline.draw_and_save import event_collection
    from timeline.figure import View

    view = View(title=timeline.title or timeline.name)
    return EVENT_FORMATS[name].text(event_collection(timeline, view))


def _counted(rows: Iterator[Row], noun: str, progress: Progress) -> Iterator[Row]:
    """Yield the rows and count them."""
    for row in rows:
        progress.count(**{noun: 1})
        yield row
