"""Text of articles, made safe to show on a page or in a terminal and to write to a file."""

from __future__ import annotations

import html
import re
import unicodedata

_HTTP_URL = re.compile(r"(?P<scheme>https?://)(?P<authority>[^/?#\\]+)(?P<rest>.*)", re.IGNORECASE)
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Unicode categories: control, format (direction marks), surrogate, private use, unassigned."""
_JOINERS = "\u200c\u200d"
"""Zero-width joiners: Persian, Hindi and emoji need them, and they hide nothing."""
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def encodable(text: str) -> str:
    """Return text of the same length for UTF-8: U+FFFD replaces each lone surrogate."""
    return _SURROGATE.sub("\ufffd", text)


def visible(text: str) -> str:
    """Return text without invisible characters; each white-space character becomes a space."""
    return text if text.isprintable() else "".join(map(_visible, text))


def single_line(text: str) -> str:
    """Return text on one line, with single spaces and without invisible characters."""
    return " ".join(visible(text).split())


def short_line(text: str, most: int = 200) -> str:
    """Return text on one line, cut at ``most`` characters; U+FFFD replaces a lone surrogate."""
    line = single_line(encodable(text))
    return line if len(line) <= most else line[: most - 1] + "…"


def escaped_html(text: str) -> str:
    """Return text as HTML, with all markup escaped; line feeds stay, invisible characters go."""
    return html.escape("".join("\n" if char == "\n" else _visible(char) for char in text), quote=True)


def safe_href(url: str | None) -> str | None:
    """Return an http or https address, escaped for an ``href``; ``None`` for any other address.

    A user name and password before the host are left out: a browser would show or send them, and a reader
    could take them for the host.
    """
    if url is None or (parts := _HTTP_URL.match(single_line(url))) is None:
        return None
    host = parts["authority"].rpartition("@")[2]
    return html.escape(f"{parts['scheme']}{host}{parts['rest']}", quote=True)


def _visible(char: str) -> str:
    if char.isspace():
        return " "
    return "" if unicodedata.category(char) in _INVISIBLE and char not in _JOINERS else char
