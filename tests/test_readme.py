"""README is true: its commands, its examples, its tables."""

import json
import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest

from docs.build_api import TARGET, api_page
from tests.export.cases import Case, collection_of
from timeline.__main__ import main
from timeline.cli.picture_verb import PICTURE_SUFFIXES
from timeline.events import extract
from timeline.export.event_formats import EVENT_FORMATS, EVENT_SUFFIXES
from timeline.export.spreadsheet_csv import COLUMNS
from timeline.reading import INPUT_SUFFIXES, read_text

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
FILES = (ROOT / "docs" / "files.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\$ python -m timeline (.+)\n((?:.+\n)+?)```", README, re.MULTILINE)
PICTURES = re.findall(r"^python -m timeline picture (.+)$", README, re.MULTILINE)


def table_under(heading: str) -> list[list[str]]:
    """Return the cells of the first table below a heading, without its header."""
    section = README.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    rows = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row.strip("|").split(" | ")] for row in rows[2:]]


def test_the_gate_runs_the_two_commands_of_readme():
    gate = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    for last in ("timeline serve", "pytest -n auto"):
        assert re.search(rf"^python3 -m venv .*{last}$", README, re.MULTILINE)
        assert rf"s/^\(python3 -m venv .*{last}\)$/\1/p" in gate


def test_readme_installs_from_the_locks():
    lines = [line for line in README.splitlines() if re.match(r"(python3|py) -m venv ", line)]
    locks = [re.search(r"pip install (?:-r (\S+)|.*)", line)[1] for line in lines]
    assert locks == ["requirements.txt", "tests/requirements.txt"] * 2  # for Windows, too


@pytest.mark.parametrize(("arguments", "printed"), COMMANDS)
def test_a_command_prints_the_lines_in_readme(arguments, printed, capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    command, _, head = arguments.partition(" | head -n ")
    assert main(shlex.split(command)) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[: int(head) if head else None] == printed.splitlines()


def test_readme_has_commands():
    assert COMMANDS
    assert PICTURES


@pytest.mark.parametrize("arguments", PICTURES)
def test_the_picture_commands_of_readme_work(arguments, tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    *options, name = shlex.split(arguments)
    assert main(["picture", *options, str(tmp_path / name)]) == 0
    assert (tmp_path / name).stat().st_size


def test_the_notebook_lines_of_readme_run(tmp_path, monkeypatch):
    [code] = re.findall(r"^```python\n(.+?)^```", README, re.MULTILINE | re.DOTALL)
    assert 6 <= sum(bool(line.strip()) for line in code.splitlines()) <= 10
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    exec(code, names)  # noqa: S102
    [tagged] = re.findall(r'^(tag\(.+?)  # "(.+)"$', code, re.MULTILINE)
    assert eval(tagged[0], names) == tagged[1]  # noqa: S307
    assert 0 < len(names["august"].table) < len(names["news"].table)
    assert "Taliban" in (tmp_path / "taliban.html").read_text(encoding="utf-8")


def test_the_api_page_matches_the_docstrings():
    assert TARGET.read_text(encoding="utf-8") == api_page(), "run: python docs/build_api.py"


def test_the_table_of_saved_files_names_every_picture():
    named = {
        kind for row in table_under("Files that are saved") for kind in re.findall(r"`(\.[a-z.]+)`", row[0])
    }
    assert named == set(PICTURE_SUFFIXES)


def test_every_event_format_has_a_section():
    headings = re.findall(r"^## .+ \(`(\.[a-z.]+)`\)$", FILES, re.MULTILINE)
    assert set(headings) == {".html", *EVENT_SUFFIXES}


def test_the_fields_of_saved_files_are_described():
    described = set(re.findall(r"`([a-z_]+)`", FILES))
    document = json.loads(EVENT_FORMATS["json"].data(collection_of(Case())))
    [event], [article] = document["events"], document["articles"]
    for fields in (COLUMNS, document, event, article, event["places"][0]):
        assert set(fields) <= described


def test_the_example_sentence_becomes_the_event_in_readme():
    sentence = " ".join(line[2:] for line in README.splitlines() if line.startswith("> "))
    shown = re.search(r"^\| (2021-08-15) \| (.+?) \| (.+?) \| (.+?) \| (.+?) \|$", README, re.MULTILINE)
    assert shown is not None
    article = read_text(f" date 2021-09-15 T\n\n{sentence}")
    mention = next(one for one in extract(article).mentions if one.date.edtf == shown[1])
    places = ", ".join(place.name for place in mention.places)
    assert shown.groups() == (
        mention.date.edtf,
        mention.title,
        ", ".join(mention.actors),
        places,
        mention.expression.explanation,
    )


def test_the_table_of_rooms_names_every_room():
    named = {path for row in table_under("How it is built") for path in re.findall(r"`([^`]+)`", row[0])}
    rooms = {
        f"timeline/{path.name}/" for path in (ROOT / "timeline").iterdir() if (path / "__init__.py").exists()
    }
    modules = {f"timeline/{path.name}" for path in (ROOT / "timeline").glob("*.py")}
    assert named == rooms | modules | {"dashboard.py"}


def test_the_table_of_files_names_every_kind():
    named = {
        kind for row in table_under("Articles as files") for kind in re.findall(r"`(\.[a-z.]+)`", row[0])
    }
    assert named == set(INPUT_SUFFIXES)


def test_links_and_pictures_lead_to_existing_files():
    for target in re.findall(r"\]\(([^)]+)\)", README):
        assert target.startswith("https://") or (ROOT / target).exists()
