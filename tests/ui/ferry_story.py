"""Five short articles about one ferry: one event with five witnesses, of which one gives another date."""

from datetime import date

from timeline.model import Article

HOSTILE_TITLE = "<img src=x onerror=alert(1)> **Herald** [x](http://remote.example)"
_TOLD = (
    (
        "Courier",
        8,
        "A ferry sank near the port of Tarn on Monday, killing nine passengers. "
        "Divers found the wreck on Tuesday. The mayor of Tarn resigned on Thursday.",
    ),
    (
        "Gazette",
        9,
        "Nine passengers died when the ferry Saint Olga sank off Tarn on 4 May 2020. "
        "The harbour was closed the following day.",
    ),
    (
        "Herald",
        9,
        "The ferry Saint Olga sank near Tarn on 7 May 2020, killing nine passengers. "
        "The king visited Tarn on 8 May 2020.",
    ),
    (
        "Post",
        9,
        "The ferry Saint Olga sank off Tarn on 4 May 2020, killing nine passengers. "
        "Mayor of Tarn stepped down on Thursday.",
    ),
    ("Mail", 10, "The ferry Saint Olga sank in early May 2020 off Tarn, killing nine passengers."),
)
"""Outlet, day of May 2020 and text; 4 May 2020 is a Monday."""


def ferry_story() -> list[Article]:
    """Return the articles; the one of the Herald has a hostile title."""
    return [
        Article(
            outlet.lower(),
            text,
            title=HOSTILE_TITLE if outlet == "Herald" else f"{outlet} on the ferry",
            published=date(2020, 5, day),
            source=outlet,
        )
        for outlet, day, text in _TOLD
    ]
