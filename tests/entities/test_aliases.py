import pytest

from timeline.entities import aliases, country_named


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Islamic State", "Daesh"),
        ("United Nations", "U.N."),
        ("Volodymyr Zelensky", "Zelenskyy"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskiy"),
        ("Germany", "German"),
        ("Mumbai", "Bombay"),
    ],
)
def test_a_name_is_known_by_its_other_names(name: str, other: str) -> None:
    assert other in aliases(name)
    assert name not in aliases(name)


def test_a_name_on_no_list_has_no_other() -> None:
    assert aliases("Harrow Rowing Club") == ()
    assert aliases("Daesh") == ()  # is no canonical name itself


def test_a_country_is_shown_by_its_name() -> None:
    country = country_named("KE")
    assert country is not None
    assert (country.name, country.country) == ("Kenya", "KE")
    assert country_named("ZZ") is None
