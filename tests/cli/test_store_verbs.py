"""The verbs for stored timelines, on a store of their own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import update

from timeline.__main__ import main
from timeline.corrections import Kind
from timeline.export.event_formats import EVENT_FORMATS
from timeline.model import Article
from timeline.reading import read_paths
from timeline.store import IngestStatus, Store
from timeline.store.schema import extractions

pytestmark = pytest.mark.slow  # many start a process of their own

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def store_file(tmp_path, monkeypatch) -> Path:
    """The store file of the command line."""
    path = tmp_path / "kept" / "timeline.sqlite"
    monkeypatch.setenv("TIMELINE_STORE", str(path))
    return path


@pytest.fixture
def articles(tmp_path) -> str:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number, town in enumerate(("Lisbon", "Porto")):
        text = f" date 2024-01-10 Title\n\nMaria Santos arrived in {town} on Monday."
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return str(folder)


def run(capsys, *arguments: str) -> list[dict]:
    assert main(arguments) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_added_articles_are_listed_and_exported(capsys, store_file, articles):
    run(capsys, "add", articles, "--timeline", "Arrivals", "--workers", "1")
    (listed,) = run(capsys, "list")
    assert (listed["timeline"], listed["articles"]) == ("Arrivals", 2)
    assert [row["published"] for row in run(capsys, "list", "--timeline", "Arrivals")] == ["2024-01-10"] * 2
    rows = run(capsys, "export", "--timeline", "Arrivals")
    assert [(row["title"], row["date"]) for row in rows] == [
        ("Maria Santos arrived in Lisbon", "2024-01-08"),
        ("Maria Santos arrived in Porto", "2024-01-08"),
    ]
    assert store_file.is_file()


@pytest.mark.parametrize(
    ("made", "arguments", "said"),
    [
        ((), (), "The store has no timelines."),
        (("Arrivals",), ("--timeline", "Arrivals"), "The timeline has no articles."),
        (("Arrivals", "Floods"), (), "2 timelines."),
    ],
)
def test_an_empty_list_says_so_in_a_sentence(capsys, made, arguments, said):
    with Store.open() as store:
        for name in made:
            store.create(name)
    assert main(["list", *arguments]) == 0
    assert capsys.readouterr().err == f"{said}\n"


def test_adding_again_adds_nothing_and_prints_the_path_of_the_store(capsys, store_file, articles):
    run(capsys, "add", articles)
    assert main(["add", articles]) == 0
    said = capsys.readouterr().err
    assert "2 articles, 2 known" in said
    assert str(store_file) in said


def test_an_unreadable_article_does_not_stop_the_others(capsys, articles):
    (Path(articles) / "empty.txt").write_text("")
    assert main(["add", articles]) == 1
    assert "empty.txt" in capsys.readouterr().err
    assert len(run(capsys, "list", "--timeline", "Timeline")) == 2


def test_a_timeline_is_made_only_for_an_article(capsys, articles):
    assert main(["add", f"{articles}/nowhere", "--timeline", "Empty"]) == 1
    said = capsys.readouterr().err
    assert "nowhere" in said
    assert 'no timeline "Empty" was made' in said
    assert run(capsys, "list") == []
    run(capsys, "add", articles, "--timeline", "Full")
    assert main(["add", f"{articles}/nowhere", "--timeline", "Full"]) == 1
    assert [row["timeline"] for row in run(capsys, "list")] == ["Full"]


@pytest.mark.parametrize("kind", ["jsonl", *EVENT_FORMATS])
def test_every_format_has_the_corrections(capsys, articles, kind):
    run(capsys, "add", articles)
    with Store.open() as store:
        (timeline,) = store.timelines()
        shown = store.snapshot(timeline.id).corrected()
        store.correct(timeline.id, shown.correction(shown.events[0], Kind.TITLE, "Santos came"))
    assert main(["export", "--format", kind]) == 0
    out = capsys.readouterr().out
    assert "Santos came" in out
    assert "Maria Santos arrived in Porto" in out


def test_exported_lines_have_the_remarks_of_their_event(capsys, articles):
    run(capsys, "add", articles)
    with Store.open() as store:
        (timeline,) = store.timelines()
        for kind, new in ((Kind.NOTE, "Ask her"), (Kind.CHECKED, True), (Kind.TITLE, "Santos came")):
            shown = store.snapshot(timeline.id).corrected()
            store.correct(timeline.id, shown.correction(shown.events[0], kind, new))
    said = [(row["note"], row["checked"], row["corrected"]) for row in run(capsys, "export")]
    assert said == [("Ask her", True, ["title"]), ("", False, [])]


def test_a_backup_is_restored_beside_the_existing_timelines(capsys, articles, tmp_path):
    run(capsys, "add", articles)
    file = str(tmp_path / "a.timeline")
    run(capsys, "backup", file)
    run(capsys, "restore", file)
    run(capsys, "restore", file, "--timeline", "Third")
    assert [row["timeline"] for row in run(capsys, "list")] == ["Timeline", "Timeline (2)", "Third"]


@pytest.mark.parametrize("verb", [["backup"], ["export", "--output"], ["list", "--output"]])
@pytest.mark.parametrize("suffix", ["", "-wal"])
def test_no_output_takes_the_place_of_the_store(capsys, store_file, articles, verb, suffix):
    run(capsys, "add", articles)
    assert main([*verb, f"{store_file}{suffix}"]) in (1, 2)
    assert "is not replaced" in capsys.readouterr().err
    assert [row["articles"] for row in run(capsys, "list")] == [2]


@pytest.mark.parametrize("name", ["", ".", "/", "/dev/null", "/nowhere/a", "a" * 300])
def test_a_backup_that_cannot_be_written_is_one_sentence(capsys, articles, name):
    run(capsys, "add", articles)
    assert main(["backup", name]) == 1
    said = capsys.readouterr().err
    assert "the backup could not be written" in said
    assert "Traceback" not in said
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize("verb", [["export"], ["list", "--timeline", "X"], ["backup", "a.timeline"]])
def test_an_unknown_timeline_is_named(capsys, verb):
    assert main(verb) == 1
    said = capsys.readouterr().err
    assert "has no timeline" in said
    assert "Traceback" not in said


def test_a_file_of_another_kind_is_left_alone(capsys, store_file):
    store_file.parent.mkdir()
    store_file.write_bytes(b"my notes, not a database\n" * 100)
    assert main(["list"]) == 1
    assert "this file is no store of Timeline" in capsys.readouterr().err
    assert store_file.read_bytes().startswith(b"my notes")


def test_pending_articles_are_extracted(capsys, articles):
    with Store.open() as store:
        timeline = store.create("Timeline")
        assert [added.status for added in store.upsert(timeline.id, read_paths([articles]))] == [
            IngestStatus.NEW
        ] * 2
    assert [row["fault"] for row in run(capsys, "read")] == [None, None]
    with Store.open() as store:
        assert store.count_pending(timeline.id) == 0
        assert len(store.snapshot(timeline.id).extractions) == 2
    assert run(capsys, "read") == []


def test_a_timeline_is_read_by_its_id(capsys, articles):
    with Store.open() as store:
        timeline = store.create("Arrivals")
        list(store.upsert(timeline.id, read_paths([articles])))
        store.rename(timeline.id, name="Landings")
    assert len(run(capsys, "read", f"--id={timeline.id}")) == 2
    assert main(["read", f"--id={timeline.id + 1}"]) == 1
    assert "deleted" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["read", f"--id={timeline.id}", "--timeline=Landings"])
    with pytest.raises(SystemExit):
        main(["read", "--help"])
    assert "--id" not in capsys.readouterr().out


def test_failed_articles_are_extracted_again_by_name(capsys, articles):
    run(capsys, "add", articles)
    with Store.open() as store:
        (timeline,) = store.timelines()
        with store._database.writing() as connection:
            connection.execute(update(extractions).values(payload=None, fault="It failed."))
    assert run(capsys, "read", f"--id={timeline.id}") == []
    assert [row["fault"] for row in run(capsys, "read")] == [None, None]


@pytest.mark.slow
def test_reading_ends_with_the_calling_process():
    with Store.open() as store:
        timeline = store.create("Timeline")
        many = [Article(f"n{at}", f"The bridge {at} was closed on May 4, 2020. " * 40) for at in range(60)]
        list(store.upsert(timeline.id, many))
    command = [sys.executable, "-m", "timeline", "read", "--until-closed"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as program:
        assert program.stdout.readline()
        program.stdin.close()
        assert program.wait(60) == 130
    with Store.open() as store:
        assert 0 < store.count_pending(timeline.id) < 60


@pytest.mark.slow
@pytest.mark.parametrize("verb", ["list", "tag"])
def test_a_verb_without_a_table_loads_neither_pandas_nor_plotly(verb, articles):
    arguments = [verb] if verb == "list" else [verb, articles]
    code = (
        f"import sys; from timeline.__main__ import main; main({arguments!r});"
        "sys.exit(bool({'pandas', 'plotly', 'spacy'} & sys.modules.keys()))"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def test_reading_again_is_compared_first(articles, capsys):
    assert main(["add", articles]) == 0
    with Store.open() as store:
        [timeline] = store.timelines()
        with store._database.writing(timeline.id) as connection:
            connection.execute(update(extractions).values(extractor_version="old", payload="[1,[],[],[]]"))
    capsys.readouterr()
    assert main(["read"]) == 0
    assert capsys.readouterr().out == ""
    assert main(["read", "--compare"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {row["change"] for row in rows} == {"added"}
    assert all(row["before"] is None and row["after"]["title"] for row in rows)
    with Store.open() as store:
        assert not any(each.mentions for each in store.snapshot(timeline.id).extractions.values())
    assert main(["read", "--again"]) == 0
    with Store.open() as store:
        assert any(each.mentions for each in store.snapshot(timeline.id).extractions.values())


def test_restore_without_a_file_lists_the_automatic_backups(articles, capsys, store_file):
    assert run(capsys, "restore") == []
    assert main(["add", articles]) == 0
    with Store.open() as store:
        store.rename(store.timelines()[0].id, title="Changed")
    capsys.readouterr()
    assert main(["restore"]) == 0
    printed = capsys.readouterr()
    [row] = [json.loads(line) for line in printed.out.splitlines()]
    assert row["bytes"] == Path(row["backup"]).stat().st_size
    assert "kB in" in printed.err
    store_file.write_bytes(store_file.read_bytes()[:4096] + b"\xff" * 40_000)
    assert main(["list"]) == 1
    assert main(["restore", row["backup"]]) == 0
    assert "The damaged store is kept as" in capsys.readouterr().err
    assert [each["timeline"] for each in run(capsys, "list")] == ["Timeline"]


@pytest.mark.skipif(os.name == "nt", reason="permissions of files are POSIX's here")
def test_a_store_that_may_only_be_read_is_read_with_one_sentence(capsys, store_file):
    with Store.open(str(store_file)) as store:
        timeline = store.create("Arrivals")
        list(store.add(timeline.id, [Article("a", "Maria Santos arrived in Porto on 5 May 2021.")]))
    store_file.chmod(0o444)
    for arguments in (["list"], ["list", "--timeline", "Arrivals"], ["export", "--timeline", "Arrivals"]):
        assert main(arguments) == 0
        printed = capsys.readouterr()
        assert len(printed.out.splitlines()) == 1
        assert printed.err.count("nothing can be saved") == 1
    assert main(["add", str(store_file.parent), "--timeline", "Arrivals"]) != 0
