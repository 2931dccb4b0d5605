import pytest

from tests.entities.analysed_texts import names_of
from timeline.entities.name_usage import usage
from timeline.model import NameLabel

PER, ORG, LOC = NameLabel.PERSON, NameLabel.ORGANISATION, NameLabel.LOCATION


@pytest.mark.parametrize(
    ("text", "written", "label"),
    [
        ("Chad Brewer resigned in May. Chad had led the club.", "Chad", PER),
        ("Troops from Chad crossed into Sudan. They left Chad in May.", "Chad", LOC),
        ("Santander bought the bank in 2004.", "Santander", ORG),
        ("Police in Santander held a man. Spain sent help to Santander.", "Santander", LOC),
        ("Moscow said on Monday that it would answer.", "Moscow", LOC),
    ],
)
def test_the_use_of_a_name_in_the_article_decides_its_label(
    text: str, written: str, label: NameLabel
) -> None:
    assert [name.label for name in names_of(text) if name.text == written][-1] is label


def test_a_located_and_an_acting_use_are_counted_apart() -> None:
    used = usage(
        "Vesk said so. It rained in Vesk and near Vesk. Brol has sold its stake in Kand.",
        {"Vesk", "Brol", "Kand"},
    )
    assert (used.located["Vesk"], used.acting["Vesk"]) == (2, 1)
    assert used.is_located("Vesk")
    assert not used.acts("Vesk")
    assert used.acts("Brol")
    assert used.acts("Kand")


@pytest.mark.parametrize(
    ("text", "written", "label"),
    [
        (
            "The crew left the tanker Silver Heron on Friday. The Silver Heron sank on Monday.",
            "Silver Heron",
            None,
        ),
        ("Vesk Marine sold a tanker. Vesk Marine said so on Monday.", "Vesk Marine", ORG),
        ("They met at the Orlanda race track on Monday. Drivers left Orlanda on Tuesday.", "Orlanda", LOC),
    ],
)
def test_a_vessel_is_no_name_and_a_site_is_a_place(text: str, written: str, label: NameLabel | None) -> None:
    labels = [name.label for name in names_of(text) if name.text == written]
    assert set(labels) == (set() if label is None else {label})
