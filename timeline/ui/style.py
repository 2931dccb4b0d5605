"""The page's name, icon and own few rules of style, beside the theme of ``.streamlit/config.toml``."""

from __future__ import annotations

from functools import cache

import streamlit as st

from timeline.resources import load_text


def apply() -> None:
    """Set the page's name, icon and width, and put the rules into it."""
    st.set_page_config(page_title="Timeline", page_icon=_text("icon.svg"), layout="wide")
    st.html(f"<style>\n{_text('style.css')}</style>")


@cache
def _text(name: str) -> str:
    return load_text(__package__, name)
