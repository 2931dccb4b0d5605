import re

import pytest

from tests.events.short_texts import mention, mentions
from tests.events.test_titles_keep_to_the_text import faults
from timeline.events.title_fitting import MAX_TITLE_LENGTH

LONG = [
    "Airline spokesman Jorge Oliveira said Tuesday that Lisbon Harbour guard Marcus Teixeira and his "
    "brother Anton Teixeira boarded the evening flight from the international airport to the islands.",
    "The joint Portuguese coastguard and national customs security force patrol boat crews intercepted a "
    "suspected smugglers' trawler in the northern waters of the strait on Monday.",
    "The eastern trade alliance invited the three central and southern island countries to join it in 1997.",
    "On Monday the committee of the regional association of independent sheep and goat farmers of the upper "
    "valley voted.",
    "Following the collapse in talks with the Blue party and the libertarian Free Farmers, Brandt's former "
    "coalition partner, the center-left Social Union (SUP), have agreed to start negotiations next week.",
]
JOINING = re.compile(r"\b(?:of|in|on|at|to|the|a|an|and|or|with|for|that|by|from|will|may)$", re.IGNORECASE)


@pytest.mark.parametrize("text", LONG)
def test_a_long_title_is_cut_at_the_end_of_a_phrase(text: str) -> None:
    for found in mentions(text):
        assert len(found.title) <= MAX_TITLE_LENGTH
        assert not JOINING.search(found.title)


def test_a_cut_keeps_the_verb_in_the_content_of_saying() -> None:
    assert "boarded" in mention(LONG[0], "Tuesday").title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "The banks shut in the aftermath of the October uprising.",
            "Banks shut in the aftermath of the October uprising",
        ),
        ("Following the October coup, traders left.", "Following the October coup, traders left"),
        ("The widow was jailed over the 2016 stabbing.", "Widow was jailed over the 2016 stabbing"),
        (
            "They left after the October capture of Valdoria by the islanders.",
            "Capture of Valdoria by the islanders",
        ),
        (
            "They left after the islanders' October uprising.",
            "Islanders' uprising",
        ),
        (
            "She wrote songs of the 2016 uprising that toppled the governor.",
            "Uprising that toppled the governor",
        ),
        ("Nine sailors died in the October blaze.", "Nine sailors died in the blaze"),
        ("The October blaze killed nine sailors.", "Blaze killed nine sailors"),
    ],
)
def test_a_noun_modified_by_the_date_is_the_title(text: str, title: str) -> None:
    assert mention(text, "2016" if "2016" in text else "October").title == title


def test_a_pronoun_becomes_the_name() -> None:
    text = "William Ruto arrived in Kampala on Tuesday. He met Yoweri Museveni on Wednesday."
    assert mention(text, "Wednesday").title == "[William Ruto] met Yoweri Museveni"


def test_the_verb_of_saying_stays_before_a_pronoun() -> None:
    text = "Prosecutors say they charged a banker on Monday."
    assert mention(text, "Monday").title == "Prosecutors say they charged a banker"


def test_a_pronoun_becomes_the_subject_of_the_sentence_before() -> None:
    text = "The tanker left Rotterdam last week. It sank on Monday off Brittany."
    assert mention(text, "Monday").title == "[The tanker] sank off Brittany"


def test_the_speaker_moves_to_the_front() -> None:
    text = "The freighter left Lima at noon. It docked in Quito on Monday, the shipping line said."
    assert mention(text, "Monday").title == "Shipping line said it docked in Quito"


def test_the_content_of_saying_follows_the_speaker() -> None:
    text = "The brewery has pubs in eight towns, the mayor admitted on Monday."
    assert mention(text, "Monday").title == "Mayor admitted the brewery has pubs in eight towns"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "‘The roof has a leak that’s old,’ Leahy said on Monday.",
            "Leahy said ‘The roof has a leak that’s old’",
        ),
        ("But the dam has a leak, the mayor said on Monday.", "Mayor said the dam has a leak"),
        ("As the Times reported on Monday, she sold the mill.", "As the Times reported, she sold the mill"),
        ("As the mayor resigned on Monday, the dam broke.", "As the mayor resigned, the dam broke"),
    ],
)
def test_the_content_of_saying_is_in_the_title(text: str, title: str) -> None:
    assert mention(text, "Monday").title == title


def test_a_pronoun_becomes_the_last_subject_not_the_last_name() -> None:
    text = (
        "Anders Holm became mayor in 1914, after the fall of Jonas Berg. He was driven out in 1915. "
        "He was elected again in 1917."
    )
    for expression, title in (
        ("1915", "[Anders Holm] was driven out"),
        ("1917", "[Anders Holm] was elected again"),
    ):
        found = mention(text, expression)
        assert (found.title, found.actors) == (title, ("Anders Holm",))


def test_a_pronoun_keeps_the_clause_with_its_noun() -> None:
    fronted = "When the tanker left Rotterdam, it sank on Monday."
    joined = "The tanker left Rotterdam last week, and it sank on Monday."
    assert mention(fronted, "Monday").title == "When the tanker left Rotterdam, it sank"
    assert mention(joined, "Monday").title == "Tanker left Rotterdam last week, and it sank on Monday"


def test_the_antecedent_of_a_pronoun_holds_for_the_next_pronoun() -> None:
    text = "The tanker left Rotterdam last week. It sank on Monday. It was raised on Tuesday."
    assert mention(text, "Tuesday").title == "[The tanker] was raised"


def test_the_words_of_a_quotation_stay_in_quotation_marks() -> None:
    saw, leaving = (
        '"I saw the fire on Monday," Ana Torres said.',
        '"I am leaving on Monday," Ana Torres said.',
    )
    assert mention(saw, "Monday").title == 'Ana Torres said "I saw the fire"'
    assert mention(leaving, "Monday").title == 'Ana Torres said "I am leaving"'


def test_the_company_is_the_only_organisation_before_it() -> None:
    about = "Microsoft lost money in May. Toyota sold a site in June. Microsoft rose in July. "
    others = "Nordbank fell in May. Sony fell in June. Microsoft sued Volkswagen in July. "
    bought = "The company bought a rival on Monday."
    assert mention(about + bought, "Monday").title == "[Microsoft] bought a rival"
    assert mention(others + bought, "Monday").title == "Company bought a rival"


@pytest.mark.parametrize(
    ("text", "expression", "title"),
    [
        (
            "Krum lost trade in May in the wake of mine blasts that maimed two men earlier that month.",
            "earlier that month",
            "Mine blasts maimed two men",
        ),
        (
            "The driver failed to finish his last home race in front of an enthusiastic and patient "
            "crowd on Sunday.",
            "Sunday",
            "Driver failed to finish his last home race in front of an enthusiastic crowd",
        ),
        (
            "The disturbed young man kills his mother in Newtown in December 2012 before blasting his way "
            "into an elementary school.",
            "December 2012",
            "Disturbed young man kills his mother in Newtown",
        ),
        (
            "A fully functioning, permanently crewed deep space station is on course to begin operations "
            "next year.",
            "next year",
            "Permanently crewed deep space station is on course to begin operations",
        ),
    ],
)
def test_no_title_ends_with_an_incomplete_phrase(text: str, expression: str, title: str) -> None:
    assert mention(text, expression).title == title


def test_a_share_keeps_its_sign() -> None:
    assert mention("The price of bread rose by 9% on Monday.", "Monday").title == "Price of bread rose by 9%"


def test_a_pronoun_without_a_clear_antecedent_stays() -> None:
    assert mention("They left on Monday.", "Monday").title == "They left"


def test_an_expletive_it_stays() -> None:
    text = "The tanker left Rotterdam. It was clear on Monday that nobody knew the captain."
    assert mention(text, "Monday").title.startswith("It was clear")


def test_another_date_stays_in_a_description() -> None:
    text = "In January, the brewery announced a 2019 profit target."
    assert mention(text, "January").title == "Brewery announced a 2019 profit target"


def test_hyphenated_words_stay_whole() -> None:
    assert mention("Re-entry was delayed on Monday.", "Monday").title == "Re-entry was delayed"


def test_an_article_before_a_quantity_stays() -> None:
    assert mention("A number of ships sank on Monday.", "Monday").title == "A number of ships sank"


def test_brackets_are_left_out() -> None:
    text = "The brewery (founded in Leuven as a family firm) closed its gates on Monday."
    assert mention(text, "Monday").title == "Brewery closed its gates"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "A mortar shell hit the bakery on Monday, killing two bakers, the mayor said.",
            "Mayor said a mortar shell hit the bakery, killing two bakers",
        ),
        (
            "The dam burst on Monday, destroying nine farms and damaging the road.",
            "Dam burst, destroying nine farms and damaging the road",
        ),
        (
            "The train stopped in the tunnel on Monday, delaying two others.",
            "Train stopped in the tunnel, delaying two others",
        ),
        (
            "The train stopped on Monday, the guards killing time in the canteen.",
            "Train stopped, the guards killing time in the canteen",
        ),
    ],
)
def test_the_victims_are_in_the_title(text: str, title: str) -> None:
    assert mention(text, "Monday").title == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "The ferry ran aground on Monday, according to the harbour master.",
            "Ferry ran aground, according to the harbour master",
        ),
        (
            "According to the harbour master, the ferry ran aground on Monday.",
            "According to the harbour master, the ferry ran aground",
        ),
        (
            "The ferry, according to two people who saw it, ran aground on Monday.",
            "Ferry, according to two people who saw it, ran aground",
        ),
    ],
)
def test_the_source_stays(text: str, title: str) -> None:
    assert mention(text, "Monday").title == title


def test_a_title_does_not_begin_with_a_full_stop() -> None:
    [found] = mentions(".The ferry to Tarn sank on Monday.")
    assert found.title == "Ferry to Tarn sank"


@pytest.mark.parametrize(
    "text",
    [
        "closed.\u2028Again August (2019) resume",
        "The small hours of may 3. two weeks ago friday; which the closing weeks 2008 will the first the",
        "THE YEAR, MY YEAR-END 2015 AND FISCAL, ON A WEEK FROM TODAY AND DEAL 15 AUGUST 2021, OCTOBER "
        "FOLLOWING MONDAY'S FALL RAISED THE MONDAY AFTER NEXT",
        "Harland Timber Company told reporters in the town of Tarn on Monday that it would buy back all the "
        "notes outstanding",
    ],
)
def test_loose_words_around_dates_have_titles(text: str) -> None:
    assert all(each.title for each in mentions(text))


def test_a_possessive_mark_goes_with_its_day() -> None:
    found = mentions(
        "THE OFFICE COUNTED 1,204 MILLS IN THE YEAR ENDED JUNE 2020./WEDNESDAY'S LAUNCH WILL BE SHOWN."
    )
    assert not any(each.title.startswith("'") for each in found)
    assert any("LAUNCH" in each.title for each in found)
    capitals = mentions("The Harbour Was Shaken By Last Week'S Profit Warning.")
    assert not any("'" in each.title for each in capitals if each.expression.text)


def test_content_between_the_words_of_a_speaker_is_not_moved() -> None:
    text = (
        'THE FERRY WAS SUNK BY THE MARCH 2015 STORM. LOST <B> ON MONDAY JAN. " { THE A \n'
        '3 MAY 1990: " 1 ]]> WAS BANK OF %S — TWO DAYS LATER'
    )
    assert not [fault for each in mentions(text) for fault in faults(each.title, text)]


def test_a_word_on_both_sides_of_a_date_stands_once() -> None:
    found = mention("At the mill winners“was two weeks ago was the worst of loss.", "two weeks ago")
    assert "was was" not in found.title


def test_a_phrase_keeps_its_hyphen_in_place_of_a_pronoun() -> None:
    found = mention("The F12-97 method was new. It was sold in May.", "May")
    assert found.title == "[The F12-97 method] was sold"


def test_words_of_the_sentence_before_are_in_brackets() -> None:
    found = mention(
        "The ten riders fell when they met on 3 May 2020. Shortly after, they left the hall.", "Shortly after"
    )
    assert found.title == "[The ten riders] left the hall"
