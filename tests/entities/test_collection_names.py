import pytest

from timeline.entities import collection_names


@pytest.mark.parametrize(
    ("counts", "other", "name"),
    [
        ({"Sarah Brandt": 5, "Brandt": 2}, "Brandt", "Sarah Brandt"),
        ({"Sarah Brandt": 5, "Sarah T. Brandt": 2}, "Sarah T. Brandt", "Sarah Brandt"),
        ({"Sarah Brandt": 5, "Sarah T. Brandt": 2, "Brandt": 1}, "Brandt", "Sarah Brandt"),
        ({"Thad W. Berg": 9, "Thad Berg": 3}, "Thad Berg", "Thad W. Berg"),
        ({"Musa Karimi": 3, "Moussa Karimi": 2}, "Moussa Karimi", "Musa Karimi"),
        ({"Eman al-Karimi": 3, "Al-Karimi": 4}, "Al-Karimi", "Eman al-Karimi"),
    ],
)
def test_another_form_of_a_name_means_the_same_person(counts: dict[str, int], other: str, name: str) -> None:
    assert collection_names(counts)[other] == name


@pytest.mark.parametrize(
    "counts",
    [
        {"Sarah Brandt": 5, "Jonas Brandt": 5, "Brandt": 2},
        {"Sarah Brandt": 2, "Brandt": 5},  # may be a firm
        {"George W. Berg": 2, "George H. Berg": 2, "George Berg": 2, "Berg": 1},
        {"Sarah Lima": 5, "Lima": 2},
        {"Northern Council": 5, "Council": 2},
        {"Kestrel 3": 2, "Kestrel 4": 2},
        {"Sarah Brandt": 5, "Sarah": 2},
    ],
)
def test_other_names_stay(counts: dict[str, int]) -> None:
    assert collection_names(counts) == {}
