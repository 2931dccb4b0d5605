"""Adding articles: preview, background reading, duplicates."""

import json
from datetime import date

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from tests.ui.app_page import (
    column,
    event_titles,
    open_add_articles,
    open_page,
    open_tab,
    page_html,
    press,
    timeline_of,
    upload,
    wait_for_job,
)
from timeline.model import Article
from timeline.store import IngestStatus
from timeline.store.ingest import mark_damaged
from timeline.store.schema import versions
from timeline.ui.timeline_cache import timeline_cache

pytestmark = pytest.mark.slow  # each test runs the whole page

LINE = '{"id": "%s", "text": "The %s was closed on May 4, 2020.", "published": "2020-05-10"}'
BRIDGE = (LINE % ("bridge", "bridge")).encode()
UNDATED = json.dumps({"id": "x", "text": "The ferry sank yesterday.", "title": "Ferry"}).encode()
COLUMNS = b"Alpha,Beta\nThe old mill burned down on May 4 2020 and nobody was hurt in it.,2020-05-10\n"


def chosen(page, *files: tuple[str, bytes]):
    open_add_articles(page)
    page.get("file_uploader")[0].set_value([(name, data, "text/plain") for name, data in files]).run()
    assert not page.exception
    return page


def test_articles_are_previewed_before_they_are_added(page):
    chosen(page, ("a.jsonl", BRIDGE), ("b.txt", b""))
    assert "1 article read." in page_html(page)
    assert "b.txt: " in page_html(page)
    assert len(timeline_of(page).snapshot.articles) == 1
    press(page, "Back")
    assert len(timeline_of(page).snapshot.articles) == 1


def test_one_date_is_given_to_all_undated_articles(page):
    chosen(page, ("a.jsonl", BRIDGE + b"\n" + UNDATED))
    [day] = [each for each in page.text_input if each.label.startswith("Publication date for 1 undated")]
    day.set_value("soon").run()
    press(page, "Add 2 articles")
    assert "“soon” is not a single day" in page_html(page)
    day.set_value("10 May 2020").run()
    wait_for_job(press(page, "Add 2 articles"))
    assert "9 May 2020" in column(page, "When")


def test_unknown_columns_are_asked_for(page):
    chosen(page, ("odd.csv", COLUMNS))
    assert "Choose the column for each field." in page_html(page)
    for label, name in (("Text", "Alpha"), ("Published", "Beta")):
        [choice] = [each for each in page.selectbox if each.label == label]
        choice.set_value(name)
    press(page, "Read again")
    assert "1 article read." in page_html(page)
    wait_for_job(press(page, "Add 1 article"))
    assert any("mill" in title for title in event_titles(page))


def test_a_folder_is_read(page, tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.jsonl").write_bytes(BRIDGE)
    open_add_articles(page)
    page.text_input(key="folder").set_value(str(folder))
    press(page, "Read folder")
    wait_for_job(press(page, "Add 1 article"))
    assert len(event_titles(page)) == 9


def test_a_missing_folder_is_reported(page, tmp_path):
    press(page, "Add articles")
    page.text_input(key="folder").set_value(str(tmp_path / "nowhere"))
    press(page, "Read folder")
    assert "nowhere" in page_html(page)
    assert "No articles were read." in page_html(page)


def test_no_private_address_is_fetched(page):
    press(page, "Add articles")
    page.text_area(key="urls").set_value("http://127.0.0.1/secret\nftp://example.org/x")
    press(page, "Fetch pages")
    assert "No articles were read." in page_html(page)
    assert "127.0.0.1" in page_html(page)


def test_fetching_can_be_switched_off(page, monkeypatch):
    monkeypatch.setenv("TIMELINE_FETCH", "off")
    press(page, "Add articles")
    [fetch] = [button for button in page.button if button.label == "Fetch pages"]
    assert fetch.disabled
    assert "Fetching is switched off" in page_html(page)


def test_the_same_article_is_not_added_twice(page):
    upload(page, ("a.jsonl", BRIDGE))
    upload(page, ("b.jsonl", BRIDGE))
    assert len(timeline_of(page).snapshot.articles) == 2
    assert "1 already in this timeline" in page_html(page)
    press(page, "Close")
    assert "1 already in this timeline" not in page_html(page)


def test_waiting_articles_are_read_on_request(page):
    timeline_id = page.session_state["timeline"]
    coming = [Article(f"n{at}", f"The bridge {at} was closed on May 4, 2020.") for at in range(3)]
    assert [each.status for each in timeline_cache().store.upsert(timeline_id, coming)] == [
        IngestStatus.NEW
    ] * 3
    page.run()
    assert "3 articles are waiting to be read." in page_html(page)
    assert len(event_titles(page)) == 8
    wait_for_job(press(page, "Read now"))
    assert len(event_titles(page)) == 11
    assert "waiting to be read" not in page_html(page)


def test_articles_are_removed_and_restored(page):
    timeline_id = page.session_state["timeline"]
    upload(page, ("a.jsonl", BRIDGE))
    timeline_cache().store.remove_articles(timeline_id, ["bridge"])
    open_tab(page, "articles")
    assert len(timeline_of(page).snapshot.articles) == 1
    [removed] = [each for each in page.multiselect if each.label == "Removed articles"]
    removed.set_value(["bridge"]).run()
    press(page, "Restore")
    assert len(timeline_of(page).snapshot.articles) == 2
    assert len(event_titles(open_page())) == 9


def test_title_source_author_and_day_of_an_article_are_corrected(page):
    upload(page, ("a.jsonl", BRIDGE))
    timeline_id = page.session_state["timeline"]
    before = list(timeline_of(page).events)
    with_form = articles_form(["bridge"])
    fields = {each.label: each for each in with_form.text_input}
    assert fields["Title"].value == (timeline_of(page).articles["bridge"].title or "")
    fields["Title"].set_value("The bridge, closed")
    fields["Source"].set_value("Mill Bay Post")
    fields["Publication date"].set_value("5 May 2020")
    press(with_form, "Save")
    edited = timeline_cache().store.articles(timeline_id)["bridge"]
    assert (edited.title, edited.source, edited.published) == (
        "The bridge, closed",
        "Mill Bay Post",
        date(2020, 5, 5),
    )
    wait_for_job(page)
    assert list(timeline_of(page).events) == before


def articles_form(ids):
    """Return a page with only the form for these articles of the first timeline."""

    def form(ids):
        import streamlit as st

        from timeline.ui import session
        from timeline.ui.article_form import render_article_form
        from timeline.ui.timeline_cache import timeline_cache

        session.start_session(timeline_cache().timelines())
        articles = timeline_cache().store.articles(st.session_state["timeline"])
        render_article_form([articles[each] for each in ids])

    return AppTest.from_function(form, args=(ids,), default_timeout=60).run()


def test_a_failed_article_is_tried_again(page):
    timeline_id = page.session_state["timeline"]
    upload(page, ("a.jsonl", BRIDGE))
    store = timeline_cache().store
    with store._database.writing(timeline_id) as connection:
        version = connection.execute(select(versions.c.id).order_by(versions.c.id.desc())).scalars().first()
        mark_damaged(connection, {version: "bridge"})
    open_tab(page, "articles")
    assert list(timeline_of(page).failed) == ["bridge"]
    wait_for_job(press(page, "Try the failed again"))
    assert not timeline_of(page).failed


def test_the_name_of_the_open_timeline_is_no_markup_in_the_dialog(page):
    name = "![x](http://remote.example/x.png) <b>"
    timeline_cache().store.rename(timeline_of(page).id, name)
    press(page.run(), "Add articles")
    page.radio(key="into").set_value(False).run()
    assert "“![x](http://remote.example/x.png) &lt;b&gt;”" in page_html(page)
    assert all("remote" not in option for option in page.radio(key="into").options)


def test_from_the_example_articles_go_into_a_new_timeline_by_default(page):
    press(page, "Add articles")
    assert page.radio(key="into").value is True
    page.text_area(key="pasted").set_value("The bridge was closed on May 4, 2020.")
    page.text_input(key="into_name").set_value("Bridges")
    wait_for_job(press(page, "Add article"))
    assert "<bdi>Bridges</bdi>" in page_html(page)
    assert len(event_titles(page)) == 1
    press(page, "Add articles")
    assert page.radio(key="into").value is False
    page.radio(key="into").set_value(True).run()
    page.text_input(key="into_name").set_value("Bridges")
    page.text_area(key="pasted").set_value("The bridge was opened on May 5, 2020.")
    press(page, "Add article")
    assert "There is a timeline called" in page_html(page)
