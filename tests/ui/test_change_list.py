"""The list of changes to articles and names, and the page of a store that may only be read."""

import os
from datetime import UTC, datetime

import pytest

from tests.ui.app_page import event_titles, open_page, open_tab, page_html, timeline_of
from timeline.store import ChangedField, LoggedChange
from timeline.ui.change_list import NAMES, change_words
from timeline.ui.timeline_cache import timeline_cache

MADE = datetime(2024, 5, 4, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("field", "old", "new", "words"),
    [
        (ChangedField.SOURCE, None, "The Gazette", "Source: none → The Gazette"),
        (ChangedField.AUTHOR, "Ana Reis", None, "Author: Ana Reis → none"),
        (ChangedField.REMOVED, None, "yes", "Removed"),
        (ChangedField.REMOVED, "yes", None, "Restored"),
        (ChangedField.TIMELINE_NAME, "Floods", "Storms", "Name of the timeline: Floods → Storms"),
    ],
)
def test_a_change_is_told_in_words(field, old, new, words):
    assert change_words(LoggedChange(MADE, "Ada", None, field, old, new)) == words


def test_every_field_has_words():
    assert NAMES.keys() == set(ChangedField) - {ChangedField.REMOVED}


@pytest.mark.slow
def test_the_tab_of_corrections_names_who_changed_what(page):
    store, timeline = timeline_cache().store, timeline_of(page)
    [article] = timeline.articles
    assert not open_tab(page, "corrections").dataframe
    store.edit_article(timeline.id, article, "Grace", source="The <b>Gazette</b>")
    store.rename(timeline.id, "Storms", person="Ada <i>")
    open_tab(page, "corrections")
    [table] = [each.value for each in page.dataframe]
    assert list(table["Change"]) == [
        "Name of the timeline: Example → Storms",
        f"Source: {timeline.articles[article].source or 'none'} → The <b>Gazette</b>",
    ]
    assert list(table["By"]) == ["Ada <i>", "Grace"]


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="permissions of files are POSIX's here")
def test_a_store_that_may_only_be_read_is_shown_with_one_sentence(store):
    store.chmod(0o444)
    page = open_page()
    assert len(event_titles(page)) == 8
    assert page_html(page).count("nothing can be saved") == 1
    store.chmod(0o644)
    assert "nothing can be saved" not in page_html(page.run())
