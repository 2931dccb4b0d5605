"""A process that works on a store until it is done or killed.

``python -m tests.store.store_worker WORK ADDRESS COUNT`` prints a line for each write confirmed by the store.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from timeline.corrections import Kind
from timeline.store import Store

from .sample_articles import many


def adding(store: Store, timeline: int, count: int) -> Iterator[str]:
    """Add articles; yield the id of each one after its extraction was stored."""
    for added in store.add(timeline, many(count)):
        yield added.key


def correcting(store: Store, timeline: int, count: int) -> Iterator[str]:
    """Continue to give the events titles, in order; yield the number of each stored correction."""
    snapshot = store.snapshot(timeline)
    shown = snapshot.corrected()
    for number in range(len(snapshot.history), count):
        made = shown.correction(shown.events[number], Kind.TITLE, f"Corrected {number}")
        yield str(store.correct(timeline, made).number)


def merging(store: Store, timeline: int, count: int) -> Iterator[str]:
    """Add an article and merge its mentions, one article at a time; yield each id once both are stored."""
    for each in many(count):
        for added in store.add(timeline, [each]):
            assert store.snapshot(timeline).merging.families
            yield added.key


def backing_up(store: Store, timeline: int, count: int) -> Iterator[str]:
    """Back the timeline up into one file again and again; yield the number of each backup."""
    for number in range(count):
        store.back_up(timeline, f"{store.location}.zip")
        yield str(number)


def restoring(store: Store, _: int, count: int) -> Iterator[str]:
    """Restore that backup again and again; yield the name of each new timeline."""
    for _ in range(count):
        yield store.restore(f"{store.location}.zip").name


if __name__ == "__main__":
    what, address, count = sys.argv[1:]
    with Store.open(address) as opened:
        timeline = opened.find_or_create("Floods")
        works = (adding, correcting, merging, backing_up, restoring)
        work = next(each for each in works if each.__name__ == what)
        for confirmed in work(opened, timeline.id, int(count)):
            print(confirmed, flush=True)  # noqa: T201 its parent reads it
