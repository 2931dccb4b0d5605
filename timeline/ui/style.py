"""The page's title, icon and CSS, in addition to the theme in ``.streamlit/config.toml``."""

from __future__ import annotations

from functools import cache

import streamlit as st

from timeline.resources import load_text


def apply_style() -> None:
    """Set the page's title, icon and width, and add its CSS."""
    st.set_page_config(page_title="Timeline", page_icon=_page_file("icon.svg"), layout="wide")
    st.html(f"<style>\n{_page_file('style.css')}</style>")


@cache
def _page_file(name: str) -> str:
    return load_text(__package__, name)
