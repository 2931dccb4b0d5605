import pytest

from tests.entities.analysed_texts import by_text
from timeline.entities.canonical_names import (
    full_organisation_names,
    full_person_names,
    without_legal_form,
    without_titles,
)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("President Ana Duarte", "Ana Duarte"),
        ("Lt. Gen. Omar Haddad", "Omar Haddad"),
        ("Mr. Brandt's", "Brandt"),
        ("Foreign Minister Li Wen", "Li Wen"),
        ("Secretary-General Kofi Mensah", "Kofi Mensah"),
        ("King", "King"),
        ("bin Rashid", "bin Rashid"),
        ("Ana Duarte Ana Duarte", "Ana Duarte"),
    ],
)
def test_titles_are_removed_from_names(written: str, plain: str) -> None:
    assert without_titles(written) == plain


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("", ["Ana Duarte", "Duarte"], {"Duarte": "Ana Duarte"}),
        ("", ["Ana Maria Duarte", "Ana Duarte"], {"Ana Duarte": "Ana Maria Duarte"}),
        ("", ["Ana Duarte", "Luis Duarte", "Duarte"], {"Duarte": "Duarte"}),
        ("", ["J. Brandt", "Jonas Brandt"], {"J. Brandt": "Jonas Brandt"}),
        ("On Monday Senator Jonas Brandt resigned.", ["Brandt"], {"Brandt": "Jonas Brandt"}),
        ("But Brandt resigned.", ["Brandt"], {"Brandt": "Brandt"}),
        ("Jonas Brandt spoke. Contributor Brandt wrote.", ["Brandt"], {"Brandt": "Jonas Brandt"}),
        ("Jonas Brandt sold Space X\nBrandt left.", ["Brandt"], {"Brandt": "Jonas Brandt"}),
        ("", ["Jonas Brandt", "Qorin Brandt", "Brandt"], {"Brandt": "Brandt"}),
        (
            "Jessica Kent wrote. Photo Contributor Jessica and Cash left.",
            ["Jessica Kent", "Jessica"],
            {"Jessica": "Jessica Kent"},
        ),
        (
            "Brandt fell ill, and Brandt slept. Her father, Jonas Brandt, came from Oslo.",
            ["Brandt", "Jonas Brandt"],
            {"Brandt": "Brandt", "Jonas Brandt": "Jonas Brandt"},
        ),
        (
            "Eva met Brandt. Her cousin, Jonas Brandt, came from Oslo. Brandt fell ill.",
            ["Brandt", "Jonas Brandt"],
            {"Brandt": "Jonas Brandt"},
        ),
        ("The late Brandt resigned. Brandts Hill is far.", ["Brandt"], {"Brandt": "Brandt"}),
    ],
)
def test_the_forms_of_one_person_are_merged(text: str, names: list[str], expected: dict[str, str]) -> None:
    merged = full_person_names(text, names)
    assert {short: merged[short] for short in expected} == expected


def test_a_surname_missed_by_the_model_is_added() -> None:
    text = "Governor Elena Marchetti signed the decree on Friday. Marchetti later flew to Oslo."
    assert by_text(text)["Marchetti"] == "Elena Marchetti"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Hyperloop Elena Marchetti", "Elena Marchetti"),
        ("Mary Ann Kent", "Mary Ann Kent"),
        ("J. Peter Kent", "J. Peter Kent"),
        ("Prince Harry", "Prince Harry"),
        ("Prince Harry Windsor", "Harry Windsor"),
    ],
)
def test_a_word_before_a_first_name_is_removed(written: str, name: str) -> None:
    assert without_titles(written) == name


@pytest.mark.parametrize(
    ("text", "written", "name"),
    [
        (
            "The Ketara Transition Council met. KTC fighters took the port.",
            "KTC",
            "Ketara Transition Council",
        ),
        ("The Baltic Grain Exchange opened in 1921. BGE traders struck.", "BGE", "Baltic Grain Exchange"),
        (
            "Rebels of the Ketara Transition Council met.",
            "Ketara Transition Council",
            "Ketara Transition Council",
        ),
        ("Sara Bell Green left in May. The SBG group of firms closed.", "SBG", "SBG"),
        ("Yusuf Khoury spoke. Later Yousuf Khoury left.", "Yousuf Khoury", "Yusuf Khoury"),
        ("Saif al-Islam Haddad was arrested on Monday.", "Saif al-Islam Haddad", "Saif al-Islam Haddad"),
        ("Texas Republican Jonas Brandt spoke on Monday.", "Jonas Brandt", "Jonas Brandt"),
        ("Texas Republican Jonas Brandt spoke. Brandt left.", "Brandt", "Jonas Brandt"),
        ("BQX America closed. BQX sold its wells.", "BQX", "BQX"),
    ],
)
def test_variants_of_a_name_in_an_article_are_one(text: str, written: str, name: str) -> None:
    assert by_text(text).get(written) == name


def test_a_team_is_of_its_city() -> None:
    found = full_organisation_names("", ["Toledo Bears", "Bears Win Flag", "Bears"])
    assert found["Bears"] == "Toledo Bears"


def test_a_company_is_its_group() -> None:
    found = by_text(
        "Nord Marine Group Inc. lost money. Nord Marine closed. Later the Far Marine Group closed."
    )
    assert found["Nord Marine Group Inc."] == "Nord Marine"
    assert found["Far Marine Group"] == "Far Marine Group"


def test_a_longer_name_keeps_its_last_word() -> None:
    assert without_legal_form("Aero Space Corporation") == "Aero Space Corporation"
    assert without_legal_form("Nordbank Corporation") == "Nordbank"
    assert without_legal_form("Nordbank Plc") == "Nordbank"


def test_a_product_or_an_account_is_no_full_name() -> None:
    text = "Lotana sold shoes. The Lotana Arrow failed. The Lotana Twitter account was closed."
    for longer in ("Lotana Arrow", "Lotana Twitter"):
        assert "Lotana" not in full_organisation_names(text, ["Lotana", longer])
    full = full_organisation_names("Lotana Maritime sold a ship. Lotana grew.", ["Lotana", "Lotana Maritime"])
    assert full["Lotana"] == "Lotana Maritime"


def test_a_title_with_a_verb_is_no_full_name() -> None:
    text = "She was asked to kill Brandt in the film Kill Brandt."
    assert full_person_names(text, ["Brandt"])["Brandt"] == "Brandt"
    text = "It wants to mark the day. Mark Brandt sang. Brandt left."
    assert full_person_names(text, ["Brandt"])["Brandt"] == "Mark Brandt"
