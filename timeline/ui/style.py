"""The page's name, icon and own few rules of style, beside the theme of ``.streamlit/config.toml``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import streamlit as st


def apply() -> None:
    """Set the page's name, icon and width, and put the rules into it."""
    st.set_page_config(page_title="Timeline", page_icon=_text("icon.svg"), layout="wide")
    st.html(f"<style>\n{_text('style.css')}</style>")


@cache
def _text(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
