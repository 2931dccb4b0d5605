"""The names and rules of the time axis as they are printed."""

from datetime import date, timedelta

import pytest

from tests.figure.sets import row, table
from timeline.figure import Preset, Theme, View, compose
from timeline.figure.colours import INKS

FIRST = date(2023, 7, 24)


def printed(first, days, *, title="Timeline", preset=Preset.ARTICLE, **more):
    """The picture of an event every third day."""
    events = [row(str(at), each, each) for at in range(0, days, 3) for each in (first + timedelta(at),)]
    window = first, first + timedelta(days)
    return compose(table([*events]), View(title=title, window=window, **more).saved(preset))


def upper(picture):
    texts = [text for trace in picture.figure.data for text in (trace.text if trace.text is not None else ())]
    return [text for text in texts if text.startswith("<b>") and text[3:6] in MONTHS]


MONTHS = ("Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan")


def test_a_month_with_little_room_has_a_shorter_name_and_none_leaves_the_plot():
    names = upper(printed(FIRST, 170))
    assert "<b>August 2023</b>" in names
    assert {"<b>Jul 2023</b>", "<b>Jan 2024</b>"} <= {*names}
    assert "<b>Jan</b>" in upper(printed(FIRST, 164))


def test_no_name_of_a_week_runs_over_the_rule_of_a_month():
    axis = printed(FIRST, 170).figure.layout.xaxis
    named = {day[:10]: name for day, name in zip(axis.tickvals, axis.ticktext, strict=True)}
    assert named["2023-07-31"] == ""  # a day before the rule of August
    assert named["2023-08-07"] == "7"


@pytest.mark.parametrize(("days", "ruled"), [(10, True), (170, False)])
def test_many_weeks_have_no_rules_through_the_rows_where_months_have(days, ruled):
    shapes = printed(FIRST, days).figure.layout.shapes
    assert any(shape.line.color == INKS[Theme.LIGHT].faint for shape in shapes) is ruled


def test_a_link_card_has_fewer_names_than_an_article():
    card, article = (
        printed(FIRST, 170, preset=preset).figure.layout.xaxis for preset in (Preset.CARD, Preset.ARTICLE)
    )
    assert len(card.tickvals) < len(article.tickvals)


@pytest.mark.parametrize(
    ("title", "named"), [("Ferries, Jul 2023 – Jan 2024", False), ("Ferries", True), ("Jul 2023", True)]
)
def test_the_months_of_a_headline_are_not_repeated_below_it(title, named):
    picture = printed(FIRST, 170, title=title)
    texts = [text for trace in picture.figure.data for text in (trace.text if trace.text is not None else ())]
    assert ("July 2023 to January 2024" in texts) is named
