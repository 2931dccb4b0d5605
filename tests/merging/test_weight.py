"""The weight of events: what a picture labels and a list shows first."""

from __future__ import annotations

from datetime import date

from tests.merging.stories import events_of
from timeline.model import Article

BACKGROUND = (
    "Two hundred people have worked in the building for as long as anybody can remember, most of them at "
    "night. "
    "The owners have never spoken about the plans in public, and nobody in the town would be named. "
) * 4
"""Sentences without a date, longer than the beginning of an article."""


def weights_of(text: str, headline: str = "", day: int = 6) -> dict[str, float]:
    """Return the weights of the events of an article of May 2020 by their titles."""
    article = Article("a", text, title=headline, published=date(2020, 5, day), source="Courier")
    return {each.event.lead.title: each.weight for each in events_of([article])}


def only(weights: dict[str, float], word: str) -> float:
    """Return the weight of the one title with a word."""
    [found] = [weight for title, weight in weights.items() if word in title]
    return found


def test_a_day_that_came_weighs_more_than_a_month_or_a_plan() -> None:
    burst = "The dam of Lower Bram burst on Monday, flooding two villages."
    strike = "Nine miners of Upper Bram went on strike in April 2020 over their pay."
    opening = "Queen Amara will open the harbour of Tarn on 9 May 2020 with a speech."
    came, month, plan = (only(weights_of(each), "") for each in (burst, strike, opening))
    assert came > plan > month


def test_what_the_headline_tells_weighs_more() -> None:
    text = "Divers found a cannon off Tarn on Monday. Rebels burned the town hall of Bram on Monday."
    plain, told = weights_of(text), weights_of(text, "Town hall of Bram burned by rebels")
    assert only(told, "Rebels") > only(plain, "Rebels")
    assert only(told, "Divers") == only(plain, "Divers")


def test_what_an_article_begins_with_weighs_more_than_its_end() -> None:
    news, rest = "Rebels burned the old town hall on Monday.", "Divers found a rusty cannon on Monday."
    weights = weights_of(f"{news} {BACKGROUND}{rest}")
    assert only(weights, "Rebels") > only(weights, "Divers")
    weights = weights_of(f"{rest} {BACKGROUND}{news}")
    assert only(weights, "Rebels") < only(weights, "Divers")


def test_one_article_does_not_raise_its_own_background() -> None:
    weights = weights_of(
        "Rebels burned the old town hall on 4 May 2020. Divers found a rusty cannon on 1 May 2020.", day=4
    )
    assert only(weights, "Divers") <= only(weights, "Rebels")


def test_a_short_title_and_words_to_the_reader_weigh_less() -> None:
    text = "Rebels burned the old town hall of Bram on Monday. The fund continues on Monday."
    weights = weights_of(text)
    assert only(weights, "und continues") < only(weights, "Rebels")
    asked = weights_of("The rebels of Bram burned our old town hall on Monday.")
    told = weights_of("The rebels of Bram burned the old town hall on Monday.")
    assert only(asked, "ebels") < only(told, "ebels")


def test_a_number_behind_a_name_is_no_speaker() -> None:
    numbered = weights_of("King Karel I opened the old harbour of Bram on Monday.")
    plain = weights_of("King Karel X opened the old harbour of Bram on Monday.")
    assert only(numbered, "Karel") == only(plain, "Karel")
    spoken = weights_of("Nine letters I sent to the old harbour of Bram burned on Monday.")
    written = weights_of("Nine letters he sent to the old harbour of Bram burned on Monday.")
    assert only(spoken, "etters") < only(written, "etters")
