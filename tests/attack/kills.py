"""Attacks on work in the store: processes killed at a random moment, many times on one store."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from random import Random

from tests.attack.outcome import SEED, Effort, Outcome
from tests.store.killing import finished, killed
from tests.store.sample_articles import many
from timeline.merging import mention_families
from timeline.store import Snapshot, Store

IMPORTS, CORRECTIONS, MERGINGS, BACKUPS, RESTORED = 50, 50, 20, 20, 20
_FOR_EACH = 40
"""Articles, or corrections, for each kill: more than a process confirms until then."""
_BACKED_UP = 100


def killed_imports(effort: Effort) -> Outcome:
    """Kill imports, then let one finish."""
    outcome = Outcome("Killed imports: no confirmed article lost, none stored twice")
    with _store(effort, IMPORTS) as (path, count):
        confirmed: set[str] = set()
        chance = Random(SEED)
        for number in effort.numbers(IMPORTS):
            confirmed.update(killed("adding", path, count, chance))
            outcome.attempt(f"kill {number}", partial(_holds_articles, path, confirmed))
        finished("adding", path, count)
        outcome.attempt("the end", lambda: _holds_articles(path, {each.id for each in many(count)}))
    return outcome


def killed_corrections(effort: Effort) -> Outcome:
    """Kill processes that correct."""
    outcome = Outcome("Killed corrections: no confirmed one lost, none made twice")
    with _store(effort, CORRECTIONS) as (path, count):
        finished("adding", path, count)
        confirmed: set[str] = set()
        chance = Random(SEED)
        for number in effort.numbers(CORRECTIONS):
            confirmed.update(killed("correcting", path, count, chance))
            outcome.attempt(f"kill {number}", partial(_holds_corrections, path, confirmed))
    return outcome


def killed_merging(effort: Effort) -> Outcome:
    """Kill processes that merge the mentions of each new article."""
    outcome = Outcome("Killed merging: the same events as without a kill")
    with _store(effort, MERGINGS) as (path, count):
        chance = Random(SEED)
        for number in effort.numbers(MERGINGS):
            killed("merging", path, count, chance)
            outcome.attempt(f"kill {number}", lambda: _has_its_events(_snapshot(path)))
    return outcome


def killed_backups(effort: Effort) -> Outcome:
    """Kill processes that back up or restore."""
    outcome = Outcome("Killed backup and restore: each file and each timeline is whole")
    works: tuple[tuple[str, Callable[[str, set[str]], bool]], ...] = (
        ("backing_up", _backup_is_whole),
        ("restoring", _timelines_are_whole),
    )
    with _store(effort, 1) as (path, _):
        finished("adding", path, _BACKED_UP)
        finished("backing_up", path, 1)
        chance = Random(SEED)
        for number in effort.numbers(BACKUPS + RESTORED):
            what, is_whole = works[number % 2]
            confirmed = killed(what, path, _FOR_EACH, chance)
            outcome.attempt(f"{what} {number}", partial(is_whole, path, confirmed))
            _delete_restored(path)
    return outcome


@contextmanager
def _store(effort: Effort, kills: int) -> Iterator[tuple[str, int]]:
    """Give the path of a new store, and the amount of work for its processes: less in the short form."""
    with tempfile.TemporaryDirectory() as folder:
        yield str(Path(folder, "timeline.sqlite")), _FOR_EACH * (kills if effort.seconds is None else 1)


def _snapshot(path: str) -> Snapshot:
    with Store.open(path) as store:
        return store.snapshot(store.named("Floods").id)


def _holds_articles(path: str, confirmed: set[str]) -> bool:
    snapshot = _snapshot(path)
    texts = [article.text for article in snapshot.articles.values()]
    return confirmed <= snapshot.extractions.keys() and len(set(texts)) == len(texts)


def _holds_corrections(path: str, confirmed: set[str]) -> bool:
    """Return True if the history has all that was confirmed, and each event its one title."""
    history = _snapshot(path).history
    titles = [entry.correction.new for entry in history if entry.correction is not None]
    numbers = [str(entry.number) for entry in history]
    return confirmed <= set(numbers) and titles == [f"Corrected {number}" for number in range(len(titles))]


def _has_its_events(snapshot: Snapshot) -> bool:
    mentions = [each for extraction in snapshot.extractions.values() for each in extraction.mentions]
    return snapshot.merging.families == mention_families(mentions, snapshot.articles)


def _backup_is_whole(path: str, _: set[str]) -> bool:
    with Store.open(path) as store:
        restored = store.restore(f"{path}.zip")
        return store.snapshot(restored.id).extractions == store.snapshot(store.named("Floods").id).extractions


def _timelines_are_whole(path: str, confirmed: set[str]) -> bool:
    with Store.open(path) as store:
        found = store.timelines()
        whole = store.snapshot(store.named("Floods").id).extractions
        return confirmed <= {each.name for each in found} and all(
            store.snapshot(each.id).extractions == whole for each in found
        )


def _delete_restored(path: str) -> None:
    with Store.open(path) as store:
        for each in store.timelines():
            if each.name != "Floods":
                store.delete(each.id)
