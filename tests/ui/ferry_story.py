"""Five short articles about one ferry: one event has five witnesses, of which one gives another date.

Acts on the captain and on the wreck are alike in two articles each: the program asks.
"""

from datetime import date

from timeline.model import Article

HOSTILE_TITLE = "<img src=x onerror=alert(1)> **Herald** [x](http://remote.example)"
_TOLD = (
    (
        "Courier",
        8,
        "A ferry sank near the port of Tarn on Monday, killing nine passengers. "
        "Divers found the wreck on Tuesday. Dockers walked out in Tarn on Wednesday. "
        "Police arrested the captain of the ferry on Thursday.",
    ),
    (
        "Gazette",
        9,
        "Nine passengers died when the ferry Saint Olga sank off Tarn on 4 May 2020. "
        "The harbour was closed the following day. The company suspended all sailings on Wednesday.",
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
        "A strike of dockers began on Wednesday. "
        "The captain of the ferry spent the night in a cell on Thursday. "
        "Ferries of the company stayed in port on Wednesday. "
        "A court ordered the sale of the wreck on Friday.",
    ),
    (
        "Mail",
        10,
        "The ferry Saint Olga sank in early May 2020 off Tarn, killing nine passengers. "
        "The wreck of the ferry was towed to a court pier on Friday.",
    ),
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
