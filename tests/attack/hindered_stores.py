"""Attacks on work in a store that cannot be written: full, read-only, locked, of a newer schema."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random
from unittest.mock import patch

from tests.attack.outcome import SEED, Effort, Outcome
from tests.store.sample_articles import article, many
from tests.store.small_disk import NoDiskError, enlarge, small_disk
from tests.store.test_database_faults import change_version, somebody
from timeline.corrections import Kind
from timeline.errors import StoreError
from timeline.store import Store
from timeline.store.schema import SCHEMAS

DISKS, ROUNDS = 20, 4
_ARTICLES = 4
_VERSION = SCHEMAS[-1]


def full_disks(effort: Effort) -> Outcome:
    """Import, correct and back up until a small disk is full, then complete the work on a larger one."""
    outcome = Outcome("A full disk: one sentence, nothing lost, the work can be completed")
    random = Random(SEED)
    for number in effort.numbers(DISKS):
        try:
            with small_disk(random.randrange(300, 900)) as disk:
                outcome.attempt(f"disk {number}", lambda disk=disk: _fills_and_completes(disk))
        except NoDiskError:
            return outcome
    return outcome


def _fills_and_completes(disk: Path) -> bool:
    path, confirmed, sentences = str(disk / "timeline.sqlite"), set[str](), list[str]()
    _until_full(lambda: confirmed.update(_added(path)), sentences)
    corrected = _corrected_until_full(path, sentences) if confirmed else 0
    enlarge(disk)
    with Store.open(path) as store:
        timeline = store.find_or_create("Floods").id
        snapshot = store.snapshot(timeline)
        is_kept = confirmed <= snapshot.extractions.keys() and len(snapshot.history) == corrected
        list(store.add(timeline, many(160)))
        store.back_up(timeline, f"{path}.zip")
        is_whole = list(store.articles(timeline)) == [each.id for each in many(160)]
    return is_kept and is_whole and bool(sentences) and not any("\n" in each for each in sentences)


def _until_full(work: Callable[[], object], sentences: list[str]) -> None:
    try:
        work()
    except StoreError as error:
        sentences.append(str(error))


def _added(path: str) -> Iterator[str]:
    with Store.open(path) as store:
        for added in store.add(store.find_or_create("Floods").id, many(160)):
            yield added.key


def _corrected_until_full(path: str, sentences: list[str]) -> int:
    """Correct and back up on the full disk; return the number of the corrections that were confirmed."""
    confirmed = []

    def correct() -> None:
        with Store.open(path) as store:
            timeline = store.named("Floods").id
            _until_full(lambda: store.back_up(timeline, f"{path}.zip"), sentences)
            shown = store.snapshot(timeline).corrected()
            for event in shown.events:
                made = shown.correction(event, Kind.NOTE, "Seen by two. " * 300)
                confirmed.append(store.correct(timeline, made))

    _until_full(correct, sentences)
    return len(confirmed)


def hindered_work(effort: Effort) -> Outcome:
    """Do every work on a store in every place where it cannot be done."""
    outcome = Outcome("Read-only, locked, newer or foreign: one sentence, nothing changes")
    pairs = [(place, work) for place in PLACES for work in WORKS]
    for number in effort.numbers(ROUNDS * len(pairs)):
        place, work = pairs[number % len(pairs)]
        outcome.attempt(f"{work}, {place}", lambda place=place, work=work: _is_refused(place, work))
    return outcome


def _is_refused(place: str, work: str) -> bool:
    """Return True if the work is refused in one sentence, and the store has what it had before."""
    with tempfile.TemporaryDirectory(prefix="timeline-hindered-") as folder:
        Path(folder).chmod(0o755)
        path = Path(folder, "timeline.sqlite")
        with Store.open(str(path)) as store:
            list(store.add(store.create("Floods").id, many(_ARTICLES)))
            store.back_up(store.named("Floods").id, f"{path}.zip")
            before = _content(path)
        shutil.rmtree(f"{path}.backups", ignore_errors=True)
        try:
            with PLACES[place](path), Store.open(str(path)) as store:
                WORKS[work](store, path)
        except StoreError as error:
            refusal = str(error)
        else:
            return False
        return bool(refusal) and "\n" not in refusal and _content(path) == before


def _content(path: Path) -> list[str]:
    """Return the rows of all tables but the merged events, which are made anew when they are lost."""
    with closing(sqlite3.connect(path)) as raw:
        return [line for line in raw.iterdump() if "INSERT" in line]


@contextmanager
def _read_only_file(path: Path) -> Iterator[None]:
    path.chmod(0o444)
    path.parent.chmod(0o777)
    with somebody():
        yield


@contextmanager
def _read_only_folder(path: Path) -> Iterator[None]:
    path.chmod(0o666)
    with somebody():
        yield


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with patch("timeline.store.database.PATIENCE", 0.05), closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.rollback()


@contextmanager
def _newer(path: Path) -> Iterator[None]:
    change_version(str(path), "v9999")
    try:
        yield
    finally:
        with closing(sqlite3.connect(path)) as raw, raw:
            raw.execute("UPDATE alembic_version SET version_num = ?", [_VERSION])


@contextmanager
def _gone(path: Path) -> Iterator[None]:
    moved = path.with_name("moved.sqlite")
    with Store.open(str(path)) as store:
        store.timelines()
        path.rename(moved)
        os.mkfifo(path)  # neither a store nor a place for a new one
        try:
            yield
        finally:
            path.unlink()
            moved.rename(path)


def _correct(store: Store, kind: Kind, value: object) -> None:
    timeline = store.named("Floods").id
    shown = store.snapshot(timeline).corrected()
    store.correct(timeline, shown.correction(shown.events[0], kind, value))


PLACES = {
    "a read-only file": _read_only_file,
    "a read-only folder": _read_only_folder,
    "a locked store": _locked,
    "a newer schema": _newer,
    "a pipe in its place": _gone,
}
WORKS: Mapping[str, Callable[[Store, Path], object]] = {
    "create": lambda store, _: store.create("Strikes"),
    "rename": lambda store, _: store.rename(store.named("Floods").id, title="Water"),
    "delete": lambda store, _: store.delete(store.named("Floods").id),
    "add": lambda store, _: list(store.add(store.named("Floods").id, [article("It rained on Monday.")])),
    "edit an article": lambda store, _: store.edit_article(store.named("Floods").id, "news/0", title="T"),
    "remove an article": lambda store, _: store.remove_articles(store.named("Floods").id, ["news/0"]),
    "correct": lambda store, _: _correct(store, Kind.TITLE, "Corrected"),
    "note": lambda store, _: _correct(store, Kind.NOTE, "Seen " * 900),
    "save a view": lambda store, _: store.save_view(store.named("Floods").id, "All", {}),
    "restore": lambda store, path: store.restore(f"{path}.zip"),
}
"""Every kind of work that writes into a store."""
