"""The sentence that a person chooses for an event stands in story, page and files."""

import re
from datetime import date

import pytest

from tests.corrections.in_memory import InMemory
from timeline.export.event_collection import collect_events
from timeline.export.print_page import to_print_page
from timeline.export.spreadsheet_csv import row
from timeline.export.story import story_of
from timeline.figure import View
from timeline.table import events_table

FERRY = "The ferry Saint Olga sank off Tarn on Monday, killing nine passengers."
SAME = "Nine passengers died when the ferry Saint Olga sank off Tarn on 4 May 2020."
PUBLISHED = date(2020, 5, 8)


def told(story):
    """Return the first sentence of the only event in story, printed page and table."""
    corrected = story.corrected
    table = events_table(corrected.merged.values(), corrected.articles)
    collection = collect_events(table, corrected.merged, corrected.articles, View(title="The ferry"))
    [record] = story_of(collection).records
    printed = re.search(r"<blockquote[^>]*>(.*?)</blockquote>", to_print_page(collection), re.DOTALL)
    return record.lead.sentence, re.sub(r"<[^>]*>", "", printed[1]), row(record)["sentence"]


@pytest.mark.parametrize("number", [0, 1])
def test_the_chosen_sentence_is_the_one_that_is_told(number):
    story = InMemory(FERRY, PUBLISHED)
    story.put("b", SAME, PUBLISHED)
    [event] = story.corrected.events
    mention = event.mentions[number]
    story.correct(story.corrected.sentence_correction(mention))
    sentence = {"a": FERRY, "b": SAME}[mention.article]
    assert [each.strip() for each in told(story)] == [sentence] * 3
