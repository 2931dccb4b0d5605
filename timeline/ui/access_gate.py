"""Who may open the page: the gate before the server's own routes.

Any account of this machine, and any site open in its browser, can send requests to a port of this machine.
The gate refuses those of other sites. Of the others, its door lets in those that come with the token that the
server prints (``token_door``) or after a sign-in (``sign_in_door``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from timeline.ui.gate_pages import forbidden

HEALTH = "/_stcore/health"
"""Open to everybody: it tells only that the server runs."""
_OWN_SITE = frozenset({"same-origin", "none"})
"""Values of Sec-Fetch-Site for requests by the page itself or by the person."""
_OTHER_SITE = """<h1>Another site asked for this page</h1>
<p>Open the page by its address, or by a link.</p>"""
_HEADERS = {
    "X-Frame-Options": "SAMEORIGIN",  # for browsers that do not know frame-ancestors
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",  # the address of a view names its filters
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class Door(Protocol):
    """Decides who may come in."""

    def answer(self, scope: Scope, headers: Headers, app: ASGIApp) -> ASGIApp:
        """Return what answers a request of the page's own site: the app, or something in its place."""
        ...


class AccessGate:
    """Refuses requests from other sites, asks the door about all others, and guards the page by headers.

    ``folder`` is the path that the page is served under, without a slash at its end.
    """

    def __init__(self, app: ASGIApp, door: Door, folder: str = "") -> None:
        self._app = app
        self._door = door
        self._open_path = f"{folder}{HEALTH}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request of the server."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        guarded = _with_headers(send, headers.get("host", ""))
        if scope["path"] == self._open_path:
            answer: ASGIApp = self._app
        elif not _is_own_site(scope, headers):
            answer = forbidden(_OTHER_SITE)
        else:
            answer = self._door.answer(scope, headers, self._app)
        await answer(scope, receive, guarded)


def _is_own_site(scope: Scope, headers: Headers) -> bool:
    """Return False for a request that a page of another origin makes, other than following a link."""
    origin = headers.get("origin")
    if origin is not None and origin.partition("://")[2] != headers.get("host"):
        return False
    site = headers.get("sec-fetch-site", "none")
    follows_link = (
        scope["type"] == "http"
        and scope["method"] == "GET"
        and headers.get("sec-fetch-mode") == "navigate"
        and headers.get("sec-fetch-dest") == "document"
    )
    return site in _OWN_SITE or follows_link


def _with_headers(send: Send, host: str) -> Send:
    """Return a ``send`` that adds the headers to each answer."""
    added: Mapping[str, str] = {**_HEADERS, "Content-Security-Policy": content_policy(host)}

    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in added.items():
                headers[name] = value
        await send(message)

    return guarded


def content_policy(host: str) -> str:
    """Return the policy that keeps the browser from every other server, and the page out of foreign frames.

    Streamlit and Plotly need scripts and styles inside the page, and addresses made of data.
    """
    own = "".join(letter for letter in host if letter.isalnum() or letter in ".:-[]")
    return "; ".join(
        (
            "default-src 'self' blob: data: 'unsafe-inline' 'unsafe-eval'",
            f"connect-src 'self' blob: data: ws://{own} wss://{own}",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        )
    )
