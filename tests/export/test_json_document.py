"""Events as a document for programs."""

import json

from tests.export.cases import HOSTILE, MAY, Case, collection_of, filled_with
from timeline.export.json_document import to_json
from timeline.selection import PictureOptions


def test_an_event_has_its_mentions_and_the_document_their_articles():
    first, second = Case(), Case("In May the harbour closed.", "May", MAY, actors=("Mayor",), places=())
    document = json.loads(
        to_json(collection_of(first, second, together=True, subtitle="Place: Bergen", total=9))
    )
    [event] = document["events"]
    assert (document["filter"], document["events_before_filter"]) == ("Place: Bergen", 9)
    assert [article["id"] for article in document["articles"]] == ["a0", "a1"]
    assert event["id"] == event["mentions"][0]["id"]
    assert event["actors"] == ["Harbour Union", "Mayor"]
    assert [mention["date"] for mention in event["mentions"]] == ["2023-05-07", "2023-05"]
    assert event["mentions"][1]["sentence"] == "In May the harbour closed."


def test_the_document_has_the_named_periods():
    options = PictureOptions.of(eras=["2023-05 Strike <b>", "2023-06-01 Peace"])
    document = json.loads(to_json(collection_of(Case(), options=options)))
    assert document["eras"] == [
        {"name": "Strike <b>", "earliest": "2023-05-01", "latest": "2023-05-31"},
        {"name": "Peace", "earliest": "2023-06-01", "latest": "2023-06-01"},
    ]
    assert json.loads(to_json(collection_of(Case())))["eras"] == []


def test_hostile_text_is_unchanged_in_json():
    for text in HOSTILE.values():
        case = filled_with(Case(), text)
        document = json.loads(to_json(collection_of(case)))
        assert document["events"][0]["mentions"][0]["sentence"] == case.sentence
        assert document["articles"][0]["title"] == text
