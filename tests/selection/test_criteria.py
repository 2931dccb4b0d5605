"""Every criterion of the table works everywhere: mask, link, saved view, words, command line."""

import argparse
import json
from datetime import date
from urllib.parse import parse_qs, urlencode

import pandas as pd
import pytest

from tests.figure.sets import row, table
from timeline.cli.filter_options import add_filters
from timeline.cli.filter_options import selection as selection_of_options
from timeline.selection import CRITERIA, Kind, Selection, describe, from_params, to_params
from timeline.selection.event_index import EventIndex

MAY, JUNE = date(2023, 5, 7), date(2023, 6, 7)
EVENTS = table(
    [
        row(
            "meeting",
            MAY,
            MAY,
            title="The union met the mayor",
            actors=("Harbour Union", "Mayor Sandvik"),
            groups=("dockers",),
            places=("Bergen",),
            countries=("NO",),
            source="Wire",
            article="news/1.txt",
            outlets=2,
            disputed=True,
            starred=True,
            tags=("labour",),
            checked=True,
        ),
        row(
            "strike",
            JUNE,
            None,
            title="The union may strike",
            modality="hypothetical",
            anchor="dct",
            actors=("Harbour Union",),
            places=("Oslo",),
            countries=("NO",),
            source="Post",
            article="news/2.txt",
        ),
    ]
)
VALUES = {
    "text": "mayor",
    "first": JUNE,
    "last": MAY,
    "every": True,
    "outlets": 2,
    "disputed": True,
    "starred": True,
}
"""A value of each criterion that is not a list."""
EVERY = Selection(actors=("Harbour Union", "Mayor Sandvik"))
"""The flag ``every`` has an effect only with two names."""
each_criterion = pytest.mark.parametrize("criterion", CRITERIA, ids=lambda criterion: criterion.field)


def example(criterion) -> Selection:
    """Return a filter by one criterion that leaves one of the two events."""
    if criterion.kind in (Kind.NAMES, Kind.CHOICE):
        counts = EventIndex(EVENTS).counts(criterion.column)
        return Selection().with_value(criterion, (next(value for value in counts if counts[value] == 1),))
    assert criterion.field in VALUES, f"give an example for {criterion.field} in VALUES"
    return (EVERY if criterion.field == "every" else Selection()).with_value(
        criterion, VALUES[criterion.field]
    )


def without(criterion) -> Selection:
    return example(criterion).with_value(criterion, Selection()[criterion])


@each_criterion
def test_a_criterion_filters_events(criterion):
    index = EventIndex(EVENTS)
    assert len(index.filtered(example(criterion))) == 1
    assert len(index.filtered(without(criterion))) == 2


@each_criterion
def test_a_criterion_survives_a_link(criterion):
    params = to_params(example(criterion))
    assert params.get(criterion.link) != to_params(without(criterion)).get(criterion.link)
    view, faults = from_params(parse_qs(urlencode(params, doseq=True)))
    assert (view.selection, faults) == (example(criterion), [])


@each_criterion
def test_a_criterion_survives_a_saved_view(criterion):
    saved = json.loads(json.dumps(to_params(example(criterion))))
    view, faults = from_params(saved)
    assert (view.selection, faults) == (example(criterion), [])


@each_criterion
def test_a_criterion_has_words(criterion):
    assert describe(example(criterion))
    assert describe(example(criterion)) != describe(without(criterion))


def arguments(criterion) -> list[str]:
    """Return the command line for ``example``."""
    value = example(criterion)[criterion]
    if criterion.kind is Kind.FLAG:
        actors = [part for name in EVERY.actors for part in ("--actor", name)]
        return [*(actors if criterion.field == "every" else ()), f"--{criterion.option}"]
    values = value if isinstance(value, tuple) else (value,)
    return [part for each in values for part in (f"--{criterion.option}", str(each))]


@each_criterion
def test_a_criterion_has_an_option(criterion):
    parser = argparse.ArgumentParser()
    add_filters(parser)
    assert selection_of_options(parser.parse_args(arguments(criterion)), EVENTS) == example(criterion)


@each_criterion
def test_a_criterion_is_unset_by_default(criterion):
    assert not Selection()[criterion]


def test_criteria_have_names_of_their_own():
    for name in ("field", "link", "option", "label"):
        assert pd.Series([getattr(criterion, name) for criterion in CRITERIA]).is_unique
