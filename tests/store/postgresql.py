"""A real PostgreSQL server for the tests, in a temporary folder, on a free port."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def programs() -> Path | None:
    """Return the folder with ``initdb`` and ``postgres``; ``None`` if PostgreSQL is not installed."""
    on_path = shutil.which("initdb")
    if on_path is not None:
        return Path(on_path).resolve().parent
    return max(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), default=None
    )


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Start a server and give its address. It listens on this machine only. Its folder is temporary."""
    user = "postgres" if os.name == "posix" and os.geteuid() == 0 else None  # it refuses to run as root
    home = Path(tempfile.mkdtemp(prefix="timeline-postgresql-"))
    try:
        if user is not None:
            shutil.chown(home, user, user)
        data, port = home / "data", _free_port()
        options = ["--auth=trust", "--username=tester", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
        subprocess.run(
            [folder / "initdb", "-D", data, *options], user=user, cwd=home, check=True, capture_output=True
        )
        settings = ["-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"]
        command = [folder / "postgres", "-D", data, "-p", str(port), "-k", home, *settings]
        with (home / "log").open("wb") as log:
            server = subprocess.Popen(command, user=user, cwd=home, stdout=log, stderr=log)
            try:
                yield f"postgresql://tester@127.0.0.1:{port}/postgres"
            finally:
                server.terminate()
                server.wait(timeout=30)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
