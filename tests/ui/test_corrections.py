"""Corrections: save, show, undo, conflict."""

import re
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.app_page import KABUL, column, event_titles, open_page, open_tab, page_html, press, timeline_of
from timeline.corrections import Kind
from timeline.model import Event, Modality
from timeline.store import Store
from timeline.ui.timeline_cache import timeline_cache

pytestmark = pytest.mark.slow  # each test runs the whole page


@pytest.fixture
def kabul(page):
    """The page with the Kabul event chosen."""
    page.session_state["event"] = event_of(page, KABUL)
    return page.run()


def event_of(page, words: str) -> str:
    [event] = [each.id for each in timeline_of(page).events.values() if words in each.lead.title]
    return event


def correct(page):
    return press(page, "Correct")


def field(page, label: str):
    [found] = [each for each in page.text_input if each.label == label]
    return found


def names(page, label: str):
    [found] = [each for each in page.multiselect if each.label == label]
    return found


def stated(page):
    return [each for each in page.selectbox if each.label == "How stated"][-1]


def note(page):
    [found] = [each for each in page.text_area if each.label == "Note"]
    return found


def test_a_date_is_corrected_in_words_and_undone(kabul):
    correct(kabul)
    field(kabul, "When").set_value("16 August 2021").run()
    assert "16 Aug 2021: To the day" in page_html(kabul)
    press(kabul, "Save")
    assert "16 Aug 2021" in column(kabul, "When")
    assert "Date: 15 Aug 2021 → 16 Aug 2021" in page_html(kabul)
    assert "given by hand" in page_html(kabul)
    press(kabul, "Undo")
    assert "16 Aug 2021" not in column(kabul, "When")
    assert "has <bdi>undone: Date: 15 Aug 2021 → 16 Aug 2021</bdi>" in page_html(kabul)
    press(kabul, "Redo")
    assert "16 Aug 2021" in column(kabul, "When")
    assert "has <bdi>redone: Date: 15 Aug 2021 → 16 Aug 2021</bdi>" in page_html(kabul)


@pytest.mark.parametrize(
    ("when", "clock", "time"),
    [
        ("16 August 2021, 21:00", "", "21:00"),
        ("16 Aug 2021 9 pm", "", "21:00"),
        ("16 Aug 2021", "2:30 pm", "14:30"),
        ("16 Aug 2021 9 pm", "14:30", "14:30"),
        ("16.08.2021", "", None),
    ],
)
def test_a_typed_time_of_day_is_kept(kabul, when, clock, time):
    correct(kabul)
    field(kabul, "When").set_value(when)
    field(kabul, "Time").set_value(clock).run()
    shown = f", {time}" if time else ""
    assert f"16 Aug 2021{shown}: To the day" in page_html(kabul)
    press(kabul, "Save")
    timeline = timeline_of(kabul)
    event = timeline.events[event_of(kabul, KABUL)]
    assert (event.lead.expression.time, event.lead.date.edtf) == (time, "2021-08-16")
    assert [entry.correction.kind for entry in timeline.history] == [Kind.DATE, Kind.TIME][: 1 + bool(time)]
    if time:
        assert f"Time of day: none → {time}" in page_html(kabul)
        press(kabul, "Undo")
        assert timeline_of(kabul).events[event.id].lead.expression.time is None


@pytest.mark.parametrize(
    ("when", "clock", "told"),
    [
        ("16 Aug 2021", "soon", "“soon” is not a time of day"),
        ("August 2021", "14:30", "only a single day has a time of day"),
    ],
)
def test_an_impossible_time_of_day_is_refused(kabul, when, clock, told):
    correct(kabul)
    field(kabul, "When").set_value(when)
    field(kabul, "Time").set_value(clock).run()
    press(kabul, "Save")
    assert told in page_html(kabul)
    assert timeline_of(kabul).history == ()


def test_an_invalid_date_is_refused_in_the_dialog(kabul):
    correct(kabul)
    field(kabul, "When").set_value("some day").run()
    press(kabul, "Save")
    assert "“some day” is not a date" in page_html(kabul)
    assert timeline_of(kabul).history == ()


def test_each_changed_field_is_a_separate_correction(kabul):
    correct(kabul)
    field(kabul, "When").set_value("2021-08-14/2021-08-15").run()
    field(kabul, "What happened").set_value("Kabul <b>falls")
    names(kabul, "Who").set_value(["Taliban", "Nobody Known"])
    names(kabul, "Where").set_value(["Herat"])
    stated(kabul).set_value(Modality.REPORTED)
    note(kabul).set_value("see the [wire](http://remote.example)")
    press(kabul, "Save")
    log = timeline_of(kabul).history
    assert [entry.correction.kind for entry in log] == [
        Kind.DATE, Kind.TITLE, Kind.ACTORS, Kind.PLACES, Kind.MODALITY, Kind.NOTE,
    ]  # fmt: skip
    [event] = [each for each in timeline_of(kabul).events.values() if each.lead.title == "Kabul <b>falls"]
    assert event.lead.actors == ("Taliban", "Nobody Known")
    assert [(place.name, place.country) for place in event.lead.places] == [("Herat", "AF")]
    assert event.lead.modality is Modality.REPORTED
    assert "Kabul &lt;b&gt;falls" in page_html(kabul)
    assert "Note: see the [wire](http://remote.example)" in page_html(kabul)
    assert not any("remote.example" in part.proto.body for part in kabul.markdown)


def test_saving_without_changes_stores_nothing(kabul):
    correct(kabul)
    press(kabul, "Save")
    assert timeline_of(kabul).history == ()
    assert kabul.session_state["dialog"] is None


def test_a_conflicting_correction_is_refused_with_the_other_value(kabul, store):
    correct(kabul)
    field(kabul, "When").set_value("16 August 2021").run()
    with Store.open(str(store)) as other:
        timeline = timeline_of(kabul)
        event = timeline.events[event_of(kabul, KABUL)]
        other.correct(
            timeline.id, timeline.corrected.correction(event, Kind.DATE, event.lead.date.__class__(
                event.lead.date.latest, event.lead.date.latest, event.lead.date.granularity,
                event.lead.date.extent, "2021-08-15~",
            ))
        )  # fmt: skip
    press(kabul, "Save")
    assert "someone else changed this to “about 15 Aug 2021”" in page_html(kabul)
    assert len(timeline_of(kabul).history) == 1


def test_an_event_is_hidden_and_shown_again(kabul):
    before = len(event_titles(kabul))
    press(kabul, "Hide")
    assert len(event_titles(kabul)) == before - 1
    open_tab(kabul, "no_event")
    assert "you hid its event" in column(kabul, "Reason")
    open_tab(kabul, "corrections")
    [hidden] = [each for each in kabul.multiselect if each.label == "Hidden events"]
    hidden.set_value([timeline_of(kabul).corrected.hidden[0].id]).run()
    press(kabul, "Show again")
    assert len(event_titles(open_tab(kabul, "events"))) == before


def test_a_checked_event_leaves_the_review_queue(page):
    open_tab(page, "review")
    [look] = timeline_of(page).review_queue
    assert column(page, "Reason") == ["from another date"]
    page.session_state["event"] = look.event.id
    page.run()
    press(page, "Mark as checked")
    assert timeline_of(page).review_queue == []
    press(page, "Checked")
    assert len(timeline_of(page).review_queue) == 1


def test_events_are_merged_and_split(kabul):
    other = event_of(kabul, "August takeover")
    correct(kabul)
    names(kabul, "Merge with").set_value([other]).run()
    press(kabul, "Merge")
    assert len(event_titles(kabul)) == 7
    assert "1 further statement" in page_html(kabul)
    press(kabul, "Not the same event")
    assert len(event_titles(kabul)) == 8


@pytest.mark.parametrize("tab", ["events", "corrections"])
def test_an_event_is_added_without_an_article(page, tab):
    open_tab(page, tab)
    press(page, "Add event")
    field(page, "When").set_value("early July 2021").run()
    press(page, "Save event")
    assert "What happened: enter a few words." in page_html(page)
    field(page, "What happened").set_value("Bagram was left").run()
    press(page, "Save event")
    open_tab(page, "events")
    assert any("Bagram was left" in title for title in event_titles(page))
    assert "1–10 Jul 2021" in column(page, "When") or "early Jul 2021" in column(page, "When")
    assert page.session_state["event"] == event_of(page, "Bagram")
    assert "Added by hand, no source." in page_html(page)
    assert "printed in the text" not in page_html(page)
    open_tab(page, "reader")
    assert "Bagram was left" in page_html(page)


def add_event(page: AppTest, **typed: str) -> Event:
    """Add an event with these words in the fields; return it."""
    open_tab(page, "corrections")
    press(page, "Add event")
    for label, words in typed.items():
        area = label in ("Quotation", "Note")
        [found] = [each for each in (page.text_area if area else page.text_input) if each.label == label]
        found.set_value(words)
    field(page, "What happened").set_value("Bagram was left").run()
    press(page, "Save event")
    timeline = timeline_of(page)
    return timeline.events[page.session_state["event"]]


def test_an_added_event_has_source_link_quotation_note_and_time(page):
    link = "https://wire.example/bagram"
    event = add_event(
        page, When="3 July 2021", Time="2 am", Source="Wire <b>", Link=link,
        Quotation="The soldiers left\nat 2 in the morning.", Note="Ask again",
    )  # fmt: skip
    timeline = timeline_of(page)
    article = timeline.articles[event.lead.article]
    assert (article.source, article.url, event.lead.expression.time) == ("Wire <b>", link, "02:00")
    assert article.text[event.lead.start : event.lead.end] == "The soldiers left at 2 in the morning."
    assert "<mark>The soldiers left at 2 in the morning.</mark>" in page_html(page)
    assert "Added by hand" not in page_html(page)
    assert "Open the source at this sentence" in page_html(page)
    assert "Wire &lt;b&gt;" in page_html(page)
    assert "Note: Ask again" in page_html(page)
    [row] = timeline.table[timeline.table["id"] == event.id].to_dict("records")
    assert (row["time"], row["source"], row["noted"]) == ("02:00", "Wire <b>", True)
    correct(page)
    note(page).set_value("Asked").run()
    press(page, "Save")
    assert timeline_of(page).corrected.notes == {event.id: "Asked"}
    press(page, "Undo")
    assert timeline_of(page).corrected.notes == {event.id: "Ask again"}


def test_an_added_event_with_a_link_alone_has_no_quotation(page):
    event = add_event(page, When="3 July 2021", Link="https://wire.example/bagram")
    assert timeline_of(page).articles[event.lead.article].source == "wire.example"
    assert "Added by hand, without a quotation." in page_html(page)
    assert "Open the source</a>" in page_html(page)
    assert ":~:text" not in page_html(page)


def test_a_link_that_is_no_web_address_is_refused_and_all_words_stay(page):
    open_tab(page, "corrections")
    press(page, "Add event")
    field(page, "When").set_value("3 July 2021")
    field(page, "Link").set_value("javascript:alert(1)").run()
    field(page, "What happened").set_value("Bagram was left").run()
    press(page, "Save event")
    assert "is not a web address" in page_html(page)
    assert field(page, "What happened").value == "Bagram was left"
    assert timeline_of(page).history == ()


def test_an_event_added_among_starred_ones_gets_a_star(page):
    page.session_state["filter_starred"] = True
    open_tab(page, "corrections")
    press(page, "Add event")
    field(page, "When").set_value("3 July 2021").run()
    field(page, "What happened").set_value("Bagram was left").run()
    press(page, "Save event")
    open_tab(page, "events")
    [title] = event_titles(page)
    assert "Bagram was left" in title


def test_an_event_is_added_at_an_expression_without_date(page):
    [article] = timeline_of(page).snapshot.articles
    expressions = timeline_of(page).extraction(article).expressions
    number = next(at for at, each in enumerate(expressions) if each.date is None)
    unplaced = len(timeline_of(page).unplaced)
    page.session_state["reader_article"], page.session_state["reader_expression"] = article, number
    open_tab(page, "corrections")
    press(page, "Add event")
    assert expressions[number].text not in "".join(re.findall(r"tl-quote.*?</div>", page_html(page)))
    page.session_state["dialog"] = None
    open_tab(page, "reader")
    press(page, "Add event here")
    field(page, "When").set_value("2001/2021").run()
    field(page, "What happened").set_value("A presence of twenty years").run()
    press(page, "Save event")
    assert len(timeline_of(page).unplaced) == unplaced - 1
    event = timeline_of(page).events[event_of(page, "A presence")]
    assert event.lead.article == article
    assert event.lead.expression.text == expressions[number].text


def test_an_actor_is_renamed_everywhere(page):
    open_tab(page, "corrections")
    press(page, "Rename")
    assert "Choose a name and enter a new one." in page_html(page)
    [name] = [each for each in page.selectbox if each.label == "Name"]
    name.set_value("Actor: Taliban")
    field(page, "New name").set_value("Islamic Emirate")
    press(page, "Rename")
    counts = timeline_of(page).index.counts("actors")
    assert "Taliban" not in counts
    assert counts["Islamic Emirate"] >= 3
    assert "Actor renamed everywhere: Taliban → Islamic Emirate" in column(page, "Correction")


def test_one_correction_of_several_is_undone(kabul):
    correct(kabul)
    field(kabul, "When").set_value("16 August 2021").run()
    field(kabul, "What happened").set_value("Kabul falls").run()
    press(kabul, "Save")
    open_tab(kabul, "corrections")
    [one] = [each for each in kabul.selectbox if each.label == "Undo a correction"]
    one.set_value(1).run()
    press(kabul, "Undo this one")
    [event] = [each for each in timeline_of(kabul).events.values() if each.lead.title == "Kabul falls"]
    assert event.lead.date.edtf == "2021-08-15"
    assert "Undone: Date: 15 Aug 2021 → 16 Aug 2021" in column(kabul, "Correction")


def test_a_chosen_correction_stays_chosen_while_others_correct(kabul):
    correct(kabul)
    field(kabul, "When").set_value("16 August 2021").run()
    press(kabul, "Save")
    open_tab(kabul, "corrections")
    undo_choice(kabul).set_value(1).run()
    timeline = timeline_of(kabul)
    other = next(each for each in timeline.corrected.events if KABUL not in each.lead.title)
    correction = timeline.corrected.correction(other, Kind.STARRED, True)
    timeline_cache().store.correct_all(timeline.id, [correction], "Ida")
    kabul.run()
    assert undo_choice(kabul).value == 1
    press(kabul, "Undo this one")
    [event] = [each for each in timeline_of(kabul).events.values() if KABUL in each.lead.title]
    assert event.lead.date.edtf == "2021-08-15"


def undo_choice(page):
    [found] = [each for each in page.selectbox if each.label == "Undo a correction"]
    return found


def test_an_orphaned_correction_is_listed(kabul):
    correct(kabul)
    field(kabul, "What happened").set_value("Kabul falls").run()
    press(kabul, "Save")
    timeline_id = kabul.session_state["timeline"]
    timeline_cache().store.remove_articles(timeline_id, list(timeline_of(kabul).snapshot.articles))
    open_tab(kabul, "corrections")
    assert "1 correction no longer matches an event" in page_html(kabul)
    assert re.search("Title: .* → Kabul falls.*its article is no longer in the timeline", page_html(kabul))


@pytest.mark.slow
def test_another_session_sees_a_correction(kabul):
    other = open_page()
    press(kabul, "Hide")
    other.run()
    assert len(event_titles(other)) == 7


@pytest.mark.slow
def test_a_note_changes_no_date(page):
    for event in list(timeline_of(page).events.values()):
        page.session_state["event"] = event.id
        page.run()
        correct(page)
        note(page).set_value(f"Seen: {event.lead.date.granularity}").run()
        press(page, "Save")
    assert {entry.correction.kind for entry in timeline_of(page).history} == {Kind.NOTE}
    assert len(timeline_of(page).history) == 8


def test_saving_after_a_conflict_keeps_the_other_changes(kabul, store):
    correct(kabul)
    field(kabul, "When").set_value("16 August 2021").run()
    with Store.open(str(store)) as other:
        timeline = timeline_of(kabul)
        event, timeline_id = timeline.events[event_of(kabul, KABUL)], timeline.id
        for kind, new in (
            (Kind.DATE, replace(event.lead.date, edtf="2021-08-15~")),
            (Kind.TITLE, "Their title"),
            (Kind.ACTORS, ("Somebody",)),
        ):
            other.correct(timeline_id, timeline.corrected.correction(event, kind, new))
    press(kabul, "Save")
    assert "Your change was not saved" in page_html(kabul)
    assert field(kabul, "What happened").value == "Their title"
    assert field(kabul, "When").value == "16 August 2021"
    field(kabul, "When").set_value("17 August 2021").run()
    press(kabul, "Save")
    [event] = [each for each in timeline_of(kabul).events.values() if each.lead.title == "Their title"]
    assert (event.lead.actors, event.lead.date.edtf) == (("Somebody",), "2021-08-17")
    assert "Your change was not saved" not in page_html(kabul)


def test_a_refused_save_keeps_what_was_typed(kabul, store, monkeypatch):
    monkeypatch.setattr("timeline.store.database.PATIENCE", 0.1)
    timeline_cache.__globals__["_open_cache"].clear()
    long_note = "What the ministry said. " * 40
    correct(kabul)
    field(kabul, "When").set_value("16 August 2021").run()
    field(kabul, "What happened").set_value("Kabul falls").run()
    names(kabul, "Who").set_value(["Taliban", "Nobody Known"]).run()
    note(kabul).set_value(long_note).run()
    with closing(sqlite3.connect(store)) as lock:
        lock.execute("BEGIN IMMEDIATE")
        press(kabul, "Save")
    assert "another program keeps writing" in page_html(kabul)
    assert (field(kabul, "When").value, field(kabul, "What happened").value) == (
        "16 August 2021",
        "Kabul falls",
    )
    assert names(kabul, "Who").value == ["Taliban", "Nobody Known"]
    assert note(kabul).value == long_note
    press(kabul, "Save")
    kinds = [entry.correction.kind for entry in timeline_of(kabul).history]
    assert kinds == [Kind.DATE, Kind.TITLE, Kind.ACTORS, Kind.NOTE]


def test_a_refused_new_event_keeps_what_was_typed(page, store, monkeypatch):
    monkeypatch.setattr("timeline.store.database.PATIENCE", 0.1)
    timeline_cache.__globals__["_open_cache"].clear()
    open_tab(page, "corrections")
    press(page, "Add event")
    field(page, "When").set_value("May 2020").run()
    field(page, "What happened").set_value("The bridge closed").run()
    with closing(sqlite3.connect(store)) as lock:
        lock.execute("BEGIN IMMEDIATE")
        press(page, "Save event")
    assert field(page, "What happened").value == "The bridge closed"
    press(page, "Save event")
    assert "The bridge closed" in event_titles(open_tab(page, "events"))


def test_a_refused_merge_keeps_the_chosen_events(kabul, store, monkeypatch):
    monkeypatch.setattr("timeline.store.database.PATIENCE", 0.1)
    timeline_cache.__globals__["_open_cache"].clear()
    correct(kabul)
    [other] = list(timeline_of(kabul).events)[:1]
    names(kabul, "Merge with").set_value([other]).run()
    with closing(sqlite3.connect(store)) as lock:
        lock.execute("BEGIN IMMEDIATE")
        press(kabul, "Merge")
    assert "another program keeps writing" in page_html(kabul)
    assert names(kabul, "Merge with").value == [other]
    press(kabul, "Merge")
    assert [entry.correction.kind for entry in timeline_of(kabul).history] == [Kind.MERGED]


@pytest.mark.parametrize("button", ["Save", "Mark as checked"])
def test_a_correction_of_a_deleted_timeline_is_said_to_be_lost(kabul, store, button):
    if button == "Save":
        correct(kabul)
        note(kabul).set_value("Seen").run()
    with Store.open(str(store)) as other:
        other.create("Another")
        other.delete(timeline_of(kabul).id)
    press(kabul, button)
    assert "The timeline was deleted meanwhile, so your change is lost" in page_html(kabul)
    assert "<bdi>Another</bdi>" in page_html(kabul)


def test_undo_applies_to_the_shown_correction_not_to_a_later_one(kabul, store):
    press(kabul, "Mark as checked")
    with Store.open(str(store)) as other:
        timeline = timeline_of(kabul)
        event = timeline.events[event_of(kabul, KABUL)]
        other.correct(timeline.id, timeline.corrected.correction(event, Kind.TITLE, "Their title"))
    press(kabul, "Undo")
    assert any("Their title" in title for title in event_titles(kabul))
    assert timeline_of(kabul).corrected.checked == frozenset()


def test_the_reader_ignores_a_missing_expression(page):
    [article] = timeline_of(page).snapshot.articles
    page.session_state["reader_article"], page.session_state["reader_expression"] = article, 99
    open_tab(page, "reader")
    assert not page.exception


def test_a_hidden_event_gives_way_to_the_next_one_in_the_url(kabul):
    hidden = kabul.query_params["event"]
    press(kabul, "Hide")
    assert kabul.query_params["event"] == kabul.session_state["event"] != hidden
