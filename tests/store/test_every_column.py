"""A damaged value in any column: the store and its timelines open, and ``check`` says what is lost."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Column

from tests.ui.app_page import open_page, page_html
from timeline.corrections import Kind
from timeline.errors import StoreError
from timeline.store import STORE_VARIABLE, Store
from timeline.store.automatic_backups import BACKUPS_VARIABLE
from timeline.store.schema import merged_mentions, metadata, timelines
from timeline.store.store_check import check_store

from .sample_articles import article, many

pytestmark = pytest.mark.slow  # each damages a store in several ways

COLUMNS = [
    column
    for table in metadata.sorted_tables
    for column in table.columns
    if not column.primary_key and not column.foreign_keys
]
VALUES = {
    "a word": "'yesterday'",
    "bytes that are no text": "CAST(x'22ff22' AS TEXT)",
    "bytes": "x'00ff'",
    "a number without end": "9e300",
    "a negative number": "-1",
}
UNREADABLE = ("bytes that are no text", "bytes")
HARMLESS = {*merged_mentions.columns, timelines.c.revision}
"""The columns whose values are made anew."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with two timelines; the first row of each table is the first timeline's."""
    path = tmp_path_factory.mktemp("whole") / "timeline.sqlite"
    with Store.open(str(path)) as store:
        for name in ("Floods", "Other"):
            timeline = store.create(name)
            list(store.add(timeline.id, many(3)))
            shown = store.snapshot(timeline.id).corrected()
            store.correct(timeline.id, shown.correction(shown.events[0], Kind.TITLE, "First"))
            store.undo(timeline.id)
            store.save_view(timeline.id, "one", {"actor": ["A"]})
            store.edit_article(timeline.id, "news/1", "Ada", source="The Gazette")
            list(store.extract_pending(timeline.id))
            store.snapshot(timeline.id).corrected()
        store.remove_articles(1, ["news/0"])
    return path


@pytest.fixture
def damaged(
    whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Column[object], str], Path | None]:
    """Copy the store and write a value into the first row of a column; ``None`` if it is refused."""
    monkeypatch.setenv(BACKUPS_VARIABLE, "off")

    def copy(column: Column[object], value: str) -> Path | None:
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.sqlite"
        shutil.copy(whole, path)
        table = column.table.name
        with closing(sqlite3.connect(path)) as connection:
            try:
                first = f"(SELECT MIN(rowid) FROM {table})"  # noqa: S608 (our own names)
                connection.execute(f'UPDATE {table} SET "{column.name}" = {value} WHERE rowid = {first}')  # noqa: S608
            except sqlite3.IntegrityError:
                return None
            connection.commit()
        return path

    return copy


@pytest.mark.parametrize("column", COLUMNS, ids=str)
def test_a_damaged_value_closes_no_timeline(damaged, column, tmp_path):
    for path in filter(None, (damaged(column, value) for value in VALUES.values())):
        with Store.open(str(path)) as store:
            assert [each.id for each in store.timelines()] == [1, 2]
            for timeline in (1, 2):
                list(store.add(timeline, [article("It rained in Ghent on Monday.", "new/1")]))
                list(store.extract_pending(timeline))
                snapshot = store.snapshot(timeline)
                assert snapshot.corrected().events
                assert {"news/1", "news/2", "new/1"} <= snapshot.articles.keys()
                assert store.snapshot(timeline, snapshot) is snapshot
                store.views(timeline)
                store.articles(timeline)
                store.removed_articles(timeline)
                store.versions(timeline, "news/0")
                store.changes(timeline)
                store.back_up(timeline, tmp_path / "backup.zip")
                again = store.restore(tmp_path / "backup.zip", "Again")
                assert {"news/1", "news/2", "new/1"} <= store.snapshot(again.id).articles.keys()
                store.delete(again.id)


@pytest.mark.parametrize("column", [each for each in COLUMNS if each not in HARMLESS], ids=str)
def test_the_check_names_a_value_that_cannot_be_read(damaged, column):
    for kind in UNREADABLE:
        path = damaged(column, VALUES[kind])
        assert path is not None
        found = list(check_store(str(path)))
        faults = [fault for each in found if not isinstance(each, StoreError) for fault in each.faults]
        assert len(faults) > 0, kind
        assert [each.name for each in found if not isinstance(each, StoreError)][1:] == ["Other"]


LEFT_OUT = "An article is damaged and was left out"
SHOWN = {
    "the day of an article": (
        "versions",
        "published",
        "'yesterday'",
        LEFT_OUT,
    ),
    "the title of an article": ("versions", "title", "x'00ff'", LEFT_OUT),
    "the number of its version": ("articles", "version", "'x'", LEFT_OUT),
    "an extraction": ("extractions", "payload", "x'00ff'", "stored extraction was damaged"),
    "the name of the timeline": ("timelines", "name", "x'00ff'", "its name or its date is damaged"),
}


@pytest.mark.parametrize(("table", "column", "value", "said"), SHOWN.values(), ids=SHOWN)
def test_the_page_opens_and_says_what_is_damaged(damaged, monkeypatch, table, column, value, said):
    path = damaged(metadata.tables[table].columns[column], value)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE articles SET removed = NULL")
        connection.commit()
    monkeypatch.setenv(STORE_VARIABLE, str(path))
    assert said in page_html(open_page())
