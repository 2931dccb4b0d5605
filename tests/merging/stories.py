"""Short articles of several outlets about the same and about other events, written for the tests."""

from datetime import date

from timeline.merging import MergedEvent, bring_together
from timeline.model import Article
from timeline.pipeline import extract

FERRY = (
    ("Courier", 6, "The ferry Saint Olga sank off Tarn on Monday. Divers found the wreck on Tuesday."),
    ("Herald", 6, "A ferry sank near the port of Tarn on Monday, killing nine passengers."),
    ("Gazette", 7, "Nine passengers died when the ferry Saint Olga sank off Tarn on 4 May 2020."),
    ("Observer", 8, "The mayor of Tarn resigned on Thursday. The ferry Saint Olga sank on Monday."),
)
"""Outlet, day of May 2020 and text; 4 May 2020 is a Monday."""
MANY_DAYS = (
    *FERRY,
    ("Courier", 12, "Rebels seized the airport of Tarn on Monday. Two soldiers were wounded."),
    ("Herald", 13, "The airport of Tarn was captured by rebels on 11 May 2020."),
    ("Gazette", 13, "Rebels seized the airport on Monday, and the mayor of Tarn resigned on 7 May 2020."),
    ("Observer", 20, "Mount Karo erupted on 18 May 2020, burying three villages."),
    ("Courier", 21, "Three villages were buried when Mount Karo erupted on Monday."),
    ("Herald", 30, "In May 2020 Mount Karo erupted. On 18 May 2020 the president flew to Tarn."),
    ("Gazette", 25, "President Ana Ruiz visited the buried villages on Saturday. She was in Tarn on Monday."),
)
"""Three stories of three weeks, told by four outlets, and more."""


def article(outlet: str, day: int, text: str) -> Article:
    """Return an article of May 2020; its id is outlet and day."""
    return Article(f"{outlet}-{day}", text, published=date(2020, 5, day), source=outlet)


def events_of(articles: list[Article]) -> list[MergedEvent]:
    """Return the events of articles."""
    by_id = {each.id: each for each in articles}
    mentions = [mention for _, found in extract(articles) for mention in found.mentions]
    return bring_together(mentions, by_id)
