"""Acts of other unnamed persons, footage of acts, and acts like another one are events of their own."""

import pytest

from tests.merging.stories import article, events_of
from timeline.merging.persons import kinds_of_persons, person_words


def count(one: str, two: str) -> int:
    """Return the number of events that two articles tell."""
    return len(events_of([article("Herald", 6, one), article("Courier", 6, two)]))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("A woman returned from Karo to Tarn on Monday.", "A man returned from Karo to Tarn on Monday."),
        (
            "Twenty-one girls were released in Tarn on 4 May 2020.",
            "Four captured commanders were released in Tarn on 4 May 2020.",
        ),
        (
            "The police of Tarn have made an arrest in the house of the attacker on 4 May 2020.",
            "Nine people died in the attack on the house in Tarn on 4 May 2020.",
        ),
        (
            "Footage of Norland's missile tests was released in Karo on 4 May 2020.",
            "Norland conducted missile tests near Karo on 4 May 2020.",
        ),
        (
            "The police of Bram are investigating the attacks on shops in Karo on 4 May 2020.",
            "Similar attacks on 4 May 2020 are being investigated in Bram.",
        ),
    ],
)
def test_others_and_what_is_like_an_act_are_other_events(one: str, two: str) -> None:
    assert count(one, two) == 2


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("A woman returned from Karo to Tarn on Monday.", "A teacher returned from Karo to Tarn on Monday."),
        (
            "Twenty-one girls were released in Tarn on 4 May 2020.",
            "Twenty-one schoolgirls were released in Tarn on 4 May 2020.",
        ),
        (
            "The police have made an arrest in the harbour of Tarn on 4 May 2020.",
            "The police arrested a man in the harbour of Tarn on 4 May 2020.",
        ),
        (
            "Similar protests shook the city of Bram on 4 May 2020.",
            "Similar protests shook Bram on 4 May 2020.",
        ),
    ],
)
def test_other_words_for_the_same_ones_are_one_event(one: str, two: str) -> None:
    assert count(one, two) == 1


def test_a_child_is_no_grown_person_and_a_suspect_may_be_anybody() -> None:
    assert kinds_of_persons(["children"]) & kinds_of_persons(["women", "leaders"]) == 0
    assert kinds_of_persons(["children"]) & kinds_of_persons(["girl"])
    assert kinds_of_persons(["officers"]) & kinds_of_persons(["wives"])
    assert person_words(["suspect", "port", "boys"]) == ["boys"]
