"""The page's own few rules of style, beside the theme of ``.streamlit/config.toml``."""

from __future__ import annotations

from importlib.resources import files

import streamlit as st


def apply() -> None:
    """Put the rules into the page."""
    rules = files(__package__).joinpath("style.css").read_text(encoding="utf-8")
    st.html(f"<style>\n{rules}</style>")
