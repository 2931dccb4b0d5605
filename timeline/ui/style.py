"""The page's name, icon and own few rules of style, beside the theme of ``.streamlit/config.toml``."""

from __future__ import annotations

from importlib.resources import files

import streamlit as st


def apply() -> None:
    """Set the page's name, icon and width, and put the rules into it."""
    icon = files(__package__).joinpath("icon.svg").read_text(encoding="utf-8")
    st.set_page_config(page_title="Timeline", page_icon=icon, layout="wide")
    rules = files(__package__).joinpath("style.css").read_text(encoding="utf-8")
    st.html(f"<style>\n{rules}</style>")
