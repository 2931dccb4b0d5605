"""The countries that a text names, by name, abbreviation or nationality."""

import pytest

from timeline.entities import countries_in, country_words


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("French and British envoys met.", {"FR", "GB"}),
        ("North Korea and the United States", {"KP", "US"}),
        ("a U.S. warship", {"US"}),
        ("he told us and them", set()),
        ("", set()),
    ],
)
def test_countries_of_a_text(text: str, codes: set[str]) -> None:
    assert countries_in(text) == codes


def test_words_of_countries_are_names_and_nationalities() -> None:
    assert {"libya", "libyan", "korea"} <= country_words()
    assert "tripoli" not in country_words()
