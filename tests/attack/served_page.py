"""The server of the page in a process of its own, started as ``serve`` does."""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT, SERVED_TOKEN, free_port, wait_for_server
from timeline.store.location import STORE_VARIABLE
from timeline.ui.page_server import TOKEN_VARIABLE


@dataclass(frozen=True, slots=True)
class ServedPage:
    """A running server; ``process`` is its number in the system."""

    port: int
    process: int
    cookie: str

    @property
    def address(self) -> str:
        """The address of the page, without a token."""
        return f"http://127.0.0.1:{self.port}/"


@contextmanager
def served_page(store: Path, *options: str, **environment: str) -> Iterator[ServedPage]:
    """Serve a store as ``serve`` does, and come in with the token."""
    port = free_port()
    command = [sys.executable, "-m", "timeline.ui.page_server", f"--port={port}", "--no-browser", *options]
    own = {STORE_VARIABLE: str(store), TOKEN_VARIABLE: SERVED_TOKEN, **environment}
    with tempfile.NamedTemporaryFile() as log:
        process = subprocess.Popen(command, cwd=ROOT, env=os.environ | own, stdout=log, stderr=log)
        try:
            wait_for_server(port, process, Path(log.name))
            yield ServedPage(port, process.pid, _cookie(port))
        finally:
            process.terminate()
            process.wait(timeout=20)


def _cookie(port: int) -> str:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        connection.request("GET", f"/?token={SERVED_TOKEN}")
        stated = connection.getresponse().getheader("set-cookie") or ""
    return stated.partition(";")[0]
