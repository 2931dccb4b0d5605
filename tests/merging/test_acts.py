"""Other acts and acts of others are other events; two words for one act are not."""

import pytest

from tests.merging.stories import article, events_of
from timeline.merging.acts import act_classes


def count(one: str, two: str, outlet: str = "Courier") -> int:
    return len(events_of([article("Herald", 6, one), article(outlet, 7, two)]))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "Masked men abducted the mayor of Tarn on 4 May 2020.",
            "Masked men killed the mayor of Tarn on 4 May 2020.",
        ),
        (
            "Kenya shut its border with Somalia on 4 May 2020.",
            "Kenya reopened its border with Somalia on 4 May 2020.",
        ),
        (
            "A judge in Oslo convicted the banker on 4 May 2020.",
            "A judge in Oslo freed the banker on 4 May 2020.",
        ),
        (
            "Troops entered the town of Lower Bram on 4 May 2020.",
            "Troops left the town of Lower Bram on 4 May 2020.",
        ),
        ("Nestle raised its prices on 4 May 2020.", "Unilever raised its prices on 4 May 2020."),
        (
            "Troops raided the camp of Lower Bram on 4 May 2020.",
            "A man was jailed over the raid on the camp of Lower Bram on 4 May 2020.",
        ),
        (
            "The refinery in Tarn was sold in May 2020.",
            "An explosion destroyed the refinery in Tarn on 4 May 2020.",
        ),
        ("A Spanish rescue team arrived on 4 May 2020.", "A football team landed on 4 May 2020."),
    ],
)
def test_other_acts_and_acts_of_others_are_two_events(one: str, two: str) -> None:
    assert count(one, two) == 2


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "Rebels attacked the barracks of Tarn on 4 May 2020.",
            "A rebel assault hit the barracks of Tarn on 4 May 2020.",
        ),
        (
            "The ferry Saint Olga sank off Tarn on 4 May 2020.",
            "Nine died in the accident of the ferry Saint Olga off Tarn on 4 May 2020.",
        ),
        (
            "The bank Norda bought Felsen Insurance on 4 May 2020.",
            "Norda acquired Felsen Insurance on 4 May 2020.",
        ),
        (
            "Police detained Ivan Petrov in Tarn on 4 May 2020.",
            "Ivan Petrov was arrested by police in Tarn on 4 May 2020.",
        ),
        (
            "Troops conducted a raid on the camp of Lower Bram on 4 May 2020.",
            "Troops raided the camp of Lower Bram on 4 May 2020.",
        ),
        (
            "A missile test was carried out by Norland on 4 May 2020.",
            "Norland fired a missile on 4 May 2020.",
        ),
        (
            "The explosion of the refinery in Tarn happened in May 2020.",
            "An explosion destroyed the refinery in Tarn on 4 May 2020.",
        ),
    ],
)
def test_two_words_for_one_act_are_one_event(one: str, two: str) -> None:
    assert count(one, two) == 1


def test_reports_of_one_form_of_one_outlet_are_two_events() -> None:
    one = "Cattle prices at Omaha rose by a dollar on 4 May 2020, traders said."
    two = "Cattle prices at Sioux City rose by a dollar on 4 May 2020, traders said."
    assert count(one, two, "Herald") == 2


@pytest.mark.parametrize(
    ("form", "base"),
    [("stabbed", "stab"), ("seized", "seize"), ("abducting", "abduct"), ("blown", "blow"), ("dying", "die")],
)
def test_a_form_has_the_classes_of_its_base(form: str, base: str) -> None:
    assert act_classes(form) == act_classes(base) != 0


def test_a_form_with_classes_of_its_own_has_no_others() -> None:
    assert act_classes("fired") & act_classes("dismissed")
    assert act_classes("fire") & act_classes("burned")
    assert not act_classes("fired") & act_classes("burned")


def test_words_without_a_class_have_none() -> None:
    assert act_classes("harvested") == act_classes("") == 0


def test_prices_that_fall_on_two_days_fall_twice() -> None:
    fell = "Shares of Karo Steel fell 3 percent on the exchange of Tarn on {}."
    assert count(fell.format("4 May 2020"), fell.format("5 May 2020").replace("3 percent", "4 percent")) == 2
    assert count(fell.format("4 May 2020"), fell.format("Monday")) == 1
