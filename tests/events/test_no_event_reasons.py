"""Each expression with a date makes an event or has a reason for none."""

from datetime import date

import pytest

from timeline.events import extract
from timeline.events.no_event_reasons import MAX_QUOTE_LENGTH
from timeline.model import Article


def reasons(text: str) -> dict[str, str]:
    """Return the expressions without an event, with their reasons."""
    found = extract(Article("a", text, published=date(2021, 9, 15)))
    return {each.text: reason for each, reason in found.without_event}


@pytest.mark.parametrize(
    ("text", "expression", "reason"),
    [
        ("The council praised the 2012 budget.", "2012", "it describes a thing: the 2012 budget"),
        ("Divers found Friday's newspaper.", "Friday", "it describes a thing: Friday's newspaper"),
        ("She keeps a diary from 1944.", "1944", "it describes a thing: keeps a diary from 1944"),
        (
            "The firm's 2023 budget foresees cuts.",
            "2023",
            "it describes a thing: The firm's 2023 budget foresees cuts",
        ),
        ("She collects the stamps of 1951.", "1951", "it describes a thing: the stamps of 1951"),
        ("Cameras watched Super Bowl 2018.", "2018", "it is part of a name or a number: Super Bowl 2018"),
        ("Updated: March 3, 2020", "March 3, 2020", "it is the time stamp of a page, a picture or a byline"),
        ("Sales were higher than in 2019.", "2019", "it dates the other side of a comparison"),
        (
            "Currency gaps have, as in the 1920s, distorted trade.",
            "the 1920s",
            "it dates the other side of a comparison",
        ),
        (
            "The duke attended a rehearsal at the abbey, the coronation church since William in 1066.",
            "1066",
            "it describes a thing: the coronation church since William in 1066",
        ),
        ("The next day was January 1, 2020.", "January 1, 2020", "it only names the day"),
        ("Sunny days, 3 May 2020, Oslo.", "3 May 2020", "no verb or event noun goes with it"),
        (
            "HOBART (Harbour Press - 12th March, 2021) Whales came ashore.",
            "12th March, 2021",
            "it is part of a dateline",
        ),
    ],
)
def test_the_reason_for_no_event(text: str, expression: str, reason: str) -> None:
    assert reasons(text)[expression] == reason


def test_the_described_thing_is_quoted_in_short() -> None:
    long = "regional harbour police museum " * 3
    why = reasons(f"They praised the 2012 {long}budget.")["2012"]
    assert why.startswith("it describes a thing: the 2012 regional")
    assert why.endswith("…")
    assert len(why) <= len("it describes a thing: ") + MAX_QUOTE_LENGTH


def test_each_dated_expression_has_a_mention_or_a_reason() -> None:
    text = (
        "LIMA (Andean Wire - 14th September, 2021) The mayor said on Monday that the 2012 budget, the museum "
        "from 1930 to 1935 and the school were spent.\nPosted 3 May 2020\nThe fair ran every Sunday in 2019."
    )
    found = extract(Article("a", text, published=date(2021, 9, 15)))
    spans = [(each.expression.start, each.expression.end) for each in found.mentions]
    dated = [each for each in found.expressions if each.date is not None]
    idle = [
        each for each in dated if not any(start <= each.start and each.end <= end for start, end in spans)
    ]
    assert [each for each, _ in found.without_event] == idle
    assert 2 < len(idle) < len(dated)
    assert all(why for _, why in found.without_event)
