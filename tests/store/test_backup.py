"""A timeline as one file: all of it is restored, between any two databases, or nothing."""

import hashlib
import json
import os
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from sqlalchemy import func, select, update

from timeline.corrections import Kind, apply_corrections, rename_correction
from timeline.errors import StoreError
from timeline.store import Store, restore
from timeline.store.backup import ARTICLES, CORRECTIONS, DATABASE_IDS, VERSIONS, VIEWS
from timeline.store.backup_records import (
    EXTRACTION,
    ArticleRecord,
    CorrectionRecord,
    VersionRecord,
    ViewRecord,
)
from timeline.store.schema import articles, corrections, extractions, versions, views

from .sample_articles import article, many

pytestmark = pytest.mark.slow  # each writes two stores


@pytest.fixture
def filled(store, timeline):
    """A store with articles, an older version, a removed article, corrections and a view."""
    list(store.add(timeline.id, many(20)))
    list(store.add(timeline.id, [article(next(many(1)).text + " It rained. \u2028\U0001f30a", "news/0")]))
    store.remove_articles(timeline.id, ["news/5"])
    shown = store.snapshot(timeline.id).corrected()
    corrected = [shown.correction(each, Kind.TITLE, "Corrected") for each in shown.events[:2]]
    store.correct_all(timeline.id, corrected, "Ada Byron (ada@example.org)")
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


def forged(member: str, change):
    """Return a change of one record of a member, with its hash corrected; ``change`` gets the last record."""

    def apply(members):
        lines = [json.loads(line) for line in members[member].splitlines()]
        change(lines)
        data = "".join(f"{json.dumps(line)}\n" for line in lines).encode()
        manifest = json.loads(members["manifest.json"])
        stated = {"sha256": hashlib.sha256(data).hexdigest(), "lines": len(lines)}
        manifest["members"][member] = stated
        members |= {member: data, "manifest.json": json.dumps(manifest).encode()}

    return apply


def last(**values):
    return lambda lines: lines[-1].update(values)


def first(**values):
    return lambda lines: lines[0].update(values)


DEEP = "[" * 100_000
FORGED = {
    "a damaged extraction": ("versions", last(payload='[1,[["x"]],[],[]]')),
    "an extraction outside its text": (
        "versions",
        last(payload='[1,[[0,99999,"DATE","2024",null,"explicit",null,"",null]],[],[]]'),
    ),
    "an extraction nested deep": ("versions", last(payload="[1," + DEEP)),
    "a text that is a number": ("versions", last(text=5)),
    "a title that is a list": ("versions", last(title=["a"])),
    "a day out of the calendar": ("versions", last(published="20240-01-01")),
    "a moment without a zone": ("versions", last(read_at="0001-01-01T00:00:00")),
    "a moment at the end of time": ("versions", last(read_at="9999-12-31T23:59:59-12:00")),
    "a version of no article": ("versions", last(key="other")),
    "a version twice": ("versions", lambda lines: lines.append(lines[-1])),
    "a number beyond the database": ("versions", last(number=2**63 - 1)),
    "an article without its version": ("articles", last(version=99)),
    "an article twice": ("articles", lambda lines: lines.append(lines[-1])),
    "an article without an id": ("articles", last(key="")),
    "an id with a NUL": ("articles", last(key="a\0b")),
    "a correction of an unknown kind": ("corrections", first(kind="other")),
    "a correction without a value": ("corrections", first(new=None)),
    "a correction without a target": ("corrections", first(target=None)),
    "a correction with a value of another kind": ("corrections", first(new="5")),
    "a target nested deep": ("corrections", first(target=DEEP)),
    "an undo of nothing": ("corrections", last(of=77)),
    "an undo that makes": ("corrections", last(action="make")),
    "a history out of order": ("corrections", last(number=1)),
    "an act that is no number": ("corrections", last(act="x")),
    "a person that is a list": ("corrections", last(person=["Ada"])),
    "a number that leaves no other": ("corrections", last(number=2**31 - 1)),
    "a view that is no object": ("views", last(state="[]")),
    "a view of numbers": ("views", last(state='{"places": [5]}')),
    "a view without a name": ("views", last(name="")),
    "a view twice": ("views", lambda lines: lines.append(lines[-1])),
    "a line that is no record": ("views", lambda lines: lines.append([1])),
}


@pytest.mark.parametrize(("member", "change"), FORGED.values(), ids=FORGED)
def test_a_forged_backup_restores_nothing(filled, backup, member, change):
    before = filled.timelines()
    with pytest.raises(StoreError, match="not a whole backup"):
        filled.restore(rewritten(backup, forged(f"{member}.jsonl", change)))
    assert filled.timelines() == before


def test_a_backup_that_names_no_acts_has_those_of_one_moment(filled, timeline, backup):
    def older(lines):
        for line in lines:
            line.pop("act", None)
            line.pop("person", None)

    history = filled.snapshot(timeline.id).history
    again = filled.snapshot(filled.restore(rewritten(backup, forged(CORRECTIONS, older))).id).history
    assert [each.act for each in again] == [each.act for each in history] == [1, 1, 3, 4]
    assert {each.person for each in again} == {""}


def test_two_acts_of_one_moment_stay_two_in_a_backup(filled, timeline, tmp_path, monkeypatch):
    monkeypatch.setattr("timeline.store.correction_table.now", lambda: datetime(2024, 1, 10, tzinfo=UTC))
    for kind in (Kind.STARRED, Kind.CHECKED):
        shown = filled.snapshot(timeline.id).corrected()
        filled.correct_all(timeline.id, [shown.correction(each, kind, True) for each in shown.events[:2]])
    filled.back_up(timeline.id, tmp_path / "acts.timeline")
    again = filled.restore(tmp_path / "acts.timeline")
    assert filled.snapshot(again.id).history == filled.snapshot(timeline.id).history


def test_a_forged_database_id_is_not_used(filled, timeline, backup):
    for member in ("articles", "versions", "corrections", "views"):
        backup = rewritten(backup, forged(f"{member}.jsonl", last(id=2**63 - 1, timeline_id=1, other="x")))
    again = filled.restore(backup)
    assert everything(filled, again) == everything(filled, timeline)
    list(filled.add(again.id, [article("It rained in Faro on Monday.", "after")]))
    assert filled.timeline(again.id).articles == 20


def encrypted(data: bytes) -> bytes:
    return data.replace(b"PK\x03\x04\x14\0\0\0", b"PK\x03\x04\x14\0\1\0").replace(
        b"PK\x01\x02\x14\x03\x14\0\0\0", b"PK\x01\x02\x14\x03\x14\0\1\0"
    )


def packed_oddly(data: bytes) -> bytes:
    central = data.index(b"PK\x01\x02")
    return data[: central + 10] + b"\x61\0" + data[central + 12 :]


@pytest.mark.parametrize("change", [encrypted, packed_oddly, lambda data: data[:-1], lambda _: b""])
def test_an_archive_of_another_kind_restores_nothing(filled, backup, change):
    changed = change(rewritten(backup, lambda _: None).read_bytes())
    backup.write_bytes(changed)
    with pytest.raises(StoreError, match="not a whole backup"):
        filled.restore(backup)


@pytest.mark.parametrize("manifest", [DEEP, '{"format": "timeline-backup"}', '{"format": 5}', "{}", "\xff"])
def test_an_odd_manifest_restores_nothing(filled, backup, manifest):
    def change(members):
        members["manifest.json"] = manifest.encode("latin-1")

    with pytest.raises(StoreError, match="not a whole backup"):
        filled.restore(rewritten(backup, change))


def test_a_backup_that_unpacks_without_end_restores_nothing(filled, backup, monkeypatch):
    monkeypatch.setattr(restore, "_FREE_BYTES", 1_000_000)
    blank = forged("views.jsonl", lambda lines: lines.extend([{"name": " " * 9_999_999, "state": "{}"}] * 2))
    with ZipFile(backup) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    blank(members)
    with ZipFile(backup, "w", ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    with pytest.raises(StoreError, match="not a whole backup"):
        filled.restore(backup)


def test_a_backup_of_a_damaged_store_holds_all_that_is_whole(filled, timeline, backup):
    with filled._database.writing(timeline.id) as connection:
        newest = select(func.max(extractions.c.version_id)).scalar_subquery()
        connection.execute(
            update(extractions).where(extractions.c.version_id == newest).values(payload='[1,["x"],[],[]]')
        )
    filled.back_up(timeline.id, backup)
    again = filled.snapshot(filled.restore(backup).id)
    assert len(again.articles) == 19
    assert [each for each in again.failures.values() if "damaged" in each]
    assert len(again.extractions) == 18


def test_a_folder_or_a_pipe_is_no_backup(filled, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe", Path("/dev/zero")):
        with pytest.raises(StoreError):
            filled.restore(path)


def test_the_store_is_locked_only_after_the_check(filled, timeline, backup, address, monkeypatch):
    """The events are made in the check; another program can write at that moment."""

    def write(*given):
        with Store.open(address) as other:
            other.rename(timeline.id, title="Meanwhile")
        return apply_corrections(*given)

    monkeypatch.setattr(restore, "apply_corrections", write)
    assert filled.restore(backup).articles == 19
    assert filled.timeline(timeline.id).title == "Meanwhile"


def test_every_column_is_part_of_a_backup():
    about = {
        ARTICLES: ArticleRecord,
        CORRECTIONS: CorrectionRecord,
        VERSIONS: VersionRecord,
        VIEWS: ViewRecord,
    }
    derived = {*DATABASE_IDS, "sha256", "fingerprint"}
    tables = {ARTICLES: articles, CORRECTIONS: corrections, VERSIONS: versions, VIEWS: views}
    for member, table in tables.items():
        fields = set(about[member].__struct_fields__) - (EXTRACTION if member == VERSIONS else set())
        assert fields | derived >= {column.name for column in table.columns}
        assert fields <= {column.name for column in table.columns}


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
