"""Events that only give the background of a still picture."""

from datetime import date, timedelta

from tests.figure.sets import row, table
from timeline.figure import Preset, View, compose

FIRST = date(2023, 5, 1)
SINCE = row("since", date(1959, 1, 1), None, weight=5.0)
YEARS = row("years", date(2015, 1, 1), date(2025, 1, 1), weight=5.0)


def days(count):
    return [row(f"d{at}", each, each) for at in range(count) for each in (FIRST + timedelta(at),)]


def labelled(*events, view=None):
    return set(compose(table(events), view or View().saved(Preset.ARTICLE)).labelled)


def test_a_still_picture_of_many_events_names_no_background():
    assert labelled(SINCE, YEARS, *days(26)).isdisjoint({"since", "years"})


def test_a_still_picture_of_many_events_names_no_doubtful_date():
    doubtful = [row(f"p{at}", FIRST, FIRST, edtf=f"{FIRST}?", weight=9.0) for at in range(3)]
    assert labelled(*doubtful, *days(26)).isdisjoint({"p0", "p1", "p2"})
    assert "p0" in labelled(doubtful[0] | {"starred": True}, *days(26))
    assert "p0" in labelled(*doubtful, *days(5))


def test_a_picture_of_few_events_names_it():
    assert labelled(SINCE, YEARS, *days(5)) >= {"since", "years"}


def test_a_starred_event_is_named_whatever_its_date():
    assert "since" in labelled(SINCE | {"starred": True}, YEARS, *days(26))


def test_several_outlets_lift_it():
    assert "since" in labelled(SINCE | {"outlets": 3}, YEARS, *days(26))
    assert "since" not in labelled(SINCE | {"outlets": 2}, YEARS, *days(26))


def test_the_chart_of_the_page_names_it_after_all_others():
    high, low = View(width=1500, height=900), View(width=1500, height=500)
    assert "since" in labelled(SINCE, YEARS, *days(16), view=high)
    few = labelled(SINCE, YEARS, *days(60), view=low)
    assert len(few) < 60
    assert few.isdisjoint({"since", "years"})


def test_what_is_not_named_is_counted():
    picture = compose(table([SINCE, YEARS, *days(26)]), View().saved(Preset.ARTICLE))
    assert picture.counts.throughout == 2


def test_of_more_starred_events_than_labels_the_heaviest_of_all_times_are_named():
    starred = [each | {"starred": True} for each in days(20)]
    starred[-1] |= {"weight": 5.0}
    named = labelled(*starred, view=View().saved(Preset.CARD))
    assert "d19" in named
    assert len({event for event in named if int(event[1:]) >= 10}) >= 3


def test_a_title_that_names_nothing_comes_after_all_others():
    little = [row(f"n{at}", FIRST, FIRST, title="They left", weight=50.0, outlets=9) for at in range(3)]
    card = View().saved(Preset.CARD)
    assert labelled(*little, *days(40), view=card).isdisjoint({"n0", "n1", "n2"})
    assert labelled(*little, *days(3), view=card) >= {"n0", "n1", "n2"}


def test_a_persons_own_short_title_keeps_its_place():
    for mark in ({"starred": True}, {"corrected": True}):
        assert "n" in labelled(
            row("n", FIRST, FIRST, title="Coup", weight=50.0) | mark,
            *days(40),
            view=View().saved(Preset.CARD),
        )


def test_two_words_without_a_name_are_left_out_of_a_still_picture_of_many_events():
    little = [row(f"n{at}", FIRST, FIRST, title="Fund continues", weight=50.0) for at in range(3)]
    named = row("ruiz", FIRST, FIRST, title="Ruiz resigned", actors=("Ana Ruiz",), weight=50.0)
    shown = labelled(named, *little, *days(26))
    assert shown.isdisjoint({"n0", "n1", "n2"})
    assert "ruiz" in shown
    assert labelled(*little, *days(3)) >= {"n0", "n1", "n2"}


def test_the_great_events_of_one_day_are_named_before_small_ones_of_other_days():
    great = [row(f"g{at}", FIRST, FIRST, weight=20.0) for at in range(8)]
    small = [each | {"weight": 1.0} for each in days(60)]
    assert labelled(*great, *small[10:], view=View().saved(Preset.CARD)) >= {f"g{at}" for at in range(6)}
