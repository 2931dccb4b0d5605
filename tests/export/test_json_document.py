"""Events as a document for programs."""

import json

from tests.export.cases import HOSTILE, MAY, Case, gathered, told_as
from timeline.export.json_document import to_json


def test_an_event_holds_its_mentions_and_the_document_their_articles():
    first, second = Case(), Case("In May the harbour closed.", "May", MAY, actors=("Mayor",), places=())
    document = json.loads(to_json(gathered(first, second, together=True, subtitle="Place: Bergen", total=9)))
    [event] = document["events"]
    assert (document["filter"], document["events_before_filter"]) == ("Place: Bergen", 9)
    assert [article["id"] for article in document["articles"]] == ["a0", "a1"]
    assert event["id"] == event["mentions"][0]["id"]
    assert event["actors"] == ["Harbour Union", "Mayor"]
    assert [mention["date"] for mention in event["mentions"]] == ["2023-05-07", "2023-05"]
    assert event["mentions"][1]["sentence"] == "In May the harbour closed."


def test_text_is_as_the_article_has_it_however_hostile():
    for text in HOSTILE.values():
        case = told_as(Case(), text)
        document = json.loads(to_json(gathered(case)))
        assert document["events"][0]["mentions"][0]["sentence"] == case.sentence
        assert document["articles"][0]["title"] == text
