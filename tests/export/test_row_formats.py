"""Rows as files."""

import csv
import io
import json

import pytest

from timeline.export import write_rows

ROW = {
    "id": "1",
    "title": "plain",
    "expression": {"start": 3, "text": "May 5"},
    "actors": ["A", "B"],
    "places": [{"name": "Lyon"}],
    "date": None,
}


def written(row: dict, kind: str) -> str:
    stream = io.StringIO()
    write_rows([row], stream, kind)
    return stream.getvalue()


def test_json_lines_keep_the_row_and_its_letters():
    text = written(ROW | {"title": "Сухумі"}, "jsonl")
    assert json.loads(text) == ROW | {"title": "Сухумі"}
    assert "Сухумі" in text
    assert text.count("\n") == 1


def test_csv_flattens_nested_fields_and_joins_lists():
    [row] = csv.DictReader(io.StringIO(written(ROW, "csv")))
    assert row == {
        "id": "1",
        "title": "plain",
        "expression_start": "3",
        "expression_text": "May 5",
        "actors": "A; B",
        "places": "Lyon",
        "date": "",
    }


@pytest.mark.parametrize(
    "title", ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", " =1", "\t=1", "\r=1", "\n=1", "\uff1d1"]
)
def test_no_csv_cell_is_a_formula(title):
    [row] = csv.DictReader(io.StringIO(written(ROW | {"title": title, "actors": [title]}, "csv"), newline=""))
    assert row["title"].startswith("'")
    assert row["actors"].startswith("'")


def test_no_csv_cell_has_invisible_characters():
    [row] = csv.DictReader(io.StringIO(written(ROW | {"title": "a\x1b[31m\u202eb\nc"}, "csv"), newline=""))
    assert row["title"] == "a[31mb c"


def test_another_delimiter_gives_no_formula():
    text = written(ROW | {"title": "a;=1+1"}, "csv")
    assert '"a;=1+1"' in text


def test_other_csv_cells_stay_as_they_are():
    [row] = csv.DictReader(io.StringIO(written(ROW | {"title": 'He said "a = b", and -'}, "csv")))
    assert row["title"] == 'He said "a = b", and -'


def test_json_escapes_invisible_characters():
    title = "a\u202eb\u2066\x85c\u2028\U000e0041d\ud800e — Сухумі"
    text = written(ROW | {"title": title}, "jsonl")
    assert text.removesuffix("\n").isprintable()
    assert "Сухумі" in text
    assert json.loads(text)["title"] == title
