"""Every kind of file gives the same article."""

import gzip
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.reading.samples import DAY, EVERY_KIND, FIRST, PACKED, TITLE, articles, faults
from timeline.__main__ import main
from timeline.reading import INPUT_SUFFIXES, read_bytes, read_paths

ROOT = Path(__file__).parents[2]
WITHOUT_DATE = {"a.md": None, "a.pdf": "2024-03-06", "a.docx": "2024-03-06"}
"""Kinds whose file states no day of publication, and the last thing to go by."""


def test_there_is_a_sample_of_every_kind():
    assert {f".{name.rpartition('.')[2]}" for name in EVERY_KIND} == set(INPUT_SUFFIXES)


@pytest.mark.parametrize("name", [*EVERY_KIND, *PACKED])
def test_every_kind_gives_text_title_and_day(name):
    found = list(read_bytes(name, (EVERY_KIND | PACKED)[name]))
    assert not faults(found)
    [article] = articles(found)
    assert article.text.startswith(FIRST)
    assert article.text.endswith("a statement.")
    assert article.title == TITLE
    day = WITHOUT_DATE.get(name.removesuffix(".gz"), DAY)
    assert article.published == (date.fromisoformat(day) if day else None)
    assert bool(article.published_from) == (day is not None)


def test_the_command_line_reads_every_kind_with_offsets_into_the_text_as_read(tmp_path, capsys):
    for name, data in EVERY_KIND.items():
        (tmp_path / name).write_bytes(data)
    texts = {article.id: article.text for article in articles(read_paths([tmp_path]))}
    assert len(texts) == len(EVERY_KIND)
    assert main(["extract", str(tmp_path), "--workers", "1"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {one["article"] for one in told} == set(texts)
    for one in told:
        expression = one["expression"]
        assert texts[one["article"]][expression["start"] : expression["end"]] == expression["text"]


def test_a_file_is_read_whatever_the_case_of_its_name(tmp_path):
    (tmp_path / "A.HTML.GZ").write_bytes(gzip.compress(EVERY_KIND["a.html"]))
    assert [article.title for article in articles(read_paths([tmp_path]))] == [TITLE]


def test_the_command_line_lets_a_person_say_which_column_is_which(tmp_path, capsys):
    table = tmp_path / "a.csv"
    table.write_text("Erschienen,Bericht\n2024-03-05,It opened on Tuesday.\n")
    given = ["tag", str(table), "--column", "text=Bericht", "--column", "published=Erschienen"]
    assert main(given) == 0
    assert '"date": "2024-03-05"' in capsys.readouterr().out
    assert main(["tag", str(table)]) == 1
    assert 'here are "Erschienen", "Bericht"' in capsys.readouterr().err
    with pytest.raises(SystemExit) as stopped:
        main(["tag", str(table), "--column", "body=Bericht"])
    assert stopped.value.code == 2


def test_a_note_on_how_something_was_read_is_no_failure(tmp_path, capsys):
    (tmp_path / "a.txt").write_bytes("Die Brücke über die Fulda öffnete am 5. März 2024.".encode("cp1252"))
    assert main(["tag", str(tmp_path)]) == 0
    assert "was read as cp1252" in capsys.readouterr().err


def test_only_what_a_file_needs_is_loaded():
    command = (
        "import sys; from timeline.__main__ import main; main(['tag', 'seeds', '--workers', '1']);"
        " print([name for name in ('lxml', 'ssl', 'pandas', 'pyarrow', 'feedparser', 'docx', 'urllib3')"
        " if name in sys.modules], file=sys.stderr)"
    )
    run = subprocess.run(
        [sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stderr.splitlines()[-1] == "[]"
