"""The command line, run like a person runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from timeline.__main__ import main
from timeline.pipeline import MIN_PARALLEL_LENGTH

pytestmark = pytest.mark.slow  # many start a process of their own

ROOT = Path(__file__).parents[1]
SEEDS = str(ROOT / "seeds")
TAG_FIELDS = [
    "article",
    "start",
    "end",
    "text",
    "type",
    "value",
    "mod",
    "anchor",
    "date",
    "earliest",
    "latest",
    "reason",
]
MENTION_FIELDS = [
    "id", "article", "title", "start", "end", "expression", "date", "earliest", "latest", "granularity",
    "extent", "modality", "time", "actors", "groups", "places", "published", "source", "url",
]  # fmt: skip
NAME_FIELDS = ["article", "start", "end", "text", "label", "name", "kind", "country", "latitude", "longitude"]


def lines(capsys) -> list[dict]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.fixture
def article(tmp_path: Path):
    """Return a function for writing an article of 10 January 2024, a Wednesday; it returns the path."""

    def write(text: str, name: str = "a.txt") -> str:
        path = tmp_path / name
        path.write_text(f" date 2024-01-10 Title\n\n{text}", encoding="utf-8")
        return str(path)

    return write


@pytest.mark.parametrize(
    ("verb", "fields"), [("tag", TAG_FIELDS), ("extract", MENTION_FIELDS), ("names", NAME_FIELDS)]
)
def test_each_verb_prints_the_fields_of_its_contract(capsys, article, verb, fields):
    path = article("Maria Santos arrived in Lisbon on Monday.")
    assert main([verb, path]) == 0
    rows = lines(capsys)
    assert rows
    assert all(list(row) == fields for row in rows)


def test_spans_count_characters_of_the_text_below_the_header(capsys, article):
    text = "🙂 Élodie Martin arrived in Lyon on Monday."
    main(["extract", article(text)])
    [row] = lines(capsys)
    expression = row["expression"]
    assert text[expression["start"] : expression["end"]] == "Monday"
    assert text[row["start"] : row["end"]].endswith("on Monday.")
    assert (row["date"], row["earliest"], row["latest"]) == ("2024-01-08", "2024-01-08", "2024-01-08")


def test_a_filled_in_name_is_part_of_the_explanation(capsys, article):
    main(["extract", article("Maria Santos won in Lisbon. She met rebels on Monday.")])
    [row] = lines(capsys)
    assert (row["actors"], row["groups"]) == (["Maria Santos"], ["rebels"])
    assert row["expression"]["explanation"].endswith("; “She” is read as Maria Santos")


@pytest.mark.slow
def test_the_same_article_gives_the_same_ids_in_another_process(capsys, article):
    path = article("Maria Santos arrived in Lisbon on Monday. She left on 12 January 2024.")
    main(["extract", path])
    here = capsys.readouterr().out
    there = subprocess.run(
        [sys.executable, "-m", "timeline", "extract", path],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    assert there.stdout == here
    assert "2 dated statements" in there.stderr


def test_workers_give_the_same_lines_in_the_same_order(tmp_path, capsys):
    path = tmp_path / "many.jsonl"
    calm = " The river was calm." * (2 * MIN_PARALLEL_LENGTH // 600)  # as much as needs several processes
    path.write_text(
        "".join(
            json.dumps({"text": f"The mayor resigned on {day} May 2019.{calm}", "published": "2019-06-01"})
            + "\n"
            for day in range(1, 31)
        )
        + "{broken\n"
    )
    codes = [main(["tag", str(path), "--workers", str(workers)]) for workers in (1, 2)]
    assert codes == [1, 1]
    out = capsys.readouterr()
    rows = out.out.splitlines()
    assert rows[:30] == rows[30:]
    assert json.loads(rows[0])["date"] == "2019-05-01"
    assert out.err.count("not valid JSON") == 2


def test_a_bad_file_is_one_line_on_standard_error_and_the_others_are_read(capsys, article, tmp_path):
    (tmp_path / "empty.txt").write_text("")
    assert main(["tag", str(tmp_path / "empty.txt"), article("It opened on Monday.")]) == 1
    out = capsys.readouterr()
    assert json.loads(out.out)["text"] == "Monday"
    assert out.err.splitlines()[0].endswith("there is no text in it; give a file with an article.")


def test_an_article_without_a_date_has_a_reason_for_an_unplaced_relative_date(capsys, tmp_path):
    path = tmp_path / "undated.txt"
    path.write_text("It opened on Monday, after a fire on 5 May 2019.")
    assert main(["tag", str(path)]) == 0
    relative, explicit = lines(capsys)
    assert relative["date"] is None
    assert "publication date" in relative["reason"]
    assert explicit["date"] == "2019-05-05"
    assert explicit["reason"] is None


def test_a_csv_file_is_written_instead_of_standard_output(capsys, article, tmp_path):
    out = tmp_path / "events.csv"
    assert (
        main(
            [
                "extract",
                article("Maria Santos arrived in Lisbon on Monday."),
                "--output",
                str(out),
                "--format",
                "csv",
            ]
        )
        == 0
    )
    header, row = out.read_text(encoding="utf-8").splitlines()
    assert header.startswith('"id","article","title","start","end","expression_start",')
    assert "2024-01-08" in row
    assert capsys.readouterr().out == ""


def test_an_output_is_never_one_of_the_articles(capsys, article, tmp_path):
    path = article("It opened on Monday.")
    before = Path(path).read_text(encoding="utf-8")
    for given in (path, str(tmp_path)):
        assert main(["tag", given, "--output", path]) == 2
        assert "give --output another name" in capsys.readouterr().err
    assert Path(path).read_text(encoding="utf-8") == before


def test_an_output_inside_the_input_folder_is_not_read_itself(capsys, article, tmp_path):
    article("It opened on Monday.")
    out = tmp_path / "out.jsonl"
    assert main(["tag", str(tmp_path), "--output", str(out)]) == 0
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith(".")] == []
    assert json.loads(out.read_text(encoding="utf-8"))["text"] == "Monday"
    assert "1 article, 1 expression, 0 unplaced." in capsys.readouterr().err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full to write to")
def test_a_full_disk_is_reported_in_one_sentence(capsys, article):
    assert main(["tag", article("It opened on Monday. " * 2000), "--output", "/dev/full"]) == 1
    err = capsys.readouterr().err
    assert "The output could not be written: No space left on device." in err


def test_a_closed_standard_output_is_wrong_usage(capsys, article, monkeypatch):
    monkeypatch.setattr("sys.stdout", None)
    assert main(["tag", article("It opened on Monday.")]) == 2
    assert "give --output a file" in capsys.readouterr().err


@pytest.mark.slow
def test_a_termination_stops_the_workers_too(tmp_path):
    path = tmp_path / "long.jsonl"
    path.write_text((json.dumps({"text": "It opened on 5 May 2019. " * 40}) + "\n") * 2000)
    command = [sys.executable, "-m", "timeline", "extract", str(path), "--workers", "2"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
    ) as run:
        assert run.stdout is not None
        run.stdout.readline()
        run.terminate()
        _, errors = run.communicate(timeout=60)  # ends only when no worker holds the pipe any more
    assert run.returncode == 130
    assert "Stopped." in errors


def test_an_unwritable_output_is_wrong_usage(capsys, article, tmp_path):
    assert main(["tag", article("Monday"), "--output", str(tmp_path / "no" / "file")]) == 2
    assert "give --output a file" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["fly"],
        ["tag"],
        ["tag", "x", "--workers", "0"],
        ["tag", "x", "--workers", "9" * 5000],
        ["tag", "x", "--workers", "x"],
        ["tag", "x", "--format", "xml"],
    ],
)
def test_a_wrong_command_line_exits_with_2(arguments, capsys):
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_a_pipe_closed_early_is_no_error(tmp_path):
    path = tmp_path / "long.jsonl"
    path.write_text((json.dumps({"text": "It opened on 5 May 2019. " * 400}) + "\n") * 20)
    command = [sys.executable, "-m", "timeline", "tag", str(path)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
    ) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        first = run.stdout.readline()
        run.stdout.close()
        errors = run.stderr.read()
    assert json.loads(first)["date"] == "2019-05-05"
    assert "Traceback" not in errors
    assert run.returncode == 0


HOSTILE = [
    "",
    "<script>alert(1)</script> on **Monday** [x](http://example.com)",
    "=HYPERLINK(1)\u202e\u0000 on Monday \x1b[31m",
    "Monday " * 2000,
    "(" * 5000 + "Monday" + ")" * 5000,
    "1" * 20000 + " May 2019",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("verb", ["tag", "extract", "names"])
def test_hostile_text_is_processed_like_other_text(verb, text, tmp_path, capsys):
    path = tmp_path / "hostile.jsonl"
    path.write_text(json.dumps({"text": "Rain fell on Tuesday. " + text, "published": "2024-01-10"}))
    assert main([verb, str(path), "--workers", "1"]) == 0
    assert "Traceback" not in capsys.readouterr().err


def test_the_traceback_of_a_failure_goes_to_the_log_file_and_not_to_standard_error(tmp_path):
    damaged, log = tmp_path / "a.pdf", tmp_path / "log"
    damaged.write_bytes(b"%PDF-1.7 and no more")
    command = [sys.executable, "-m", "timeline", "tag", str(damaged)]
    run = subprocess.run(
        command, env=os.environ | {"TIMELINE_LOG": str(log)}, capture_output=True, text=True, check=False
    )
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    assert "Traceback" in log.read_text(encoding="utf-8")


def test_news_without_a_day_is_printed_and_counted_apart(capsys, article):
    path = article(
        "Pilots have grounded half of the flights. The airline is sorry. Talks failed at noon on Monday."
    )
    assert main(["extract", path]) == 0
    out = capsys.readouterr()
    news, talks = map(json.loads, out.out.splitlines())
    assert (news["date"], news["granularity"], news["time"]) == ("2024-01-10?", "day", None)
    assert news["expression"] | {"explanation": ""} == {
        "start": 0, "end": 0, "text": "", "value": "2024-01-10", "anchor": "publication", "explanation": "",
    }  # fmt: skip
    assert talks["time"] == "12:00"
    assert "1 dated statement, 1 by its publication day" in out.err
    assert main(["tag", path]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
