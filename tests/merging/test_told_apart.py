"""What one article tells apart stays apart, also where other articles tell of both in one sentence."""

from dataclasses import replace

from tests.merging.stories import article, events_of
from timeline.merging import MergedEvent
from timeline.merging.statement import statements
from timeline.merging.told_apart import ToldApart
from timeline.pipeline import extract

BOTH_IN_A_MONTH = (
    "The tanker Karo exploded and sank off Tarn in May, killing nine sailors.",
    "Nine sailors died when the tanker Karo exploded and sank off Tarn in May.",
)
ONE_BY_ONE = "The tanker Karo exploded off Tarn on 4 May 2020. The tanker Karo sank off Tarn on 6 May 2020."


def days_of(events: list[MergedEvent]) -> list[set[str]]:
    """Return the days that the mentions of each event give."""
    return [{mention.date.edtf for mention in each.event.mentions} for each in events]


def test_two_days_of_one_article_are_two_events_beside_a_month_that_holds_both() -> None:
    texts = (*BOTH_IN_A_MONTH, ONE_BY_ONE)
    events = events_of([article(f"Outlet {number}", 20, text) for number, text in enumerate(texts)])
    assert not any({"2020-05-04", "2020-05-06"} <= days for days in days_of(events))


def test_articles_that_repeat_one_event_are_one_event() -> None:
    told_twice = (
        "The tanker Karo exploded off Tarn on 4 May 2020. "
        "The explosion of the tanker Karo on 4 May killed nine."
    )
    events = events_of(
        [article("Courier", 20, told_twice), article("Herald", 21, told_twice.replace("killed", "cost"))]
    )
    assert max(len(each.event.mentions) for each in events) == 4


def test_one_article_of_many_does_not_divide_what_the_others_tell() -> None:
    both = article("Courier", 6, "The tanker Karo exploded on 4 May 2020. The mayor resigned on 4 May 2020.")
    texts = [
        article(outlet, 7, f"The tanker Karo {act} on 4 May 2020.")
        for outlet in ("Herald", "Gazette", "Observer", "Post")
        for act in ("exploded", "burned")
    ]
    by_id = {each.id + each.text: each for each in (both, *texts)}
    articles = [replace(each, id=key) for key, each in by_id.items()]
    mentions = [mention for _, found in extract(articles) for mention in found.mentions]
    collection = statements(mentions, {each.id: each for each in articles})
    told_apart = ToldApart(collection)
    exploded, other, burned = (
        [at for at, each in enumerate(collection) if each.mention.predicate == act]
        for act in ("exploded", "resigned", "burned")
    )
    assert (len(exploded), len(other), len(burned)) == (5, 1, 4)
    home = told_apart.by_article
    assert told_apart.are_apart(home(exploded), home(other), {})
    assert told_apart.are_apart(home(exploded[:1]), home(other), {})
    assert not told_apart.are_apart(home(exploded), home([*other, *burned]), {})
