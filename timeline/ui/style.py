"""The page's title, icon and CSS, in addition to the theme in ``.streamlit/config.toml``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import streamlit as st


def apply_style() -> None:
    """Set the page's title, icon and width, and add its CSS."""
    st.set_page_config(page_title="Timeline", page_icon=_text("icon.svg"), layout="wide")
    st.html(f"<style>\n{_text('style.css')}</style>")


@cache
def _text(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
