"""A filter in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from timeline.selection.criteria import CRITERIA, PERIODS, Criterion, Kind, Selection
from timeline.words import joined, long_period, plural


def describe(selection: Selection, articles: Mapping[str, str] | None = None) -> str:
    """Return the filter in words: "Actor: Taliban. Place: Kabul. 1 August – 15 September 2021".

    Empty for a filter without criteria. Names and text are not escaped. ``articles`` are the names of
    articles by id; an article without a name is named by its id.
    """
    return ". ".join((*_criteria(selection, articles or {}), *_periods(selection)))


def _criteria(selection: Selection, articles: Mapping[str, str]) -> Iterator[str]:
    """Yield the criteria of a filter in words, but for its periods."""
    for criterion in CRITERIA:
        value = selection[criterion]
        if not value:
            continue
        if criterion.kind is Kind.NAMES:
            names = [articles.get(name, name) for name in value] if criterion.column == "article" else value
            joint = "and" if criterion.multiple and selection.every else "or"
            yield f"{plural(len(names), criterion.label)}: {joined(names, joint)}"
        elif criterion.kind is Kind.CHOICE:
            yield f"{criterion.lead} {choices(criterion, value)}"
        elif criterion.kind is Kind.TEXT and value.split():
            yield f"{criterion.lead} “{' '.join(value.split())}”"
        elif criterion.kind is Kind.FLAG and criterion.field != "every":  # ``every`` shows as "and"
            yield criterion.label


def choices(criterion: Criterion, values: Sequence[str]) -> str:
    """Return values of a choice in words: "to the day or within a week"."""
    return joined([criterion.values.get(value, value) for value in values], "or")


def _periods(selection: Selection) -> Iterator[str]:
    for first, last in PERIODS:
        if words := long_period(selection[first], selection[last]):
            yield f"{first.lead} {words}".lstrip()
