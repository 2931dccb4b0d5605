"""The user's remarks in every format."""

import csv
import io
import json
from dataclasses import replace

import pytest

from tests.export.cases import HOSTILE, Case, collection_of
from timeline.export.event_collection import EventCollection, Remark
from timeline.export.event_formats import EVENT_FORMATS

SAID = Remark("Ask the union", True, ("date", "title"), True, ("labour", "night shifts"))


def with_remark(remark: Remark) -> EventCollection:
    collection = collection_of(Case())
    [record] = collection.records
    return replace(collection, records=(replace(record, remark=remark),))


@pytest.mark.parametrize("kind", EVENT_FORMATS)
def test_every_format_has_the_remarks(kind):
    written = EVENT_FORMATS[kind].text(with_remark(SAID))
    assert "Ask the union" in written
    assert "checked" in written.lower()
    assert "corrected" in written.lower()
    assert "night shifts" in written


def test_json_and_csv_have_remarks_as_fields():
    [event] = json.loads(EVENT_FORMATS["json"].text(with_remark(SAID)))["events"]
    assert (event["note"], event["checked"], event["corrected"]) == ("Ask the union", True, ["date", "title"])
    assert (event["starred"], event["tags"]) == (True, ["labour", "night shifts"])
    table = EVENT_FORMATS["csv"].text(with_remark(SAID)).removeprefix("\ufeff")
    [row] = csv.DictReader(io.StringIO(table, newline=""), strict=True)
    assert (row["note"], row["corrected"]) == ("Ask the union", "date; title")
    assert (row["checked"], row["starred"], row["tags"]) == ("True", "True", "labour; night shifts")


@pytest.mark.parametrize("kind", ["timelinejs", "ics", "citations"])
def test_an_event_without_remarks_has_no_remark_line(kind):
    written = EVENT_FORMATS[kind].text(with_remark(Remark()))
    assert "Note:" not in written
    assert "by hand" not in written


@pytest.mark.parametrize("text", [HOSTILE["script"], HOSTILE["image"]])
@pytest.mark.parametrize("kind", ["timelinejs", "citations"])
def test_a_note_never_becomes_markup(kind, text):
    assert text not in EVENT_FORMATS[kind].text(with_remark(Remark(text)))
