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
    text = "The plant shut in June 1998 and was sold in July, the owner said."
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
