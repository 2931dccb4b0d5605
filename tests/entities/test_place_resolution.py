import pytest

from timeline.entities import Context, place_named, resolve_place
from timeline.entities.place_evidence import article_context
from timeline.model import Place, PlaceKind


def context_of(text: str) -> Context:
    return article_context(text)


@pytest.mark.parametrize(
    ("toponym", "kind", "country"),
    [
        ("Lima", PlaceKind.CITY, "PE"),
        ("Georgia", PlaceKind.COUNTRY, "GE"),
        ("Bavaria", PlaceKind.REGION, "DE"),
        ("Kandahar province", PlaceKind.REGION, "AF"),
        ("Kandahar", PlaceKind.CITY, "AF"),
        ("the state of Ohio", PlaceKind.REGION, "US"),
        ("northern Mali", PlaceKind.COUNTRY, "ML"),
        ("Black Sea", PlaceKind.OTHER, None),
        ("Asia", PlaceKind.CONTINENT, None),
    ],
)
def test_a_toponym_without_context_is_its_most_likely_place(
    toponym: str, kind: PlaceKind, country: str | None
) -> None:
    place = resolve_place(toponym)
    assert (place.kind, place.country) == (kind, country)
    assert place.latitude is not None


@pytest.mark.parametrize(
    ("toponym", "text", "country"),
    [
        ("Córdoba", "Argentina sent help to the mountains.", "AR"),
        ("Córdoba", "The train left Madrid, Spain, for Andalusia.", "ES"),
        ("Hyderabad", "Pakistan declared an emergency in Sindh.", "PK"),
        ("Hyderabad", "India declared an emergency in Telangana.", "IN"),
    ],
)
def test_the_countries_of_an_article_decide_between_namesakes(toponym: str, text: str, country: str) -> None:
    assert resolve_place(toponym, context_of(text)).country == country


@pytest.mark.parametrize(
    ("town", "outer", "near"),
    [
        ("Paris", "Texas", (33.7, -95.6)),
        ("Paris", "France", (48.9, 2.3)),
        ("Portland", "Maine", (43.7, -70.3)),
        ("Portland", "Ore.", (45.5, -122.7)),
        ("Springfield", "MO", (37.2, -93.3)),
        ("Birmingham", "Ala.", (33.5, -86.8)),
    ],
)
def test_the_toponym_after_the_comma_decides(town: str, outer: str, near: tuple[float, float]) -> None:
    place = resolve_place(town, within=outer)
    assert place.latitude == pytest.approx(near[0], abs=0.3)
    assert place.longitude == pytest.approx(near[1], abs=0.3)


def test_an_unknown_place_keeps_its_name_and_its_country() -> None:
    assert resolve_place("the Whispering Gorge") == Place("Whispering Gorge")
    assert resolve_place("Little Snoring Parva", within="Scotland").country == "GB"


def test_other_words_than_countries_make_no_context() -> None:
    assert not context_of("Golden retrievers may bark in March; Reading is fun.").countries


@pytest.mark.parametrize(
    ("toponym", "following", "country"),
    [
        ("Poland", "Hungary", "PL"),
        ("Paris", "London", "FR"),
        ("Albany", "New York", "US"),
        ("Georgia", "USA", "US"),
    ],
)
def test_a_list_of_places_is_no_town_with_its_state(toponym: str, following: str, country: str) -> None:
    assert resolve_place(toponym, within=following).country == country


@pytest.mark.parametrize(
    ("toponym", "name", "country"),
    [
        ("Mek'ele", "Mekele", "ET"),
        ("Mekele", "Mekele", "ET"),
        ("Arkhangel'sk", "Arkhangelsk", "RU"),
        ("Xi'an", "Xi'an", "CN"),
        ("Flanders", "Flanders", "BE"),
        ("Petrograd", "Petrograd", "RU"),
        ("Saint Petersburg", "Saint Petersburg", "RU"),
    ],
)
def test_a_place_has_its_name_in_english_news(toponym: str, name: str, country: str) -> None:
    place = resolve_place(toponym)
    assert (place.name, place.country) == (name, country)


@pytest.mark.parametrize(
    ("typed", "name", "kind", "country"),
    [
        ("Kabul", "Kabul", PlaceKind.CITY, "AF"),
        ("  new   york ", "New York", PlaceKind.CITY, "US"),
        ("Syria", "Syria", PlaceKind.COUNTRY, "SY"),
        ("Burma", "Myanmar", PlaceKind.COUNTRY, "MM"),
        ("usa", "United States", PlaceKind.COUNTRY, "US"),
        ("Washington, D.C.", "Washington", PlaceKind.CITY, "US"),
        ("London, Ontario, Canada", "London", PlaceKind.CITY, "CA"),
        ("paris, tx", "Paris", PlaceKind.CITY, "US"),
    ],
)
def test_a_typed_place_is_looked_up(typed: str, name: str, kind: PlaceKind, country: str) -> None:
    place = place_named(typed)
    assert (place.name, place.kind, place.country) == (name, kind, country)
    assert place.latitude is not None


@pytest.mark.parametrize("typed", ["Harrow Weir", "Harrow Weir, Texas", "Paris, Harrow Weir", ","])
def test_a_typed_place_missing_in_the_gazetteer_keeps_its_name(typed: str) -> None:
    assert place_named(typed) == Place(typed)
