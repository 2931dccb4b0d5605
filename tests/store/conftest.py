"""Fixtures: a new store in SQLite and in PostgreSQL."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, make_url
from sqlalchemy.exc import OperationalError

from timeline.store import Store, StoredTimeline

from . import postgresql


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a real PostgreSQL; the test is skipped without one, unless one is required."""
    folder = postgresql.programs()
    if folder is None:
        reason = "no PostgreSQL found; install one (apt install postgresql) to test a team's store"
        if os.environ.get("TIMELINE_REQUIRE_POSTGRESQL") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    with postgresql.served(folder) as address:
        yield _answering(address)


def _answering(address: str) -> str:
    engine = create_engine(make_url(address).set(drivername="postgresql+psycopg"))
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
def _database(server: str) -> Iterator[str]:
    """Give the address of a new database of the server."""
    url = make_url(server).set(drivername="postgresql+psycopg")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    name = f"test_{uuid4().hex}"
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    try:
        yield str(make_url(server).set(database=name))
    finally:
        with engine.connect() as connection:
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
        engine.dispose()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a store still to be created."""
    if request.param == "sqlite":
        yield str(tmp_path / "timeline.sqlite")
        return
    with _database(request.getfixturevalue("server")) as made:
        yield made


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """A new store."""
    with Store.open(address) as opened:
        yield opened


@pytest.fixture
def timeline(store: Store) -> StoredTimeline:
    """A timeline without articles."""
    return store.create("Floods", "The floods of 2024")
