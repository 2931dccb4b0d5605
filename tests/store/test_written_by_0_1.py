"""Stores, a backup, saved views and links of version 0.1.0 open, and give the same events.

The files in ``written_by_0_1`` were made on 2026-11-29 with commit f2e4ea8, the last one of version 0.1.0. A
script called that version's own functions: it added five articles to a store (one in German, one in two
versions, one taken out), made corrections of every kind (some undone, one redone, two orphaned), saved views,
and backed up the timeline "Harbour". It did the same in PostgreSQL 15 and dumped that with
``pg_dump --inserts --no-owner`` (without its ``\\restrict`` lines). ``expected.json`` has the events, views
and links as version 0.1.0 itself gave them. These files never change: if a test fails here, people lose
their data.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs
from zipfile import ZipFile

import pytest
from sqlalchemy import create_engine, make_url

from timeline.corrections import CorrectedEvents, review_queue
from timeline.model import Event, Mention
from timeline.selection import LinkedView, from_params
from timeline.selection.event_index import EventIndex
from timeline.store import Snapshot, Store, StoredTimeline
from timeline.table import events_table, sentences

FILES = Path(__file__).parent / "written_by_0_1"
EXPECTED = json.loads((FILES / "expected.json").read_text(encoding="utf-8"))
HARBOUR, BRIDGES = EXPECTED["timelines"]
Row = dict[str, Any]


@pytest.fixture
def old_address(address: str) -> str:
    """The address of a store of version 0.1.0, in each kind of database."""
    if "://" not in address:
        shutil.copy(FILES / "timeline.sqlite", address)
        return address
    engine = create_engine(make_url(address).set(drivername="postgresql+psycopg"))
    with engine.begin() as connection:
        connection.connection.cursor().execute((FILES / "postgresql.sql").read_text(encoding="utf-8"))
    engine.dispose()
    return address


@pytest.fixture
def old(old_address: str) -> Iterator[Store]:
    with Store.open(old_address) as store:
        yield store


def content(store: Store, timeline: StoredTimeline) -> Row:
    """Return everything that a timeline shows, in the layout of ``expected.json``."""
    snapshot = store.snapshot(timeline.id)
    shown = snapshot.corrected()
    return {
        "name": timeline.name,
        "title": timeline.title,
        "articles": {
            key: [each.title, str(each.published), each.source, each.url, each.author, each.language]
            for key, each in snapshot.articles.items()
        },
        "removed": list(store.removed_articles(timeline.id)),
        "versions": {
            key: [each.sha256 for each in store.versions(timeline.id, key)] for key in snapshot.articles
        },
        "unplaced": {
            key: [[each.start, each.end, each.reason] for each in found.expressions if each.date is None]
            for key, found in snapshot.extractions.items()
        },
        "silent": {
            key: [[expression.start, reason] for expression, reason in found.without_event]
            for key, found in snapshot.extractions.items()
        },
        "events": [event_row(shown, each) for each in (*shown.events, *shown.hidden)],
        **corrections(snapshot, shown),
        "views": [{"name": each.name, **link_row(each.state, shown)} for each in store.views(timeline.id)],
    }


def corrections(snapshot: Snapshot, shown: CorrectedEvents) -> Row:
    return {
        "orphans": [each.entry.number for each in shown.orphans],
        "history": [
            [each.number, each.action, each.of, each.correction.kind, each.correction.note]
            for each in snapshot.history
        ],
        "review": [
            [each.reason, each.article, each.expression.start, each.event and each.event.id]
            for each in review_queue(shown, snapshot.extractions)
        ],
    }


def event_row(shown: CorrectedEvents, event: Event) -> Row:
    lead = event.lead
    return {
        "id": event.id,
        "date": lead.date.edtf,
        "earliest": iso(lead.date.earliest),
        "latest": iso(lead.date.latest),
        "granularity": lead.date.granularity,
        "title": lead.title,
        "actors": list(event.actors),
        "places": [[each.name, each.country, each.latitude, each.longitude] for each in event.places],
        "modality": lead.modality,
        "anchor": lead.expression.anchor,
        "explanation": lead.expression.explanation,
        "hidden": event in shown.hidden,
        "checked": event.id in shown.checked,
        "note": shown.notes.get(event.id, ""),
        "corrected": [entry.number for entry in shown.entries_of(event)],
        "mentions": [mention_row(each) for each in event.mentions],
    }


def mention_row(mention: Mention) -> list[Any]:
    return [mention.id, mention.article, mention.start, mention.end, mention.expression.text]


def link_row(params: Any, shown: CorrectedEvents) -> Row:
    """Return what a link or a saved view restores, and the events that it leaves of a timeline."""
    address, faults = from_params(params)
    events = {each.id: each for each in shown.events}
    index = EventIndex(
        events_table((shown.merged[each] for each in events), shown.articles),
        lambda: sentences(events.values(), shown.articles),
    )
    filtered = list(index.filtered(address.selection).table["id"])
    return {"events": filtered, **address_row(address), "faults": len(faults)}


def address_row(address: LinkedView) -> Row:
    selection = address.selection
    return {
        "actors": list(selection.actors),
        "places": list(selection.places),
        "text": selection.text,
        "first": iso(selection.first),
        "last": iso(selection.last),
        "modalities": list(selection.modalities),
        "every": selection.every,
        "precision": list(selection.precision),
        "anchors": list(selection.anchors),
        "sources": list(selection.sources),
        "of_articles": list(selection.articles),
        "lanes": address.lanes,
        "order": address.order,
        "collapsed": sorted(address.collapsed),
        "window": [iso(day) for day in address.window] if address.window else None,
        "event": address.event,
        "title": address.picture.title,
        "timeline": address.timeline,
    }


def iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def test_a_store_of_version_0_1_gives_the_same_timelines(old):
    assert [content(old, each) for each in old.timelines()] == EXPECTED["timelines"]


def test_a_store_of_version_0_1_can_be_corrected_and_undone_further(old):
    timeline = old.timelines()[0]
    last = old.snapshot(timeline.id).history[-1]
    assert old.undo(timeline.id).of == last.of
    old.redo(timeline.id)
    shown = content(old, timeline)
    assert shown["events"] == HARBOUR["events"]
    assert len(shown["history"]) == len(HARBOUR["history"]) + 2


def test_a_store_file_of_version_0_1_is_copied_beside_itself_before_it_is_changed(tmp_path):
    path = tmp_path / "timeline.sqlite"
    shutil.copy(FILES / "timeline.sqlite", path)
    Store.open(str(path)).close()
    (copy,) = tmp_path.glob("timeline.sqlite.backups/*-before-*.sqlite")
    with closing(sqlite3.connect(copy)) as unchanged:
        assert unchanged.execute("SELECT name FROM projects ORDER BY id").fetchall() == [
            ("Harbour",),
            ("Bridges",),
        ]
    with Store.open(str(copy)) as store:
        assert content(store, store.timelines()[0]) == HARBOUR


def test_a_deleted_timeline_leaves_the_copy_that_the_migration_made(tmp_path):
    path = tmp_path / "timeline.sqlite"
    shutil.copy(FILES / "timeline.sqlite", path)
    with Store.open(str(path)) as store:
        deleted, kept = store.timelines()
        texts = [
            next(iter(store.snapshot(each.id).articles.values())).text.encode()[:40]
            for each in (deleted, kept)
        ]
        (copy,) = tmp_path.glob("timeline.sqlite.backups/*-before-*.sqlite")
        assert all(text in copy.read_bytes() for text in texts)
        store.delete(deleted.id)
    assert [text in copy.read_bytes() for text in texts] == [False, True]


def fields(backup: Path) -> dict[str, list[set[str]]]:
    """Return the names of the fields in each line of a backup, by member."""
    with ZipFile(backup) as archive:
        return {
            name: [set(json.loads(line)) for line in archive.read(name).splitlines()]
            for name in archive.namelist()
        }


def test_a_backup_has_the_fields_of_version_0_1(store, tmp_path):
    restored = store.restore(FILES / "harbour.timeline")
    store.back_up(restored.id, tmp_path / "again.timeline")
    assert fields(tmp_path / "again.timeline") == fields(FILES / "harbour.timeline")


def test_a_backup_of_version_0_1_is_restored_with_everything(store):
    assert content(store, store.restore(FILES / "harbour.timeline")) == HARBOUR


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> CorrectedEvents:
    """The events of the timeline that the links belong to."""
    path = tmp_path_factory.mktemp("old") / "timeline.sqlite"
    shutil.copy(FILES / "timeline.sqlite", path)
    with Store.open(str(path)) as store:
        return store.snapshot(store.timelines()[0].id).corrected()


@pytest.mark.parametrize("expected", EXPECTED["links"], ids=lambda row: row["link"][:40])
def test_a_link_of_version_0_1_restores_the_same_selection(expected, harbour):
    link = expected["link"]
    assert {"link": link, **link_row(parse_qs(link), harbour)} == expected
