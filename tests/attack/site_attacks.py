"""Attacks on the served page: requests of foreign sites to the real server."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from tests.attack.outcome import Effort, Outcome
from tests.attack.served_page import ServedPage, served_page
from tests.ui.test_access_gate import HANDSHAKE, answer

_FOREIGN = ("http://foreign.example", "null", "http://127.0.0.1:1", "http://localhost", "http://[", "file://")


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
