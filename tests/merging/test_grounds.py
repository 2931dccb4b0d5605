"""Grounds: two statements are one event only if they name, tell and speak of the same."""

import pytest

from tests.merging.stories import article, events_of


def events_told(*rows: tuple[str, int, str]) -> int:
    """Return the number of events that articles tell; a row has outlet, day of May 2020 and text."""
    return len(events_of([article(*row) for row in rows]))


@pytest.mark.parametrize(
    "told",
    [
        "The miners' protests in Tarn began in May 2020.",
        "The trial of the mayor of Tarn began in May 2020.",
    ],
)
def test_a_month_and_a_day_in_it_need_more_than_a_verb_that_tells_no_act(told: str) -> None:
    struck = "The air strikes on Tarn began on 4 May 2020."
    assert events_told(("Courier", 6, struck), ("Herald", 28, told)) == 2


def test_a_month_and_a_day_in_it_are_one_date_of_the_same_act_on_the_same_thing() -> None:
    seized = "Rebels seized the airport of Tarn on 4 May 2020."
    assert (
        events_told(("Courier", 6, seized), ("Herald", 28, "In May 2020 rebels seized the airport of Tarn."))
        == 1
    )


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "Prices of bread rose 3.1 percent in April 2020, the statistics office said.",
            "Rents rose 4.7 percent in April 2020, the statistics office said.",
        ),
        ("Periods ended 30 April 2020.", "Period ends 30 April 2020."),
        (
            "Exports of cocoa from Tarn rose 12 percent in April 2020 to 340 tonnes.",
            "Exports of wool from Tarn rose 19 percent in April 2020 to 410 tonnes.",
        ),
    ],
)
def test_figures_of_other_things_are_other_events(one: str, two: str) -> None:
    assert events_told(("Courier", 6, one), ("Courier", 7, two)) == 2


def test_one_speaker_says_two_things_on_one_day() -> None:
    one = "Borano Ratings said on Monday that it lowered the bonds of Tarn Savings."
    two = "Borano Ratings said on Monday that it will review the bonds of Acme Steel."
    assert events_told(("Courier", 4, one), ("Herald", 4, two)) == 2
    assert events_told(("Courier", 4, one), ("Herald", 5, one.replace("lowered", "has lowered"))) == 1


def test_a_month_does_not_connect_two_days_of_it() -> None:
    rows = (
        ("Courier", 6, "Rebels seized the airport of Tarn on 4 May 2020."),
        ("Herald", 20, "Rebels seized the airport of Tarn on 18 May 2020."),
        ("Gazette", 28, "In May 2020 rebels seized the airport of Tarn."),
    )
    assert events_told(*rows[:2]) == 2
    assert events_told(*rows) == 2


def test_the_same_sentence_of_one_date_is_one_event_even_if_it_names_nobody() -> None:
    sentence = "Hundreds of residents fled the burning hills above the dam on 4 May 2020."
    assert events_told(("Courier", 6, sentence), ("Herald", 20, sentence)) == 1
    assert events_told(("Courier", 6, sentence), ("Herald", 20, sentence.replace("4 May", "11 May"))) == 2


def test_pictures_of_one_day_that_name_others_are_other_events() -> None:
    mosque = "A picture taken on 4 May 2020 shows the comet rising over a mosque in the harbour of Tarn."
    gate = "A picture taken on 4 May 2020 shows the comet rising over the Karo Gate, in Bram."
    assert events_told(("Courier", 6, f"{mosque}\n\n{gate}")) == 2
    same = "The comet rising over Tarn is shown in a picture taken on 4 May 2020."
    assert (
        events_told(
            ("Courier", 6, "A picture taken on 4 May 2020 shows the comet rising over Tarn."),
            ("Herald", 6, same),
        )
        == 1
    )


def test_a_picture_of_a_probe_is_no_act_of_it() -> None:
    landed = "The probe Karo 3 completed its first landing in May 2020."
    assert (
        events_told(("Courier", 6, "The probe Karo 3 is pictured in May 2020."), ("Herald", 6, landed)) == 2
    )
    assert events_told(("Courier", 6, "In May 2020 the probe Karo 3 landed."), ("Herald", 6, landed)) == 1


def test_news_without_a_day_needs_more_in_common_than_stated_days() -> None:
    urged = ("Courier", 6, "Envoys of Norland urged the council of Karo to vote on the embargo on Wednesday.")
    drafts = "The council of Karo is considering a new draft of the embargo."
    assert events_told(urged, ("Herald", 6, drafts)) == 2
    again = "Envoys of Norland have urged the council of Karo to vote on the embargo."
    assert events_told(urged, ("Herald", 6, again)) == 1


def test_the_month_of_the_date_is_nothing_in_common() -> None:
    rows = (
        ("Courier", 6, "The plan to seal the mine of Tarn was delayed until early September."),
        ("Herald", 7, "Parliament in Tarn has delayed a vote on pensions until September."),
    )
    assert events_told(*rows) == 2
    again = "A plan to seal the Tarn mine has been delayed until early September."
    assert events_told(rows[0], ("Herald", 7, again)) == 1
