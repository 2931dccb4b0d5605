"""Text of articles made safe to put into HTML."""

from __future__ import annotations

import html
import re
import unicodedata

_WEB = re.compile(r"(?P<scheme>https?://)(?P<authority>[^/?#\\]+)(?P<rest>.*)", re.IGNORECASE)
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_JOINERS = "\u200c\u200d"  # they shape Persian, Hindi and emoji, and hide nothing


def plain(text: str) -> str:
    """Return text on one line, without control, direction-changing and unassigned characters."""
    return " ".join(seen(text).split())


def seen(text: str) -> str:
    """Return text on one line without unseen characters, each white space of it a space."""
    return text if text.isprintable() else "".join(map(_seen, text))


def escaped(text: str) -> str:
    """Return text as HTML that shows it as it is, character by character; its line feeds stay."""
    return html.escape("".join("\n" if char == "\n" else _seen(char) for char in text), quote=True)


def web_address(url: str | None) -> str | None:
    """Return an address that a link may lead to, escaped; ``None`` for anything but http and https.

    A name and password before the machine's name are left out: they would be shown, sent, or pass for the
    machine's name.
    """
    if url is None or (parts := _WEB.match(plain(url))) is None:
        return None
    machine = parts["authority"].rpartition("@")[2]
    return html.escape(f"{parts['scheme']}{machine}{parts['rest']}", quote=True)


def _seen(char: str) -> str:
    if char.isspace():
        return " "
    return "" if unicodedata.category(char) in _UNSEEN and char not in _JOINERS else char
