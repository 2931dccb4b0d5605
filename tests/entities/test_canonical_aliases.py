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
def test_aliases_of_a_canonical_name(name: str, other: str) -> None:
    assert other in aliases(name)
    assert name not in aliases(name)


def test_an_unlisted_name_has_no_alias() -> None:
    assert aliases("Harrow Rowing Club") == ()
    assert aliases("Daesh") == ()  # is no canonical name itself


def test_a_country_code_gives_the_country() -> None:
    country = country_named("KE")
    assert country is not None
    assert (country.name, country.country) == ("Kenya", "KE")
    assert country_named("ZZ") is None
