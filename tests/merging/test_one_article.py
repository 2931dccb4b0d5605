"""Merging within one article: statements that repeat each other are one event, others stay apart."""

from collections.abc import Sequence
from datetime import date

import pytest

from tests.events.short_texts import PUBLISHED, mentions
from tests.merging.stories import article, events_of
from timeline.events import extract
from timeline.merging import bring_together
from timeline.model import Article, Event, Mention

APART = {
    "a second bomb": "A bomb exploded at noon on Monday. A second bomb exploded on Monday.",
    "another quake": "A quake shook the valley on Monday. Another quake shook the valley on Monday.",
    "other numbers": "The gunmen killed four farmers on Monday. The gunmen killed nine farmers on Monday.",
    "other times": "A blast shook the port at 8 a.m. on 3 May. A blast shook the port at 6 p.m. on 3 May.",
    "other objects": "Rebels shelled the depot on Monday. Rebels shelled the barracks on Monday.",
    "another statement": (
        "The minister said on Monday that the dam was safe. The minister said on Monday that rents fell."
    ),
    "one party, two acts": "Norland closed its border on Monday. Norland recalled its envoy on Monday.",
}
TOGETHER = {
    "the same numbers": "The gunmen killed four farmers on Monday. Four farmers were killed on Monday.",
    "one with a number": "The gunmen killed four farmers on Monday. The gunmen killed farmers on Monday.",
    "two circumstances": "A tanker crashed into a wall on Monday. The tanker crashed at a corner on Monday.",
    "the same statement": (
        "The minister said on Monday that the dam was safe. The dam was safe, the minister said on Monday."
    ),
    "one with a time": "A blast shook the port at 8 a.m. on 3 May. The blast shook the port on 3 May.",
}


def dated_events(text: str) -> list[Event]:
    """Return the events of a text that a time expression dates."""
    return _merged(mentions(text), Article("article", text, published=PUBLISHED))


def _merged(found: Sequence[Mention], article: Article) -> list[Event]:
    return [each.event for each in bring_together(found, {article.id: article})]


@pytest.mark.parametrize("text", APART.values(), ids=APART)
def test_two_events_of_one_kind_on_one_day_stay_two(text: str) -> None:
    assert len(dated_events(text)) == 2


@pytest.mark.parametrize("text", TOGETHER.values(), ids=TOGETHER)
def test_one_event_told_twice_is_one(text: str) -> None:
    assert len(dated_events(text)) == 1


def test_lead_and_body_are_one_event_with_both_mentions() -> None:
    [event] = dated_events(
        "A tanker exploded in the port of Tema on Monday, killing two. Markets fell.\n\n"
        "The tanker exploded on Monday while it was unloading petrol."
    )
    assert len(event.mentions) == 2


def test_two_acts_of_one_day_are_two_events() -> None:
    assert len(dated_events("The mayor resigned on Monday. Prices rose sharply on Monday.")) == 2


def test_one_act_on_two_days_is_two_events() -> None:
    assert len(dated_events("Rebels attacked the port on Monday. Rebels attacked the port on Tuesday.")) == 2


def test_an_act_and_its_denial_are_two_events() -> None:
    assert len(dated_events("The ferry sailed on Monday. The ferry did not sail on Monday.")) == 2


def test_the_same_act_of_another_person_or_in_another_town_is_another_event() -> None:
    others = (
        "Maria Santos was elected mayor with a narrow majority on Monday. "
        "Henrik Dahl was elected mayor with a narrow majority on Monday."
    )
    elsewhere = (
        "A strike closed the harbour in Oslo on Monday. A strike closed the harbour in Lisbon on Monday."
    )
    assert len(dated_events(others)) == 2
    assert len(dated_events(elsewhere)) == 2


def test_an_event_noun_joins_the_event_of_its_day() -> None:
    events = dated_events(
        "Monday's bus crash. The bus crash happened in Tema on Monday.\n\nPrices fell on Monday."
    )
    assert sorted(sorted(one.title for one in each.mentions) for each in events) == [
        ["Bus crash", "Bus crash happened in Tema"],
        ["Prices fell"],
    ]


def test_a_town_and_its_province_may_be_one_place_two_towns_may_not() -> None:
    within = "A plane crashed in Antwerp on Monday. The plane crashed in Belgium on Monday."
    apart = "A plane crashed in Antwerp on Monday. The plane crashed in Ghent on Monday."
    assert len(dated_events(within)) == 1
    assert len(dated_events(apart)) == 2


def test_a_day_and_about_that_day_are_one() -> None:
    text = "A truck drove into a crowd around June 4. The truck drove into the crowd on June 4."
    assert len(dated_events(text)) == 1


def test_plans_with_only_a_small_word_in_common_are_two() -> None:
    text = (
        "A probe will be sent to the Moon in 2022. A second launch will send a rover to its far side in 2022."
    )
    assert len(dated_events(text)) == 2


def _events(text: str) -> list[Event]:
    article = Article("article", text, published=PUBLISHED)
    return _merged(extract(article).mentions, article)


def test_a_dated_mention_dates_the_news_of_the_lead() -> None:
    [talks, event] = _events(
        "Rebels have captured the town of Tarsk. Families are leaving.\n\n"
        "The rebels captured the town on Monday. Talks failed on Sunday."
    )
    assert [mention.is_dated_by_publication for mention in event.mentions] == [False, True]
    assert event.lead.date.edtf == "2021-09-13"
    assert talks.lead.title == "Talks failed"


@pytest.mark.parametrize(
    "later",
    [
        "The rebels shelled a bridge on Monday.",
        "Rebels captured the town of Tarsk in May 2015.",
        "The rebels will capture the town of Tarsk on Friday.",
        "Rebels captured the town of Belm on Monday.",
    ],
)
def test_another_event_does_not_date_the_news(later: str) -> None:
    events = _events(f"Rebels have captured the town of Tarsk. Families are leaving.\n\n{later}")
    assert len(events) == 2
    assert any(each.lead.is_dated_by_publication for each in events)


def test_news_of_the_last_day_of_the_calendar_is_merged() -> None:
    text = (
        "Rebels have captured the town of Tarn, killing two. Markets fell.\n\n"
        "Rebels captured the port of Tarn on 3 May 2020, killing two."
    )
    article = Article("article", text, published=date.max)
    assert len(_merged(extract(article).mentions, article)) == 2


def test_a_separate_act_of_an_article_is_another_event() -> None:
    one = "The Karian parliament approved a bill on ferry safety on Monday."
    two = "The Karian parliament also approved a separate bill on ferry safety on Monday."
    assert len(events_of([article("Courier", 6, f"{one} {two}")])) == 2
