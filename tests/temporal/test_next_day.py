"""The weekday after the day of publication: the day to come where the article tells what happened on it."""

from datetime import date

import pytest

from timeline.temporal import tag

SATURDAY = date(2011, 3, 19)


def day_of(text: str, words: str, published: date = SATURDAY) -> str | None:
    found = next(each for each in tag(text, published) if words in each.text)
    return found.date.edtf if found.date is not None else None


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        # its first hours, beside the day of publication
        ("Two ships left on Saturday. Shots were heard early Sunday.", "2011-03-20?"),
        ("Two ships left on Saturday. Shots were heard on Sunday morning.", "2011-03-20?"),
        ("Two ships left on Friday. Shots were heard early Sunday.", "2011-03-13?"),
        # its date, as something that has happened
        ("Shots were heard on Sunday. The towns were hit on March 4 and on March 20.", "2011-03-20?"),
        ("Shots were heard on Sunday. The council will meet on March 20.", "2011-03-13?"),
        # often, and in the lead
        ("Shots were heard Sunday. Sunday's attack was short. On Sunday it rained.", "2011-03-20?"),
        ("Shots were heard Sunday.", "2011-03-13?"),
        # said on it
        ("The mayor said on Sunday that the ship had sunk.", "2011-03-20?"),
        ("The mayor said the ship had sunk on Sunday.", "2011-03-13?"),
        # a plan is not in doubt, and last Sunday is what it says
        ("The mayor will resign on Sunday.", "2011-03-20"),
        ("The mayor resigned last Sunday.", "2011-03-13"),
    ],
)
def test_a_weekday_may_be_the_day_to_come(text: str, edtf: str) -> None:
    assert day_of(text, "Sunday") == edtf


def test_both_days_are_told() -> None:
    [found] = tag("The mayor said on Sunday that the ship had sunk.", SATURDAY)
    assert "2011-03-20" in str(found.date.edtf)
    assert "2011-03-13" in found.explanation


@pytest.mark.parametrize(
    ("text", "words", "published", "edtf"),
    [
        ("It fell just before 6 a.m. (2100 GMT Monday).", "6 a.m.", "2017-08-28", "2017-08-29"),
        ("It fell at 10 p.m. (0300 GMT Tuesday).", "10 p.m.", "2017-08-29", "2017-08-28"),
        ("It fell at 10 p.m. (2100 GMT Tuesday).", "10 p.m.", "2017-08-30", "2017-08-29"),
        ("It fell on Tuesday, at 6 a.m. (2100 GMT Monday).", "Tuesday", "2017-08-28", "2017-08-29?"),
    ],
)
def test_a_time_beside_the_worlds_time_is_of_the_local_day(text, words, published, edtf) -> None:
    assert day_of(text, words, date.fromisoformat(published)) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("As Norway prepares to vote in Monday's election, it rains.", "2017-10-23"),
        ("The town is preparing for Monday's match.", "2017-10-23"),
        ("Police prepare a report on Monday's crash.", "2017-10-16"),
        ("Norway voted in Monday's election.", "2017-10-16"),
    ],
)
def test_what_somebody_prepares_for_lies_ahead(text: str, edtf: str) -> None:
    assert day_of(text, "Monday", date(2017, 10, 19)) == edtf


def test_the_number_of_a_thing_is_no_anchor() -> None:
    text = "The army deployed three Falcon 2000 jets. The pilots left the next day."
    assert day_of(text, "the next day") == "2011-03-20"
    text = "The storm broke in 2000. The pilots left the next day."
    assert day_of(text, "the next day") == "2000"


def test_a_day_or_two_is_a_length() -> None:
    [found] = tag("The strikes may begin in the next day or two.", SATURDAY)
    assert (found.value, found.date) == ("PXD", None)
