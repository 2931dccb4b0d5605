"""A filter in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from timeline.selection.criteria import CRITERIA, PERIODS, Criterion, Kind, Selection
from timeline.words import counted, joined, long_period, plural


def describe_for_readers(selection: Selection, articles: Mapping[str, str] | None = None) -> str:
    """Return the filter in words for a published picture, without stars: only an editor knows them."""
    return describe(replace(selection, starred=False), articles)


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
        if value and (words := _words(criterion, value, selection.every, articles)):
            yield words


def _words(criterion: Criterion, value: Any, every: bool, articles: Mapping[str, str]) -> str:
    """Return a set criterion in words; empty for a day, and for ``every``: it shows as "and"."""
    if criterion.kind is Kind.NAMES:
        names = [articles.get(name, name) for name in value] if criterion.column == "witnesses" else value
        joint = "and" if criterion.multiple and every else "or"
        return f"{plural(len(names), criterion.label)}: {joined(names, joint)}"
    if criterion.kind is Kind.CHOICE:
        labels = [criterion.values.get(each, each) for each in value]
        return f"{criterion.lead} {joined(labels, 'or')}"
    if criterion.kind is Kind.TEXT and value.split():
        return f"{criterion.lead} “{' '.join(value.split())}”"
    if criterion.kind is Kind.LEAST:
        return f"{criterion.lead} {counted(value, criterion.unit)}"
    if criterion.kind is Kind.FLAG and criterion.field != "every":
        return criterion.label
    return ""


def _periods(selection: Selection) -> Iterator[str]:
    for first, last in PERIODS:
        if words := long_period(selection[first], selection[last]):
            yield f"{first.lead} {words}".lstrip()
