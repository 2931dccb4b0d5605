"""Witnesses and their disagreement in the files of events."""

import csv
import io
import json
from dataclasses import replace

from tests.export.cases import MAY_7, Case, collection_of, placed
from timeline.export.citation_table import to_citation_table
from timeline.export.event_collection import EventCollection
from timeline.export.icalendar_file import to_icalendar
from timeline.export.json_document import to_json
from timeline.export.spreadsheet_csv import to_csv
from timeline.export.timelinejs import to_timelinejs

MAY_20 = placed("2023-05-20", "2023-05-20", "2023-05-20")
SAID = "Fjord Post: 7 May 2023; Coast Herald: 20 May 2023"


def story() -> EventCollection:
    """One event that two outlets date otherwise."""
    other = Case("On 20 May 2023 the harbour closed.", "20 May 2023", MAY_20)
    return collection_of(Case(date=MAY_7), replace(other, about=(("source", "Coast Herald"),)), together=True)


def test_a_table_has_counts_ids_and_disagreement():
    [row] = csv.DictReader(io.StringIO(to_csv(story()).removeprefix("\ufeff")))
    assert (row["articles"], row["outlets"], row["disagreement"]) == ("2", "2", SAID)
    assert row["mention_ids"] == "0000000000000000; 0000000000000001"
    assert row["article_ids"] == "a0; a1"


def test_a_document_has_all_witnesses_and_their_dates():
    [event] = json.loads(to_json(story()))["events"]
    assert (event["articles"], event["outlets"]) == (2, 2)
    assert [each["date"] for each in event["dates"]] == ["2023-05-07", "2023-05-20"]
    assert [each["mentions"] for each in event["dates"]] == [[each["id"]] for each in event["mentions"]]
    assert len(event["why"]) == 1


def test_files_for_readers_say_who_gives_which_date():
    for write in (to_citation_table, to_timelinejs, to_icalendar):
        text = write(story()).replace("\r\n ", "").replace("\\", "")
        assert "Stated by 2 outlets, 2 articles" in text
        assert SAID in text


def test_a_single_witness_needs_no_words():
    assert "Stated by" not in to_citation_table(collection_of(Case()))
