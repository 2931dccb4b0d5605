"""The door for a team: a person signs in with an identity provider, by Streamlit's own OIDC login.

Streamlit talks to the provider and keeps what it says of the person in a signed cookie. The door reads this
cookie before any request reaches the page.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import parse_qs, quote, unquote

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.user_info import generate_login_redirect_url
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from timeline.safe_text import escaped_html, single_line
from timeline.ui.gate_pages import forbidden
from timeline.ui.person import as_person
from timeline.ui.sign_in_file import CALLBACK, DEFAULT, SignInFile

LOGIN, LOGOUT = "/auth/login", "/auth/logout"
VIEW_COOKIE = "timeline-view"
"""Holds the parameters of the address that a person came to, until the sign-in is done."""
_VIEW_SECONDS = 900
_NOT_ALLOWED = 1008
"""The code of a websocket that ends because of a rule of the server (RFC 6455)."""
_MAX_VIEW = 3_000
"""Characters of parameters that fit into a cookie."""


class SignInDoor:
    """Lets in who has signed in and is on the list."""

    def __init__(self, file: SignInFile) -> None:
        self._file = file
        self._sign_in = file.settings
        self._folder = file.settings.address.folder

    def answer(self, scope: Scope, headers: Headers, app: ASGIApp) -> ASGIApp:  # noqa: ARG002 (a door's)
        """Return what answers a request: the app, the page to sign in, or a step of the sign-in."""
        path = scope["path"].removeprefix(self._folder)
        chosen = parse_qs(scope["query_string"].decode("latin-1")).get("with", [""])[0]
        if path == LOGIN and chosen in self._sign_in.providers:
            return RedirectResponse(generate_login_redirect_url(chosen), 303)
        if path in (LOGIN, LOGOUT, CALLBACK):
            return app
        claims = self._claims(scope)
        if claims is None:
            return self._invitation(scope)
        if not self._file.lets_in(claims):
            return self._refusal(claims)
        if scope["type"] == "websocket":
            app = while_allowed(app, partial(self._file.lets_in, claims))
        return self._view_before(scope) or as_person(app, person_words(claims))

    def _claims(self, scope: Scope) -> dict[str, Any] | None:
        """Return what the provider says of the person; ``None`` if nobody has signed in."""
        cookies = HTTPConnection(scope).cookies

        def signed(name: str) -> bytes | None:
            return decode_signed_value(get_cookie_secret(), name, cookies.get(name, ""))

        try:
            claims = json.loads(get_cookie_with_chunks(signed, USER_COOKIE_NAME) or b"{}")
        except ValueError:
            return None
        if not isinstance(claims, dict) or claims.get("origin") != self._sign_in.address.origin:
            return None
        return claims if claims.get("is_logged_in") is True else None

    def _invitation(self, scope: Scope) -> ASGIApp:
        """Return the page to sign in; it remembers the view that was asked for."""
        links = "".join(
            f'<p><a href="{self._folder}{LOGIN}?with={quote(name)}">{_link_words(name)}</a></p>'
            for name in self._sign_in.providers
        )
        response = forbidden(f"<h1>Timeline: sign in</h1>{links}")
        view = scope["query_string"].decode("latin-1")
        if view and len(view) <= _MAX_VIEW and self._is_page(scope):
            response.set_cookie(
                VIEW_COOKIE, quote(view), _VIEW_SECONDS, path=self._root, httponly=True, samesite="lax"
            )
        return response

    def _refusal(self, claims: dict[str, Any]) -> ASGIApp:
        return forbidden(
            f"<h1>You are not on the list</h1><p>{escaped_html(person_words(claims))} has signed in, but may "
            "not open this page. Ask the person who runs it.</p>"
            f'<p><a href="{self._folder}{LOGOUT}">Sign out</a></p>'
        )

    def _view_before(self, scope: Scope) -> ASGIApp | None:
        """Return the way to the view that the person came for before the sign-in, if there is one."""
        view = HTTPConnection(scope).cookies.get(VIEW_COOKIE)
        if not view or scope["query_string"] or not self._is_page(scope):
            return None
        response = RedirectResponse(f"{self._root}?{unquote(view)}", 303)
        response.delete_cookie(VIEW_COOKIE, path=self._root)
        return response

    def _is_page(self, scope: Scope) -> bool:
        asked = scope["type"], scope.get("method"), scope["path"]
        return asked == ("http", "GET", self._root)

    @property
    def _root(self) -> str:
        return f"{self._folder}/"


def while_allowed(app: ASGIApp, is_allowed: Callable[[], bool]) -> ASGIApp:
    """Return the app for a websocket that ends at the first message of a person who is no longer allowed.

    A page that is open does all through its websocket, so no other request would ask the door again.
    """

    async def watched(scope: Scope, receive: Receive, send: Send) -> None:
        is_closed = False

        async def receive_if_allowed() -> Message:
            nonlocal is_closed
            message = await receive()
            if message["type"] != "websocket.receive" or is_allowed():
                return message
            is_closed = True
            await send({"type": "websocket.close", "code": _NOT_ALLOWED})
            return {"type": "websocket.disconnect", "code": _NOT_ALLOWED}

        async def send_if_open(message: Message) -> None:
            if not is_closed:  # a run of the page may still be going on
                await send(message)

        await app(scope, receive_if_allowed, send_if_open)

    return watched


def person_words(claims: dict[str, Any]) -> str:
    """Return a person's name with the email address, which nobody can choose freely."""
    name, email = (single_line(str(claims.get(key) or "")) for key in ("name", "email"))
    if name and email and name != email:
        return f"{name} ({email})"
    return name or email or single_line(str(claims.get("sub") or ""))


def _link_words(provider: str) -> str:
    return "Sign in" if provider == DEFAULT else f"Sign in with {escaped_html(single_line(provider))}"
