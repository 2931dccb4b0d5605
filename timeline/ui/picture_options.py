"""The words and the look of the picture in the session: the fields of the dialog "Save or share"."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from timeline.errors import UsageError
from timeline.selection import Colour, PictureOptions
from timeline.selection.picture_options import readable_eras
from timeline.ui.session_keys import Key

WORDS = {
    "title": Key.TITLE,
    "description": Key.DESCRIPTION,
    "note": Key.NOTE,
    "cited": Key.CITED,
    "credit": Key.CREDIT,
}
PARTS = {
    "sources": Key.SOURCES,
    "key": Key.LEGEND,
    "overview": Key.OVERVIEW,
    "notes": Key.NOTES,
    "map": Key.MAP_INSET,
}
PICTURE_KEYS = (
    *WORDS.values(), *PARTS.values(), Key.ERAS, Key.KNOWN_ERAS, Key.ERAS_TYPED, Key.COLOUR, Key.READERS,
)  # fmt: skip


def set_options(options: PictureOptions) -> None:
    """Set the fields; ``kept_eras`` adds the eras of the timeline."""
    state = st.session_state
    for name, key in (WORDS | PARTS).items():
        state[key] = getattr(options, name)
    state[Key.ERAS] = "\n".join(map(str, options.eras))
    state[Key.KNOWN_ERAS], state[Key.ERAS_TYPED] = (), False
    state[Key.COLOUR] = options.colour
    state[Key.READERS] = options.readers


def linked_options() -> PictureOptions:
    """Return the options for a link: the timeline itself has its eras."""
    shown = options()
    return replace(
        shown, eras=tuple(era for era in shown.eras if str(era) not in st.session_state[Key.KNOWN_ERAS])
    )


def options() -> PictureOptions:
    """Return the options of the fields, with the eras that can be read."""
    return _options()[0]


def fault_of_eras() -> str:
    """Return what is wrong with the eras in a sentence, or ""."""
    return _options()[1]


def _options() -> tuple[PictureOptions, str]:
    state = st.session_state
    values: dict[str, Any] = {name: state[key] for name, key in (WORDS | PARTS).items()}
    values["colour"] = state[Key.COLOUR] or Colour.ACTOR
    values["readers"] = state[Key.READERS]
    values["eras"] = [line for line in state[Key.ERAS].splitlines() if line.strip()]
    try:
        return PictureOptions.of(**values), ""
    except UsageError as error:
        readable = [str(era) for era in readable_eras(values["eras"])]
        return PictureOptions.of(**(values | {"eras": readable})), str(error)
