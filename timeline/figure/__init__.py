"""The picture of a timeline: a table of events as a Plotly figure, for the page and for print.

``draw`` returns the figure; ``compose`` returns a ``Picture``, which also lists the events without a label.
"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from timeline.figure.colours import ranked_values
from timeline.figure.composition import Picture, compose
from timeline.figure.house_style import NO_STYLE, HouseStyle, Logo
from timeline.figure.made_headline import MAX_TITLE_LENGTH, headline
from timeline.figure.view_options import Preset, Theme, View
from timeline.selection import Lanes, Order

__all__ = [
    "MAX_TITLE_LENGTH",
    "NO_STYLE",
    "HouseStyle",
    "Lanes",
    "Logo",
    "Order",
    "Picture",
    "Preset",
    "Theme",
    "View",
    "compose",
    "draw",
    "headline",
    "ranked_values",
]


def draw(table: pd.DataFrame, view: View) -> go.Figure:
    """Return the figure of a table with the columns of ``timeline.table``."""
    return compose(table, view).figure
