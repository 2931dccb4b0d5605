"""Who may open the page: the gate before the server's own routes.

Any account of this machine, and any site open in its browser, can send requests to a port of this machine.
The gate answers only a browser that came with the address printed by the server: the token in that address
is exchanged for a cookie, and pages of other sites cannot use it.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Mapping
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TOKEN = "token"  # noqa: S105 (the name of the parameter)
HEALTH = "/_stcore/health"
"""Open to everybody: it tells only that the server runs."""
_OWN_SITE = frozenset({"same-origin", "none"})
"""Values of Sec-Fetch-Site for requests by the page itself or by the person."""
_FORBIDDEN = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Timeline</title>
<body style="font: 16px/1.5 Arial, sans-serif; max-width: 36em; margin: 4em auto; padding: 0 1em">
<h1 style="font-size: 22px">This page is not open to this browser</h1>
<p>Open it with the whole address that <code>timeline serve</code> prints, up to the end of its token.
The token changes at each start.</p>"""
_HEADERS = {
    "X-Frame-Options": "SAMEORIGIN",  # for browsers that do not know frame-ancestors
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",  # the address of a view names its filters
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class Keys:
    """The secrets of one run of the server.

    ``token`` is for the person to copy, and lasts. ``first`` is for the browser that the server starts: other
    accounts can see the command lines of programs, so it works once. ``cookie`` is what a browser keeps.
    """

    def __init__(self, token: str | None = None) -> None:
        self.token = token or secrets.token_urlsafe(24)
        self.first = secrets.token_urlsafe(24)
        self.cookie = secrets.token_urlsafe(24)
        self._unused = {self.first}

    def accepts(self, token: str) -> bool:
        """Return True for a valid token; the first one is used up by this."""
        if any(secrets.compare_digest(token.encode(), each.encode()) for each in self._unused):
            self._unused.clear()
            return True
        return secrets.compare_digest(token.encode(), self.token.encode())


class AccessGate:
    """Refuses requests without the cookie and from other sites, and adds the headers that guard the page.

    ``folder`` is the path that the page is served under, without a slash at its end.
    """

    def __init__(self, app: ASGIApp, keys: Keys, port: Callable[[], int], folder: str = "") -> None:
        self._app = app
        self._open_path = f"{folder}{HEALTH}"
        self._keys = keys
        self._port = port

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
            answer = _forbidden()
        elif token := _token(scope):
            answer = self._admission(scope, token)
        else:
            answer = self._app if self._has_cookie(headers) else _forbidden()
        await answer(scope, receive, guarded)

    @property
    def cookie_name(self) -> str:
        """The cookie's name: browsers share cookies between the ports of a machine."""
        return f"timeline-{self._port()}"

    def _has_cookie(self, headers: Headers) -> bool:
        try:
            found = SimpleCookie(headers.get("cookie", "")).get(self.cookie_name)
        except CookieError:
            return False
        return found is not None and secrets.compare_digest(found.value.encode(), self._keys.cookie.encode())

    def _admission(self, scope: Scope, token: str) -> Response:
        """Return the same address without its token, with the cookie."""
        if scope["type"] != "http" or not self._keys.accepts(token):
            return _forbidden()
        others = urlencode([pair for pair in _parameters(scope) if pair[0] != TOKEN])
        path = "/" + scope["path"].lstrip("/")  # two slashes would lead to another host
        response = RedirectResponse(f"{path}?{others}" if others else path, 303)
        response.set_cookie(self.cookie_name, self._keys.cookie, httponly=True, samesite="lax")
        return response


def _forbidden() -> Response:
    return HTMLResponse(_FORBIDDEN, 403)


def _parameters(scope: Scope) -> Iterable[tuple[str, str]]:
    return parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)


def _token(scope: Scope) -> str:
    return next((value for name, value in _parameters(scope) if name == TOKEN), "")


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
