from itertools import pairwise

import pytest

from tests.entities.analysed_texts import by_text, names_of
from timeline.entities.name_patterns import listed_bodies
from timeline.model import NameLabel

PER, ORG, LOC = NameLabel.PERSON, NameLabel.ORGANISATION, NameLabel.LOCATION


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("U.S. envoys met in Doha.", "United States"),
        ("The US recalled its consul.", "United States"),
        ("The United States recalled its consul.", "United States"),
        ("American diplomats left at dawn.", "United States"),
        ("The Taliban movement sent a letter.", "Taliban"),
        ("Taleban gunmen closed the pass.", "Taliban"),
        ("ISIL claimed the blast.", "Islamic State"),
        ("Daesh claimed the blast.", "Islamic State"),
        ("The Islamic State group claimed the blast.", "Islamic State"),
        ("A UN convoy was turned back.", "United Nations"),
        ("The United Nations turned back its convoy.", "United Nations"),
        ("Al Qaida lost two camps.", "al-Qaeda"),
        ("President Trump left at noon.", "Donald Trump"),
        ("Donald J. Trump left at noon.", "Donald Trump"),
        ("Gadhafi spoke for an hour.", "Muammar Gaddafi"),
        ("UNITED NATIONS - Delegates met on Friday.", "United Nations"),
        ("The Gulf of Mexico spill was stopped.", "Gulf of Mexico"),
        ("The Nazi Germany of his youth was gone.", "Germany"),
    ],
)
def test_one_actor_has_one_name_in_all_articles(text: str, name: str) -> None:
    assert name in {found.name for found in names_of(text)}


@pytest.mark.parametrize(
    "text",
    [
        "They wanted to un-freeze the accounts and let us go.",
        "Who knows whether it is worth it?",
        "The isis flower is a garden weed.",
        "Operation Granite Storm began at 06:00 GMT.",
        "Police closed the road.",
        "He ate turkey with china plates in the reading room.",
    ],
)
def test_ordinary_words_are_no_names(text: str) -> None:
    assert not names_of(text)


@pytest.mark.parametrize(
    ("text", "written", "label"),
    [
        ("Raqqah was shelled for a week.", "Raqqah", LOC),
        ("Rebels withdrew from Maiduguri on foot.", "Maiduguri", LOC),
        ("Mary Kent opened the fair. Kent was applauded.", "Kent", PER),
        ("Guards closed Harrow Bridge at noon.", "Harrow Bridge", LOC),
        ("He withdrew from the race at the Orlanda race track on Sunday.", "Orlanda", LOC),
        ("They met in the Russian refinery on Sunday. Russian guards left.", "Russian", LOC),
        ("The convoy stopped in Zhoras district, Kunduz province.", "Zhoras", LOC),
        ("Ms Varga thanked the crew.", "Varga", PER),
        ("She wrote to Reno on Friday. Janet Reno never answered.", "Reno", PER),
        ("The Battle of Teruel was long.", "Teruel", LOC),
        ("The retreat from the Berlin Market attack was slow.", "Berlin", LOC),
    ],
)
def test_lists_and_gazetteer_repair_the_model(text: str, written: str, label: NameLabel) -> None:
    assert [found.label for found in names_of(text) if written in found.text][-1] is label


def test_names_have_article_offsets_and_no_overlaps() -> None:
    text = (
        "Fog.\n\nTOKYO — Prime Minister Aiko Tanabe flew to Paris, Texas. Kenyan and U.S. officials met her."
    )
    names = names_of(text)
    assert [text[name.start : name.end] for name in names] == [name.text for name in names]
    assert all(one.end <= two.start for one, two in pairwise(names))


def test_a_town_is_in_the_state_after_its_comma() -> None:
    [paris] = [name for name in names_of("The storm reached Paris, Texas, at night.") if name.text == "Paris"]
    assert paris.country == "US"


def test_an_acronym_gets_the_full_name_in_the_article() -> None:
    text = "The Northern Harbour Authority (NHA) raised its fees. Fishermen said the NHA must answer."
    assert by_text(text)["NHA"] == "Northern Harbour Authority"


def test_an_empty_text_has_no_names() -> None:
    assert names_of("") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Felipe Soares of Brazil won the race.", "Felipe Soares"),
        ("James Cameron made the film. Cameron wrote it, too.", "James Cameron"),
        ("Singer Rihanna sang in Oslo.", "Rihanna"),
    ],
)
def test_words_joined_to_a_name_by_the_model_are_removed(text: str, name: str) -> None:
    assert {found.name for found in names_of(text) if found.label is PER} == {name}


def test_a_body_keeps_its_longer_name() -> None:
    assert by_text("The Senate Judiciary Committee met.") == {
        "Senate Judiciary Committee": "Senate Judiciary Committee"
    }


def test_odd_characters_break_nothing() -> None:
    for text in (
        "\ud83d\ude00 Oslo \x00 fell.",
        "<b>Oslo</b> **fell** [x](y)",
        "((((Oslo",
        "'s of the",
        "Mr",
        "The the The",
    ):
        names = names_of(text)
        assert all(text[name.start : name.end] == name.text for name in names)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Soldiers of Kenya and Somalia met in Cincinnati.", None),
        ("Soldiers of Kenya and the United States met in Cincinnati.", "US"),
        ("Soldiers of Kenya flew from Chicago to Cincinnati.", "US"),
        ("The mayor reopened the pier in Cincinnati.", "US"),
        ("Soldiers of Kenya met in Melbourne.", "AU"),
    ],
)
def test_a_small_town_needs_a_mention_of_its_country(text: str, country: str | None) -> None:
    [town] = [name for name in names_of(text) if name.text in ("Cincinnati", "Melbourne")]
    assert (town.label, town.country, town.latitude is None) == (LOC, country, country is None)
    assert town.name == town.text


@pytest.mark.parametrize(
    ("text", "written", "name"),
    [
        ("The Toledo Indians beat the Oslo Bears. The Indians scored twice.", "Indians", "Toledo Indians"),
        ("On 3 May the 9th Lancer Regiment crossed the river.", "9th", "9th Lancer Regiment"),
        ("Pavel Sorin, called the “Jonas Brandt of Minsk”, left in April.", "Sorin", "Pavel Sorin"),
        ("Crowds came to the coastal stronghold of Pont-y-Garreg.", "Pont", "Pont-y-Garreg"),
        (
            "Blue River Airways said sorry. Then Blue River Airways flight 12 left.",
            "River",
            "Blue River Airways",
        ),
        ("MARCHETTI: It began on Monday. Elena Marchetti spoke.", "MARCHETTI", "Elena Marchetti"),
        ("Pope Francis flew to Cuba. Francis spoke at noon.", "Francis", "Pope Francis"),
        ("Bosnian Serb forces shelled the town.", "Serb", "Bosnian Serbs"),
    ],
)
def test_a_name_is_complete(text: str, written: str, name: str) -> None:
    assert [found.name for found in names_of(text) if written in found.text][-1] == name


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Debris fell on roofs. Later the debris burned.", "Debris"),
        ("The Saur 9 pad was rebuilt.", "pad"),
        ("Indians voted on Monday in Toledo.", "Toledo Indians"),
    ],
)
def test_a_capital_alone_makes_no_name(text: str, word: str) -> None:
    assert not [found for found in names_of(text) if word in found.text or word == found.name]


def test_a_listed_name_may_be_on_two_lines() -> None:
    text = "It was said that the United\nNations had left."
    assert [text[start:end] for start, end in listed_bodies(text)] == ["United\nNations"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Two balloons were seen over Tomsk on Friday.", "Tomsk"),
        ("The yacht went down off Corsica on Friday.", "Corsica"),
        ("The march went through Yerevan on Friday.", "Yerevan"),
    ],
)
def test_a_known_place_after_a_preposition_of_place(text: str, place: str) -> None:
    assert LOC in {name.label for name in names_of(text) if name.text == place}


def test_a_person_after_such_a_preposition() -> None:
    text = "Anna Paris sued the club. The club won over Paris in court on Friday."
    assert {name.label for name in names_of(text) if "Paris" in name.text} == {NameLabel.PERSON}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Oil reached Louisiana and Texas. The Gulf was closed.", "Gulf of Mexico"),
        ("Ships left Kuwait and Qatar. The Gulf was closed.", "Persian Gulf"),
        ("Ships left Norway. The Gulf was closed.", "Gulf"),
        ("Oil reached Kuwait. The US Gulf was closed.", "Gulf of Mexico"),
    ],
)
def test_the_shores_of_an_article_tell_its_gulf(text: str, name: str) -> None:
    assert name in {found.name for found in names_of(text)}


def test_the_country_that_begins_a_sentence_is_no_surname() -> None:
    names = {
        found.name for found in names_of("Crowds shouted against President Assad Turkey is now a critic.")
    }
    assert {"Bashar al-Assad", "Turkey"} <= names
    assert "Kathy Ireland" in {found.name for found in names_of("Kathy Ireland left at noon.")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The Kansas Department of Health and Environment met.",
            "Kansas Department of Health and Environment",
        ),
        ("Firemen drove to Hurricane, West Virginia.", "Hurricane"),
        ("Institute for Polar Research's Alan Stern left.", "Alan Stern"),
        ("SONY sued. Sony lost.", "Sony"),
    ],
)
def test_a_name_keeps_all_its_words_and_its_case(text: str, name: str) -> None:
    assert name in {found.name for found in names_of(text)}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Syrian rebels fought in Aleppo. They left the district of Salah al-Din.", None),
        ("Iraqi rebels fought in Mosul. They left the district of Salah al-Din.", "IQ"),
    ],
)
def test_a_quarter_is_no_region_of_another_country(text: str, country: str | None) -> None:
    assert {name.country for name in names_of(text) if name.text.startswith("Salah")} == {country}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Arab League met in Oslo. On Monday, the League left.", "Arab League"),
        ("The Arab League and the Football League met. On Monday, the League left.", "League"),
        ("The House of Representatives met. On Monday, the House passed a bill.", "House of Representatives"),
    ],
)
def test_the_last_word_of_a_listed_body_means_it(text: str, name: str) -> None:
    assert {found.name for found in names_of(text) if found.text in ("League", "House")} == {name}
