"""The direction of tense: it selects a past or a future date."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from timeline.temporal import tag

WEDNESDAY = date(2021, 9, 15)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He is set to speak on Thursday.", "2021-09-16"),
        ("He was set to speak on Thursday.", "2021-09-16"),
        ("He had planned to speak on Thursday.", "2021-09-09"),
        ("The sale ends Friday.", "2021-09-17"),
        ("He has until Thursday to answer.", "2021-09-16"),
        ("The council has given them until 9 a.m. Thursday.", "2021-09-16T09:00"),
        ("They fought until Thursday.", "2021-09-09"),
        ("They could meet as early as Monday.", "2021-09-20"),
        ("The rules are scheduled for May 7.", "2022-05-07"),
        ("The law takes effect on June 1.", "2022-06-01"),
        ("Enrollment ends July 31.", "2022-07-31"),
        ("Snow is forecast for Friday.", "2021-09-17"),
        ("The final is at 8pm on Sunday.", "2021-09-19T20:00"),
        ("Forecasters expect the storm to arrive early Friday.", "2021-09-17"),
        ("The exhibition opens in three weeks.", "2021-W40"),
        ("The March vote could cost the party its majority.", "2022-03"),
        ("He was fined in December 2019 and again in March.", "2020-03"),
        ("Results for the year ended Jan. 31 rose.", "2021-01-31"),
        ("In March, they closed the mine.", "2021-03"),
        ("In March, they will close the mine.", "2022-03"),
        ("He said that Tuesday's vote was fair.", "2021-09-14"),
        ("Prices fell following Monday's report.", "2021-09-13"),
    ],
)
def test_tense_selects_the_past_or_the_future_date(text: str, value: str) -> None:
    assert tag(text, WEDNESDAY)[-1].value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He died on Christmas Day.", "2015-12-25"),
        ("He will sing on Christmas Day.", "2016-12-25"),
        ("Shops close on Christmas Day.", "2016-12-25"),
    ],
)
def test_tense_selects_the_holiday_even_in_a_short_clause(text: str, value: str) -> None:
    assert tag(text, date(2016, 11, 6))[0].value == value


def test_a_future_end_of_the_month_counts_from_the_publication_date() -> None:
    held = "He was held in March 2020. "
    assert tag(f"{held}They would appeal by the end of the month.", WEDNESDAY)[-1].value == "2021-09"
    assert tag(f"{held}They freed him at the end of the month.", WEDNESDAY)[-1].value == "2020-03"


MONDAY = date(2022, 12, 12)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # the verb before the date
        ("The council sold the harbour on January 19.", ["2022-01-19"]),
        ("Two miners drowned in a shaft near Lubin on 4 February.", ["2022-02-04"]),
        ("Wheat prices had already doubled by the end of February.", ["2022-02"]),
        ("Nobody spoke to him after January 7.", ["2022-01-07"]),
        ("The choir hasn't sung together since March 3.", ["2022-03-03"]),
        ("Did the minister know about the loan in January?", ["2022-01"]),
        ("They got married in Bergen on 26 February.", ["2022-02-26"]),
        ("He shot himself on the 9th of January.", ["2022-01-09"]),
        ("The airline has flown to Oslo every day since February.", ["2022-02"]),
        # the verb after the date
        ("On January 5 thieves stole the crown from the cathedral.", ["2022-01-05"]),
        ("In late February the two sides met in Vienna.", ["2022-02"]),
        ("In the early hours of January 8, a gas main blew up.", ["2022-01-08TMO"]),
        ("By February 20 the whole coast lay under water.", ["2022-02-20"]),
        # the date beside a noun
        ("The February 11 riot cost the club its licence.", ["2022-02-11"]),
        ("Six people are on trial over the January 30 kidnapping.", ["2022-01-30"]),
        ("The January flood taught the town a lesson.", ["2022-01"]),
        ("The death of her father in February changed everything.", ["2022-02"]),
        ("Residents remember the avalanche of 2 March.", ["2022-03-02"]),
        # participles and relative clauses
        ("A nurse kidnapped on January 12 has been found alive.", ["2022-01-12"]),
        ("The album, recorded in February, sold badly.", ["2022-02"]),
        ("The judge who wrote the ruling of 3 March has retired.", ["2022-03-03"]),
        ("The ship that sank on January 15 will never be raised.", ["2022-01-15"]),
        # ranges and lists
        ("He stayed in Lima from 10 to 15 January.", ["2022-01-10", "2022-01-15"]),
        (
            "The strikes of January 5, February 9 and March 2 paralysed the ports.",
            ["2022-01-05", "2022-02-09", "2022-03-02"],
        ),
        # both tenses in one sentence
        (
            "The court heard two witnesses on January 18 and will hear three more on January 25.",
            ["2022-01-18", "2023-01-25"],
        ),
        ("The mine, which closed in February, is to open again in March.", ["2022-02", "2023-03"]),
        (
            "He was sacked on 8 February, but his successor does not start until 1 February.",
            ["2022-02-08", "2023-02-01"],
        ),
        # the future
        ("Parliament will debate the bill on January 17.", ["2023-01-17"]),
        ("Parliament is going to debate the bill in October.", ["2023-10"]),
        ("The tunnel won't open before August.", ["2023-08"]),
        ("On November 2 the twins will turn eighteen.", ["2023-11-02"]),
        ("The dam should be finished by November.", ["2023-11"]),
        ("The strike is expected to last until the end of October.", ["2023-10"]),
        ("Building is likely to begin in September.", ["2023-09"]),
        ("The trial starts on January 9.", ["2023-01-09"]),
        # words that look ahead under a past verb
        ("The directors declared a dividend payable January 20.", ["2023-01-20"]),
        ("The truce was extended to January 31.", ["2023-01-31"]),
        ("The wedding was postponed until February.", ["2023-02"]),
        ("The union called a strike for January 4.", ["2023-01-04"]),
        ("The committee said that the vote would take place on January 12.", ["2023-01-12"]),
        ("Judges set a hearing for 6 February.", ["2023-02-06"]),
        ("The landlord gave the tenants until January 15 to leave.", ["2023-01-15"]),
        ("The firm agreed to sell its ferries in February.", ["2023-02"]),
        ("Teachers vowed to walk out on January 10.", ["2023-01-10"]),
        ("The ruling, effective January 1, surprised lawyers.", ["2023-01-01"]),
        # seasons and holidays
        ("The band will tour Japan in the autumn.", ["2023-FA"]),
        ("The mosaic was found in the spring.", ["2022-SP"]),
        ("The budget will be voted on in the summer.", ["2023-SU"]),
        ("Ten hikers drowned this autumn.", ["2022-FA"]),
        ("They had met at Easter.", ["2022-04-17"]),
        ("The relics will be shown at Easter.", ["2023-04-09"]),
        # weekdays
        (
            "The appeal was rejected on Tuesday and the sentence will be carried out on Thursday.",
            ["2022-12-06", "2022-12-15"],
        ),
        ("On Thursday the senators will meet the king.", ["2022-12-15"]),
        ("The keeper said the lock would be opened on Thursday.", ["2022-12-15"]),
        ("The keeper said the lock would be opened on Sunday.", ["2022-12-11"]),
        ("The keeper would not comment Thursday.", ["2022-12-08"]),
        ("The squatters were told to leave no later than Thursday.", ["2022-12-15"]),
        ("The tower's collapse in August will be remembered.", ["2022-08"]),
        ("There will be an attack in August, they fear.", ["2023-08"]),
        # nearest, whatever the tense
        ("He died on December 9.", ["2022-12-09"]),
        ("The fair opened on November 30.", ["2022-11-30"]),
        ("The match on December 15 is sold out.", ["2022-12-15"]),
    ],
)
def test_the_tense_of_the_clause_decides(text: str, values: list[str]) -> None:
    assert [expression.value for expression in tag(text, MONDAY) if expression.date is not None] == values


@pytest.mark.parametrize(
    ("text", "explanation"),
    [
        (
            "The ferry sank on February 1.",
            "February 1, the latest one before the publication date 2022-12-12, "
            "because the sentence is about the past",
        ),
        (
            "The ferry will sail on November 30.",
            "November 30, the next one after the publication date 2022-12-12, "
            "because the sentence looks ahead",
        ),
        ("The ferry sank on November 30.", "November 30, nearest to the publication date 2022-12-12"),
        (
            "The ferry will sail on Thursday.",
            "Thursday, the next one after the publication date 2022-12-12, because the sentence looks ahead",
        ),
        (
            "The ferry will sail in spring.",
            "spring, the next one after the publication date 2022-12-12, because the sentence looks ahead",
        ),
    ],
)
def test_the_explanation_names_the_tense_if_it_decided(text: str, explanation: str) -> None:
    assert tag(text, MONDAY)[-1].explanation == explanation


def test_a_clear_future_counts_from_the_publication_date_in_a_chain_of_dates() -> None:
    jailed = "He was jailed in March 2020. "
    assert tag(f"{jailed}He will be freed in May.", MONDAY)[-1].value == "2023-05"
    assert tag(f"{jailed}He was freed in May.", MONDAY)[-1].value == "2020-05"


REVIEW = (
    "The year in the valley\n\n{}: A flood closes the road.\n\n{}: The bank fails.\n\n{}: A school opens."
)


@pytest.mark.parametrize(
    ("days", "values"),
    [
        (("January 8", "March 2", "May 9"), ["2022-01-08", "2022-03-02", "2022-05-09"]),
        (("8 January", "2 March", "9 May"), ["2022-01-08", "2022-03-02", "2022-05-09"]),
        # days to come in a row
        (("January 3", "January 10", "January 17"), ["2023-01-03", "2023-01-10", "2023-01-17"]),
        (("December 20", "January 3", "February 7"), ["2022-12-20", "2023-01-03", "2023-02-07"]),
    ],
)
def test_a_review_of_the_year_in_the_present_tense_is_about_the_past(
    days: tuple[str, ...], values: list[str]
) -> None:
    assert [expression.value for expression in tag(REVIEW.format(*days), MONDAY)][-3:] == values


def _sentences() -> Iterator[tuple[date, str, list[str]]]:
    """Yield the sentences of ``tense_sentences.txt``, each with its publication date and its values."""
    published = MONDAY
    for line in Path(__file__).with_name("tense_sentences.txt").read_text(encoding="utf-8").splitlines():
        if "|" in line and not line.startswith("#"):
            text, _, values = line.partition(" | ")
            yield published, text, values.split()
        elif line[:1].isdigit():
            published = date.fromisoformat(line)


@pytest.mark.parametrize(("published", "text", "values"), [*_sentences()])
def test_the_tense_decides_in_longer_sentences(published: date, text: str, values: list[str]) -> None:
    assert [each.value for each in tag(text, published) if each.date is not None] == values
