"""Who uses the page: the signed-in person, as the gate before the page has found out."""

from __future__ import annotations

import secrets
from urllib.parse import quote, unquote

import streamlit as st
from starlette.types import ASGIApp, Receive, Scope, Send

from timeline.safe_text import single_line

_HEADER = f"x-timeline-{secrets.token_hex(16)}"
"""The header by which the gate names the person to the page. Nobody else knows its name in this run."""
_MAX_LENGTH = 200


def as_person(app: ASGIApp, person: str) -> ASGIApp:
    """Return the app, told that this person uses it; "" is a person without a known name."""
    name = quote(single_line(person)[:_MAX_LENGTH])

    async def named(scope: Scope, receive: Receive, send: Send) -> None:
        headers = [*scope["headers"], (_HEADER.encode(), name.encode())]
        await app({**scope, "headers": headers}, receive, send)

    return named


def person() -> str:
    """Return who uses this session, "" if that is not known."""
    return unquote(st.context.headers.get(_HEADER, ""))


def has_signed_in() -> bool:
    """Return True if the person can sign out: a proxy's password has no such way."""
    return bool(st.user.get("is_logged_in"))


def is_shared() -> bool:
    """Return True if people other than the owner of this account may use the page."""
    return _HEADER in st.context.headers
