"""The parts of the page that are ours: each a small script of this room, with its markup and style."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

import streamlit as st


@cache
def part(name: str, markup: str) -> Callable[..., Any]:
    """Return the part that ``name.js`` draws into ``markup``; ``name.css`` styles it."""
    room = files(__package__)
    return st.components.v2.component(
        f"timeline_{name}",
        html=markup,
        css=room.joinpath(f"{name}.css").read_text(encoding="utf-8"),
        js=room.joinpath(f"{name}.js").read_text(encoding="utf-8"),
        isolate_styles=False,  # Plotly puts its own rules into the document's head, and ours are named tl-
    )


@cache
def library() -> Callable[..., Any]:
    """Return the plotly.js that the plotly package ships, as a part that draws nothing."""
    script = files("plotly").joinpath("package_data/plotly.min.js").read_text(encoding="utf-8")
    told = '\nwindow.dispatchEvent(new Event("timeline-plotly"));\nexport default () => {};\n'
    return st.components.v2.component("timeline_plotly", js=script + told)


def ignore() -> None:
    """Answer a change that needs no more than the page made again."""
