"""What an article leaves open, plans or denies: no open question counts as denied, no plan as done."""

import pytest

from tests.events.short_texts import PUBLISHED, mention, mentions
from timeline.events import extract
from timeline.model import Article, Modality

STATED = [
    # a question that is left open is no denial
    ("It was not clear on Monday whether the port had fallen.", "Monday", Modality.HYPOTHETICAL),
    ("Whether the port had fallen was not clear on Monday.", "Monday", Modality.HYPOTHETICAL),
    ("It remained unclear on Monday who held the port.", "Monday", Modality.HYPOTHETICAL),
    ("It is unclear who held the port on Monday.", "Monday", Modality.HYPOTHETICAL),
    ("It was clear on Monday who had won.", "Monday", Modality.ASSERTED),
    ("The judge was not clear in her ruling on Monday.", "Monday", Modality.NEGATED),
    # doubt and possibility
    ("Villagers fear that the army will enter the town on Friday.", "Friday", Modality.HYPOTHETICAL),
    ("The mayor doubts that a vote will be held on Friday.", "Friday", Modality.HYPOTHETICAL),
    ("The army might conduct a test on Friday.", "Friday", Modality.HYPOTHETICAL),
    # a programme of the day of publication, and of a day before
    ("Ana Duarte is scheduled to fly to Lima on Wednesday.", "Wednesday", Modality.PLANNED),
    ("The council was to vote on the plan on Wednesday.", "Wednesday", Modality.PLANNED),
    ("The talks resume at 11 a.m. Wednesday.", "11 a.m. Wednesday", Modality.PLANNED),
    ("The talks resumed at 11 a.m. Wednesday.", "11 a.m. Wednesday", Modality.ASSERTED),
    ("Ana Duarte sent an envoy to a summit to be held Wednesday.", "Wednesday", Modality.PLANNED),
    ("The town was set on fire on Monday.", "Monday", Modality.ASSERTED),
    # the date of a text is no date of what it tells
    ("The lock will stay shut, according to a statement on Monday.", "Monday", Modality.REPORTED),
    ("The ferry did not sink, according to a letter of its owner on Monday.", "Monday", Modality.REPORTED),
    ("The harbour will open on Friday, according to a statement.", "Friday", Modality.PLANNED),
    ("The mill was sold on Monday, according to a report of the bank.", "Monday", Modality.ASSERTED),
    ("The mill was sold, according to a report on the sale of Monday.", "Monday", Modality.ASSERTED),
    # a programme of the past: nobody says that it was kept
    ("The mayor was meant to open the lock on 13 September 2021.", "13 September 2021", Modality.PLANNED),
    ("On 13 September 2021, the mayor was supposed to resign.", "13 September 2021", Modality.PLANNED),
    ("The ferry had been due to leave Ostend on 3 May 2020.", "3 May 2020", Modality.PLANNED),
    ("The bridge was intended to open in May 2020.", "May 2020", Modality.PLANNED),
    ("The troops were expected to leave on 3 May 2020.", "3 May 2020", Modality.PLANNED),
    ("The two kings were going to sign a treaty on 3 May 1720.", "3 May 1720", Modality.PLANNED),
    ("The strike was supposedly called off on Monday.", "Monday", Modality.ASSERTED),
    ("The bomb, which was meant to kill a general, exploded on Monday.", "Monday", Modality.ASSERTED),
    ("The law passed in May 2020 was meant to protect tenants.", "May 2020", Modality.ASSERTED),
    ("The sailors were forced to leave on Monday.", "Monday", Modality.ASSERTED),
    ("The poem was set to music in May 2020.", "May 2020", Modality.ASSERTED),
    # what was not there, and what nobody was able to do
    ("There were no planes over the port on Monday.", "Monday", Modality.NEGATED),
    ("There was no doubt on Monday that the mayor had fled.", "Monday", Modality.ASSERTED),
    ("The team was not able to reach the village on Monday.", "Monday", Modality.NEGATED),
    ("Doctors were unable to reach the village on Monday.", "Monday", Modality.NEGATED),
    ("Doctors were able to reach the village on Monday.", "Monday", Modality.ASSERTED),
]


@pytest.mark.parametrize(("text", "expression", "modality"), STATED)
def test_modality(text: str, expression: str, modality: Modality) -> None:
    assert mention(text, expression).modality is modality


@pytest.mark.parametrize(
    "text",
    [
        "The dam may flood the valley like the Oru dam did in 2009.",
        "The rebels may seize the port, as they had in 2009.",
        "As it did in 2009, the council may reject the plan.",
    ],
)
def test_an_act_of_another_time_is_no_event_in_a_comparison(text: str) -> None:
    assert mentions(text) == ()


def test_a_clause_behind_as_keeps_its_event() -> None:
    assert mention("The mayor left as her deputy did so on Monday.", "Monday")


def test_what_is_expected_is_no_news_of_the_day() -> None:
    text = "The troops were expected to leave Orsk on Friday."
    found = extract(Article("article", text, published=PUBLISHED)).mentions
    assert [each.date.edtf for each in found] == ["2021-09-17"]


def test_it_stands_for_nothing_before_what_is_clear() -> None:
    text = "The ferry sailed on Monday. It was not clear late in the day who was on board, a clerk said."
    assert "ferry" not in mention(text, "late in the day").title


@pytest.mark.parametrize(
    ("text", "expression", "day", "predicate"),
    [
        # the date belongs to the clause that it stands in
        ("Four men seized by the army last week have been freed.", "last week", "2021-09-06", "seized"),
        ("Four men have been freed by the army this week.", "this week", "2021-09-13", "freed"),
        ("Gains last week made by the army convinced the mayor.", "last week", "2021-09-06", "made"),
        ("The town, which was reported to be calm on Sunday, is open.", "Sunday", "2021-09-12", "reported"),
        ("The mayor had sent the plan with a view to putting it to a vote on Friday.", "Friday",
         "2021-09-17", "putting"),
        ("The mayor met the sailors, who on Friday will leave.", "Friday", "2021-09-17", "leave"),
        ("The mayor said that on Friday the ship had sunk.", "Friday", "2021-09-10", "sunk"),
        ("The mayor said on Friday that the ship had sunk.", "Friday", "2021-09-10", "said"),
        ("The mayor had sent the plan to the council on Friday.", "Friday", "2021-09-10", "sent"),
    ],
)  # fmt: skip
def test_the_clause_of_a_date(text: str, expression: str, day: str, predicate: str) -> None:
    found = mention(text, expression)
    assert (str(found.date.earliest), found.predicate) == (day, predicate)


def test_a_test_that_sets_off_alarms_has_happened() -> None:
    assert mention("Sunday's test set off sirens.", "Sunday").modality is Modality.ASSERTED
    assert mention("The test was set for Friday.", "Friday").modality is Modality.PLANNED
