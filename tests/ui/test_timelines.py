"""Several timelines: create, open, rename, delete, saved views, links."""

import re
import sqlite3
from contextlib import closing

import pytest

from tests.ui.app_page import event_titles, open_page, page_html, paste, press, timeline_of, wait_for_job
from timeline.store import Store
from timeline.ui.timeline_cache import EXAMPLE, timeline_cache

pytestmark = pytest.mark.slow  # each test runs the whole page

FERRY = "The ferry to Mill Bay sank on May 4, 2020."


def make(page, name: str):
    press(page, "Timelines")
    [field] = [each for each in page.text_input if each.label == "Name of the new timeline"]
    field.set_value(name)
    return press(page, "Create")


def open_timeline(page, name: str):
    press(page, "Timelines")
    [choice] = [each for each in page.selectbox if each.label == "Open"]
    choice.set_value(timeline_cache().store.find(name).id).run()
    assert not page.exception
    return page


def test_a_new_store_gets_the_example_timeline(page):
    assert [stored.name for stored in timeline_cache().timelines()] == [EXAMPLE]
    assert f"<bdi>{EXAMPLE}</bdi>" in page_html(page)


@pytest.mark.slow
def test_each_timeline_has_its_own_articles(page):
    make(page, "Ferries <b>")
    assert "<bdi>Ferries &lt;b&gt;</bdi>" in page_html(page)
    assert "No events yet." in page_html(page)
    paste(page, FERRY, title="Ferry sinks")
    assert len(event_titles(page)) == 1
    open_timeline(page, EXAMPLE)
    assert len(event_titles(page)) == 8
    open_timeline(page, "Ferries <b>")
    assert len(event_titles(page)) == 1


def test_added_articles_are_kept(page, store):
    paste(page, FERRY, title="Ferry sinks")
    assert len(event_titles(open_page())) == 9
    with Store.open(str(store)) as other:
        assert len(other.articles(other.timelines()[0].id)) == 2


def test_a_taken_name_is_refused(page):
    make(page, EXAMPLE)
    assert "There is a timeline called" in page_html(page)
    assert page.session_state["dialog"] == "timelines"


def test_a_link_opens_its_timeline(page):
    make(page, "Ferries")
    paste(page, FERRY, title="Ferry sinks")
    assert dict(page.query_params)["timeline"] in ("Ferries", ["Ferries"])
    other = open_page(timeline="Ferries")
    assert len(event_titles(other)) == 1
    assert len(event_titles(open_page())) == 8


@pytest.mark.usefixtures("page")
def test_a_link_to_a_missing_timeline_is_reported():
    other = open_page(timeline="<b>Elsewhere")
    assert "The link opens the timeline “&lt;b&gt;Elsewhere”, but it does not exist here." in page_html(other)
    assert len(event_titles(other)) == 8


def test_a_timeline_is_renamed_and_titled(page):
    press(page, "Timelines")
    [name] = [each for each in page.text_input if each.label == "Name"]
    [title] = [each for each in page.text_input if each.label == "Picture title"]
    name.set_value("Kabul")
    title.set_value("How Kabul fell")
    press(page, "Save")
    page.session_state["dialog"] = None
    page.run()
    assert "<bdi>Kabul</bdi>" in page_html(page)
    assert timeline_cache().timelines()[0].title == "How Kabul fell"


def test_a_timeline_is_deleted_after_confirmation(page):
    make(page, "Ferries")
    press(page, "Timelines")
    press(page, "Delete timeline")
    assert "Nothing was deleted" in page_html(page)
    assert timeline_cache().store.find("Ferries")
    [sure] = [each for each in page.checkbox if each.label.startswith("Permanently delete")]
    sure.check()
    press(page, "Delete timeline")
    assert timeline_cache().store.find("Ferries") is None
    assert len(event_titles(page)) == 8
    assert page.session_state["dialog"] is None
    press(page, "Timelines")
    press(page, "Delete timeline")
    assert timeline_cache().store.find(EXAMPLE)


def test_all_copies_of_a_file_are_deleted_on_request(page):
    make(page, "Ferries")
    make(page, "Storms")
    assert timeline_cache().store.backups.all_copies()
    press(page, "Timelines")
    for label in ("Permanently delete", "Delete all copies"):
        next(each for each in page.checkbox if each.label.startswith(label)).check()
    press(page, "Delete timeline")
    assert timeline_cache().store.find("Storms") is None
    assert timeline_cache().store.backups.all_copies() == []


def test_the_example_is_created_again(page):
    press(page, "Timelines")
    press(page, f"Create “{EXAMPLE}” again")
    assert f"<bdi>{EXAMPLE} 2</bdi>" in page_html(page)
    assert len(event_titles(page)) == 8


def test_a_view_is_saved_shown_and_deleted(page):
    page.multiselect(key="filter_actors").set_value(["Taliban"]).run()
    seen = event_titles(page)
    page.session_state["views"] = True
    page.run()
    page.text_input(key="view_name").set_value("Only the Taliban")
    press(page, "Save")
    press(page, "Clear")
    assert len(event_titles(page)) == 8
    page.selectbox(key="view").set_value("Only the Taliban").run()
    press(page, "Show")
    assert event_titles(page) == seen
    page.selectbox(key="view").set_value("Only the Taliban").run()
    press(page, "Delete")
    assert timeline_cache().store.views(page.session_state["timeline"]) == []


@pytest.mark.usefixtures("page")
def test_a_timeline_by_another_program_appears_at_once(store):
    page = open_page()
    with Store.open(str(store)) as other:
        other.create("From elsewhere")
    press(page, "Timelines")
    [choice] = [each for each in page.selectbox if each.label == "Open"]
    assert any(option.startswith("From elsewhere") for option in choice.options)
    assert timeline_of(page).name == EXAMPLE


def test_a_damaged_store_offers_its_backups(store):
    with Store.open(str(store)) as opened:
        opened.rename(opened.timelines()[0].id, title="Changed")
    whole = store.read_bytes()
    store.write_bytes(whole[:4096] + b"\xff" * len(whole[4096:]))
    timeline_cache.__globals__["_open_cache"].clear()
    page = open_page()
    assert "the file is damaged" in page_html(page)
    [offer] = [button.label for button in page.button if button.label.startswith("Restore the backup of")]
    press(page, offer)
    assert "1 timeline restored. The damaged store is kept as" in page_html(page)
    press(page, "Open the timelines")
    assert len(event_titles(page)) == 8


def test_the_dialog_says_how_large_the_automatic_backups_are(page):
    with Store.open(str(timeline_cache().store.location)) as other:
        other.rename(timeline_of(page).id, title="Kabul")
    press(page, "Timelines")
    assert re.search(r"Automatic backups: 1, [0-9.]+ [kM]B, in ", page_html(page))


def test_what_another_version_has_read_stays_until_it_is_read_again(store, monkeypatch):
    with closing(sqlite3.connect(store)) as connection:
        connection.execute(
            "UPDATE extractions SET extractor_version = 'old', "
            "payload = replace(payload, 'Taliban entered the capital city of Kabul', 'Kabul fell')"
        )
        connection.execute("DELETE FROM merged_mentions")
        connection.commit()
    page = open_page()
    assert "1 article was read by another version of Timeline" in page_html(page)
    paste(page, FERRY)
    assert "Kabul fell" in event_titles(page)
    press(page, "What would change")
    assert "1 would get another title" in page_html(page)
    assert "Kabul fell → 15 Aug 2021: Taliban entered the capital city of Kabul" in page_html(page)
    assert "further change" not in page_html(page)
    monkeypatch.setattr("timeline.ui.read_again_dialog.MAX_CHANGES", 0)
    assert "and 1 further change." in page_html(page.run())
    wait_for_job(press(page, "Read again"))
    assert "Kabul fell" not in event_titles(page)
    assert "read by another version" not in page_html(page)


def test_a_refused_backup_is_named_as_the_person_knows_it(page):
    press(page, "Timelines")
    [upload] = [each for each in page.file_uploader if each.label.startswith("Restore a backup")]
    assert upload.proto.max_upload_size_mb == 1_000
    upload.set_value(("my story.zip", b"no backup", "application/zip")).run()
    press(page, "Restore backup")
    assert "my story.zip: this file is not a whole backup" in page_html(page)


def test_the_page_opens_a_file_that_has_taken_the_store_s_place(page, store):
    other = store.with_name("other.sqlite")
    with Store.open(str(other)) as newer:
        newer.create("Fires")
    other.replace(store)
    page.run()
    assert not page.exception
    assert [stored.name for stored in timeline_cache().timelines()] == ["Fires"]
    assert "<bdi>Fires</bdi>" in page_html(page)
