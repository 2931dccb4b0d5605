"""The title that stands for an event of several articles."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.merging.lead_title import lead_of
from timeline.merging.statement import statement
from timeline.model import (
    Anchor,
    Article,
    CalendarDate,
    Expression,
    Extent,
    Granularity,
    Mention,
    Modality,
    TimexType,
)

_MONDAY = date(2020, 5, 4)
_DAY = CalendarDate(_MONDAY, _MONDAY, Granularity.DAY, Extent.THROUGHOUT, "2020-05-04")


def lead_title(*told: tuple[str, str, str], headline: str = "") -> str:
    """Return the title of an event; each statement has its title, predicate and object."""
    group = []
    for place, (title, predicate, thing) in enumerate(told):
        article = Article(str(place), f"{title} on Monday.", title=headline, published=date(2020, 5, 6))
        start, end = len(title) + 4, len(title) + 10
        expression = Expression(
            start, end, "Monday", TimexType.DATE, "2020-05-04", None, Anchor.DCT, _DAY, "the Monday before"
        )
        mention = Mention(
            id=str(place),
            article=article.id,
            title=title,
            start=0,
            end=len(article.text),
            expression=expression,
            modality=Modality.ASSERTED,
            predicate=predicate,
            object=thing,
        )
        group.append(statement(mention, article))
    return lead_of(group, group[0]).mention.title


PLAIN = ("Rebels burned the town hall of Bram", "burned", "hall")


@pytest.mark.parametrize(
    "other",
    [
        ("Monday's fire in the town hall of Bram", "fire", ""),
        ("Rebels burned the town hall of Bram after the…", "burned", "hall"),
        ("[They] burned the town hall of Bram", "burned", "hall"),
        ('"rebels" burned the town hall of Bram', "burned", "hall"),
        ("They burned the town hall of Bram", "burned", "hall"),
    ],
)
def test_a_plain_clause_stands_for_the_event(other: tuple[str, str, str]) -> None:
    assert lead_title(other, PLAIN) == PLAIN[0]
    assert lead_title(PLAIN, other) == PLAIN[0]


def test_a_side_remark_does_not_stand_for_the_event() -> None:
    fire = ("Fire destroyed the town hall of Bram", "destroyed", "hall")
    remark = ("Smoke drove guests from an inn", "drove", "guests")
    assert lead_title(remark, fire, ("Fire in the town hall of Bram", "fire", "")) == fire[0]


def test_what_the_headlines_tell_stands_for_the_event() -> None:
    crowd = ("A crowd cheered the queen in Tarn", "cheered", "queen")
    opening = ("The queen opened the harbour of Tarn", "opened", "harbour")
    assert lead_title(crowd, opening, headline="Queen opens new harbour in Tarn") == opening[0]
