"""A timeline as one file: all of it is restored, between any two databases, or nothing."""

import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from zipfile import ZipFile

import pytest

from timeline.corrections import Kind, rename_correction
from timeline.errors import StoreError
from timeline.store import Store

from .sample_articles import article, many

pytestmark = pytest.mark.slow  # each writes two stores


@pytest.fixture
def filled(store, timeline):
    """A store with articles, an older version, a removed article, corrections and a view."""
    list(store.add(timeline.id, many(20)))
    list(store.add(timeline.id, [article(next(many(1)).text + " It rained. \u2028\U0001f30a", "news/0")]))
    store.remove_articles(timeline.id, ["news/5"])
    shown = store.snapshot(timeline.id).corrected()
    store.correct(timeline.id, shown.correction(shown.events[0], Kind.TITLE, "Corrected"))
    store.correct(timeline.id, rename_correction(Kind.RENAMED_PLACE, "Porto", "Oporto"))
    store.undo(timeline.id)
    store.save_view(timeline.id, "Porto", {"places": ["Porto"]})
    return store


@pytest.fixture
def backup(filled, timeline, tmp_path) -> Path:
    path = tmp_path / "floods.timeline"
    filled.back_up(timeline.id, path)
    return path


def everything(store, timeline):
    snapshot = store.snapshot(timeline.id)
    return (
        snapshot.articles,
        snapshot.extractions,
        snapshot.outdated,
        snapshot.history,
        store.views(timeline.id),
        store.removed_articles(timeline.id),
        store.versions(timeline.id, "news/0"),
    )


def test_a_restored_timeline_has_everything_and_a_free_name(filled, timeline, backup):
    again = filled.restore(backup)
    assert (again.name, again.title) == ("Floods (2)", timeline.title)
    assert everything(filled, again) == everything(filled, timeline)
    assert filled.restore(backup, "Spring").name == "Spring"


def test_a_backup_is_restored_while_others_write(filled, timeline, backup, address):
    def write(number):
        with Store.open(address) as other:
            for each in range(20):
                other.rename(timeline.id, title=f"{number} {each}")

    with ThreadPoolExecutor(3) as threads:
        writing = [threads.submit(write, number) for number in range(3)]
        restored = [filled.restore(backup) for _ in range(5)]
        for each in writing:
            each.result()
    assert [each.name for each in restored] == [f"Floods ({number})" for number in range(2, 7)]
    assert all(everything(filled, each) == everything(filled, timeline) for each in restored)


def test_a_backup_goes_from_one_database_to_another(filled, timeline, backup, tmp_path):
    with Store.open(str(tmp_path / "other.sqlite")) as other:
        assert everything(other, other.restore(backup)) == everything(filled, timeline)


def rewritten(backup: Path, change) -> Path:
    """Return a copy of a backup, with its members changed by ``change``."""
    with ZipFile(backup) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    copy = backup.with_name("changed.timeline")
    with ZipFile(copy, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return copy


def changed_text(members):
    members["versions.jsonl"] = members["versions.jsonl"].replace(b"Mayor", b"Major", 1)


def missing_line(members):
    members["corrections.jsonl"] = members["corrections.jsonl"].split(b"\n", 1)[1]


def missing_member(members):
    del members["views.jsonl"]


def other_format(members):
    members["manifest.json"] = b'{"format": "something else"}'


def other_shape(members):
    members["manifest.json"] = b"[]"


@pytest.mark.parametrize("change", [changed_text, missing_line, missing_member, other_format, other_shape])
def test_a_damaged_backup_restores_nothing(filled, backup, change):
    before = filled.timelines()
    with pytest.raises(StoreError, match="not a whole backup"):
        filled.restore(rewritten(backup, change))
    assert filled.timelines() == before


def test_a_truncated_backup_restores_nothing(filled, backup):
    before = filled.timelines()
    data = backup.read_bytes()
    for length in range(0, len(data), max(1, len(data) // 20)):
        backup.write_bytes(data[:length])
        with pytest.raises(StoreError, match="not a whole backup"):
            filled.restore(backup)
    assert filled.timelines() == before


def test_a_damaged_extraction_with_a_matching_hash_is_refused(filled, backup):
    def forged(members):
        lines = [json.loads(line) for line in members["versions.jsonl"].splitlines()]
        lines[-1]["payload"] = '[1,[["x"]],[],[]]'
        data = "".join(f"{json.dumps(line)}\n" for line in lines).encode()
        manifest = json.loads(members["manifest.json"])
        manifest["members"]["versions.jsonl"]["sha256"] = hashlib.sha256(data).hexdigest()
        members |= {"versions.jsonl": data, "manifest.json": json.dumps(manifest).encode()}

    before = filled.timelines()
    with pytest.raises(StoreError, match="not a whole backup"):
        filled.restore(rewritten(backup, forged))
    assert filled.timelines() == before


def test_a_backup_of_a_newer_program_is_refused(filled, backup):
    def newer(members):
        manifest = json.loads(members["manifest.json"])
        members["manifest.json"] = json.dumps(manifest | {"version": 99}).encode()

    with pytest.raises(StoreError, match="newer Timeline"):
        filled.restore(rewritten(backup, newer))


def test_a_failed_backup_leaves_the_earlier_file(filled, timeline, backup, tmp_path):
    with pytest.raises(StoreError, match="could not be written"):
        filled.back_up(timeline.id, tmp_path / "nowhere" / "floods.timeline")
    with pytest.raises(StoreError, match="deleted"):
        filled.back_up(timeline.id + 99, backup)
    assert filled.restore(backup).articles == 19
    assert [each.name for each in tmp_path.glob(".*")] == []


def test_a_missing_backup_file_is_named(store, tmp_path):
    with pytest.raises(StoreError, match=r"gone\.timeline: No such file"):
        store.restore(tmp_path / "gone.timeline")
