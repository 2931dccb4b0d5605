"""A filter in words."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from timeline.selection.criteria import Selection
from timeline.words import ANCHOR_WORDS, MODALITY_WORDS, PRECISION_WORDS, joined, long_period, plural


def describe(selection: Selection, articles: Mapping[str, str] | None = None) -> str:
    """Return the filter in words: "Actor: Taliban. Place: Kabul. 1 August – 15 September 2021".

    Empty for a filter without criteria. CodedColumn and text are not escaped. ``articles`` are the names of
    articles by id; an article without a name is named by its id.
    """
    joint = "and" if selection.every else "or"
    named = [(articles or {}).get(article, article) for article in selection.articles]
    parts = [
        _names("Actor", selection.actors, joint),
        _names("Place", selection.places, joint),
        _values("Only", selection.modalities, MODALITY_WORDS),
        f"With “{' '.join(selection.text.split())}”" if selection.sought else "",
        _values("Dated", selection.precision, PRECISION_WORDS),
        _values("Dates", selection.anchors, ANCHOR_WORDS),
        _names("Source", selection.sources, "or"),
        _names("Article", named, "or"),
        long_period(selection.first, selection.last),
    ]
    return ". ".join(part for part in parts if part)


def _values(lead: str, values: Collection[str], labels: Mapping[str, str]) -> str:
    return f"{lead} {joined([labels.get(value, value) for value in values], 'or')}" if values else ""


def _names(noun: str, names: Collection[str], joint: str) -> str:
    return f"{plural(len(names), noun)}: {joined(list(names), joint)}" if names else ""
