"""A figure as a PNG, SVG or PDF, drawn by the Chrome or Chromium of this machine.

Kaleido drives the browser with the plotly.js that the plotly package ships. MathJax, which it would fetch
from the network, is left out, and so that the browser reaches nobody on its own account it is given a proxy
that is not there. Kaleido runs it without its sandbox, which an administrator or a container may not make:
what it opens is a page of ours in which all text of articles is inert.
"""

from __future__ import annotations

import logging
from typing import Any

import plotly.graph_objects as go

from timeline.errors import PictureError
from timeline.export.hatch_lines import draw_hatching

PICTURES = ("png", "svg", "pdf")
NOBODY = "127.0.0.1:9"
"""The discard port: a browser that asks it for anything is refused."""
PATIENCE = 120
"""Seconds that a picture may take, once the browser has started."""
OPTIONS: dict[str, Any] = {"mathjax": False, "proxy_server": NOBODY, "timeout": PATIENCE}

for _library in ("kaleido", "choreographer"):
    # They print what they go on from; what stops them is raised.
    logging.getLogger(_library).addHandler(logging.NullHandler())
    logging.getLogger(_library).propagate = False


def require_browser() -> None:
    """Raise PictureError where there is neither Chrome nor Chromium; starts none."""
    import kaleido
    from kaleido.errors import ChromeNotFoundError

    try:
        kaleido.Kaleido(**OPTIONS)
    except ChromeNotFoundError:
        raise PictureError(
            "Neither Chrome nor Chromium was found, and one of them has to draw a PNG, SVG or PDF; "
            "install it, or set BROWSER_PATH to where it is, or save the picture as .html."
        ) from None


def render_picture(figure: go.Figure, kind: str, scale: float = 1) -> bytes:
    """Return a figure as one of ``PICTURES``; ``scale`` is pixels of a PNG for each of the figure's.

    Raises PictureError where there is no Chrome or Chromium, or where it fails.
    """
    import kaleido

    require_browser()
    shape = {"format": kind, "scale": scale if kind == "png" else 1}
    figure = draw_hatching(figure) if kind == "pdf" else figure
    try:
        data: bytes = kaleido.calc_fig_sync(figure, opts=shape, kopts=dict(OPTIONS))
    except Exception as error:
        fault = type(error).__name__
        raise PictureError(
            f"The browser could not draw the picture ({fault}); try again, or save it as .html."
        ) from error
    return data
