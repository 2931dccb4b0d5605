"""Attacks on the bytes of a store and of a backup: flipped, cut off, forged."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from tests.attack.damaged_files import ODD, PIECES, mutated
from tests.attack.outcome import SEED, Effort, Outcome
from tests.store.test_backup import FORGED, encrypted, forged, packed_oddly, rewritten
from timeline.corrections import Kind
from timeline.errors import StoreError
from timeline.model import Article
from timeline.store import Store
from timeline.store.automatic_backups import BACKUPS_VARIABLE
from timeline.store.store_check import check_store
from timeline.timeline import Timeline

STORES, BACKUPS = 2_000, 3_000
_MEMBERS = ("articles", "versions", "corrections", "views")
_TEXT = "Mayor Ana Reis opened bridge {} in Porto on Monday. Police left Faro on January {}."


def damaged_stores(effort: Effort) -> Outcome:
    """Flip bits of a store, or cut it, and then open, read, correct, back up and check it."""
    random = Random(SEED)
    outcome = Outcome("A damaged store gives its whole parts or one sentence")
    with tempfile.TemporaryDirectory() as folder, _without_backups():
        whole, changed = Path(folder, "whole.sqlite"), Path(folder, "changed.sqlite")
        with Store.open(str(whole)) as store:
            _fill(store)
        data = whole.read_bytes()
        for number in effort.numbers(STORES):
            _clear(changed)
            changed.write_bytes(_damaged(data, random))
            outcome.attempt(number, lambda: _is_survived(changed))
    return outcome


def damaged_backups(effort: Effort) -> Outcome:
    """Restore backups that are damaged, cut off, encrypted or forged."""
    random = Random(SEED)
    outcome = Outcome("A damaged or forged backup restores all or nothing")
    with tempfile.TemporaryDirectory() as folder, Store.open(str(Path(folder, "timeline.sqlite"))) as store:
        whole, changed = Path(folder, "whole.zip"), Path(folder, "damaged.zip")
        timeline = _fill(store)
        store.back_up(timeline, whole)
        before = _content(store, timeline)
        for number in effort.numbers(BACKUPS):
            changed.write_bytes(_damaged_backup(whole, random))
            outcome.attempt(number, lambda: _is_refused_or_whole(store, changed, before))
    return outcome


def _fill(store: Store) -> int:
    """Make a timeline with articles, corrections, an undo and a view; return its id."""
    timeline = store.create("Attack").id
    list(store.add(timeline, _articles(6)))
    shown = store.snapshot(timeline).corrected()
    for number, event in enumerate(shown.events):
        store.correct(timeline, shown.correction(event, Kind.NOTE, f"Note {number}"))
    store.undo(timeline)
    store.save_view(timeline, "All", {"actor": ["Ana Reis"]})
    store.snapshot(timeline)
    return timeline


def _damaged_backup(whole: Path, random: Random) -> bytes:
    data = whole.read_bytes()
    kind = random.randrange(5)
    if kind == 0:
        return _damaged(data, random)
    if kind == 1:
        return mutated(data, random, PIECES)
    if kind == 2:
        return random.choice((encrypted, packed_oddly))(rewritten(whole, lambda _: None).read_bytes())
    member, change = (
        random.choice(list(FORGED.values())) if kind == 3 else (random.choice(_MEMBERS), _odd(random))
    )
    return rewritten(whole, forged(f"{member}.jsonl", change)).read_bytes()


def _odd(random: Random) -> Callable[[list[dict[str, Any]]], None]:
    """Return a change of one value of one record to an odd one."""

    def change(records: list[dict[str, Any]]) -> None:
        record = random.choice(records)
        record[random.choice((*record, "other"))] = random.choice(ODD)

    return change


def _is_refused_or_whole(store: Store, path: Path, before: object) -> bool:
    """Return True for a timeline that opens whole, or for a refusal in one sentence that leaves nothing."""
    count = len(store.timelines())
    try:
        restored = store.restore(path)
    except StoreError as error:
        return len(store.timelines()) == count and "\n" not in str(error)
    list(store.extract_pending(restored.id))  # what a backup leaves unread is read, as the page does
    content = _content(store, restored.id)
    store.delete(restored.id)
    return len(content) == len(before)


def _content(store: Store, timeline: int) -> tuple[object, ...]:
    """Open a timeline as the page does; return all that is in it."""
    snapshot = store.snapshot(timeline)
    shown = Timeline.from_snapshot(snapshot)
    return (*snapshot.extractions, len(snapshot.history), len(store.views(timeline)), len(shown.table) > 0)


def _articles(count: int) -> Iterator[Article]:
    for number in range(count):
        yield Article(f"a{number}", _TEXT.format(number, number % 9 + 1), published=date(2024, 1, 10))


def _damaged(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 8, 64))):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed[: random.randrange(len(changed))] if random.random() < 0.1 else changed)


def _clear(path: Path) -> None:
    for each in path.parent.glob(f"{path.name}*"):
        each.unlink()


def _is_survived(path: Path) -> bool:
    """Use a store in every way; each refusal must be a sentence on one line."""
    sentences: list[str] = []

    @contextmanager
    def refusing() -> Iterator[None]:
        try:
            yield
        except StoreError as error:
            sentences.append(str(error))

    with refusing():
        sentences.extend(str(each) for each in check_store(str(path)) if isinstance(each, StoreError))
    with refusing(), Store.open(str(path)) as store:
        for timeline in store.timelines():
            with refusing():
                store.views(timeline.id)
            with refusing():
                shown = store.snapshot(timeline.id).corrected()
                if shown.events:
                    store.correct(timeline.id, shown.correction(shown.events[0], Kind.NOTE, "New"))
            with refusing():
                backup = path.with_name(f"{path.name}.zip")
                store.back_up(timeline.id, backup)
                store.restore(backup)
    return all(each and "\n" not in each for each in sentences)


@contextmanager
def _without_backups() -> Iterator[None]:
    before = os.environ.get(BACKUPS_VARIABLE)
    os.environ[BACKUPS_VARIABLE] = "off"
    try:
        yield
    finally:
        del os.environ[BACKUPS_VARIABLE]
        if before is not None:
            os.environ[BACKUPS_VARIABLE] = before
