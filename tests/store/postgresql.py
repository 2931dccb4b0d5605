"""A real PostgreSQL server for the tests, in a temporary folder, on a free port."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import URL, create_engine, make_url
from sqlalchemy.exc import OperationalError


def programs() -> Path | None:
    """Return the folder with ``initdb`` and ``postgres``; ``None`` if PostgreSQL is not installed."""
    on_path = shutil.which("initdb")
    if on_path is not None:
        return Path(on_path).resolve().parent
    return max(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), default=None
    )


@contextmanager
def required() -> Iterator[str]:
    """Give the address of a server; the test is skipped without PostgreSQL, unless one is required."""
    folder = programs()
    if folder is None:
        reason = "no PostgreSQL found; install one (apt install postgresql) to test a team's store"
        if os.environ.get("TIMELINE_REQUIRE_POSTGRESQL") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    with served(folder) as address:
        yield _answering(address)


def _answering(address: str) -> str:
    engine = create_engine(_dialled(address))
    deadline = time.monotonic() + 60
    while True:
        try:
            engine.connect().close()
            engine.dispose()
            return address
        except OperationalError:
            if time.monotonic() > deadline:
                raise


@contextmanager
def database(server: str) -> Iterator[str]:
    """Give the address of a new database of the server."""
    engine = create_engine(_dialled(server), isolation_level="AUTOCOMMIT")
    name = f"test_{uuid4().hex}"
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    try:
        yield str(make_url(server).set(database=name))
    finally:
        with engine.connect() as connection:
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
        engine.dispose()


def _dialled(address: str) -> URL:
    return make_url(address).set(drivername="postgresql+psycopg")


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
