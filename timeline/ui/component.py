"""Streamlit components of our own: a script, a stylesheet and some markup each."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import streamlit as st

from timeline.resources import load_text, plotly_script


@cache
def component(name: str, markup: str, *before: str) -> Callable[..., Any]:
    """Return the component drawn by ``name.js`` into ``markup`` and styled by ``name.css``.

    ``before`` are the names of scripts whose functions it uses.
    """
    return st.components.v2.component(
        f"timeline_{name}",
        html=markup,
        css=load_text(__package__, f"{name}.css"),
        js="".join(load_text(__package__, f"{script}.js") for script in (*before, name)),
        isolate_styles=False,  # Plotly adds its rules to the document's head; ours have the prefix tl-
    )


@cache
def plotly_loader() -> Callable[..., Any]:
    """Return an empty component with the plotly.js of the plotly package."""
    ready = '\nwindow.dispatchEvent(new Event("timeline-plotly"));\nexport default () => {};\n'
    return st.components.v2.component("timeline_plotly", js=plotly_script() + ready)


def ignore() -> None:
    """Do nothing: a callback for changes that only need a rerun of the page."""
