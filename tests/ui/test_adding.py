"""Articles added on the page: looked at first, read through in the background, each once."""

import json

from tests.ui.app_page import column, events, found, markup, opened, press, settled, turn, upload
from timeline.model import Article
from timeline.store import IngestStatus
from timeline.ui.timeline_cache import timeline_cache

LINE = '{"id": "%s", "text": "The %s was closed on May 4, 2020.", "published": "2020-05-10"}'
BRIDGE = (LINE % ("bridge", "bridge")).encode()
UNDATED = json.dumps({"id": "x", "text": "The ferry sank yesterday.", "title": "Ferry"}).encode()
COLUMNS = b"Alpha,Beta\nThe old mill burned down on May 4 2020 and nobody was hurt in it.,2020-05-10\n"


def chosen(page, *files: tuple[str, bytes]):
    press(page, "Add articles")
    page.get("file_uploader")[0].set_value([(name, data, "text/plain") for name, data in files]).run()
    return press(page, "Read files")


def test_what_was_read_is_looked_at_before_it_is_added(page):
    chosen(page, ("a.jsonl", BRIDGE), ("b.txt", b""))
    assert "1 article read." in markup(page)
    assert "b.txt: " in markup(page)
    assert len(found(page).snapshot.articles) == 1
    press(page, "Back")
    assert len(found(page).snapshot.articles) == 1


def test_one_date_is_given_to_all_that_have_none(page):
    chosen(page, ("a.jsonl", BRIDGE + b"\n" + UNDATED))
    [day] = [each for each in page.text_input if each.label.startswith("Publication date for 1 undated")]
    day.set_value("soon").run()
    press(page, "Add 2 articles")
    assert "“soon” is not a single day" in markup(page)
    day.set_value("10 May 2020").run()
    settled(press(page, "Add 2 articles"))
    assert "9 May 2020" in column(page, "When")


def test_columns_that_no_file_explains_are_asked_for(page):
    chosen(page, ("odd.csv", COLUMNS))
    assert "Choose the column for each field." in markup(page)
    for label, name in (("Text", "Alpha"), ("Published", "Beta")):
        [choice] = [each for each in page.selectbox if each.label == label]
        choice.set_value(name)
    press(page, "Read again")
    assert "1 article read." in markup(page)
    settled(press(page, "Add 1 article"))
    assert any("mill" in title for title in events(page))


def test_a_folder_of_this_machine_is_read(page, tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.jsonl").write_bytes(BRIDGE)
    press(page, "Add articles")
    page.text_input(key="folder").set_value(str(folder))
    press(page, "Read folder")
    settled(press(page, "Add 1 article"))
    assert len(events(page)) == 9


def test_a_folder_that_is_not_there_is_said(page, tmp_path):
    press(page, "Add articles")
    page.text_input(key="folder").set_value(str(tmp_path / "nowhere"))
    press(page, "Read folder")
    assert "nowhere" in markup(page)
    assert "No articles were read." in markup(page)


def test_no_private_address_is_fetched(page):
    press(page, "Add articles")
    page.text_area(key="urls").set_value("http://127.0.0.1/secret\nftp://example.org/x")
    press(page, "Fetch pages")
    assert "No articles were read." in markup(page)
    assert "127.0.0.1" in markup(page)


def test_fetching_is_switched_off_by_one_setting(page, monkeypatch):
    monkeypatch.setenv("TIMELINE_FETCH", "off")
    press(page, "Add articles")
    [fetch] = [button for button in page.button if button.label == "Fetch pages"]
    assert fetch.disabled
    assert "Fetching is switched off" in markup(page)


def test_the_same_article_is_not_added_twice(page):
    upload(page, ("a.jsonl", BRIDGE))
    upload(page, ("b.jsonl", BRIDGE))
    assert len(found(page).snapshot.articles) == 2
    assert "1 already in this timeline" in markup(page)
    press(page, "Close")
    assert "1 already in this timeline" not in markup(page)


def test_what_was_stored_and_not_read_through_is_gone_on_with(page):
    timeline_id = page.session_state["timeline"]
    coming = [Article(f"n{at}", f"The bridge {at} was closed on May 4, 2020.") for at in range(3)]
    assert [each.status for each in timeline_cache().store.upsert(timeline_id, coming)] == [
        IngestStatus.NEW
    ] * 3
    page.run()
    assert "3 articles are waiting to be read." in markup(page)
    assert len(events(page)) == 8
    settled(press(page, "Read now"))
    assert len(events(page)) == 11
    assert "waiting to be read" not in markup(page)


def test_articles_are_taken_out_and_brought_back(page):
    timeline_id = page.session_state["timeline"]
    upload(page, ("a.jsonl", BRIDGE))
    timeline_cache().store.remove_articles(timeline_id, ["bridge"])
    turn(page, "articles")
    assert len(found(page).snapshot.articles) == 1
    [removed] = [each for each in page.multiselect if each.label == "Removed articles"]
    removed.set_value(["bridge"]).run()
    press(page, "Restore")
    assert len(found(page).snapshot.articles) == 2
    assert len(events(opened())) == 9
