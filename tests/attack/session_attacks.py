"""Attacks on the served page: many people at once, and requests of foreign sites to the real server."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from itertools import product
from pathlib import Path
from random import Random

from tests.attack.outcome import SEED, Effort, Outcome
from tests.attack.served_page import PageSession, ServedPage, served_page
from tests.store.sample_articles import TOWNS, many
from tests.ui.test_access_gate import HANDSHAKE, answer
from timeline.store import Store
from timeline.timeline import Timeline

SESSIONS, CHANGES = 20, 15
_ARTICLES = 60
_FOREIGN = ("http://foreign.example", "null", "http://127.0.0.1:1", "http://localhost", "http://[", "file://")


def many_sessions(effort: Effort) -> Outcome:
    """Open the page many times at once; all change their filters, and each must see its own events."""
    sessions = SESSIONS if effort.seconds is None else 4
    outcome = Outcome(f"{sessions} sessions at once: each sees its own filter, no exception")
    with _filled() as path, served_page(path) as page:
        expected = _expected(path)
        with ThreadPoolExecutor(sessions) as threads:
            for faults in threads.map(lambda number: _session(page, number, expected), range(sessions)):
                outcome.tried += CHANGES
                outcome.broken += faults
    return outcome


@contextmanager
def _filled() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "timeline.sqlite")
        with Store.open(str(path)) as store:
            list(store.add(store.create("Floods").id, many(_ARTICLES)))
        yield path


def _expected(path: Path) -> dict[str, str]:
    """Return the number of events for each filter."""
    with Store.open(str(path)) as store:
        timeline = Timeline.from_snapshot(store.snapshot(store.named("Floods").id))
    return {
        word: f"{len(timeline.filter(text=word).table):,}" for word in (*TOWNS, "bridge 7", "zeppelin", "")
    }


def _session(page: ServedPage, number: int, expected: dict[str, str]) -> list[str]:
    random = Random(f"{SEED}/{number}")
    with closing(PageSession(page)) as session:
        for _ in range(CHANGES):
            word = random.choice(list(expected))
            if (seen := session.filter_by(word)) != expected[word]:
                session.faults.append(f"session {number}: {seen} events for {word!r}, not {expected[word]}")
        return session.faults


def foreign_sites(effort: Effort) -> Outcome:
    """Send the running server requests and handshakes with every foreign host, origin and cookie."""
    outcome = Outcome("The running server answers its own page alone, sockets included")
    with tempfile.TemporaryDirectory() as folder, served_page(Path(folder, "timeline.sqlite")) as page:
        asked = list(_foreign_requests(page))
        for number in effort.numbers(len(asked)):
            path, headers = asked[number]
            outcome.attempt(
                f"{path} {headers}",
                lambda path=path, headers=headers: answer(page.address, path, headers)[0] in (400, 403),
            )
        own = HANDSHAKE | {"Cookie": page.cookie, "Origin": page.address.rstrip("/")}
        outcome.attempt("its own page", lambda: answer(page.address, "/_stcore/stream", own)[0] == 101)
    return outcome


def _foreign_requests(page: ServedPage) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield requests that differ in one thing from one of the page itself."""
    cookie, origin = {"Cookie": page.cookie}, {"Origin": page.address.rstrip("/")}
    paths = ("/", "/_stcore/stream", "/_stcore/host-config", "/media/a.png", "/_stcore/upload_file/a/b")
    for path, kind in product(paths, ({}, HANDSHAKE)):
        for foreign in _FOREIGN:
            yield path, {**kind, **cookie, "Origin": foreign}
        for host in (
            "foreign.example",
            f"foreign.example:{page.port}",
            "127.0.0.1.foreign.example",
            "0x7f.1",
        ):
            yield path, {**kind, **cookie, **origin, "Host": host}
        for given in ("", f"timeline-{page.port}=", "timeline-1=a", f"{page.cookie}x"):
            yield path, {**kind, **origin, "Cookie": given}
        for site in ("cross-site", "same-site"):
            yield path, {**kind, **cookie, "Sec-Fetch-Site": site, "Sec-Fetch-Dest": "iframe"}
