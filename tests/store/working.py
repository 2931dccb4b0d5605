"""A process that works on a store until it is done or killed.

``python -m tests.store.working WHAT ADDRESS COUNT`` prints a line for each thing that the store confirmed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from timeline.store import Kind, Store, corrected

from .news import many


def adding(store: Store, project: int, count: int) -> Iterator[str]:
    """Add articles; yield the id of each that is stored with what was found in it."""
    for added in store.add(project, many(count)):
        yield added.key


def correcting(store: Store, project: int, count: int) -> Iterator[str]:
    """Go on giving events titles, in their order; yield the number of each correction that is stored."""
    contents = store.contents(project)
    shown = corrected(contents)
    for number in range(len(contents.log), count):
        made = shown.correction(shown.events[number], Kind.TITLE, f"Corrected {number}")
        yield str(store.correct(project, made).number)


if __name__ == "__main__":
    what, address, count = sys.argv[1:]
    with Store.open(address) as opened:
        project = opened.named_or_new("Floods")
        work = {"adding": adding, "correcting": correcting}[what]
        for confirmed in work(opened, project.id, int(count)):
            print(confirmed, flush=True)  # noqa: T201 its parent reads it
