"""Participants and places by the scope of a clause. The tests of entities cover the roles."""

import pytest

from tests.events.short_texts import mention


def places(text: str, expression: str) -> set[str]:
    return {place.name for place in mention(text, expression).places}


def test_the_content_of_saying_is_not_its_place() -> None:
    text = "Angela Merkel said in Berlin on Monday that Vladimir Putin would travel to Paris."
    found = mention(text, "Monday")
    assert found.actors == ("Angela Merkel",)
    assert places(text, "Monday") == {"Berlin"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The mayor said on Monday that a barge sank in Genoa.", {"Genoa"}),
        ("The ferry will leave from Genoa, the mayor said on Monday.", {"Genoa"}),
        ("The mayor said on Monday that the ferry will leave from Genoa.", set()),
        ("The mayor said in Rome on Monday that a barge sank in Genoa.", {"Rome"}),
    ],
)
def test_the_place_of_the_news_that_is_said(text: str, found: set[str]) -> None:
    assert places(text, "Monday") == found


def test_coordinated_verbs_share_a_place() -> None:
    text = "In Nairobi, police stopped a lorry and arrested the driver on Monday."
    assert places(text, "Monday") == {"Nairobi"}


def test_an_event_noun_keeps_its_object() -> None:
    text = "The minister spoke of the October 1998 murder of the banker, Anders Holm, at length."
    assert "Anders Holm" in mention(text, "October 1998").actors


def test_a_description_of_a_person_is_no_participant() -> None:
    text = "Anders Holm, a banker from Oslo, was arrested in Geneva on Monday."
    assert places(text, "Monday") == {"Geneva"}


def test_an_adverbial_clause_can_have_the_place() -> None:
    assert places("Seven sailors drowned on Monday when their boat sank off Lagos.", "Monday") == {"Lagos"}


def test_the_winner_of_a_race_is_an_actor() -> None:
    assert mention(
        "Elena Marchetti can take the title if she triumphs in Sunday's race.", "Sunday"
    ).actors == ("Elena Marchetti",)


def test_a_speaker_about_a_race_is_no_actor() -> None:
    assert mention("Anders Holm spoke of the May race at length.", "May").actors == ()


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The office stands in Bergen, where a bank was robbed on Monday.", ["Bergen"]),
        ("The office is in the centre of Bergen, where a bank was robbed on Monday.", ["Bergen"]),
        ("Elena Brandt moved to Bergen, where she opened a shop in Oslo on Monday.", ["Oslo"]),
        ("Elena Brandt knows where a shop was opened on Monday.", []),
    ],
)
def test_the_place_before_where(text: str, places: list[str]) -> None:
    assert [place.name for place in mention(text, "Monday").places] == places


def test_they_refers_to_all_coordinated_names() -> None:
    text = "Kenya and Somalia signed a treaty in Oslo. They renewed it on Monday."
    assert mention(text, "Monday").actors == ("Kenya", "Somalia")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # the country of the body behind a comma is not around the place before it
        ("Shells fell near Tripoli and Misrata on Monday, U.S. officials said.", {"Tripoli", "Misrata"}),
        ("Shells fell near Paris, Texas, on Monday.", {"Paris", "Texas"}),
        # states that act are no places, states that are hit are
        ("A coalition including France and Spain attacked a port on Monday.", set()),
        ("Storms hit countries including France and Spain on Monday.", {"France", "Spain"}),
        # the people of a place tell what befell them; officials elsewhere tell of any place
        ("In Basra, residents said they had come under fire on Monday.", {"Basra"}),
        ("In Basra, a doctor said ten people had died in Baghdad on Monday.", {"Baghdad"}),
        ("In Washington, officials said they had bombed a port on Monday.", set()),
        # what is done to the people of a town is done there
        ("The army shelled residents of Basra on Monday.", {"Basra"}),
        ("Residents of Basra protested in Kuwait on Monday.", {"Kuwait"}),
    ],
)
def test_where_the_act_happened(text: str, found: set[str]) -> None:
    assert {place.name for place in mention(text, "Monday").places} == found


def test_a_town_of_the_country_at_war_is_no_namesake() -> None:
    text = "Ships fired on Libya. Shells fell near Tripoli and Misrata on Monday, U.S. officials said."
    assert {place.country for place in mention(text, "Monday").places} == {"LY"}
