"""Words of another event, to which two titles only allude, do not make the titles one event."""

import pytest

from tests.merging.stories import article, events_of


def events_told(one: str, two: str) -> int:
    """Return the number of events that two articles of one day tell."""
    return len(events_of([article("Courier", 6, one), article("Herald", 6, two)]))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "Families of the sailors who died on the ferry Saint Olga prayed at Tarn on Monday.",
            "A crane worked at Tarn on Monday at the site of the disaster of the ferry Saint Olga.",
        ),
        (
            "The bakers of Tarn celebrated the victory of the club Borano on Monday.",
            "The club Borano won the cup in Tarn on Monday.",
        ),
    ],
)
def test_what_hangs_on_a_noun_is_no_act_of_the_title(one: str, two: str) -> None:
    assert events_told(one, two) == 2


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "An explosion on the ferry Saint Olga killed nine sailors at Tarn on Monday.",
            "Nine sailors died in a blast on the ferry Saint Olga at Tarn on Monday.",
        ),
        (
            "Police carried out a raid on the Borano club in Tarn on Monday.",
            "Police raided the Borano club in Tarn on Monday.",
        ),
    ],
)
def test_subject_and_object_tell_the_act(one: str, two: str) -> None:
    assert events_told(one, two) == 1


def test_two_beginnings_are_one_event_only_if_the_same_thing_begins() -> None:
    one = "The rail company started pumping water from the tunnel in Tarn on Monday."
    two = "Much more gravel started to slide into the tunnel in Tarn on Monday, the mayor said."
    assert events_told(one, two) == 2
    assert events_told(one, "Pumping of water from the tunnel in Tarn was started on Monday.") == 1


def test_one_verb_with_figures_of_two_subjects_is_two_statements_of_an_article() -> None:
    steel = "Steel output rose 0.5 percent in April 2020 after a rise of 0.1 percent, the Karia Board said."
    coal = "Coal exports rose 0.5 percent in April 2020 after a rise of 0.1 percent, the Karia Board said."
    assert len(events_of([article("Courier", 6, f"{steel} {coal}")])) == 2
    assert len(events_of([article("Courier", 6, f"{steel} Steel output rose 0.5 percent in April.")])) == 1


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "French jets fired at a depot near Tarn in Karia on Monday.",
            "An American ship fired missiles at a depot near Tarn in Karia on Monday.",
        ),
        (
            "Coffee prices fell sharply in Brazil on Monday, traders in Tarn said.",
            "Rail shares fell sharply in Brazil on Monday, traders in Tarn said.",
        ),
        (
            "French jets attacked Karia on Monday as part of the campaign.",
            "There were no French jets over Karia on Monday, the campaign's office said.",
        ),
    ],
)
def test_acts_of_others_and_denied_acts_are_other_events(one: str, two: str) -> None:
    assert events_told(one, two) == 2


def test_one_act_told_from_both_sides_is_one_event() -> None:
    one = "French jets attacked the port of Tarn in Libya on Monday."
    assert events_told(one, "The port of Tarn in Libya was attacked by French jets on Monday.") == 1


def test_a_country_alone_is_no_ground() -> None:
    one = "Libya named Ali Borano minister of culture on Monday."
    assert events_told(one, "Libya closed the museum and culture ministry of Tarn on Monday.") == 2


def test_a_fall_of_a_person_is_no_fall_of_a_price() -> None:
    one = "A child fell into the bear pit of the Borano zoo in Tarn on Monday."
    assert events_told(one, "A boy fell into the bear pit at the Borano zoo near Tarn on Monday.") == 1
