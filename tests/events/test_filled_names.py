"""Names in square brackets in titles, and the same names as actors."""

import pytest

from tests.events.short_texts import mention


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Omar Haddad ruled Ghana. On Monday the army ousted him.",
            "Army ousted [Omar Haddad]",
        ),
        (
            "Omar Haddad ruled Ghana. Crowds have been demanding his removal since May.",
            "Crowds have been demanding [Omar Haddad's] removal",
        ),
        ("Omar Haddad ruled Ghana. The guard saw him on Monday.", "Guard saw him"),
        ("Omar Haddad ruled Ghana. Elena Brandt freed him on Monday.", "Elena Brandt freed him"),
        ("Omar Haddad ruled Ghana. The villages he's freed on Monday are poor.", None),
    ],
)
def test_a_person_inside_a_title_without_a_name_is_named(text: str, title: str | None) -> None:
    found = [each for each in text.split() if each.rstrip(".") in ("2012", "May", "Monday")][-1].rstrip(".")
    made = mention(text, found).title
    assert made == title if title is not None else "[" not in made


def test_a_name_inside_a_title_is_explained() -> None:
    found = mention("Omar Haddad ruled Ghana. Crowds demanded his removal on Monday.", "Monday")
    assert [(each.text, each.name) for each in found.filled_in] == [("his", "Omar Haddad")]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Norvik left Bergen. Norvik is large. The oil giant sold it on Monday.", "[Norvik] sold it"),
        ("Norvik left Bergen. Norvik is large. The giant sold it on Monday.", "Giant sold it"),
        (
            "Norvik left Bergen. The company, which stores oil, moved on Monday.",
            "[Norvik], which stores oil, moved",
        ),
        ("Norvik left Bergen. The company that stores oil moved on Monday.", "Company that stores oil moved"),
        ("Norvik left Bergen. Norvik is big. The firm's results fell on Monday.", "[Norvik]'s results fell"),
        (
            "Norvik left Bergen. Norvik is big. The rival firm's results fell on Monday.",
            "Rival firm's results fell",
        ),
        ("Omar Haddad was held in Oslo. The 45-year-old was charged on Monday.", "[Omar Haddad] was charged"),
        (
            "The prime minister's Office in Oslo was shut on Monday.",
            "Prime minister's Office in Oslo was shut",
        ),
    ],
)
def test_a_noun_of_some_words_gives_way_to_the_name(text: str, title: str) -> None:
    assert mention(text, "Monday").title == title


@pytest.mark.parametrize(
    ("before", "noun", "name"),
    [
        ("A Bergen Airlines pilot turned back.", "airline", "Bergen Airlines"),
        ("A Bergen Airlines pilot and a Lofoten Airways pilot met.", "airline", None),
        ("The Norwegian Defence Ministry lost a ship.", "ministry", "Norwegian Defence Ministry"),
        ("The Norwegian Defence Ministry met the Finance Ministry.", "ministry", None),
        ("A child fell into the moat at the Halden Zoo.", "zoo", "Halden Zoo"),
        ("The ape came from the Porter Zoo. It lived in the Halden Zoo.", "zoo", None),
        ("Norvik is old. Norvik is rich. Norvik ended the sale of Skyhop.", "firm", "Norvik"),
        ("Norvik is old. Norvik and Skyhop are rich. Norvik sued Skyhop.", "firm", None),
    ],
)
def test_the_only_one_of_its_kind_is_meant(before: str, noun: str, name: str | None) -> None:
    found = mention(f"{before} The {noun} said on Monday it was safe.", "Monday")
    assert found.actors[:1] == ((name,) if name else ())


@pytest.mark.parametrize(
    ("before", "noun", "is_meant"),
    [
        ("Elena Brandt is leaving the show.", "comedian, 47,", True),
        ("Elena Brandt told her story about Omar Haddad.", "actress", True),
        ("Elena Brandt met Ida Berg.", "comedian", False),
        ("Elena Brandt and Omar Haddad have split.", "comedian", False),
        ("Elena Brandt met an actress in Oslo.", "actress", False),
        ("Omar Haddad is leaving the show.", "actress", False),
    ],
)
def test_the_subject_of_the_sentence_before_under_another_noun(
    before: str, noun: str, is_meant: bool
) -> None:
    found = mention(f"{before} The {noun} left Bergen on Monday.", "Monday")
    assert (found.title == "[Elena Brandt] left Bergen") is is_meant


def test_a_long_name_does_not_push_out_the_act() -> None:
    text = (
        "Margarethe Oppenheimer-Lindqvist divorced Bartholomew Featherstonhaugh. "
        "The famous pair reportedly took a trip to the islands following their 2014 announcement."
    )
    assert mention(text, "2014").title.startswith("Famous pair reportedly took a trip")


def test_a_couple_of_unknown_names_is_not_an_earlier_one() -> None:
    text = (
        "Elena Brandt left Omar Haddad. Liv Aune left the painter Per Moe. The couple met in Oslo on Monday."
    )
    assert "Elena" not in mention(text, "Monday").title


def test_a_central_american_nation_is_not_the_united_states() -> None:
    text = (
        "American experts came. The tiny Central American nation had two million guests in 2016, "
        "a record for the country."
    )
    assert mention(text, "2016").actors == ()


def test_a_north_african_nation_is_the_only_country_named() -> None:
    text = "Libya is at war. Violence goes on in the North African nation, where rebels fought on Monday."
    assert [place.name for place in mention(text, "Monday").places] == ["Libya"]


@pytest.mark.parametrize(
    ("text", "is_meant"),
    [
        ("Elena Brandt left. He served Omar Haddad for a year, until he got a prize on Monday.", False),
        ("Elena Brandt left. She served Omar Haddad for a year, until he got a prize on Monday.", True),
    ],
)
def test_he_is_not_the_object_of_another_he(text: str, is_meant: bool) -> None:
    assert any(each.name == "Omar Haddad" for each in mention(text, "Monday").filled_in) is is_meant
