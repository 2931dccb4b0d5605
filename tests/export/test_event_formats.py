"""Every format, with any text of articles."""

import pytest

from tests.export.cases import HOSTILE, Case, collection_of, filled_with
from timeline.export.event_formats import EVENT_FORMATS

ALLOWED = {"\n", "\r", "\u200c", "\u200d"}


@pytest.mark.parametrize("kind", EVENT_FORMATS)
@pytest.mark.parametrize("name", HOSTILE)
def test_no_file_has_invisible_characters(kind, name):
    text = (
        EVENT_FORMATS[kind]
        .data(collection_of(filled_with(Case(), HOSTILE[name]), title=HOSTILE[name]))
        .decode()
    )
    unseen = {char for char in text.removeprefix("\ufeff") if not char.isprintable()} - ALLOWED
    assert unseen == set()


@pytest.mark.parametrize("kind", EVENT_FORMATS)
def test_letters_of_every_script_stay(kind):
    text = EVENT_FORMATS[kind].data(collection_of(filled_with(Case(), HOSTILE["arabic"]))).decode()
    assert HOSTILE["arabic"] in text.replace("\r\n ", "")  # a calendar's lines are folded


@pytest.mark.parametrize("kind", EVENT_FORMATS)
def test_the_same_events_give_the_same_file(kind):
    once, again = (EVENT_FORMATS[kind].data(collection_of(Case(), Case(said="May"))) for _ in range(2))
    assert once == again


@pytest.mark.parametrize("kind", EVENT_FORMATS)
def test_an_empty_collection_gives_a_file(kind):
    assert EVENT_FORMATS[kind].data(collection_of())
