from tests.merging.stories import article, events_of
from timeline.model import FilledName
from timeline.timeline import Timeline

_LONG = article("Courier", 6, "Sarah Brandt won the vote on Monday. Sarah Brandt met nurses on Tuesday.")
_SHORT = article("Herald", 9, "On Thursday Brandt said that the port would close.")


def test_a_surname_gets_the_full_name_of_another_article() -> None:
    events = events_of([_LONG, _SHORT])
    assert {name for each in events for name in each.event.lead.actors} == {"Sarah Brandt"}
    [speech] = [each.event.lead for each in events if each.event.lead.article == _SHORT.id]
    start = _SHORT.text.index("Brandt")
    assert speech.filled_in == (FilledName(start, start + 6, "Brandt", "Sarah Brandt"),)


def test_a_timeline_has_one_name_for_each_person() -> None:
    both = Timeline.from_articles([_LONG, _SHORT])
    alone = Timeline.from_articles([_SHORT])
    assert {name for event in both.events.values() for name in event.lead.actors} == {"Sarah Brandt"}
    assert {name for event in alone.events.values() for name in event.lead.actors} == {"Brandt"}
