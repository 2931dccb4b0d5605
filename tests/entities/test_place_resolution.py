import pytest

from tests.entities.analysed_texts import names_of
from timeline.entities import Context, place_named, resolve_place
from timeline.entities.gazetteer import gazetteer
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
        ("Newtown", "Connecticut", (41.4, -73.3)),
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


@pytest.mark.parametrize(
    ("toponym", "text", "country", "near"),
    [
        ("Georgia", "Voters in Georgia, Florida and Alabama went to the polls.", "US", (32.8, -83.5)),
        ("Georgia", "The governor of Georgia met the mayor in Atlanta.", "US", (32.8, -83.5)),
        (
            "Georgia",
            "Russian tanks entered Georgia. Tbilisi, the Georgian capital, was calm.",
            "GE",
            (42.0, 43.5),
        ),
        ("Georgia", "The U.S. warned Georgia and Russia.", "GE", (42.0, 43.5)),
        ("Geneva", "The United States met Syria in Geneva. U.S. envoys left.", "CH", (46.2, 6.1)),
        ("Washington", "Britain sent its envoy from London to Washington.", "US", (38.9, -77.0)),
        (
            "Springfield",
            "Buses from Holyoke and Chicopee, in western Massachusetts, were late.",
            "US",
            (42.1, -72.6),
        ),
        ("Boston", "Police in Grimsby and Skegness, England, held two men.", "GB", (53.0, 0.0)),
    ],
)
def test_the_other_places_of_an_article_decide(
    toponym: str, text: str, country: str, near: tuple[float, float]
) -> None:
    place = resolve_place(toponym, context_of(text))
    assert place.country == country
    assert (place.latitude, place.longitude) == pytest.approx(near, abs=1)


@pytest.mark.parametrize(
    ("outer", "inner", "kind", "country"),
    [
        ("Georgia", "Atlanta", PlaceKind.REGION, "US"),
        ("Georgia", "Batumi", PlaceKind.COUNTRY, "GE"),
        ("New York", "Buffalo", PlaceKind.REGION, "US"),
        ("New York", "London", PlaceKind.CITY, "US"),
        ("Washington", "Spokane", PlaceKind.REGION, "US"),
    ],
)
def test_the_toponym_before_the_comma_decides(outer: str, inner: str, kind: PlaceKind, country: str) -> None:
    place = resolve_place(outer, holds=inner)
    assert (place.kind, place.country) == (kind, country)


@pytest.mark.parametrize(
    ("town", "text", "country"),
    [
        ("Salado", "The fire began in Salado, Texas, on Friday.", "US"),
        ("Salado", "Fires burned in Texas and Oklahoma.", "US"),
        ("Salado", "Fires burned in Ohio.", None),
        ("Evolene", "The avalanche struck in Switzerland.", "CH"),
        ("Evolene", "The avalanche struck at dawn.", None),
    ],
)
def test_a_small_town_is_known_where_its_state_or_country_is_named(
    town: str, text: str, country: str | None
) -> None:
    assert resolve_place(town, context_of(text)).country == country


@pytest.mark.parametrize(
    ("toponym", "country", "near"),
    [
        ("Andes", None, (-20, -67)),
        ("the Ganges", None, (25, 83)),
        ("Bay of Biscay", None, (45, -4)),
        ("Mount Etna", "IT", (38, 15)),
        ("Lake Victoria", None, (-1, 33)),
        ("Brega", "LY", (30, 20)),
        ("Yugoslavia", None, (44, 19)),
        ("Democratic Republic of the Congo", "CD", (0, 25)),
    ],
)
def test_natural_features_and_towns_of_the_news_have_a_position(
    toponym: str, country: str | None, near: tuple[float, float]
) -> None:
    place = resolve_place(toponym)
    assert place.country == country
    assert (place.latitude, place.longitude) == pytest.approx(near, abs=1.5)


def test_clear_cities_are_counted_once_and_not_for_themselves() -> None:
    context = context_of("Rain fell in Holyoke. Snow fell in Holyoke, Massachusetts.")
    [holyoke] = [entry for entry in gazetteer().places("Holyoke") if entry.country == "US"]
    assert context.near(holyoke, "holyoke") == 0
    assert context.near(holyoke, "chicopee") == 1


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Oil reached the Gulf of Mexico. Crews left the Gulf.", "Gulf of Mexico", None),
        ("Two storms crossed the Gulf region in 2008.", "Gulf", None),
        ("The probe left Earth. It was built in Houston, Texas.", "Earth", None),
        ("Talks were held in Panama City. Panama was praised.", "Panama", "PA"),
    ],
)
def test_a_short_name_is_not_another_place(text: str, name: str, country: str | None) -> None:
    assert (name, country) in [(each.name, each.country) for each in names_of(text)]
