"""Every kind of file gives the same article."""

import gzip
from datetime import date

import pytest

from tests.reading.samples import DAY, EVERY_KIND, FIRST, PACKED, TITLE, articles, faults
from timeline.__main__ import main
from timeline.reading import KINDS, read_bytes, read_paths

WITHOUT_DATE = {"a.md": None, "a.pdf": "2024-03-06", "a.docx": "2024-03-06"}
"""Kinds whose file states no day of publication, and the last thing to go by."""


def test_there_is_a_sample_of_every_kind():
    assert {f".{name.rpartition('.')[2]}" for name in EVERY_KIND} == set(KINDS)


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
    import json

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
