"""The events of a story, and the articles that its page to print names."""

from dataclasses import replace

from tests.export.cases import MAY, Case, collection_of
from timeline.export.event_collection import EventCollection, Remark
from timeline.export.print_page import to_print_page
from timeline.export.story import MAX_EVENTS, story_of

NAMES = ("Aa", "Bb", "Cc", "Dd", "Ee", "Ff", "Gg", "Hh", "Ii", "Jj", "Kk", "Ll", "Mm", "Nn")


def named(*names: str) -> EventCollection:
    return collection_of(*(Case(title=name) for name in names))


def test_a_few_events_are_all_told():
    story = story_of(named("Aa", "Bb"))
    assert ([record.lead.mention.title for record in story.records], story.words) == (
        ["Aa", "Bb"],
        "2 events",
    )
    assert story_of(named()).records == ()


def test_of_many_events_the_weightiest_are_told_in_order_of_time():
    cases = [Case(title=name, date=MAY) for name in NAMES]
    cases[3], cases[9] = Case(title="First"), Case(title="Second")  # a day weighs more than a month
    story = story_of(collection_of(*cases))
    titles = [record.lead.mention.title for record in story.records]
    assert len(titles) == MAX_EVENTS
    assert {"First", "Second"} <= set(titles)
    assert story.words == "The 12 weightiest of 14 events"
    dates = [record.lead.mention.date.earliest for record in story.records]
    assert dates == sorted(dates)


def test_only_starred_events_are_told_if_there_are_any():
    whole = named("Aa", "Bb", "Cc")
    first, second, third = whole.records
    starred = replace(whole, records=(first, replace(second, remark=Remark(starred=True)), third))
    story = story_of(starred)
    assert [record.lead.mention.title for record in story.records] == ["Bb"]
    assert story.words == "1 starred event of 3"


def test_the_printed_story_names_the_articles_of_the_other_mentions():
    other = Case("The quay closed on 7 May 2023.", about=(("source", "Quay Mail"), ("title", "Quay shut")))
    printed = to_print_page(collection_of(Case(), other, together=True))
    assert "Also stated in: Quay shut (Quay Mail, 20 March 2023)" in printed
    assert "<details>" not in printed
