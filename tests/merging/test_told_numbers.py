"""Numbers of the sentence and points of the compass: in common they tell for one event, apart against it."""

from dataclasses import replace

import pytest

from tests.merging.stories import article, events_of


def events_told(one: str, two: str) -> int:
    """Return the number of events that two articles of one day tell."""
    return len(events_of([article("Courier", 6, one), article("Herald", 6, two)]))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "North Karia fired a missile into the sea on Monday.",
            "South Karia fired a missile into the sea on Monday.",
        ),
        (
            "A blaze destroyed the market of West Harrow on Monday.",
            "A blaze destroyed the market of East Harrow on Monday.",
        ),
    ],
)
def test_other_points_of_the_compass_are_other_events(one: str, two: str) -> None:
    assert events_told(one, two) == 2


def test_the_same_point_of_the_compass_is_one_event() -> None:
    one = "North Karia fired a missile into the sea on Monday."
    assert events_told(one, "A missile was fired into the sea by North Karia on Monday.") == 1
    assert events_told(one, "A missile was fired into the southern sea by North Karia on Monday.") == 1


def test_reports_with_other_figures_are_other_events() -> None:
    one = "Lead stocks held by Borano smelters rose to 37,295 tons in May from 34,224 tons in April."
    two = "Zinc stocks held by Borano smelters rose to 24,735 tons in May from 22,120 tons in April."
    assert events_told(one, two) == 4
    again = "Borano smelters held lead stocks of 37,295 tons in May, which rose from 34,224 tons in April."
    assert events_told(one, again) < 4


def test_one_speaker_who_says_two_things_is_two_events() -> None:
    one = "The harbour office of Tarn said on Monday that divers would repair the broken ferry."
    two = "The harbour office of Tarn told the Courier on Monday that ticket prices had doubled."
    again = "Divers would repair the broken ferry, the harbour office of Tarn said on Monday."
    assert events_told(one, two) == 2
    assert events_told(one, again) == 1


def test_a_feast_is_not_enough_for_one_event() -> None:
    one = "A barge exploded during the Christmas fireworks in Tarn."
    assert events_told(one, "The choir of Lower Bram sang Christmas songs for prisoners.") == 2
    assert events_told(one, "A barge exploded in Tarn during the fireworks of Christmas.") == 1


def test_reports_of_one_form_of_two_firms_are_two_events() -> None:
    one = "Tarn Savings said its board declared a dividend of nine cents, payable on 30 May."
    two = "Borano Sensors said its board declared a dividend of ten cents, payable on 30 May."
    again = "The board of Tarn Savings declared a dividend of nine cents, payable on 30 May."
    assert events_told(one, two) == 2
    assert events_told(one, again) == 1


def test_what_names_nothing_needs_headlines_of_one_story() -> None:
    said = "The company said on Monday that it would repurchase a million shares."
    told = "The company announced on Monday that it would repurchase a million of its shares."
    one = replace(article("Courier", 6, said), title="Borano Sensors buys back")
    assert len(events_of([one, replace(article("Herald", 6, told), title="Tarn Savings in the market")])) == 2
    assert len(events_of([one, replace(article("Herald", 6, told), title="Borano Sensors repurchases")])) == 1
