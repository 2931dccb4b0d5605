"""Damage inside a store: what stays readable, what a backup says, and what the verb ``check`` finds."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from timeline.__main__ import main
from timeline.corrections import Kind
from timeline.store import Store
from timeline.store.store_check import check_store

from .sample_articles import many


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with one timeline: three articles, three corrections (one undone), two views."""
    made = tmp_path / "timeline.sqlite"
    with Store.open(str(made)) as store:
        timeline = store.create("Floods")
        list(store.add(timeline.id, many(3)))
        shown = store.snapshot(timeline.id).corrected()
        store.correct(timeline.id, shown.correction(shown.events[0], Kind.TITLE, "First"))
        store.correct(timeline.id, shown.correction(shown.events[1], Kind.TITLE, "Second"))
        store.correct(timeline.id, shown.correction(shown.events[2], Kind.NOTE, "Third"))
        store.undo(timeline.id, 1)
        store.save_view(timeline.id, "one", {"actor": ["A"]})
        store.save_view(timeline.id, "two", {})
    return made


DAMAGE = {
    "a value of a correction": "UPDATE corrections SET new = '{' WHERE number = 1",
    "a target": "UPDATE corrections SET target = '[1]' WHERE number = 1",
    "no target": "UPDATE corrections SET target = NULL WHERE number = 1",
    "a kind": "UPDATE corrections SET kind = 'spin' WHERE number = 1",
    "an action": "UPDATE corrections SET action = 'spin' WHERE number = 1",
    "a moment": "UPDATE corrections SET made = 'yesterday' WHERE number = 1",
    "bytes that are no text": "UPDATE corrections SET new = CAST(x'22ff22' AS TEXT) WHERE number = 1",
}


def change(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute(statement).rowcount > 0
        connection.commit()


@pytest.mark.parametrize("statement", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_correction_closes_nothing(path, tmp_path, statement):
    change(path, statement)
    with Store.open(str(path)) as store:
        timeline = store.timelines()[0]
        snapshot = store.snapshot(timeline.id)
        assert [entry.number for entry in snapshot.history] == [2, 3]
        assert all("damaged" in sentence for sentence in snapshot.damaged)
        assert len(snapshot.damaged) == 2  # the correction, and the entry that undid it
        shown = snapshot.corrected()
        assert "Second" in {event.lead.title for event in shown.events}
        assert store.correct(timeline.id, shown.correction(shown.events[0], Kind.NOTE, "New")).number == 5
        left_out = store.back_up(timeline.id, tmp_path / "backup.zip")
        assert left_out == snapshot.damaged
        again = store.snapshot(store.restore(tmp_path / "backup.zip").id)
        assert [entry.number for entry in again.history] == [2, 3, 5]


def test_a_damaged_view_is_left_out(path, tmp_path):
    change(path, "UPDATE views SET state = '{' WHERE name = 'one'")
    with Store.open(str(path)) as store:
        timeline = store.timelines()[0]
        assert [view.name for view in store.views(timeline.id)] == ["two"]
        [sentence] = store.back_up(timeline.id, tmp_path / "backup.zip")
        assert "saved view" in sentence


def test_a_backup_says_which_article_it_lacks(path, tmp_path):
    change(path, "UPDATE versions SET published = 'yesterday' WHERE text LIKE '%bridge 1 %'")
    with Store.open(str(path)) as store:
        timeline = store.timelines()[0]
        shown = store.snapshot(timeline.id)
        assert list(shown.articles) == ["news/0", "news/2"]
        [sentence] = shown.damaged
        assert sentence == "An article is damaged and was left out (row 2 of the versions)."
        left_out = store.back_up(timeline.id, tmp_path / "backup.zip")
        assert any("news/1" in sentence for sentence in left_out)
        again = store.snapshot(store.restore(tmp_path / "backup.zip").id)
        assert list(again.articles) == ["news/0", "news/2"]


def test_a_whole_store_has_no_fault(path):
    before = path.read_bytes()
    [found] = check_store(str(path))
    assert (found.articles, found.corrections, found.views, found.faults) == (3, 4, 2, ())
    assert path.read_bytes() == before


def test_each_fault_is_found(path):
    for statement in (
        DAMAGE["a value of a correction"],
        "UPDATE views SET state = '{' WHERE name = 'one'",
        "UPDATE versions SET published = 'yesterday' WHERE text LIKE '%bridge 1 %'",
        "UPDATE versions SET text = 'Other words.' WHERE text LIKE '%bridge 2 %'",
        "UPDATE extractions SET payload = '{' WHERE version_id = 1",
    ):
        change(path, statement)
    [found] = check_store(str(path))
    assert (found.articles, found.corrections, found.views) == (2, 2, 1)
    for words in (
        "correction 1",
        "saved view",
        "article cannot be read",
        "not the one",
        "extraction was damaged",
    ):
        assert any(words in fault for fault in found.faults), words


def test_an_extraction_without_result_and_fault_is_read_again(path, tmp_path):
    with Store.open(str(path)) as store:
        timeline = store.timelines()[0].id
        whole = store.snapshot(timeline).extractions
    change(path, "UPDATE extractions SET payload = NULL WHERE version_id = 2")
    [found] = check_store(str(path))
    assert len(found.faults) == 1
    with Store.open(str(path)) as store:
        store.back_up(timeline, tmp_path / "backup.zip")
        for each in (timeline, store.restore(tmp_path / "backup.zip").id):
            assert store.snapshot(each).outdated == 1
            assert len(list(store.extract_pending(each, failed=False))) == 1
            assert store.snapshot(each).extractions == whole


@pytest.mark.parametrize("column", ["text", "title", "source"])
def test_a_number_in_the_place_of_a_text_loses_its_row_alone(path, column):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA writable_schema = ON")  # else SQLite makes a text of the number
        changed = [f"\t{column} TEXT", f"\t{column} BLOB"]
        connection.execute("UPDATE sqlite_master SET sql = REPLACE(sql, ?, ?)", changed)
        connection.commit()
    change(path, f"UPDATE versions SET {column} = 7 WHERE id = 2")  # noqa: S608
    [found] = check_store(str(path))
    assert found.articles == 2
    with Store.open(str(path)) as store:
        snapshot = store.snapshot(store.timelines()[0].id)
        assert (len(snapshot.articles), len(snapshot.damaged)) == (2, 1)
        assert snapshot.corrected().events


def test_damaged_pages_are_found_and_what_can_be_saved_is_said(path, capsys):
    data = bytearray(path.read_bytes())
    data[-4096:] = b"\xff" * 4096
    path.write_bytes(data)
    assert main(["check", str(path)]) == 1
    printed = capsys.readouterr()
    assert "the file is damaged" in printed.err
    assert "Traceback" not in printed.err


def test_the_verb_prints_what_can_be_saved(path, capsys):
    assert main(["check", str(path)]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "timeline": "Floods",
        "articles": 3,
        "corrections": 4,
        "views": 2,
        "faults": 0,
    }


@pytest.mark.parametrize("name", ["nothing.sqlite", "folder", "notes.txt"])
def test_what_is_no_store_is_one_sentence_and_stays(tmp_path, capsys, name):
    (tmp_path / "folder").mkdir()
    (tmp_path / "notes.txt").write_text("my notes " * 1000)
    assert main(["check", str(tmp_path / name)]) == 1
    printed = capsys.readouterr().err.strip().splitlines()
    assert printed[0].endswith(".")
    assert not (tmp_path / "nothing.sqlite").exists()
    assert (tmp_path / "notes.txt").read_text() == "my notes " * 1000
