"""Two dates of a single act are one event; two acts of a kind are two."""

import pytest

from tests.merging.stories import article, events_of


def told(one: str, two: str) -> list[bool]:
    """Return for each event of two outlets' sentences whether its date is disputed."""
    return [each.is_disputed for each in events_of([article("Courier", 20, one), article("Herald", 21, two)])]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "Halm bought the Tarn distillery in 1998.",
            "Casks came when Halm bought the Tarn distillery in 1999.",
        ),
        (
            "Eleven sailors died when the tanker Saint Olga exploded off Tarn on 4 May 2018.",
            "The tanker Saint Olga exploded off Tarn on 4 May 2019, killing eleven sailors.",
        ),
        (
            "The tanker Saint Olga sank in the bay of Tarn on 4 May 2020.",
            "The tanker Saint Olga sank in the bay of Tarn on 9 May 2020.",
        ),
    ],
)
def test_two_dates_of_a_single_act_are_a_disagreement(one: str, two: str) -> None:
    assert told(one, two) == [True]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "Marit Lund won the Tarn marathon on 4 May 2018.",
            "Marit Lund won the Tarn marathon on 4 May 2019.",
        ),
        (
            "Rebels seized the airport of Tarn on 4 May 2020.",
            "Rebels seized the airport of Tarn on 9 May 2020.",
        ),
        ("Halm bought the Tarn distillery in 1998.", "Halm bought another distillery of Tarn in 1999."),
        ("Halm bought the Tarn distillery in 1998.", "Halm bought the Tarn distillery in 2011."),
        (
            "The tanker Saint Olga sank in the bay of Tarn on 4 May 2020.",
            "The tanker Saint Olga sank in the bay of Tarn on 9 May 2020, and not on 4 May 2020.",
        ),
    ],
)
def test_acts_of_a_kind_are_two_events(one: str, two: str) -> None:
    assert told(one, two) == [False, False]


def test_years_that_are_counted_back_are_no_disagreement() -> None:
    assert True not in told(
        "Halm bought the Tarn distillery in 2010.", "Halm bought the Tarn distillery nine years ago."
    )


def test_a_date_of_another_clause_is_no_disagreement() -> None:
    assert True not in told(
        "The tanker Saint Olga sank in the bay of Tarn on 4 May 2020.",
        "The tanker Saint Olga sank in the bay of Tarn, and a hearing was set for 9 May 2020.",
    )
