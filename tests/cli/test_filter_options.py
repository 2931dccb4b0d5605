"""The options of filters, and their messages for unknown names."""

import argparse
from datetime import date

import pytest

from tests.figure.sets import row, table
from timeline.cli.filter_options import add_filters, selection
from timeline.errors import UsageError
from timeline.model import Anchor, Modality, Precision
from timeline.selection import CRITERIA

DAY = date(2023, 5, 7)
EVENTS = table(
    [
        row("1", DAY, DAY, actors=("Harbour Union", "Port Authority"), places=("Bergen",), countries=("NO",)),
        row("2", DAY, DAY, actors=("Harbour Union",), places=("Oslo",), countries=("NO",), source="Wire"),
    ]
)


def parsed(*arguments: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_filters(parser)
    return parser.parse_args(arguments)


def test_names_in_any_case_can_be_given_several_times():
    chosen = selection(
        parsed("--actor", "harbour union", "--actor", "Port Authority", "--place", "OSLO"), EVENTS
    )
    assert chosen.actors == ("Harbour Union", "Port Authority")
    assert chosen.places == ("Oslo",)


def test_an_alias_selects_the_name():
    events = table([row("1", DAY, DAY, actors=("United Nations",))])
    assert selection(parsed("--actor", "un"), events).actors == ("United Nations",)


def test_a_country_includes_its_places():
    assert selection(parsed("--place", "norway"), EVENTS).places == ("Norway",)


def test_every_asks_for_all_names():
    assert selection(parsed("--actor", "Harbour Union", "--every"), EVENTS).every
    assert not selection(parsed("--actor", "Harbour Union"), EVENTS).every


def test_a_choice_is_given_by_value_or_by_label():
    asked = (
        *("--precision", "day", "--precision", "Within a week"),
        *("--modality", "negated", "--modality", "said"),
        *("--anchor", "dct", "--anchor", "printed in the text"),
    )
    chosen = selection(parsed(*asked), EVENTS)
    assert chosen.precision == (Precision.DAY, Precision.WEEK)
    assert chosen.modalities == (Modality.NEGATED, Modality.REPORTED)
    assert chosen.anchors == (Anchor.DCT, Anchor.EXPLICIT)


def test_a_source_and_an_article_are_given_by_name():
    chosen = selection(parsed("--source", "WIRE", "--article", "a"), EVENTS)
    assert (chosen.sources, chosen.articles) == (("Wire",), ("a",))


@pytest.mark.parametrize("criterion", CRITERIA, ids=lambda criterion: criterion.field)
def test_the_help_names_every_option_and_every_value(criterion):
    parser = argparse.ArgumentParser()
    add_filters(parser)
    words = " ".join(parser.format_help().split())
    assert f"--{criterion.option}" in words
    assert all(f"{value} ({label})" in words for value, label in criterion.values.items())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("--precision", "hour"),
            '--precision cannot be "hour"; give day (to the day), week (within a week)',
        ),
        (("--modality", "true"), "or negated (did not happen)."),
        (
            ("--source", "Nobody"),
            'No event has the source "Nobody"; the most frequent are No outlet named, Wire.',
        ),
        (("--actor", "Harbor Union"), 'No event has the actor "Harbor Union"; did you mean Harbour Union?'),
        (("--actor", "union"), "did you mean Harbour Union?"),
        (("--place", "Berggen"), 'No event has the place "Berggen"; did you mean Bergen?'),
        (("--actor", "zzz"), "the most frequent are Harbour Union, Port Authority."),
        (("--from", "2023-05-08", "--until", "2023-05-07"), "give the earlier day first"),
    ],
)
def test_an_unknown_value_is_refused_with_suggestions(arguments, said):
    with pytest.raises(UsageError) as fault:
        selection(parsed(*arguments), EVENTS)
    assert said in str(fault.value)


def test_without_names_there_are_no_suggestions():
    with pytest.raises(UsageError, match=r'No event has the actor "A", nor any other\.'):
        selection(parsed("--actor", "A"), EVENTS.head(0))


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2024-02-10", date(2024, 2, 10), date(2024, 2, 10)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_a_month_or_a_year_is_a_whole_period(written, first, last):
    options = parsed("--from", written, "--until", written)
    assert (options.filter_first, options.filter_last) == (first, last)


@pytest.mark.parametrize(
    "written", ["yesterday", "2024-13", "2024-02-30", "24-2-1", "2024-02-1", "0000", "²⁰²⁴", ""]
)
def test_a_text_without_a_day_is_wrong_usage(written, capsys):
    with pytest.raises(SystemExit) as stop:
        parsed("--from", written)
    assert stop.value.code == 2
    assert "a day such as 2021-08-15 is needed" in capsys.readouterr().err
