"""Fixtures: a new store in SQLite and in PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline.store import Store, StoredTimeline

from . import postgresql


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a real PostgreSQL."""
    with postgresql.required() as address:
        yield address


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a store still to be created."""
    if request.param == "sqlite":
        yield str(tmp_path / "timeline.sqlite")
        return
    with postgresql.database(request.getfixturevalue("server")) as made:
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
