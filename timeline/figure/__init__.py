"""A table of events to a Plotly figure that can be looked at, clicked, and printed as it is.

``draw`` gives the figure; ``compose`` also what it shows of the table, for the page to say the rest.
"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from timeline.figure.captions import MAX_TITLE_LENGTH, headline
from timeline.figure.colours import ranked_actors
from timeline.figure.composition import compose
from timeline.figure.view_options import Picture, Preset, Theme, View
from timeline.selection import Lanes, Order

__all__ = [
    "MAX_TITLE_LENGTH",
    "Lanes",
    "Order",
    "Picture",
    "Preset",
    "Theme",
    "View",
    "compose",
    "draw",
    "headline",
    "ranked_actors",
]


def draw(table: pd.DataFrame, view: View) -> go.Figure:
    """Return the figure of a table with the columns of ``timeline.table``."""
    return compose(table, view).figure
