"""The page's title, icon and CSS, in addition to the theme in ``.streamlit/config.toml``."""

from __future__ import annotations

from functools import cache

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from timeline.resources import load_text
from timeline.ui.chart import FEW_EVENTS


def apply_style() -> None:
    """Add the page's CSS, and set its title and icon.

    The CSS also makes it wide: Streamlit would first show a narrow page, and then jump.
    """
    st.html(f"<style>\n{_page_file('style.css')}</style>")
    st.set_page_config(page_title="Timeline", page_icon=_page_file("icon.svg"))


def room(name: str) -> DeltaGenerator:
    """Return a container that the page has from the start on; an empty one would be left out."""
    place = st.container(key=name)
    place.html('<i class="tl-room"></i>')
    return place


def keep_room(events: int) -> None:
    """Tell the style whether the chart has few events: it then keeps less room for it."""
    few = " tl-few" if events <= FEW_EVENTS else ""
    st.html(f'<i class="tl-room{few}"></i>')


@cache
def _page_file(name: str) -> str:
    return load_text(__package__, name)
