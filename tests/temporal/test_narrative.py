"""Histories and narratives: texts dated by their own chain of dates."""

from datetime import date

import pytest

from timeline.model import Anchor
from timeline.temporal import tag

WEDNESDAY = date(2021, 9, 15)


def test_a_history_is_dated_by_its_own_chain() -> None:
    text = (
        "The war began in 1904. On 8 February the fleet attacked. In April 1904 the army crossed the river. "
        "On 1 May it won. In January 1905 the port fell. On 10 March the city was taken. In May 1905 the "
        "fleet was sunk, and the two sides met in August. They signed on 5 September 1905. "
        "The year before, this was unthinkable."
    )
    values = [e.value for e in tag(text, WEDNESDAY)]
    assert values == [
        "1904", "1904-02-08", "1904-04", "1904-05-01", "1905-01", "1905-03-10", "1905-05", "1905-08",
        "1905-09-05", "1904",
    ]  # fmt: skip


def test_a_short_history_has_no_quotes_and_only_years_long_past() -> None:
    told = "In late March the river froze. The fort fell on 4 April 1887, and the town on 9 May."
    assert [e.value for e in tag(told, WEDNESDAY)] == ["1887-03", "1887-04-04", "1887-05-09"]
    said = "The works, founded in 1887, will close on 9 May, the owner said."
    assert [e.value for e in tag(said, WEDNESDAY)][1].startswith(str(WEDNESDAY.year)[:3])


def test_a_history_before_christ_stays_there() -> None:
    text = (
        "In 492 BC he crossed. In 490 BC he landed. In 481 BC he met them. In 480 BC and 479 BC they fought. "
        "The following year they met in spring."
    )
    assert [e.value for e in tag(text, WEDNESDAY)][-2:] == ["BC0478", "BC0478-SP"]


def test_a_chain_goes_on_from_december_to_january() -> None:
    text = (
        "The war began in May 1915. In June 1915 the city fell. In 1914 they had met. On 2 December 1916 it "
        "was retaken, and on 14 January they met."
    )
    last = tag(text, WEDNESDAY)[-1]
    assert (last.value, last.anchor) == ("1917-01-14", Anchor.PREVIOUS)
    assert "in the year that begins after" in last.explanation


def test_a_month_near_the_publication_date_is_of_its_year() -> None:
    text = "The plant shut in June 1998. It was sold in July, the owner said."
    assert tag(text, date(2021, 9, 29))[-1].value == "2021-07"
    assert tag(text, date(2021, 10, 29))[-1].value == "1998-07"


def test_a_history_goes_on_from_its_last_day_past_a_year_in_between() -> None:
    text = (
        "The war began in May 1973. In June 1973 the city fell. On 3 January 1974 it was retaken. "
        "On 11 January 1974 they met. The plan for 1976 was dropped, and on 20 January they signed."
    )
    assert tag(text, WEDNESDAY)[-1].value == "1974-01-20"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It ended on May 3, 2019. The following day he left.", "2019-05-04"),
        ("It ended in May 2019. That month he left.", "2019-05"),
        ("It ended in 2019. The year before, he had left.", "2018"),
        ("It ended in 2019. The following spring he left.", "2020-SP"),
        ("It ended in 2019. The following March he left.", "2020-03"),
        ("It ended on 12 May 1797. They were hanged at the end of the month.", "1797-05"),
        ("It ended on May 3, 2019. The following Tuesday he left.", "2019-05-07"),
        ("It ended on May 3, 2019. He left on the 20th.", "2019-05-20"),
        ("He was arrested in March 2015 and freed in June.", "2015-06"),
        ("It ended in 2019. In August he left.", "2021-08"),
        ("It ended in May 2019. Two days later he left.", "2019-05-XX"),
        ("It began on May 3, 2019 and ended in June 2019. That day he left.", "2019-06-XX"),
        ("He was born in 1990. Earlier in the day he had left.", "2021-09-15"),
        ("It ended on Tuesday. Earlier in the day he had left.", "2021-09-14"),
        ("Sales rose in the year to March 2020.", "2020-03"),
    ],
)
def test_the_last_date_mentioned_is_the_anchor(text: str, value: str) -> None:
    assert tag(text, WEDNESDAY)[-1].value == value


def test_a_day_of_that_year_is_of_the_year_last_mentioned() -> None:
    assert tag("He was elected in June 2012 and took office on 30 June that year.", WEDNESDAY)[-1].value == (
        "2012-06-30"
    )


STORIES = [
    (
        "The mill was bought in June 2013, closed in August and pulled down in January.",
        ["2013-06", "2013-08", "2014-01"],
    ),
    ("He was detained in November 2011. In March a court freed him.", ["2011-11", "2012-03"]),
    ("In 2008 the town had two schools. In April one of them burned down.", ["2008", "2008-04"]),
    (
        "In March 2017 the rebels took the town. The previous month forty people had starved.",
        ["2017-03", "2017-02"],
    ),
    ("The strike began on 28 December 1998. On 4 January the owners gave in.", ["1998-12-28", "1999-01-04"]),
    ("The port fell in August 2012. It had been shelled in March.", ["2012-08", "2012-03"]),
    (
        "2016\n\n3 January: Protesters storm the embassy.\n\n2017\n\n20 January: The president is sworn in.",
        ["2016", "2016-01-03", "2017", "2017-01-20"],
    ),
    ("June 2014 - Militants take the city.\nJuly - The army strikes back.", ["2014-06", "2014-07"]),
]


@pytest.mark.parametrize(("text", "values"), STORIES)
def test_a_year_stated_once_carries_on(text: str, values: list[str]) -> None:
    assert [e.value for e in tag(text, WEDNESDAY)] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A 2004 study found lead in the pipes. Officials closed the well in March.", "2021-03"),
        ("A May 2004 study found lead in the pipes. Officials closed the well in March.", "2021-03"),
        ("The bridge, built in 1932, was closed in May.", "2021-05"),
        ("The film (first shown in 1932) was restored in May.", "2021-05"),
        ("The singer, who was born in 1932, was honoured in May.", "2021-05"),
        ("The band's 1969 album was played in May at his funeral.", "2021-05"),
        ("They ruled in 2003.\n\nA minister spoke on Tuesday. A vote is due in November.", "2021-11"),
        ("The plant shut in June 1998. It was sold in July, the owner said.", "2021-07"),
    ],
)
def test_a_year_in_an_aside_carries_nothing(text: str, value: str) -> None:
    assert tag(text, WEDNESDAY)[-1].value == value


def test_the_end_of_a_period_and_a_look_back_do_not_move_the_chain() -> None:
    text = (
        "The war began in May 1944. The siege lasted until the fall of the city in February 1945. In June "
        "the army landed, its first campaign since 1940. In July it crossed the river, stronger than the "
        "previous year. In August 1944 it met the fleet."
    )
    values = [e.value for e in tag(text, WEDNESDAY)]
    assert values[2:] == ["1944-06", "1940", "1944-07", "1943", "1944-08"]


NEWS = "The council met on Monday, the mayor said. It will meet again in November. "
HISTORY = (
    "The war began in 1904. In April 1904 the army crossed the river. On 1 May it won. In January 1905 the "
    "port fell. On 10 March the city was taken. In May 1905 the fleet was sunk. They met in August.\n\n"
)


def test_a_long_text_is_judged_by_passage() -> None:
    text = NEWS * 40 + "\n\n" + HISTORY * 20 + NEWS * 40
    by_words = {}
    for expression in tag(text, WEDNESDAY):
        by_words.setdefault(expression.text, set()).add(expression.value)
    assert by_words["August"] == {"1905-08"}
    assert by_words["November"] == {"2021-11"}


def test_two_weekdays_do_not_make_a_long_history_news() -> None:
    text = (
        HISTORY * 4
        + "The treaty had been signed on a Sunday, and on Tuesday it was read. They left in August."
    )
    assert tag(text, WEDNESDAY)[-1].value == "1905-08"


def test_a_future_verb_leaves_the_chain() -> None:
    text = "The fire of March 2019 gutted the roof. The tower is to open on 1 November."
    assert tag(text, WEDNESDAY)[-1].value == "2021-11-01"


def test_a_day_before_a_bare_year_does_not_count_from_it() -> None:
    text = "The crew was freed on July 9; 1999 was the last time that pirates had struck there."
    assert tag(text, WEDNESDAY)[0].value == "2021-07-09"


def test_a_year_heading_begins_a_new_chain() -> None:
    text = "2016\n\n3 January: Protesters storm the embassy.\n\n2017\n\n20 January: The president falls."
    assert [e.value for e in tag(text, WEDNESDAY)][-1] == "2017-01-20"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Police said the man was arrested in May 2019, tried in July and jailed in August.", "2019-08"),
        ("The firm, officials said, was founded in November 2016, listed in February.", "2017-02"),
        ("He was jailed in May 2019 and is due to be freed in April, his lawyer said.", "2022-04"),
        ("On 28 May 2016 the talks began. They ended on the 3rd.", "2016-06-03"),
        ("On 28 May 2016 the talks ended. They had begun on the 3rd.", "2016-05-03"),
        ("On 28 May 2016 the talks ended, two days after the accord of the 26th.", "2016-05-26"),
    ],
)
def test_a_story_goes_on_within_its_sentence(text: str, value: str) -> None:
    assert [e.value for e in tag(text, WEDNESDAY) if e.date is not None][-1] == value


@pytest.mark.parametrize(
    "opening",
    ["In the club's 1971 season the keeper broke a leg.", "During the 1971 civil war the mill burned."],
)
def test_the_year_of_a_period_at_the_head_of_a_sentence_holds_for_the_next(opening: str) -> None:
    text = f"The owner spoke on Tuesday. {opening} On 9 April, the river rose."
    assert tag(text, WEDNESDAY)[-1].value == "1971-04-09"


@pytest.mark.parametrize(
    "opening",
    ["In the 1971 report the keeper was praised.", "He read of the 1971 season.", "He won the 1971 tour."],
)
def test_the_year_of_another_noun_does_not_hold_for_the_next_sentence(opening: str) -> None:
    text = f"The owner spoke on Tuesday. {opening} On 9 April, the river rose."
    assert tag(text, WEDNESDAY)[-1].value == "2021-04-09"
