"""The names of the saved views that are none: what the page keeps with a timeline under a name of its own."""

from __future__ import annotations

from collections.abc import Mapping

from timeline.store import SavedView

STYLE_VIEW = "House style of the pictures"
WORDS_VIEW = "Words of the picture"
RESERVED: Mapping[str, str] = {STYLE_VIEW: "the house style", WORDS_VIEW: "the words of the picture"}
STYLE_FILE = "toml"
"""The field with the file of a house style."""


def is_reserved(view: SavedView) -> bool:
    """Return True for what the page keeps; an own view of such a name, of an earlier version, is none."""
    if view.name == STYLE_VIEW:
        return STYLE_FILE in view.state
    return view.name == WORDS_VIEW
