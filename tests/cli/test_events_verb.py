"""The verb ``events``: one line an event, with its witnesses."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.merging.stories import FERRY
from timeline.__main__ import main

FIELDS = [
    *("id", "title", "date", "earliest", "latest", "granularity", "extent", "modality", "time"),
    *("actors", "groups", "places", "weight", "articles", "outlets", "dates", "mentions", "why"),
]


@pytest.fixture
def story(tmp_path: Path) -> str:
    path = tmp_path / "story.jsonl"
    rows = [
        {"id": f"{outlet}-{day}", "source": outlet, "published": f"2020-05-{day:02}", "text": text}
        for outlet, day, text in FERRY
    ]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return str(path)


def test_each_event_is_a_line_with_its_witnesses(story: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["events", story, "--workers", "1"]) == 0
    printed = capsys.readouterr()
    rows = [json.loads(line) for line in printed.out.splitlines()]
    assert [list(row) for row in rows] == [FIELDS] * 3
    assert [row["earliest"] for row in rows] == ["2020-05-04", "2020-05-05", "2020-05-07"]
    sinking = rows[0]
    assert (sinking["articles"], sinking["outlets"], len(sinking["mentions"])) == (4, 4, 4)
    assert sinking["title"] == sinking["mentions"][0]["title"]
    assert {each["article"] for each in sinking["mentions"]} == {
        f"{outlet}-{day}" for outlet, day, _ in FERRY
    }
    assert [each["date"] for each in sinking["dates"]] == ["2020-05-04"]
    assert "3 events" in printed.err


def test_the_top_is_the_weightiest(story: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["events", story, "--workers", "1", "--top", "1"]) == 0
    [row] = map(json.loads, capsys.readouterr().out.splitlines())
    assert row["articles"] == 4


def test_a_table_has_counts_and_ids(story: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["events", story, "--workers", "1", "--format", "csv"]) == 0
    first, *_ = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert (first["articles"], first["dates"]) == ("4", "2020-05-04")
    assert len(first["mentions"].split("; ")) == 4


@pytest.mark.parametrize("count", ["0", "-1", "many"])
def test_a_wrong_number_is_refused(count: str, story: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["events", story, "--top", count])
    assert stopped.value.code == 2
