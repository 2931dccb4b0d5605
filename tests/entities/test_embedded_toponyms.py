import pytest

from tests.entities.analysed_texts import names_of
from timeline.entities import toponyms_within


def within(text: str) -> list[tuple[str, str | None]]:
    return [(name.text, name.country) for name in toponyms_within(text, names_of(text))]


@pytest.mark.parametrize(
    ("text", "toponym", "country"),
    [
        ("The Kentucky State Police closed the road on Monday.", "Kentucky", "US"),
        ("The Bank of Canada raised its rate on Monday.", "Canada", "CA"),
        ("The Queensland Police Service found the boat.", "Queensland", "AU"),
        ("She taught at the University of Manitoba in Winnipeg.", "Manitoba", "CA"),
        ("The Danbury Police Department held a man in Connecticut.", "Danbury", "US"),
    ],
)
def test_a_place_inside_a_longer_name_is_found(text: str, toponym: str, country: str) -> None:
    assert (toponym, country) in within(text)


@pytest.mark.parametrize(
    "text",
    [
        "The European Union raised its tariffs on Monday.",
        "The George Washington School of Law opened on Monday.",
        "The Superior Court of Justice ruled on Monday; a superior officer resigned.",
        "They closed Wichita Street on Monday.",
        "Elena Marchetti spoke in Rome.",
    ],
)
def test_other_words_in_a_name_are_no_place(text: str) -> None:
    assert within(text) == []


def test_offsets_are_those_of_the_article() -> None:
    text = "Rain.\n\nThe Alberta Energy Regulator fined the firm."
    [name] = toponyms_within(text, names_of(text))
    assert text[name.start : name.end] == name.text == "Alberta"
