"""Streamlit components of our own: a script, a stylesheet and some markup each."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

import streamlit as st


@cache
def component(name: str, markup: str) -> Callable[..., Any]:
    """Return the component drawn by ``name.js`` into ``markup`` and styled by ``name.css``."""
    folder = files(__package__)
    return st.components.v2.component(
        f"timeline_{name}",
        html=markup,
        css=folder.joinpath(f"{name}.css").read_text(encoding="utf-8"),
        js=folder.joinpath(f"{name}.js").read_text(encoding="utf-8"),
        isolate_styles=False,  # Plotly adds its rules to the document's head; ours have the prefix tl-
    )


@cache
def plotly_loader() -> Callable[..., Any]:
    """Return an empty component with the plotly.js of the plotly package."""
    script = files("plotly").joinpath("package_data/plotly.min.js").read_text(encoding="utf-8")
    ready = '\nwindow.dispatchEvent(new Event("timeline-plotly"));\nexport default () => {};\n'
    return st.components.v2.component("timeline_plotly", js=script + ready)


def ignore() -> None:
    """Do nothing: a callback for changes that only need a rerun of the page."""
