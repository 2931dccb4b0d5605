"""The door for one person: a token in the address lets a browser in, which then keeps a cookie.

A proxy of the same machine may send the token with each request instead, and say who asks. It has checked the
person's password before.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Scope

from timeline.ui.gate_pages import forbidden
from timeline.ui.person import as_person

TOKEN = "token"  # noqa: S105 (the name of the parameter)
TOKEN_HEADER = "x-timeline-token"  # noqa: S105 (the name of the header)
PERSON_HEADER = "x-timeline-person"
_REFUSAL = """<h1>This page is not open to this browser</h1>
<p>Open it with the whole address that <code>timeline serve</code> prints, up to the end of its token.
The token changes at each start.</p>"""


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
        if any(_equal(token, each) for each in self._unused):
            self._unused.clear()
            return True
        return self.accepts_again(token)

    def accepts_again(self, token: str) -> bool:
        """Return True for the token that lasts."""
        return _equal(token, self.token)


class TokenDoor:
    """Lets in who has the token of this run of the server."""

    def __init__(self, keys: Keys, port: Callable[[], int]) -> None:
        self._keys = keys
        self._port = port

    def answer(self, scope: Scope, headers: Headers, app: ASGIApp) -> ASGIApp:
        """Return what answers a request: the app, a redirection or a refusal."""
        if (sent := headers.get(TOKEN_HEADER)) is not None:
            allowed = self._keys.accepts_again(sent)
            return as_person(app, _named(headers)) if allowed else forbidden(_REFUSAL)
        if token := _token(scope):
            return self._admission(scope, token)
        return app if self._has_cookie(scope) else forbidden(_REFUSAL)

    @property
    def cookie_name(self) -> str:
        """The cookie's name: browsers share cookies between the ports of a machine."""
        return f"timeline-{self._port()}"

    def _has_cookie(self, scope: Scope) -> bool:
        found = HTTPConnection(scope).cookies.get(self.cookie_name)
        return found is not None and _equal(found, self._keys.cookie)

    def _admission(self, scope: Scope, token: str) -> Response:
        """Return the same address without its token, with the cookie."""
        if scope["type"] != "http" or not self._keys.accepts(token):
            return forbidden(_REFUSAL)
        others = urlencode([pair for pair in _parameters(scope) if pair[0] != TOKEN])
        path = "/" + scope["path"].lstrip("/")  # two slashes would lead to another host
        response = RedirectResponse(f"{path}?{others}" if others else path, 303)
        response.set_cookie(self.cookie_name, self._keys.cookie, httponly=True, samesite="lax")
        return response


def _equal(one: str, two: str) -> bool:
    return secrets.compare_digest(one.encode(), two.encode())


def _named(headers: Headers) -> str:
    """Return the person that a proxy names; it sends the bytes of the name as they are."""
    return headers.get(PERSON_HEADER, "").encode("latin-1").decode(errors="replace")


def _parameters(scope: Scope) -> Iterable[tuple[str, str]]:
    return parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)


def _token(scope: Scope) -> str:
    return next((value for name, value in _parameters(scope) if name == TOKEN), "")
