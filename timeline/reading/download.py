"""One address over the network: where it leads, what is there, and why it is not read."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from ssl import SSLError
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from urllib3.exceptions import HTTPError

from timeline import __version__
from timeline.errors import ReadingError
from timeline.reading.public_network import Network, open_request
from timeline.safe_text import short_line

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

_MOST_HOPS = 5
_MOVED = (301, 302, 303, 307, 308)
_CHUNK = 1 << 16
_KINDS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/xml": ".xml",
    "text/xml": ".xml",
}
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w-]{2,40})", re.IGNORECASE)
_HEADERS = {
    "User-Agent": f"Timeline/{__version__} (one article, for a person who asked)",
    "Accept": ", ".join(_KINDS),
    "Accept-Encoding": "gzip, deflate",
}
_REFUSED = {401: "asks for a name and password", 403: "does not let programs read it", 404: "was not found"}


@dataclass(frozen=True, slots=True)
class Download:
    """What was there: the address that it was found at in the end, its kind (".html"), and its bytes."""

    url: str
    kind: str
    data: bytes


def download(url: str, network: Network | None) -> Download:
    """Return what is at an address. Raises ReadingError, which does not name it."""
    network = network or Network()
    until = monotonic() + network.seconds
    for _ in range(_MOST_HOPS + 1):
        with _answer(url, network, until) as answer:
            if answer.status not in _MOVED:
                return Download(url, _kind(answer), _body(answer, network, until))
            url = urljoin(url, answer.headers.get("Location", ""))
    raise ReadingError(f"it leads on more than {_MOST_HOPS} times; give the address that it ends at.")


@contextmanager
def _answer(url: str, network: Network, until: float) -> Iterator[BaseHTTPResponse]:
    try:
        with open_request(url, network, until, _HEADERS) as answer:
            _check_time(network, until)
            yield answer
    except (HTTPError, HTTPException, OSError, ValueError) as error:
        _check_time(network, until)
        if isinstance(error, SSLError) or "certificate" in str(error).lower():
            raise ReadingError("its certificate is not valid, so it may be another's page.") from None
        raise ReadingError("no answer came that could be read; check the address, and try again.") from None


def _check_time(network: Network, until: float) -> None:
    if monotonic() >= until:
        raise ReadingError(f"no whole answer came within {network.seconds:g} seconds; try again.") from None


def _kind(answer: BaseHTTPResponse) -> str:
    if answer.status != 200:
        said = _REFUSED.get(answer.status, f"answers with an error ({answer.status})")
        raise ReadingError(f"this address {said}; open it in a browser, save the page and give the file.")
    stated = answer.headers.get("Content-Type", "").partition(";")[0].strip().casefold()
    if stated not in _KINDS:
        what = short_line(stated, 60) or "nothing that is named"
        raise ReadingError(f"here is no page, text, PDF or feed but {what}; give the address of an article.")
    return _KINDS[stated]


def _body(answer: BaseHTTPResponse, network: Network, until: float) -> bytes:
    data = bytearray()
    for chunk in answer.stream(_CHUNK, decode_content=True):
        data += chunk
        if len(data) > network.most_bytes:
            raise ReadingError(f"this is longer than {network.most_bytes // 1_000_000} MB and was left out.")
        _check_time(network, until)
    _check_time(network, until)  # what was cut looks like a whole answer where the server gives no length
    return _in_utf8(bytes(data), answer.headers.get("Content-Type", ""))


def _in_utf8(data: bytes, content_type: str) -> bytes:
    """Return text that comes with a statement of its encoding in UTF-8, marked as such; all else as it is."""
    stated = _CHARSET.search(content_type)
    if stated is None:
        return data
    try:
        return codecs.BOM_UTF8 + data.decode(stated[1]).removeprefix("\ufeff").encode()
    except (ValueError, LookupError):
        return data
