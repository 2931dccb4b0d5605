import gzip
from importlib.resources import files

import pytest

from timeline.entities import country_named
from timeline.entities.gazetteer import gazetteer, present_countries
from timeline.model import PlaceKind

PACKED = files("timeline.entities").joinpath("gazetteer.tsv.gz").read_bytes()
LINES = gzip.decompress(PACKED).decode("utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES if not line.startswith("#")]


def test_the_table_credits_its_source() -> None:
    assert "GeoNames" in LINES[0]
    assert "CC BY 4.0" in LINES[0]


def test_the_file_holds_no_time_of_its_making() -> None:
    assert PACKED[4:8] == b"\0\0\0\0"


def test_every_row_is_well_formed() -> None:
    kinds = {str(kind) for kind in PlaceKind} | {"capital"}
    for kind, name, country, _, latitude, longitude, people, _, _ in ROWS:
        assert kind in kinds
        assert name
        assert name.isascii()
        assert country == "" or (len(country) == 2 and country.isupper())
        assert -90 <= float(latitude) <= 90
        assert -180 <= float(longitude) <= 180
        assert int(people) >= 0


def test_the_table_has_all_kinds_of_places() -> None:
    kinds = [row[0] for row in ROWS]
    assert kinds.count("city") > 30_000
    assert kinds.count("region") > 3_500
    assert kinds.count("country") > 240
    assert kinds.count("capital") > 180
    assert kinds.count("continent") == 7


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("US", "United States"),
        ("the U.S.", "United States"),
        ("America", "United States"),
        ("the Netherlands", "Netherlands"),
        ("Türkiye", "Turkey"),
        ("Sri Lanka's", "Sri Lanka"),
        ("Mass.", "Massachusetts"),
        ("Bombay", "Mumbai"),
        ("Guinea Bissau", "Guinea-Bissau"),
    ],
)
def test_a_place_is_found_by_each_of_its_names(written: str, name: str) -> None:
    assert name in [entry.name for entry in gazetteer().places(written)]


@pytest.mark.parametrize("written", ["us", "Mass", "North", "western", "Nowhere-on-Sea", ""])
def test_other_words_find_no_place(written: str) -> None:
    assert not gazetteer().places(written)


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("Kenyan", "KE"),
        ("Kenyans", "KE"),
        ("Swiss", "CH"),
        ("Frenchman", "FR"),
        ("Filipino", "PH"),
        ("Danes", "DK"),
    ],
)
def test_a_nationality_has_its_country(word: str, country: str) -> None:
    entry = gazetteer().nationality(word)
    assert entry is not None
    assert entry.country == country


@pytest.mark.parametrize("word", ["polish", "turkey", "Martian", "Kenya"])
def test_other_words_are_no_nationality(word: str) -> None:
    assert gazetteer().nationality(word) is None


PAST = {"Austria-Hungary", "Biafra", "Czechoslovakia", "East Germany", "North Vietnam", "Ottoman Empire"} | {
    "Persia", "Prussia", "Rhodesia", "South Vietnam", "Soviet Union", "West Germany", "Yugoslavia"
}  # fmt: skip
CODES = sorted({country for kind, _, country, *_ in ROWS if country and kind != "country"})


def test_every_code_has_the_usual_name_of_a_present_country() -> None:
    listed = {row[2]: row[1] for row in ROWS if row[0] == "country" and row[1] not in PAST}
    found = {code: present_countries().get(code) for code in listed}
    assert {code: entry.name for code, entry in found.items() if entry} == listed
    assert {"Germany", "Iran", "Nigeria", "Vietnam", "Zimbabwe", "Myanmar", "Palestine"} <= set(
        listed.values()
    )


@pytest.mark.parametrize("name", sorted(PAST))
def test_a_former_state_keeps_its_name(name: str) -> None:
    assert name in [entry.name for entry in gazetteer().places(name)]


def test_the_country_of_every_place_has_a_name() -> None:
    assert [code for code in CODES if present_countries().get(code) is None] == []


def test_a_country_is_named_without_the_index_of_all_places() -> None:
    gazetteer.cache_clear()
    assert country_named("FR").name == "France"
    assert gazetteer.cache_info().currsize == 0
