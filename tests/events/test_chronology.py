"""Lines of a chronology: the date at the head of a line dates the statement behind or below it."""

from datetime import date

import pytest

from tests.events.short_texts import mentions
from timeline.events import extract
from timeline.model import Article

LINES = [
    ("14/01/2021 - Mayor flees", [("14/01/2021", "2021-01-14", "Mayor flees")]),
    (
        "March 3, 2020\nThe plant burns down.\n\nMarch 5, 2020\nIts owner is held.",
        [
            ("March 3, 2020", "2020-03-03", "Plant burns down"),
            ("March 5, 2020", "2020-03-05", "Owner is held"),
        ],
    ),
    (
        "- **2019-06-21** | Reuters — The rebels enter Aleppo.",
        [("2019-06-21", "2019-06-21", "Rebels enter Aleppo")],
    ),
    (
        "| 12 May 2021 | Miners walk out |\n| 19 May 2021 | Miners return to work |",
        [
            ("12 May 2021", "2021-05-12", "Miners walk out"),
            ("19 May 2021", "2021-05-19", "Miners return to work"),
        ],
    ),
    (
        "[12 April 1961] Gagarin orbits the Earth.",
        [("12 April 1961", "1961-04-12", "Gagarin orbits the Earth")],
    ),
    (
        "Sept. 3, 1967. Sweden drives on the right.",
        [("Sept. 3, 1967", "1967-09-03", "Sweden drives on the right")],
    ),
    (
        "Oct 2014: Rebels take the port. Dec: A truce is signed.",
        [("Oct 2014", "2014-10", "Rebels take the port"), ("Dec", "2014-12", "Truce is signed")],
    ),
    (
        "2016\n\n3 January: Protesters storm the embassy.\n\n2017\n\n20 January: The president falls.",
        [
            ("3 January", "2016-01-03", "Protesters storm the embassy"),
            ("20 January", "2017-01-20", "President falls"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "want"), LINES)
def test_the_head_of_a_line_dates_its_statement(text: str, want: list[tuple[str, str, str]]) -> None:
    made = [(m.expression.text, m.expression.date.edtf, m.title) for m in mentions(text)]
    assert made == want


@pytest.mark.parametrize(
    "text",
    [
        "September 15, 2021\nThe mayor is in office.",
        "The 2014 - 15 season was long.",
        "Flight 1803 - The longest",
    ],
)
def test_a_date_of_the_page_or_of_a_thing_heads_no_entry(text: str) -> None:
    assert not any(m.expression.start < 12 for m in mentions(text))


def test_a_mention_of_an_entry_holds_its_date() -> None:
    [mention] = extract(Article("a", "3 May 2019 - The port closes.", published=date(2021, 9, 15))).mentions
    assert (mention.start, mention.end) == (0, 29)


def test_the_subject_of_the_statement_is_its_actor_and_the_date_is_none() -> None:
    [mention] = mentions("15/01/2021 - Sweden takes over the chair")
    assert mention.actors == ("Sweden",)


def test_a_line_of_a_chronology_may_lie_ahead() -> None:
    planned, moved = mentions("20/12/2021 - The port closes\n21/12/2021 - The vote is moved to Bram")
    assert (planned.title, planned.modality) == ("Port closes", "planned")
    assert moved.date.edtf == "2021-12-21"
