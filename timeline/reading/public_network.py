"""Requests to public hosts only: each connection goes to an IP address that was checked, within limits.

A web address from a user must not reach this machine or its private network, so the name is resolved once,
all its IP addresses are checked, and the connection is made to the checked one.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

import certifi

from timeline.errors import ReadingError
from timeline.safe_text import short_line

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse
    from urllib3.connection import HTTPConnection

Address = IPv4Address | IPv6Address

PORTS = {"http": 80, "https": 443}
_TRANSLATED = ("64:ff9b::/96", "64:ff9b:1::/48", "fec0::/10")
"""IPv6 translated by a gateway to any IPv4 address (RFC 6052, RFC 8215), and old site-local addresses."""
_PROTOCOLS = ("192.0.0.0/24", "192.88.99.0/24")
"""IPv4 for special protocols (RFC 6890). Older versions of Python take parts of it for public."""
_SPECIAL = tuple(map(ipaddress.ip_network, _TRANSLATED + _PROTOCOLS))
_NOT_PUBLIC = (
    "is_private",
    "is_loopback",
    "is_link_local",
    "is_multicast",
    "is_reserved",
    "is_unspecified",
)


def _resolve(host: str, port: int) -> list[Address]:
    entries = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in entries]


def _dial(address: Address, port: int) -> tuple[str, int]:
    return str(address), port


def _trusted() -> ssl.SSLContext:
    """Return a context with this system's certificate authorities and Mozilla's."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


@dataclass(frozen=True, slots=True)
class Network:
    """Name resolution, connections and limits; tests replace them.

    ``resolve`` gives the IP addresses of a host; all of them are checked. ``dial`` gets a checked address and
    returns the host and port to connect to. ``seconds`` and ``most_bytes`` limit one download with all its
    redirects.
    """

    resolve: Callable[[str, int], Sequence[Address]] = _resolve
    dial: Callable[[Address, int], tuple[str, int]] = _dial
    trusted: Callable[[], ssl.SSLContext] = _trusted
    seconds: float = 20.0
    most_bytes: int = 20_000_000


def is_public(address: Address) -> bool:
    """Return True for an address of the public internet: not this machine, a private network or a reserve."""
    if any(address in network for network in _SPECIAL):
        return False
    if isinstance(address, IPv6Address) and (inner := _embedded_ipv4(address)) is not None:
        return address.ipv4_mapped is not None and is_public(inner)
    return address.is_global and not any(getattr(address, name) for name in _NOT_PUBLIC)


def _embedded_ipv4(address: IPv6Address) -> IPv4Address | None:
    return address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]


def parse_url(url: str) -> SplitResult:
    """Return the parts of a web address. Raises ReadingError if the program must not fetch it."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        raise ReadingError("this is no web address; give one that begins with https://.") from None
    if parts.scheme not in PORTS or not parts.hostname:
        raise ReadingError("this is no web address; give one that begins with https:// or http://.")
    if parts.username is not None or parts.password is not None:
        raise ReadingError(
            "an address with a name and a password in it is not fetched; give it without them."
        )
    if port not in (None, PORTS[parts.scheme]):
        raise ReadingError("an address with its own port is not fetched; save the page and give the file.")
    return parts


def resolve_public(parts: SplitResult, network: Network, deadline: float) -> Address:
    """Return an IP address of the host. Raises ReadingError unless all its addresses are public."""
    host = parts.hostname or ""
    addresses: list[Address] = []

    def look_up() -> None:
        with suppress(OSError, ValueError):
            addresses.extend(network.resolve(host.encode("idna").decode(), PORTS[parts.scheme]))

    # A name server may not answer for minutes: the thread lets the program stop waiting.
    lookup = threading.Thread(target=look_up, daemon=True)
    lookup.start()
    lookup.join(_seconds_left(deadline))
    if not addresses:
        raise ReadingError(f"{short_line(host, 80)} was not found; check the address.")
    if not all(map(is_public, addresses)):
        raise ReadingError(f"{short_line(host, 80)} is not on the public internet, and is not fetched.")
    return addresses[0]


@contextmanager
def open_request(
    url: str, network: Network, deadline: float, headers: dict[str, str]
) -> Iterator[BaseHTTPResponse]:
    """Yield the response to one GET request, its body unread; the connection goes to the checked address.

    At ``deadline`` (of ``time.monotonic``) the connection is cut, even in the middle of a read.
    """
    parts = parse_url(url)
    address = resolve_public(parts, network, deadline)
    connection = _connection(parts, address, network, _seconds_left(deadline))
    sockets: list[socket.socket] = []
    cut = threading.Timer(_seconds_left(deadline), _cut, (connection, sockets))
    cut.daemon = True
    cut.start()
    try:
        connection.connect()
        sockets.append(connection.sock)  # the connection drops its reference before the body is read
        connection.request(
            "GET", _target(parts), headers=headers | {"Host": _host(parts)}, preload_content=False
        )
        yield connection.getresponse()
    finally:
        cut.cancel()
        connection.close()


def _seconds_left(deadline: float) -> float:
    return max(0.1, deadline - monotonic())


def _connection(parts: SplitResult, address: Address, network: Network, seconds: float) -> HTTPConnection:
    from urllib3.connection import HTTPConnection, HTTPSConnection

    host, port = network.dial(address, PORTS[parts.scheme])
    if parts.scheme == "http":
        return HTTPConnection(host, port, timeout=seconds)
    name = (parts.hostname or "").encode("idna").decode()
    context = network.trusted()
    return HTTPSConnection(host, port, timeout=seconds, server_hostname=name, ssl_context=context)


def _cut(connection: HTTPConnection, sockets: Sequence[socket.socket]) -> None:
    for sock in sockets or (connection.sock,):
        with suppress(OSError, AttributeError):
            sock.shutdown(socket.SHUT_RDWR)


def _target(parts: SplitResult) -> str:
    from urllib3.util import parse_url as parse_target

    return parse_target(parts._replace(fragment="").geturl()).request_uri


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").encode("idna").decode()
    return f"[{host}]" if ":" in host else host
