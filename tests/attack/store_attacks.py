"""Attacks on a store: damaged bytes, and kills in the midst of work."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from random import Random

from tests.attack.outcome import SEED, Outcome, times
from timeline.corrections import Kind
from timeline.errors import StoreError
from timeline.model import Article
from timeline.store import Store
from timeline.store.automatic_backups import BACKUPS_VARIABLE
from timeline.store.store_check import check_store

ROOT = Path(__file__).parents[2]
_TEXT = "Mayor Ana Reis opened bridge {} in Porto on Monday. Police left Faro on January {}."
_ARTICLES = 40
"""Articles of one killed import."""


def damaged_stores(seconds: float) -> Outcome:
    """Flip bits of a store, or cut it, and then open, read, correct, back up and check it."""
    random = Random(SEED)
    outcome = Outcome("A damaged store gives its whole parts or one sentence, no exception")
    with tempfile.TemporaryDirectory() as folder, _without_backups():
        whole, changed = Path(folder, "whole.sqlite"), Path(folder, "changed.sqlite")
        with Store.open(str(whole)) as store:
            timeline = store.create("Attack").id
            list(store.add(timeline, _articles(6)))
            shown = store.snapshot(timeline).corrected()
            for number, event in enumerate(shown.events):
                store.correct(timeline, shown.correction(event, Kind.NOTE, f"Note {number}"))
            store.undo(timeline)
            store.save_view(timeline, "All", {"actor": ["Ana Reis"]})
            store.snapshot(timeline)
        data = whole.read_bytes()
        for number in times(seconds):
            _clear(changed)
            changed.write_bytes(_damaged(data, random))
            outcome.attempt(number, lambda: _is_survived(changed))
    return outcome


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


def killed_work(seconds: float) -> Outcome:
    """Kill a process at a random moment of an import or of corrections, many times on one store."""
    random = Random(SEED)
    outcome = Outcome("A kill loses nothing that was confirmed, and stores nothing twice")
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder, "timeline.sqlite"))
        confirmed: dict[str, set[str]] = {"adding": set(), "correcting": set()}
        _run_and_kill("adding", path, None)
        for number in times(seconds):
            what = ("correcting", "adding")[number % 2]
            confirmed[what] |= _run_and_kill(what, path, random)
            outcome.attempt(f"{what} {number}", lambda: _is_complete(path, confirmed))
    return outcome


def _run_and_kill(what: str, path: str, random: Random | None) -> set[str]:
    """Run a worker, and kill it at a random moment if ``random`` is given; return what it confirmed."""
    command = [sys.executable, "-m", "tests.store.store_worker", what, path, str(_ARTICLES)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        if random is None:
            return set(process.communicate()[0].split())
        first = {process.stdout.readline().strip()}
        timer = threading.Timer(random.random() * 0.2, process.kill)
        timer.start()
        lines = {line.strip() for line in process.stdout if line.endswith("\n")}
        timer.join()
    return (first | lines) - {""}


def _is_complete(path: str, confirmed: dict[str, set[str]]) -> bool:
    with Store.open(path) as store:
        [timeline] = store.timelines()
        snapshot = store.snapshot(timeline.id)
    numbers = [str(entry.number) for entry in snapshot.history]
    texts = [article.text for article in snapshot.articles.values()]
    return (
        confirmed["adding"] <= snapshot.extractions.keys()
        and confirmed["correcting"] <= set(numbers)
        and len(set(numbers)) == len(numbers)
        and len(set(texts)) == len(texts)
    )
