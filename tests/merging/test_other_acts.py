"""Two titles that only their predicates tell apart are one event if the predicates mean the same."""

import pytest

from tests.merging.stories import article, events_of


def events_told(one: str, two: str) -> int:
    """Return the number of events that two articles of one day tell."""
    return len(events_of([article("Courier", 6, one), article("Herald", 6, two)]))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The police arrested the captain on Monday.", "The police questioned the captain on Monday."),
        ("The parliament passed the budget on Monday.", "The parliament rejected the budget on Monday."),
        ("President Ruiz met the miners on Monday.", "President Ruiz criticised the miners on Monday."),
    ],
)
def test_another_act_on_the_same_object_is_another_event(one: str, two: str) -> None:
    assert events_told(one, two) == 2


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The police arrested the captain on Monday.", "The captain was arrested by police on Monday."),
        ("Rebels seized the airport of Tarn on Monday.", "Rebels captured the airport of Tarn on Monday."),
        ("Acme bought the rival Borano on Monday.", "Acme acquired the rival Borano on Monday."),
    ],
)
def test_the_same_act_in_another_word_is_one_event(one: str, two: str) -> None:
    assert events_told(one, two) == 1


def test_one_word_and_a_year_are_not_enough_for_one_event() -> None:
    one, two = "The strike of the bakers ended in 2016.", "The mission of the probe ended in 2016."
    assert events_told(one, two) == 2
    assert events_told(one, "The bakers ended their strike in 2016.") == 1
