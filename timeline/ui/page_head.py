"""What our server adds to the head of the page: plotly.js, and the size of the window in a cookie.

The browser then reads the library while Streamlit starts, and the first run of a session draws the chart for
the window. Without them (``streamlit run``) the page sends the library over its own connection, and the chart
waits for the second run. The page is hidden until our styles arrive: its first parts would jump into them.
"""

from __future__ import annotations

import re
from functools import cache

import plotly
import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from timeline.resources import load_text, plotly_script

COOKIE = "timeline-space"
_LIBRARY = "timeline-plotly.js"
_SPACE = re.compile(r"([1-9]\d{1,3})x([1-9]\d{1,3})")
_CONDITIONAL = frozenset({b"if-none-match", b"if-modified-since", b"range", b"accept-encoding"})
"""Headers that would make the answer something other than the whole page as it is."""

_HIDDEN = """
[data-testid="stMainBlockContainer"] { visibility: hidden; animation: tl-late 0s 3s forwards; }
@keyframes tl-late { to { visibility: visible; } }
"""
"""Hides the page until ``style.css`` shows it, or for three seconds if it does not come."""


def window_space() -> dict[str, int] | None:
    """Return the chart's likely width and the window's height in pixels, if the page's head told them."""
    told = st.context.cookies.get(COOKIE)
    size = _SPACE.fullmatch(told) if isinstance(told, str) else None  # AppTest has no real cookies
    return {"width": int(size[1]), "height": int(size[2])} if size else None


class PageHead:
    """Adds the library and the script to the page. ``folder`` is its path, without a slash at its end."""

    def __init__(self, app: ASGIApp, folder: str = "") -> None:
        self._app = app
        self._page = f"{folder}/"
        self._library = f"{folder}/{_LIBRARY}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request of the server."""
        if scope["type"] == "http" and scope["method"] == "GET":
            if scope["path"] == self._library:
                await _library_answer()(scope, receive, send)
                return
            if scope["path"] == self._page:
                whole = [pair for pair in scope["headers"] if pair[0] not in _CONDITIONAL]
                await self._app({**scope, "headers": whole}, receive, _with_head(send))
                return
        await self._app(scope, receive, send)


def _with_head(send: Send) -> Send:
    """Return a ``send`` that adds our head to a page, once it has the whole of it."""
    start: Message = {}
    parts: list[bytes] = []

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            start.update(message)
            return
        parts.append(message.get("body", b""))
        if message.get("more_body"):
            return
        body = b"".join(parts).replace(b"</head>", f"{head_html()}</head>".encode(), 1)
        headers = MutableHeaders(scope=start)
        headers["Content-Length"] = str(len(body))
        del headers["ETag"]
        await send(start)
        await send({"type": "http.response.body", "body": body})

    return sent


@cache
def head_html() -> str:
    """Return the elements for the head of the page; the address of the library changes with its version."""
    ready = "dispatchEvent(new Event('timeline-plotly'))"
    library = f'id="timeline-plotly" src="./{_LIBRARY}?{plotly.__version__}" onload="{ready}"'
    script = load_text(__package__, "page_head.js")
    return f"<style>{_HIDDEN}</style><script>{script}</script><script async {library}></script>"


@cache
def _library_answer() -> Response:
    """Return plotly.js, for the browser to keep: another version has another address."""
    kept = {"Cache-Control": "private, max-age=31536000, immutable"}
    return Response(plotly_script(), media_type="text/javascript", headers=kept)
