"""Events to choose from: their labels, and the nearest first."""

from dataclasses import replace
from datetime import date

import pytest

from timeline import Article, Timeline
from timeline.ui.correcting.event_choice import event_labels, nearest_events

TEXT = "The ferry sank on 7 May 2023. A diver found the bell on 9 May 2023. The owner paid on 3 June 2021."


@pytest.fixture(scope="module")
def ferry() -> Timeline:
    dated = Article("dated", TEXT, "Ferry", date(2023, 6, 10))
    other = replace(dated, id="other", text="The ferry sank on 7 May 2023, as if it were made of stone.")
    return Timeline.from_articles([dated, other])


def test_every_event_has_a_label_of_its_own(ferry):
    labels = event_labels(ferry, ferry.events.values())
    assert labels.keys() == ferry.events.keys()
    assert len(set(labels.values())) == len(ferry.events)
    assert any("found the bell" in label for label in labels.values())


def test_the_nearest_events_come_first(ferry):
    for event in ferry.events.values():
        nearest = nearest_events(ferry, event)
        assert sorted(nearest) == sorted(ferry.events)
        assert ferry.events[nearest[0]].lead.date == event.lead.date
    sunk = next(each for each in ferry.events.values() if each.lead.date.edtf == "2023-05-07")
    assert ferry.events[nearest_events(ferry, sunk)[-1]].lead.date.edtf == "2021-06-03"
