"""A figure as a PNG, SVG or PDF, drawn by this machine's Chrome or Chromium through Kaleido.

The browser uses the plotly.js of the plotly package and must not reach the network: MathJax is switched off,
and the proxy does not exist. Kaleido runs the browser without its sandbox, because root and containers often
cannot create one. The opened page is our own, with all text of articles escaped.
"""

from __future__ import annotations

import logging
from typing import Any

import plotly.graph_objects as go

from timeline.errors import PictureError
from timeline.export.hatch_lines import draw_hatching
from timeline.export.picture_browser import draw_within

PICTURES = ("png", "svg", "pdf")
NO_PROXY = "127.0.0.1:9"
"""The discard port: it refuses all requests of the browser."""
TIMEOUT = 120
"""Seconds for one picture, after the start of the browser."""
LIMIT = 180
"""Seconds from the start of the browser to its end."""
OPTIONS: dict[str, Any] = {"mathjax": False, "proxy_server": NO_PROXY, "timeout": TIMEOUT}

_LOG = logging.getLogger(__name__)

for _library in ("kaleido", "choreographer"):
    # They print warnings to standard error; failures are raised as exceptions anyway.
    logging.getLogger(_library).addHandler(logging.NullHandler())
    logging.getLogger(_library).propagate = False


def require_browser() -> None:
    """Raise PictureError without Chrome and Chromium. Starts no browser."""
    import kaleido
    from kaleido.errors import ChromeNotFoundError

    try:
        kaleido.Kaleido(**OPTIONS)
    except ChromeNotFoundError:
        raise PictureError(
            "Neither Chrome nor Chromium was found, and a PNG, SVG or PDF needs one of them; "
            "install one, or set BROWSER_PATH to its path, or save the picture as .html."
        ) from None


def render_picture(figure: go.Figure, kind: str, scale: float = 1) -> bytes:
    """Return a figure in the format ``kind``, one of ``PICTURES``; ``scale`` multiplies a PNG's pixels.

    Raises PictureError if the browser is missing or fails.
    """
    require_browser()
    shape = {"format": kind, "scale": scale if kind == "png" else 1}
    figure = draw_hatching(figure) if kind == "pdf" else figure
    try:
        return draw_within(LIMIT, figure, shape, dict(OPTIONS))
    except Exception as error:
        _LOG.exception("the browser could not draw the picture")
        kind_of_error = type(error).__name__
        raise PictureError(
            f"The browser could not draw the picture ({kind_of_error}); try again, or save it as .html."
        ) from error
