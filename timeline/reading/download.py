"""Download of one web address: its redirects, its format, its bytes."""

from __future__ import annotations

import codecs
import logging
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
from timeline.reading.encoding import decoded_as
from timeline.reading.public_network import Network, open_request
from timeline.safe_text import encodable, short_line

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

_MAX_REDIRECTS = 5
_REDIRECTS = (301, 302, 303, 307, 308)
_CHUNK = 1 << 16
_SUFFIXES = {
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
"""Media types that are read, with the suffix of their reader."""
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w-]{2,40})", re.IGNORECASE)
_HEADERS = {
    "User-Agent": f"Timeline/{__version__} (one article, for a person who asked)",
    "Accept": ", ".join(_SUFFIXES),
    "Accept-Encoding": "gzip, deflate",
}
_REFUSALS = {401: "asks for a name and password", 403: "does not let programs read it", 404: "was not found"}

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Download:
    """The bytes of a web address, the suffix of their format (".html"), and the address after redirects."""

    url: str
    suffix: str
    data: bytes


def download(url: str, network: Network | None) -> Download:
    """Return the content of a web address. Raises ReadingError; its message does not name the address."""
    network = network or Network()
    deadline = monotonic() + network.seconds
    for _ in range(_MAX_REDIRECTS + 1):
        with _response(url, network, deadline) as response:
            if response.status not in _REDIRECTS:
                return Download(url, _suffix(response), _body(response, network, deadline))
            url = urljoin(url, response.headers.get("Location", ""))
    raise ReadingError(f"it redirects more than {_MAX_REDIRECTS} times; give the address that it ends at.")


@contextmanager
def _response(url: str, network: Network, deadline: float) -> Iterator[BaseHTTPResponse]:
    try:
        with open_request(url, network, deadline, _HEADERS) as response:
            _check_time(network, deadline)
            yield response
    except (HTTPError, HTTPException, OSError, ValueError) as error:
        _LOG.debug("a download failed", exc_info=True)
        _check_time(network, deadline)
        if isinstance(error, SSLError) or "certificate" in str(error).lower():
            raise ReadingError(
                "its certificate is not valid, so this may be another site's page; check the address."
            ) from None
        raise ReadingError("no readable answer came; check the address, and try again.") from None


def _check_time(network: Network, deadline: float) -> None:
    if monotonic() >= deadline:
        raise ReadingError(f"no whole answer came within {network.seconds:g} seconds; try again.") from None


def _suffix(response: BaseHTTPResponse) -> str:
    if response.status != 200:
        problem = _REFUSALS.get(response.status, f"answers with an error ({response.status})")
        raise ReadingError(f"this address {problem}; open it in a browser, save the page and give the file.")
    media_type = response.headers.get("Content-Type", "").partition(";")[0].strip().casefold()
    if media_type not in _SUFFIXES:
        stated = short_line(media_type, 60) or "an unnamed kind of file"
        raise ReadingError(
            f"here is no page, text, PDF or feed but {stated}; give the address of an article."
        )
    return _SUFFIXES[media_type]


def _body(response: BaseHTTPResponse, network: Network, deadline: float) -> bytes:
    data = bytearray()
    for chunk in response.stream(_CHUNK, decode_content=True):
        data += chunk
        if len(data) > network.most_bytes:
            raise ReadingError(f"this is longer than {network.most_bytes // 1_000_000} MB and was left out.")
        _check_time(network, deadline)
    _check_time(network, deadline)  # without a stated length, a cut body looks complete
    return _in_utf8(bytes(data), response.headers.get("Content-Type", ""))


def _in_utf8(data: bytes, content_type: str) -> bytes:
    """Return text of a declared encoding as UTF-8 with a byte order mark; other data is unchanged."""
    declared = _CHARSET.search(content_type)
    if declared is None:
        return data
    text = decoded_as(data, declared[1])
    return data if text is None else codecs.BOM_UTF8 + encodable(text).removeprefix("\ufeff").encode()
