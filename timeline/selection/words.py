"""A filter in words."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from timeline.selection.criteria import ANCHOR_WORDS, MODALITY_WORDS, PRECISION_WORDS, Selection


def words(selection: Selection, articles: Mapping[str, str] | None = None) -> str:
    """Return the filter in words: "Actor: Taliban. Place: Kabul. 1 August – 15 September 2021".

    Empty where nothing is filtered. Names and text stand in it as they are: they need escaping.
    ``articles`` are the names of articles by id; one without a name is called by its id.
    """
    joint = "and" if selection.every else "or"
    named = [(articles or {}).get(each, each) for each in selection.articles]
    parts = [
        _named("Actor", selection.actors, joint),
        _named("Place", selection.places, joint),
        _said("Only", selection.modalities, MODALITY_WORDS),
        f"With “{' '.join(selection.text.split())}”" if selection.sought else "",
        _said("Dated", selection.precision, PRECISION_WORDS),
        _said("Dates", selection.anchors, ANCHOR_WORDS),
        _named("Source", selection.sources, "or"),
        _named("Article", named, "or"),
        period(selection.first, selection.last),
    ]
    return ". ".join(part for part in parts if part)


def period(first: date | None, last: date | None) -> str:
    """Return a period in words, each month and year once: "1 August – 15 September 2021".

    Both ends are inclusive; ``None`` is an open side, and without any side it is empty.
    """
    if first is None and last is None:
        return ""
    if first is None or last is None:
        return f"from {_day(first)}" if first else f"until {_day(last)}"
    if first == last:
        return _day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last)}"
    if first.year == last.year:
        return f"{first.day} {first:%B} – {_day(last)}"
    return f"{_day(first)} – {_day(last)}"


def _said(lead: str, values: Collection[str], said: Mapping[str, str]) -> str:
    return f"{lead} {_listed([said.get(value, value) for value in values], 'or')}" if values else ""


def _named(what: str, names: Collection[str], joint: str) -> str:
    return f"{what}{'s' if len(names) > 1 else ''}: {_listed(names, joint)}" if names else ""


def _listed(names: Collection[str], joint: str) -> str:
    *most, end = names
    return f"{', '.join(most)} {joint} {end}" if most else end


def _day(day: date | None) -> str:
    return f"{day.day} {day:%B} {day.year}" if day else ""
