"""The history of changes to articles and names, their undo, and the page of a store that may only be read."""

import os
from datetime import UTC, date, datetime

import pytest

from tests.ui.app_page import column, event_titles, open_page, open_tab, page_html, press, timeline_of
from timeline.corrections import Kind
from timeline.errors import StoreError
from timeline.model import Article
from timeline.store import ChangedField, LoggedChange
from timeline.store.change_log import change_acts
from timeline.ui.change_list import NAMES, change_words
from timeline.ui.timeline_cache import timeline_cache

MADE = datetime(2024, 5, 4, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("field", "old", "new", "words"),
    [
        (ChangedField.SOURCE, None, "The Gazette", "Source: none → The Gazette"),
        (ChangedField.AUTHOR, "Ana Reis", None, "Author: Ana Reis → none"),
        (ChangedField.TEXT, "1", "2", "Text: version 1 → version 2"),
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
def test_the_history_names_who_changed_what(page):
    store, timeline = timeline_cache().store, timeline_of(page)
    [article] = timeline.articles
    assert "No corrections yet" in page_html(open_tab(page, "corrections"))
    store.edit_article(timeline.id, article, "Grace", source="The <b>Gazette</b>")
    store.rename(timeline.id, "Storms", person="Ada <i>")
    open_tab(page, "corrections")
    assert column(page, "Correction") == [
        "Name of the timeline: Example → Storms",
        f"Source: {timeline.articles[article].source or 'none'} → The <b>Gazette</b>",
    ]
    assert column(page, "By") == ["Ada <i>", "Grace"]


BEFORE = "A bus fell into the Lune on 3 May 2024. Six people were killed on 4 May 2024."
AFTER = BEFORE.replace("Six", "Nine")


@pytest.fixture
def replaced(page):
    """The page after an article was replaced by a newer version, in a timeline with a star given before."""
    store = timeline_cache().store
    star = timeline_of(page)
    event = star.corrected.events[0]
    store.correct_all(star.id, [star.corrected.correction(event, Kind.STARRED, True)])
    for text in (BEFORE, AFTER):
        made = Article(id="bus", text=text, published=date(2024, 5, 5), url="https://example.org/bus")
        list(store.add(star.id, [made], person="Ada"))
    page.run()
    return page


@pytest.mark.slow
def test_a_replaced_text_is_in_the_history_with_old_and_new_and_can_be_taken_back(replaced):
    changed = "Text: “Six people were killed on 4 May 2024.” → “Nine people were killed on 4 May 2024.”"
    assert column(open_tab(replaced, "corrections"), "Correction") == [changed, "Starred"]
    press(replaced, "Undo")
    assert timeline_of(replaced).articles["bus"].text == BEFORE
    assert len(timeline_of(replaced).corrected.starred) == 1
    press(replaced, "Redo")
    assert timeline_of(replaced).articles["bus"].text == AFTER
    press(replaced, "Undo")
    press(replaced, "Undo")
    assert not timeline_of(replaced).corrected.starred


@pytest.mark.slow
def test_an_earlier_version_is_opened_beside_what_it_changed(replaced):
    replaced.session_state["reader_article"] = "bus"
    open_tab(replaced, "reader")
    assert "Six people" not in page_html(replaced)
    [choice] = [each for each in replaced.selectbox if each.label == "Earlier version"]
    choice.set_value(1).run()
    assert "1 changed passage" in page_html(replaced)
    assert f"<p>{BEFORE}</p>" in page_html(replaced)


@pytest.mark.slow
def test_undo_takes_back_a_corrected_publication_date_before_an_older_star(replaced):
    store, timeline = timeline_cache().store, timeline_of(replaced)
    store.edit_articles(timeline.id, list(timeline.articles), published=date(2024, 6, 1))
    replaced.run()
    assert {each.published for each in timeline_of(replaced).articles.values()} == {date(2024, 6, 1)}
    press(replaced, "Undo")
    after = timeline_of(replaced)
    assert after.articles == timeline.articles
    assert len(after.corrected.starred) == 1
    press(replaced, "Redo")
    assert {each.published for each in timeline_of(replaced).articles.values()} == {date(2024, 6, 1)}


@pytest.mark.slow
def test_nothing_is_made_again_after_a_new_act(replaced):
    press(replaced, "Undo")
    timeline = timeline_of(replaced)
    event = timeline.corrected.events[0]
    timeline_cache().store.correct(timeline.id, timeline.corrected.correction(event, Kind.CHECKED, True))
    replaced.run()
    assert "Redo" not in [each.label for each in replaced.button]


@pytest.mark.slow
def test_what_was_changed_since_is_not_taken_back(replaced):
    timeline = timeline_of(replaced)
    [replacing] = change_acts(timeline.changes)[0]
    for source in ("Gazette", "Courier"):
        timeline_cache().store.edit_article(timeline.id, "bus", source=source)
    first = change_acts(timeline_of(replaced).changes)[0][-2]
    with pytest.raises(StoreError, match="changed again"):
        timeline_cache().store.take_back(timeline.id, first.changes)
    timeline_cache().store.take_back(timeline.id, replacing.changes)
    assert timeline_of(replaced).articles["bus"].text == BEFORE


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="permissions of files are POSIX's here")
def test_a_store_that_may_only_be_read_is_shown_with_one_sentence(store):
    store.chmod(0o444)
    page = open_page()
    assert len(event_titles(page)) == 8
    assert page_html(page).count("nothing can be saved") == 1
    store.chmod(0o644)
    assert "nothing can be saved" not in page_html(page.run())
