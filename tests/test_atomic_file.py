import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from timeline.atomic_file import atomic_file


def test_the_new_content_replaces_the_old(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_text("old")
    with atomic_file(path) as stream:
        stream.write(b"new")
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_after_an_error_the_file_is_as_before(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_text("old")
    with pytest.raises(TypeError), atomic_file(path) as stream:
        stream.write("text where bytes belong")  # type: ignore[arg-type]
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_a_device_is_written_directly(tmp_path: Path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        with atomic_file(pipe) as stream:
            stream.write(b"new")
        assert os.read(reader, 10) == b"new"
    finally:
        os.close(reader)


def test_a_missing_folder_is_an_error_of_the_system(tmp_path: Path):
    with pytest.raises(FileNotFoundError), atomic_file(tmp_path / "none" / "a.txt"):
        pass


def test_a_device_is_refused_for_a_private_file(tmp_path: Path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(OSError, match="device or a pipe"), atomic_file(pipe, private=True):
        pass
    assert pipe.is_fifo()
    with pytest.raises(OSError, match="device or a pipe"), atomic_file(Path("/dev/null"), private=True):
        pass


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_private_file_is_for_its_owner_alone(tmp_path: Path):
    (tmp_path / "a").write_text("old")
    with atomic_file(tmp_path / "a", private=True) as stream:
        stream.write(b"new")
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o600


def test_a_link_stays_and_its_file_is_replaced(tmp_path: Path):
    (tmp_path / "a.txt").write_text("old")
    link, to_nothing = tmp_path / "link.txt", tmp_path / "nothing.txt"
    link.symlink_to("a.txt")
    to_nothing.symlink_to("b.txt")
    for path in (link, to_nothing):
        with atomic_file(path) as stream:
            stream.write(b"new")
        assert path.is_symlink()
    assert (tmp_path / "a.txt").read_text() == (tmp_path / "b.txt").read_text() == "new"


def test_a_part_that_is_a_link_leads_nowhere(tmp_path: Path):
    (tmp_path / "other.txt").write_text("kept")
    (tmp_path / f".a.txt.{os.getpid()}.part").symlink_to("other.txt")
    with atomic_file(tmp_path / "a.txt") as stream:
        stream.write(b"new")
    assert (tmp_path / "other.txt").read_text() == "kept"
    assert (tmp_path / "a.txt").read_text() == "new"


@pytest.mark.parametrize("name", ["store.sqlite", "store.sqlite-wal", "store.sqlite-journal", "link"])
def test_a_database_is_never_replaced(name, tmp_path: Path):
    with closing(sqlite3.connect(tmp_path / "store.sqlite")) as connection:
        connection.execute("CREATE TABLE kept (number)")
    (tmp_path / "link").symlink_to("store.sqlite")
    before = (tmp_path / "store.sqlite").read_bytes()
    with pytest.raises(OSError, match="is not replaced"), atomic_file(tmp_path / name) as stream:
        stream.write(b"new")
    assert (tmp_path / "store.sqlite").read_bytes() == before
    assert not (tmp_path / "store.sqlite-wal").exists()
