"""Automatic backups: when they are made, what stays, and how a store comes back from one."""

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from timeline.errors import DamagedStoreError, StoreError
from timeline.store import Store
from timeline.store.automatic_backups import BACKUPS_VARIABLE, KEPT
from timeline.store.recovery import replace_damaged, restore_all

from .sample_articles import many


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with one timeline of three articles, made on an earlier day."""
    made = tmp_path / "timeline.sqlite"
    with Store.open(str(made)) as store:
        list(store.add(store.create("Floods").id, many(3)))
    return made


def copies(path: Path) -> list[str]:
    with Store.open(str(path)) as store:
        return [copy.path.name for copy in store.backups.copies()]


def rename(path: Path, name: str) -> None:
    with Store.open(str(path)) as store:
        store.rename(store.timelines()[0].id, name)


def copy_of_now(path: Path) -> Path:
    """Return a copy of the store, made by a change of its first timeline."""
    for early in Path(f"{path}.backups").glob("*"):
        early.unlink()
    rename(path, "Storms")
    [copy] = Path(f"{path}.backups").iterdir()
    return copy


def damage(path: Path) -> None:
    """Overwrite all pages after the first."""
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * len(data[4096:])
    path.write_bytes(data)


def test_a_new_store_and_mere_reading_make_none(path):
    with Store.open(str(path)) as store:
        store.snapshot(store.timelines()[0].id)
        assert store.backups.copies() == []


def test_the_first_change_of_a_day_is_preceded_by_a_whole_copy(path):
    rename(path, "Storms")
    rename(path, "Fires")
    [name] = copies(path)
    assert name == f"{datetime.now().astimezone():%Y-%m-%d}.sqlite"
    copy = Path(f"{path}.backups", name)
    assert copy.stat().st_mode & 0o777 == 0o600
    assert copy.parent.stat().st_mode & 0o777 == 0o700
    with Store.open(str(copy)) as old:
        assert [each.name for each in old.timelines()] == ["Floods"]
        assert len(old.articles(old.timelines()[0].id)) == 3


def test_a_server_that_runs_for_days_makes_one_each_day(path, monkeypatch):
    with Store.open(str(path)) as store:
        store.rename(store.timelines()[0].id, "Storms")
        later = datetime.now() + timedelta(days=1)

        class Tomorrow(datetime):
            @classmethod
            def now(cls, tz=None):  # noqa: ARG003
                return later

        monkeypatch.setattr("timeline.store.automatic_backups.datetime", Tomorrow)
        store.rename(store.timelines()[0].id, "Fires")
    assert len(copies(path)) == 2


def test_the_newest_seven_stay(path):
    folder = Path(f"{path}.backups")
    folder.mkdir()
    for day in range(1, 10):
        old = folder / f"2024-01-0{day}.sqlite"
        old.write_bytes(b"")
        os.utime(old, (day, day))
    rename(path, "Storms")
    left = copies(path)
    assert len(left) == KEPT
    assert left[1:] == [f"2024-01-0{day}.sqlite" for day in range(9, 3, -1)]


@pytest.mark.parametrize("moment", [4_000_000_000, 10**15])  # of the year 2096, and beyond the calendar
def test_a_clock_that_was_wrong_takes_no_copy_away(path, moment):
    folder = Path(f"{path}.backups")
    folder.mkdir()
    for day in range(1, KEPT + 1):
        copy = folder / f"2096-10-0{day}.sqlite"
        shutil.copy(path, copy)
        os.utime(copy, (moment, moment))
    rename(path, "Storms")
    made = f"{datetime.now():%Y-%m-%d}.sqlite"
    assert made in copies(path)
    assert len(copies(path)) == KEPT


@pytest.mark.parametrize("value", ["off", "0", "never", "no"])
def test_they_can_be_switched_off(path, monkeypatch, value):
    monkeypatch.setenv(BACKUPS_VARIABLE, value)
    rename(path, "Storms")
    assert not Path(f"{path}.backups").exists()


def test_a_failed_backup_is_said_and_does_not_stop_the_change(path):
    Path(f"{path}.backups").write_text("my notes")
    with Store.open(str(path)) as store:
        store.rename(store.timelines()[0].id, "Storms")
        assert "automatic backup could not be made" in store.backups.fault
        assert store.timelines()[0].name == "Storms"
    assert Path(f"{path}.backups").read_text() == "my notes"


def test_a_damaged_store_displaces_no_copy(path):
    rename(path, "Storms")
    [copy] = Path(f"{path}.backups").iterdir()
    whole = copy.read_bytes()
    copy.rename(copy.with_name("2024-01-01.sqlite"))
    damage(path)
    with pytest.raises(StoreError), Store.open(str(path)) as store:
        store.create("Fires")
    assert [each.read_bytes() for each in Path(f"{path}.backups").iterdir()] == [whole]


def test_a_deleted_timeline_leaves_every_copy(path):
    with Store.open(str(path)) as store:
        list(store.add(store.create("Secret").id, many(2)))
    copy = copy_of_now(path)
    earlier = Path(f"{path}.before-v0004")  # the name that the first version gave
    shutil.copy(copy, earlier)
    with Store.open(str(path)) as store:
        store.delete(store.timelines()[0].id)
    for each in (copy, earlier):
        with Store.open(str(each)) as old:
            assert [left.name for left in old.timelines()] == ["Secret"]
        with closing(sqlite3.connect(each)) as raw:
            assert raw.execute("SELECT count(*) FROM versions").fetchone() == (2,)
        assert b"bridge 2" not in each.read_bytes()


def test_a_deleted_timeline_is_not_in_the_file_any_more(path):
    with Store.open(str(path)) as store:
        keeper = store.create("Kept")
        store.delete(next(each.id for each in store.timelines() if each.id != keeper.id))
        written = b"".join(each.read_bytes() for each in path.parent.glob(f"{path.name}*") if each.is_file())
        assert b"bridge 2" not in written
        assert b"Kept" in written
        assert [each.name for each in store.timelines()] == ["Kept"]


@pytest.mark.parametrize("restore", [restore_all, lambda store, copy: replace_damaged(store.location, copy)])
@pytest.mark.parametrize("kind", ["damaged", "half", "newer", "other", "empty"])
def test_no_message_names_a_temporary_file(path, monkeypatch, tmp_path, kind, restore):
    passing = tmp_path / "passing"
    passing.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(passing))
    copy = copy_of_now(path)
    with closing(sqlite3.connect(copy)) as raw:
        if kind == "newer":
            raw.execute("UPDATE alembic_version SET version_num = 'v9998'")
        elif kind == "other":
            raw.execute("DROP TABLE alembic_version")
        raw.commit()
    if kind == "damaged":
        damage(copy)
    elif kind in ("half", "empty"):
        copy.write_bytes(copy.read_bytes()[: 6000 if kind == "half" else 0])
    with Store.open(str(path)) as store, pytest.raises(StoreError) as caught:
        restore(store, copy)
    assert str(copy) in str(caught.value)
    assert "passing" not in str(caught.value)
    assert ".restored" not in str(caught.value)


def test_all_copies_of_a_store_can_be_deleted_with_a_timeline(path):
    rename(path, "Storms")
    [copy] = Path(f"{path}.backups").iterdir()
    damage(path)
    _, kept = replace_damaged(str(path), copy)
    others = path.with_name("other.sqlite.damaged-2024-01-01")
    others.write_text("my notes")
    with Store.open(str(path)) as store:
        assert {copy, kept} <= set(store.backups.all_copies())
        store.delete(store.timelines()[0].id, copies=True)
        assert store.backups.all_copies() == []
    assert not kept.exists()
    assert others.exists()
    assert not any(b"bridge 2" in each.read_bytes() for each in path.parent.rglob("*") if each.is_file())


def test_all_timelines_of_a_copy_are_restored_beside_the_others(path):
    with Store.open(str(path)) as store:
        store.create("Fires")
    copy = copy_of_now(path)
    with Store.open(str(path)) as store:
        assert [each.name for each in restore_all(store, copy)] == ["Floods", "Fires (2)"]
        assert [each.name for each in restore_all(store, copy, "Floods")] == ["Floods (2)"]
        assert len(store.articles(store.find("Floods").id)) == 3
        with pytest.raises(StoreError, match='no timeline "Nothing"') as raised:
            restore_all(store, copy, "Nothing")
        assert str(copy) in str(raised.value)


@pytest.mark.parametrize("whole", [True, False])
def test_what_a_copy_cannot_hold_is_said(path, whole):
    copy = copy_of_now(path)
    with closing(sqlite3.connect(copy)) as raw:
        if not whole:
            raw.execute("UPDATE versions SET published = 'yesterday' WHERE text LIKE '%bridge 1 %'")
            raw.commit()
    lost = []
    with Store.open(str(path)) as store:
        [restored] = restore_all(store, copy, lacking=lost.append)
        assert len(store.articles(restored.id)) == (3 if whole else 2)
    assert all(each.startswith("Floods: ") for each in lost)
    assert any("news/1" in each for each in lost) != whole
    damage(path)
    said = len(lost)
    replace_damaged(str(path), copy, lost.append)
    assert len(lost) == 2 * said


def test_a_copy_takes_the_place_of_a_damaged_store_which_is_kept(path):
    rename(path, "Storms")
    [copy] = Path(f"{path}.backups").iterdir()
    damage(path)
    damaged = path.read_bytes()
    with pytest.raises(DamagedStoreError), Store.open(str(path)) as store:
        store.timelines()
    restored, kept = replace_damaged(str(path), copy)
    assert [each.name for each in restored] == ["Floods"]
    assert kept.read_bytes() == damaged
    with Store.open(str(path)) as store:
        assert len(store.snapshot(store.timelines()[0].id).extractions) == 3
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_backup_that_cannot_be_read_moves_nothing(path, tmp_path):
    bad = tmp_path / "bad.zip"
    bad.write_bytes(b"no backup")
    before = sorted(each.name for each in tmp_path.iterdir())
    with pytest.raises(StoreError, match="not a whole backup"):
        replace_damaged(str(path), bad)
    assert sorted(each.name for each in tmp_path.iterdir()) == before


def test_a_copy_under_a_person_s_own_name_stays(path):
    first = copy_of_now(path)
    own = first.rename(first.with_name("before-the-election.sqlite"))
    os.utime(own, (0, 0))
    for day in range(1, KEPT + 2):
        shutil.copy(path, own.with_name(f"2020-01-0{day}.sqlite"))
    rename(path, "Fires")
    assert own.exists()
    assert len(list(own.parent.iterdir())) == KEPT + 1


@pytest.mark.skipif(os.name == "nt", reason="such names are POSIX's")
def test_a_store_whose_name_is_not_utf_8_takes_changes_without_copies(tmp_path):
    path = tmp_path / os.fsdecode(b"\xff.sqlite")
    with Store.open(str(path)) as store:
        store.create("Floods")
    with Store.open(str(path)) as store:
        store.create("Fires")
        assert "not UTF-8" in store.backups.fault
        assert len(store.timelines()) == 2


def test_a_folder_that_cannot_be_written_to_is_named(path, tmp_path):
    gone = tmp_path / "gone" / "timeline.sqlite"
    with pytest.raises(StoreError, match="gone: a new store could not be written there"):
        replace_damaged(str(gone), copy_of_now(path))
