"""Faults of a database: each gives one clear sentence, and no stored data is lost."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, select, text

from timeline.corrections import Kind
from timeline.errors import DamagedStoreError, StoreError
from timeline.merging import mention_groups
from timeline.store import Store, migrations
from timeline.store.database import Database
from timeline.store.location import store_url
from timeline.store.migrate import upgrade_schema
from timeline.store.schema import SCHEMAS, metadata, timelines
from timeline.store.store_check import check_store

from .sample_articles import article, many
from .small_disk import NoDiskError, enlarge
from .small_disk import small_disk as mounted_disk

WRITTEN_BY_0_1 = Path(__file__).parent / "written_by_0_1" / "timeline.sqlite"
MIGRATIONS = Path(migrations.__path__[0])
NEXT = f"""
import sqlalchemy as sa
from alembic import op

revision = "v9998"
down_revision = "{SCHEMAS[-1]}"


def upgrade():
    op.add_column("timelines", sa.Column("colour", sa.Text, nullable=False, server_default="blue"))
"""


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A disk of 384 kilobytes; the test is skipped if it cannot be mounted."""
    try:
        with mounted_disk(384) as disk:
            yield disk
    except NoDiskError:
        pytest.skip("no small disk can be mounted here; run as root to test a full one")


@pytest.mark.slow
def test_a_full_disk_loses_nothing_and_the_work_can_be_completed(small_disk):
    address = str(small_disk / "timeline.sqlite")
    with Store.open(address) as store:
        timeline = store.create("Floods")
        confirmed = []
        with pytest.raises(StoreError, match="the disk is full") as full:
            confirmed.extend(added.key for added in store.add(timeline.id, many(160)))
        assert "\n" not in str(full.value)
        held = store.snapshot(timeline.id)
        assert set(confirmed) <= held.extractions.keys()
    with Store.open(address) as store:
        assert store.snapshot(timeline.id).extractions == held.extractions
    enlarge(small_disk)
    with Store.open(address) as store:
        list(store.add(timeline.id, many(160)))
        assert list(store.articles(timeline.id)) == [each.id for each in many(160)]


@contextmanager
def somebody() -> Iterator[None]:
    """Run as a user without rights over the files of others, if this is root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder readable by everyone."""
    folder = Path(tempfile.mkdtemp(prefix="timeline-folder-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.skipif(os.name == "nt", reason="permissions of files are POSIX's here")
def test_a_read_only_file_can_be_read_but_not_written(open_folder):
    path = open_folder / "timeline.sqlite"
    with Store.open(str(path)) as store:
        timeline = store.create("Floods")
        list(store.add(timeline.id, many(2)))
    before = path.read_bytes()
    path.chmod(0o444)
    open_folder.chmod(0o777)
    with somebody(), Store.open(str(path)) as store:
        snapshot = store.snapshot(timeline.id)
        assert len(snapshot.extractions) == 2
        shown = snapshot.corrected()
        with pytest.raises(StoreError, match="can only be read"):
            store.correct(timeline.id, shown.correction(shown.events[0], Kind.TITLE, "T"))
        with pytest.raises(StoreError, match="can only be read"):
            list(store.add(timeline.id, [article("It rained on Monday.")]))
    assert path.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="permissions of files are POSIX's here")
def test_a_read_only_store_keeps_the_groups_that_another_version_has_found(open_folder, caplog):
    path = open_folder / "timeline.sqlite"
    with Store.open(str(path)) as store:
        timeline = store.create("Floods")
        list(store.add(timeline.id, many(3)))
        found = store.snapshot(timeline.id).merging.found
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE merged_mentions SET merger_version = 'older'")
        raw.commit()
    with Store.open(str(path)) as store:
        assert store.snapshot(timeline.id).merging.to_compare, "it is compared anew where it can be kept"
    path.chmod(0o444)
    open_folder.chmod(0o777)
    with somebody(), Store.open(str(path)) as store:
        merging = store.snapshot(timeline.id).merging
        assert not merging.to_compare
        assert merging.groups == mention_groups(found.families)
        assert "not kept" not in caplog.text


@pytest.mark.skipif(os.name == "nt", reason="permissions of files are POSIX's here")
def test_a_read_only_store_compares_statements_that_no_group_has_seen(open_folder):
    path = open_folder / "timeline.sqlite"
    with Store.open(str(path)) as store:
        timeline = store.create("Floods")
        list(store.add(timeline.id, many(2)))
        assert store.snapshot(timeline.id).merging.found
        list(store.add(timeline.id, [article("The mayor of Braga resigned on Monday.", "new")]))
    path.chmod(0o444)
    open_folder.chmod(0o777)
    with somebody(), Store.open(str(path)) as store:
        merging = store.snapshot(timeline.id).merging
        assert merging.to_compare
        assert {each.event.lead.article for each in merging.merged} == {"news/0", "news/1", "new"}


@pytest.mark.skipif(os.name == "nt", reason="permissions of files are POSIX's here")
@pytest.mark.parametrize("payload", ["[1,[", b"\x00\xff"])
def test_a_damaged_extraction_does_not_close_a_read_only_timeline(open_folder, payload):
    path = open_folder / "timeline.sqlite"
    with Store.open(str(path)) as store:
        timeline = store.create("Floods")
        list(store.add(timeline.id, many(3)))
        first = store.snapshot(timeline.id).states["news/0"].version_id
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE extractions SET payload = ? WHERE version_id = ?", (payload, first))
        raw.commit()
    path.chmod(0o444)
    open_folder.chmod(0o777)
    with somebody(), Store.open(str(path)) as store:
        snapshot = store.snapshot(timeline.id)
        assert list(snapshot.articles) == ["news/0", "news/1", "news/2"]
        assert list(snapshot.extractions) == ["news/1", "news/2"]
        assert "damaged" in snapshot.failures["news/0"]
        assert len(snapshot.corrected().events) > 0


@contextmanager
def nobody_may_write(path: Path) -> Iterator[None]:
    path.chmod(0o444)
    path.parent.chmod(0o555)
    yield
    path.chmod(0o644)
    path.parent.chmod(0o755)


@contextmanager
def a_file_of_another(path: Path) -> Iterator[None]:
    path.chmod(0o644)
    with somebody():
        yield


READ_ONLY = pytest.mark.parametrize("closed", [nobody_may_write, a_file_of_another])


@pytest.mark.skipif(os.name == "nt", reason="permissions of files are POSIX's here")
@READ_ONLY
def test_a_store_in_a_read_only_folder_is_read_and_says_that_nothing_can_be_saved(closed, open_folder):
    path = open_folder / "timeline.sqlite"
    with Store.open(str(path)) as store:
        timeline = store.create("Floods")
        list(store.add(timeline.id, many(2)))
        assert not store.why_read_only
    before = path.read_bytes()
    with closed(path), Store.open(str(path)) as store:
        assert store.why_read_only.count(". ") == 1
        assert "nothing can be saved" in store.why_read_only
        snapshot = store.snapshot(timeline.id)
        assert len(snapshot.extractions) == 2
        assert snapshot.corrected().events
        for refused in (lambda: store.create("Fires"), lambda: store.delete(timeline.id)):
            with pytest.raises(StoreError, match="nothing can be saved"):
                refused()
    assert path.read_bytes() == before
    assert [each.name for each in open_folder.iterdir() if each.name != "timeline.sqlite.backups"] == [
        path.name
    ]


@pytest.mark.skipif(os.name == "nt", reason="permissions of files are POSIX's here")
def test_a_read_only_store_shows_what_its_owner_changes_and_can_be_opened_to_writing(open_folder):
    path = open_folder / "timeline.sqlite"
    with Store.open(str(path)) as owner:
        owner.create("Floods")
    with Store.open(str(path)) as store:
        with nobody_may_write(path):
            assert [each.name for each in store.timelines()] == ["Floods"]
        with Store.open(str(path)) as owner:
            owner.create("Fires")
        with nobody_may_write(path):
            assert [each.name for each in store.timelines()] == ["Floods", "Fires"]
            with pytest.raises(StoreError, match="nothing can be saved"):
                store.create("Storms")
        assert store.create("Storms").name == "Storms"


@pytest.mark.skipif(os.name == "nt", reason="permissions of files are POSIX's here")
@READ_ONLY
def test_a_read_only_store_of_an_older_version_says_that_it_has_to_be_changed(closed, open_folder):
    path = open_folder / "timeline.sqlite"
    shutil.copyfile(WRITTEN_BY_0_1, path)
    with closed(path), pytest.raises(StoreError, match="has to be changed before it is opened"):
        Store.open(str(path))
    assert path.read_bytes() == WRITTEN_BY_0_1.read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="permissions of files are POSIX's here")
def test_a_read_only_folder_is_named(open_folder):
    with somebody(), pytest.raises(StoreError, match="Check that its folder is there and can be written to"):
        Store.open(str(open_folder / "timeline.sqlite"))
    with somebody(), pytest.raises(StoreError, match="Check that its folder"):
        Store.open(str(open_folder / "new" / "timeline.sqlite"))


def test_a_damaged_file_is_named(tmp_path):
    path = tmp_path / "timeline.sqlite"
    with Store.open(str(path)) as store:
        timeline = store.create("Floods")
        list(store.add(timeline.id, many(30)))
    data = bytearray(path.read_bytes())
    data[8192:-8192] = b"\xff" * len(data[8192:-8192])
    path.write_bytes(data)
    with pytest.raises(StoreError, match="damaged"), Store.open(str(path)) as store:
        store.snapshot(timeline.id)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps files that are open")
def test_a_file_moved_while_open_is_reported_and_works_again_when_back(tmp_path):
    path, moved = tmp_path / "timeline.sqlite", tmp_path / "moved.sqlite"
    with Store.open(str(path)) as store:
        timeline = store.create("Floods")
        adding = store.add(timeline.id, many(40))
        confirmed = {next(adding).key}
        path.rename(moved)
        with pytest.raises(StoreError, match="moved or deleted"):
            confirmed.update(added.key for added in adding)
        assert not path.exists()
        moved.rename(path)
        assert confirmed <= store.snapshot(timeline.id).extractions.keys()
        list(store.add(timeline.id, many(40)))
        assert len(store.snapshot(timeline.id).extractions) == 40


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps files that are open")
def test_a_file_replaced_while_open_is_not_written_to(tmp_path):
    path, other = tmp_path / "timeline.sqlite", tmp_path / "other.sqlite"
    with Store.open(str(other)) as store:
        store.create("Fires")
    with Store.open(str(path)) as store:
        timeline = store.create("Floods")
        assert not store.is_replaced
        other.rename(path)
        assert store.is_replaced
        with pytest.raises(StoreError, match="another file has taken the place"):
            store.rename(timeline.id, "Storms", "")
    for log in tmp_path.glob("timeline.sqlite-*"):
        log.unlink()
    with Store.open(str(path)) as store:
        assert [each.name for each in store.timelines()] == ["Fires"]


def test_the_database_of_another_program_is_not_touched(tmp_path):
    path = tmp_path / "notes.sqlite"
    with closing(sqlite3.connect(path)) as notes:
        notes.execute("CREATE TABLE notes (id INTEGER)")
    with pytest.raises(StoreError, match="another program"):
        Store.open(str(path))
    with closing(sqlite3.connect(path)) as notes:
        assert notes.execute("SELECT name FROM sqlite_master").fetchall() == [("notes",)]


@pytest.mark.skipif(os.name == "nt", reason="such names are POSIX's")
@pytest.mark.parametrize(
    "name", ["a b?c=1#d%20.sqlite", "one\nline", "e\u202exe.sqlite", ":memory:", "'\"<b>"]
)
def test_a_file_may_have_any_name_and_is_shown_on_one_line(tmp_path, name):
    path = tmp_path / "folder" / name
    with Store.open(str(path)) as store:
        store.create("Floods")
        assert path.is_file()
        assert store.location.isprintable()
    with Store.open(str(path)) as store:
        assert [each.name for each in store.timelines()] == ["Floods"]
    path.write_bytes(b"no database at all" * 1000)
    with pytest.raises(StoreError, match="no store of Timeline") as refused:
        Store.open(str(path))
    assert str(refused.value).isprintable()


def test_a_writer_that_never_ends_is_reported_after_a_wait(tmp_path, monkeypatch):
    monkeypatch.setattr("timeline.store.database.PATIENCE", 0.1)
    path = tmp_path / "timeline.sqlite"
    with Store.open(str(path)) as store, closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another program keeps writing"):
            store.create("Floods")
        other.rollback()
        assert store.create("Floods").articles == 0


def change_version(address: str, version: str) -> None:
    engine = create_engine(store_url(address))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :new"), {"new": version})
    engine.dispose()


def test_the_store_of_a_newer_program_is_not_touched(address):
    Store.open(address).close()
    change_version(address, "v9999")
    with pytest.raises(StoreError, match=r"a newer Timeline made this store \(v9999\)"):
        Store.open(address)


def test_the_migrations_lead_to_the_declared_tables(address):
    Store.open(address).close()
    engine = create_engine(store_url(address))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert context.get_current_revision() == SCHEMAS[-1]
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_a_file_of_an_older_version_is_copied_before_migration(tmp_path, monkeypatch):
    path = tmp_path / "timeline.sqlite"
    with Store.open(str(path)) as store:
        store.create("Floods")
    newer = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, newer)
    (newer / "versions" / "v9998_colours.py").write_text(NEXT)
    monkeypatch.setattr("timeline.store.migrate._SCRIPTS", newer)
    monkeypatch.setattr("timeline.store.migrate.SCHEMAS", (*SCHEMAS, "v9998"))
    with Store.open(str(path)) as store:
        assert [each.name for each in store.timelines()] == ["Floods"]
    with closing(sqlite3.connect(path)) as migrated:
        assert migrated.execute("SELECT colour FROM timelines").fetchall() == [("blue",)]
    monkeypatch.undo()
    [kept] = tmp_path.glob("timeline.sqlite.backups/*-before-v9998.sqlite")
    with Store.open(str(kept)) as copy:
        assert [each.name for each in copy.timelines()] == ["Floods"]
    with pytest.raises(StoreError, match="newer Timeline"):
        Store.open(str(path))


def test_a_copy_before_migration_takes_no_file_away(tmp_path):
    path = tmp_path / "timeline.sqlite"
    shutil.copy(WRITTEN_BY_0_1, path)
    taken = tmp_path / "timeline.sqlite.backups"
    taken.write_text("my notes")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="could not be copied before its change"):
        Store.open(str(path))
    assert taken.read_text() == "my notes"
    assert path.read_bytes() == before


def test_a_migration_on_a_full_disk_changes_nothing(small_disk):
    path = small_disk / "timeline.sqlite"
    shutil.copy(WRITTEN_BY_0_1, path)
    (small_disk / "rest").write_bytes(bytes(200_000))
    before = path.read_bytes()
    with pytest.raises(StoreError, match="disk is full"):
        Store.open(str(path))
    assert path.read_bytes() == before
    assert not list(small_disk.glob("*.backups/*"))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_nobody_but_the_owner_reads_a_store(tmp_path):
    path = tmp_path / "kept" / "timeline.sqlite"
    with Store.open(str(path)) as store:
        store.create("Floods")
        modes = {file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
    assert modes == {0o600}
    assert path.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    "name",
    ["postgresql://h:abc/x", "postgresql://[h/x", "mysql://h/x", ".", "/", "/dev/null/a", "a" * 300, "a\0b"],
)
def test_a_name_that_is_no_store_is_one_sentence(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreError) as raised:
        Store.open(name)
    assert str(raised.value).endswith(".")
    assert "\n" not in str(raised.value)
    assert list(tmp_path.iterdir()) == []


def test_the_folder_of_an_unknown_user_is_a_folder_of_that_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Store.open("~nosuch/timeline.sqlite").close()
    assert (tmp_path / "~nosuch" / "timeline.sqlite").is_file()


OLDEST = """
INSERT INTO projects (name, title, made, revision) VALUES ('Floods', 'Water', '2024-01-10 12:00:00', 3);
INSERT INTO views (project_id, name, state) VALUES (1, 'All', '{}');
INSERT INTO articles (project_id, key, version) VALUES (1, 'a', 1);
INSERT INTO versions (article_id, number, text, published, sha256, fingerprint, read_at)
VALUES (1, 1, 'It rained on Monday.', '2024-01-10', 'x', 'x', '2024-01-10 12:00:00');
INSERT INTO extractions VALUES (1, 'old', '[1,[],[],[]]', NULL);
INSERT INTO corrections (project_id, number, made, action, kind, old, new, note)
VALUES (1, 1, '2024-01-10 12:00:00', 'make', 'actor', '"x"', '"y"', 'why')
"""
"""A timeline in the first schema, v0001."""


def test_a_store_of_the_first_schema_keeps_everything_and_never_reuses_an_id(address):
    database = Database(store_url(address))
    with database.migrating() as connection:
        upgrade_schema(connection, "v0001")
        for statement in OLDEST.strip().split(";\n"):
            connection.exec_driver_sql(statement)
    database.close()
    with Store.open(address) as store:
        (floods,) = store.timelines()
        assert (floods.name, floods.title, floods.revision, floods.articles) == ("Floods", "Water", 3, 1)
        snapshot = store.snapshot(floods.id)
        assert snapshot.articles["a"].text == "It rained on Monday."
        assert snapshot.extractions["a"].mentions == ()
        assert [(each.number, each.correction.new, each.correction.note) for each in snapshot.history] == [
            (1, "y", "why")
        ]
        assert [each.name for each in store.views(floods.id)] == ["All"]
        store.delete(floods.id)
        assert store.create("Strikes").id > floods.id


ENTRY = "INSERT INTO corrections (timeline_id, number, made, action, of, kind, old, new, note) VALUES "
FOURTH = [
    "INSERT INTO timelines (name, title, made, revision) VALUES ('A', '', '2024-01-10 12:00:00', 1)",
    "INSERT INTO timelines (name, title, made, revision) VALUES ('B', '', '2024-01-10 12:00:00', 1)",
    *(
        f"{ENTRY} (1, {at}, '2024-01-10 12:00:0{s}', 'make', NULL, 'actor', '\"{at}\"', '\"y\"', '')"
        for at, s in ((1, 0), (2, 0), (3, 5), (4, 6), (5, 6), (6, 6))
    ),
    *(
        f"{ENTRY} (1, {number}, '2024-01-10 12:00:06', 'undo', {of}, NULL, NULL, NULL, '')"
        for number, of in ((7, 6), (8, 5))
    ),
    f"{ENTRY} (2, 1, '2024-01-10 12:00:06', 'make', NULL, 'actor', '\"x\"', '\"y\"', '')",
]
"""Two timelines in the schema v0005, which knew the acts by their moments."""


def test_the_acts_of_an_older_store_are_those_of_one_moment(address):
    database = Database(store_url(address))
    with database.migrating() as connection:
        upgrade_schema(connection, "v0005")
        for statement in FOURTH:
            connection.exec_driver_sql(statement)
    database.close()
    with Store.open(address) as store:
        histories = [store.snapshot(each.id).history for each in store.timelines()]
        acts = [[(each.number, each.act, each.person) for each in history] for history in histories]
        first = [(1, 1), (2, 1), (3, 3), (4, 4), (5, 4), (6, 4), (7, 7), (8, 7)]
        assert acts == [[(*each, "") for each in first], [(1, 1, "")]]
        assert [each.of for each in store.redo(1)] == [5, 6]
        assert [each.of for each in store.undo_act(1)] == [6, 5, 4]


def test_the_migrations_remember_the_ids_of_deleted_rows(tmp_path):
    path = tmp_path / "timeline.sqlite"
    shutil.copy(Path(__file__).parent / "written_by_0_1" / "timeline.sqlite", path)
    with closing(sqlite3.connect(path)) as old, old:
        old.execute("PRAGMA foreign_keys = ON")
        old.execute("DELETE FROM projects")
    with Store.open(str(path)) as store:
        assert store.create("Strikes").id == 3


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("mysql://host/name", "cannot be kept in mysql"),
        ("postgresql://tester@127.0.0.1:1/none", "the database cannot be used now"),
        ("://", "cannot be read"),
    ],
)
def test_an_unusable_address_is_reported_in_one_line(address, said):
    with pytest.raises(StoreError, match=said) as refused:
        Store.open(address)
    assert "\n" not in str(refused.value)


@pytest.mark.slow
def test_the_location_is_shown_without_a_password(server, tmp_path, monkeypatch):
    address = server.replace("tester@", "tester:secret@")
    with Store.open(address) as store:
        assert "secret" not in store.location
        assert "127.0.0.1" in store.location
    monkeypatch.setenv("TIMELINE_STORE", str(tmp_path / "b.sqlite"))
    with Store.open() as store:
        assert store.location == str(tmp_path / "b.sqlite")


@pytest.mark.parametrize(
    "code",
    [
        "CREATE VIEW v AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT * FROM c",
        "CREATE TRIGGER t BEFORE UPDATE ON timelines BEGIN DELETE FROM articles; END",
        "CREATE VIRTUAL TABLE t USING fts5(words)",
        "ALTER TABLE timelines ADD COLUMN g TEXT GENERATED ALWAYS AS (hex(zeroblob(9)))",
        "CREATE INDEX i ON timelines (hex(name))",
        "CREATE TABLE t (c TEXT DEFAULT (hex(zeroblob(9))))",
    ],
)
def test_a_file_with_code_in_its_tables_is_not_opened(tmp_path, code):
    path = tmp_path / "timeline.sqlite"
    with Store.open(str(path)) as store:
        store.create("Floods")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(code)
    with pytest.raises(StoreError, match="its tables hold code"):
        Store.open(str(path))
    with pytest.raises(StoreError, match="its tables hold code"):
        list(check_store(str(path)))


@pytest.mark.parametrize("error", [TypeError, ValueError, AttributeError, KeyError])
def test_an_error_of_the_program_is_not_told_as_damage(tmp_path, error):
    database = Database(store_url(str(tmp_path / "timeline.sqlite")))
    with pytest.raises(error, match="a slip"), database.reading():
        raise error("a slip of the program")
    database.close()


def test_a_value_of_another_type_is_damage(tmp_path):
    path = tmp_path / "timeline.sqlite"
    with Store.open(str(path)) as store:
        store.create("Floods")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE timelines SET made = 'yesterday'")
    database = Database(store_url(str(path)))
    with pytest.raises(DamagedStoreError, match="damaged"), database.reading() as connection:
        connection.execute(select(timelines.c.made)).all()
    database.close()
