"""Who changed an article or a name: the log, in the store, in a backup and after a damage."""

from __future__ import annotations

import shutil
import sqlite3
import zipfile
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from timeline.errors import StoreError
from timeline.store import ChangedField, Store
from timeline.store.store_check import check_store

from .sample_articles import article, many

BEFORE = Path(__file__).parent / "written_by_0_1" / "timeline.sqlite"


@pytest.fixture
def changed(store, timeline):
    """A timeline in which two people changed an article and the name."""
    list(store.upsert(timeline.id, many(2)))
    store.edit_article(timeline.id, "news/0", "Ada", source="The Gazette", published=date(2024, 5, 4))
    store.remove_articles(timeline.id, ["news/1"], "Grace")
    store.restore_articles(timeline.id, ["news/1"], "Ada")
    store.rename(timeline.id, "Storms", person="Grace")
    store.rename(timeline.id, title="The storms", person="Grace")
    return timeline


def lines(store, timeline_id):
    return [
        (each.person, each.article, each.field, each.old, each.new) for each in store.changes(timeline_id)
    ]


def test_the_log_names_who_changed_what(store, changed):
    first = next(many(1))
    assert lines(store, changed.id) == [
        ("Ada", "news/0", ChangedField.PUBLISHED, first.published.isoformat(), "2024-05-04"),
        ("Ada", "news/0", ChangedField.SOURCE, "Gazette", "The Gazette"),
        ("Grace", "news/1", ChangedField.REMOVED, None, "yes"),
        ("Ada", "news/1", ChangedField.REMOVED, "yes", None),
        ("Grace", None, ChangedField.TIMELINE_NAME, "Floods", "Storms"),
        ("Grace", None, ChangedField.PICTURE_TITLE, "The floods of 2024", "The storms"),
    ]


def test_what_changes_nothing_is_not_logged(store, changed):
    before = lines(store, changed.id)
    store.edit_article(changed.id, "news/0", "Eve", source="The Gazette")
    store.restore_articles(changed.id, ["news/1"], "Eve")
    store.rename(changed.id, "Storms", "The storms", "Eve")
    with pytest.raises(StoreError):
        store.edit_article(changed.id, "nowhere", "Eve", source="The Gazette")
    assert lines(store, changed.id) == before


def test_a_name_without_storable_characters_is_logged_all_the_same(store, timeline):
    list(store.upsert(timeline.id, [article("It rained on Monday.", "a")]))
    store.edit_article(timeline.id, "a", "A\0d\ud800a", title="R\0ain")
    assert lines(store, timeline.id) == [("A\ufffdd\ufffda", "a", ChangedField.TITLE, None, "R\ufffdain")]


def test_a_backup_holds_the_log_if_there_is_one(store, changed, tmp_path):
    store.back_up(changed.id, tmp_path / "storms.zip")
    again = store.restore(tmp_path / "storms.zip")
    assert store.changes(again.id) == store.changes(changed.id)
    quiet = store.create("Quiet")
    store.back_up(quiet.id, tmp_path / "quiet.zip")
    with zipfile.ZipFile(tmp_path / "quiet.zip") as archive:
        assert "changes.jsonl" not in archive.namelist()
    assert store.changes(store.restore(tmp_path / "quiet.zip").id) == []


def test_a_deleted_timeline_takes_its_log_with_it(store, changed):
    store.delete(changed.id)
    assert store.changes(changed.id) == []


def test_a_damaged_change_is_left_out_and_named(tmp_path):
    path = tmp_path / "timeline.sqlite"
    with Store.open(str(path)) as store:
        timeline = store.create("Floods")
        for name in ("Storms", "Fires"):
            store.rename(timeline.id, name, person="Ada")
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE changes SET field = 'colour' WHERE id = 1")
    with Store.open(str(path)) as store:
        assert [each.new for each in store.changes(timeline.id)] == ["Fires"]
        [said] = store.back_up(timeline.id, tmp_path / "fires.zip")
        assert "row 1" in said
    [found] = check_store(str(path))
    assert found.faults == (said,)


def test_a_store_of_an_older_version_has_an_empty_log(tmp_path):
    shutil.copy(BEFORE, tmp_path / "timeline.sqlite")
    with Store.open(str(tmp_path / "timeline.sqlite")) as store:
        for timeline in store.timelines():
            assert store.changes(timeline.id) == []
            store.rename(timeline.id, title="New", person="Ada")
            assert [each.person for each in store.changes(timeline.id)] == ["Ada"]
