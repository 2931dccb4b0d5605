"""The file that sets up a sign-in: identity providers as Streamlit takes them, and who may come in.

    [auth]
    redirect_uri = "https://timeline.example.org/oauth2callback"
    cookie_secret = "..."
    client_id = "..."
    client_secret = "..."
    server_metadata_url = "https://login.example.org/.well-known/openid-configuration"

    [timeline]
    people = ["ada@example.org", "@newsroom.example"]

Instead of the last three settings of ``auth``, sections such as ``[auth.okta]`` may have them, one for each
provider.
"""

from __future__ import annotations

import logging
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from timeline.errors import UsageError
from timeline.safe_text import short_line
from timeline.ui.public_address import PublicAddress, read_address

_LOG = logging.getLogger(__name__)
CALLBACK = "/oauth2callback"
EVERYBODY = "*"
MIN_SECRET = 32
"""Characters of a secret that nobody guesses."""
_OF_PROVIDER = ("client_id", "client_secret", "server_metadata_url")
DEFAULT = "default"
"""Streamlit's name of the provider without a section of its own."""


@dataclass(frozen=True)
class SignIn:
    """Where the page is, by which providers a person can sign in, and who is let in.

    ``trusts_emails`` is for a provider that never states whether it has verified an address. ``secrets`` are
    the settings for Streamlit.
    """

    address: PublicAddress
    providers: tuple[str, ...]
    people: frozenset[str]
    trusts_emails: bool
    secrets: Mapping[str, Any] = field(repr=False)

    def lets_in(self, claims: Mapping[str, Any]) -> bool:
        """Return True if what a provider says of a person fits the list of people.

        An email address that the provider does not state as verified fits nothing, unless it is trusted.
        """
        if EVERYBODY in self.people:
            return True
        email = claims.get("email")
        verified = claims.get("email_verified", self.trusts_emails)
        if not isinstance(email, str) or verified is not True:
            return False
        email = email.strip().casefold()
        return email in self.people or f"@{email.rpartition('@')[2]}" in self.people


class SignInFile:
    """The file of a sign-in: its settings at the start, and the list of people as it stands there now."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._state = self._present_state()
        self.settings = self._newest = read_sign_in(path)

    def lets_in(self, claims: Mapping[str, Any]) -> bool:
        """Return True if the person is on the present list; see ``SignIn.lets_in``.

        A file that is not complete, as while somebody writes it, leaves the list as it was.
        """
        state = self._present_state()
        if state != self._state:
            self._state = state
            try:
                self._newest = read_sign_in(self._path)
            except UsageError as error:
                _LOG.warning("the list of people stays as it was: %s", error)
        return self._newest.lets_in(claims)

    def _present_state(self) -> tuple[int, ...]:
        try:
            about = self._path.stat()
        except OSError:
            return ()
        return about.st_ino, about.st_mtime_ns, about.st_size


def read_sign_in(path: Path) -> SignIn:
    """Read the file. Raises UsageError, in one sentence, for one that is not complete."""
    name = short_line(str(path))
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{name}: {error.strerror or error}. Name the file of the sign-in.") from None
    except ValueError as error:
        raise UsageError(f"{name}: this is no TOML ({error}).") from None
    try:
        return _sign_in(content)
    except ValueError as error:
        raise UsageError(f"{name}: {str(error).rstrip('.')}. docs/team.md has an example.") from None


def _sign_in(content: Mapping[str, Any]) -> SignIn:
    auth = _section(content, "auth")
    about = _section(content, "timeline")
    people = about.get("people")
    if not isinstance(people, list) or not people or not all(isinstance(each, str) for each in people):
        raise ValueError("people of [timeline] has to list the addresses of those who may come in")
    callback = _text(auth, "redirect_uri")
    if not callback.endswith(CALLBACK):
        raise ValueError(f"redirect_uri of [auth] has to end with {CALLBACK}")
    if len(_text(auth, "cookie_secret")) < MIN_SECRET:
        raise ValueError(f"cookie_secret of [auth] has to have {MIN_SECRET} random characters or more")
    return SignIn(
        read_address(callback.removesuffix(CALLBACK)),
        _providers(auth),
        frozenset(each.strip().casefold() for each in people),
        about.get("trust_emails") is True,
        {"auth": auth},
    )


def _providers(auth: Mapping[str, Any]) -> tuple[str, ...]:
    sections: dict[str, Mapping[str, Any]] = {
        name: value for name, value in auth.items() if isinstance(value, dict) and "client_id" in value
    }
    for name in sections:
        if "_" in name:
            raise ValueError(f"the name of [auth.{short_line(name)}] may have no underscore")
    if "client_id" in auth or not sections:
        sections[DEFAULT] = auth
    for name, section in sections.items():
        for key in _OF_PROVIDER:
            _text(section, key, "auth" if name == DEFAULT else f"auth.{name}")
    return tuple(sections)


def _section(content: Mapping[str, Any], name: str) -> dict[str, Any]:
    section = content.get(name)
    if not isinstance(section, dict):
        raise ValueError(f"the section [{name}] is missing")
    return section


def _text(section: Mapping[str, Any], key: str, name: str = "auth") -> str:
    value = section.get(key)
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{key} of [{name}] is missing")
    return value
