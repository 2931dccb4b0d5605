"""Other towns and other numbers of things make two events; a town and its country, or a count, do not."""

import pytest

from tests.merging.stories import article, events_of
from timeline.merging.other_things import are_other_places, narrowest
from timeline.model import Place, PlaceKind


def events_told(one: str, two: str) -> int:
    """Return the number of events that two articles of one day tell."""
    return len(events_of([article("Courier", 6, one), article("Herald", 6, two)]))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Maria Santos arrived in Lisbon on Monday.", "Maria Santos arrived in Porto on Monday."),
        ("John Smith visited Manchester on Monday.", "John Smith visited Liverpool on Monday."),
        ("Ana Ruiz landed in Seville, Spain, on Monday.", "Ana Ruiz landed in Bilbao, Spain, on Monday."),
        ("Bridge 4 was closed on Monday.", "Bridge 7 was closed on Monday."),
        ("Line 3 of the metro was shut on Monday.", "Line 5 of the metro was shut on Monday."),
        ("Flight 175 departed Los Angeles on Monday.", "Flight 812 departed Los Angeles on Monday."),
    ],
)  # fmt: skip
def test_other_towns_and_other_numbers_are_two_events(one: str, two: str) -> None:
    assert events_told(one, two) == 2


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Maria Santos arrived in Lisbon on Monday.", "Maria Santos arrived in Portugal on Monday."),
        ("Maria Santos arrived in Lisbon on Monday.", "Maria Santos arrived in Lisbon, Portugal, on Monday."),
        ("Rebels seized Homs in Syria on Monday.", "Rebels seized the city of Homs on Monday."),
        ("Line 3 of the metro was shut on Monday.", "On Monday line 3 of the metro was shut."),
        ("A bomb in Kabul killed nine people on Monday.", "A bomb in Kabul killed at least nine on Monday."),
    ],
)  # fmt: skip
def test_a_wider_place_and_the_same_number_are_one_event(one: str, two: str) -> None:
    assert events_told(one, two) == 1


def test_a_town_in_a_region_or_beside_a_city_is_no_other_place() -> None:
    houston = Place("Houston", PlaceKind.CITY, "US", 29.763, -95.363)
    texas = Place("Texas", PlaceKind.REGION, "US", 31.3, -99.3)
    pasadena = Place("Pasadena", PlaceKind.CITY, "US", 29.691, -95.209)
    country = Place("United States", PlaceKind.COUNTRY, "US", 39.76, -98.5)
    lisbon = Place("Lisbon", PlaceKind.CITY, "PT", 38.725, -9.15)
    for other in (texas, pasadena, country, Place("Tarn")):
        assert not are_other_places([houston], [other])
    assert not are_other_places([houston], [])
    assert are_other_places([houston], [lisbon])
    assert are_other_places([houston, texas], [lisbon])
    assert narrowest([houston, texas, country, lisbon]) == [houston, lisbon]


def test_towns_on_both_sides_of_the_date_line_are_near() -> None:
    east = Place("Naqara", PlaceKind.CITY, "FJ", -16.8, 179.98)
    west = Place("Waiyevo", PlaceKind.CITY, "FJ", -16.8, -179.99)
    assert not are_other_places([east], [west])


def test_a_town_in_another_region_of_the_country_is_another_place() -> None:
    lisbon = Place("Lisbon", PlaceKind.CITY, "PT", 38.725, -9.15)
    porto = Place("Porto", PlaceKind.REGION, "PT", 41.239, -8.38)
    assert are_other_places([lisbon], [porto])
    assert are_other_places([porto], [lisbon])


@pytest.mark.parametrize(
    ("one", "two", "events"),
    [
        (
            "The health board of Tarn raised its alert level from three to four on 4 May 2020.",
            "The health board of Tarn raised its alert to level five on 5 May 2020.",
            2,
        ),
        (
            "The health board of Tarn raised its alert level from three to four on 4 May 2020.",
            "The health board of Tarn raised its alert to level 4 on 4 May 2020.",
            1,
        ),
        (
            "The health board of Tarn raised its aid to four villages on 4 May 2020.",
            "The health board of Tarn raised its aid to five villages on 4 May 2020.",
            1,
        ),
    ],
)
def test_a_rise_to_another_level_is_another_event(one: str, two: str, events: int) -> None:
    told = events_of([article("Courier", 6, one), article("Herald", 7, two)])
    assert len(told) == events
