"""Print the server's start and memory: ``python -m tests.benchmarks.sessions [STORE]``.

It opens the page 160 times, one after the other, and then changes a filter 1,000 times in one session. With
the path of a store, it prints only how long that store takes to open. Seconds are of the processor.
"""

from __future__ import annotations

import sys
import tempfile
from contextlib import closing
from pathlib import Path

import psutil

from tests.attack.page_session import PageSession
from tests.attack.served_page import ServedPage, served_page

SESSIONS, CHANGES = 160, 1_000
_WORDS = ("Kabul", "Taliban", "", "zeppelin", "Lavrov")


def main() -> None:
    """Print a line for each step."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(sys.argv[1]) if sys.argv[1:] else Path(folder, "timeline.sqlite")
        with served_page(store) as page:
            show("the server answers", page)
            with closing(PageSession(page)) as session:
                show(f"a first session with {session.events} events", page)
            if not sys.argv[1:]:
                _open_and_change(page)


def _open_and_change(page: ServedPage) -> None:
    for number in range(2, SESSIONS + 1):
        with closing(PageSession(page)) as session:
            session.filter_by(_WORDS[0])
        if number % 40 == 0:
            show(f"{number} sessions", page)
    with closing(PageSession(page)) as session:
        for number in range(1, CHANGES + 1):
            session.filter_by(_WORDS[number % len(_WORDS)])
            if number % 250 == 0:
                show(f"{number:,} changes of a filter", page)


def show(step: str, page: ServedPage) -> None:
    """Print the processor time and the memory of the server so far."""
    process = psutil.Process(page.process)
    seconds = sum(process.cpu_times()[:2])
    print(f"{step:40} {seconds:7.1f} s {process.memory_info().rss / 2**20:7.0f} MB", flush=True)


if __name__ == "__main__":
    main()
