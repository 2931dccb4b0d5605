"""Every format gives the same article."""

import gzip
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.reading.samples import DAY, EVERY_KIND, FIRST, PACKED, TITLE, articles, messages
from timeline.__main__ import main
from timeline.reading import INPUT_SUFFIXES, read_bytes, read_paths

ROOT = Path(__file__).parents[2]
WITHOUT_DATE = {"a.md": None, "a.pdf": "2024-03-06", "a.docx": "2024-03-06"}
"""Formats without a day of publication, and the origin of their day."""


def test_every_format_has_a_sample():
    assert {f".{name.rpartition('.')[2]}" for name in EVERY_KIND} == set(INPUT_SUFFIXES)


@pytest.mark.parametrize("name", [*EVERY_KIND, *PACKED])
def test_every_format_gives_text_title_and_day(name):
    found = list(read_bytes(name, (EVERY_KIND | PACKED)[name]))
    is_guess = WITHOUT_DATE.get(name.removesuffix(".gz")) is not None
    assert [message for message in messages(found) if "on which it was made" not in message] == []
    assert len(messages(found)) == is_guess
    [article] = articles(found)
    assert article.text.startswith(FIRST)
    assert article.text.endswith("a statement.")
    assert article.title == TITLE
    day = WITHOUT_DATE.get(name.removesuffix(".gz"), DAY)
    assert article.published == (date.fromisoformat(day) if day else None)
    assert bool(article.published_from) == (day is not None)


def test_offsets_on_the_command_line_count_in_the_extracted_text(tmp_path, capsys):
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


def test_upper_case_suffixes_work(tmp_path):
    (tmp_path / "A.HTML.GZ").write_bytes(gzip.compress(EVERY_KIND["a.html"]))
    assert [article.title for article in articles(read_paths([tmp_path]))] == [TITLE]


def test_columns_can_be_named_on_the_command_line(tmp_path, capsys):
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


def test_a_note_is_no_failure(tmp_path, capsys):
    (tmp_path / "a.txt").write_bytes("Die Brücke über die Fulda öffnete am 5. März 2024.".encode("cp1252"))
    assert main(["tag", str(tmp_path)]) == 0
    assert "was read as cp1252" in capsys.readouterr().err


def test_only_the_needed_libraries_are_imported():
    command = (
        "import sys; from timeline.__main__ import main; main(['tag', 'seeds', '--workers', '1']);"
        " print([name for name in ('lxml', 'ssl', 'pandas', 'pyarrow', 'feedparser', 'docx', 'urllib3')"
        " if name in sys.modules], file=sys.stderr)"
    )
    run = subprocess.run(
        [sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stderr.splitlines()[-1] == "[]"
