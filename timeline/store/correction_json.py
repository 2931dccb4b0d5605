"""The values of corrections as JSON and back; the kind of a correction says of what type its values are."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import astuple
from typing import Any

from timeline.corrections import Kind, ManualEvent, Target
from timeline.corrections.correction import Value
from timeline.model import Modality
from timeline.store.payload import calendar_date, date_row, place, place_row

Read = Callable[[Any], Any]
Written = Callable[[Any], Any]


def _hand_made_row(made: ManualEvent) -> list[Any]:
    places = [place_row(each) for each in made.places]
    return [made.title, date_row(made.date), made.actors, places, made.modality]


def _hand_made(row: list[Any]) -> ManualEvent:
    title, placed, actors, places, modality = row
    return ManualEvent(
        title, calendar_date(*placed), tuple(actors), tuple(map(place, places)), Modality(modality)
    )


def _same(value: Any) -> Any:
    return value


_FORMS: Mapping[Kind, tuple[Written, Read]] = {
    Kind.DATE: (date_row, lambda row: calendar_date(*row)),
    Kind.TITLE: (_same, str),
    Kind.ACTORS: (list, tuple),
    Kind.PLACES: (
        lambda places: [place_row(each) for each in places],
        lambda rows: tuple(map(place, rows)),
    ),
    Kind.MODALITY: (str, Modality),
    Kind.HIDDEN: (bool, bool),
    Kind.CHECKED: (bool, bool),
    Kind.NOTE: (_same, str),
    Kind.MERGED: (
        lambda targets: [astuple(each) for each in targets],
        lambda rows: tuple(Target(*row) for row in rows),
    ),
    Kind.SPLIT: (bool, bool),
    Kind.ADDED: (_hand_made_row, _hand_made),
    Kind.RENAMED_ACTOR: (_same, str),
    Kind.RENAMED_PLACE: (_same, str),
}


def value_json(kind: Kind, value: Value | None) -> str | None:
    """Return a value of a correction of that kind as JSON."""
    return None if value is None else json.dumps(_FORMS[kind][0](value), separators=(",", ":"))


def value(kind: Kind, written: str | None) -> Value | None:
    """Return the value that ``value_json`` wrote."""
    return None if written is None else _FORMS[kind][1](json.loads(written))


def target_json(target: Target | None) -> str | None:
    """Return a target as JSON."""
    return None if target is None else json.dumps(astuple(target), separators=(",", ":"))


def target(written: str | None) -> Target | None:
    """Return the target that ``target_json`` wrote."""
    return None if written is None else Target(*json.loads(written))
