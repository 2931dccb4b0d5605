"""The house style of a timeline's pictures: kept with the timeline, else that of the server.

The store keeps it as a view of a name of its own, so backups and other sessions have it, too.
"""

from __future__ import annotations

import os
import tomllib
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st

from timeline.errors import StoreError, UsageError
from timeline.export.style_file import parsed_style, read_style
from timeline.figure import NO_STYLE, HouseStyle
from timeline.ui.kept_views import STYLE_FILE, STYLE_VIEW, is_reserved
from timeline.ui.session_keys import Key
from timeline.ui.timeline_cache import timeline_cache

NAME, TOML, LOGO, IMAGE = "style", STYLE_FILE, "logo", "image"
"""The fields of its state: the file's name and text, the logo's name and its bytes in base 64."""
STYLE_VARIABLE = "TIMELINE_STYLE"


@dataclass(frozen=True, slots=True)
class NamedStyle:
    """A house style with the name of its file, "" without one; ``is_kept`` with the timeline."""

    style: HouseStyle = NO_STYLE
    name: str = ""
    is_kept: bool = False


def start_style() -> None:
    """Set the house style of a new session: that of the file named by ``TIMELINE_STYLE``, or none."""
    state = st.session_state
    state[Key.STYLE], state[Key.STYLE_FAULT], state[Key.STYLE_VERSION] = NamedStyle(), "", 0
    if path := os.environ.get(STYLE_VARIABLE):
        try:
            state[Key.STYLE] = NamedStyle(read_style(path), Path(path).name)
        except UsageError as error:
            state[Key.STYLE_FAULT] = str(error)


def current_style() -> NamedStyle:
    """Return the house style of the open timeline."""
    kept = _kept_state()
    server: NamedStyle = st.session_state[Key.STYLE]
    if kept is None:
        return server
    try:
        return _parsed(*(str(kept.get(field, "")) for field in (NAME, TOML, LOGO, IMAGE)))
    except (UsageError, ValueError) as error:
        st.session_state[Key.STYLE_FAULT] = str(error)
        return server


def kept_files() -> tuple[str, str, dict[str, bytes]]:
    """Return the name and the text of the kept TOML file, "" without one, and its logo by name."""
    kept = _kept_state() or {}
    name, toml, logo, image = (str(kept.get(field, "")) for field in (NAME, TOML, LOGO, IMAGE))
    return name, toml, {logo: b64decode(image)} if logo else {}


def _kept_state() -> Mapping[str, Any] | None:
    views = timeline_cache().store.views(_timeline_id())
    return next((view.state for view in views if view.name == STYLE_VIEW and is_reserved(view)), None)


def files_key() -> str:
    """Return the key of the field for the files; a new one is empty."""
    return f"{Key.STYLE_FILES} {st.session_state[Key.STYLE_VERSION]}"


def take_style() -> None:
    """Keep the house style of the uploaded files, one TOML file and its logo, with the open timeline."""
    state = st.session_state
    files = state[files_key()]
    styles = [file for file in files if file.name.lower().endswith(".toml")]
    if len(styles) != 1:
        state[Key.STYLE_FAULT] = "A house style is one TOML file; add it and its logo." if files else ""
        return
    logos = {file.name: file.getvalue() for file in files if file not in styles}
    keep_files(styles[0].name, styles[0].getvalue(), logos)


def keep_files(name: str, toml: bytes, logos: Mapping[str, bytes]) -> None:
    """Keep a style with the open timeline, or tell what is wrong with it: then the former one stays."""
    try:
        style = parsed_style(toml, name, logos)
        _keep(_state(name, toml, logos if style.logo else {}))
    except (UsageError, StoreError) as error:
        st.session_state[Key.STYLE_FAULT] = str(error)


def remove_style() -> None:
    """Take the house style off the open timeline."""
    try:
        _keep(None)
    except StoreError as error:
        st.session_state[Key.STYLE_FAULT] = str(error)


def _timeline_id() -> int:
    return int(st.session_state[Key.TIMELINE])


def _keep(state: Mapping[str, Any] | None) -> None:
    """Store a style, or none; the field for the files is empty then."""
    cache = timeline_cache()
    if state is None:
        cache.store.delete_view(_timeline_id(), STYLE_VIEW)
    else:
        cache.store.save_view(_timeline_id(), STYLE_VIEW, state)
    cache.invalidate(_timeline_id())
    st.session_state[Key.STYLE_FAULT] = ""
    st.session_state[Key.STYLE_VERSION] += 1


def _state(name: str, toml: bytes, logos: Mapping[str, bytes]) -> dict[str, str]:
    named = _logo_name(toml)
    image = b64encode(logos[named]).decode() if named in logos else ""
    return {NAME: name, TOML: toml.decode("utf-8-sig"), LOGO: named if image else "", IMAGE: image}


def _logo_name(toml: bytes) -> str:
    """Return the name of the logo in a checked file."""
    return str(tomllib.loads(toml.decode("utf-8-sig")).get("logo", ""))


@lru_cache(maxsize=32)
def _parsed(name: str, toml: str, logo: str, image: str) -> NamedStyle:
    logos = {logo: b64decode(image)} if logo else {}
    return NamedStyle(parsed_style(toml.encode(), name, logos), name, is_kept=True)
