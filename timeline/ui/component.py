"""The parts of the page that are ours: each a small script of this room, with its markup and style."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import streamlit as st

from timeline.resources import load_text, plotly_script


@cache
def component(name: str, markup: str) -> Callable[..., Any]:
    """Return the part that ``name.js`` draws into ``markup``; ``name.css`` styles it."""
    return st.components.v2.component(
        f"timeline_{name}",
        html=markup,
        css=load_text(__package__, f"{name}.css"),
        js=load_text(__package__, f"{name}.js"),
        isolate_styles=False,  # Plotly puts its own rules into the document's head, and ours are named tl-
    )


@cache
def library() -> Callable[..., Any]:
    """Return the plotly.js that the plotly package ships, as a part that draws nothing."""
    told = '\nwindow.dispatchEvent(new Event("timeline-plotly"));\nexport default () => {};\n'
    return st.components.v2.component("timeline_plotly", js=plotly_script() + told)


def ignore() -> None:
    """Answer a change that needs no more than the page made again."""
