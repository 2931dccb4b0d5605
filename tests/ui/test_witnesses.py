"""Events with several witnesses on the page: counts, disagreement, order, filters, "Same event?", weight."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.app_page import column, event_titles, open_page, open_tab, page_html, press, timeline_of
from tests.ui.ferry_story import HOSTILE_TITLE, ferry_story
from timeline.model import Event
from timeline.store import Store

pytestmark = pytest.mark.slow  # each test runs the whole page


@pytest.fixture
def page(store: Path) -> AppTest:
    """The page on the articles of the ferry."""
    with Store.open(str(store)) as opened:
        timeline = opened.create("Ferry")
        for result in opened.add(timeline.id, ferry_story()):
            assert not result.message
    return open_page(timeline="Ferry")


def sinking(page: AppTest) -> Event:
    return next(each for each in timeline_of(page).events.values() if len(each.mentions) == 5)


def choose(page: AppTest, event: Event) -> AppTest:
    page.session_state["event"] = event.id
    page.run()
    assert not page.exception
    return page


def test_the_list_counts_witnesses_and_tells_of_disagreement(page):
    assert "stated: 5 outlets, 5 articles; dates differ" in column(page, "How stated")


def test_the_details_show_each_witness_with_its_reason_and_who_gives_which_date(page):
    shown = page_html(choose(page, sinking(page)))
    assert "5 outlets, 5 articles" in shown
    assert "4 sources: 4 May 2020; Herald: 7 May 2020" in shown
    assert "4 further statements" in shown
    assert shown.count("Why merged: ") == 4
    assert shown.count("<span>another date</span>") == 1
    for outlet in ("Courier", "Gazette", "Herald", "Post", "Mail"):
        assert outlet in shown


def test_each_witness_opens_its_article(page):
    event = sinking(page)
    choose(page, event)
    for mention in event.mentions[1:]:
        page.button(key=f"open {mention.id}").click().run()
        assert page.session_state["tab"] == "reader"
        assert page.session_state["reader_article"] == mention.article


def test_the_first_statement_can_be_split_off(page):
    event = sinking(page)
    choose(page, event)
    press(page, "Split off")
    after = [each for each in timeline_of(page).events.values() if set(each.mentions) & set(event.mentions)]
    assert sorted(len(each.mentions) for each in after) == [1, 4]
    assert [each.lead.title for each in after if len(each.mentions) == 1] == [event.lead.title]


def test_a_hostile_title_of_a_witness_is_text(page):
    shown = page_html(choose(page, sinking(page)))
    assert "<img" not in shown
    assert "&lt;img src=x onerror=alert(1)&gt;" in shown
    assert HOSTILE_TITLE.split()[-1] not in re.findall(r'href="([^"]*)"', shown)


def test_the_list_by_weight_begins_with_the_event_of_most_witnesses_and_is_in_the_link(page):
    assert column(page, "When")[0] != ""
    page.session_state["list_order"] = "weight"
    page.run()
    assert event_titles(page)[0] == sinking(page).lead.title
    assert page.query_params["list"] in ("weight", ["weight"])
    again = open_page(timeline="Ferry", list="weight")
    assert event_titles(again)[0] == sinking(again).lead.title


def test_previous_and_next_follow_the_order_of_the_list(page):
    page.session_state["list_order"] = "weight"
    titles = event_titles(page.run())
    choose(page, sinking(page))
    press(page, "Next")
    assert timeline_of(page).events[page.session_state["event"]].lead.title == titles[1]


def test_filters_by_outlets_and_by_disagreement(page):
    for link in ({"outlets": "5"}, {"disputed": "yes"}):
        filtered = open_page(timeline="Ferry", **link)
        assert event_titles(filtered) == [sinking(filtered).lead.title]
    assert len(event_titles(page)) > 1
    assert event_titles(open_page(timeline="Ferry", outlets="6")) == []


def test_a_pinned_event_leads_the_list_by_weight_and_a_lowered_one_ends_it(page):
    page.session_state["list_order"] = "weight"
    king = next(
        each for each in timeline_of(page.run()).events.values() if "king" in each.lead.title.casefold()
    )
    choose(page, king)
    press(page, "Pin")
    assert event_titles(page)[0] == king.lead.title
    press(page, "Lower")
    assert event_titles(page)[-1] == king.lead.title
    press(page, "No longer lower")
    assert timeline_of(page).corrected.lowered == frozenset()


def count(page: AppTest) -> int:
    return len(timeline_of(page).events)


def test_two_events_are_joined_by_yes_and_parted_again_by_undo(page):
    before = count(open_tab(page, "review"))
    question = timeline_of(page).questions[0]
    shown = page_html(page)
    assert "Same event?" in shown
    for mention in question.mentions:
        article = timeline_of(page).articles[mention.article]
        assert article.text[mention.expression.end : mention.end] in shown
    press(page, "Yes, one event")
    assert count(page) == before - 1
    press(page, "Undo the last answer")
    assert count(page) == before


def test_a_no_is_not_asked_again(page):
    before = count(open_tab(page, "review"))
    asked = len(timeline_of(page).questions)
    press(page, "No, two events")
    assert len(timeline_of(page).questions) == asked - 1
    assert len(timeline_of(page).corrected.apart) == 1
    assert count(page) == before
    again = open_page(timeline="Ferry")
    assert len(timeline_of(open_tab(again, "review")).questions) == asked - 1


def test_the_id_of_a_mention_in_a_link_opens_its_event(page):
    event = sinking(page)
    opened = open_page(timeline="Ferry", event=event.mentions[-1].id)
    assert opened.session_state["event"] == event.id
    assert "not in this timeline" not in page_html(opened)
